/** One simple recurrent layer (a single tanh) over one sequence, and back. */

/** @param {number} a */
const tanh = (a) => 2 / (1 + Math.exp(-2 * a)) - 1;

/**
 * @param {{inputSize: number, hiddenSize: number}} shape
 * @param {import("./lstm-layer.js").Views} p
 * @param {import("./lstm-layer.js").Views} d
 * @returns {import("./lstm-layer.js").Layer}
 */
export function createRnnLayer({ inputSize: D, hiddenSize: H }, p, d) {
  const { W, U, b, e } = p;
  const { W: dW, U: dU, b: db, e: de } = d;
  const none = new Float64Array(0);
  /** @type {import("./lstm-layer.js").Layer} */
  const layer = {
    tape: {},
    output: none,
    dH: none,
    reserve(seqLen) {
      if (layer.dH.length >= seqLen * H) return;
      layer.output = layer.tape.h = new Float64Array((seqLen + 1) * H);
      layer.dH = new Float64Array(seqLen * H);
    },
    load() {},
    forward(x, seqLen) {
      layer.reserve(seqLen);
      const { h } = layer.tape;
      for (let t = 0; t < seqLen; t++) {
        for (let j = 0; j < H; j++) {
          let a = b[j] + e[j];
          let w = j * D;
          for (let k = 0; k < D; k++) a += W[w++] * x[t * D + k];
          let u = j * H;
          for (let k = 0; k < H; k++) a += U[u++] * h[t * H + k];
          h[(t + 1) * H + j] = tanh(a);
        }
      }
    },
    backward(x, seqLen, dY, dX) {
      const { h } = layer.tape;
      const dH = layer.dH;
      let carried = new Float64Array(H);
      let spare = new Float64Array(H);
      for (let t = seqLen - 1; t >= 0; t--) {
        const at = t * D;
        const before = t * H;
        spare.fill(0);
        for (let j = 0; j < H; j++) {
          const s = before + j;
          const dh = carried[j] + dY[s];
          dH[s] = dh;
          const da = dh * (1 - h[s + H] * h[s + H]);
          db[j] += da;
          let u = j * H;
          for (let k = 0; k < H; k++) {
            spare[k] += U[u] * da;
            dU[u++] += da * h[before + k];
          }
          let w = j * D;
          for (let k = 0; k < D; k++) {
            if (dX) dX[at + k] += W[w] * da;
            dW[w++] += da * x[at + k];
          }
        }
        const now = carried;
        carried = spare;
        spare = now;
      }
      de.set(db);
    },
  };
  return layer;
}
