/** Gate timeline: a trained network on a sequence that the reader edits, every gate of every unit in the open. */
import { createAnswer } from "./kit/answer.js";
import { createChoice } from "./kit/choice.js";
import { createClampPanel } from "./kit/clamp-panel.js";
import { area, element, setAttribute, setText } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createHalfLife } from "./kit/half-life.js";
import { createInspector } from "./kit/inspector.js";
import { createLines } from "./kit/lines.js";
import { createPlayer } from "./kit/player.js";
import { createSelect } from "./kit/select.js";
import { createSequenceEditor, createVectorEditor } from "./kit/sequence-editor.js";
import { createSlider } from "./kit/slider.js";
import { createSonifier } from "./kit/sonifier.js";
import { createSummary } from "./kit/status.js";
import { createSwitch } from "./kit/switch.js";
import { createTimeline } from "./kit/timeline.js";
import { createTimelineKey } from "./kit/timeline-key.js";
import { createTransport } from "./kit/transport.js";
import { besideTrack, tracksOf } from "./lib/cell-tracks.js";
import { asTrait, closedHere, drawnOn, holdable, isHeld } from "./lib/clamp.js";
import { withSwap, withSymbol } from "./lib/sequence.js";
import { clamp, FORGET_BIAS, firstNonFinite, placeOf, runTimeline, SPEED, scalesOf } from "./lib/timeline-run.js";
import { places, questionOf, VIEW } from "./lib/timeline-view.js";
import { markInWords, number, signed, summary } from "./lib/words.js";
import { findBeside, findNetwork, networkOptions, partnerOf, traitsIn } from "./networks.js";

/**
 * @typedef {import("./lib/clamp.js").Held} Held
 * @typedef {import("./lib/terms.js").Mark} Mark
 */

const TRAITS = ["weights", "x", "layer", "direction", "t", "unit", "forget_bias", "clamp", "beside", "speed"];

/**
 * What outlives a change of network, the first state and the view, is kept in the stage's memory.
 * @param {HTMLElement} root
 * @param {import("./kit/explorable.js").Stage} stage
 */
function build(root, { model, read, set, redraw, memory }) {
  const network = findNetwork(model.get("weights"));
  const { cell, layer, direction } = placeOf(network, read());
  const gates = holdable(cell);
  const gated = gates.length > 0;
  memory.first ??= read();
  memory.view ??= { ...VIEW };
  const first = memory.first;
  const view = /** @type {typeof VIEW} */ (Object.assign(memory.view, { hovered: null, sources: [], playing: false }));
  const scales = scalesOf(network, model.get("x"), { layer, direction });
  const run = () => runTimeline(network, read(), findBeside(model.get("beside"), network));
  let now = run();
  /** Vectors, as they were written into the page. @type {unknown} */
  let written = null;
  /** What was held last, for a reader who switches it off and on to compare. @type {Held | null} */
  let last = null;

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
  /** @param {string} weights */
  const visit = (weights) => set({ weights, ...traitsIn(findNetwork(weights), network, now) });
  /** @param {string} place */
  const climb = (place) => {
    const [to, side] = place.split(" ").map(Number);
    const unit = Math.min(now.unit, network.layers[to].cells[side].hiddenSize - 1);
    last = null;
    set({ layer: to, direction: side, unit, clamp: null });
  };
  /** @param {Held | null} held */
  const hold = (held) => set({ clamp: held && asTrait(held, cell.hiddenSize) });
  const offer = () => (last && last.stop <= now.trace.seqLen ? last : closedHere(now, gates));
  const speed = () => clamp(model.get("speed"), SPEED, 4);

  if (network.classes) root.append(element("p", { class: "lx-question" }, questionOf(gated)));
  const [head, side, plot, controls, step] = ["head", "side", "plot", "controls", "step"].map((kind) =>
    area(root, kind),
  );
  const { alphabet, classes } = network;
  const labels = classes ?? Array.from({ length: network.head?.outputSize ?? 0 }, (_, k) => `class ${k}`);
  const asked = classes !== null;

  const setup = element("div", { class: "lx-setup" });
  head.append(setup);
  const stored = typeof model.get("weights") === "string";
  const choice = stored
    ? createSelect(setup, { label: "Network", name: "network", options: networkOptions(), onChoose: visit })
    : null;
  const floors = places(network.layers);
  const level =
    floors.length > 1 ? createSelect(setup, { label: "Layer", name: "layer", options: floors, onChoose: climb }) : null;
  const partner = gated ? partnerOf(network) : "";
  const company = partner
    ? createSwitch(setup, { label: "simple RNN beside", onToggle: (on) => set({ beside: on ? partner : "" }) })
    : null;
  const editor = alphabet
    ? createSequenceEditor(head, { alphabet, onSymbol: write, onShift: shift })
    : createVectorEditor(head, { size: network.inputSize, onVector: write });
  const answer = network.head && createAnswer(side, { labels, asked });
  const other = element("div", {});
  side.append(other);
  const answerBeside = () =>
    createAnswer(other, { labels, asked, who: "the simple RNN", quantity: "beside_probability" });
  let otherAnswer = /** @type {ReturnType<typeof answerBeside> | void} */ (undefined);
  const bias = now.hasOffset
    ? createSlider(side, {
        label: "Forget-bias offset",
        unit: "added to every forget bias",
        ...FORGET_BIAS,
        format: signed,
        onInput: (value) => set({ forget_bias: value }),
      })
    : null;
  const halfLives = now.keeps ? createHalfLife(side, now) : null;
  const names = /** @type {("c" | "h")[]} */ (cell.kind === "LSTM" ? ["c", "h"] : ["h"]);
  const lines = createLines(side, { names });
  /** The largest of what the lines show. @param {readonly import("./lib/tracks.js").Track[]} tracks */
  const reach = (tracks) => {
    const shown = tracks.filter((track) => names.includes(/** @type {"c"} */ (track.quantity)));
    return Math.max(...shown.map(({ quantity, scale }) => scales[quantity]?.range ?? scale));
  };
  const bar = element("div", { class: "lx-over" });
  plot.append(bar);
  bar.append(createTimelineKey(tracksOf(now.trace, scales)));
  const grouping = createChoice(bar, {
    label: "Rows by",
    values: /** @type {const} */ (["gate", "unit"]),
    names: gated ? undefined : ["quantity", "unit"],
    affects: "view",
    onChoose: (value) => look({ grouping: value }),
  });
  const timeline = createTimeline(plot, {
    onMove: ({ quantity = view.quantity, t = now.t, unit }) => {
      const apart = quantity === "beside_h";
      Object.assign(view, { quantity, hovered: null }, apart && unit !== undefined && { besideUnit: unit });
      set(apart || unit === undefined ? { t } : { t, unit });
    },
    onHover: (hovered) => look({ hovered }),
    onKey: (pressed) => {
      if (pressed === "Shift+ArrowLeft" || pressed === "Shift+ArrowRight") shift(pressed.endsWith("Left") ? -1 : 1);
      else if (alphabet?.includes(pressed)) write(pressed);
      else return false;
      return true;
    },
    onHold: (interval) => {
      if (!now.held) return;
      hold(drawnOn(now.held, interval, gates, now.trace.seqLen));
      set({ t: interval.to });
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
      last = null;
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
  const force = gated
    ? createClampPanel(controls, {
        units: cell.hiddenSize,
        gates,
        onSwitch: (on) => hold(on ? offer() : null),
        onHold: hold,
      })
    : null;
  memory.heard ??= { on: false, what: "row" };
  const sound = createSonifier(controls, { heard: memory.heard, state: names[0], onChange: redraw });
  const unitChoice = createChoice(step, {
    label: "One step",
    kind: "lx-units",
    values: Array.from({ length: cell.hiddenSize }, (_, u) => String(u)),
    onChoose: (unit) => set({ unit: Number(unit) }),
  });
  const inspector = createInspector(step, { cell, layer, onHover: (sources) => look({ sources }) });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.trace.seqLen - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed,
    onChange: look,
  });

  return {
    draw() {
      now = run();
      const { x, t, unit, trace, cues, logits, probabilities, held, beside } = now;
      const seqLen = trace.seqLen;
      const reads = typeof x[t] === "string" ? x[t] : "";
      const tracks = [...tracksOf(trace, scales), ...(beside ? [besideTrack(beside.trace)] : [])];
      const quantity = tracks.some((track) => track.quantity === view.quantity) ? view.quantity : names[0];
      const cursor = { quantity, unit: quantity === "beside_h" ? view.besideUnit : unit };
      const here = { ...cursor, t };
      const inWords = (/** @type {Mark} */ mark) =>
        markInWords(tracks, mark) + (isHeld(held, mark) ? ", held by force" : "");
      const says = `step ${t}${reads && `, reads ${reads}`}; ${inWords(here)}`;
      const atStart = JSON.stringify(first) === JSON.stringify(read());
      choice?.update({ value: model.get("weights") });
      if (!alphabet && written !== x) setAttribute(root, "data-x", JSON.stringify(x));
      written = x;
      level?.update({ value: `${layer} ${direction}` });
      company?.update({ on: beside !== null });
      editor.update({ x, t });
      if (logits && probabilities) answer?.update({ ...now, logits, probabilities, t: seqLen - 1 });
      other.hidden = !beside;
      otherAnswer = beside ? (otherAnswer ?? answerBeside()) : otherAnswer?.destroy();
      otherAnswer?.update({ ...now, .../** @type {any} */ (beside), t: seqLen - 1 });
      bias?.update({ value: now.forgetBias });
      if (now.halfLives) halfLives?.update({ ...now.halfLives, unit, t });
      lines.update({ trace, unit, t, scale: reach(tracks), cues });
      grouping.update({ value: view.grouping });
      const lit = view.hovered ? [view.hovered] : view.sources;
      const rows = { tracks, quantity, cursor, held };
      timeline.update({ ...view, ...rows, trace, x, cues, t, unit, lit, says });
      setText(readout, inWords(view.hovered ?? here));
      transport.update({ ...view, t, seqLen, atStart, says });
      pace.update({ value: speed() });
      sound.update({ ...view, tracks, quantity, unit, cursorUnit: cursor.unit, t, seqLen });
      last = held ?? last;
      if (gated) force?.update({ held, offer: offer(), seqLen });
      unitChoice.update({ value: String(unit), label: `Step ${t}, written out for unit` });
      inspector.update({ trace, t, unit, reads, held, lit: [view.hovered ?? here] });
      const bad = firstNonFinite(trace);
      const warning = bad < 0 ? "" : ` The first value that is not finite stands at step ${bad}.`;
      if (!view.playing) sentence.update(summary(now) + warning);
    },
    destroy() {
      const own = [choice, level, company, editor, answer, otherAnswer, bias, halfLives, lines, grouping, timeline];
      for (const part of [...own, transport, pace, force, sound, unitChoice, inspector, sentence, player])
        part?.destroy();
    },
  };
}

export default defineExplorable({
  name: "gate-timeline",
  traits: TRAITS,
  rebuildOn: ["weights", "layer", "direction"],
  build,
});
