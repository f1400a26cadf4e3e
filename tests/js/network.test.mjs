import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeLayers } from "../../lstm_core/widgets/esm/lib/layers.js";
import { decodeNetwork, decodeTensor } from "../../lstm_core/widgets/esm/lib/network.js";
import { askedOrder, encode, withSwap, withSymbol } from "../../lstm_core/widgets/esm/lib/sequence.js";
import {
  clamp,
  firstNonFinite,
  runNetwork,
  runTimeline,
  scalesOf,
} from "../../lstm_core/widgets/esm/lib/timeline-run.js";
import { summary } from "../../lstm_core/widgets/esm/lib/words.js";

const folder = new URL("../../lstm_core/weights/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const stored = read("temporal-order.json");
const base64 = (...values) => Buffer.from(new Uint8Array(Float32Array.from(values).buffer)).toString("base64");

test("every stored network decodes, and answers its own examples", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const network = decodeNetwork(read(file));
    assert.equal(network.rnn.weightHh.length, (network.cell === "LSTM" ? 4 : 1) * network.hiddenSize ** 2);
  }
  const network = decodeLayers(stored);
  for (const x of network.examples) {
    const run = runTimeline(network, { x, t: 0, unit: 0, forget_bias: 0 });
    assert.equal(run.logits.indexOf(Math.max(...run.logits)), run.answer, x.join(""));
  }
});

test("the opening sequence is answered right, and wrong without its forget gates' bias", () => {
  const network = decodeLayers(stored);
  const x = network.examples[2];
  const answers = [0, -4].map((forget_bias) => {
    const { logits, answer } = runTimeline(network, { x, t: 0, unit: 0, forget_bias });
    return logits.indexOf(Math.max(...logits)) === answer;
  });
  assert.deepEqual(answers, [true, false]);
});

test("float32 and float64 are read little-endian, and a wrong size is named", () => {
  assert.deepEqual([...decodeTensor({ shape: [2], float32: base64(1.5, -2) }, "b", [2])], [1.5, -2]);
  const wide = Buffer.from(new Uint8Array(Float64Array.of(0.1).buffer)).toString("base64");
  assert.deepEqual([...decodeTensor({ shape: [1], float64: wide }, "b", [1])], [0.1]);
  assert.throws(
    () => decodeTensor({ shape: [3], float32: base64(1, 2) }, "b", [3]),
    /b holds 8 bytes; its shape needs 12/,
  );
  assert.throws(
    () => decodeTensor({ shape: [1, 2], float32: base64(1, 2) }, "b", [2]),
    /b has shape \(1, 2\).*needs \(2\)/,
  );
});

test("weights that cannot run are refused with the reason", () => {
  assert.throws(() => decodeNetwork({ ...stored, format: "other" }), /format "other"/);
  assert.throws(() => decodeNetwork({ ...stored, cell: "GRU" }), /cell "GRU"/);
  assert.throws(() => decodeNetwork({ ...stored, tensors: {} }), /no tensor "rnn.weight_ih_l0"/);
  assert.throws(() => decodeNetwork(null), /format undefined/);
  const layers = [{ runs: [{ cell: "LSTM", hidden_size: 6 }] }];
  const refused = (change, words) =>
    assert.throws(() => decodeLayers({ ...stored, layers: [{ runs: [{ ...layers[0].runs[0], ...change }] }] }), words);
  refused({ cell: "ESN" }, /cell "ESN"; one of LSTM, GRU, RNN/);
  refused({ hidden_size: 6.5 }, /hidden_size 6.5; a whole number/);
  refused({ activations: [["sigmoid"], ["swish"], ["tanh"]] }, /activation swish, which is unknown/);
  refused({ activations: [["sigmoid"]] }, /LSTM has 1 activations/);
  refused({ hidden_size: 5 }, /shape \(24, 8\).*needs \(20, 8\)/);
  refused({ proj_size: 3 }, /needs \(24, 3\)/);
  assert.throws(() => decodeLayers({ ...stored, layers: [] }), /no layers/);
  assert.throws(() => runTimeline(decodeLayers(stored), { x: ["E"], layer: 1 }), /no layer 1, direction 0/);
});

test("sequences: symbols to one-hot rows, unknown ones named with their step", () => {
  const network = decodeNetwork(stored);
  const encoded = encode(["E", "X"], network);
  assert.equal(encoded.length, 16);
  assert.deepEqual(
    [...encoded.keys()].filter((k) => encoded[k]),
    [0, 14],
  );
  assert.throws(() => encode(["E", "<b>"], network), /"<b>" at step 1/);
  assert.throws(() => encode([], network), /empty/);
  assert.throws(() => encode([[1]], { ...network, alphabet: null }), /step 0 needs 8 numbers/);
});

test("the answer asked for is the order of the cues, and none if there are not two", () => {
  const { classes } = stored;
  assert.deepEqual(askedOrder([..."EaYbXB"], classes), { cues: [2, 4], order: "YX", answer: 2 });
  assert.equal(askedOrder([..."EaYbB"], classes).answer, -1);
  assert.equal(askedOrder([..."EXYXB"], classes).answer, -1);
  assert.deepEqual(askedOrder([[1]], null), { cues: [], order: "", answer: -1 });
});

test("edits return a new sequence and leave the old one", () => {
  const x = Object.freeze(["a", "b", "c"]);
  assert.deepEqual(withSymbol(x, 1, "X"), ["a", "X", "c"]);
  assert.deepEqual(withSwap(x, 0, 2), ["c", "b", "a"]);
  assert.deepEqual(x, ["a", "b", "c"]);
});

test("traits outside their range are clamped, and what is no number is zero", () => {
  assert.deepEqual(
    [clamp(9, { min: 0, max: 5 }), clamp("x", { min: -1, max: 1 }), clamp(Number.NaN, { min: 1, max: 9 }, 4)],
    [5, 0, 4],
  );
  const run = runTimeline(decodeLayers(stored), { x: ["E", "a"], t: 99, unit: -3, forget_bias: Number.NaN });
  assert.deepEqual([run.t, run.unit, run.forgetBias], [1, 0, 0]);
});

test("the shade of the cell state stays when the reader changes the run", () => {
  const network = decodeLayers(stored);
  const { c, ...others } = scalesOf(network, network.examples[0]);
  assert.ok(c.shade > 0 && c.shade <= c.range);
  assert.deepEqual(others, {});
  const [layer] = network.layers;
  const cells = [{ ...layer.cells[0], weightIh: layer.cells[0].weightIh.map(() => Number.NaN) }];
  const nothing = { ...network, examples: [], layers: [{ ...layer, cells }] };
  assert.deepEqual(scalesOf(nothing, network.examples[0]), { c: { shade: 1, range: 1 } });
});

test("extreme inputs stay finite, and a NaN is found at its timestep", () => {
  const network = { ...decodeLayers(stored), alphabet: null };
  const traceOf = (number) => {
    const x = [0, 0, number, 0].map((first) => [first, 0, 0, 0, 0, 0, 0, 0]);
    return runNetwork(network, x).trace;
  };
  for (const number of [1e30, -1e30, 1e-320, 0]) assert.equal(firstNonFinite(traceOf(number)), -1, String(number));
  assert.equal(firstNonFinite(traceOf(Number.NaN)), 2);
});

test("the summary is one sentence and says what is wrong", () => {
  const network = decodeLayers(stored);
  const say = (forget_bias) => summary(runTimeline(network, { x: network.examples[2], t: 5, unit: 0, forget_bias }));
  assert.match(say(0), /^Gate timeline of temporal-order: step 5 of 0 to 35 reads Y; unit 0 has f = .*, right\.$/);
  assert.match(say(-4), /forget-bias offset −4\.0; .*, wrong\.$/);
});
