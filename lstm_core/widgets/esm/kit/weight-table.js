import { columnsOf, LIMIT, onSymbol, rowsOf, weightAt } from "../lib/puzzles.js";
import { NAMES, number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue, uniqueName } from "./dom.js";
import { createNumberField } from "./number-field.js";

/**
 * @typedef {import("../lib/puzzles.js").Puzzle} Puzzle
 * @typedef {{row: string, column: string}} Place
 */

const BLOCKS = "ifgo";

/** A name with its index set low: f, h₀. @param {string} name */
function symbolOf(name) {
  const [, letter, index] = /^([a-z])(\d?)$/.exec(name) ?? [];
  if (!letter) return element("span", {}, name);
  return element("span", { class: "lx-math" }, letter, ...(index ? [element("sub", {}, index)] : []));
}

/** @param {string} row */
const gateName = (row) => (row === "answer" ? "answer" : `${NAMES[/** @type {"i"} */ (row[0])]} ${row}`);

/** How a weight is called in sentences. @param {Place} place */
export function nameOf({ row, column }) {
  return `${gateName(row)}, ${column === "bias" || /^h\d?$/.test(column) ? column : `on ${column}`}`;
}

/**
 * What a gate gives on a symbol while h is zero, as a number and a bar.
 * @param {string} row
 * @param {string} symbol
 */
function createChip(row, symbol) {
  const bar = element("i", { class: row[0] === "g" ? "lx-chip-bar lx-chip-signed" : "lx-chip-bar" });
  const value = element("span", { "data-quantity": "on_symbol", "data-row": row, "data-symbol": symbol });
  return {
    node: element("span", { class: `lx-chip lx-chip-${row[0]}` }, value, element("span", {}, bar)),
    /** @param {number} level */
    update(level) {
      showValue(value, level, number(level, 2));
      bar.style.setProperty("--lx-level", level.toFixed(3));
    },
  };
}

/**
 * Every weight of a small LSTM in one table, gates by symbols, with what each gate gives on each symbol; and a slider
 * for the weight chosen last.
 * @param {HTMLElement} container
 * @param {{puzzle: Puzzle, onEdit: (edit: Place & {value: number}) => void,
 *   onChoose: (place: Place) => void}} options
 * @returns {import("./dom.js").Figure<{weights: import("../lib/puzzles.js").Weights, chosen: Place,
 *   program: import("../lib/puzzles.js").Program}>}
 */
export function createWeightTable(container, { puzzle, onEdit, onChoose }) {
  const ids = uniqueName();
  const root = element("div", { class: "lx-program" });
  const table = element("table", { "aria-label": "Weights: one row for each gate" });
  const note = element("p", { class: "lx-note", role: "status" });
  const figure = mount(container, root);
  const all = columnsOf(puzzle, rowsOf(puzzle)[0]);
  const heads = all.map((column, n) =>
    element(
      "th",
      { scope: "col", id: `${ids}c${n}` },
      puzzle.alphabet.includes(column) ? `on ${column}` : symbolOf(column),
    ),
  );
  table.append(element("thead", {}, element("tr", {}, element("td"), ...heads)));

  /** @type {{place: Place, field: import("./number-field.js").NumberField, chip: ReturnType<typeof createChip> | null}[]} */
  const cells = [];
  /** @param {string} row @param {number} at @param {string} column */
  function cell(row, at, column) {
    if (!columnsOf(puzzle, row).includes(column)) return null;
    const place = { row, column };
    const field = createNumberField({
      name: () => nameOf(place),
      limit: LIMIT,
      step: 0.5,
      labelledby: `${ids}r${at} ${ids}c${all.indexOf(column)}`,
      signal: figure.signal,
      onValue: (value) => onEdit({ ...place, value }),
      onSay: (sentence) => setText(note, sentence),
      onFocus: () => onChoose(place),
    });
    // any number fits, the arrow keys go by one
    field.input.step = "any";
    for (const [key, text] of Object.entries({ quantity: "weight", row, column })) field.input.dataset[key] = text;
    const chip = puzzle.alphabet.includes(column) ? createChip(row, column) : null;
    cells.push({ place, field, chip });
    return element("td", {}, field.input, ...(chip ? [chip.node] : []));
  }
  rowsOf(puzzle).forEach((row, at) => {
    const last = row === "answer";
    const label = element("th", { scope: "row", id: `${ids}r${at}`, class: last ? "" : `lx-edge-${row[0]}` });
    if (last) label.append(element("span", {}, "answer"));
    else label.append(symbolOf(row), element("span", { class: "lx-row-name" }, NAMES[/** @type {"i"} */ (row[0])]));
    const made = all.flatMap((column) => cell(row, at, column) ?? []);
    const gap = all.length - made.length;
    const rule = element("td", { class: "lx-rule", colspan: gap }, ...(last ? ["1 if ", ruleOf(puzzle)] : []));
    table.append(element("tr", { class: `lx-weights-${row[0]}` }, label, ...(gap ? [rule] : []), ...made));
  });

  const name = element("span", { class: "lx-label" });
  const range = element("input", { type: "range", min: -LIMIT, max: LIMIT, step: 0.5 });
  const output = element("output", { class: "lx-number" });
  const slider = element("label", { class: "lx-slider lx-centred" }, name, range, output);
  let chosen = cells[0].place;
  range.addEventListener("input", () => onEdit({ ...chosen, value: range.valueAsNumber }), { signal: figure.signal });
  const key = element("p", { class: "lx-label" }, "Below a weight: what the gate gives on that symbol while h is 0.");
  root.append(table, key, slider, note);

  return {
    update({ weights, chosen: place, program }) {
      chosen = place;
      for (const { place: at, field, chip } of cells) {
        const value = weightAt(weights, at.row, at.column);
        field.update(value);
        setAttribute(field.input, "data-value", String(value));
        field.input.classList.toggle("lx-zero", value === 0);
        field.input.classList.toggle("lx-chosen-field", at.row === place.row && at.column === place.column);
        const unit = Number(at.row.slice(1) || 0);
        chip?.update(onSymbol(program, BLOCKS.indexOf(at.row[0]), unit, puzzle.alphabet.indexOf(at.column)));
      }
      const value = weightAt(weights, place.row, place.column);
      setText(name, `Weight of ${nameOf(place)}`);
      if (range.valueAsNumber !== value) range.value = String(value);
      setText(output, String(value).replace("-", "−"));
      setAttribute(range, "aria-valuetext", String(value).replace("-", "−"));
    },
    destroy: figure.destroy,
  };
}

/** The rule of the answer as it stands in the table. @param {Puzzle} puzzle */
function ruleOf({ cells }) {
  return element("span", { class: "lx-math" }, cells === 1 ? "w h + b > 0" : "w·h + b > 0");
}
