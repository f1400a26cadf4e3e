import { element, mount, setText, uniqueName } from "./dom.js";
import { createNumberField } from "./number-field.js";
import { createTerm, showTerms, symbolOf } from "./term.js";

/**
 * @typedef {import("./term.js").TermSpec} TermSpec
 * @typedef {{symbol: string, edge?: string, terms?: (column: number) => string, after?: (string | TermSpec)[]}} Row
 * @typedef {{row: number, column: number}} Place
 */

const STEP = 0.1;

/**
 * A table of numbers to edit, with what each row gives at its right, and a stepper for the entry chosen last.
 * @param {HTMLElement} container
 * @param {{label: string, columns: string[], heads: string[], rows: Row[], chosen: Place,
 *   limitOf: (row: number, column: number) => number, name: (place: Place) => string,
 *   onEdit: (place: Place & {value: number}) => void, onChoose?: (place: Place) => void}} options heads stand over what
 *   the rows give, onChoose hears which entry has the stepper
 * @returns {import("./dom.js").Figure<{entries: (number | null)[][], values: Record<string, number>, unit: number}> &
 *   {choose: (place: Place) => void}} an entry that is null does not take part now, one whose limit is 0 never does
 */
export function createMatrixEditor(
  container,
  { label, columns, heads, rows, chosen, limitOf, name, onEdit, onChoose },
) {
  const ids = uniqueName();
  const note = element("span", { class: "lx-note", role: "status" });
  const title = element("span", { class: "lx-label" });
  const [less, more] = [`−${STEP}`, `+${STEP}`].map((text) => element("button", { type: "button" }, text));
  const head = columns.map((symbol, k) => element("th", { scope: "col", id: `${ids}c${k}` }, symbolOf(symbol)));
  const table = element("table", { class: "lx-matrix", "aria-label": label });
  const stepper = element("p", { class: "lx-stepper" }, title, less, more, note);
  const figure = mount(container, element("div", {}, table, stepper));
  const say = (/** @type {string} */ sentence) => setText(note, sentence);
  let at = chosen;
  /** @type {(number | null)[][]} */
  let entries = [];

  /** @param {Place} place @param {string | undefined} terms */
  const fieldAt = ({ row, column }, terms) =>
    createNumberField({
      name: () => name({ row, column }),
      limit: limitOf(row, column),
      labelledby: `${ids}r${row} ${ids}c${column}`,
      terms,
      signal: figure.signal,
      onValue: (value) => onEdit({ row, column, value }),
      onSay: say,
      onFocus: () => choose({ row, column }),
    });
  const fields = rows.map(({ terms }, row) =>
    columns.map((_, column) => (limitOf(row, column) ? fieldAt({ row, column }, terms?.(column)) : null)),
  );
  /** @type {import("./term.js").Term[]} */
  const results = [];
  const outcome = (/** @type {string | TermSpec} */ spec) => {
    if (typeof spec === "string") return element("td", { class: "lx-operator" }, spec);
    const made = createTerm(spec);
    results.push(made);
    return element("td", { class: "lx-outcome" }, made.node);
  };
  const over = heads.map((text) => element("td", { class: "lx-given" }, text && symbolOf(text)));
  table.append(element("tr", { class: "lx-heads" }, element("td"), ...head, ...over));
  rows.forEach(({ symbol, edge, after = [] }, row) => {
    const th = element("th", { scope: "row", id: `${ids}r${row}`, class: edge && `lx-edge-${edge}` }, symbolOf(symbol));
    const inputs = fields[row].map((field) => element("td", { class: "lx-entry" }, field?.input ?? ""));
    table.append(element("tr", {}, th, ...inputs, ...after.map(outcome)));
  });

  /** @param {Place} place */
  function choose(place) {
    at = place;
    settle();
    onChoose?.(place);
  }
  const value = () => entries[at.row]?.[at.column] ?? 0;
  const limit = () => limitOf(at.row, at.column);
  function settle() {
    fields.forEach((line, row) => {
      line.forEach((field, column) => {
        if (!field) return;
        const entry = entries[row]?.[column] ?? null;
        /** @type {HTMLElement} */ (field.input.parentElement).hidden = entry === null;
        field.update(entry);
        field.input.classList.toggle("lx-chosen-field", row === at.row && column === at.column);
      });
    });
    head.forEach((node, column) => {
      node.hidden = entries.every((line) => (line[column] ?? null) === null);
    });
    setText(title, `Step ${name(at)}`);
    less.disabled = value() <= -limit();
    more.disabled = value() >= limit();
  }
  for (const [button, by] of /** @type {const} */ ([
    [less, -STEP],
    [more, STEP],
  ])) {
    button.addEventListener(
      "click",
      () => {
        const next = Math.max(-limit(), Math.min(limit(), Math.round((value() + by) * 1e6) / 1e6));
        say("");
        onEdit({ ...at, value: next });
      },
      { signal: figure.signal },
    );
  }
  return {
    update(data) {
      entries = data.entries;
      if ((entries[at.row]?.[at.column] ?? null) === null) at = chosen;
      settle();
      showTerms(results, data.values, data.unit);
    },
    choose,
    destroy: figure.destroy,
  };
}
