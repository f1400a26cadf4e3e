import { element, mount, setAttribute } from "./dom.js";

/**
 * A native list of units 0 to H − 1, after entries of its own; its length follows H.
 * @param {HTMLElement} container
 * @param {{label: string, others?: {value: string, text: string}[], onChoose: (value: string) => void}} options
 * @returns {import("./dom.js").Figure<{value: string, size: number}>}
 */
export function createUnitSelect(container, { label, others = [], onChoose }) {
  const select = element("select");
  const root = element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, label), select);
  const figure = mount(container, root);
  select.addEventListener("change", () => onChoose(select.value), { signal: figure.signal });
  let built = 0;
  return {
    update({ value, size }) {
      if (built !== size) {
        const units = Array.from({ length: size }, (_, u) => ({ value: String(u), text: `unit ${u}` }));
        select.replaceChildren(
          ...[...others, ...units].map(({ value: v, text }) => element("option", { value: v }, text)),
        );
        built = size;
      }
      if (select.value !== value) select.value = value;
      setAttribute(select, "disabled", select.options.length < 2);
    },
    destroy: figure.destroy,
  };
}
