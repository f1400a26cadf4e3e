import assert from "node:assert/strict";
import { test } from "node:test";
import { runCell } from "../../lstm_core/widgets/esm/lib/cell-run.js";
import { tracksOf } from "../../lstm_core/widgets/esm/lib/cell-tracks.js";
import { cellWidth, layoutRows, strength } from "../../lstm_core/widgets/esm/lib/layout.js";
import { lstmForward } from "../../lstm_core/widgets/esm/lib/lstm.js";
import { equationsOf, isTerm } from "../../lstm_core/widgets/esm/lib/terms.js";
import { plainTracks } from "../../lstm_core/widgets/esm/lib/tracks.js";
import { number, signed } from "../../lstm_core/widgets/esm/lib/words.js";
import { random, randomCell, randomParameters } from "./cases.mjs";

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

const shownIn = (tracks) => tracks.map(({ quantity, scale, signed, gate }) => [quantity, scale, signed, gate]);

test("the rows of a plain LSTM carry its values", () => {
  const rng = random(11);
  const trace = lstmForward(randomParameters(rng, 2, 3), Array.from({ length: 8 }, rng));
  const tracks = plainTracks(trace, 2.5);
  assert.deepEqual(shownIn(tracks), [
    ["i", 1, false, true],
    ["f", 1, false, true],
    ["g", 1, true, true],
    ["o", 1, false, true],
    ["c", 2.5, true, false],
    ["h", 1, true, false],
  ]);
  assert.ok(tracks.every((track) => track.values === trace[track.quantity] && track.units === 3));
});

test("the rows of any cell are those of its equations, what has no limits on a scale of its own", () => {
  const rng = random(12);
  const x = Float64Array.from({ length: 8 }, rng);
  const free = { c: { shade: 2, range: 3 }, h: { shade: 4, range: 5 }, a: { shade: 6, range: 7 } };
  const rows = (entry) => shownIn(tracksOf(runCell(randomCell(rng, 2, { hidden_size: 4, ...entry }), x), free));
  const gates = (names) => [...names].map((name) => [name, 1, name === "g" || name === "n", true]);
  const [c, h] = [
    ["c", 2, true, false],
    ["h", 1, true, false],
  ];
  assert.deepEqual(rows({ cell: "LSTM" }), [...gates("ifgo"), c, h]);
  assert.deepEqual(rows({ cell: "LSTM", variant: "NIG" }), [...gates("fgo"), c, h]);
  assert.deepEqual(rows({ cell: "LSTM", variant: "CIFG" }), [...gates("ifgo"), c, h]);
  assert.deepEqual(rows({ cell: "LSTM", proj_size: 2 }).at(-1), ["h", 4, true, false]);
  assert.deepEqual(rows({ cell: "GRU" }), [...gates("rzn"), h]);
  assert.deepEqual(rows({ cell: "RNN" }), [["a", 6, true, false], h]);
  assert.deepEqual(rows({ cell: "RNN", activations: [["relu"]] }).at(-1), ["h", 4, false, false]);
});

test("a projected state has fewer rows, also unit by unit", () => {
  const blocks = BLOCKS.map((block) => (block.quantity === "h" ? { ...block, units: 2 } : block));
  for (const grouping of ["gate", "unit"]) {
    const { rows } = layoutRows(blocks, grouping, SIZES);
    assert.deepEqual(
      rows.filter(({ quantity }) => quantity === "h").map(({ unit }) => unit),
      [0, 1],
    );
  }
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

/** Every number that is written out for a step, by name. */
const numbersOf = (equations, step) => {
  const terms = [...equations.rows.flatMap((row) => row.terms), ...equations.lines.flat()];
  return Object.fromEntries(terms.filter((term) => term?.value).map((term) => [term.quantity, term.value(step)]));
};

test("the terms of a step are its equations: of an LSTM with peepholes, of a GRU with either reset", () => {
  const rng = random(7);
  const x = Float64Array.from({ length: 8 }, rng);
  const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-14, `${a} ${b}`);
  const lstm = randomCell(rng, 2, { cell: "LSTM", hidden_size: 3 }, true);
  for (const t of [0, 3]) {
    const n = numbersOf(equationsOf(lstm), { trace: runCell(lstm, x, { forgetBias: 0.5 }), t, unit: 2 });
    for (const gate of ["i", "f", "o"]) {
      near(n[`input_${gate}`] + n[`recurrent_${gate}`] + n[`peephole_${gate}`] + n[`bias_${gate}`], n[`a_${gate}`]);
      near(1 / (1 + Math.exp(-n[`a_${gate}`])), n[gate]);
    }
    near(n.f * n.c_previous + n.i * n.g, n.c);
    near(n.o * n.tanh_c, n.h);
  }
  for (const reset_after of [true, false]) {
    const gru = randomCell(rng, 2, { cell: "GRU", hidden_size: 3, reset_after });
    const n = numbersOf(equationsOf(gru), { trace: runCell(gru, x), t: 2, unit: 1 });
    near(n.input_n + n.recurrent_n + n.bias_n, n.a_n);
    near(n.kept * n.n + n.z * n.h_previous, n.h);
    near(reset_after ? n.r * n.product : n.r * n.h_previous, reset_after ? n.recurrent_n : n.product);
  }
});

test("what is unusual about a cell is said", () => {
  const notes = (entry) => equationsOf(randomCell(random(1), 2, { cell: "LSTM", hidden_size: 4, ...entry })).notes;
  assert.deepEqual(notes({}), []);
  assert.deepEqual(notes({ clip: 3, reverse: true, variant: "NFG" }), [
    "There is no forget gate: f = 1.",
    "Every pre-activation is held within ±3.",
    "This direction reads from the end: its step before t is t + 1.",
  ]);
  const activations = [["hard_sigmoid", 0.25, 0.5], ["tanh"], ["tanh"]];
  assert.deepEqual(notes({ activations }), ["hard sigmoid with α = 0.25, β = 0.5."]);
});

test("a mark in the timeline and a number of the step find each other, also where reading goes backwards", () => {
  for (const reverse of [false, true]) {
    const cell = randomCell(random(8), 1, { cell: "LSTM", hidden_size: 2, reverse });
    const { rows, lines } = equationsOf(cell);
    const step = { trace: runCell(cell, Float64Array.of(1, 2, 3)), t: 1, unit: 0 };
    const before = reverse ? 2 : 0;
    const [input, recurrent, , , value] = rows[1].terms;
    const [c, , , , previous] = lines[0];
    assert.deepEqual(value.marks(step), [{ quantity: "f", t: 1, unit: 0 }]);
    assert.deepEqual(input.marks(step), [{ quantity: "x", t: 1, unit: null }]);
    assert.deepEqual(recurrent.marks(step), [{ quantity: "h", t: before, unit: null }]);
    assert.ok(isTerm({ quantity: "f", t: 1, unit: 0 }, value, step));
    assert.ok(isTerm({ quantity: "c", t: before, unit: 0 }, previous, step));
    assert.ok(!isTerm({ quantity: "c", t: before, unit: 0 }, c, step));
    assert.ok(!isTerm({ quantity: "f", t: 1, unit: 1 }, value, step));
    assert.equal(previous.symbol, reverse ? "c_t+1" : "c_t−1");
  }
});
