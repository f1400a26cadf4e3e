import { number } from "../lib/words.js";
import { element, mount, showValue } from "./dom.js";
import { symbolOf } from "./term.js";

/**
 * Every unit's numbers, one column for each unit: what an elementwise equation says for the whole vector.
 * @param {HTMLElement} container
 * @param {{label: string, units: number, groups: {title: string, rows: {term: string, symbol: string, edge?: string}[]}[]}} options
 * @returns {import("./dom.js").Figure<{units: Record<string, number>[], unit: number}>}
 */
export function createUnitTable(container, { label, units, groups }) {
  const columns = Array.from({ length: units }, (_, u) => element("th", { scope: "col" }, `unit ${u}`));
  const table = element("table", { class: "lx-vectors", "aria-label": label });
  const figure = mount(container, table);
  const lines = groups.flatMap(({ rows }) =>
    rows.map(({ term, symbol, edge }) => {
      const cells = Array.from({ length: units }, () => element("td", { class: "lx-number", "data-quantity": term }));
      const head = element("th", { scope: "row", class: edge ? `lx-edge-${edge}` : null }, symbolOf(symbol));
      return { term, cells, row: element("tr", { "data-term": term }, head, ...cells) };
    }),
  );
  const titles = groups.map(({ title }, n) =>
    element("tr", {}, element("th", { scope: "col", class: "lx-label" }, title), ...(n ? [] : columns)),
  );
  let n = 0;
  groups.forEach(({ rows }, g) => {
    table.append(titles[g], ...rows.map(() => lines[n++].row));
  });
  return {
    update({ units: values, unit }) {
      columns.forEach((node, u) => {
        node.hidden = u >= values.length;
        node.classList.toggle("lx-chosen-unit", u === unit);
      });
      for (const { term, cells } of lines) {
        cells.forEach((node, u) => {
          node.hidden = u >= values.length;
          node.classList.toggle("lx-chosen-unit", u === unit);
          if (u < values.length) showValue(node, values[u][term], number(values[u][term]), { unit: u });
          else node.removeAttribute("data-value");
        });
      }
    },
    destroy: figure.destroy,
  };
}
