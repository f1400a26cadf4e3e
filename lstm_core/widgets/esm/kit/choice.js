import { element, mount, setText, uniqueName } from "./dom.js";

/**
 * One of a few: native radio buttons drawn as a row.
 * @template {string} Value
 * @param {HTMLElement} container
 * @param {{label: string, values: readonly Value[], names?: readonly string[], affects?: "view", kind?: string,
 *   onChoose: (value: Value) => void}} options
 * @returns {import("./dom.js").Figure<{value: Value, label?: string}>}
 */
export function createChoice(container, { label, values, names = values, affects, kind = "", onChoose }) {
  const group = uniqueName();
  const legend = element("legend", { class: "lx-label" }, label);
  const row = element("div", { class: "lx-choice-row" });
  const root = element("fieldset", { class: `lx-choice ${kind}` }, legend, row);
  const figure = mount(container, root);
  const inputs = values.map((value, n) => {
    const input = element("input", { type: "radio", name: group, value, "data-affects": affects });
    row.append(element("label", {}, input, element("span", {}, names[n])));
    input.addEventListener("change", () => onChoose(value), { signal: figure.signal });
    return input;
  });
  return {
    update({ value, label: text }) {
      for (const input of inputs) input.checked = input.value === value;
      if (text) setText(legend, text);
    },
    destroy: figure.destroy,
  };
}
