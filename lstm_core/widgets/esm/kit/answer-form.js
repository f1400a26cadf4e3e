/** The inputs of an exercise: fields, options, the symbols of a sequence, or a list to put in order. */
import { fieldsOf } from "../lib/exercise-form.js";
import { element, mount, setAttribute, setText, uniqueName } from "./dom.js";

/**
 * @typedef {import("../lib/exercise-answers.js").Spec} Spec
 * @typedef {import("../lib/exercise-answers.js").Field} Field
 * @typedef {import("../lib/exercise-form.js").Typed} Typed
 * @typedef {{spec: Spec, onType: (typed: any) => void}} Options
 */

/**
 * Chooses the form by the kind of exercise.
 * @param {HTMLElement} container
 * @param {Options} options
 * @returns {import("./dom.js").Figure<Typed> & {focus: () => void}}
 */
export function createAnswerForm(container, options) {
  const { spec } = options;
  if (spec.kind === "ordering") return createOrder(container, options);
  if (spec.options || spec.sequence) return createOptions(container, options);
  return createFields(container, options);
}

/** @param {HTMLElement} container @param {Options} options */
function createFields(container, { spec, onType }) {
  const fields = fieldsOf(spec);
  const root = element("div", { class: "lx-ex-fields" });
  const figure = mount(container, root);
  const inputs = (fields ?? [{ label: spec.label }]).map((/** @type {Field} */ field) => {
    const keys = fields && (field.whole || (field.range && field.range[0] >= 0)) ? "decimal" : null;
    const words = { type: "text", inputmode: keys, autocomplete: "off", autocapitalize: "off", spellcheck: "false" };
    const input = element("input", { ...words, maxlength: 200 });
    const name = element("span", { class: "lx-label" }, field.label ?? "answer");
    root.append(element("label", { class: "lx-ex-field" }, name, input, field.unit ? ` ${field.unit}` : ""));
    return input;
  });
  const typed = () => (fields ? inputs.map((input) => input.value) : inputs[0].value);
  root.addEventListener("input", () => onType(typed()), { signal: figure.signal });
  return {
    /** @param {Typed} now */
    update(now) {
      const texts = /** @type {string[]} */ (fields ? now : [now]);
      for (const [n, input] of inputs.entries()) if (input.value !== texts[n]) input.value = texts[n];
    },
    focus: () => inputs[0].focus(),
    destroy: figure.destroy,
  };
}

/** @param {HTMLElement} container @param {Options} options */
function createOptions(container, { spec, onType }) {
  const one = spec.kind === "choice";
  const group = uniqueName();
  const shape = { type: one ? "radio" : "checkbox", name: group };
  const list = element("div", { class: spec.sequence ? "lx-ex-sequence" : "lx-ex-options" });
  const legend = spec.sequence ? "Timesteps" : one ? "Choose one" : "Choose all that are right";
  const root = element("fieldset", {}, element("legend", { class: "lx-label" }, legend), list);
  const figure = mount(container, root);
  const parts = spec.sequence
    ? spec.sequence.map((symbol, t) => /** @type {const} */ ([t, symbol, String(t)]))
    : (spec.options ?? []).map(({ key, text }) => /** @type {const} */ ([key, key, text]));
  const inputs = parts.map(([key, name, text]) => {
    const input = element("input", { ...shape, value: key });
    const words = [
      element("span", { class: "lx-ex-key-name" }, name),
      element("span", { class: "lx-ex-words-of" }, text),
    ];
    list.append(element("label", {}, input, element("span", { class: "lx-ex-option" }, ...words)));
    return { input, key };
  });
  const chosen = () => inputs.filter(({ input }) => input.checked).map(({ key }) => key);
  root.addEventListener("change", () => onType(one ? chosen()[0] : chosen()), { signal: figure.signal });
  return {
    /** @param {Typed} now */
    update(now) {
      for (const { input, key } of inputs) {
        input.checked = Array.isArray(now) ? now.includes(key) : now === key;
      }
    },
    focus: () => inputs[0].input.focus(),
    destroy: figure.destroy,
  };
}

/** @param {HTMLElement} container @param {Options} options */
function createOrder(container, { spec, onType }) {
  const list = element("ol", { class: "lx-ex-order" });
  const root = element("fieldset", {}, element("legend", { class: "lx-label" }, "First to last"), list);
  const figure = mount(container, root);
  /** @type {string[]} */
  let order = [];
  /** @param {string} key @param {number} by */
  const move = (key, by) => {
    const from = order.indexOf(key);
    const next = order.filter((other) => other !== key);
    next.splice(from + by, 0, key);
    onType(next);
  };
  const rows = new Map(
    (spec.options ?? []).map(({ key, text }) => {
      const up = element("button", { type: "button", "aria-label": `Move up: ${text}` }, "↑");
      const down = element("button", { type: "button", "aria-label": `Move down: ${text}` }, "↓");
      up.addEventListener("click", () => move(key, -1), { signal: figure.signal });
      down.addEventListener("click", () => move(key, 1), { signal: figure.signal });
      const words = element("span", { class: "lx-ex-words-of" }, text);
      return [key, { row: element("li", {}, words, up, down), up, down }];
    }),
  );
  return {
    /** @param {Typed} now */
    update(now) {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      order = /** @type {string[]} */ ([...now]);
      for (const [n, key] of order.entries()) {
        const part = rows.get(key);
        if (!part) continue;
        if (list.children[n] !== part.row) list.insertBefore(part.row, list.children[n] ?? null);
        setAttribute(part.up, "disabled", n === 0);
        setAttribute(part.down, "disabled", n === order.length - 1);
      }
      follow(focused);
    },
    focus: () =>
      [...rows.values()]
        .map(({ down }) => down)
        .find((button) => !button.disabled)
        ?.focus(),
    destroy: figure.destroy,
  };

  /** A row that moved keeps the focus, on its other button at an end. @param {HTMLElement | null} focused */
  function follow(focused) {
    const part = [...rows.values()].find(({ up, down }) => up === focused || down === focused);
    if (!part) return;
    const other = focused === part.up ? part.down : part.up;
    (focused?.matches(":disabled") ? other : focused)?.focus();
  }
}

/**
 * The verdict, spoken politely; empty until something is checked.
 * @param {HTMLElement} container
 * @returns {import("./dom.js").Figure<{outcome: string, say: string} | null>}
 */
export function createVerdict(container) {
  const node = element("p", { class: "lx-ex-verdict-line", role: "status", "aria-live": "polite" });
  const figure = mount(container, node);
  return {
    update(verdict) {
      setAttribute(node, "data-outcome", verdict?.outcome);
      setText(node, verdict?.say ?? "");
    },
    destroy: figure.destroy,
  };
}
