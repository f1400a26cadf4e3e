/** One training run as a pure object: settings in, steps, checkpoints to look at, and the network out. */
import { createCurve } from "./curve.js";
import { createNetwork, initialWeights, sizeOf } from "./network.js";
import { createOptimizer, norm } from "./optimizers.js";
import { createRandom, STREAMS } from "./random.js";
import { checkSettings, goalOf, lengthOf } from "./settings.js";
import { drawSequence, TASKS, trivialLoss } from "./tasks.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./tasks.js").Sequence} Sequence
 * @typedef {{step: number, weights: Float64Array, loss: number, accuracy: number}} Checkpoint
 */

/** Fresh sequences on which a network is judged; they are never trained on. */
export const HELD_OUT = 100;
/** Most checkpoints that are kept; then every second one goes, and they are taken half as often. */
const ROOM = 96;

/**
 * @param {Record<string, unknown>} given settings
 * @param {Float64Array} [start] weights to begin with, in place of those of the seed
 */
export function createRun(given, start) {
  const settings = checkSettings(given);
  const task = TASKS[settings.task];
  const drawn = { length: lengthOf(settings), noise: settings.noise };
  const first = start ? start.slice() : initialWeights(settings);
  const network = createNetwork(settings, first.slice());
  if (first.length !== sizeOf(network.layout)) {
    throw new RangeError(`${first.length} weights came; this network has ${sizeOf(network.layout)}`);
  }
  const optimizer = createOptimizer(settings.optimizer, settings.learning_rate, first.length);
  const training = createRandom(settings.seed, STREAMS.training);
  const fresh = createRandom(settings.seed, STREAMS.heldOut);
  const heldOut = Array.from({ length: HELD_OUT }, () => drawSequence(task, fresh, drawn, true));
  const trivial = trivialLoss(task, heldOut);
  const losses = createCurve();
  let step = 0;
  let interval = 1;
  let diverged = "";
  let solvedAt = -1;
  /** The next batch, its loss and gradient, once they were asked for.
   * @type {{batch: Sequence[], loss: number, norm: number} | null} */
  let next = null;
  /** @type {Checkpoint[]} */
  let checkpoints = [];

  function prepare() {
    if (next) return next;
    const batch = Array.from({ length: settings.batch_size }, () => drawSequence(task, training, drawn));
    const loss = network.differentiate(batch);
    next = { batch, loss, norm: norm(network.gradient) };
    return next;
  }

  /** The gradient as the optimiser gets it. @param {number} size */
  function clipped(size) {
    const { clip } = settings;
    return clip > 0 && size > clip ? network.gradient.map((g) => (g * clip) / size) : network.gradient.slice();
  }

  /** Loss and accuracy on the held-out sequences. @param {Float64Array} weights */
  function evaluate(weights) {
    const judge = weights === network.weights ? network : createNetwork(settings, weights);
    const answers = judge.answers(heldOut);
    let [right, judged] = [0, 0];
    heldOut.forEach((sequence, n) => {
      const [r, j] = task.judge(answers[n], sequence);
      right += r;
      judged += j;
    });
    return { loss: judge.lossOf(heldOut, answers), accuracy: right / judged };
  }

  const goal = goalOf(settings.task, trivial);
  /** Whether a network counts as one that has learnt its task. @param {{loss: number, accuracy: number}} result */
  const solves = ({ loss, accuracy }) => (goal.loss === null ? accuracy >= (goal.accuracy ?? 1) : loss <= goal.loss);

  function checkpoint() {
    const here = { step, weights: network.weights.slice(), ...evaluate(network.weights) };
    if (solvedAt < 0 && solves(here)) solvedAt = step;
    if (!Number.isFinite(here.loss) && !diverged)
      diverged = `the loss on fresh sequences is ${here.loss} at step ${step}`;
    return here;
  }

  checkpoints.push(checkpoint());

  return {
    settings,
    task,
    network,
    heldOut,
    trivial,
    first,
    evaluate,
    solves,
    get step() {
      return step;
    },
    /** Why it cannot go on; empty while it can. */
    get diverged() {
      return diverged;
    },
    /** First checkpoint at which the task was solved, −1 before. */
    get solvedAt() {
      return solvedAt;
    },
    get checkpoints() {
      return checkpoints;
    },
    losses,
    /** One step of training. Tells whether it could be taken. */
    advance() {
      if (diverged) return false;
      const { loss, norm: size } = prepare();
      if (!Number.isFinite(loss) || !Number.isFinite(size)) {
        const what = Number.isFinite(loss) ? `the gradient's norm is ${size}` : `the loss is ${loss}`;
        diverged = `${what} at step ${step + 1}`;
        return false;
      }
      const change = optimizer.advance(clipped(size));
      for (let n = 0; n < change.length; n++) network.weights[n] -= change[n];
      network.load();
      step += 1;
      losses.add(loss);
      next = null;
      if (step % interval === 0) checkpoints.push(checkpoint());
      if (checkpoints.length > ROOM) {
        checkpoints = checkpoints.filter((_, n) => n % 2 === 0);
        interval *= 2;
      }
      return true;
    },
    /** The network as it stands, with its loss and accuracy on fresh sequences. @returns {Checkpoint} */
    latest() {
      const last = checkpoints[checkpoints.length - 1];
      return last.step === step ? last : checkpoint();
    },
    /** What the coming step will do: the batch's loss, its gradient's norm before clipping, the norm of the change. */
    preview() {
      const { loss, norm: size } = prepare();
      return { loss, norm: size, change: norm(optimizer.preview(clipped(size))) };
    },
    /** The coming batch, and what the optimiser remembers. */
    coming: () => ({ batch: prepare().batch, memory: optimizer.memory() }),
  };
}
