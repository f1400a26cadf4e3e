/** One-step laboratory: every number of one LSTM step in the open, and a GRU beside it on the same input. */
import { createCellDiagram } from "./kit/cell-diagram.js";
import { createChoice } from "./kit/choice.js";
import { element, part, setText } from "./kit/dom.js";
import { createCode, createEquation } from "./kit/equation.js";
import { defineExplorable } from "./kit/explorable.js";
import { createConsole } from "./kit/gate-console.js";
import { createLinks } from "./kit/links.js";
import { createLogicTable } from "./kit/logic-table.js";
import { createMatrixEditor } from "./kit/matrix-editor.js";
import { createSummary } from "./kit/status.js";
import { createTransport } from "./kit/transport.js";
import { createUnitTable } from "./kit/unit-table.js";
import { GATES } from "./lib/lstm.js";
import {
  biasFor,
  COMPUTED_AT,
  CORNERS,
  GRU_ROWS,
  INPUTS,
  logicOf,
  OPERATIONS,
  rowOf,
  runLab,
  settled,
  UNITS,
} from "./lib/one-step.js";
import { BIAS, CHOSEN, COLUMNS, edited, entriesOf, limitOf, nameOf, replaced } from "./lib/one-step-edit.js";
import { CODE, GRU_LINES, LINES, LOGIC, labSummary, QUESTION, SAYS, SHARES } from "./lib/one-step-words.js";

/** @typedef {import("./lib/one-step.js").LabTraits} LabTraits */

const TRAITS = ["hidden_size", "unit", "operation", "x", "h", "c", "weight_ih", "weight_hh", "bias"];

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

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<LabTraits>} stage */
function build(root, { read, set }) {
  const first = read();
  let now = runLab(first);

  root.append(element("p", { class: "lx-question" }, QUESTION));
  const head = part(root, "head");
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

  const knobs = createConsole(part(root, "console"), {
    onCell: (value) => set({ c: replaced(now.c, now.unit, value) }),
    onBias: (gate, value) => set({ bias: replaced(now.bias, rowOf(gate, now.unit), value) }),
  });
  const diagram = createCellDiagram(part(root, "module"), { cell: "lstm" });
  const walk = part(root, "walk");
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
  const written = part(root, "written");
  const equation = createEquation(written, { label: "The step of this unit in numbers", lines: LINES });
  const code = createCode(written, { label: "The same step in code, for all units", lines: CODE });
  const matrix = createMatrixEditor(part(root, "weights", "One row for each gate, times the same input"), {
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
  const ideal = part(root, "logic", "If the gates were logic");
  const logic = createLogicTable(ideal, {
    groups: LOGIC,
    onPick: (id) => set({ bias: biasFor(now, now.units[now.unit], cornerOf(id)) }),
  });
  ideal.append(element("p", { class: "lx-label" }, SHARES));
  const vectors = createUnitTable(part(root, "vectors", "All units, elementwise"), {
    label: "Numbers of every unit",
    units: UNITS,
    groups: [
      { title: "LSTM", rows: ["c_previous", "i", "f", "g", "o", "c", "h"].map(rowOfTable) },
      { title: "GRU", rows: ["gru_r", "gru_z", "gru_n", "gru_h"].map(rowOfTable) },
    ],
  });
  const beside = part(root, "gru", "The same x and h in a GRU");
  const gru = createCellDiagram(beside, { cell: "gru", gates: { f: "gru_z", o: "gru_r", g: "gru_n" } });
  const gruSide = element("div");
  beside.append(gruSide);
  const gruEquation = createEquation(gruSide, { label: "The GRU's step in numbers", lines: GRU_LINES });
  gruSide.append(element("p", { class: "lx-label" }, borrowed()));
  const sentence = createSummary(root);
  const links = createLinks(root);
  let revealed = -1;

  return {
    draw() {
      now = runLab(read());
      const { hidden_size: H, unit, operation } = now;
      const values = now.units[unit];
      const id = OPERATIONS[operation].id;
      root.dataset.state = JSON.stringify(settled(read()));
      sizes.update({ value: String(H) });
      units.update({ value: String(unit) });
      unitLabels.forEach((label, u) => {
        label.toggleAttribute("hidden", u >= H);
      });
      knobs.update(now);
      diagram.update({ values, unit, operation: id, later: (term) => isLater(term, operation) });
      setText(says, SAYS[id]);
      const atStart = JSON.stringify(first) === JSON.stringify(read());
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
      if (operation !== revealed) reveal(root, operation);
      revealed = operation;
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
