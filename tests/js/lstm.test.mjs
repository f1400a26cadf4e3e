import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { halfLife, lstmForward, rnnForward, softmax } from "../../lstm_core/widgets/esm/lib/lstm.js";
import { random, randomParameters } from "./cases.mjs";

const golden = JSON.parse(readFileSync(new URL("../data/golden_plain.json", import.meta.url), "utf8"));

const flat = (array) => array.flat(Infinity);

function assertClose(actual, expected, what) {
  const wanted = flat(expected);
  const scale = Math.max(1, ...wanted.map(Math.abs));
  assert.equal(actual.length, wanted.length, what);
  wanted.forEach((w, n) => {
    assert.ok(Math.abs(actual[n] - w) <= 1e-12 * scale, `${what}[${n}]: ${actual[n]}, wanted ${w}`);
  });
}

function parametersOf({ params, x }) {
  const [hiddenSize] = [params.weight_hh[0].length];
  return {
    inputSize: x[0].length,
    hiddenSize,
    weightIh: Float64Array.from(flat(params.weight_ih)),
    weightHh: Float64Array.from(flat(params.weight_hh)),
    biasIh: Float64Array.from(params.bias_ih),
    biasHh: Float64Array.from(params.bias_hh),
  };
}

test("every golden case of another library is reproduced", () => {
  const counted = { LSTM: 0, RNN: 0 };
  for (const golden_case of golden) {
    const { name, cell, x, h0, c0, expected } = golden_case;
    const run = { LSTM: lstmForward, RNN: rnnForward }[cell];
    if (!run) continue;
    const trace = run(parametersOf(golden_case), flat(x), { h0, c0 });
    for (const [quantity, values] of Object.entries(expected))
      assertClose(trace[quantity], values, `${name} ${quantity}`);
    counted[cell] += 1;
  }
  assert.ok(counted.LSTM >= 3 && counted.RNN >= 1, JSON.stringify(counted));
});

test("the parts of a pre-activation add up to it", () => {
  const rng = random(1);
  const parameters = randomParameters(rng, 3, 4);
  const trace = lstmForward(parameters, Array.from({ length: 15 }, rng), { forgetBias: -1.5 });
  trace.a.forEach((a, n) => {
    assert.ok(Math.abs(a - (trace.input[n] + trace.recurrent[n] + trace.bias[n % 16])) < 1e-15 * 16);
  });
});

test("one run equals two half runs with the state carried over", () => {
  const rng = random(2);
  const parameters = randomParameters(rng, 2, 5);
  const x = Array.from({ length: 20 }, rng);
  const whole = lstmForward(parameters, x);
  const first = lstmForward(parameters, x.slice(0, 8));
  const second = lstmForward(parameters, x.slice(8), { h0: first.h.slice(-5), c0: first.c.slice(-5) });
  assert.deepEqual([...first.h, ...second.h], [...whole.h]);
  assert.deepEqual([...first.c, ...second.c], [...whole.c]);
});

test("the forget-bias offset reaches the forget gate of every unit and nothing else before the state differs", () => {
  const rng = random(3);
  const parameters = randomParameters(rng, 2, 3);
  const [plain, moved] = [0, 2].map((forgetBias) => lstmForward(parameters, [0.3, -0.2], { forgetBias }));
  assert.deepEqual(
    [...moved.bias].map((b, n) => b - plain.bias[n]).map(Math.round),
    [0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0],
  );
  assert.deepEqual(moved.i, plain.i);
});

test("an empty sequence and a state of another size are refused with both sizes", () => {
  const parameters = randomParameters(random(5), 3, 2);
  assert.throws(() => lstmForward(parameters, []), /x has 0 numbers.*input size 3/);
  assert.throws(() => lstmForward(parameters, [1, 2, 3], { h0: [0] }), /h0 has 1 entries.*needs 2/);
  assert.throws(() => rnnForward(parameters, [1, 2]), /x has 2 numbers/);
});

test("softmax sums to one where exponentials would overflow", () => {
  const p = softmax(Float64Array.of(1e4, 1e4 - 1, -1e4));
  assert.ok(Math.abs(p[0] + p[1] + p[2] - 1) < 1e-15);
  assert.ok(Math.abs(p[0] / p[1] - Math.E) < 1e-12);
});

test("half-lives: 2.2 steps at a bias of one, 100 at about 4.97, exact where the gate rounds to one", () => {
  assert.ok(Math.abs(halfLife(1) - 2.2127) < 1e-3);
  assert.ok(Math.abs(halfLife(4.97) - 100) < 0.5);
  assert.ok(Math.abs(halfLife(40) / (Math.LN2 * Math.exp(40)) - 1) < 1e-12);
  assert.ok(Math.abs(halfLife(-800) - Math.LN2 / 800) < 1e-15);
});
