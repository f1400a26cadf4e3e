import assert from "node:assert/strict";
import { test } from "node:test";
import { cellWidth, layoutRows, strength } from "../../lstm_core/widgets/esm/lib/layout.js";
import { lstmForward } from "../../lstm_core/widgets/esm/lib/lstm.js";
import { gateTerms, isTerm, PREVIOUS, plain, SQUASHED } from "../../lstm_core/widgets/esm/lib/terms.js";
import { tracksOf } from "../../lstm_core/widgets/esm/lib/tracks.js";
import { number, signed } from "../../lstm_core/widgets/esm/lib/words.js";
import { random, randomParameters } from "./cases.mjs";

const SIZES = { top: 20, row: 10, gap: 6 };

const BLOCKS = ["i", "f", "g", "o", "c", "h"].map((quantity) => ({ quantity, units: 4 }));

test("both groupings hold every row once, in reading order", () => {
  for (const grouping of ["gate", "unit"]) {
    const { rows, groups, height } = layoutRows(BLOCKS, grouping, SIZES);
    assert.equal(rows.length, 24);
    assert.equal(new Set(rows.map((row) => row.quantity + row.unit)).size, 24);
    assert.deepEqual(
      [...rows].sort((a, b) => a.y - b.y),
      rows,
    );
    assert.equal(groups.length, grouping === "gate" ? 6 : 4);
    assert.equal(height, rows.at(-1).y + SIZES.row);
  }
});

test("rows of another network come last and together, whatever the grouping", () => {
  const blocks = [{ quantity: "beside_h", units: 3, apart: true }, ...BLOCKS];
  for (const grouping of ["gate", "unit"]) {
    const { rows, groups, height } = layoutRows(blocks, grouping, SIZES);
    assert.deepEqual(
      rows.slice(24).map(({ quantity, unit }) => `${quantity} ${unit}`),
      ["beside_h 0", "beside_h 1", "beside_h 2"],
    );
    assert.equal(groups.at(-1).height, 3 * SIZES.row);
    assert.equal(height, rows.at(-1).y + SIZES.row);
  }
});

test("the rows of a run carry its values: six quantities of an LSTM, two of a network without gates", () => {
  const rng = random(11);
  const trace = lstmForward(randomParameters(rng, 2, 3), Array.from({ length: 8 }, rng));
  const tracks = tracksOf(trace, 2.5);
  assert.deepEqual(
    tracks.map(({ quantity, scale, signed }) => [quantity, scale, signed]),
    [
      ["i", 1, false],
      ["f", 1, false],
      ["g", 1, true],
      ["o", 1, false],
      ["c", 2.5, true],
      ["h", 1, true],
    ],
  );
  assert.ok(tracks.every((track) => track.values === trace[track.quantity] && track.units === 3));
  const { i, f, g, o, c, c0, ...plain } = trace;
  assert.deepEqual(
    tracksOf(plain, 4).map(({ quantity, scale }) => [quantity, scale]),
    [
      ["a", 4],
      ["h", 1],
    ],
  );
});

test("cells are whole pixels, 36 steps fit a phone, and a long run scrolls instead of vanishing", () => {
  assert.equal(cellWidth(264, 36), 7);
  assert.equal(cellWidth(5000, 36), 36);
  assert.equal(cellWidth(600, 10), 22);
  assert.equal(cellWidth(200, 400), 4);
});

test("strength is clipped at one, and zero for what is no number", () => {
  assert.deepEqual([strength(0.5, 1), strength(-3, 2), strength(Number.NaN, 1), strength(Infinity, 1)], [0.5, 1, 0, 1]);
});

test("numbers keep a real minus, lose a negative zero, and never print exponents of three digits", () => {
  assert.deepEqual(
    [-1.25, -0.0001, Number.NaN, -Infinity, 123456].map((v) => number(v)),
    ["−1.250", "0.000", "NaN", "−∞", "1.2e+5"],
  );
  assert.deepEqual(
    [1, 0, -2].map((v) => signed(v)),
    ["+1.0", "0.0", "−2.0"],
  );
});

test("the terms of a step are its equations", () => {
  const rng = random(7);
  const trace = lstmForward(randomParameters(rng, 2, 3), Array.from({ length: 8 }, rng), { forgetBias: 0.5 });
  for (const t of [0, 3]) {
    for (const unit of [0, 2]) {
      const step = { trace, t, unit };
      ["i", "f", "g", "o"].forEach((gate, block) => {
        const [input, recurrent, bias, sum, value] = gateTerms(gate, block).map((term) => term.value(step));
        assert.ok(Math.abs(input + recurrent + bias - sum) < 1e-14);
        const squashed = gate === "g" ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
        assert.ok(Math.abs(squashed - value) < 1e-14, gate);
      });
      const [f, i, g, c, o, h] = ["f", "i", "g", "c", "o", "h"].map((q) => plain(q).value(step));
      assert.ok(Math.abs(f * PREVIOUS.value(step) + i * g - c) < 1e-14);
      assert.ok(Math.abs(o * SQUASHED.value(step) - h) < 1e-14);
    }
  }
});

test("a mark in the timeline and a number of the step find each other", () => {
  const step = { trace: lstmForward(randomParameters(random(8), 1, 2), [1, 2]), t: 1, unit: 0 };
  const [input, recurrent, , , value] = gateTerms("f", 1);
  assert.deepEqual(value.cells(step), [{ quantity: "f", t: 1, unit: 0 }]);
  assert.deepEqual(input.cells(step), [{ quantity: "x", t: 1, unit: null }]);
  assert.deepEqual(recurrent.cells(step), [{ quantity: "h", t: 0, unit: null }]);
  assert.ok(isTerm({ quantity: "f", t: 1, unit: 0 }, value, step));
  assert.ok(isTerm({ quantity: "c", t: 0, unit: 0 }, PREVIOUS, step));
  assert.ok(!isTerm({ quantity: "c", t: 0, unit: 0 }, plain("c"), step));
  assert.ok(!isTerm({ quantity: "f", t: 1, unit: 1 }, value, step));
});
