/** The simple recurrent network: a single tanh. */
import { tanh } from "./squashing.js";

/** @param {number} H units @returns {import("./recurrent-layer.js").Cell} */
export function createRnnCell(H) {
  return {
    ...{ blocks: "h", gates: "", states: "h", apart: false },
    open({ a, kept: { h } }, t, batch) {
      const step = batch * H;
      for (let n = 0; n < step; n++) h[(t + 1) * step + n] = tanh(a[n]);
    },
    blame({ dA, dH, kept: { h } }, t, batch) {
      const step = batch * H;
      for (let n = t * step; n < (t + 1) * step; n++) dA[n] = dH[n] * (1 - h[n + step] * h[n + step]);
    },
  };
}
