/** The sequence under the lens: what it says at every step, and the step that is edited. */
import { createChoice } from "../kit/choice.js";
import { element, mount, setAttribute, setText, svgElement } from "../kit/dom.js";
import { createSlider } from "../kit/slider.js";
import { createSwitch } from "../kit/switch.js";
import { symbolAt } from "../lib/train/task-parts.js";
import { number } from "../lib/words.js";

/**
 * @typedef {{task: import("../lib/train/task-list.js").TaskFacts, x: Float64Array, seqLen: number, t: number, scored: Uint8Array}} Strip
 */

const HEIGHT = 34;

/** One input written out: symbols, or numbers. @param {Strip} strip @param {number} t */
export function inputText({ task, x }, t) {
  if (task.alphabet) return task.alphabet[symbolAt(x, t, task.inputs)];
  return task.channels.map((name, d) => `${name} ${number(x[t * task.inputs + d], 2)}`).join(", ");
}

/**
 * @param {HTMLElement} container
 * @param {{onMove: (t: number) => void, onWrite: (entry: number[]) => void, onOwn: () => void}} on
 * @returns {import("../kit/dom.js").Figure<Strip & {own: boolean}>}
 */
export function createProbeStrip(container, { onMove, onWrite, onOwn }) {
  const svg = svgElement("svg", { height: HEIGHT, "aria-hidden": "true", class: "lx-pick" });
  const root = element("div", { class: "lx-strip" }, svg);
  const figure = mount(container, root);
  const listen = { signal: figure.signal };
  const scrub = element("input", {
    type: "range",
    min: 0,
    step: 1,
    class: "lx-strip-scrub",
    "aria-label": "timestep t",
  });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, "Timestep ", element("span", { class: "lx-math" }, "t"));
  root.append(element("label", { class: "lx-slider" }, name, scrub, output));
  scrub.addEventListener("input", () => onMove(scrub.valueAsNumber), listen);
  const editor = element("div", { class: "lx-strip-editor" });
  root.append(editor);
  const again = element("button", { type: "button" }, "Undo the edits");
  again.addEventListener("click", onOwn, listen);
  /** @type {Strip | null} */
  let data = null;
  let width = 0;
  let built = "";
  /** @type {{update: (entry: number[]) => void, destroy: () => void}} */
  let fields = { update() {}, destroy() {} };

  const entry = () => {
    const { task, x, t } = /** @type {Strip} */ (data);
    return Array.from(x.subarray(t * task.inputs, (t + 1) * task.inputs));
  };
  const pick = (/** @type {PointerEvent} */ event) => {
    if (!data || (event.type === "pointermove" && event.buttons !== 1)) return;
    const share = (event.clientX - svg.getBoundingClientRect().left) / width;
    onMove(Math.max(0, Math.min(data.seqLen - 1, Math.floor(share * data.seqLen))));
  };
  svg.addEventListener("pointerdown", pick, listen);
  svg.addEventListener("pointermove", pick, listen);

  /** Fields for one input of the task. @param {Strip["task"]} task */
  function build(task) {
    fields.destroy();
    const { alphabet, channels } = task;
    if (alphabet) {
      const choice = createChoice(editor, {
        label: "Reads",
        values: alphabet,
        kind: "lx-symbols",
        onChoose: (symbol) => onWrite(alphabet.map((other) => Number(other === symbol))),
      });
      fields = {
        update: (row) => choice.update({ value: alphabet[row.indexOf(Math.max(...row))] }),
        destroy: choice.destroy,
      };
    } else {
      const write = (/** @type {number} */ d, /** @type {number} */ value) =>
        onWrite(entry().map((old, n) => (n === d ? value : old)));
      const made = channels.map((channel, d) => {
        if (channel === "marker") {
          const box = createSwitch(editor, { label: "marked", onToggle: (on) => write(d, on ? 1 : 0) });
          return { update: (/** @type {number} */ v) => box.update({ on: v === 1 }), destroy: box.destroy };
        }
        const [min, step] =
          channel === "bit"
            ? [task.inputs === 1 ? 0 : -1, task.inputs === 1 ? 1 : 2]
            : [channel === "value" ? -1 : 0, 0.05];
        const max = channel === "value" || channel === "bit" ? 1 : 2;
        const slider = createSlider(editor, {
          label: channel,
          min,
          max,
          step,
          format: (v) => number(v, channel === "bit" ? 0 : 2),
          onInput: (v) => write(d, v),
        });
        return { update: (/** @type {number} */ value) => slider.update({ value }), destroy: slider.destroy };
      });
      fields = {
        update: (row) => {
          for (const [d, field] of made.entries()) field.update(row[d]);
        },
        destroy() {
          for (const field of made) field.destroy();
        },
      };
    }
    editor.append(again);
  }

  function draw() {
    if (!data || width < 40) return;
    const { task, x, seqLen, t, scored } = data;
    const step = width / seqLen;
    const at = (/** @type {number} */ s) => (s + 0.5) * step;
    /** @type {SVGElement[]} */
    const parts = [
      svgElement("rect", {
        class: "lx-here",
        x: (t * step).toFixed(1),
        y: 0,
        width: Math.max(2, step).toFixed(1),
        height: HEIGHT,
      }),
    ];
    let [bars, marks] = ["", ""];
    for (let s = 0; s < seqLen; s++) {
      if (task.alphabet) {
        const symbol = inputText(data, s);
        if (step < 7 && "abcd·".includes(symbol)) continue;
        const text = svgElement("text", { x: at(s).toFixed(1), y: 18 });
        setText(text, symbol);
        parts.push(text);
      } else {
        bars += `M${at(s).toFixed(1)} 14V${(14 - 12 * Math.max(-1, Math.min(1, x[s * task.inputs]))).toFixed(1)}`;
        if (task.inputs > 1 && x[s * task.inputs + 1] === 1) marks += `M${(at(s) - 4).toFixed(1)} 34h8l-4 -7z`;
      }
      if (scored[s] && (seqLen < 60 || s === seqLen - 1)) marks += `M${(at(s) - 2).toFixed(1)} 0h4v2h-4z`;
    }
    parts.push(svgElement("path", { class: "lx-axis", d: task.alphabet ? "" : `M0 14.5H${width}` }));
    parts.push(
      svgElement("path", { class: "lx-bars", d: bars, "stroke-width": Math.max(1, Math.min(6, step - 2)).toFixed(1) }),
    );
    parts.push(svgElement("path", { class: "lx-marks", d: marks }));
    svg.replaceChildren(...parts);
  }

  const observer = new ResizeObserver(([box]) => {
    width = Math.floor(box.contentRect.width);
    draw();
  });
  observer.observe(svg);
  return {
    update(next) {
      data = next;
      if (built !== next.task.name) build(next.task);
      built = next.task.name;
      setAttribute(scrub, "max", next.seqLen - 1);
      if (scrub.valueAsNumber !== next.t) scrub.value = String(next.t);
      const text = `${next.t}, ${inputText(next, next.t)}`;
      setText(output, text);
      scrub.setAttribute("aria-valuetext", `step ${text}`);
      fields.update(entry());
      again.disabled = next.own;
      draw();
    },
    destroy() {
      observer.disconnect();
      fields.destroy();
      figure.destroy();
    },
  };
}
