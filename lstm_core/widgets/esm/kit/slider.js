import { element, mount, setAttribute, setText } from "./dom.js";

/**
 * A labelled range with its unit and its value.
 * @param {HTMLElement} container
 * @param {{label: string, unit?: string, min: number, max: number, step: number, affects?: "view",
 *   format: (value: number) => string, onInput: (value: number) => void}} options
 * @returns {import("./dom.js").Figure<{value: number, disabled?: boolean, min?: number, max?: number}>} min and max move
 *   where the limits depend on something else
 */
export function createSlider(container, { label, unit, min, max, step, affects, format, onInput }) {
  const input = element("input", { type: "range", min, max, step, "data-affects": affects });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, label);
  // the range comes before the output, because a label names the first of the two
  const root = element("label", { class: "lx-slider" }, name, input, output);
  if (unit) name.append(element("span", { class: "lx-unit" }, ` ${unit}`));
  const figure = mount(container, root);
  input.addEventListener("input", () => onInput(input.valueAsNumber), { signal: figure.signal });
  return {
    update({ value, disabled = false, min: low = min, max: high = max }) {
      setAttribute(input, "min", low);
      setAttribute(input, "max", high);
      root.classList.toggle("lx-centred", low < 0 && high > 0);
      if (input.valueAsNumber !== value) input.value = String(value);
      input.disabled = disabled;
      const text = format(value);
      setText(output, text);
      input.setAttribute("aria-valuetext", unit ? `${text} ${unit}` : text);
    },
    destroy: figure.destroy,
  };
}
