import assert from "node:assert/strict";
import { test } from "node:test";
import {
  edited,
  entriesOf,
  nameOf,
  PARAMETERS,
  runUnroll,
  settled,
  shortName,
} from "../../lstm_core/widgets/esm/lib/unroll.js";
import { random } from "./cases.mjs";

function traits(seed, change = {}) {
  const rng = random(seed);
  const list = (size) => Array.from({ length: size }, () => rng() * 2);
  const weights = { weight_ih: [list(1), list(1)], weight_hh: [list(2), list(2)], bias: list(2) };
  return { unrolled: true, steps: 6, t: 3, x: list(6), ...weights, ...change };
}

test("an edit changes one weight, and every step from the first on", () => {
  const before = traits(1);
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 4; column++) {
      const after = { ...before, ...edited(before, { row, column, value: 0.123 }) };
      const [was, is] = [before, after].map((t) => entriesOf(t).flat());
      assert.equal(is[4 * row + column], 0.123);
      assert.equal(is.filter((value, n) => value !== was[n]).length, 1, nameOf({ row, column }));
      const [h, next] = [before, after].map((t) => runUnroll(t).h);
      const from = column === 0 || column === 3 ? 1 : 2; // nothing to read of h before the first step
      for (let t = from; t <= 6; t++) assert.notDeepEqual(next[t], h[t], `step ${t}`);
    }
  }
});

test("more steps, no more numbers; the steps that were there stay as they were", () => {
  const all = runUnroll(traits(2));
  for (let steps = 1; steps <= 6; steps++) {
    const now = runUnroll(traits(2, { steps }));
    assert.deepEqual(now.h, all.h.slice(0, steps + 1));
    assert.deepEqual([now.parameters, now.separate], [PARAMETERS, PARAMETERS * steps]);
  }
});

test("with the first input turned round the run differs from its first step on", () => {
  const { distances, twin, h } = runUnroll(traits(3));
  assert.equal(distances[0], 0);
  assert.ok(distances[1] > 0);
  assert.ok(Math.abs(distances[2] - Math.hypot(h[2][0] - twin[2][0], h[2][1] - twin[2][1])) < 1e-15);
  assert.ok(runUnroll(traits(3, { x: [0, 1, 1, 1, 1, 1] })).distances.every((gap) => gap === 0));
});

test("numbers are taken to their limits, what is no number is refused in words", () => {
  const now = settled(traits(4, { steps: 9, t: 7, x: [9, -9, 0, 0, 0, 0] }));
  assert.deepEqual([now.steps, now.t, now.x[0], now.x[1]], [6, 6, 3, -3]);
  assert.equal(settled(traits(4, { steps: 2, t: 5 })).t, 2);
  for (const [change, words] of [
    [{ x: [1] }, /x needs 6 finite numbers/],
    [{ bias: [1, Number.NaN] }, /bias needs 2 finite numbers/],
    [{ weight_ih: [[1]] }, /weight_ih needs 2 rows/],
    [{ weight_hh: [[1, 2], [1]] }, /weight_hh, row 1, needs 2 finite numbers/],
  ]) {
    assert.throws(() => settled(traits(4, change)), words);
  }
});

test("every entry has a name of its own", () => {
  const places = [0, 1].flatMap((row) => [0, 1, 2, 3].map((column) => ({ row, column })));
  for (const name of [nameOf, shortName]) assert.equal(new Set(places.map(name)).size, 8);
});
