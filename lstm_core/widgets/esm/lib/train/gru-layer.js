/** One GRU layer over one sequence, and back; the reset gate acts on the recurrent product, as PyTorch has it. */

/** @param {number} a */
const sigmoid = (a) => 1 / (1 + Math.exp(-a));
/** @param {number} a */
const tanh = (a) => 2 / (1 + Math.exp(-2 * a)) - 1;

/**
 * @param {{inputSize: number, hiddenSize: number}} shape
 * @param {import("./lstm-layer.js").Views} p
 * @param {import("./lstm-layer.js").Views} d
 * @returns {import("./lstm-layer.js").Layer}
 */
export function createGruLayer({ inputSize: D, hiddenSize: H }, p, d) {
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
      for (const name of ["r", "z", "n", "q"]) layer.tape[name] = new Float64Array(seqLen * H);
      layer.output = layer.tape.h = new Float64Array((seqLen + 1) * H);
      layer.dH = new Float64Array(seqLen * H);
    },
    load() {},
    forward(x, seqLen) {
      layer.reserve(seqLen);
      const { r, z, n, q, h } = layer.tape;
      for (let t = 0; t < seqLen; t++) {
        const at = t * D;
        const before = t * H;
        for (let j = 0; j < H; j++) {
          let ar = b[j] + e[j];
          let az = b[H + j] + e[H + j];
          let an = b[2 * H + j];
          let rec = e[2 * H + j];
          let wr = j * D;
          let wz = (H + j) * D;
          let wn = (2 * H + j) * D;
          for (let k = 0; k < D; k++) {
            const v = x[at + k];
            ar += W[wr++] * v;
            az += W[wz++] * v;
            an += W[wn++] * v;
          }
          let ur = j * H;
          let uz = (H + j) * H;
          let un = (2 * H + j) * H;
          for (let k = 0; k < H; k++) {
            const v = h[before + k];
            ar += U[ur++] * v;
            az += U[uz++] * v;
            rec += U[un++] * v;
          }
          const s = before + j;
          r[s] = sigmoid(ar);
          z[s] = sigmoid(az);
          q[s] = rec;
          n[s] = tanh(an + r[s] * rec);
          h[s + H] = (1 - z[s]) * n[s] + z[s] * h[s];
        }
      }
    },
    backward(x, seqLen, dY, dX) {
      const { r, z, n, q, h } = layer.tape;
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
          const dan = dh * (1 - z[s]) * (1 - n[s] * n[s]);
          const daz = dh * (h[s] - n[s]) * z[s] * (1 - z[s]);
          const dar = dan * q[s] * r[s] * (1 - r[s]);
          const drec = dan * r[s];
          spare[j] += dh * z[s];
          db[j] += dar;
          db[H + j] += daz;
          db[2 * H + j] += dan;
          de[j] += dar;
          de[H + j] += daz;
          de[2 * H + j] += drec;
          let ur = j * H;
          let uz = (H + j) * H;
          let un = (2 * H + j) * H;
          for (let k = 0; k < H; k++) {
            const v = h[before + k];
            spare[k] += U[ur] * dar + U[uz] * daz + U[un] * drec;
            dU[ur++] += dar * v;
            dU[uz++] += daz * v;
            dU[un++] += drec * v;
          }
          let wr = j * D;
          let wz = (H + j) * D;
          let wn = (2 * H + j) * D;
          for (let k = 0; k < D; k++) {
            const v = x[at + k];
            if (dX) dX[at + k] += W[wr] * dar + W[wz] * daz + W[wn] * dan;
            dW[wr++] += dar * v;
            dW[wz++] += daz * v;
            dW[wn++] += dan * v;
          }
        }
        const now = carried;
        carried = spare;
        spare = now;
      }
    },
  };
  return layer;
}
