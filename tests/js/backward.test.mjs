import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { backward, diagnose, lossDifferences, TENSORS, WRONG } from "../../lstm_core/widgets/esm/lib/backward.js";
import { PASSES, problemOf, runHunt, settled } from "../../lstm_core/widgets/esm/lib/bug-hunt.js";
import {
  labSummary,
  networkOf,
  runLab,
  settled as settledLab,
} from "../../lstm_core/widgets/esm/lib/gradient-lab-run.js";
import { relativeError } from "../../lstm_core/widgets/esm/lib/relative-error.js";

const code = JSON.parse(readFileSync(new URL("../../lstm_core/broken_backward.json", import.meta.url), "utf8"));
const hunt = (change = {}) => ({ which: "A", seq_len: 4, hidden_size: 3, seed: 5, line: 0, ...change });
const lab = (change = {}) => ({
  ...{ hidden_size: 4, seq_len: 12, forget_bias: 1, gain: 1.5, drive: 1, seed: 3 },
  ...{ t: 4, route: "full", row: 1, column: 2, weight: "f0.h0", edits: {} },
  ...change,
});

test("the right pass agrees with difference quotients, tensor by tensor", () => {
  for (let seed = 0; seed < 20; seed++) {
    const problem = problemOf(hunt({ seed, seq_len: 1 + (seed % 8), hidden_size: 1 + (seed % 4) }));
    const [found, wanted] = [backward(problem, null), lossDifferences(problem)];
    for (const name of TENSORS) assert.ok(relativeError(found[name], wanted[name]) < 1e-7, `${name}, seed ${seed}`);
  }
});

test("each broken pass is wrong, and marking its line mends it", () => {
  for (const which of PASSES) {
    assert.ok(diagnose(problemOf(hunt()), which).wrong > 0, which);
    for (let line = 1; line <= code.lines.length; line++) {
      const run = runHunt(hunt({ which, line }), code);
      assert.equal(run.found, String(line) in code.passes[which].replace);
      assert.equal(run.wrong === 0, run.found, `${which}, line ${line}`);
    }
  }
});

test("a term that is not a number is wrong", () => {
  const problem = problemOf(hunt());
  problem.weight_hh[0] = Number.NaN;
  assert.ok(diagnose(problem, null).terms.every(({ error }) => !(error <= WRONG)));
});

test("without recurrent weights the carousel is all there is", () => {
  const { paths, norms, error } = runLab(lab({ gain: 0 }));
  assert.deepEqual(paths.full, paths.carousel);
  assert.ok(norms.gates === 0 && error < 1e-7);
  const truncated = runLab(lab({ route: "truncated" }));
  assert.ok(truncated.error > 0.1 && runLab(lab()).error < 1e-7);
});

test("at the last step the derivative is one, with differences beside it", () => {
  const { norms, numericNorms, lag } = runLab(lab({ t: 11 }));
  assert.equal(lag, 0);
  assert.equal(norms.full, 1);
  assert.ok(Math.abs(numericNorms.full - 1) < 1e-9 && norms.gates === 0);
});

test("an edit changes one number of the network, and one beyond it none", () => {
  const [before, after] = [lab(), lab({ edits: { "o1.h2": 0.5, x3: -2, "f9.h0": 1, x40: 1 } })].map(networkOf);
  assert.equal(after.parameters.weightHh[(3 * 4 + 1) * 4 + 2], 0.5);
  assert.equal(after.x[3], -2);
  const changed = (/** @type {"x" | "weightHh" | "weightIh" | "biasIh"} */ name) =>
    before.arrays[name].filter((value, n) => value !== after.arrays[name][n]).length;
  assert.deepEqual(["x", "weightHh", "weightIh", "biasIh"].map(changed), [1, 1, 0, 0]);
});

test("what does not fit is refused with its name", () => {
  for (const [change, words] of [
    [{ hidden_size: 3 }, /hidden_size is 3/],
    [{ seq_len: 2.5 }, /seq_len is 2.5; it needs a whole number/],
    [{ gain: Number.NaN }, /gain is NaN/],
    [{ route: "half" }, /route is "half"/],
    [{ weight: "q0" }, /"q0" is no place/],
    [{ edits: { "f0.b": 9 } }, /f0.b is set to 9/],
  ]) {
    assert.throws(() => settledLab(lab(change)), words);
  }
  assert.throws(() => settled(hunt({ which: "Z" }), code), /which is "Z"/);
  assert.throws(() => settled(hunt({ line: 19 }), code), /line is 19/);
});

test("a place beyond a smaller network goes to its edge", () => {
  const { t, row, column, weight } = settledLab(lab({ hidden_size: 2, seq_len: 3, weight: "o3.h3", t: 9, row: 9 }));
  assert.deepEqual([t, row, column, weight], [2, 1, 1, "o1.h1"]);
  assert.match(labSummary(runLab(lab({ hidden_size: 1, t: 10 }))), /1 unit, .* over 1 step the/);
});
