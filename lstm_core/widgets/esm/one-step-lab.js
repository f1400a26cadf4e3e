/** One-step laboratory: every number of one LSTM step in the open, and a GRU beside it on the same input. */
import { createCellDiagram } from "./kit/cell-diagram.js";
import { createChoice } from "./kit/choice.js";
import { element, setText } from "./kit/dom.js";
import { createCode, createEquation } from "./kit/equation.js";
import { defineExplorable } from "./kit/explorable.js";
import { createLinks } from "./kit/links.js";
import { createLogicTable } from "./kit/logic-table.js";
import { createMatrixEditor } from "./kit/matrix-editor.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { createTerm, showTerms } from "./kit/term.js";
import { createTransport } from "./kit/transport.js";
import { createUnitTable } from "./kit/unit-table.js";
import { GATES } from "./lib/lstm.js";
import {
  biasFor,
  COMPUTED_AT,
  CORNERS,
  GRU_ROWS,
  gateState,
  INPUTS,
  LIMIT,
  logicOf,
  OPERATIONS,
  rowOf,
  runLab,
  settled,
  UNITS,
} from "./lib/one-step.js";
import { CODE, GATE_WORDS, GRU_LINES, LINES, LOGIC, labSummary, QUESTION, SAYS, SHARES } from "./lib/one-step-words.js";
import { NAMES, number } from "./lib/words.js";

/** @typedef {import("./kit/explorable.js").Model} Model */
/** @typedef {import("./lib/one-step.js").LabTraits} LabTraits */

const TRAITS = ["hidden_size", "unit", "operation", "x", "h", "c", "weight_ih", "weight_hh", "bias"];
const COLUMNS = ["x_0", "x_1", "h_0", "h_1", "h_2", "h_3", "b"];
const BIAS = INPUTS + UNITS;
/** The entry that the stepper begins with: the forget gate's bias. */
const CHOSEN = { row: 2, column: BIAS };

/** A hidden state lies within ±1; the input has no entry in the column of biases. @param {number} row @param {number} column */
const limitOf = (row, column) => (row > 0 || column < INPUTS ? LIMIT : column < BIAS ? 1 : 0);

/** @param {Model} model @returns {LabTraits} */
const traitsOf = (model) => /** @type {LabTraits} */ (Object.fromEntries(TRAITS.map((key) => [key, model.get(key)])));

/** @template T @param {readonly T[]} list @param {number} at @param {T} value @returns {T[]} */
const replaced = (list, at, value) => list.map((old, n) => (n === at ? value : old));

/** The vector that every row is multiplied with, then one row of W, U and b for each gate of the unit. @param {LabTraits} now */
function entriesOf({ hidden_size: H, unit, x, h, weight_ih, weight_hh, bias }) {
  /** @param {number[]} inputs @param {number[]} states @param {number | null} last */
  const line = (inputs, states, last) => [...inputs, ...states.map((value, u) => (u < H ? value : null)), last];
  const rows = GATES.map((gate) => rowOf(gate, unit));
  return [line(x, h, null), ...rows.map((row) => line(weight_ih[row], weight_hh[row], bias[row]))];
}

/**
 * The traits after one entry of the matrix editor was changed.
 * @param {LabTraits} now
 * @param {{row: number, column: number, value: number}} edit
 */
function edited({ unit, x, h, weight_ih, weight_hh, bias }, { row, column, value }) {
  const state = column - INPUTS;
  if (row === 0) return state < 0 ? { x: replaced(x, column, value) } : { h: replaced(h, state, value) };
  const at = rowOf(GATES[row - 1], unit);
  if (column === BIAS) return { bias: replaced(bias, at, value) };
  if (state < 0) return { weight_ih: replaced(weight_ih, at, replaced(weight_ih[at], column, value)) };
  return { weight_hh: replaced(weight_hh, at, replaced(weight_hh[at], state, value)) };
}

/** How an entry is called in sentences. @param {{row: number, column: number}} place */
function nameOf({ row, column }) {
  const [letter, index] = COLUMNS[column].split("_");
  if (row === 0) return `${letter}${index}`;
  const matrix = { x: "W", h: "U", b: "b" }[letter];
  return index ? `${matrix} of ${GATES[row - 1]}, from ${letter}${index}` : `b of ${GATES[row - 1]}`;
}

/**
 * The sliders that are touched first: the old cell state and the bias of each gate, with what the gate makes of it.
 * @param {HTMLElement} container
 * @param {{onCell: (value: number) => void, onBias: (gate: import("./lib/lstm.js").Gate, value: number) => void}} options
 */
function createConsole(container, { onCell, onBias }) {
  const range = { min: -LIMIT, max: LIMIT, step: 0.1, format: (/** @type {number} */ value) => number(value, 1) };
  const box = (/** @type {string} */ kind) => {
    const node = element("div", { class: `lx-knob ${kind}` });
    container.append(node);
    return node;
  };
  const cell = createSlider(box("lx-edge-c"), { label: "Old cell state", unit: "c", ...range, onInput: onCell });
  const knobs = GATES.map((gate) => {
    const node = box(`lx-edge-${gate}`);
    const [label, unit] = [GATE_WORDS[gate], `bias b of ${gate}`];
    const slider = createSlider(node, { label, unit, ...range, onInput: (value) => onBias(gate, value) });
    const term = createTerm({ term: gate, symbol: gate, means: NAMES[gate] });
    const word = element("span", { class: "lx-word" });
    const fill = element("i", { class: `lx-ink-${gate}` });
    node.append(element("span", { class: "lx-meter" }, fill));
    node.append(element("p", { class: "lx-opening" }, term.node, word));
    return { gate, slider, term, word, fill };
  });
  return {
    /** @param {ReturnType<typeof runLab>} now */
    update({ units, unit, c, bias }) {
      cell.update({ value: c[unit] });
      for (const { gate, slider, term, word, fill } of knobs) {
        slider.update({ value: bias[rowOf(gate, unit)] });
        showTerms([term], units[unit], unit);
        const signed = gate === "g";
        fill.style.transform = `${signed ? "translateX(50%) " : ""}scaleX(${(units[unit][gate] / (signed ? 2 : 1)).toFixed(3)})`;
        setText(word, gate === "g" ? "" : gateState(units[unit][gate]));
      }
    },
    destroy() {
      for (const { slider } of [{ slider: cell }, ...knobs]) slider.destroy();
    },
  };
}

/** @param {string} term @param {number} operation */
const isLater = (term, operation) => (COMPUTED_AT.get(term) ?? -1) > operation;

/** What is not computed yet at an operation is hidden. @param {HTMLElement} root @param {number} operation */
function reveal(root, operation) {
  for (const node of root.querySelectorAll("[data-quantity]")) {
    node.classList.toggle("lx-later", isLater(node.getAttribute("data-quantity") ?? "", operation));
  }
  for (const line of root.querySelectorAll(".lx-line, .lx-code > code")) {
    line.classList.toggle("lx-now", (line.getAttribute("data-op") ?? "").split(" ").includes(OPERATIONS[operation].id));
  }
}

/**
 * @param {HTMLElement} root
 * @param {Model} model
 * @param {() => void} redraw
 */
function build(root, model, redraw) {
  const first = traitsOf(model);
  let now = runLab(first);
  /** @param {Partial<LabTraits>} traits */
  const set = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
    redraw();
  };
  const part = (/** @type {string} */ kind, /** @type {string} */ title = "") => {
    const node = element("div", { class: `lx-part lx-${kind}` });
    if (title) node.append(element("p", { class: "lx-title" }, title));
    root.append(node);
    return node;
  };

  root.append(element("p", { class: "lx-question" }, QUESTION));
  const head = part("head");
  const sizes = createChoice(head, {
    label: "Units H",
    values: /** @type {string[]} */ (["1", "2", "3", "4"]),
    onChoose: (value) => set({ hidden_size: Number(value) }),
  });
  const units = createChoice(head, {
    label: "Show unit",
    values: /** @type {string[]} */ (["0", "1", "2", "3"]),
    onChoose: (value) => set({ unit: Number(value) }),
  });
  const unitLabels = [...head.querySelectorAll("fieldset:last-of-type label")];

  const knobs = createConsole(part("console"), {
    onCell: (value) => set({ c: replaced(now.c, now.unit, value) }),
    onBias: (gate, value) => set({ bias: replaced(now.bias, rowOf(gate, now.unit), value) }),
  });
  const diagram = createCellDiagram(part("module"), { cell: "lstm" });
  const walk = part("walk");
  const says = element("p", { class: "lx-says" });
  const transport = createTransport(walk, {
    scrubIn: walk,
    symbol: "operation",
    name: "operation of the step",
    affects: "view",
    onStep: (operation) => set({ operation }),
    onPlay: () => {},
    onReset: () => {
      matrix.choose(CHOSEN);
      set(first);
    },
  });
  walk.append(says);
  const written = part("written");
  const equation = createEquation(written, { label: "The step of this unit in numbers", lines: LINES });
  const code = createCode(written, { label: "The same step in code, for all units", lines: CODE });
  const matrix = createMatrixEditor(part("weights", "One row for each gate, times the same input"), {
    label: "Input, hidden state and weights of this unit",
    columns: COLUMNS,
    heads: ["W x", "", "U h", "", "a", "", ""],
    rows: [
      { symbol: "x, h", terms: (column) => (column < INPUTS ? "x" : "h_previous") },
      ...GATES.map((gate) => ({
        symbol: gate,
        edge: gate,
        terms: (/** @type {number} */ column) =>
          `${column < INPUTS ? "input" : column < BIAS ? "recurrent" : "bias"}_${gate}`,
        after: [
          { term: `input_${gate}`, symbol: "W x" },
          "+",
          { term: `recurrent_${gate}`, symbol: "U h" },
          "+ b =",
          { term: `a_${gate}`, symbol: "a" },
          gate === "g" ? "tanh" : "σ",
          { term: gate },
        ],
      })),
    ],
    limitOf,
    chosen: CHOSEN,
    name: nameOf,
    onEdit: (edit) => set(edited(now, edit)),
  });
  const ideal = part("logic", "If the gates were logic");
  const logic = createLogicTable(ideal, {
    groups: LOGIC,
    onPick: (id) => set({ bias: biasFor(now, now.units[now.unit], cornerOf(id)) }),
  });
  ideal.append(element("p", { class: "lx-label" }, SHARES));
  const vectors = createUnitTable(part("vectors", "All units, elementwise"), {
    label: "Numbers of every unit",
    units: UNITS,
    groups: [
      { title: "LSTM", rows: ["c_previous", "i", "f", "g", "o", "c", "h"].map(rowOfTable) },
      { title: "GRU", rows: ["gru_r", "gru_z", "gru_n", "gru_h"].map(rowOfTable) },
    ],
  });
  const beside = part("gru", "The same x and h in a GRU");
  const gru = createCellDiagram(beside, { cell: "gru", gates: { f: "gru_z", o: "gru_r", g: "gru_n" } });
  const gruSide = element("div");
  beside.append(gruSide);
  const gruEquation = createEquation(gruSide, { label: "The GRU's step in numbers", lines: GRU_LINES });
  gruSide.append(element("p", { class: "lx-label" }, borrowed()));
  const sentence = createSummary(root);
  const links = createLinks(root);

  return {
    draw() {
      now = runLab(traitsOf(model));
      const { hidden_size: H, unit, operation } = now;
      const values = now.units[unit];
      const id = OPERATIONS[operation].id;
      root.dataset.state = JSON.stringify(settled(traitsOf(model)));
      sizes.update({ value: String(H) });
      units.update({ value: String(unit) });
      unitLabels.forEach((label, u) => {
        label.toggleAttribute("hidden", u >= H);
      });
      knobs.update(now);
      diagram.update({ values, unit, operation: id, later: (term) => isLater(term, operation) });
      setText(says, SAYS[id]);
      const atStart = JSON.stringify(first) === JSON.stringify(traitsOf(model));
      const plot = { left: 8, cell: 0 };
      transport.update({
        t: operation,
        seqLen: OPERATIONS.length,
        playing: false,
        still: true,
        atStart,
        plot,
        says: SAYS[id],
      });
      equation.update({ values, unit });
      matrix.update({ entries: entriesOf(now), values, unit });
      const rows = logicOf(values).map((row) => ({
        ...row,
        there: String(biasFor(now, values, cornerOf(row.id))) === String(now.bias),
      }));
      logic.update({ rows, unit });
      vectors.update(now);
      gru.update({ values, unit, operation: "", later: () => false });
      gruEquation.update({ values, unit });
      sentence.update(labSummary(values, unit, H));
      reveal(root, operation);
      links.paint();
    },
    destroy() {
      const parts = [sizes, units, knobs, diagram, transport, equation, code, matrix, logic, vectors, gru];
      for (const made of [...parts, gruEquation, sentence, links]) made.destroy();
    },
  };
}

/** @param {string} id */
const cornerOf = (id) => CORNERS.find((corner) => corner.id === id)?.gates ?? {};

/** @param {string} term */
function rowOfTable(term) {
  const name = term.replace("gru_", "");
  const from = term.startsWith("gru_") ? GRU_ROWS[/** @type {"r"} */ (name)] : name.length === 1 ? name : undefined;
  const symbol = { c_previous: "c before", c: "c′", h: "h′", gru_h: "h′" }[term] ?? name;
  return { term, symbol, edge: from && "ifgo".includes(from) ? from : undefined };
}

/** Where the GRU's weights come from. */
function borrowed() {
  const rows = Object.entries(GRU_ROWS).map(([name, gate]) => `${name} from ${gate}`);
  return `Weights borrowed row by row: ${rows.join(", ")}. No row stands for i: 1 − z does its work. There is no c.`;
}

export default defineExplorable({ name: "one-step-lab", traits: TRAITS, rebuildOn: [], build });
