import assert from "node:assert/strict";
import { test } from "node:test";
import { frequencyOf, HIGH, LOW, panOf, soundInWords } from "../../lstm_core/widgets/esm/lib/sound.js";

const GATE = { scale: 1, signed: false };
const STATE = { scale: 3, signed: true };

test("the ends of a row are the ends of two octaves, and its middle is one octave above the lowest tone", () => {
  assert.deepEqual([frequencyOf(0, GATE), frequencyOf(0.5, GATE), frequencyOf(1, GATE)], [LOW, 2 * LOW, HIGH]);
  assert.deepEqual([frequencyOf(-3, STATE), frequencyOf(0, STATE), frequencyOf(3, STATE)], [LOW, 2 * LOW, HIGH]);
});

test("equal steps of the value are equal intervals", () => {
  const tones = [0, 0.25, 0.5, 0.75, 1].map((value) => frequencyOf(value, GATE));
  for (let n = 1; n < tones.length; n++) assert.ok(Math.abs(tones[n] / tones[n - 1] - Math.SQRT2) < 1e-12);
});

test("what lies outside is heard as the end, and what is no number is not heard", () => {
  assert.equal(frequencyOf(1e9, STATE), HIGH);
  assert.equal(frequencyOf(-Infinity, STATE), LOW);
  assert.equal(frequencyOf(Number.NaN, STATE), null);
});

test("time goes from left to right and never into one ear alone", () => {
  assert.deepEqual([panOf(0, 31), panOf(15, 31), panOf(30, 31), panOf(0, 1)], [-0.8, 0, 0.8, 0]);
});

test("the mapping is said in words with its numbers", () => {
  const order = "; the first step is at the left, the last at the right.";
  assert.equal(soundInWords("forget gate of unit 2", GATE), `forget gate of unit 2: 0 is 220 Hz, 1 is 880 Hz${order}`);
  assert.equal(
    soundInWords("cell state of unit 0", STATE),
    `cell state of unit 0: −3 is 220 Hz, 0 is 440 Hz, 3 is 880 Hz${order}`,
  );
  assert.match(soundInWords("state", { scale: 2.5, signed: true }), /^state: −2\.5 is 220 Hz, .* 2\.5 is 880 Hz/);
});
