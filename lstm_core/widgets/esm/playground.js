/** Playground: choose a task and a network, train it in a worker, watch its gates learn, compare, keep. */
import { element, setText } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createSelect } from "./kit/select.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { watchTheme } from "./kit/theme.js";
import { tensorsOf, weightsFrom } from "./lib/train/export.js";
import { checkSettings, DEFAULTS } from "./lib/train/settings.js";
import { TASKS } from "./lib/train/tasks.js";
import { createChart } from "./playground/charts.js";
import { createChoose } from "./playground/choose.js";
import { createGates } from "./playground/gates.js";
import { createKeep } from "./playground/keep.js";
import { createNumbers } from "./playground/numbers.js";
import { presetOf, presetOptions, presetSettings, presetWords } from "./playground/presets.js";
import { createProbeStrip } from "./playground/probe-strip.js";
import { createProgress } from "./playground/progress.js";
import { createRunBar, PACES } from "./playground/run-bar.js";
import { createSession } from "./playground/session.js";
import { answerEntries, bandEntries, lensEntries, networkEntries, reachChart } from "./playground/views.js";
import { createWeights } from "./playground/weights.js";
import { difference, status, summary } from "./playground/words.js";

/**
 * @typedef {import("./kit/explorable.js").Model} Model
 * @typedef {import("./lib/train/settings.js").Settings} Settings
 * @typedef {import("./lib/train/trainer.js").Picture} Picture
 * @typedef {Settings & {steps: number, t: number, unit: number, layer: number, probe: number[][], weights: any,
 *   pinned: any}} Traits
 */

const SETTINGS = Object.keys(DEFAULTS);
const TRAITS = [...SETTINGS, "steps", "t", "unit", "layer", "probe", "weights", "pinned"];
const BAND = 4;

/** @param {Model} model */
const traitsOf = (model) => /** @type {Traits} */ (Object.fromEntries(TRAITS.map((key) => [key, model.get(key)])));

/** @param {any} named */
const isEmpty = (named) => !named || Object.keys(named).length === 0;

/** The reader's own sequence, flat; null for the task's. @param {Traits} traits */
function probeFrom({ probe, task }) {
  if (!probe?.length) return null;
  const { inputs } = TASKS[task];
  const fits =
    probe.length >= 2 &&
    probe.length <= 250 &&
    probe.every((row) => row?.length === inputs && row.every(Number.isFinite));
  if (!fits) throw new RangeError(`the probe has to be 2 to 250 rows of ${inputs} numbers for the task ${task}`);
  return Float64Array.from(probe.flat());
}

/** @param {HTMLElement} root @param {Model} model @param {() => void} redraw @param {Record<string, any>} memory */
function build(root, model, redraw, memory) {
  memory.first ??= traitsOf(model);
  const first = /** @type {Traits} */ (memory.first);
  const view = { at: -1, pace: /** @type {keyof typeof PACES} */ ("watch"), budget: 500 };
  let picture = /** @type {Picture | null} */ (null);
  let failure = "";
  let started = "";
  let known = 0;
  let pinned = "{}";
  let band = 0;

  /** @param {Partial<Traits>} traits */
  const set = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
    redraw();
  };
  /** Other settings mean another network: from its first step, with a sequence of its own. @param {Partial<Settings>} change */
  const change = (change) => {
    const own = "task" in change || "length" in change || "seed" in change;
    set({ ...change, steps: 0, weights: {}, ...(own && { probe: [], t: -1 }) });
  };
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
    onBusy: (busy) => see.setAttribute("aria-busy", String(busy)),
  });
  let ended = false;

  const part = (/** @type {string} */ kind, into = root) => {
    const node = element("div", { class: `lx-${kind}` });
    into.append(node);
    return node;
  };
  const top = part("preset");
  const preset = createSelect(top, {
    label: "Start from",
    name: "preset",
    options: presetOptions(),
    onChoose: (id) => change(presetSettings(id)),
  });
  const says = element("p", { class: "lx-says" });
  const measured = element("p", { class: "lx-label" });
  top.append(says, measured);
  const bar = createRunBar(root, {
    onTrain() {
      if (session.isTraining("main")) return session.pause();
      view.at = -1;
      session.look({ at: -1 });
      session.train("main", step() + view.budget, PACES[view.pace], true);
      redraw();
    },
    onStep: () => session.train("main", step() + 1, 0, false),
    onPin() {
      if (!isEmpty(traitsOf(model).pinned)) return set({ pinned: {} });
      dropBand();
      session.order({ do: "rename", id: "main", to: "pinned" });
      const { steps, weights } = traitsOf(model);
      const kept = { settings: now(), steps, weights };
      pinned = JSON.stringify(kept);
      started = "";
      set({ pinned: kept, steps: 0 });
    },
    onSeeds() {
      if (band) dropBand();
      else {
        band = BAND;
        for (let n = 1; n <= BAND; n++) {
          session.order({
            do: "start",
            id: `seed ${now().seed + n}`,
            settings: { ...now(), seed: now().seed + n },
            weights: null,
          });
          session.train(`seed ${now().seed + n}`, step(), 0, false);
        }
      }
      session.look();
    },
    onSeed: () => change({ seed: now().seed + 1 }),
    onReset() {
      started = "";
      view.at = -1;
      set(first);
    },
    onPace(pace) {
      view.pace = pace;
      if (session.isTraining("main")) session.train("main", step() + view.budget, PACES[pace], true);
      redraw();
    },
    onBudget(steps) {
      view.budget = steps;
      redraw();
    },
  });
  const body = part("body");
  const [left, see] = [part("choose", body), part("see", body)];
  const choose = createChoose(left, { onChange: change });
  const charts = part("part lx-learning", see);
  const progress = createProgress(charts, {
    onPick(at) {
      view.at = at;
      redraw();
    },
  });
  const lens = part("part lx-lens", see);
  lens.append(element("p", { class: "lx-title" }, "One sequence under the lens"));
  const strip = createProbeStrip(lens, {
    onMove: (t) => set({ t }),
    onWrite(entry) {
      const { x } = /** @type {Picture} */ (picture).look;
      const D = TASKS[now().task].inputs;
      const rows = Array.from({ length: x.length / D }, (_, t) => Array.from(x.subarray(t * D, t * D + D)));
      rows[tNow()] = entry;
      set({ probe: rows });
    },
    onOwn: () => set({ probe: [] }),
  });
  const pick = (/** @type {{t: number, unit: number}} */ place) => set(place);
  const gates = createGates(lens, { onPick: pick });
  const besideTitle = element("p", { class: "lx-title lx-pinned-title" });
  lens.append(besideTitle);
  const besideGates = createGates(lens, { onPick: ({ t }) => set({ t }) });
  const besideBox = /** @type {HTMLElement} */ (lens.lastElementChild);
  const picks = part("picks", lens);
  const units = createSlider(picks, {
    label: "Unit",
    min: 0,
    max: 31,
    step: 1,
    format: String,
    onInput: (unit) => set({ unit: Math.min(unit, now().hidden_size - 1) }),
  });
  const unitRange = /** @type {HTMLInputElement} */ (picks.querySelector("input"));
  const layers = createSlider(picks, {
    label: "Layer",
    min: 0,
    max: 1,
    step: 1,
    format: String,
    onInput: (layer) => set({ layer }),
  });
  const table = part("tables", see);
  const lensNumbers = createNumbers(table, { title: "At this step", kind: "lx-at" });
  const reachBox = part("part lx-reach", table);
  const reach = createChart(reachBox, {
    title: "How far back the error is felt: ‖∂loss/∂h‖ at each step",
    height: 120,
    logarithmic: true,
    onPick: (t) => set({ t: Math.round(t) }),
  });
  const matrix = createWeights(table);
  const netNumbers = createNumbers(table, { title: "The network" });
  const bandNumbers = createNumbers(table, { title: "Other seeds, same settings", kind: "lx-seeds" });
  const keep = createKeep(root, {
    sizes: () => [TASKS[now().task].inputs, TASKS[now().task].outputs],
    onImport: ({ settings, weights }) =>
      set({ ...settings, steps: 0, probe: [], t: -1, weights: tensorsOf({ settings, step: 0, weights }) }),
  });
  const sentence = createSummary(root);
  const endTheme = watchTheme(() => {
    for (const drawn of [gates, besideGates, matrix]) drawn.repaint();
  });
  root.addEventListener("lx-export", (event) => session.document().then(/** @type {CustomEvent} */ (event).detail));

  const now = () => checkSettings(traitsOf(model));
  const step = () => picture?.main.step ?? 0;
  const tNow = () => {
    const last = (picture?.look.seqLen ?? 1) - 1;
    const { t } = traitsOf(model);
    return t < 0 ? last : Math.min(t, last);
  };
  function dropBand() {
    for (const { id } of picture?.others ?? []) if (id.startsWith("seed")) session.drop(id);
    band = 0;
  }

  /** Starts, trains and looks, where the state asks for something else than before. @param {Traits} traits @param {Settings} settings */
  function follow(traits, settings) {
    const probe = probeFrom(traits);
    const weights = isEmpty(traits.weights) ? null : weightsFrom(settings, traits.weights);
    const key = JSON.stringify([settings, traits.weights]);
    const fresh = key !== started || traits.steps < known;
    if (fresh) {
      dropBand();
      started = key;
      known = 0;
      view.at = -1;
      session.order({ do: "start", id: "main", settings: { ...settings }, weights });
    }
    const wanted = JSON.stringify(traits.pinned ?? {});
    if (wanted !== pinned) {
      pinned = wanted;
      if (isEmpty(traits.pinned)) session.drop("pinned");
      else {
        const { settings: other, steps, weights: given } = traits.pinned;
        const checked = checkSettings(other);
        session.order({
          do: "start",
          id: "pinned",
          settings: other,
          weights: isEmpty(given) ? null : weightsFrom(checked, given),
        });
        if (steps > 0) session.train("pinned", steps, 0, false);
      }
      asked = "";
    }
    const wish = { at: view.at, probe, layer: Math.min(traits.layer, settings.num_layers - 1) };
    const asking = JSON.stringify([wish.at, wish.layer, traits.probe]);
    if (fresh || asking !== asked) session.look(wish);
    asked = asking;
    if (traits.steps > known) session.train("main", traits.steps, 0, false);
    known = Math.max(known, traits.steps);
  }
  let asked = "";

  /** What was trained, into the state. @param {Picture} picture */
  function record({ main, shown }) {
    if (!ended || session.isTraining("main")) return;
    known = main.step;
    model.set("steps", main.step);
    if (view.at < 0) {
      ended = false;
      model.set("trained", {
        step: main.step,
        tensors: tensorsOf({ settings: main.settings, step: main.step, weights: shown.weights }),
      });
    }
    model.save_changes();
  }

  /** @param {Picture} shown @param {Traits} traits */
  function drawPicture(shown, traits) {
    const { main, look, others, beside } = shown;
    const settings = main.settings;
    const task = TASKS[settings.task];
    const t = tNow();
    const unit = Math.min(traits.unit, settings.hidden_size - 1);
    const pinnedRun = others.find(({ id }) => id === "pinned") ?? null;
    const seeds = others.filter(({ id }) => id.startsWith("seed"));
    progress.update({ main, pinned: pinnedRun, band: seeds, at: view.at, chance: task.chance, trivial: task.trivial });
    strip.update({ task, x: look.x, seqLen: look.seqLen, t, scored: look.scored, own: !traits.probe?.length });
    gates.update({ look, t, unit });
    besideBox.hidden = besideTitle.hidden = !beside;
    if (beside && pinnedRun) {
      setText(besideTitle, `Pinned, step ${beside.step}: ${difference(settings, pinnedRun.settings)}`);
      besideGates.update({ look: beside.look, t: Math.min(t, beside.look.seqLen - 1), unit: null });
    }
    unitRange.max = String(settings.hidden_size - 1);
    units.update({ value: unit, disabled: settings.hidden_size < 2 });
    layers.update({ value: Math.min(traits.layer, settings.num_layers - 1), disabled: settings.num_layers < 2 });
    lensNumbers.update([...lensEntries(look, t, unit), ...answerEntries(task, look, t)]);
    reach.update(reachChart(look, t));
    matrix.update({ settings, weights: shown.shown.weights, layer: Math.min(traits.layer, settings.num_layers - 1) });
    netNumbers.update(networkEntries(shown, task));
    bandNumbers.update(bandEntries(main, seeds, pinnedRun));
    keep.update({ settings, step: shown.shown.step, weights: shown.shown.weights });
  }

  return {
    draw() {
      const traits = traitsOf(model);
      const settings = checkSettings(traits);
      follow(traits, settings);
      if (failure) throw new Error(failure);
      const chosen = presetOf(settings);
      preset.update({ value: chosen });
      for (const [n, text] of presetWords(chosen).entries()) setText([says, measured][n], text);
      choose.update(settings);
      const training = session.isTraining("main");
      bar.update({
        training,
        step: step(),
        says: picture ? status(picture.main) : "Starting the worker …",
        stuck: picture?.main.diverged !== "" && picture !== null,
        pinned: !isEmpty(traits.pinned),
        band,
        atStart: JSON.stringify(traitsOf(model)) === JSON.stringify(first) && view.at < 0 && !band && !session.busy,
        pace: view.pace,
        budget: view.budget,
        seed: settings.seed,
      });
      if (picture) drawPicture(picture, traits);
      if (!training) sentence.update(summary(settings, picture?.main ?? null));
    },
    destroy() {
      endTheme();
      session.destroy();
      for (const made of [preset, bar, choose, progress, strip, gates, besideGates, units, layers]) made.destroy();
      for (const made of [lensNumbers, reach, matrix, netNumbers, bandNumbers, keep, sentence]) made.destroy();
    },
  };
}

export default defineExplorable({ name: "playground", traits: TRAITS, rebuildOn: [], build });
