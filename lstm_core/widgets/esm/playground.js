/** Playground: choose a task and a network, train it in a worker, watch its gates learn, compare, keep. */
import { area, element, setText } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createSelect } from "./kit/select.js";
import { createSummary } from "./kit/status.js";
import { tensorsOf } from "./lib/train/export.js";
import { checkSettings, goalOf } from "./lib/train/settings.js";
import { FACTS } from "./lib/train/task-list.js";
import { createChoose } from "./playground/choose.js";
import { checkTraits, createDirector, TRAITS } from "./playground/director.js";
import { createKeep } from "./playground/keep.js";
import { createLens } from "./playground/lens.js";
import { presetOf, presetOptions, presetSettings, presetWords } from "./playground/presets.js";
import { createProgress } from "./playground/progress.js";
import { createCompareBar, createRunBar, PACES } from "./playground/run-bar.js";
import { createTables } from "./playground/tables.js";
import { status, summary, versusWords } from "./playground/words.js";

/**
 * @typedef {import("./lib/train/trainer.js").Picture} Picture
 * @typedef {import("./playground/director.js").Traits} Traits
 */

/** Milliseconds between two states of the tables while a network trains: numbers that change faster cannot be read. */
const READABLE = 400;

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<Traits>} stage */
function build(root, stage) {
  const { read, redraw, memory } = stage;
  checkTraits(read());
  memory.first ??= read();
  const first = /** @type {Traits} */ (memory.first);
  const view = { pace: /** @type {keyof typeof PACES} */ ("watch"), budget: 500 };
  const [top, running, body, results] = ["preset", "running", "body", "results"].map((kind) => area(root, kind));
  const director = createDirector(stage, (busy) => body.setAttribute("aria-busy", String(busy)));
  const { set, change, step } = director;

  const preset = createSelect(top, {
    label: "Start from",
    name: "preset",
    options: presetOptions(),
    onChoose: (id) => change(presetSettings(id)),
  });
  const said = [element("p", { class: "lx-says" }), element("p", { class: "lx-label" })];
  top.append(...said);
  const bar = createRunBar(running, {
    onTrain: () => (director.training ? director.pause() : director.train(view.budget, PACES[view.pace])),
    onStep: director.advance,
    onReset: () => director.reset(first),
    onPace(pace) {
      view.pace = pace;
      if (director.training) director.train(view.budget, PACES[pace]);
      redraw();
    },
    onBudget(steps) {
      view.budget = steps;
      redraw();
    },
  });
  const see = area(body, "see");
  const learning = area(see, "part");
  const progress = createProgress(learning, { onPick: director.lookBack });
  const versus = createCompareBar(learning, {
    onSeeds: () => director.seeds(view.budget),
    onPin: director.pin,
    onSeed: () => change({ seed: director.settings().seed + 1 }),
  });
  const lens = createLens(see, { onSet: set });
  const choose = createChoose(area(body, "choose"), { onChange: change });
  const tables = createTables(results, { onSet: set });
  const keep = createKeep(root, {
    onImport: ({ settings, weights }) =>
      set({ ...settings, steps: 0, probe: [], t: -1, weights: tensorsOf({ settings, step: 0, weights }) }),
  });
  const sentence = createSummary(root);
  const handOut = (/** @type {Event} */ event) => director.document().then(/** @type {CustomEvent} */ (event).detail);
  root.addEventListener("lx-export", handOut);

  /** What was drawn last, and when the tables were. @type {{picture: Picture | null, at: number, place: string, tabled: number}} */
  const drawn = { picture: null, at: -1, place: "", tabled: 0 };

  /** @param {Picture} picture @param {Traits} traits */
  function drawPicture(picture, traits) {
    const { main, others, look, shown } = picture;
    const { settings } = main;
    const { chance, trivial } = FACTS[settings.task];
    const goal = goalOf(settings.task, main.trivial);
    const pinned = others.find(({ id }) => id === "pinned") ?? null;
    const seeds = others.filter(({ id }) => id.startsWith("seed"));
    const { training, band, at } = director;
    const last = look.seqLen - 1;
    const place = {
      t: traits.t < 0 ? last : Math.min(traits.t, last),
      unit: Math.min(traits.unit, settings.hidden_size - 1),
      layer: Math.min(traits.layer, settings.num_layers - 1),
    };
    if (picture !== drawn.picture || at !== drawn.at)
      progress.update({ main, pinned, band: seeds, at, chance, trivial, goal });
    const says = versusWords(main, seeds, pinned);
    versus.update({ training, step: step(), pinned: pinned !== null, band, says });
    lens.update({ picture, place, pinned, own: !traits.probe?.length });
    const now = performance.now();
    const moved = JSON.stringify(place) !== drawn.place;
    if (!training || moved || now - drawn.tabled > READABLE) {
      tables.update({ picture, place });
      drawn.tabled = now;
    }
    Object.assign(drawn, { picture, at, place: JSON.stringify(place) });
    keep.update({ settings, step: shown.step, weights: shown.weights });
  }

  return {
    draw() {
      const traits = read();
      const settings = checkSettings(traits);
      director.follow(traits);
      if (director.failure) throw new Error(director.failure);
      const { picture, training, at, band, busy } = director;
      const chosen = presetOf(settings);
      preset.update({ value: chosen });
      for (const [n, text] of presetWords(chosen).entries()) setText(said[n], text);
      choose.update(settings);
      bar.update({
        training,
        says: picture ? status(picture.main) : "The worker starts …",
        stuck: Boolean(picture?.main.diverged),
        atStart: JSON.stringify(traits) === JSON.stringify(first) && at < 0 && !band && !busy,
        ...view,
      });
      if (picture) drawPicture(picture, traits);
      if (!training) sentence.update(summary(settings, picture?.main ?? null));
    },
    destroy() {
      root.removeEventListener("lx-export", handOut);
      director.destroy();
      for (const made of [preset, bar, progress, versus, lens, choose, tables, keep, sentence]) made.destroy();
    },
  };
}

export default defineExplorable({ name: "playground", traits: TRAITS, rebuildOn: [], build });
