/** The GRU; the reset gate acts on the recurrent product, as PyTorch has it, which therefore stays apart. */
import { sigmoid, tanh } from "./squashing.js";

/** @param {number} H units @returns {import("./recurrent-layer.js").Cell} */
export function createGruCell(H) {
  return {
    ...{ blocks: "rzn", gates: "rznq", states: "h", apart: true },
    open({ a, q: recurrent, kept: { r, z, n: candidate, q, h } }, t, batch) {
      const step = batch * H;
      for (let s = 0; s < batch; s++) {
        for (let j = 0, n = t * step + s * H, row = 3 * s * H; j < H; j++, n++, row++) {
          const reset = sigmoid(a[row] + recurrent[row]);
          const keep = sigmoid(a[row + H] + recurrent[row + H]);
          const fresh = tanh(a[row + 2 * H] + reset * recurrent[row + 2 * H]);
          r[n] = reset;
          z[n] = keep;
          q[n] = recurrent[row + 2 * H];
          candidate[n] = fresh;
          h[n + step] = (1 - keep) * fresh + keep * h[n];
        }
      }
    },
    blame({ dA, dQ, dH, kept: { r, z, n: candidate, q, h } }, t, batch) {
      const step = batch * H;
      for (let s = 0; s < batch; s++) {
        for (let j = 0, n = t * step + s * H, row = 3 * n; j < H; j++, n++, row++) {
          const dh = dH[n];
          const fresh = candidate[n];
          const dan = dh * (1 - z[n]) * (1 - fresh * fresh);
          const daz = dh * (h[n] - fresh) * z[n] * (1 - z[n]);
          const dar = dan * q[n] * r[n] * (1 - r[n]);
          dA[row] = dQ[row] = dar;
          dA[row + H] = dQ[row + H] = daz;
          dA[row + 2 * H] = dan;
          dQ[row + 2 * H] = dan * r[n];
          if (t > 0) dH[n - step] += dh * z[n];
        }
      }
    },
  };
}
