import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gruForward } from "../../lstm_core/widgets/esm/lib/gru.js";
import {
  biasFor,
  COMPUTED_AT,
  CORNERS,
  gateState,
  logicOf,
  OPERATIONS,
  rowOf,
  runLab,
  settled,
} from "../../lstm_core/widgets/esm/lib/one-step.js";
import { CODE, LINES, SAYS } from "../../lstm_core/widgets/esm/lib/one-step-words.js";
import { random, randomParameters } from "./cases.mjs";

const cells = JSON.parse(readFileSync(new URL("../../lstm_core/widgets/esm/lib/cells.json", import.meta.url), "utf8"));

function traits(seed, change = {}) {
  const rng = random(seed);
  const list = (size, scale) => Array.from({ length: size }, () => rng() * scale);
  return {
    hidden_size: 3,
    unit: 1,
    operation: 9,
    x: list(2, 2),
    h: list(4, 1),
    c: list(4, 4),
    weight_ih: Array.from({ length: 16 }, () => list(2, 2)),
    weight_hh: Array.from({ length: 16 }, () => list(4, 2)),
    bias: list(16, 2),
    ...change,
  };
}

test("raising only the forget bias of an empty cell moves its forget gate and nothing else", () => {
  const before = traits(1, { c: [0, 0, 0, 0] });
  const bias = before.bias.map((b, n) => (n === rowOf("f", 1) ? 10 : b));
  const [was, is] = [before, { ...before, bias }].map((t) => runLab(t).units);
  assert.notEqual(is[1].f, was[1].f);
  for (const term of ["i", "g", "o", "keep", "write", "c", "h"]) assert.equal(is[1][term], was[1][term], term);
  assert.deepEqual([is[0], is[2]], [was[0], was[2]]);
});

test("a large cell state behind a closed output gate is kept and not shown", () => {
  const t = traits(2, { c: [0, 9, 0, 0] });
  const shut = biasFor(t, runLab(t).units[1], { o: 0, f: 1, i: 0 });
  const { c, h } = runLab({ ...t, bias: shut }).units[1];
  assert.ok(c > 8.9 && Math.abs(h) < 1e-3, `${c} ${h}`);
});

test("the soft step is the mean of the truth table's rows", () => {
  for (let seed = 0; seed < 50; seed++) {
    for (const values of runLab(traits(seed)).units) {
      const rows = logicOf(values);
      const mean = (part) => part.reduce((sum, { gives, share }) => sum + gives * share, 0);
      const total = (part) => part.reduce((sum, { share }) => sum + share, 0);
      assert.ok(Math.abs(mean(rows.slice(0, 4)) - values.c) < 1e-12);
      assert.ok(Math.abs(mean(rows.slice(4)) - values.h) < 1e-12);
      assert.ok(Math.abs(total(rows.slice(0, 4)) - 1) < 1e-12 && Math.abs(total(rows.slice(4)) - 1) < 1e-12);
    }
  }
});

test("each button of the truth table drives the gates to its row, and there it has nothing left to do", () => {
  const t = traits(3);
  for (const { id, gates } of CORNERS) {
    const bias = biasFor(t, runLab(t).units[1], gates);
    const now = { ...t, bias };
    const row = logicOf(runLab(now).units[1]).find((r) => r.id === id);
    assert.ok(row.share > 0.998, `${id} ${row.share}`);
    assert.deepEqual(biasFor(now, runLab(now).units[1], gates), bias);
    for (const [gate, open] of Object.entries(gates)) {
      assert.equal(gateState(runLab(now).units[1][gate]), open ? "open" : "closed");
    }
  }
  assert.equal(gateState(0.5), "");
});

test("a unit that does not take part changes nothing", () => {
  const t = traits(4);
  const other = {
    ...t,
    h: [...t.h.slice(0, 3), 0.9],
    c: [...t.c.slice(0, 3), 9],
    bias: t.bias.map((b, n) => b + (n % 4 === 3)),
  };
  assert.deepEqual(runLab(other).units, runLab(t).units);
  assert.equal(runLab({ ...t, hidden_size: 4 }).units.length, 4);
});

test("numbers are taken to their limits, wrong shapes and what is no number are refused in words", () => {
  const t = traits(5, { unit: 7, operation: -3, hidden_size: 9, x: [40, -40], h: [3, 0, 0, 0] });
  const { unit, operation, hidden_size, x, h } = settled(t);
  assert.deepEqual([unit, operation, hidden_size, x, h[0]], [3, 0, 4, [10, -10], 1]);
  assert.throws(() => settled({ ...t, c: [1, 2] }), /c needs 4 finite numbers/);
  assert.throws(() => settled({ ...t, x: [1, Number.NaN] }), /x needs 2 finite numbers/);
  assert.throws(() => settled({ ...t, x: ["1", 2] }), /x needs 2 finite numbers/);
  assert.throws(() => settled({ ...t, weight_ih: t.weight_ih.slice(1) }), /weight_ih needs 16 rows/);
  assert.throws(() => settled({ ...t, weight_hh: t.weight_ih }), /weight_hh, row 0, needs 4/);
});

test("each operation is said, has one part of the drawing, one line of the equations or code, and one place in order", () => {
  const { wires, boxes, dots } = cells.lstm;
  for (const [n, { id, gives }] of OPERATIONS.entries()) {
    assert.ok(SAYS[id].split(" ").length >= 5, id);
    assert.equal([...wires, ...boxes, ...dots].filter(({ op }) => op === id).length, 1, id);
    assert.ok(
      CODE.some(({ op }) => op.split(" ").includes(id)),
      id,
    );
    for (const term of gives) assert.equal(COMPUTED_AT.get(term), n);
  }
});

test("every quantity of the equations, the code and the drawing is a number of the step", () => {
  const known = new Set([...Object.keys(runLab(traits(6)).units[0]), "x", "a", "gru_keep", "gru_write", "gru_reset"]);
  known.add("gru_a_r").add("gru_a_z").add("gru_a_n");
  const terms = [...LINES, ...CODE].flatMap(({ tokens }) => tokens.flatMap((t) => (t.term ? t.term.split(" ") : [])));
  const drawn = [cells.lstm, cells.gru].flatMap(({ wires, boxes, dots }) =>
    [...wires, ...boxes, ...dots].flatMap(({ terms: some }) => some),
  );
  assert.deepEqual(
    [...terms, ...drawn].filter((term) => !known.has(term)),
    [],
  );
});

test("a GRU's two half runs are its whole run, and bad sizes are named", () => {
  const rng = random(7);
  const p = randomParameters(rng, 2, 3);
  const parameters = {
    ...p,
    weightIh: p.weightIh.slice(0, 18),
    weightHh: p.weightHh.slice(0, 27),
    biasIh: p.biasIh.slice(0, 9),
    biasHh: p.biasHh.slice(0, 9),
  };
  const x = Array.from({ length: 12 }, rng);
  const whole = gruForward(parameters, x);
  const half = gruForward(parameters, x.slice(0, 4));
  const rest = gruForward(parameters, x.slice(4), { h0: half.h.slice(-3) });
  assert.deepEqual([...half.h, ...rest.h], [...whole.h]);
  assert.throws(() => gruForward(parameters, [1]), /x has 1 numbers/);
  assert.throws(() => gruForward(parameters, x, { h0: [0] }), /h0 has 1 entries.*needs 3/);
});
