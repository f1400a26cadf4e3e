/** One sequence under the lens: every gate at every timestep, the answer, and how far back its error is felt. */
import { createNetwork, quantitiesOf } from "./network.js";
import { norm } from "./optimizers.js";
import { createRandom, STREAMS } from "./random.js";
import { lengthOf } from "./settings.js";
import { TASKS } from "./tasks.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {object} Look
 * @property {number} seqLen
 * @property {number} hiddenSize
 * @property {Float64Array} x (T, D)
 * @property {Record<string, Float64Array>} quantities of the layer shown, (T, H) each
 * @property {Float64Array} answers (T, K)
 * @property {Float64Array | null} target (T, K); null where the sequence asks nothing
 * @property {Uint8Array} scored (T,)
 * @property {Float64Array} reach norm of ∂loss/∂h_t of the layer shown, of the loss at the last scored timestep, (T,)
 */

/** The task's own sequence for the lens, without noise. @param {Settings} settings */
export function ownProbe(settings) {
  return TASKS[settings.task].draw(createRandom(settings.seed, STREAMS.probe), lengthOf(settings), true);
}

/**
 * The loss at the last scored timestep alone, so that its gradient has one origin in time.
 * @param {Uint8Array} scored
 */
export function onlyLast(scored) {
  const last = scored.lastIndexOf(1);
  return Uint8Array.from(scored, (_, t) => Number(t === last));
}

/**
 * @param {Settings} settings
 * @param {Float64Array} weights
 * @param {Float64Array | null} edited the reader's own input (T, D); null for the task's own
 * @param {number} layer
 * @returns {Look}
 */
export function lookAt(settings, weights, edited, layer) {
  const task = TASKS[settings.task];
  const { hidden_size: H } = settings;
  const D = task.inputs;
  const own = ownProbe(settings);
  const given = edited
    ? { x: edited, seqLen: settings.task === "sunspots" ? edited.length - 1 : edited.length / D }
    : own;
  const asks = task.ask(given);
  const { seqLen } = given;
  const x = given.x.slice(0, seqLen * D);
  const network = createNetwork(settings, weights);
  const [answers] = network.answers([{ x, seqLen }]);
  const { tape } = network.layers[layer];
  /** @type {Record<string, Float64Array>} */
  const quantities = {};
  for (const name of quantitiesOf(settings)) {
    const from = name === "c" || name === "h" ? H : 0;
    quantities[name] = tape.kept[name].slice(from, from + seqLen * H);
  }
  const reach = new Float64Array(seqLen);
  if (asks) {
    network.differentiate([{ x, seqLen, target: asks.target, scored: onlyLast(asks.scored) }]);
    for (let t = 0; t < seqLen; t++) reach[t] = norm(tape.dH.subarray(t * H, t * H + H));
  }
  const scored = asks ? asks.scored : new Uint8Array(seqLen);
  return { seqLen, hiddenSize: H, x: given.x, quantities, answers, target: asks?.target ?? null, scored, reach };
}
