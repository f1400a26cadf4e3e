/**
 * What the worker does, without a worker: runs by name, orders in, reports out, training in slices.
 *
 * @typedef {import("./settings.js").Settings} Settings
 *
 * @typedef {{id: string, at: number, probe: Float64Array | null, layer: number}} Wish what to look at: the checkpoint
 *   `at`, or −1 for the network as it stands
 *
 * @typedef {{do: "start", id: string, settings: Record<string, unknown>, weights: Float64Array | null}
 *   | {do: "train", id: string, until: number, pace: number, solving: boolean}
 *   | {do: "pause"}
 *   | {do: "rename", id: string, to: string}
 *   | {do: "drop", id: string}
 *   | ({do: "look", token: number} & Wish)
 *   | ({do: "export", token: number} & Wish)} Order pace is in steps per second, 0 for as fast as it goes; solving: end
 *   when the task is solved for the first time
 *
 * @typedef {object} Outline a run in numbers
 * @property {string} id
 * @property {Settings} settings
 * @property {number} step
 * @property {string} diverged why it cannot go on; empty while it can
 * @property {number} solvedAt
 * @property {boolean} training
 * @property {number} trivial
 * @property {{points: number[], covers: number}} losses
 * @property {{step: number, loss: number, accuracy: number}[]} checkpoints the last is the network as it stands
 *
 * @typedef {object} Picture
 * @property {Outline} main
 * @property {Outline[]} others
 * @property {{step: number, loss: number, accuracy: number, weights: Float64Array}} shown
 * @property {{loss: number, norm: number, change: number} | null} next what the coming step does, at the latest
 * @property {import("./probe.js").Look} look
 * @property {{step: number, loss: number, accuracy: number, look: import("./probe.js").Look} | null} beside the pinned
 *   run as it stands, on the same sequence where it reads the same
 *
 * @typedef {{type: "picture", token: number, picture: Picture} | {type: "export", token: number, document: any}
 *   | {type: "stopped", id: string} | {type: "failed", id: string, message: string}} Report
 */
import { lookAt, ownProbe } from "./probe.js";
import { createRun } from "./training-run.js";

/** Milliseconds of one slice. */
const SLICE = 12;
/** The run that stands beside the others for comparison. */
export const PINNED = "pinned";

/** @param {(report: Report) => void} report @param {() => number} [clock] milliseconds */
export function createTrainer(report, clock = () => performance.now()) {
  /** @type {Map<string, ReturnType<typeof createRun>>} */
  const runs = new Map();
  /** @type {Map<string, {until: number, pace: number, solving: boolean, from: number, since: number}>} */
  const jobs = new Map();

  /** @param {string} id */
  function find(id) {
    const run = runs.get(id);
    if (!run) throw new RangeError(`no run is called ${JSON.stringify(id)}`);
    return run;
  }

  /** @param {string} id @returns {Outline} */
  function outline(id) {
    const run = find(id);
    const last = run.latest();
    const kept = run.checkpoints;
    const all = kept[kept.length - 1].step === last.step ? kept : [...kept, last];
    return {
      id,
      settings: run.settings,
      step: run.step,
      diverged: run.diverged,
      solvedAt: run.solvedAt,
      training: jobs.has(id),
      trivial: run.trivial,
      losses: run.losses.read(),
      checkpoints: all.map(({ step, loss, accuracy }) => ({ step, loss, accuracy })),
    };
  }

  /** The pinned run beside another. @param {Wish} wish */
  function besideOf({ id, probe, layer }) {
    const pinned = id === PINNED ? undefined : runs.get(PINNED);
    if (!pinned) return null;
    const same = pinned.settings.task === find(id).settings.task;
    const { weights, ...numbers } = pinned.latest();
    const top = Math.min(layer, pinned.settings.num_layers - 1);
    return {
      ...numbers,
      look: lookAt(pinned.settings, weights, same ? (probe ?? ownProbe(find(id).settings).x) : null, top),
    };
  }

  /** @param {Wish} wish @returns {Picture} */
  function picture(wish) {
    const { id, at, probe, layer } = wish;
    const run = find(id);
    const now = at < 0 || at >= run.checkpoints.length;
    const shown = now ? run.latest() : run.checkpoints[at];
    return {
      main: outline(id),
      others: [...runs.keys()].filter((other) => other !== id).map(outline),
      shown,
      next: now && !run.diverged ? run.preview() : null,
      look: lookAt(run.settings, shown.weights, probe, layer),
      beside: besideOf(wish),
    };
  }

  /** All that is needed to compute what is shown a second time. @param {Wish} wish */
  function documentOf(wish) {
    const { shown, look } = picture(wish);
    const run = find(wish.id);
    const others = [...runs.keys()].filter((id) => id !== wish.id);
    return {
      settings: run.settings,
      step: shown.step,
      layout: run.network.layout,
      weights: shown.weights,
      heldOut: run.heldOut,
      look,
      layer: wish.layer,
      coming: run.coming(),
      others: others.map((id) => {
        const other = find(id);
        const { layout, weights } = other.network;
        return { id, settings: other.settings, layout, weights: weights.slice(), heldOut: other.heldOut };
      }),
    };
  }

  /** @param {string} id */
  function finish(id) {
    jobs.delete(id);
    report({ type: "stopped", id });
  }

  /** @param {Order} order */
  function carryOut(order) {
    switch (order.do) {
      case "start":
        jobs.delete(order.id);
        runs.set(order.id, createRun(order.settings, order.weights ?? undefined));
        break;
      case "train": {
        const { id, until, pace } = order;
        const run = find(id);
        jobs.set(id, { until, pace, solving: order.solving && run.solvedAt < 0, from: run.step, since: clock() });
        break;
      }
      case "pause":
        for (const id of [...jobs.keys()]) finish(id);
        break;
      case "rename":
        runs.set(order.to, find(order.id));
        runs.delete(order.id);
        break;
      case "drop":
        jobs.delete(order.id);
        runs.delete(order.id);
        break;
      case "look":
        report({ type: "picture", token: order.token, picture: picture(order) });
        break;
      case "export":
        report({ type: "export", token: order.token, document: documentOf(order) });
    }
  }

  return {
    /** @param {Order} order */
    order(order) {
      try {
        carryOut(order);
      } catch (error) {
        report({
          type: "failed",
          id: order.do === "pause" ? "" : order.id,
          message: String(/** @type {Error} */ (error).message),
        });
      }
    },
    /** Trains for one slice; returns the milliseconds until the next is due, or −1 when there is nothing to do. */
    work() {
      const end = clock() + SLICE;
      let due = -1;
      for (const [id, job] of [...jobs]) {
        const run = find(id);
        const share = clock() + SLICE / jobs.size;
        const allowed = () => (job.pace ? job.from + ((clock() - job.since) * job.pace) / 1000 : Infinity);
        const ended = () => run.step >= job.until || run.diverged !== "" || (job.solving && run.solvedAt >= 0);
        while (!ended() && run.step < allowed() && clock() < Math.min(end, share) && run.advance());
        if (ended()) finish(id);
        else if (run.step >= allowed()) due = Math.max(due, 1000 / job.pace / 2);
        else due = 0;
      }
      return jobs.size ? Math.max(0, due) : -1;
    },
  };
}
