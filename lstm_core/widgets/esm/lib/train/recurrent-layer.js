/**
 * What every recurrent layer does alike, over a few sequences of equal length and back through time: products for all
 * of the sequences at once, gradients of the weights from all steps at once. What a cell does with its
 * pre-activations, and their gradients, it brings along.
 *
 * @typedef {Record<string, Float64Array>} Views parts of the parameters or of their gradients, by short name
 *
 * @typedef {object} Tape
 * @property {Record<string, Float64Array>} kept every quantity (T, B, H) by name; h and c have one more step, zeros, ahead
 * @property {Float64Array} a pre-activations of one step (B, R), the input's share and, unless it is apart, that of h
 * @property {Float64Array} q those that h brings: the same array, or one apart
 * @property {Float64Array} dA gradients of the pre-activations (T, B, R)
 * @property {Float64Array} dQ those of the part that h brings
 * @property {Float64Array} dH gradient with respect to every h_t, all later paths included, (T, B, H)
 * @property {Float64Array} dC what the cell carries back, (B, H)
 *
 * @typedef {object} Cell
 * @property {string} blocks letters of the learned layers in the order of their rows
 * @property {string} gates quantities kept
 * @property {string} states quantities kept with a step of zeros ahead
 * @property {boolean} apart whether the share of h stays apart from the input's
 * @property {(tape: Tape, t: number, batch: number) => void} open pre-activations of step t to gates and states
 * @property {(tape: Tape, t: number, batch: number) => void} blame ∂loss/∂h of step t to those of the pre-activations
 *
 * @typedef {object} Layer
 * @property {Tape} tape
 * @property {() => void} load reads the parameters anew, after they have changed
 * @property {(x: Float64Array, seqLen: number, batch: number) => void} forward x (T, B, D)
 * @property {(x: Float64Array, seqLen: number, batch: number, dY: Float64Array, dX: Float64Array | null) => void} backward
 *   adds to the gradients; dX may be null where nothing lies below
 */
import { addOuter, addProduct, addRows, transpose } from "./products.js";

/** @param {Cell} cell @param {number} H @returns {Tape & {reserve: (rows: number, batch: number) => void}} */
function createTape({ blocks, gates, states, apart }, H) {
  const R = blocks.length * H;
  const none = new Float64Array(0);
  const tape = {
    kept: /** @type {Record<string, Float64Array>} */ ({}),
    ...{ a: none, q: none, dA: none, dQ: none, dH: none, dC: none },
    /** Room for so many steps of all sequences. @param {number} rows @param {number} batch */
    reserve(rows, batch) {
      if (tape.dH.length < rows * H || tape.dC.length < batch * H) {
        const make = (/** @type {number} */ size) => new Float64Array(size);
        for (const name of gates) tape.kept[name] = make(rows * H);
        for (const name of states) tape.kept[name] = make((rows + batch) * H);
        [tape.a, tape.dA, tape.dH, tape.dC] = [make(batch * R), make(rows * R), make(rows * H), make(batch * H)];
        [tape.q, tape.dQ] = apart ? [make(batch * R), make(rows * R)] : [tape.a, tape.dA];
      }
      for (const name of states) tape.kept[name].fill(0, 0, batch * H);
    },
  };
  return tape;
}

/**
 * @param {{inputSize: number, hiddenSize: number}} shape
 * @param {Cell} cell
 * @param {Views} p
 * @param {Views} d
 * @returns {Layer}
 */
export function createRecurrentLayer({ inputSize: D, hiddenSize: H }, cell, p, d) {
  const { W, U, b, e } = p;
  const R = cell.blocks.length * H;
  const tape = createTape(cell, H);
  const bias = new Float64Array(R);
  const below = new Float64Array(R * D);
  const back = new Float64Array(R * H);

  return {
    tape,
    load() {
      for (let r = 0; r < R; r++) bias[r] = cell.apart ? b[r] : b[r] + e[r];
      transpose(below, W, R, D);
      transpose(back, U, R, H);
    },
    forward(x, seqLen, batch) {
      tape.reserve(seqLen * batch, batch);
      const { a, q, kept } = tape;
      for (let t = 0; t < seqLen; t++) {
        for (let s = 0; s < batch; s++) {
          a.set(bias, s * R);
          if (cell.apart) q.set(e, s * R);
        }
        addProduct(a, 0, x, t * batch * D, W, batch, R, D);
        addProduct(q, 0, kept.h, t * batch * H, U, batch, R, H);
        cell.open(tape, t, batch);
      }
    },
    backward(x, seqLen, batch, dY, dX) {
      const rows = seqLen * batch;
      const { dA, dQ, dH, dC, kept } = tape;
      dH.set(dY);
      dC.fill(0);
      for (let t = seqLen - 1; t >= 0; t--) {
        cell.blame(tape, t, batch);
        if (t > 0) addProduct(dH, (t - 1) * batch * H, dQ, t * batch * R, back, batch, H, R);
      }
      addOuter(d.W, dA, x, rows, R, D);
      addOuter(d.U, dQ, kept.h, rows, R, H);
      addRows(d.b, dA, rows, R);
      addRows(d.e, dQ, rows, R);
      if (dX) addProduct(dX, 0, dA, 0, below, rows, D, R);
    },
  };
}
