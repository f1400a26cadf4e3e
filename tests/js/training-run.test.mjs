import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createCurve } from "../../lstm_core/widgets/esm/lib/train/curve.js";
import { createRandom } from "../../lstm_core/widgets/esm/lib/train/random.js";
import { checkSettings, DEFAULTS } from "../../lstm_core/widgets/esm/lib/train/settings.js";
import { SUNSPOTS } from "../../lstm_core/widgets/esm/lib/train/sunspots.js";
import { createRun } from "../../lstm_core/widgets/esm/lib/train/training-run.js";

const small = { ...DEFAULTS, length: 10, hidden_size: 4, batch_size: 4 };

function trained(settings, steps) {
  const run = createRun(settings);
  for (let n = 0; n < steps; n++) run.advance();
  return run;
}

test("the generator gives these numbers, for ever", () => {
  const random = createRandom(7, 1);
  const drawn = [random.uniform(), random.uniform(), random.below(1000), random.between(-1, 1)];
  assert.deepEqual(drawn, GENERATOR);
});

const GENERATOR = [0.5962997014393068, 0.18800417671344383, 677, -0.9799280348632331];

test("streams and seeds are far apart, and uniform numbers are uniform", () => {
  const firsts = new Set();
  for (let seed = 0; seed < 200; seed++) for (let s = 0; s < 4; s++) firsts.add(createRandom(seed, s).uniform());
  assert.equal(firsts.size, 800);
  const random = createRandom(1);
  const counts = Array(10).fill(0);
  let [sum, squares] = [0, 0];
  for (let n = 0; n < 100_000; n++) {
    counts[random.below(10)] += 1;
    const z = random.normal();
    sum += z;
    squares += z * z;
  }
  for (const count of counts) assert.ok(Math.abs(count - 10_000) < 500, String(counts));
  assert.ok(Math.abs(sum / 1e5) < 0.02 && Math.abs(squares / 1e5 - 1) < 0.03);
});

test("sunspot numbers are those of lstm_core", () => {
  const csv = readFileSync(new URL("../../lstm_core/tasks/data/sunspots.csv", import.meta.url), "utf8");
  const rows = csv.trim().split("\n").slice(1);
  assert.deepEqual(
    SUNSPOTS,
    rows.map((row) => Number(row.split(",")[1])),
  );
});

test("the same settings give the same run, however often it is looked at; another seed another", () => {
  const [one, two] = [createRun(small), createRun(small)];
  for (let n = 0; n < 15; n++) {
    one.preview();
    one.latest();
    one.advance();
    two.advance();
  }
  assert.deepEqual(one.network.weights, two.network.weights);
  assert.notDeepEqual(trained({ ...small, seed: 1 }, 15).network.weights, one.network.weights);
});

test("what a checkpoint holds is the network of its step", () => {
  const run = trained(small, 40);
  const at = run.checkpoints.find(({ step }) => step > 10);
  assert.deepEqual(trained(small, at.step).network.weights, at.weights);
  assert.deepEqual(run.evaluate(at.weights), { loss: at.loss, accuracy: at.accuracy });
});

test("history is bounded, and its ends stay", () => {
  const run = trained({ ...small, length: 6, hidden_size: 1, batch_size: 1 }, 5000);
  assert.ok(run.checkpoints.length <= 96 && run.checkpoints.length >= 40);
  assert.equal(run.checkpoints[0].step, 0);
  assert.ok(run.checkpoints.at(-1).step > 4800);
  assert.ok(run.losses.read().points.length <= 512);
});

test("a curve joins neighbours by their mean", () => {
  const curve = createCurve(4);
  for (const value of [1, 3, 5, 7, 10, 20]) curve.add(value);
  assert.deepEqual(curve.read(), { points: [2, 6, 15], covers: 2 });
});

test("a run that diverges stops, says why and where, and keeps its last finite weights", () => {
  const run = createRun({ ...small, cell: "RNN", task: "sunspots", optimizer: "SGD", learning_rate: 10, clip: 0 });
  for (let n = 0; n < 5000 && run.advance(); n++);
  assert.match(run.diverged, /^the (loss|gradient's norm|loss on fresh sequences) is (NaN|Infinity) at step \d+$/);
  assert.equal(run.advance(), false);
});

test("settings that do not fit are answered with a sentence", () => {
  const wrong = [
    [{ task: "chess" }, /^task is "chess"; choose one of adding, /],
    [{ hidden_size: 33 }, /^hidden_size is 33; it runs from 1 to 32, whole/],
    [{ hidden_size: 2.5 }, /^hidden_size is 2.5/],
    [{ learning_rate: Number.NaN }, /^learning_rate is null; it runs/],
    [{ peepholes: 1 }, /^peepholes is 1; give true or false/],
    [{ optimizer: "constructor" }, /^optimizer is "constructor"/],
  ];
  for (const [change, sentence] of wrong)
    assert.throws(() => checkSettings({ ...DEFAULTS, ...change }), { message: sentence });
});

test("extreme settings train without an exception", () => {
  const extremes = [
    { hidden_size: 32, num_layers: 2, length: 200, batch_size: 1 },
    { hidden_size: 1, length: 2, batch_size: 1, learning_rate: 10, clip: 0 },
    { task: "parity", length: 2, noise: 1, forget_bias: -4 },
    { task: "sunspots", length: 200, cell: "GRU", optimizer: "SGD", learning_rate: 10 },
    { task: "embedded Reber", length: 200, cell: "LSTM of 1997", optimizer: "momentum", learning_rate: 10, clip: 0 },
  ];
  for (const change of extremes) {
    const run = trained({ ...DEFAULTS, ...change }, 3);
    assert.ok(run.diverged || run.step === 3, JSON.stringify(change));
  }
});
