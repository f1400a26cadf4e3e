/** A recurrent network with a linear head on one flat vector of parameters, named and ordered as lstm_core's. */
import { createGruCell } from "./gru-cell.js";
import { lossAt } from "./losses.js";
import { createLstmCell } from "./lstm-cell.js";
import { createRandom, STREAMS } from "./random.js";
import { createRecurrentLayer } from "./recurrent-layer.js";
import { createRnnCell } from "./rnn-cell.js";
import { forgets, lengthOf } from "./settings.js";
import { FACTS } from "./task-list.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./tasks.js").Sequence} Sequence
 * @typedef {Pick<Sequence, "x" | "seqLen">} Input
 * @typedef {{x: Float64Array, seqLen: number, batch: number}} Packed x (T, B, D)
 * @typedef {{name: string, shape: number[], offset: number, size: number}} Entry
 * @typedef {Pick<Settings, "task" | "cell" | "peepholes" | "coupled" | "hidden_size" | "num_layers">} Shape
 */

/** Sequences that run side by side: enough to use a weight often once it is read, few enough for the caches. */
const GROUP = 8;

/** Letters of the learned layers in the order of their rows. @param {Shape} settings */
export function blocksOf({ cell, coupled }) {
  if (cell === "LSTM") return coupled ? "igo" : "ifgo";
  return { "LSTM of 1997": "igo", GRU: "rzn", RNN: "h" }[cell];
}

/** Which quantities of a layer can be drawn. @param {Shape} settings */
export const quantitiesOf = ({ cell }) => ({ LSTM: "ifgoch", "LSTM of 1997": "igoch", GRU: "rznh", RNN: "h" })[cell];

/** Every parameter in order. @param {Shape} settings @returns {Entry[]} */
export function layoutOf(settings) {
  const { hidden_size: H, num_layers, cell, peepholes } = settings;
  const { inputs, outputs } = FACTS[settings.task];
  const blocks = blocksOf(settings);
  const rows = blocks.length * H;
  /** @type {[string, number[]][]} */
  const named = [];
  for (let layer = 0; layer < num_layers; layer++) {
    named.push([`rnn.weight_ih_l${layer}`, [rows, layer ? H : inputs]]);
    named.push([`rnn.weight_hh_l${layer}`, [rows, H]]);
    named.push([`rnn.bias_ih_l${layer}`, [rows]], [`rnn.bias_hh_l${layer}`, [rows]]);
    if (cell !== "LSTM" || !peepholes) continue;
    for (const gate of blocks.replace("g", "")) named.push([`rnn.peephole_${gate}_l${layer}`, [H]]);
  }
  named.push(["head.weight", [outputs, H]], ["head.bias", [outputs]]);
  let offset = 0;
  return named.map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    offset += size;
    return { name, shape, offset: offset - size, size };
  });
}

/** @param {Entry[]} layout */
export const sizeOf = (layout) => layout.reduce((sum, { size }) => sum + size, 0);

/**
 * Starting weights: U(−1/√H, 1/√H) for all, as PyTorch; then the forget gates' biases, all at one value or chrono
 * (Tallec and Ollivier 2018): b_f = ln U(1, T − 1), b_i = −b_f, all other gate biases 0.
 * @param {Settings} settings
 */
export function initialWeights(settings) {
  const layout = layoutOf(settings);
  const { hidden_size: H, start, forget_bias } = settings;
  const random = createRandom(settings.seed, STREAMS.weights);
  const bound = 1 / Math.sqrt(H);
  const weights = Float64Array.from({ length: sizeOf(layout) }, () => random.between(-bound, bound));
  if (!forgets(settings)) return weights;
  const longest = Math.max(4, lengthOf(settings));
  for (const { name, offset, size } of layout) {
    if (!name.includes("bias_") || !name.startsWith("rnn")) continue;
    const first = name.includes("ih");
    if (start === "chrono") weights.fill(0, offset, offset + size);
    for (let j = 0; j < H; j++) {
      const drawn = start === "chrono" && first ? Math.log(random.between(1, longest - 1)) : forget_bias;
      weights[offset + H + j] = first ? drawn : 0;
      if (start === "chrono") weights[offset + j] = first ? -drawn : 0;
    }
  }
  return weights;
}

/** Parts of a flat vector that belong to one layer, by short names. @param {Float64Array} flat @param {Entry[]} layout @param {number} layer */
function viewsOf(flat, layout, layer) {
  const short = /** @type {Record<string, string>} */ ({ weight_ih: "W", weight_hh: "U", bias_ih: "b", bias_hh: "e" });
  const own = layout.filter(({ name }) => name.endsWith(`_l${layer}`));
  return Object.fromEntries(
    own.map(({ name, offset, size }) => {
      const key = name.slice(4, -3);
      return [short[key] ?? key, flat.subarray(offset, offset + size)];
    }),
  );
}

/** The cell of a network's layers. @param {Shape} settings @param {Record<string, Float64Array>} p @param {Record<string, Float64Array>} d */
function cellOf(settings, p, d) {
  const { cell, coupled, peepholes, hidden_size: H } = settings;
  if (cell === "GRU") return createGruCell(H);
  if (cell === "RNN") return createRnnCell(H);
  const own = { coupled: cell === "LSTM" && coupled, peepholes: cell === "LSTM" && peepholes };
  return createLstmCell({ hiddenSize: H, ...own, blocks: blocksOf(settings), centred: cell === "LSTM of 1997" }, p, d);
}

/**
 * @param {Shape} settings
 * @param {Float64Array} weights used in place: change them, then call `load`
 */
export function createNetwork(settings, weights) {
  const task = FACTS[settings.task];
  const layout = layoutOf(settings);
  const { hidden_size: H, num_layers } = settings;
  const K = task.outputs;
  const gradient = new Float64Array(weights.length);
  const layers = Array.from({ length: num_layers }, (_, n) => {
    const [p, d] = [weights, gradient].map((flat) => viewsOf(flat, layout, n));
    const size = { inputSize: n ? H : task.inputs, hiddenSize: H };
    return createRecurrentLayer(size, cellOf(settings, p, d), p, d);
  });
  const [head, bias] = layout.slice(-2).map(({ offset, size }) => ({ from: offset, to: offset + size }));
  const [weight, offset] = [weights.subarray(head.from, head.to), weights.subarray(bias.from, bias.to)];
  const [dWeight, dOffset] = [gradient.subarray(head.from, head.to), gradient.subarray(bias.from, bias.to)];
  const z = new Float64Array(K);
  const dZ = new Float64Array(K);
  const [inputs, above, between] = [createRoom(), createRoom(), createRoom()];

  /** Runs all layers. @param {Packed} packed */
  function forward({ x, seqLen, batch }) {
    let input = x;
    for (const layer of layers) {
      layer.forward(input, seqLen, batch);
      input = layer.tape.kept.h.subarray(batch * H);
    }
    return input;
  }
  /** The answers of one row of hidden states, into `z`. @param {Float64Array} h @param {number} at */
  function answer(h, at) {
    for (let k = 0; k < K; k++) {
      let sum = offset[k];
      for (let j = 0; j < H; j++) sum += weight[k * H + j] * h[at + j];
      z[k] = sum;
    }
  }
  /** The gradient in `dZ` of one row's answers, to the head and to dY. @param {Float64Array} h @param {number} at @param {Float64Array} dY */
  function blame(h, at, dY) {
    for (let k = 0; k < K; k++) {
      const d = dZ[k];
      dOffset[k] += d;
      for (let j = 0; j < H; j++) {
        dWeight[k * H + j] += d * h[at + j];
        dY[at + j] += d * weight[k * H + j];
      }
    }
  }
  const load = () => {
    for (const layer of layers) layer.load();
  };
  load();

  return {
    layout,
    weights,
    gradient,
    layers,
    load,
    /** The answers at every timestep, (T, K) for each sequence. @param {readonly Input[]} sequences */
    answers(sequences) {
      return groupsOf(sequences).flatMap((group) => {
        const packed = pack(group, task.inputs, inputs);
        const h = forward(packed);
        return group.map(({ seqLen }, s) => {
          const all = new Float64Array(seqLen * K);
          for (let t = 0; t < seqLen; t++) {
            answer(h, (t * packed.batch + s) * H);
            all.set(z, t * K);
          }
          return all;
        });
      });
    },
    /** Mean loss of answers over the scored timesteps. @param {readonly Sequence[]} sequences @param {Float64Array[]} answers */
    lossOf(sequences, answers) {
      const number = countScored(sequences);
      let loss = 0;
      sequences.forEach(({ target, scored, seqLen }, n) => {
        for (let t = 0; t < seqLen; t++) {
          if (scored[t])
            loss += lossAt(task.loss, answers[n].subarray(t * K, t * K + K), target, t * K, 1 / number, dZ);
        }
      });
      return loss;
    },
    /**
     * The mean loss of sequences; its gradient is in `gradient`. Full backpropagation through time.
     * @param {readonly Sequence[]} sequences
     */
    differentiate(sequences) {
      gradient.fill(0);
      const share = 1 / countScored(sequences);
      let loss = 0;
      for (const group of groupsOf(sequences)) {
        const { x, seqLen, batch } = pack(group, task.inputs, inputs);
        const h = forward({ x, seqLen, batch });
        let dY = above(seqLen * batch * H);
        for (const [s, { seqLen: own, target, scored }] of group.entries()) {
          for (let t = 0; t < own; t++) {
            if (!scored[t]) continue;
            const at = (t * batch + s) * H;
            answer(h, at);
            loss += lossAt(task.loss, z, target, t * K, share, dZ);
            blame(h, at, dY);
          }
        }
        for (let n = num_layers - 1; n >= 0; n--) {
          const input = n ? layers[n - 1].tape.kept.h.subarray(batch * H) : x;
          const dX = n ? between(seqLen * batch * H) : null;
          layers[n].backward(input, seqLen, batch, dY, dX);
          if (dX) dY = dX;
        }
      }
      return loss;
    },
  };
}

/** Zeros in an array that is used again: collecting garbage costs more than filling. @returns {(size: number) => Float64Array} */
function createRoom() {
  let room = new Float64Array(0);
  return (size) => {
    if (room.length < size) room = new Float64Array(size);
    return room.subarray(0, size).fill(0);
  };
}

/** @template T @param {readonly T[]} sequences */
function groupsOf(sequences) {
  const groups = [];
  for (let n = 0; n < sequences.length; n += GROUP) groups.push(sequences.slice(n, n + GROUP));
  return groups;
}

/**
 * Sequences side by side (T, B, D), shorter ones followed by zeros: nothing is asked there, so no gradient comes from it.
 * @param {readonly Input[]} group
 * @param {number} D
 * @param {(size: number) => Float64Array} room
 * @returns {Packed}
 */
function pack(group, D, room) {
  const batch = group.length;
  const seqLen = Math.max(...group.map((sequence) => sequence.seqLen));
  if (batch === 1) return { x: group[0].x, seqLen, batch };
  const x = room(seqLen * batch * D);
  for (const [s, { x: own, seqLen: length }] of group.entries()) {
    for (let t = 0; t < length; t++) for (let k = 0; k < D; k++) x[(t * batch + s) * D + k] = own[t * D + k];
  }
  return { x, seqLen, batch };
}

/** @param {readonly Sequence[]} sequences */
function countScored(sequences) {
  let number = 0;
  for (const { scored } of sequences) for (let t = 0; t < scored.length; t++) number += scored[t];
  return number;
}
