/** Numbers of the network as it is shown, each with its full value for tests and for copying. */
import { element, mount, setText, showValue } from "../kit/dom.js";
import { number } from "../lib/words.js";

/** Three significant digits. @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return number(value);
  if (value !== 0 && (Math.abs(value) < 0.001 || Math.abs(value) >= 1e5))
    return value.toExponential(1).replaceAll("-", "−");
  return String(Number(value.toPrecision(3))).replaceAll("-", "−");
}

/**
 * @typedef {{label: string, quantity: string, value: number | null, text?: string, where?: Record<string, string | number>}} Entry
 *   value: null where there is none now
 */

/**
 * A list of names and numbers; an entry without a number says so.
 * @param {HTMLElement} container
 * @param {{title: string, kind?: string}} options
 * @returns {import("../kit/dom.js").Figure<Entry[]>}
 */
export function createNumbers(container, { title, kind = "" }) {
  const list = element("dl", { class: "lx-numbers" });
  // said here, because a theme's rules for such lists are stronger than a class
  list.style.margin = "0";
  const figure = mount(
    container,
    element("div", { class: `lx-part ${kind}` }, element("p", { class: "lx-title" }, title), list),
  );
  /** @type {[HTMLElement, HTMLElement][]} */
  const rows = [];
  return {
    update(entries) {
      while (rows.length < entries.length) {
        const pair = /** @type {[HTMLElement, HTMLElement]} */ ([element("dt"), element("dd", { class: "lx-number" })]);
        list.append(element("div", {}, ...pair));
        rows.push(pair);
      }
      for (const [n, [label, node]] of rows.entries()) {
        const entry = entries[n];
        /** @type {HTMLElement} */ (label.parentElement).hidden = !entry;
        for (const name of Object.keys(node.dataset)) delete node.dataset[name];
        if (!entry) continue;
        setText(label, entry.label);
        if (entry.value === null || !Number.isFinite(entry.value))
          setText(node, entry.text ?? (entry.value === null ? "—" : number(entry.value)));
        else
          showValue(node, entry.value, entry.text ?? short(entry.value), { quantity: entry.quantity, ...entry.where });
      }
    },
    destroy: figure.destroy,
  };
}
