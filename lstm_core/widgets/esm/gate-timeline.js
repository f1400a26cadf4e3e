/** Gate timeline: a trained LSTM on a sequence that the reader edits, every gate of every unit in the open. */
import { createAnswer } from "./kit/answer.js";
import { createChoice } from "./kit/choice.js";
import { element, setText } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createHalfLife } from "./kit/half-life.js";
import { createInspector } from "./kit/inspector.js";
import { createLines } from "./kit/lines.js";
import { createPlayer } from "./kit/player.js";
import { createSequenceEditor, createVectorEditor } from "./kit/sequence-editor.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { createTimeline } from "./kit/timeline.js";
import { createTransport } from "./kit/transport.js";
import { firstNonFinite } from "./lib/lstm.js";
import { withSwap, withSymbol } from "./lib/sequence.js";
import { cellScale, clamp, FORGET_BIAS, runTimeline, SPEED } from "./lib/timeline-run.js";
import { cellInWords, number, signed, summary } from "./lib/words.js";
import { findNetwork } from "./networks.js";

/**
 * @typedef {import("./kit/explorable.js").Model} Model
 * @typedef {import("./lib/terms.js").Cell} Cell
 * @typedef {import("./lib/lstm.js").Quantity} Quantity
 * @typedef {import("./lib/network.js").Network} Network
 */

const TRAITS = ["weights", "x", "t", "unit", "forget_bias", "speed"];
const QUESTION = "Which units still hold the first cue once the second has come, and where does a forget gate let go?";

/** What only this view knows: nothing of it changes a number. */
const VIEW = {
  grouping: /** @type {"gate" | "unit"} */ ("gate"),
  quantity: /** @type {Quantity} */ ("c"),
  hovered: /** @type {Cell | null} */ (null),
  sources: /** @type {Cell[]} */ ([]),
  plot: { left: 0, cell: 0 },
  playing: false,
  still: false,
};

/** @param {Model} model */
const traitsOf = (model) => Object.fromEntries(TRAITS.map((key) => [key, model.get(key)]));

/** @param {Model} model @param {Network} network */
const run = (model, network) => runTimeline(network, /** @type {any} */ (traitsOf(model)));

/** How to read the marks. @param {number} scale */
function createKey(scale) {
  return element(
    "p",
    { class: "lx-key" },
    element("span", {}, element("i", { class: "lx-swatch lx-swatch-gate" }), "gates i f o, 0 to 1"),
    element("span", {}, element("i", { class: "lx-swatch lx-swatch-signed" }), `g h, −1 to 1; c, ±${number(scale, 1)}`),
  );
}

/**
 * @param {HTMLElement} root
 * @param {Model} model
 * @param {() => void} redraw
 */
function build(root, model, redraw) {
  const network = findNetwork(model.get("weights"));
  if (network.cell !== "LSTM") {
    throw new TypeError(`the gate timeline needs an LSTM; these weights hold a cell "${network.cell}"`);
  }
  const first = traitsOf(model);
  const scale = cellScale(network, first.x);
  const view = { ...VIEW };
  let now = run(model, network);

  /** @param {Record<string, unknown>} traits */
  const set = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
    redraw();
  };
  /** @param {Partial<typeof view>} change */
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };
  /** @param {unknown} entry */
  const write = (entry) => set({ x: withSymbol(now.x, now.t, entry) });
  /** @param {number} by */
  const shift = (by) => {
    const to = now.t + by;
    if (to >= 0 && to < now.x.length) set({ x: withSwap(now.x, now.t, to), t: to });
  };
  const speed = () => clamp(model.get("speed"), SPEED, 4);

  if (network.classes) root.append(element("p", { class: "lx-question" }, QUESTION));
  const [head, side, plot, controls, step] = ["head", "side", "plot", "controls", "step"].map((area) =>
    element("div", { class: `lx-${area}` }),
  );
  root.append(head, side, plot, controls, step);
  const { alphabet, classes } = network;
  const labels = classes ?? Array.from({ length: network.head?.outputSize ?? 0 }, (_, k) => `class ${k}`);

  const editor = alphabet
    ? createSequenceEditor(head, { alphabet, onSymbol: write, onShift: shift })
    : createVectorEditor(head, { size: network.inputSize, onVector: write });
  const answer = network.head && createAnswer(side, { labels, asked: classes !== null });
  const bias = createSlider(side, {
    label: "Forget-bias offset",
    unit: "added to every forget bias",
    ...FORGET_BIAS,
    format: signed,
    onInput: (value) => set({ forget_bias: value }),
  });
  const halfLives = createHalfLife(side);
  const lines = createLines(side, { names: /** @type {const} */ (["c", "h"]) });
  const bar = element("div", { class: "lx-over" }, createKey(scale.shade));
  plot.append(bar);
  const grouping = createChoice(bar, {
    label: "Rows by",
    values: /** @type {const} */ (["gate", "unit"]),
    affects: "view",
    onChoose: (value) => look({ grouping: value }),
  });
  const timeline = createTimeline(plot, {
    onMove: ({ quantity = view.quantity, ...traits }) => {
      Object.assign(view, { quantity, hovered: null });
      set(traits);
    },
    onHover: (hovered) => look({ hovered }),
    onKey: (key) => {
      if (key === "Shift+ArrowLeft" || key === "Shift+ArrowRight") shift(key.endsWith("Left") ? -1 : 1);
      else if (alphabet?.includes(key)) write(key);
      else return false;
      return true;
    },
    onLayout: (where) => look({ plot: where }),
  });
  const readout = element("p", { class: "lx-readout" });
  plot.append(readout);
  const transport = createTransport(controls, {
    scrubIn: plot,
    onStep: (t) => set({ t }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      set(first);
    },
  });
  const pace = createSlider(transport.extra, {
    label: "Speed",
    unit: "steps/s",
    ...SPEED,
    affects: "view",
    format: (value) => number(value, 0),
    onInput: (value) => set({ speed: value }),
  });
  const unitChoice = createChoice(step, {
    label: "One step",
    kind: "lx-units",
    values: Array.from({ length: network.hiddenSize }, (_, u) => String(u)),
    onChoose: (unit) => set({ unit: Number(unit) }),
  });
  const inspector = createInspector(step, { onHover: (sources) => look({ sources }) });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.trace.seqLen - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed,
    onChange: look,
  });

  return {
    draw() {
      now = run(model, network);
      const { x, t, unit, trace, cues, logits, probabilities } = now;
      const last = trace.seqLen - 1;
      const reads = typeof x[t] === "string" ? x[t] : "";
      const here = { quantity: view.quantity, t, unit };
      const says = `step ${t}${reads && `, reads ${reads}`}; ${cellInWords(now.trace, here)}`;
      const atStart = JSON.stringify(first) === JSON.stringify(traitsOf(model));
      editor.update({ x, t });
      if (logits && probabilities) answer?.update({ ...now, logits, probabilities, t: last });
      bias.update({ value: now.forgetBias });
      halfLives.update({ ...now.halfLives, unit, t });
      lines.update({ trace, unit, t, scale: scale.range, cues });
      grouping.update({ value: view.grouping });
      const lit = view.hovered ? [view.hovered] : view.sources;
      timeline.update({ ...view, trace, x, cues, scale: scale.shade, t, unit, lit, says });
      setText(readout, cellInWords(now.trace, view.hovered ?? here));
      transport.update({ ...view, t, seqLen: trace.seqLen, atStart, says });
      pace.update({ value: speed() });
      unitChoice.update({ value: String(unit), label: `Step ${t}, written out for unit` });
      inspector.update({ trace, t, unit, reads, lit: [view.hovered ?? here] });
      const bad = firstNonFinite(trace);
      const warning = bad < 0 ? "" : ` The first value that is not finite stands at step ${bad}.`;
      if (!view.playing) sentence.update(summary(now) + warning);
    },
    destroy() {
      const parts = [
        editor,
        answer,
        bias,
        halfLives,
        lines,
        grouping,
        timeline,
        transport,
        pace,
        unitChoice,
        inspector,
      ];
      for (const part of [...parts, sentence, player]) part?.destroy();
    },
  };
}

export default defineExplorable({ name: "gate-timeline", traits: TRAITS, rebuildOn: ["weights"], build });
