import { element, mount } from "./dom.js";

/**
 * On or off: a native checkbox with its label.
 * @param {HTMLElement} container
 * @param {{label: string, onToggle: (on: boolean) => void}} options
 * @returns {import("./dom.js").Figure<{on: boolean, disabled?: boolean}>}
 */
export function createSwitch(container, { label, onToggle }) {
  const input = element("input", { type: "checkbox" });
  const figure = mount(container, element("label", { class: "lx-switch" }, input, element("span", {}, label)));
  input.addEventListener("change", () => onToggle(input.checked), { signal: figure.signal });
  return {
    update({ on, disabled = false }) {
      input.checked = on;
      input.disabled = disabled;
    },
    destroy: figure.destroy,
  };
}
