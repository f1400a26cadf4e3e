/** The LSTM's family: with forget gate, coupled (f = 1 − i), with peepholes, and the cell of 1997. */
import { sigmoid, tanh } from "./squashing.js";

/**
 * @param {{hiddenSize: number, blocks: string, coupled: boolean, peepholes: boolean, centred: boolean}} shape blocks:
 *   letters of the learned layers in the order of their rows; centred: the squashing functions of 1997
 * @param {import("./recurrent-layer.js").Views} p
 * @param {import("./recurrent-layer.js").Views} d
 * @returns {import("./recurrent-layer.js").Cell}
 */
export function createLstmCell({ hiddenSize: H, blocks, coupled, peepholes, centred }, p, d) {
  const R = blocks.length * H;
  const own = blocks.includes("f");
  // a layer that is missing borrows the input gate's rows: its value is ignored and its gradient is zero
  const [ri, rf, rg, ro] = ["i", "f", "g", "o"].map((gate) => Math.max(0, blocks.indexOf(gate)) * H);
  const none = new Float64Array(H);
  const [pi, pf, po] = [p.peephole_i ?? none, p.peephole_f ?? none, p.peephole_o ?? none];
  const waste = new Float64Array(H);
  const [di_, df_, do_] = [d.peephole_i ?? waste, d.peephole_f ?? waste, d.peephole_o ?? waste];
  const top = centred ? 2 : 1;
  const slope = centred ? 0.5 : 1;

  return {
    ...{ blocks, gates: "ifgom", states: "ch", apart: false },
    open({ a, kept: { i, f, g, o, m, c, h } }, t, batch) {
      const step = batch * H;
      for (let s = 0; s < batch; s++) {
        for (let j = 0, n = t * step + s * H, row = s * R; j < H; j++, n++, row++) {
          const old = c[n];
          const write = sigmoid(a[row + ri] + pi[j] * old);
          const keep = coupled ? 1 - write : own ? sigmoid(a[row + rf] + pf[j] * old) : 1;
          const candidate = top * tanh(slope * a[row + rg]);
          const state = keep * old + write * candidate;
          const gate = sigmoid(a[row + ro] + po[j] * state);
          const seen = tanh(slope * state);
          i[n] = write;
          f[n] = keep;
          g[n] = candidate;
          o[n] = gate;
          m[n] = seen;
          c[n + step] = state;
          h[n + step] = gate * seen;
        }
      }
    },
    blame({ dA, dH, dC, kept: { i, f, g, o, m, c } }, t, batch) {
      const step = batch * H;
      for (let s = 0; s < batch; s++) {
        for (let j = 0, n = t * step + s * H, row = (t * batch + s) * R; j < H; j++, n++, row++) {
          const carried = s * H + j;
          const dh = dH[n];
          const write = i[n];
          const keep = f[n];
          const u = g[n] / top;
          const gate = o[n];
          const seen = m[n];
          const dao = dh * seen * gate * (1 - gate);
          const dc = dC[carried] + dh * gate * slope * (1 - seen * seen) + dao * po[j];
          const df = dc * c[n];
          const dai = (coupled ? dc * g[n] - df : dc * g[n]) * write * (1 - write);
          const daf = own ? df * keep * (1 - keep) : 0;
          dC[carried] = dc * keep + dai * pi[j] + daf * pf[j];
          // f before i: where f is missing, its zero stands in the rows of i until their own value comes
          dA[row + rf] = daf;
          dA[row + ri] = dai;
          dA[row + rg] = dc * write * top * slope * (1 - u * u);
          dA[row + ro] = dao;
          if (!peepholes) continue;
          di_[j] += dai * c[n];
          df_[j] += daf * c[n];
          do_[j] += dao * c[n + step];
        }
      }
    },
  };
}
