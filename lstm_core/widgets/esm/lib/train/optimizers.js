/** Optimisers on one flat vector of parameters, as lstm_core's: each turns a gradient into a change. */

export const OPTIMIZERS = /** @type {const} */ (["Adam", "RMSProp", "momentum", "SGD"]);

/** @typedef {typeof OPTIMIZERS[number]} OptimizerName */

/** Dimensionless: what the optimisers remember of the past, and what keeps a division finite. */
const [MOMENTUM, DECAY, MEAN, SQUARE, EPS] = [0.9, 0.99, 0.9, 0.999, 1e-8];

/** Euclidean norm. @param {Float64Array} vector */
export function norm(vector) {
  let sum = 0;
  for (let n = 0; n < vector.length; n++) sum += vector[n] * vector[n];
  return Math.sqrt(sum);
}

/**
 * @param {OptimizerName} name
 * @param {number} rate learning rate
 * @param {number} size number of parameters
 */
export function createOptimizer(name, rate, size) {
  const mean = new Float64Array(name === "Adam" || name === "momentum" ? size : 0);
  const square = new Float64Array(name === "Adam" || name === "RMSProp" ? size : 0);
  let steps = 0;

  const [kept, taken] = name === "Adam" ? [MEAN, 1 - MEAN] : [MOMENTUM, 1];
  const keep = name === "Adam" ? SQUARE : DECAY;

  /** Remembers the gradient. @param {Float64Array} g */
  function remember(g) {
    steps += 1;
    for (let n = 0; n < mean.length; n++) mean[n] = kept * mean[n] + taken * g[n];
    for (let n = 0; n < square.length; n++) square[n] = keep * square[n] + (1 - keep) * g[n] * g[n];
  }

  /** What is taken from each parameter. @param {Float64Array} g */
  function change(g) {
    const delta = new Float64Array(size);
    const [m, s] = [rate / (1 - MEAN ** steps), 1 - SQUARE ** steps];
    for (let n = 0; n < size; n++) {
      if (name === "Adam") delta[n] = (m * mean[n]) / (Math.sqrt(square[n] / s) + EPS);
      else if (name === "RMSProp") delta[n] = (rate * g[n]) / (Math.sqrt(square[n]) + EPS);
      else delta[n] = rate * (name === "momentum" ? mean[n] : g[n]);
    }
    return delta;
  }

  return {
    /** The change for a gradient, remembered. @param {Float64Array} g */
    advance(g) {
      remember(g);
      return change(g);
    },
    /** The change that the same gradient would make, nothing remembered. @param {Float64Array} g */
    preview(g) {
      const [m, s] = [mean.slice(), square.slice()];
      const delta = this.advance(g);
      mean.set(m);
      square.set(s);
      steps -= 1;
      return delta;
    },
    /** What it remembers. */
    memory: () => ({ steps, mean: mean.slice(), square: square.slice() }),
  };
}
