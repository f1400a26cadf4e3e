import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { judge } from "../../lstm_core/widgets/esm/lib/checkers.js";
import { decodeState, encodeState, readHash, withState } from "../../lstm_core/widgets/esm/lib/link-state.js";

const STRINGS = JSON.parse(readFileSync(new URL("../data/injections.json", import.meta.url), "utf8"));
const FIRST = Object.freeze({ t: 4, name: "first", x: ["a"] });
const entry = (key, value) => encodeState(JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`));

test("a text in a link comes back as it was, whatever it looks like", () => {
  for (const text of STRINGS) {
    const hash = withState("", "lab", { name: text, x: [text] });
    assert.match(hash, /^lab=[\w-]+$/);
    assert.deepEqual(decodeState(readHash(`#${hash}`).get("lab"), FIRST), { name: text, x: [text] });
  }
});

test("a name that no figure has is quoted and refused, and touches no prototype", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  for (const text of STRINGS) {
    assert.throws(
      () => decodeState(entry(text, { injected: 1 }), FIRST),
      ({ message }) => message.includes(`"${text}"`),
    );
  }
  assert.equal(Object.getOwnPropertyNames(Object.prototype).length, before);
  assert.equal({}.injected, undefined);
});

test("a link that is no state at all is refused with a sentence", () => {
  for (const text of STRINGS) {
    const given = readHash(`#lab=${text}`).get("lab");
    assert.throws(() => decodeState(given, FIRST), /damaged or cut short|holds no list of entries/);
  }
});

test("an answer that is no number is quoted in the verdict", () => {
  const spec = { id: "x", kind: "number", answer: 2, tolerance: 0, label: "a" };
  for (const text of STRINGS) {
    const { outcome, say } = judge(spec, text);
    assert.equal(outcome, "unreadable");
    assert.ok(say.includes([...text].slice(0, 40).join("")), say);
  }
});
