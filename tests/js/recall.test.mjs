import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeNetwork } from "../../lstm_core/widgets/esm/lib/network.js";
import {
  countInWords,
  distanceInWords,
  fading,
  LENGTH,
  LONGEST,
  machineStates,
  runRecall,
  sharesOf,
  symbolsOf,
  windowAnswer,
} from "../../lstm_core/widgets/esm/lib/recall.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../lstm_core/${path}`, import.meta.url), "utf8"));
const { noise } = read("tasks/data/recall.json");
const network = (name) => decodeNetwork(read(`weights/${name}.json`));
const TRAITS = { network: "recall-next", lag: 6, window: 10, cue: "Y", string: 0 };

test("a string holds one cue at its lag and ends with the question", () => {
  for (const lag of [1, 9, LONGEST]) {
    const symbols = symbolsOf(noise[3], 1, lag);
    assert.equal(symbols.length, LENGTH);
    assert.deepEqual(
      symbols.flatMap((symbol, t) => (symbol <= 1 ? [t] : [])),
      [LONGEST - lag],
    );
    assert.equal(symbols[LONGEST], 6);
  }
});

test("one step outside the window is half lost, and the machine loses nothing", () => {
  const seen = sharesOf(noise, (symbols) => windowAnswer(symbols, 10));
  assert.deepEqual([seen[8], seen[9]], [1, 0.5]);
  assert.ok(sharesOf(noise, (symbols) => machineStates(symbols)[LONGEST]).every((share) => share === 1));
});

test("states are the same until the cue; what fades in one network stays in another", () => {
  const distances = Object.fromEntries(
    ["recall-far", "recall-near"].map((name) => [name, fading(noise[0], network(name), 20)]),
  );
  for (const values of Object.values(distances)) {
    assert.ok(values.slice(0, LONGEST - 20).every((distance) => distance === 0));
    assert.ok(values[LONGEST - 20] > 0.1);
  }
  assert.ok(distances["recall-far"][LONGEST] < 1e-9);
  assert.ok(distances["recall-near"][LONGEST] > 1);
});

test("bad traits are refused in words", () => {
  const next = network("recall-next");
  for (const [change, words] of [
    [{ lag: 0 }, /lag is 0; it is a whole number from 1 to 31/],
    [{ window: 2.5 }, /window is 2.5/],
    [{ string: 50 }, /string is 50/],
    [{ cue: "a" }, /cue is a; give X or Y/],
  ]) {
    assert.throws(() => runRecall(noise, next, { ...TRAITS, ...change }), words);
  }
});

test("numbers are written so that they can be read", () => {
  assert.deepEqual([6, 7776, 6 ** 9].map(countInWords), ["6", "7776", "1.0 · 10⁷"]);
  assert.deepEqual([2.371, 0.0123, 0.0042, 0].map(distanceInWords), ["2.37", "0.01", "4e−3", "less than 1e−12"]);
});
