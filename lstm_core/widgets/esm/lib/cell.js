/** One layer in one direction with all its options: from an entry of the weights format to typed arrays. */
import { activation } from "./activations.js";
import { CELLS, VARIANTS } from "./quantities.js";

/**
 * @typedef {import("./activations.js").Activation} Activation
 * @typedef {import("./activations.js").ActivationEntry} ActivationEntry
 *
 * @typedef {object} CellEntry what the weights format says of one layer in one direction; all but the cell can be left out
 * @property {string} cell
 * @property {number} hidden_size
 * @property {number} [proj_size]
 * @property {boolean} [reverse]
 * @property {string} [variant]
 * @property {ActivationEntry[]} [activations]
 * @property {number | null} [clip]
 * @property {number} [block_size]
 * @property {boolean} [reset_after]
 *
 * @typedef {object} Block one learned layer of the cell
 * @property {string} name
 * @property {number} start its first row
 * @property {number} size its rows
 * @property {number} share neighbouring units that share one of its rows
 * @property {Activation} activation
 * @property {Float64Array | null} peephole (H,)
 *
 * @typedef {object} Cell
 * @property {"LSTM" | "GRU" | "RNN"} kind
 * @property {number} inputSize D
 * @property {number} hiddenSize H
 * @property {number} outputSize P, the projected size, else H
 * @property {number} height A, rows of all blocks
 * @property {boolean} reverse
 * @property {Block[]} blocks
 * @property {Activation} output of the cell state
 * @property {boolean} coupled
 * @property {string} hears blocks that see the gates of the step before
 * @property {number} clip infinite where there is none
 * @property {boolean} resetAfter
 * @property {Float64Array} weightIh (A, D)
 * @property {Float64Array} weightHh (A, P)
 * @property {Float64Array} biasIh (A,)
 * @property {Float64Array} biasHh (A,)
 * @property {Float64Array | null} weightHr (P, H)
 * @property {Float64Array | null} weightGg rows of the blocks that hear, columns of the gates
 */

/** @param {unknown} value @param {string} name @param {number} [least] */
function whole(value, name, least = 1) {
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  throw new TypeError(`the weights have ${name} ${JSON.stringify(value)}; a whole number from ${least} on is needed`);
}

/**
 * @param {CellEntry} entry
 * @param {number} inputSize D
 * @param {(name: string, shape: number[]) => Float64Array | null} read a tensor of this cell, null if there is none
 * @returns {Cell}
 */
export function decodeCell(entry, inputSize, read) {
  const kind = /** @type {"LSTM"} */ (entry.cell);
  if (!Object.hasOwn(CELLS, kind)) {
    throw new TypeError(`the weights hold a cell "${kind}"; one of ${Object.keys(CELLS).join(", ")} is needed`);
  }
  const H = whole(entry.hidden_size, "hidden_size");
  const P = whole(entry.proj_size ?? 0, "proj_size", 0) || H;
  const { lacks = "", hears = "", coupled = false } = VARIANTS[entry.variant ?? ""] ?? {};
  const all = (entry.activations ?? CELLS[kind].activations.map((name) => [name])).map((a) => activation([...a]));
  if (all.length !== CELLS[kind].activations.length) throw new TypeError(`the ${kind} has ${all.length} activations`);
  const shared = whole(entry.block_size ?? 1, "block_size");
  let height = 0;
  const blocks = Object.entries(CELLS[kind].blocks)
    .filter(([name]) => !lacks.includes(name))
    .map(([name, role]) => {
      const share = role ? 1 : shared;
      const block = { name, start: height, size: H / share, share, activation: all[role] };
      height += block.size;
      return { ...block, peephole: role ? null : read(`peephole_${name}`, [H]) };
    });
  /** @param {string} name @param {number[]} shape */
  const need = (name, shape) => {
    const found = read(name, shape);
    if (!found) throw new TypeError(`the weights hold no tensor "${name}"`);
    return found;
  };
  const zeros = () => new Float64Array(height);
  const rows = (/** @type {(block: Block) => boolean} */ which) =>
    blocks.reduce((sum, block) => sum + (which(block) ? block.size : 0), 0);
  return {
    ...{ kind, inputSize, hiddenSize: H, outputSize: P, height, blocks, coupled, hears },
    output: all[2] ?? all[0],
    reverse: Boolean(entry.reverse),
    clip: entry.clip ?? Infinity,
    resetAfter: entry.reset_after ?? true,
    weightIh: need("weight_ih", [height, inputSize]),
    weightHh: need("weight_hh", [height, P]),
    biasIh: read("bias_ih", [height]) ?? zeros(),
    biasHh: read("bias_hh", [height]) ?? zeros(),
    weightHr: P < H ? need("weight_hr", [P, H]) : null,
    weightGg: hears
      ? need("weight_gg", [rows(({ name }) => hears.includes(name)), rows(({ name }) => name !== "g")])
      : null,
  };
}
