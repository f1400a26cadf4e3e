/**
 * Answers cases of the browser's arithmetic, so that Python can compare: JSON on standard input, JSON on standard
 * output. Each case names a kind and its arguments; floats travel as JSON numbers, which keep all their bits.
 */
import { readFileSync } from "node:fs";
import { backward, diagnose, TENSORS } from "../../lstm_core/widgets/esm/lib/backward.js";
import { benchSummary, runBench } from "../../lstm_core/widgets/esm/lib/bench.js";
import { huntSummary, problemOf, runHunt } from "../../lstm_core/widgets/esm/lib/bug-hunt.js";
import { builderSummary, runBuilder } from "../../lstm_core/widgets/esm/lib/carousel-builder.js";
import { hundredths, uniforms } from "../../lstm_core/widgets/esm/lib/drawn-network.js";
import { dialsSummary, power, runDials } from "../../lstm_core/widgets/esm/lib/gradient-dials.js";
import {
  labSummary as gradientSummary,
  runLab as runGradientLab,
} from "../../lstm_core/widgets/esm/lib/gradient-lab-run.js";
import { gruForward } from "../../lstm_core/widgets/esm/lib/gru.js";
import { spectralNorm } from "../../lstm_core/widgets/esm/lib/jacobians.js";
import { decodeLayers } from "../../lstm_core/widgets/esm/lib/layers.js";
import { decodeState, readHash } from "../../lstm_core/widgets/esm/lib/link-state.js";
import { decades } from "../../lstm_core/widgets/esm/lib/log-axis.js";
import { halfLife, linear, lstmForward, rnnForward, sigmoid, softmax } from "../../lstm_core/widgets/esm/lib/lstm.js";
import { magnitude } from "../../lstm_core/widgets/esm/lib/magnitude.js";
import { decodeNetwork } from "../../lstm_core/widgets/esm/lib/network.js";
import { logicOf, runLab } from "../../lstm_core/widgets/esm/lib/one-step.js";
import { labSummary } from "../../lstm_core/widgets/esm/lib/one-step-words.js";
import { PREDICATES } from "../../lstm_core/widgets/esm/lib/predicates.js";
import { verify } from "../../lstm_core/widgets/esm/lib/puzzles.js";
import { CELLS, quantitiesOf, VARIANTS } from "../../lstm_core/widgets/esm/lib/quantities.js";
import {
  networkShares,
  recallSummary,
  runRecall,
  sharesOf,
  windowAnswer,
} from "../../lstm_core/widgets/esm/lib/recall.js";
import { spectralNorm as normOfAnySize } from "../../lstm_core/widgets/esm/lib/spectral-norm.js";
import { equationsOf } from "../../lstm_core/widgets/esm/lib/terms.js";
import { placeOf, runNetwork, runTimeline } from "../../lstm_core/widgets/esm/lib/timeline-run.js";
import { runUnroll, unrollSummary } from "../../lstm_core/widgets/esm/lib/unroll.js";
import { number, signed, summary } from "../../lstm_core/widgets/esm/lib/words.js";
import { exportCase, playgroundCase, trainedCase } from "./training_case.mjs";

const PUZZLES = JSON.parse(readFileSync(new URL("../../lstm_core/puzzles.json", import.meta.url), "utf8"));
const BROKEN = JSON.parse(readFileSync(new URL("../../lstm_core/broken_backward.json", import.meta.url), "utf8"));

/** @param {any} p */
const recurrent = (p) => ({
  inputSize: p.input_size,
  hiddenSize: p.hidden_size,
  weightIh: Float64Array.from(p.weight_ih.flat()),
  weightHh: Float64Array.from(p.weight_hh.flat()),
  biasIh: Float64Array.from(p.bias_ih),
  biasHh: Float64Array.from(p.bias_hh),
});

/** @type {Record<string, (c: any) => unknown>} */
const KINDS = {
  lstm: (c) => {
    const { h0, c0, forget_bias: forgetBias, clamps } = c;
    return lstmForward(recurrent(c.parameters), c.x.flat(), { h0, c0, forgetBias, clamps });
  },
  rnn: (c) => rnnForward(recurrent(c.parameters), c.x.flat(), { h0: c.h0 }),
  gru: (c) => gruForward(recurrent(c.parameters), c.x.flat(), { h0: c.h0 }),
  head: (c) => {
    const [outputSize, inputSize] = [c.weight.length, c.weight[0].length];
    const head = { inputSize, outputSize, weight: Float64Array.from(c.weight.flat()), bias: Float64Array.from(c.bias) };
    const logits = linear(head, c.h);
    return { logits, probabilities: softmax(logits) };
  },
  sigmoid: (c) => ({ y: c.a.map(sigmoid) }),
  half_life: (c) => ({ steps: c.a.map(halfLife) }),
  link: (c) => {
    const [[name, text]] = readHash(c.hash);
    return { name, state: decodeState(text, c.first) };
  },
  words: (c) => ({
    number: c.values.map((/** @type {number} */ v) => number(v, c.digits)),
    signed: c.values.map((/** @type {number} */ v) => signed(v)),
  }),
  uniforms: (c) => {
    const values = uniforms(c.seed, c.count);
    return { values, rounded: values.map((v) => hundredths(4 * v)) };
  },
  magnitude: (c) => ({ text: c.values.map(magnitude) }),
  norm_of_any_size: (c) => ({ norm: normOfAnySize(Float64Array.from(c.matrix.flat()), c.matrix.length) }),
  gradient_lab: (c) => {
    const lab = runGradientLab(c.state);
    return { ...lab, summary: gradientSummary(lab) };
  },
  backward: (c) => {
    const flat = (/** @type {any} */ array) => Float64Array.from(array.flat(2));
    const arrays = Object.fromEntries([...TENSORS, "d_y"].map((name) => [name, flat(c[name])]));
    const problem = /** @type {any} */ ({ ...arrays, inputSize: c.x[0].length, hiddenSize: c.h0.length });
    return { gradients: backward(problem, c.fault), ...diagnose(problem, c.fault) };
  },
  bug_hunt: (c) => {
    const hunt = runHunt(c.state, BROKEN);
    return { ...hunt, problem: problemOf(c.state), summary: huntSummary(hunt) };
  },
  training: trainedCase,
  playground: playgroundCase,
  export: exportCase,
  predicate: (c) => ({ value: PREDICATES[c.name](...c.values) }),
  recall: (c) => {
    const network = decodeNetwork(c.weights);
    const shares = networkShares(c.noise, network);
    const now = runRecall(c.noise, network, c.state);
    const seen = sharesOf(c.noise, (symbols) => windowAnswer(symbols, c.state.window));
    return { ...now, shares, seen, summary: recallSummary(now, c.name, shares[now.lag - 1]) };
  },
  unroll: (c) => {
    const now = runUnroll(c.state);
    return { ...now, summary: unrollSummary(now) };
  },
  lab: (c) => {
    const { units, unit, hidden_size } = runLab(c.state);
    return { units, logic: units.map(logicOf), summary: labSummary(units[unit], unit, hidden_size) };
  },
  builder: (c) => {
    const now = runBuilder(c.state);
    return { s: now.run.s, y: now.run.y, edges: now.edges, values: now.values, summary: builderSummary(now) };
  },
  dials: (c) => {
    const now = runDials(c.state);
    const { logNorms, slopes } = now.run;
    return { logNorms, slopes, values: now.values, summary: dialsSummary(now), decades: decades(logNorms) };
  },
  norm: (c) => spectralNorm(Float64Array.from(c.matrix)),
  power: (c) => c.logs.map(power),
  puzzle: (c) => {
    const puzzle = PUZZLES[c.puzzle];
    const verdict = verify(c.puzzle, puzzle, c.weights, c.length);
    const spelled = verdict.counterexample?.map((/** @type {number} */ k) => puzzle.alphabet[k]) ?? null;
    return { ...verdict, counterexample: spelled };
  },
  bench: (c) => {
    const puzzle = PUZZLES[c.puzzle];
    const verdict = verify(c.puzzle, puzzle, c.weights);
    const run = runBench(puzzle, c, verdict.counterexample);
    return { ...run, verdict, summary: benchSummary(c.puzzle, puzzle, c.weights, verdict) };
  },
  layers: (c) => {
    const network = decodeLayers(c.weights);
    const { trace, logits } = runNetwork(network, c.x, c);
    const { cell } = placeOf(network, c);
    const quantities = quantitiesOf(cell).map(({ name, limits, gate }) => ({ name, limits: limits.map(String), gate }));
    return { ...trace.values, ...trace.parts, bias: trace.bias, logits, quantities };
  },
  equations: (c) => {
    const { trace } = runNetwork(decodeLayers(c.weights), c.x, c);
    const { rows, lines, notes } = equationsOf(trace.cell, c.layer);
    const step = { trace, t: c.t, unit: c.unit };
    const told = (/** @type {any} */ term) => term && (term.value ? [term.quantity, term.value(step)] : term);
    return { rows: rows.map(({ terms }) => terms.map(told)), lines: lines.map((line) => line.map(told)), notes };
  },
  table: () => ({ cells: CELLS, variants: VARIANTS }),
  summary: (c) => ({
    text: summary(runTimeline(decodeLayers(c.weights), c.state, c.beside ? decodeLayers(c.beside) : null)),
  }),
};

/** Typed arrays as plain lists. @param {string} _key @param {unknown} value */
const plain = (_key, value) => (ArrayBuffer.isView(value) ? Array.from(/** @type {Float64Array} */ (value)) : value);

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify(
    cases.map((/** @type {any} */ c) => KINDS[c.kind](c)),
    plain,
  ),
);
