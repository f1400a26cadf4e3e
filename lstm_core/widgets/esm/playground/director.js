/** Between the traits and the worker: what has to be started, trained and looked at, so that both say the same. */
import { tensorsOf, weightsFrom } from "../lib/train/export.js";
import { checkSettings, DEFAULTS } from "../lib/train/settings.js";
import { FACTS } from "../lib/train/task-list.js";
import { createSession } from "./session.js";

/**
 * @typedef {import("../lib/train/settings.js").Settings} Settings
 * @typedef {import("../lib/train/trainer.js").Picture} Picture
 * @typedef {Settings & {steps: number, t: number, unit: number, layer: number, probe: number[][], weights: any,
 *   pinned: any}} Traits
 */

export const TRAITS = [...Object.keys(DEFAULTS), "steps", "t", "unit", "layer", "probe", "weights", "pinned"];
const BAND = 4;

/** @param {any} named */
const isEmpty = (named) => !named || Object.keys(named).length === 0;

/** The reader's own sequence, flat; null for the task's. @param {Traits} traits */
function probeFrom({ probe, task }) {
  if (!probe?.length) return null;
  const { inputs } = FACTS[task];
  const fits = (/** @type {unknown} */ row) =>
    Array.isArray(row) && row.length === inputs && row.every(Number.isFinite);
  if (probe.length < 2 || probe.length > 250 || !probe.every(fits)) {
    throw new RangeError(`the probe has to be 2 to 250 rows of ${inputs} numbers for the task ${task}`);
  }
  return Float64Array.from(probe.flat());
}

/** @param {Settings} settings @param {any} tensors */
const givenWeights = (settings, tensors) => (isEmpty(tensors) ? null : weightsFrom(settings, tensors));

/** Whether a state can be shown at all; an error says why not. @param {Traits} traits */
export function checkTraits(traits) {
  givenWeights(checkSettings(traits), traits.weights);
  probeFrom(traits);
  const { pinned } = traits;
  if (!isEmpty(pinned)) givenWeights(checkSettings(pinned.settings ?? {}), pinned.weights);
}

/** @param {import("../kit/explorable.js").Stage<Traits>} stage @param {(busy: boolean) => void} onBusy */
export function createDirector({ model, read, set, redraw }, onBusy) {
  let picture = /** @type {Picture | null} */ (null);
  let failure = "";
  let at = -1;
  let band = 0;
  // what the worker was told last
  let [started, pinned, asked, trainedTo, ended] = ["", "{}", "", 0, false];

  const session = createSession({
    onPicture(next) {
      picture = next;
      failure = "";
      record(next);
      redraw();
    },
    onStopped(id) {
      if (id === "main") ended = true;
    },
    onFailed(why) {
      failure = why;
      redraw();
    },
    onBusy,
  });

  /** What was trained, into the state and to Python. @param {Picture} next */
  function record({ main, shown }) {
    if (!ended || session.isTraining("main")) return;
    trainedTo = main.step;
    model.set("steps", main.step);
    if (at < 0) {
      ended = false;
      const trained = { settings: main.settings, step: main.step, weights: shown.weights };
      model.set("trained", { step: main.step, tensors: tensorsOf(trained) });
    }
    model.save_changes();
  }

  function dropBand() {
    for (let n = 1; n <= band; n++) session.drop(`seed ${n}`);
    band = 0;
  }

  /** @param {Traits} traits @param {Settings} settings */
  function followMain(traits, settings) {
    const key = JSON.stringify([settings, traits.weights]);
    if (key === started && traits.steps >= trainedTo) return false;
    const weights = givenWeights(settings, traits.weights);
    dropBand();
    [started, trainedTo, at] = [key, 0, -1];
    session.forget("main");
    session.order({ do: "start", id: "main", settings: { ...settings }, weights });
    return true;
  }

  /** @param {Traits} traits */
  function followPinned(traits) {
    const wanted = JSON.stringify(traits.pinned ?? {});
    if (wanted === pinned) return false;
    if (isEmpty(traits.pinned)) session.drop("pinned");
    else {
      const { settings, steps, weights } = traits.pinned;
      const checked = checkSettings(settings);
      session.order({ do: "start", id: "pinned", settings: { ...checked }, weights: givenWeights(checked, weights) });
      if (steps > 0) session.train("pinned", steps, 0, false);
    }
    pinned = wanted;
    return true;
  }

  const step = () => picture?.main.step ?? 0;
  const settings = () => checkSettings(read());

  return {
    set,
    step,
    settings,
    /** The last that the worker showed. */
    get picture() {
      return picture;
    },
    get failure() {
      return failure;
    },
    get at() {
      return at;
    },
    get band() {
      return band;
    },
    get training() {
      return session.isTraining("main");
    },
    get busy() {
      return session.busy;
    },
    /** Starts, trains and looks, where the state asks for something else than before. @param {Traits} traits */
    follow(traits) {
      const now = checkSettings(traits);
      const wish = { at, probe: probeFrom(traits), layer: Math.min(traits.layer, now.num_layers - 1) };
      const fresh = followMain(traits, now);
      const compared = followPinned(traits);
      const asking = JSON.stringify([at, wish.layer, traits.probe]);
      if (fresh || compared || asking !== asked) session.look({ ...wish, at });
      asked = JSON.stringify([at, wish.layer, traits.probe]);
      if (traits.steps > trainedTo) session.train("main", traits.steps, 0, false);
      trainedTo = Math.max(trainedTo, traits.steps);
    },
    /** Other settings mean another network, from its first step, with a sequence of its own. @param {Partial<Settings>} change */
    change(change) {
      const own = "task" in change || "length" in change || "seed" in change;
      set({ ...change, steps: 0, weights: {}, ...(own && { probe: [], t: -1 }) });
    },
    /** @param {number} steps @param {number} pace */
    train(steps, pace) {
      at = -1;
      session.look({ at });
      session.train("main", step() + steps, pace, true);
      redraw();
    },
    pause: session.pause,
    advance() {
      at = -1;
      session.look({ at });
      session.train("main", step() + 1, 0, false);
    },
    /** Puts the run aside and starts it anew; or lets the one put aside go. */
    pin() {
      const { pinned: before, steps, weights } = read();
      if (!isEmpty(before)) return set({ pinned: {} });
      dropBand();
      session.order({ do: "rename", id: "main", to: "pinned" });
      const kept = { settings: settings(), steps, weights };
      [pinned, started] = [JSON.stringify(kept), ""];
      set({ pinned: kept, steps: 0 });
    },
    /** Other seeds of the same settings, until they are solved or as far as this run may go; or lets them go. @param {number} steps */
    seeds(steps) {
      if (band) dropBand();
      else {
        const base = settings();
        band = BAND;
        for (let n = 1; n <= BAND; n++) {
          session.order({ do: "start", id: `seed ${n}`, settings: { ...base, seed: base.seed + n }, weights: null });
          session.train(`seed ${n}`, Math.max(step(), steps), 0, true);
        }
      }
      session.look();
    },
    /** @param {number} checkpoint number of a checkpoint, −1 for the network as it stands */
    lookBack(checkpoint) {
      at = checkpoint;
      redraw();
    },
    /** @param {Traits} first */
    reset(first) {
      started = "";
      at = -1;
      set(first);
    },
    document: session.document,
    destroy: session.destroy,
  };
}
