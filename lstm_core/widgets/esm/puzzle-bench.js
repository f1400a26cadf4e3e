/** Puzzle bench: set the weights of an LSTM by hand; the page checks the answer after every string. */
import { area, button, element, setAttribute, setText, showValue } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createPlayer } from "./kit/player.js";
import { createSlices } from "./kit/slices.js";
import { createStairs } from "./kit/stairs.js";
import { createSummary } from "./kit/status.js";
import { createTimeline } from "./kit/timeline.js";
import { createTransport } from "./kit/transport.js";
import { createVerdict } from "./kit/verdict.js";
import { createWeightTable } from "./kit/weight-table.js";
import { findPuzzle, LONGEST, runBench } from "./lib/bench.js";
import { createStagedCheck, sameWeights, toProgram, withWeight } from "./lib/puzzles.js";
import { plainTracks } from "./lib/tracks.js";
import { markInWords, number } from "./lib/words.js";
import { PUZZLES } from "./puzzle-data.js";

/**
 * @typedef {import("./lib/bench.js").BenchTraits} BenchTraits
 * @typedef {import("./lib/terms.js").Mark} Cell
 */

const TRAITS = ["puzzle", "weights", "string", "t"];
const SPEED = 3;
/** Where a step that is not chosen stands: at the end, where the counterexample goes wrong. */
const END = -1;

/** What only this view knows. */
const VIEW = {
  quantity: /** @type {import("./lib/lstm.js").Quantity} */ ("c"),
  unit: 0,
  chosen: { row: "f", column: "bias" },
  hovered: /** @type {Cell | null} */ (null),
  plot: { left: 0, cell: 22 },
  playing: false,
  still: false,
};

/**
 * A button that ends its own usefulness hands the focus on instead of dropping it.
 * @param {HTMLButtonElement} node
 * @param {boolean} off
 * @param {HTMLButtonElement | undefined} next
 */
function disable(node, off, next) {
  const held = off && node.ownerDocument.activeElement === node;
  node.disabled = off;
  if (held) next?.focus();
}

/**
 * Ready-made weights; the solution comes only to readers who ask for it, and say so twice.
 * @param {HTMLElement} container
 * @param {{puzzle: import("./lib/puzzles.js").Puzzle, onLoad: (weights: import("./lib/puzzles.js").Weights) => void}} options
 */
function createPresets(container, { puzzle, onLoad }) {
  const make = (/** @type {string} */ text, /** @type {import("./lib/puzzles.js").Weights} */ weights) => {
    const node = button(text, () => onLoad(weights));
    return { node, weights };
  };
  const shown = [make("All zero", {}), make("Almost right", puzzle.almost)];
  const ask = element("button", { type: "button" });
  let asked = false;
  const turn = (/** @type {boolean} */ on) => {
    asked = on;
    setText(ask, on ? "Yes, replace mine" : "Solution …");
    setAttribute(ask, "data-affects", on ? null : "view");
  };
  ask.addEventListener("click", () => {
    if (asked) onLoad(puzzle.solution);
    turn(!asked);
  });
  turn(false);
  container.append(element("p", { class: "lx-buttons" }, ...shown.map(({ node }) => node), ask));
  return {
    /** @param {import("./lib/puzzles.js").Weights} weights */
    update(weights) {
      const all = [...shown, { node: ask, weights: puzzle.solution }];
      const same = all.map((preset) => sameWeights(puzzle, weights, preset.weights));
      const free = all.find((_, n) => !same[n])?.node;
      for (const [n, { node }] of all.entries()) disable(node, same[n], free);
    },
  };
}

/**
 * A string of the reader's own, symbol by symbol, in the place of the one that the page chose.
 * @param {HTMLElement} container
 * @param {{alphabet: string[], onString: (string: string[]) => void}} options
 */
function createStringKeys(container, { alphabet, onString }) {
  /** @type {string[]} */
  let own = [];
  const keys = alphabet.map((symbol) => button(symbol, () => onString([...own, symbol])));
  const less = button("Delete", () => onString(own.slice(0, -1)));
  const auto = button("Clear", () => onString([]));
  const label = element("span", { class: "lx-label" }, "Your string");
  container.append(element("p", { class: "lx-buttons lx-keys" }, label, ...keys, less, auto));
  return {
    /** @param {string[]} string */
    update(string) {
      own = string;
      for (const key of keys) disable(key, own.length >= LONGEST, less);
      for (const key of [less, auto]) disable(key, own.length === 0, keys[0]);
    },
  };
}

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<BenchTraits>} stage */
function build(root, { read, set, redraw }) {
  const first = read();
  const name = first.puzzle;
  const puzzle = findPuzzle(PUZZLES, name);
  const chosen = { row: puzzle.cells === 1 ? "f" : "f0", column: "bias" };
  const view = { ...VIEW, chosen };
  /** @type {unknown} */
  let checked = null;
  let check = createStagedCheck(name, puzzle, toProgram(puzzle, first.weights));
  /** @type {number[] | null} */
  let counterexample = null;
  let now = runBench(puzzle, first, null);
  const slices = createSlices({ onSlice: redraw });

  /** @param {Partial<typeof view>} change */
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };

  root.append(element("p", { class: "lx-question" }, puzzle.task));
  const [program, found, string] = ["weights", "found", "string"].map((kind) => area(root, kind));
  root.classList.toggle("lx-two-cells", puzzle.cells > 1);

  const table = createWeightTable(program, {
    puzzle,
    onEdit: (edit) => set({ weights: withWeight(puzzle, read().weights, edit) }),
    onChoose: (place) => look({ chosen: place }),
  });
  const presets = createPresets(program, { puzzle, onLoad: (weights) => set({ weights, t: END }) });
  const verdict = createVerdict(found, { name, puzzle });
  const shown = element("p", { class: "lx-shown" });
  string.append(shown);
  const stairs = createStairs(string, { onPick: (t) => set({ t }) });
  const keys = createStringKeys(string, { alphabet: puzzle.alphabet, onString: (own) => set({ string: own, t: END }) });
  const timeline = createTimeline(string, {
    onMove: ({ t, unit = view.unit, quantity = view.quantity }) => {
      Object.assign(view, { unit, quantity, hovered: null });
      if (t === undefined) redraw();
      else set({ t });
    },
    onHover: (hovered) => look({ hovered }),
    onKey: () => false,
    onLayout: (plot) => look({ plot }),
  });
  const controls = element("div", { class: "lx-controls" });
  const z = element("span", { class: "lx-number", "data-quantity": "z" });
  const sum = element("span", {}, "w·h + b = ", z);
  const readout = element("p", { class: "lx-readout" }, element("span"), sum);
  const scrub = element("div");
  string.append(scrub, readout, controls);
  const transport = createTransport(controls, {
    scrubIn: scrub,
    onStep: (t) => set({ t }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      Object.assign(view, { chosen, unit: VIEW.unit, quantity: VIEW.quantity });
      set(first);
    },
  });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.symbols.length - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed: () => SPEED,
    onChange: look,
  });

  /** Starts the check anew when a weight has changed. @param {BenchTraits} traits */
  function keepChecking({ weights }) {
    if (weights !== checked) {
      check = createStagedCheck(name, puzzle, toProgram(puzzle, weights));
      checked = weights;
      slices.start(check);
    }
    // until something is known the last string stays, so that nothing flickers
    if (check.counterexample !== undefined) counterexample = check.counterexample;
    setAttribute(root, "aria-busy", check.done ? null : "true");
  }

  return {
    draw() {
      const traits = read();
      keepChecking(traits);
      now = runBench(puzzle, traits, counterexample);
      const { trace, symbols, t, faults } = now;
      const here = { quantity: view.quantity, t, unit: view.unit };
      const says = stepInWords(now);
      table.update({ weights: traits.weights, chosen: view.chosen, program: now.program });
      presets.update(traits.weights);
      verdict.update({ weights: traits.weights, verdict: check.verdict });
      setText(shown, titleOf(now, counterexample));
      stairs.update({ ...now, cell: view.plot.cell });
      keys.update(now.own ? traits.string : []);
      const lit = view.hovered ? [view.hovered] : [];
      const scale = Math.max(1, ...Array.from(trace.c, Math.abs).filter(Number.isFinite));
      const tracks = plainTracks(trace, scale);
      const words = `${says}; ${markInWords(tracks, here)}`;
      timeline.update({ ...view, grouping: "gate", trace, tracks, x: symbols, cues: faults, t, lit, says: words });
      setText(/** @type {Node} */ (readout.firstChild), view.hovered ? markInWords(tracks, view.hovered) : says);
      showValue(z, now.z[t], number(now.z[t]), { t });
      sum.hidden = view.hovered !== null;
      const atStart =
        sameWeights(puzzle, traits.weights, first.weights) &&
        String(traits.string) === String(first.string) &&
        traits.t === first.t;
      transport.update({ ...view, t, seqLen: symbols.length, atStart, says });
      if (check.done && !view.playing) sentence.update(verdict.sentence());
    },
    destroy() {
      for (const part of [table, verdict, stairs, timeline, transport, sentence, player, slices]) part.destroy();
    },
  };
}

/** @param {ReturnType<typeof runBench>} now @param {number[] | null} counterexample */
function titleOf({ own, faults, symbols }, counterexample) {
  if (own)
    return `Your string, ${symbols.length} symbols: ${faults.length ? `${faults.length} answers wrong` : "every answer right"}`;
  return counterexample ? "The shortest string with a wrong answer" : "An example";
}

/** @param {ReturnType<typeof runBench>} now */
function stepInWords({ t, symbols, answers, asked }) {
  return `step ${t} reads ${symbols[t]}, answers ${Number(answers[t])}: ${answers[t] === asked[t] ? "right" : "wrong"}`;
}

export default defineExplorable({ name: "puzzle-bench", traits: TRAITS, rebuildOn: ["puzzle"], build });
