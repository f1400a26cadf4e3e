/**
 * One LSTM layer over one sequence, and back through time: plain loops over Float64Array, the rows of all gates in one
 * inner loop. Members of the family: with forget gate, coupled (f = 1 − i), peepholes, and the cell of 1997.
 *
 * @typedef {Record<string, Float64Array>} Views parts of the parameters or of their gradients, by short name
 * @typedef {object} Layer
 * @property {(seqLen: number) => void} reserve
 * @property {() => void} load reads the parameters anew, after they have changed
 * @property {(x: Float64Array, seqLen: number) => void} forward
 * @property {(x: Float64Array, seqLen: number, dY: Float64Array, dX: Float64Array | null) => void} backward adds to the
 *   gradients; dX may be null where nothing lies below
 * @property {Record<string, Float64Array>} tape every quantity (T, H) by name; h and c have one more row, zeros, ahead
 * @property {Float64Array} output h (T + 1, H)
 * @property {Float64Array} dH gradient with respect to every h_t, all later paths included, (T, H)
 */

/** @param {number} a */
const sigmoid = (a) => 1 / (1 + Math.exp(-a));

/** By one exponential; exact to 2e-16 in absolute terms. @param {number} a */
const tanh = (a) => 2 / (1 + Math.exp(-2 * a)) - 1;

/**
 * @param {{inputSize: number, hiddenSize: number, blocks: string, coupled: boolean, peepholes: boolean,
 *   centred: boolean}} shape blocks: letters of the learned layers in the order of their rows; centred: the squashing
 *   functions of 1997
 * @param {Views} p
 * @param {Views} d
 * @returns {Layer}
 */
export function createLstmLayer({ inputSize: D, hiddenSize: H, blocks, coupled, peepholes, centred }, p, d) {
  const { W, U, b, e } = p;
  const { W: dW, U: dU, b: db, e: de } = d;
  const own = blocks.includes("f");
  // a layer that is missing borrows the input gate's rows: its value is ignored and its gradient is zero
  const [ri, rf, rg, ro] = ["i", "f", "g", "o"].map((gate) => Math.max(0, blocks.indexOf(gate)) * H);
  const none = new Float64Array(H);
  const [pi, pf, po] = [p.peephole_i ?? none, p.peephole_f ?? none, p.peephole_o ?? none];
  const waste = new Float64Array(H);
  const [di_, df_, do_] = [d.peephole_i ?? waste, d.peephole_f ?? waste, d.peephole_o ?? waste];
  const [top, slope, read] = centred ? [2, 0.5, 0.5] : [1, 1, 1];
  const bias = new Float64Array(blocks.length * H);
  /** @type {Layer} */
  const layer = {
    tape: {},
    output: none,
    dH: none,
    reserve(seqLen) {
      if (layer.dH.length >= seqLen * H && layer.tape.i) return;
      for (const name of ["i", "f", "g", "o", "m"]) layer.tape[name] = new Float64Array(seqLen * H);
      for (const name of ["c", "h"]) layer.tape[name] = new Float64Array((seqLen + 1) * H);
      layer.output = layer.tape.h;
      layer.dH = new Float64Array(seqLen * H);
    },
    load() {
      for (let n = 0; n < bias.length; n++) bias[n] = b[n] + e[n];
    },
    forward(x, seqLen) {
      layer.reserve(seqLen);
      const { i, f, g, o, m, c, h } = layer.tape;
      for (let t = 0; t < seqLen; t++) {
        const at = t * D;
        const before = t * H;
        const after = (t + 1) * H;
        for (let j = 0; j < H; j++) {
          let ai = bias[ri + j];
          let af = bias[rf + j];
          let ag = bias[rg + j];
          let ao = bias[ro + j];
          let wi = (ri + j) * D;
          let wf = (rf + j) * D;
          let wg = (rg + j) * D;
          let wo = (ro + j) * D;
          for (let k = 0; k < D; k++) {
            const v = x[at + k];
            ai += W[wi++] * v;
            af += W[wf++] * v;
            ag += W[wg++] * v;
            ao += W[wo++] * v;
          }
          let ui = (ri + j) * H;
          let uf = (rf + j) * H;
          let ug = (rg + j) * H;
          let uo = (ro + j) * H;
          for (let k = 0; k < H; k++) {
            const v = h[before + k];
            ai += U[ui++] * v;
            af += U[uf++] * v;
            ag += U[ug++] * v;
            ao += U[uo++] * v;
          }
          const old = c[before + j];
          const s = before + j;
          const write = sigmoid(ai + pi[j] * old);
          const keep = coupled ? 1 - write : own ? sigmoid(af + pf[j] * old) : 1;
          const candidate = top * tanh(slope * ag);
          const state = keep * old + write * candidate;
          const open = sigmoid(ao + po[j] * state);
          const seen = tanh(read * state);
          i[s] = write;
          f[s] = keep;
          g[s] = candidate;
          o[s] = open;
          m[s] = seen;
          c[after + j] = state;
          h[after + j] = open * seen;
        }
      }
    },
    backward(x, seqLen, dY, dX) {
      const { i, f, g, o, m, c, h } = layer.tape;
      const dH = layer.dH;
      let carried = new Float64Array(H);
      let spare = new Float64Array(H);
      const dC = new Float64Array(H);
      for (let t = seqLen - 1; t >= 0; t--) {
        const at = t * D;
        const before = t * H;
        spare.fill(0);
        for (let j = 0; j < H; j++) {
          const s = before + j;
          const dh = carried[j] + dY[s];
          dH[s] = dh;
          const write = i[s];
          const keep = f[s];
          const candidate = g[s];
          const open = o[s];
          const seen = m[s];
          const old = c[s];
          const dao = dh * seen * open * (1 - open);
          const dc = dC[j] + dh * open * read * (1 - seen * seen) + dao * po[j];
          const df = dc * old;
          const di = coupled ? dc * candidate - df : dc * candidate;
          const dai = di * write * (1 - write);
          const daf = own ? df * keep * (1 - keep) : 0;
          const u = candidate / top;
          const dag = dc * write * top * slope * (1 - u * u);
          dC[j] = dc * keep + dai * pi[j] + daf * pf[j];
          if (peepholes) {
            di_[j] += dai * old;
            df_[j] += daf * old;
            do_[j] += dao * c[s + H];
          }
          db[ri + j] += dai;
          db[rf + j] += daf;
          db[rg + j] += dag;
          db[ro + j] += dao;
          let ui = (ri + j) * H;
          let uf = (rf + j) * H;
          let ug = (rg + j) * H;
          let uo = (ro + j) * H;
          for (let k = 0; k < H; k++) {
            const v = h[before + k];
            spare[k] += U[ui] * dai + U[uf] * daf + U[ug] * dag + U[uo] * dao;
            dU[ui++] += dai * v;
            dU[uf++] += daf * v;
            dU[ug++] += dag * v;
            dU[uo++] += dao * v;
          }
          let wi = (ri + j) * D;
          let wf = (rf + j) * D;
          let wg = (rg + j) * D;
          let wo = (ro + j) * D;
          for (let k = 0; k < D; k++) {
            const v = x[at + k];
            if (dX) dX[at + k] += W[wi] * dai + W[wf] * daf + W[wg] * dag + W[wo] * dao;
            dW[wi++] += dai * v;
            dW[wf++] += daf * v;
            dW[wg++] += dag * v;
            dW[wo++] += dao * v;
          }
        }
        const now = carried;
        carried = spare;
        spare = now;
      }
      // the second bias is learned beside the first, as in PyTorch; their gradients are the same
      de.set(db);
    },
  };
  return layer;
}
