import { withEnds, within } from "../lib/clamp.js";
import { NAMES, number } from "../lib/words.js";
import { element, mount, setAttribute } from "./dom.js";
import { createSelect } from "./select.js";
import { createSlider } from "./slider.js";
import { createSwitch } from "./switch.js";
import { keyEntry } from "./timeline-key.js";

/**
 * @typedef {import("../lib/clamp.js").Held} Held
 * @typedef {ReturnType<typeof import("../lib/clamp.js").holdable>} Gates
 */

/**
 * Hold a gate: which, of which units, from when to when, at what value.
 * @param {HTMLElement} container
 * @param {{units: number, gates: Gates, onSwitch: (on: boolean) => void, onHold: (held: Held) => void}} options
 * @returns {import("./dom.js").Figure<{held: Held | null, offer: Held, seqLen: number}>} offer is what switching on holds
 */
export function createClampPanel(container, { units, gates, onSwitch, onHold }) {
  const body = element("div", { class: "lx-clamp-body" });
  const root = element("fieldset", { class: "lx-clamp" });
  root.append(element("legend", { class: "lx-unseen" }, "Hold a gate"));
  const figure = mount(container, root);
  let held = /** @type {Held | null} */ (null);
  let seqLen = 0;
  const change = (/** @type {Partial<Held>} */ entries) => held && onHold({ ...held, ...entries });

  const head = element("div", { class: "lx-clamp-head" });
  root.append(head);
  const power = createSwitch(head, { label: "Hold a gate at a value", onToggle: onSwitch });
  const key = element("p", { class: "lx-key" }, keyEntry("held", "held by force"));
  head.append(key);
  root.append(body);
  const rangeOf = (/** @type {string} */ name) => gates.find((one) => one.name === name) ?? gates[0];
  const gate = createSelect(body, {
    label: "gate",
    name: "clamp-gate",
    options: gates.map(({ name }) => ({ value: name, text: `${name} ${NAMES[name]}` })),
    onChoose: (name) => change({ quantity: name, value: within(rangeOf(name), held?.value ?? 0) }),
  });
  const members = createUnits(body, units, figure.signal, (chosen) => change({ units: chosen }));
  const ends = element("div", { class: "lx-clamp-ends" });
  body.append(ends);
  const [from, to] = /** @type {const} */ (["from", "to"]).map((end) =>
    createEnd(ends, `${end} t =`, figure.signal, (t, done) => {
      if (!held) return;
      const next = withEnds(held, { [end]: t }, seqLen);
      // while it is typed a number may be a part of another one: only a finished one moves the other end
      const alone = end === "from" ? next.stop === held.stop : next.start === held.start;
      if (done || alone) onHold(next);
    }),
  );
  const level = createSlider(body, {
    ...{ label: "held at", min: 0, max: 1, step: 0.01 },
    format: (value) => number(value, 2),
    onInput: (value) => change({ value }),
  });

  return {
    update(next) {
      ({ held, seqLen } = next);
      const shown = held ?? next.offer;
      power.update({ on: held !== null });
      key.hidden = held === null;
      body.hidden = held === null;
      gate.update({ value: shown.quantity });
      members.update(shown.units);
      from.update(shown.start, seqLen - 1);
      to.update(shown.stop - 1, seqLen - 1);
      const { min, max } = rangeOf(shown.quantity);
      level.update({ value: shown.value, min, max });
    },
    destroy() {
      for (const part of [power, gate, level]) part.destroy();
      figure.destroy();
    },
  };
}

/**
 * A checkbox for each unit and one for all; the last one that is checked stays.
 * @param {HTMLElement} container
 * @param {number} count
 * @param {AbortSignal} signal
 * @param {(units: number[]) => void} onChange
 */
function createUnits(container, count, signal, onChange) {
  const every = Array.from({ length: count }, (_, u) => u);
  const row = element("div", { class: "lx-choice-row" });
  const legend = element("legend", { class: "lx-label" }, "units");
  container.append(element("fieldset", { class: "lx-choice lx-members" }, legend, row));
  /** @type {number[]} */
  let chosen = [];
  /** @param {string} text @param {() => void} act */
  const box = (text, act) => {
    const input = element("input", { type: "checkbox" });
    row.append(element("label", {}, input, element("span", {}, text)));
    input.addEventListener("change", act, { signal });
    return input;
  };
  const boxes = every.map((u) => box(String(u), () => onChange(every.filter((v) => chosen.includes(v) !== (v === u)))));
  const all = box("all", () => onChange(chosen.length === count ? [chosen[0]] : every));
  all.disabled = count === 1;
  return {
    /** @param {number[]} units */
    update(units) {
      chosen = units;
      boxes.forEach((input, u) => {
        input.checked = units.includes(u);
        input.disabled = input.checked && units.length === 1;
      });
      all.checked = units.length === count;
    },
  };
}

/**
 * One end of the interval, typed or stepped; what is no step is taken back.
 * @param {HTMLElement} container
 * @param {string} label
 * @param {AbortSignal} signal
 * @param {(t: number, done: boolean) => void} onChange
 */
function createEnd(container, label, signal, onChange) {
  const input = element("input", { type: "number", min: 0, step: 1 });
  container.append(element("label", {}, element("span", { class: "lx-label" }, label), input));
  let last = 0;
  const send = (/** @type {boolean} */ done) => {
    const typed = Math.round(input.valueAsNumber);
    const t = Number.isNaN(typed) ? last : Math.max(0, Math.min(Number(input.max), typed));
    if (done) input.value = String(t);
    if (t !== last) onChange(t, done);
  };
  input.addEventListener("input", () => send(false), { signal });
  input.addEventListener("change", () => send(true), { signal });
  return {
    /** @param {number} t @param {number} max */
    update(t, max) {
      setAttribute(input, "max", max);
      const typing = input.ownerDocument.activeElement === input && input.valueAsNumber !== last;
      last = t;
      if (!typing) input.value = String(t);
    },
  };
}
