import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createSlices } from "../../lstm_core/widgets/esm/kit/slices.js";
import { benchSummary, grouped, runBench, starOf } from "../../lstm_core/widgets/esm/lib/bench.js";
import {
  columnsOf,
  countStrings,
  countWeights,
  createCheck,
  createStagedCheck,
  lengthWithin,
  MACHINES,
  onSymbol,
  rowsOf,
  sameWeights,
  toProgram,
  verify,
  withWeight,
} from "../../lstm_core/widgets/esm/lib/puzzles.js";

const PUZZLES = JSON.parse(readFileSync(new URL("../../lstm_core/puzzles.json", import.meta.url), "utf8"));
globalThis.requestAnimationFrame = (draw) => setTimeout(draw, 1);
globalThis.cancelAnimationFrame = clearTimeout;

const COUNTS = { latch: 8190, "resettable latch": 797160, counter: 8190, toggle: 8190, adder: 87380 };

test("every puzzle has its machine, and as many strings as it says", () => {
  assert.deepEqual(Object.keys(PUZZLES), Object.keys(MACHINES));
  for (const [name, { alphabet, length }] of Object.entries(PUZZLES)) {
    assert.equal(countStrings(alphabet.length, length), COUNTS[name], name);
  }
});

test("every solution answers all strings, and what is almost right fails on a long one", () => {
  for (const [name, puzzle] of Object.entries(PUZZLES)) {
    const { strings, wrong, counterexample, margin, done } = verify(name, puzzle, puzzle.solution);
    assert.deepEqual(
      { strings, wrong, counterexample, done },
      { strings: COUNTS[name], wrong: 0, counterexample: null, done: true },
    );
    assert.ok(margin >= 1, `${name}: ${margin}`);
    const almost = verify(name, puzzle, puzzle.almost);
    const reached = almost.counterexample.length;
    assert.ok(reached >= puzzle.length - 1, `${name} fails at ${reached}`);
    assert.equal(verify(name, puzzle, puzzle.almost, reached - 1).wrong, 0, "a check of shorter strings is not enough");
  }
});

test("the counterexample is the shortest, then the first in the order of the alphabet", () => {
  const puzzle = PUZZLES.latch;
  // always 1: wrong on "-", "--", …; the sorted walk meets "S…" first
  assert.deepEqual(verify("latch", puzzle, { answer: { bias: 1 } }).counterexample, [1]);
  // always 0: wrong on 01 and on 10
  assert.deepEqual(verify("adder", PUZZLES.adder, {}).counterexample, [1]);
  // 1 only right after S: wrong on S-, before -S-
  const forgets = { i: { S: 20, bias: -10 }, f: { bias: -20 }, g: { S: 10 }, answer: { h: 10, bias: -1 } };
  assert.deepEqual(verify("latch", puzzle, forgets).counterexample, [0, 1]);
});

test("a check in parts ends where a check at once ends, and counts each string once", () => {
  const { adder } = PUZZLES;
  const parts = createCheck("adder", adder, toProgram(adder, adder.almost), adder.length);
  for (let n = 0; n < 1000; n++) parts.advance(7);
  assert.equal(parts.verdict.strings, 7000);
  assert.equal(parts.verdict.done, false);
  while (!parts.verdict.done) parts.advance(1009);
  assert.deepEqual(parts.verdict, verify("adder", adder, adder.almost));
  assert.equal(parts.advance(5).strings, 87380, "a finished check stays finished");
});

test("a first look finds the shortest counterexample long before the check ends", () => {
  const puzzle = PUZZLES["resettable latch"];
  const wrong = { g: { S: 10 }, answer: { h: 10, bias: -1 } };
  const check = createStagedCheck("resettable latch", puzzle, toProgram(puzzle, wrong));
  assert.equal(check.counterexample, undefined);
  while (check.counterexample === undefined) check.advance(256);
  assert.ok(!check.done);
  const early = check.counterexample;
  while (!check.done) check.advance(10000);
  assert.deepEqual(check.counterexample, early);
  assert.equal(check.verdict.strings, 797160);
});

test("a first look that finds nothing says so only at the end", () => {
  const puzzle = PUZZLES["resettable latch"];
  const check = createStagedCheck("resettable latch", puzzle, toProgram(puzzle, puzzle.almost));
  check.advance(3279);
  check.advance(1);
  assert.equal(check.counterexample, undefined);
  while (!check.done) check.advance(10000);
  assert.equal(check.counterexample.length, 12);
});

test("lengths within a number of strings", () => {
  assert.deepEqual(
    Object.values(PUZZLES).map((puzzle) => lengthWithin(puzzle, 8190)),
    [12, 7, 12, 12, 6],
  );
});

test("weights become rows in the order i f g o, and what does not fit is refused by name", () => {
  const { adder, latch } = PUZZLES;
  assert.deepEqual(rowsOf(adder), ["i0", "i1", "f0", "f1", "g0", "g1", "o0", "o1", "answer"]);
  assert.deepEqual(columnsOf(latch, "f"), ["S", "-", "h", "bias"]);
  const { rnn, head } = toProgram(adder, { f1: { 10: 3, h0: -4, bias: 5 }, answer: { h1: 6, bias: -7 } });
  assert.deepEqual(
    [...rnn.weightIh].flatMap((w, n) => (w ? [[n, w]] : [])),
    [[3 * 4 + 2, 3]],
  );
  assert.deepEqual(
    [...rnn.weightHh].flatMap((w, n) => (w ? [[n, w]] : [])),
    [[3 * 2, -4]],
  );
  assert.deepEqual([rnn.biasIh[3], [...head.weight], [...head.bias]], [5, [0, 6], [-7]]);
  assert.throws(() => toProgram(latch, { z: {} }), /row "z"; this puzzle has i, f, g, o, answer/);
  assert.throws(() => toProgram(latch, { f: { R: 1 } }), /column "R"; it may have S, -, h, bias/);
  for (const value of [21, Number.NaN, "3", null]) {
    assert.throws(() => toProgram(latch, { f: { bias: value } }), /weight f, bias is .*; it runs from −20 to 20/);
  }
});

test("an edit keeps the order of the table, leaves zeros out, and leaves the old weights alone", () => {
  const { latch } = PUZZLES;
  const old = Object.freeze({ g: { S: 10 } });
  const one = withWeight(latch, old, { row: "f", column: "bias", value: 3 });
  assert.deepEqual(Object.entries(one), [
    ["f", { bias: 3 }],
    ["g", { S: 10 }],
  ]);
  const none = withWeight(latch, one, { row: "g", column: "S", value: 0 });
  assert.deepEqual(none, { f: { bias: 3 } });
  assert.deepEqual(old, { g: { S: 10 } });
  assert.ok(sameWeights(latch, none, { f: { bias: 3, S: 0 }, i: {} }));
  assert.ok(!sameWeights(latch, none, old));
  assert.equal(countWeights({ f: { bias: 3, S: 0 } }), 1);
});

test("what a gate gives on a symbol is its value while h is zero", () => {
  const { latch } = PUZZLES;
  const program = toProgram(latch, { i: { S: 3, bias: -1, h: 9 }, g: { "-": -2, bias: 1 } });
  assert.equal(onSymbol(program, 0, 0, 0), 1 / (1 + Math.exp(-2)));
  assert.equal(onSymbol(program, 2, 0, 1), Math.tanh(-1));
  assert.equal(onSymbol(program, 1, 0, 0), 0.5);
});

test("the bench shows the reader's string, else the counterexample, else the example", () => {
  const { latch } = PUZZLES;
  const traits = { puzzle: "latch", weights: latch.almost, string: [], t: -1 };
  assert.equal(runBench(latch, traits, null).symbols.join(""), latch.example.join(""));
  const found = runBench(latch, traits, [0, ...Array(11).fill(1)]);
  assert.deepEqual([found.t, found.faults, found.own], [11, [11], false]);
  const own = runBench(latch, { ...traits, string: ["-", "S"], t: 9 }, [0]);
  assert.deepEqual([own.symbols, own.t, own.asked, own.own], [["-", "S"], 1, [false, true], true]);
  assert.throws(() => runBench(latch, { ...traits, string: ["R"] }, null), /holds "R"; the alphabet is S -/);
  assert.throws(() => runBench(latch, { ...traits, string: Array(25).fill("S") }, null), /at most 24/);
  assert.throws(() => runBench(latch, { ...traits, string: "SS" }, null), /list/);
});

test("a star asks for the fewest weights and for clear answers", () => {
  const { latch } = PUZZLES;
  const say = (weights) => starOf(latch, weights, verify("latch", latch, weights));
  const four = { f: { bias: 10 }, g: { S: 10 }, answer: { h: 12, bias: -1.3 } };
  assert.deepEqual([say(four).star, say(latch.solution).star, say(latch.almost).star], [true, false, false]);
  const two = say({ g: { S: 10 }, answer: { h: 20 } });
  assert.equal(two.star, false, "two weights tell a residue of 0.5 ** 12 from nothing, but not clearly");
  assert.match(two.says, /distance of 1/);
  assert.match(starOf({ ...latch, fewest: 5 }, four, verify("latch", latch, four)).says, /fewer than the 5/);
});

test("the sentence counts in groups of three and names the string", () => {
  assert.deepEqual([7, 8190, 797160, 1234567].map(grouped), ["7", "8,190", "797,160", "1,234,567"]);
  const { latch } = PUZZLES;
  assert.match(
    benchSummary("latch", latch, latch.almost, verify("latch", latch, latch.almost)),
    /^Puzzle bench, latch: 1 of 8,190 strings up to length 12 wrong, the shortest is S-----------; non-zero weights: 7, fewest known: 4\.$/,
  );
});

test("a job runs in slices, a new one takes its place, and nothing runs after the end", async () => {
  const makeJob = (parts) => ({
    left: parts,
    get done() {
      return this.left <= 0;
    },
    advance() {
      const until = performance.now() + 1;
      while (performance.now() < until);
      this.left -= 1;
    },
  });
  let seen = 0;
  let finished = () => {};
  const end = new Promise((resolve) => {
    finished = resolve;
  });
  const [old, next] = [makeJob(1000), makeJob(20)];
  const slices = createSlices({
    budget: 3,
    onSlice: () => {
      seen += 1;
      if (next.done) finished();
    },
  });
  slices.start(old);
  const [leftOfOld, inFirstSlice] = [old.left, 1000 - old.left];
  assert.ok(inFirstSlice >= 1 && inFirstSlice <= 6, `${inFirstSlice} parts of a millisecond in a slice of three`);
  slices.start(next);
  await end;
  assert.equal(old.left, leftOfOld, "the old job is not worked on any more");
  assert.ok(seen >= 3, `${seen} slices`);
  const rest = makeJob(1000);
  slices.start(rest);
  slices.destroy();
  const left = rest.left;
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(rest.left, left);
});
