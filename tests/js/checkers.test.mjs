/** The browser's judges say what the corpus says: the same answers, outcomes, hints and sentences as Python's. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { judge } from "../../lstm_core/widgets/esm/lib/checkers.js";
import { shown } from "../../lstm_core/widgets/esm/lib/exercise-answers.js";
import { parse, restored, toAnswer, untouched } from "../../lstm_core/widgets/esm/lib/exercise-form.js";

const folder = new URL("../../lstm_core/exercises/", import.meta.url);
const read = (url) => JSON.parse(readFileSync(url, "utf8"));
const specs = readdirSync(folder)
  .filter((name) => /^\d\d\.json$/.test(name))
  .flatMap((name) => read(new URL(name, folder)).exercises);
const corpus = read(new URL("../data/exercise_corpus.json", import.meta.url));

function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== "object") return value;
  if ("$number" in value) return value.$number === "1e400" ? Number("1e400") : Number(value.$number);
  if ("$repeat" in value) return value.$repeat[0].repeat(value.$repeat[1]);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry)]));
}

test("the corpus knows every exercise", () => {
  assert.deepEqual(
    Object.keys(corpus),
    specs.map((spec) => spec.id),
  );
});

for (const spec of specs) {
  test(`${spec.id}: outcome, hint and sentence of every answer`, () => {
    for (const { answer, outcome, hint = null, say } of corpus[spec.id]) {
      const verdict = judge(spec, decode(answer));
      assert.deepEqual(verdict, { outcome, say, hint }, JSON.stringify(answer).slice(0, 80));
    }
  });

  test(`${spec.id}: what only the browser can be given is answered too`, () => {
    for (const answer of [undefined, Symbol("x"), () => 1, 10n, new Date(0), new Map([[1, 2]])]) {
      const { outcome, say } = judge(spec, answer);
      assert.equal(outcome, "unreadable");
      assert.doesNotMatch(say, /undefined|NaN/);
    }
  });

  test(`${spec.id}: the form starts untouched, and the right answer typed into it is right`, () => {
    const empty = untouched(spec);
    assert.deepEqual(restored(spec, empty), empty);
    if (spec.kind !== "ordering") assert.equal([empty].flat().join(""), "");
    assert.notEqual(judge(spec, toAnswer(spec, empty)).outcome, "right");
    const typed = typedAnswer(spec);
    assert.deepEqual(restored(spec, JSON.parse(JSON.stringify(typed))), typed);
    assert.equal(judge(spec, toAnswer(spec, typed)).say, `Right. ${spec.right}`);
  });

  test(`${spec.id}: what is stored and does not fit the form is left alone`, () => {
    for (const junk of [null, 3, "x", {}, [], ["<b>", 1], [["a"]], { length: 9 }, Array(1000).fill("a")]) {
      const typed = restored(spec, junk);
      assert.ok(typed === null || typeof judge(spec, toAnswer(spec, typed)).say === "string");
    }
  });
}

/** The right answer as a reader enters it. */
function typedAnswer(spec) {
  if (["number", "numbers", "predicate"].includes(spec.kind)) {
    return [spec.answer].flat().map((value) => String(value).replace("-", "−"));
  }
  return spec.kind === "set" ? [...spec.answer].sort((a, b) => (a < b ? -1 : 1)) : spec.answer;
}

test("numbers are read as people write them; anything else stays text, which the judge refuses", () => {
  const read = ["2.5", " −3 ", "+.5", "1e3", "1E-2", "5."].map(parse);
  assert.deepEqual(read, [2.5, -3, 0.5, 1000, 0.01, 5]);
  for (const text of ["", "3,34", "1/2", "0x10", "Infinity", "NaN", "1 2", "--1", ".", "e5", "١"]) {
    assert.equal(parse(text), text);
  }
});

test("values are shown alike in both languages", () => {
  const cases = [
    [2.2132, "2.21"],
    [640, "640"],
    [-0.5, "−0.5"],
    [-0.001, "0"],
    [1.005, "1"],
    [0.995, "1"],
    [19.1, "19.1"],
    [1e6, "1000000"],
    [3e9, "over a million"],
    [-3e9, "over a million"],
    [Number.NaN, "no number"],
  ];
  for (const [value, text] of cases) assert.equal(shown(value), text);
});
