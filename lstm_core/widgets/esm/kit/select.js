import { element, mount } from "./dom.js";

/**
 * One of several, too long to lie side by side: a native list. Its name lets the focus find it again after its
 * explorable was built anew.
 * @param {HTMLElement} container
 * @param {{label: string, name: string, options: {value: string, text: string}[], onChoose: (value: string) => void}} options
 * @returns {import("./dom.js").Figure<{value: string, disabled?: boolean}>}
 */
export function createSelect(container, { label, name, options, onChoose }) {
  const entries = options.map(({ value, text }) => element("option", { value }, text));
  const select = element("select", { name }, ...entries);
  const root = element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, label), select);
  const figure = mount(container, root);
  select.addEventListener("change", () => onChoose(select.value), { signal: figure.signal });
  return {
    update({ value, disabled = false }) {
      if (select.value !== value) select.value = value;
      select.disabled = disabled;
    },
    destroy: figure.destroy,
  };
}
