import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS, power, RANGES, runDials, settledDials } from "../../lstm_core/widgets/esm/lib/gradient-dials.js";
import { decades } from "../../lstm_core/widgets/esm/lib/log-axis.js";

const FIRST = {
  activation: "tanh",
  radius: 0.9,
  nonnormality: 0,
  input_scale: 0.1,
  bias: 0,
  steps: 50,
  limit: 1,
};

test("each ready-made setting does what its button says", () => {
  const logs = PRESETS.map(({ dials }) => runDials({ ...FIRST, ...dials }).values);
  const [without, explodes, grows, fades] = logs;
  assert.ok(Math.abs(10 ** without.log_norm - 0.9 ** 50) < 1e-12);
  assert.ok(explodes.log_norm > 3 && explodes.slope === 1);
  assert.ok(grows.log_peak > 0.8 && grows.log_radius < 0);
  assert.ok(fades.log_norm < -10 && fades.log_radius > 0);
});

test("clipping never moves the share of the far past", () => {
  for (const limit of [0.1, 1, 2]) {
    for (const { dials } of PRESETS) {
      const { values } = runDials({ ...FIRST, ...dials, limit });
      assert.ok(Math.abs(values.log_share - values.log_share_clipped) <= 1e-12 * Math.max(1, -values.log_share));
      assert.ok(values.log_whole_clipped <= Math.log10(limit) + 1e-12 || values.excess <= 1);
    }
  }
});

test("dials are taken to their limits, and what is no number is refused by name", () => {
  const far = settledDials({ ...FIRST, radius: 9, bias: -1, steps: 3.4 });
  assert.deepEqual([far.radius, far.bias, far.steps], [RANGES.radius.max, 0, 5]);
  assert.throws(() => settledDials({ ...FIRST, radius: Number.NaN }), /radius needs a finite number/);
  assert.throws(() => settledDials({ ...FIRST, steps: "40" }), /steps needs a finite number/);
  assert.throws(() => settledDials({ ...FIRST, activation: "relu" }), /activation is relu/);
});

test("an axis holds its curve with few labels, at any size", () => {
  for (const end of [-300, -47, -3, 0, 1, 17, 40]) {
    const { low, high, ticks } = decades([0, end, Number.NEGATIVE_INFINITY]);
    assert.ok(low <= Math.min(0, end) && high >= Math.max(0, end), `${end}`);
    assert.ok(ticks.includes(0) && ticks.length <= 8, `${ticks}`);
  }
  assert.equal(power(0), "1.000");
});
