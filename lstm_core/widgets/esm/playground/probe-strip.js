/** The sequence under the lens: what it says at every step, and the step that is edited. */
import { element, mount, placeIn, setAttribute, setText, svgElement } from "../kit/dom.js";
import { fitted } from "../kit/fitted.js";
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
  let lowest = -1;

  const entry = () => {
    const { task, x, t } = /** @type {Strip} */ (data);
    return Array.from(x.subarray(t * task.inputs, (t + 1) * task.inputs));
  };
  const pick = (/** @type {PointerEvent} */ event) => {
    if (!data || (event.type === "pointermove" && event.buttons !== 1)) return;
    const share = placeIn(svg, event).x / width;
    onMove(Math.max(0, Math.min(data.seqLen - 1, Math.floor(share * data.seqLen))));
  };
  svg.addEventListener("pointerdown", pick, listen);
  svg.addEventListener("pointermove", pick, listen);

  // the same controls for every task, so that each keeps its place; those that do not fit are hidden
  const write = (/** @type {number} */ d, /** @type {number} */ value) =>
    onWrite(entry().map((old, n) => (n === d ? value : old)));
  const value = createSlider(editor, {
    label: "value",
    min: -1,
    max: 1,
    step: 0.05,
    format: (v) => number(v, 2),
    onInput: (v) => write(0, v),
  });
  const marked = createSwitch(editor, { label: "marked", onToggle: (on) => write(1, on ? 1 : 0) });
  const symbols = element("select", { name: "symbol" });
  editor.append(
    element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, "Reads"), symbols),
    again,
  );
  symbols.addEventListener(
    "change",
    () => onWrite(Array.from(symbols.options, (_, n) => Number(n === symbols.selectedIndex))),
    listen,
  );
  const [valueBox, markedBox, symbolBox] = /** @type {HTMLElement[]} */ ([...editor.children]);

  /** What fits the task is shown. @param {Strip["task"]} task */
  function build({ alphabet, channels, inputs }) {
    const range = valueBox.querySelector("input");
    const bit = channels[0] === "bit";
    const low = channels[0] === "value" || (bit && inputs > 1) ? -1 : 0;
    const limits = { min: low, max: alphabet || bit || low < 0 ? 1 : 2, step: bit ? 1 - low : 0.05 };
    for (const [name, limit] of Object.entries(limits)) range?.setAttribute(name, String(limit));
    lowest = low;
    valueBox.hidden = alphabet !== null;
    markedBox.hidden = !channels.includes("marker");
    symbolBox.hidden = alphabet === null;
    symbols.replaceChildren(...(alphabet ?? []).map((symbol) => element("option", { value: symbol }, symbol)));
  }

  /** @param {Strip["task"]} task @param {number[]} row */
  function fill({ alphabet, channels }, row) {
    if (alphabet) symbols.selectedIndex = row.indexOf(Math.max(...row));
    else value.update({ value: row[0], min: lowest });
    if (channels.includes("marker")) marked.update({ on: row[1] === 1 });
  }

  /** @param {Strip} strip @param {number} wide */
  function draw(strip, wide) {
    width = wide;
    if (width < 40) return;
    const { task, x, seqLen, t, scored } = strip;
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
        const symbol = inputText(strip, s);
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

  const drawn = fitted(figure, svg, draw);
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
      fill(next.task, entry());
      again.disabled = next.own;
      drawn.update(next);
    },
    destroy() {
      value.destroy();
      marked.destroy();
      drawn.destroy();
    },
  };
}
