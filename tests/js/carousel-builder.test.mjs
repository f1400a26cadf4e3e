import assert from "node:assert/strict";
import { test } from "node:test";
import { CUT_1997, EDGES, unrolledEdges, waysBack } from "../../lstm_core/widgets/esm/lib/carousel.js";
import {
  EDGE_NAMES,
  runBuilder,
  scissorsInWords,
  settledBuilder,
} from "../../lstm_core/widgets/esm/lib/carousel-builder.js";
import { HEIGHT, layoutUnrolled } from "../../lstm_core/widgets/esm/lib/unrolled.js";

const FIRST = {
  carousel: true,
  input_gate: true,
  output_gate: true,
  weight: 2,
  input_bias: -3,
  output_bias: -3,
  mean: 0,
  steps: 50,
  cuts: [],
};

test("every way that is drawn can be cut, and its cut is counted", () => {
  const whole = unrolledEdges(2, -1, -1);
  const drawn = new Set(layoutUnrolled(600).edges.map(({ name }) => name));
  assert.deepEqual([...drawn].sort(), [...EDGES].sort());
  for (const name of EDGES) {
    assert.ok(EDGE_NAMES[name]);
    assert.ok(waysBack(whole, [name]).paths < waysBack(whole, []).paths, name);
  }
});

test("nodes stay inside the drawing, also on a phone, and do not touch", () => {
  for (const width of [300, 680]) {
    const { nodes } = layoutUnrolled(width);
    for (const { at } of nodes) assert.ok(at[0] > 12 && at[0] < width - 12 && at[1] > 12 && at[1] < HEIGHT - 12);
    for (const a of nodes) {
      for (const b of nodes) if (a !== b) assert.ok(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) > 24);
    }
  }
});

test("the scissors are told apart in words", () => {
  const say = (cuts) => scissorsInWords(runBuilder({ ...FIRST, cuts }));
  assert.match(say([]), /Nothing is cut/);
  assert.match(say([...CUT_1997].reverse()), /truncation of 1997/);
  assert.match(say(["sy"]), /No way back/);
  assert.match(say(["ss"]), /carousel itself/);
  assert.match(say(["yi"]), /Some paths/);
});

test("traits are taken to their limits, and strange ones are refused by name", () => {
  const { weight, steps } = settledBuilder({ ...FIRST, weight: 99, steps: 12.4 });
  assert.deepEqual([weight, steps], [4, 12]);
  assert.throws(() => settledBuilder({ ...FIRST, mean: Number.NaN }), /mean needs a finite number/);
  assert.throws(() => settledBuilder({ ...FIRST, cuts: ["zz"] }), /cuts names zz; there are ss/);
});
