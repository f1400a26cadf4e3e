/** Losses of one timestep and their gradients, in nats where logarithms occur; `weight` is that step's share. */

/** @typedef {"squared" | "softmax" | "sigmoid"} LossKind */

/**
 * Returns the loss and writes its gradient with respect to the K answers.
 * @param {LossKind} kind
 * @param {Float64Array} answers (K,)
 * @param {Float64Array} target (T, K): values, 0 or 1 for each answer; a class is a 1 among zeros
 * @param {number} at where the timestep's target starts
 * @param {number} weight
 * @param {Float64Array} gradient (K,)
 */
export function lossAt(kind, answers, target, at, weight, gradient) {
  const K = answers.length;
  let loss = 0;
  if (kind === "squared") {
    for (let k = 0; k < K; k++) {
      const error = answers[k] - target[at + k];
      loss += error * error;
      gradient[k] = 2 * error * weight;
    }
    return loss * weight;
  }
  if (kind === "sigmoid") {
    for (let k = 0; k < K; k++) {
      const z = answers[k];
      loss += Math.max(z, 0) - z * target[at + k] + Math.log1p(Math.exp(-Math.abs(z)));
      gradient[k] = (1 / (1 + Math.exp(-z)) - target[at + k]) * weight;
    }
    return loss * weight;
  }
  let highest = -Infinity;
  for (let k = 0; k < K; k++) highest = Math.max(highest, answers[k]);
  let sum = 0;
  for (let k = 0; k < K; k++) sum += Math.exp(answers[k] - highest);
  const whole = highest + Math.log(sum);
  for (let k = 0; k < K; k++) {
    const log = answers[k] - whole;
    loss -= target[at + k] * log;
    gradient[k] = (Math.exp(log) - target[at + k]) * weight;
  }
  return loss * weight;
}
