import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asTrait,
  clampsOf,
  closedHere,
  drawnOn,
  holdable,
  isHeld,
  readClamp,
  withEnds,
} from "../../lstm_core/widgets/esm/lib/clamp.js";
import { lstmForward } from "../../lstm_core/widgets/esm/lib/lstm.js";
import { heldInWords } from "../../lstm_core/widgets/esm/lib/words.js";
import { random, randomCell, randomParameters } from "./cases.mjs";

const NETWORK = randomCell(random(1), 2, { cell: "LSTM", hidden_size: 6 });
const GATES = holdable(NETWORK);
const CLAMP = Object.freeze({ quantity: "f", unit: [0, 3, 4], start: 13, stop: 14, value: 0 });
const HELD = readClamp(CLAMP, NETWORK, 30);

test("a clamp is read with its units in order, one, some or all, and written back as it was", () => {
  assert.deepEqual(HELD, { quantity: "f", units: [0, 3, 4], start: 13, stop: 14, value: 0 });
  assert.deepEqual(readClamp({ ...CLAMP, unit: [4, 0] }, NETWORK, 30).units, [0, 4]);
  assert.deepEqual(readClamp({ ...CLAMP, unit: null }, NETWORK, 30).units, [0, 1, 2, 3, 4, 5]);
  for (const unit of [2, null, [0, 3]]) {
    assert.deepEqual(asTrait(readClamp({ ...CLAMP, unit }, NETWORK, 30), 6), { ...CLAMP, unit });
  }
  assert.equal(readClamp(null, NETWORK, 30), null);
  assert.equal(readClamp(undefined, NETWORK, 30), null);
  assert.deepEqual(clampsOf(null), []);
});

test("a clamp that does not fit is refused in a sentence", () => {
  const wrong = [
    { quantity: "c" },
    { quantity: "toString" },
    { unit: 6 },
    { unit: [] },
    { unit: "0" },
    { start: -1 },
    { start: 14 },
    { start: 1.5 },
    { stop: 31 },
    { value: 1.5 },
    { value: -0.1 },
    { value: "0" },
    { value: Number.NaN },
  ];
  for (const entry of wrong) {
    assert.throws(() => readClamp({ ...CLAMP, ...entry }, NETWORK, 30), /does not fit: it takes a gate/, entry);
  }
  const rnn = randomCell(random(2), 2, { cell: "RNN", hidden_size: 6 });
  assert.throws(() => readClamp(CLAMP, rnn, 30), /gate of this RNN \(none\)/);
  const gru = randomCell(random(2), 2, { cell: "GRU", hidden_size: 6 });
  assert.throws(() => readClamp(CLAMP, gru, 30), /gate of this GRU \(r, z, n\)/);
  assert.equal(readClamp({ ...CLAMP, quantity: "z" }, gru, 30).quantity, "z");
  assert.equal(readClamp({ ...CLAMP, quantity: "g", value: -1 }, NETWORK, 30).value, -1);
});

test("held numbers stand where they should, and what comes before is as it was", () => {
  const rng = random(12);
  const parameters = randomParameters(rng, 2, 4);
  const x = Array.from({ length: 20 }, rng);
  const free = lstmForward(parameters, x);
  const held = { quantity: "f", units: [1, 3], start: 4, stop: 6, value: 0 };
  const forced = lstmForward(parameters, x, { clamps: clampsOf(held) });
  for (let t = 0; t < 10; t++) {
    for (let unit = 0; unit < 4; unit++) {
      const s = t * 4 + unit;
      if (isHeld(held, { quantity: "f", t, unit })) assert.equal(forced.f[s], 0);
      else if (t < 5) assert.equal(forced.f[s], free.f[s]);
      if (t < 4) assert.equal(forced.h[s], free.h[s]);
    }
  }
  assert.equal(forced.c[4 * 4 + 1], forced.i[17] * forced.g[17]);
  assert.notEqual(forced.c[9 * 4], free.c[9 * 4]);
});

test("of two clamps on one number the later one holds; c and h can be held too", () => {
  const parameters = randomParameters(random(13), 1, 2);
  const clamp = { unit: null, start: 1, stop: 2 };
  const trace = lstmForward(parameters, [0.1, 0.2, 0.3], {
    clamps: [
      { ...clamp, quantity: "c", value: 9 },
      { ...clamp, quantity: "c", value: 2 },
      { ...clamp, quantity: "h", unit: 1, value: -3 },
    ],
  });
  assert.deepEqual([...trace.c.slice(2, 4)], [2, 2]);
  assert.equal(trace.h[2], trace.o[2] * Math.tanh(2));
  assert.equal(trace.h[3], -3);
});

test("the ends of the interval give way to each other and stay inside", () => {
  const ends = (held) => [held.start, held.stop];
  assert.deepEqual(ends(withEnds(HELD, { from: 20 }, 30)), [20, 21]);
  assert.deepEqual(ends(withEnds(HELD, { from: 3 }, 30)), [3, 14]);
  assert.deepEqual(ends(withEnds(HELD, { to: 20 }, 30)), [13, 21]);
  assert.deepEqual(ends(withEnds(HELD, { to: 3 }, 30)), [3, 4]);
  assert.deepEqual(ends(withEnds(HELD, { from: 9, to: 2 }, 30)), [2, 10]);
  assert.deepEqual(ends(withEnds(HELD, { from: -5, to: 99 }, 30)), [0, 30]);
});

test("a drag along a row keeps the units if the row is one of theirs, and a value that its gate can have", () => {
  const interval = { unit: 3, from: 5, to: 7 };
  const other = drawnOn({ ...HELD, quantity: "g", value: -0.5 }, { ...interval, quantity: "o" }, GATES, 30);
  assert.deepEqual(other, { quantity: "o", units: [0, 3, 4], start: 5, stop: 8, value: 0 });
  assert.deepEqual(drawnOn(HELD, { ...interval, unit: 1, quantity: "f" }, GATES, 30).units, [1]);
});

test("at first the gate that keeps is closed, of the chosen unit at the chosen step", () => {
  const offered = (entry) => {
    const gates = holdable(randomCell(random(3), 2, { hidden_size: 6, ...entry }));
    return asTrait(closedHere({ t: 4, unit: 2 }, gates), 6);
  };
  const trait = { quantity: "f", unit: 2, start: 4, stop: 5, value: 0 };
  assert.deepEqual(offered({ cell: "LSTM" }), trait);
  assert.deepEqual(offered({ cell: "GRU" }), { ...trait, quantity: "z" });
  assert.deepEqual(offered({ cell: "LSTM", variant: "NFG" }), { ...trait, quantity: "i" });
});

test("what is held is said in words", () => {
  assert.equal(heldInWords(HELD, 6), "f of units 0, 3 and 4 held at 0.00 in step 13");
  assert.equal(heldInWords({ ...HELD, units: [2], stop: 16 }, 6), "f of unit 2 held at 0.00 in steps 13 to 15");
  assert.equal(heldInWords({ ...HELD, units: [0, 1] }, 2), "f of every unit held at 0.00 in step 13");
});
