/*! By `npm run build`
 * sources sha256 84423f3d75060c68da36b24520b6ff514cc08a13a5978b4b8d43659c0c2ee027
 * body sha256 21c44e166b360318d26f3e338733332c70bf1ff505e1d7d60752cb9144f3d204
 * source lstm_core/widgets/esm/kit/chain.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/links.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/matrix-editor.js
 * source lstm_core/widgets/esm/kit/number-field.js
 * source lstm_core/widgets/esm/kit/player.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/state-path.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/term.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/unroll.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/unroll.js
 * source tools/build_esm.mjs
 */
// lstm_core/widgets/esm/lib/lstm.js
function multiply(matrix, vector, start, columns, out, at, rows2) {
  for (let r = 0; r < rows2; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns; k < columns; k++, m++) sum += matrix[m] * vector[start + k];
    out[at + r] = sum;
  }
}
function initialState(given, size, name) {
  const state = new Float64Array(size);
  if (given === void 0) return state;
  if (given.length !== size) {
    throw new RangeError(`${name} has ${given.length} entries; a state of hidden size ${size} needs ${size}`);
  }
  state.set(given);
  return state;
}
function sequenceLength(x, inputSize) {
  const seqLen = x.length / inputSize;
  if (!Number.isInteger(seqLen) || seqLen === 0) {
    throw new RangeError(
      `x has ${x.length} numbers; a sequence for input size ${inputSize} needs a positive multiple of it`
    );
  }
  return seqLen;
}
function rnnForward(parameters, x, options = {}) {
  const { inputSize: D, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = parameters;
  const T = sequenceLength(x, D);
  const h0 = initialState(options.h0, H, "h0");
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  const [a, h, input, recurrent] = Array.from({ length: 4 }, () => new Float64Array(T * H));
  for (let t = 0; t < T; t++) {
    multiply(weightIh, x, t * D, D, input, t * H, H);
    multiply(weightHh, t ? h : h0, t ? (t - 1) * H : 0, H, recurrent, t * H, H);
    for (let u = 0, s = t * H; u < H; u++, s++) {
      a[s] = input[s] + recurrent[s] + bias[u];
      h[s] = Math.tanh(a[s]);
    }
  }
  return { seqLen: T, hiddenSize: H, a, h, input, recurrent, bias, h0 };
}

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

// lstm_core/widgets/esm/lib/unroll.js
var UNITS = 2;
var MOST_STEPS = 6;
var INPUT_LIMIT = 3;
var WEIGHT_LIMIT = 4;
var PARAMETERS = UNITS * (1 + UNITS + 1);
var COLUMNS = ["x", "h_0", "h_1", "b"];
var BIAS = 3;
function numbers(list, size, limit, name) {
  if (!Array.isArray(list) || list.length !== size || !list.every(Number.isFinite)) {
    throw new TypeError(`${name} needs ${size} finite number${size > 1 ? "s" : ""}`);
  }
  return list.map((value) => Math.max(-limit, Math.min(limit, value)));
}
function rows(matrix, columns, name) {
  if (!Array.isArray(matrix) || matrix.length !== UNITS) throw new TypeError(`${name} needs ${UNITS} rows`);
  return matrix.map((row, n) => numbers(row, columns, WEIGHT_LIMIT, `${name}, row ${n},`));
}
function settled(traits) {
  const whole = (value, high) => Math.max(1, Math.min(high, Math.round(value) || 1));
  const steps = whole(traits.steps, MOST_STEPS);
  return {
    unrolled: Boolean(traits.unrolled),
    steps,
    t: whole(traits.t, steps),
    x: numbers(traits.x, MOST_STEPS, INPUT_LIMIT, "x"),
    weight_ih: rows(traits.weight_ih, 1, "weight_ih"),
    weight_hh: rows(traits.weight_hh, UNITS, "weight_hh"),
    bias: numbers(traits.bias, UNITS, WEIGHT_LIMIT, "bias")
  };
}
function statesOf({ weight_ih, weight_hh, bias }, x) {
  const parameters = {
    inputSize: 1,
    hiddenSize: UNITS,
    weightIh: Float64Array.from(weight_ih.flat()),
    weightHh: Float64Array.from(weight_hh.flat()),
    biasIh: Float64Array.from(bias),
    biasHh: new Float64Array(UNITS)
  };
  const { h, a } = rnnForward(parameters, x);
  const pairs = (list) => x.map((_, n) => [list[n * UNITS], list[n * UNITS + 1]]);
  return { h: [[0, 0], ...pairs(h)], a: pairs(a) };
}
function runUnroll(traits) {
  const now = settled(traits);
  const x = now.x.slice(0, now.steps);
  const { h, a } = statesOf(now, x);
  const twin = statesOf(now, [-x[0], ...x.slice(1)]).h;
  const distances = h.map(([p, q], n) => Math.hypot(p - twin[n][0], q - twin[n][1]));
  return { ...now, inputs: x, h, a, twin, distances, parameters: PARAMETERS, separate: PARAMETERS * now.steps };
}
var entriesOf = ({ weight_ih, weight_hh, bias }) => bias.map((b, unit) => [weight_ih[unit][0], ...weight_hh[unit], b]);
function edited({ weight_ih, weight_hh, bias }, { row, column, value }) {
  const put = (list, at) => list.map((old, n) => n === at ? value : old);
  const within = (matrix, at) => matrix.map((line, n) => n === row ? put(line, at) : line);
  if (column === 0) return { weight_ih: within(weight_ih, 0) };
  return column === BIAS ? { bias: put(bias, row) } : { weight_hh: within(weight_hh, column - 1) };
}
function nameOf({ row, column }) {
  if (column === BIAS) return `b of unit ${row}`;
  return column === 0 ? `W of unit ${row}, from x` : `U of unit ${row}, from h of unit ${column - 1}`;
}
var shortName = ({ row, column }) => column === 0 ? `W_${row}` : column === BIAS ? `b_${row}` : `U_${row}${column - 1}`;
var pair = (state) => `(${state.map((value) => number(value, 2)).join(", ")})`;
function unrollSummary({ steps, t, inputs, h, distances, parameters }) {
  const many = steps > 1 ? `${steps} steps` : "1 step";
  return `A recurrent network over ${many}, at step ${t}: it reads ${number(inputs[t - 1], 2)}, its state goes from ${pair(h[t - 1])} to ${pair(h[t])}; the same ${parameters} numbers serve every step; with the first input turned round the state would be ${number(distances[t], 2)} away.`;
}

// lstm_core/widgets/esm/kit/dom.js
var SVG = "http://www.w3.org/2000/svg";
function setAttribute(node, name, value) {
  if (value === null || value === void 0 || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}
function element(tag, attributes = {}, ...children) {
  const node = fill(document.createElement(tag), attributes, children);
  if (tag === "output") setAttribute(node, "aria-live", "off");
  return node;
}
function svgElement(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}
function area(container, kind) {
  const node = element("div", { class: `lx-${kind}` });
  container.append(node);
  return node;
}
function part(container, kind, title) {
  const node = area(container, `part lx-${kind}`);
  if (title) node.append(element("p", { class: "lx-title" }, title));
  return node;
}
function showValue(node, value, text, where = {}) {
  setText(node, text);
  setAttribute(node, "data-value", String(value));
  for (const [key, at] of Object.entries(where)) setAttribute(node, `data-${key}`, at);
}
function uniqueName() {
  return `lx-${Math.random().toString(36).slice(2)}`;
}
function mount(container, root) {
  const ending = new AbortController();
  container.append(root);
  return {
    signal: ending.signal,
    destroy() {
      ending.abort();
      root.remove();
    }
  };
}

// lstm_core/widgets/esm/kit/loop.js
function createRedraw(draw) {
  let frame = 0;
  return {
    request() {
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    },
    /** Draws now, if a drawing is due. */
    flush() {
      if (!frame) return;
      cancelAnimationFrame(frame);
      frame = 0;
      draw();
    },
    destroy() {
      cancelAnimationFrame(frame);
    }
  };
}
function createLoop(element2, tick, onReducedMotion) {
  const ending = new AbortController();
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  let started = false;
  let onScreen = true;
  let frame = 0;
  let last = 0;
  function run(now) {
    frame = requestAnimationFrame(run);
    const seconds = Math.min(0.1, (now - last) / 1e3);
    last = now;
    tick(seconds);
  }
  function settle() {
    const wanted = started && onScreen && !document.hidden && !motion.matches;
    if (wanted && !frame) {
      last = performance.now();
      frame = requestAnimationFrame(run);
    } else if (!wanted && frame) {
      cancelAnimationFrame(frame);
      frame = 0;
    }
  }
  const observer = new IntersectionObserver((entries) => {
    onScreen = entries[entries.length - 1].isIntersecting;
    settle();
  });
  observer.observe(element2);
  document.addEventListener("visibilitychange", settle, { signal: ending.signal });
  const changed = () => {
    if (motion.matches) started = false;
    onReducedMotion?.(motion.matches);
    settle();
  };
  motion.addEventListener("change", changed, { signal: ending.signal });
  changed();
  return {
    start() {
      started = true;
      settle();
    },
    stop() {
      started = false;
      settle();
    },
    destroy() {
      started = false;
      settle();
      observer.disconnect();
      ending.abort();
    }
  };
}

// lstm_core/widgets/esm/kit/fitted.js
function fitted(figure, node, draw, onWidth) {
  let data;
  let width = 0;
  let told = 0;
  const update = (next = data) => {
    data = next;
    if (!data) return;
    if (width) {
      draw(data, width);
      return;
    }
    told = Math.floor(node.clientWidth);
    if (told) resize();
  };
  const resize = () => {
    width = told;
    onWidth?.(width);
    update();
  };
  const later = createRedraw(resize);
  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === told) return;
    told = next;
    later.request();
  });
  observer.observe(node);
  return {
    update,
    destroy() {
      observer.disconnect();
      later.destroy();
      figure.destroy();
    }
  };
}

// lstm_core/widgets/esm/kit/chain.js
var BOX = { top: 74, height: 48 };
var LINE = BOX.top + BOX.height / 2;
var HEIGHT = 206;
var START = 30;
var ARROW = 7;
var SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
var head = (x, y, way) => svgElement("path", {
  class: "lx-head",
  d: way === "up" ? `M${x} ${y}l-4.5 ${ARROW}h9z` : `M${x} ${y}l-${ARROW} -4.5v9z`
});
var wire = (kind, d) => svgElement("path", { class: `lx-wire-${kind}`, d });
var label = (x, y, kind) => svgElement("text", { x, y, class: kind });
function drawModule(x, width) {
  const [left, right] = [x - width / 2, x + width / 2];
  const box = { x: left, y: BOX.top, width, height: BOX.height, rx: 3 };
  const [state, other, name] = [16, 32, 48].map((y) => label(x, y, y === 48 ? "lx-math" : "lx-state"));
  const [weight, value, input] = [LINE + 15, 168, 186].map((y) => label(x, y, y === 186 ? "lx-math" : "lx-state"));
  const layer = svgElement("g", { class: "lx-layer lx-ink-g" });
  layer.append(svgElement("rect", { ...box, class: "lx-paper" }), svgElement("rect", { ...box, class: "lx-tint" }));
  const group = svgElement("g", { class: "lx-module" });
  group.append(
    wire("x", `M${x} 152V${BOX.top + BOX.height}`),
    head(x, BOX.top + BOX.height, "up"),
    wire("h", `M${x} ${BOX.top}V60`),
    head(x, 55, "up"),
    layer,
    svgElement("text", { x, y: LINE - 3, class: "lx-function" }, "tanh"),
    ...[weight, state, other, name, value, input]
  );
  return { group, left, right, weight, states: [state, other], name, value, input };
}
function createChain(container, { onStep }) {
  const svg = svgElement("svg", { height: HEIGHT, "aria-hidden": "true" });
  const caption = element("p", { class: "lx-label" });
  const root = element("div", { class: "lx-cell lx-chain" }, svg);
  const figure = mount(container, root);
  container.append(caption);
  let frame = { key: "", modules: [] };
  function build2({ unrolled, steps }, width) {
    const copies = unrolled ? steps : 1;
    const column = Math.min(Math.max(140, width / 6), (width - START - 6) / copies);
    const box = Math.min(72, Math.max(34, column * 0.62));
    const modules = Array.from({ length: copies }, (_, n) => drawModule(START + column * (n + 0.5), box));
    const last = modules[copies - 1];
    const end = Math.min(width - 4, last.right + (column - box) / 2 + ARROW);
    const wires = unrolled ? links(modules, end) : [loop(last)];
    modules.forEach(({ group }, n) => {
      group.addEventListener("pointerdown", () => unrolled && onStep(n + 1), { signal: figure.signal });
    });
    svg.replaceChildren(...wires, ...modules.map(({ group }) => group));
    setAttribute(svg, "width", width);
    frame = { key: [width, unrolled, steps].join(), modules };
  }
  function links(modules, end) {
    const first = svgElement("text", { x: 0, y: LINE + 4, class: "lx-state lx-from" }, "0");
    const ends = [...modules.map(({ left }) => left), end];
    const starts = [12, ...modules.map(({ right }) => right)];
    return [
      first,
      ...starts.flatMap((from, n) => [wire("h", `M${from} ${LINE}H${ends[n] - 2}`), head(ends[n], LINE, "right")])
    ];
  }
  function loop({ left, right }) {
    const group = svgElement("g");
    const down = HEIGHT - LINE - 26;
    const back = `q0 10 -10 10h-${right - left + 68}q-10 0 -10 -10v-${down}q0 -10 10 -10H${left - 2}`;
    const over = `M${right} ${LINE}h34q10 0 10 10v${down}${back}`;
    const says = svgElement("text", { x: right + 54, y: LINE + 4, class: "lx-state lx-from" }, "h, one step later");
    group.append(wire("h", over), head(left, LINE, "right"), says);
    return group;
  }
  function draw({ now, chosen, weight }, width) {
    const { unrolled, steps, t, h, inputs } = now;
    if (frame.key !== [width, unrolled, steps].join()) build2(now, width);
    frame.modules.forEach((module, n) => {
      const step = unrolled ? n + 1 : t;
      module.group.classList.toggle("lx-ghost", step !== t);
      module.group.classList.toggle("lx-current", step === t);
      const later = step > t;
      module.states.forEach((node, unit) => {
        showValue(node, h[step][unit], number(h[step][unit], 2), { t: step, unit });
        setAttribute(node, "data-quantity", "h");
        node.classList.toggle("lx-later", later);
      });
      showValue(module.weight, weight, number(weight, 2), chosen);
      setAttribute(module.weight, "data-quantity", "weight");
      setText(module.name, `h${SUBSCRIPTS[step]}`);
      setText(module.input, `x${SUBSCRIPTS[step]}`);
      setText(module.value, number(inputs[step - 1], 2));
    });
    const [letter, index] = shortName(chosen).split("_");
    const name = `${letter}${index.replace(/./g, (digit) => SUBSCRIPTS[Number(digit)])}`;
    const where = unrolled ? `${steps} ${steps > 1 ? "copies" : "copy"} of one module` : "one module with a loop";
    const shown = `the weight ${name} = ${number(weight, 2)}, one number for every step`;
    setText(caption, `Drawn: ${where}. Below tanh stands ${shown}.`);
  }
  const { update, destroy } = fitted(figure, root, draw);
  return {
    update,
    destroy() {
      caption.remove();
      destroy();
    }
  };
}

// lstm_core/widgets/esm/kit/choice.js
function createChoice(container, { label: label2, values, names = values, affects, kind = "", onChoose }) {
  const group = uniqueName();
  const legend = element("legend", { class: "lx-label" }, label2);
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
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/status.js
function createSummary(container, { pause = 700 } = {}) {
  const node = element("p", { class: "lx-summary", role: "status", "aria-live": "polite" });
  const figure = mount(container, node);
  let waiting;
  let latest = "";
  return {
    update(sentence) {
      if (sentence === latest) return;
      const first = latest === "";
      latest = sentence;
      clearTimeout(waiting);
      if (first) setText(node, sentence);
      else waiting = setTimeout(() => setText(node, latest), pause);
    },
    destroy() {
      clearTimeout(waiting);
      figure.destroy();
    }
  };
}
function createErrorBox(container, _options = {}) {
  const node = element("p", { class: "lx-error", role: "alert", hidden: true });
  const figure = mount(container, node);
  return {
    update(sentence) {
      node.hidden = sentence === null;
      setText(node, sentence ?? "");
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/explorable.js
function passFocus(old, next) {
  const at = document.activeElement;
  if (!at || !old.contains(at)) return;
  const name = at.getAttribute("name");
  const twin = [...next.querySelectorAll(at.localName)].find(
    (node) => name ? node.getAttribute("name") === name : node.localName === "button" && node.textContent === at.textContent
  );
  if (twin instanceof HTMLElement) twin.focus({ preventScroll: true });
}
var HEIRS = 'input:enabled:not([type="number"]), button:enabled';
function keepFocus(root) {
  const at = document.activeElement;
  if (at?.matches(":disabled") && root.contains(at))
    root.querySelector(HEIRS)?.focus();
}
function defineExplorable({ name, traits, rebuildOn, build: build2 }) {
  function render({ model, el }) {
    const frame = element("div", { class: "lx" });
    el.append(frame);
    const errors = createErrorBox(frame);
    let parts = null;
    let root = null;
    let built = [];
    let shown = false;
    function prepare() {
      const wanted = rebuildOn.map((key) => model.get(key));
      if (parts && wanted.every((value, n) => value === built[n])) return parts;
      const next = element("div", { class: `lx-${name}` });
      const made = build2(next, stage);
      frame.append(next);
      if (root) passFocus(root, next);
      parts?.destroy();
      root?.remove();
      [parts, root, built] = [made, next, wanted];
      return made;
    }
    function draw() {
      try {
        prepare().draw();
        if (root) keepFocus(root);
        errors.update(null);
        shown = true;
      } catch (error) {
        if (!shown) throw error;
        errors.update(error instanceof Error ? `${error.message}.` : String(error));
      }
    }
    const redraw = createRedraw(draw);
    const stage = {
      model,
      memory: {},
      redraw: redraw.request,
      read: () => Object.fromEntries(traits.map((key) => [key, model.get(key)])),
      set(changed) {
        for (const [key, value] of Object.entries(changed)) model.set(key, value);
        model.save_changes();
        redraw.request();
      }
    };
    for (const event of ["keydown", "pointerdown"]) frame.addEventListener(event, redraw.flush, true);
    const flushClick = ({ target }) => target instanceof HTMLInputElement || redraw.flush();
    frame.addEventListener("click", flushClick, true);
    for (const key of traits) model.on(`change:${key}`, redraw.request);
    const cleanUp = () => {
      for (const key of traits) model.off(`change:${key}`, redraw.request);
      redraw.destroy();
      parts?.destroy();
      frame.remove();
    };
    try {
      draw();
    } catch (error) {
      cleanUp();
      throw error;
    }
    return cleanUp;
  }
  return { render };
}

// lstm_core/widgets/esm/kit/links.js
function createLinks(root) {
  const ending = new AbortController();
  const listen = { signal: ending.signal };
  let lit = [];
  function paint() {
    for (const node of root.querySelectorAll("[data-term]")) {
      const terms = termsOf(node);
      node.classList.toggle("lx-is-lit", terms.length > 0 && lit.some((term) => terms.includes(term)));
    }
  }
  function light(target) {
    const node = target instanceof Element ? target.closest("[data-term]") : null;
    const next = node && root.contains(node) ? termsOf(node) : [];
    if (String(next) === String(lit)) return;
    lit = next;
    paint();
  }
  root.addEventListener("pointerover", (event) => light(event.target), listen);
  root.addEventListener("focusin", (event) => light(event.target), listen);
  root.addEventListener(
    "pointerleave",
    () => light(root.contains(document.activeElement) ? document.activeElement : null),
    listen
  );
  root.addEventListener("focusout", () => light(null), listen);
  return { paint: () => lit.length && paint(), destroy: () => ending.abort() };
}
var termsOf = (node) => (node.getAttribute("data-term") ?? "").split(" ").filter(Boolean);

// lstm_core/widgets/esm/kit/number-field.js
function createNumberField({ name, limit, step = 0.1, labelledby, terms, signal, onValue, onSay, onFocus }) {
  const input = element("input", { type: "number", class: "lx-field", min: -limit, max: limit, step });
  if (labelledby) input.setAttribute("aria-labelledby", labelledby);
  if (terms) input.dataset.term = terms;
  let last = 0;
  const listen = { signal };
  input.addEventListener(
    "input",
    () => {
      const typed = input.valueAsNumber;
      if (!Number.isFinite(typed)) return;
      const kept = Math.max(-limit, Math.min(limit, typed));
      onSay(kept === typed ? "" : `${name()} stays between −${limit} and ${limit}.`);
      if (kept !== typed) input.value = String(kept);
      if (kept !== last) onValue(kept);
    },
    listen
  );
  input.addEventListener(
    "change",
    () => {
      if (Number.isFinite(input.valueAsNumber)) return;
      onSay(`${name()} needs a number between −${limit} and ${limit}; it stays ${String(last).replace("-", "−")}.`);
      input.value = String(last);
    },
    listen
  );
  if (onFocus) input.addEventListener("focus", onFocus, listen);
  return {
    input,
    update(value) {
      const typing = input.ownerDocument.activeElement === input && !Number.isFinite(input.valueAsNumber);
      last = value ?? 0;
      if (value === null) input.value = "";
      else if (!typing && input.valueAsNumber !== value) input.value = String(value);
    }
  };
}

// lstm_core/widgets/esm/kit/term.js
function symbolOf(text, edge) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math" }, name);
  if (edge) node.classList.add(`lx-edge-${edge}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}
function createTerm({ term, symbol, edge, means }) {
  const value = element("span", { class: "lx-number", "data-quantity": term });
  const node = element("span", { class: "lx-term", "data-term": term, title: means });
  if (symbol) node.append(symbolOf(symbol, edge));
  node.append(value);
  return { term, node, value };
}
function showTerms(terms, values, unit) {
  for (const { term, value } of terms) showValue(value, values[term], number(values[term]), { unit });
}

// lstm_core/widgets/esm/kit/matrix-editor.js
var STEP = 0.1;
function createMatrixEditor(container, { label: label2, columns, heads, rows: rows2, chosen, limitOf, name, onEdit, onChoose }) {
  const ids = uniqueName();
  const note = element("span", { class: "lx-note", role: "status" });
  const title = element("span", { class: "lx-label" });
  const [less, more] = [`−${STEP}`, `+${STEP}`].map((text) => element("button", { type: "button" }, text));
  const head2 = columns.map((symbol, k) => element("th", { scope: "col", id: `${ids}c${k}` }, symbolOf(symbol)));
  const table = element("table", { class: "lx-matrix", "aria-label": label2 });
  const stepper = element("p", { class: "lx-stepper" }, title, less, more, note);
  const figure = mount(container, element("div", {}, table, stepper));
  const say = (sentence) => setText(note, sentence);
  let at = chosen;
  let entries = [];
  const fieldAt = ({ row, column }, terms) => createNumberField({
    name: () => name({ row, column }),
    limit: limitOf(row, column),
    labelledby: `${ids}r${row} ${ids}c${column}`,
    terms,
    signal: figure.signal,
    onValue: (value2) => onEdit({ row, column, value: value2 }),
    onSay: say,
    onFocus: () => choose({ row, column })
  });
  const fields = rows2.map(
    ({ terms }, row) => columns.map((_, column) => limitOf(row, column) ? fieldAt({ row, column }, terms?.(column)) : null)
  );
  const results = [];
  const outcome = (spec) => {
    if (typeof spec === "string") return element("td", { class: "lx-operator" }, spec);
    const made = createTerm(spec);
    results.push(made);
    return element("td", { class: "lx-outcome" }, made.node);
  };
  const over = heads.map((text) => element("td", { class: "lx-given" }, text && symbolOf(text)));
  table.append(element("tr", { class: "lx-heads" }, element("td"), ...head2, ...over));
  rows2.forEach(({ symbol, edge, after = [] }, row) => {
    const th = element("th", { scope: "row", id: `${ids}r${row}`, class: edge && `lx-edge-${edge}` }, symbolOf(symbol));
    const inputs = fields[row].map((field) => element("td", { class: "lx-entry" }, field?.input ?? ""));
    table.append(element("tr", {}, th, ...inputs, ...after.map(outcome)));
  });
  function choose(place2) {
    at = place2;
    settle();
    onChoose?.(place2);
  }
  const value = () => entries[at.row]?.[at.column] ?? 0;
  const limit = () => limitOf(at.row, at.column);
  function settle() {
    fields.forEach((line, row) => {
      line.forEach((field, column) => {
        if (!field) return;
        const entry = entries[row]?.[column] ?? null;
        field.input.parentElement.hidden = entry === null;
        field.update(entry);
        field.input.classList.toggle("lx-chosen-field", row === at.row && column === at.column);
      });
    });
    head2.forEach((node, column) => {
      node.hidden = entries.every((line) => (line[column] ?? null) === null);
    });
    setText(title, `Step ${name(at)}`);
    less.disabled = value() <= -limit();
    more.disabled = value() >= limit();
  }
  for (
    const [button, by] of
    /** @type {const} */
    [
      [less, -STEP],
      [more, STEP]
    ]
  ) {
    button.addEventListener(
      "click",
      () => {
        const next = Math.max(-limit(), Math.min(limit(), Math.round((value() + by) * 1e6) / 1e6));
        say("");
        onEdit({ ...at, value: next });
      },
      { signal: figure.signal }
    );
  }
  return {
    update(data) {
      entries = data.entries;
      if ((entries[at.row]?.[at.column] ?? null) === null) at = chosen;
      settle();
      showTerms(results, data.values, data.unit);
    },
    choose,
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/player.js
function createPlayer(root, { isLast, step, speed, onChange }) {
  let clock = 0;
  const loop = createLoop(
    root,
    (seconds) => {
      clock += seconds * speed();
      if (clock < 1) return;
      clock = 0;
      if (!isLast()) step("next");
      else player.play(false);
    },
    (still) => onChange(still ? { still, playing: false } : { still })
  );
  const player = {
    /** @param {boolean} on */
    play(on) {
      if (on && isLast()) step("first");
      clock = 0;
      if (on) loop.start();
      else loop.stop();
      onChange({ playing: on });
    },
    destroy: loop.destroy
  };
  return player;
}

// lstm_core/widgets/esm/kit/state-path.js
var SIZE = 268;
var LEFT = 30;
var TOP = 8;
var SIDE = SIZE - LEFT - 8;
var place = ([p, q]) => [LEFT + SIDE * (p + 1) / 2, TOP + SIDE * (1 - q) / 2];
var path = (states) => `M${states.map(
  (state) => place(state).map((v) => v.toFixed(1)).join(" ")
).join("L")}`;
function createStatePath(container) {
  const middle = [LEFT + SIDE / 2, TOP + SIDE / 2];
  const svg = svgElement("svg", { class: "lx-path", viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true" });
  const frame = `M${LEFT} ${TOP}h${SIDE}v${SIDE}h-${SIDE}z`;
  const cross = `M${LEFT} ${middle[1]}h${SIDE}M${middle[0]} ${TOP}v${SIDE}`;
  const text = (x, y, words2, kind) => svgElement("text", { x, y, class: `lx-tick ${kind}` }, words2);
  svg.append(
    svgElement("path", { class: "lx-axis", d: frame + cross }),
    text(LEFT, SIZE - 6, "−1", ""),
    text(LEFT + SIDE, SIZE - 6, "1", "lx-end"),
    text(middle[0], SIZE - 6, "h of unit 0", "lx-middle"),
    text(LEFT - 5, TOP + SIDE, "−1", "lx-end"),
    text(LEFT - 5, TOP + 9, "1", "lx-end")
  );
  const up = text(0, 0, "h of unit 1", "lx-middle");
  up.setAttribute("transform", `translate(${LEFT - 10} ${middle[1]}) rotate(-90)`);
  const [twin, main] = ["lx-twin", "lx-way"].map((kind) => svgElement("path", { class: `lx-curve ${kind}` }));
  const [rings, dots, names] = [0, 1, 2].map(() => svgElement("g"));
  svg.append(up, twin, rings, main, dots, names);
  const gap = element("span", { class: "lx-number", "data-quantity": "distance" });
  const words = element("p", { class: "lx-label" });
  words.append("Thin: the same with x₁ turned round. The two are ", gap, " apart now.");
  const figure = mount(container, element("div", { class: "lx-path-box" }, svg, words));
  return {
    update({ t, h, twin: other, distances }) {
      const [way, beside] = [h, other].map((states) => states.slice(0, t + 1));
      setAttribute(main, "d", path(way));
      setAttribute(twin, "d", path(beside));
      const marks = (states, kind, last) => states.map((state, n) => {
        const [cx, cy] = place(state).map((v) => v.toFixed(1));
        return svgElement("circle", { class: kind, cx, cy, r: n === t ? last : 3 });
      });
      rings.replaceChildren(...marks(beside.slice(1), "lx-ring", 3));
      dots.replaceChildren(...marks(way, "lx-dot", 5.5));
      names.replaceChildren(
        ...way.map((state, n) => {
          const [x, y] = place(state);
          return svgElement(
            "text",
            { x: x + 8, y: y - 6, class: n === t ? "lx-step-name lx-now" : "lx-step-name" },
            `${n}`
          );
        })
      );
      showValue(gap, distances[t], number(distances[t], 2), { t });
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/transport.js
var ICONS = {
  reset: "M3.2 8a4.8 4.8 0 1 0 1.5-3.5M3 2.6v2.6h2.6",
  back: "M10.5 3.5 6 8l4.5 4.5M4 3.5v9",
  forward: "M5.5 3.5 10 8l-4.5 4.5M12 3.5v9",
  play: "M5 3v10l8-5z",
  pause: "M5 3v10M11 3v10"
};
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path2 = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path2.setAttribute("d", ICONS[name]);
  svg.append(path2);
  return { svg, path: path2 };
}
function createTransport(container, options) {
  const { scrubIn, onStep, onPlay, onReset, symbol = "t", name = "timestep t", affects } = options;
  const button = (name2, label2, affects2) => {
    const { svg, path: path2 } = icon(name2);
    const text = element("span", {}, label2);
    return { path: path2, text, node: element("button", { type: "button", "data-affects": affects2 }, svg, text) };
  };
  const [back, play, forward, reset] = [
    button("back", "Back", affects),
    button("play", "Play", "view"),
    button("forward", "Step", affects),
    button("reset", "Reset")
  ];
  const scrub = element("input", {
    type: "range",
    min: 0,
    step: 1,
    class: "lx-scrub",
    "aria-label": name,
    "data-affects": affects
  });
  const scrubRow = element("label", { class: "lx-scrub-row" }, element("span", { class: "lx-math" }, symbol), scrub);
  const extra = element("div", { class: "lx-extra" });
  const buttons = element("div", { class: "lx-buttons" }, back.node, play.node, forward.node, extra, reset.node);
  const figure = mount(container, buttons);
  scrubIn.append(scrubRow);
  const listen = { signal: figure.signal };
  let now = { t: 0, playing: false };
  scrub.addEventListener("input", () => onStep(scrub.valueAsNumber), listen);
  back.node.addEventListener("click", () => onStep(now.t - 1), listen);
  forward.node.addEventListener("click", () => onStep(now.t + 1), listen);
  play.node.addEventListener("click", () => onPlay(!now.playing), listen);
  reset.node.addEventListener("click", () => onReset(), listen);
  function disable(node, off) {
    if (off && node.ownerDocument.activeElement === node) scrub.focus();
    node.disabled = off;
  }
  return {
    extra,
    update({ t, seqLen, playing, still, atStart, plot, says }) {
      now = { t, playing };
      setAttribute(scrub, "max", seqLen - 1);
      scrub.disabled = seqLen < 2;
      if (scrub.valueAsNumber !== t) scrub.value = String(t);
      scrub.setAttribute("aria-valuetext", says);
      scrub.style.setProperty("--lx-left", `${plot.left + plot.cell / 2}px`);
      scrub.style.setProperty("--lx-run", `${plot.cell * (seqLen - 1)}px`);
      disable(back.node, t === 0);
      disable(forward.node, t === seqLen - 1);
      disable(reset.node, atStart);
      play.node.hidden = still;
      setText(play.text, playing ? "Pause" : "Play");
      setAttribute(play.path, "d", ICONS[playing ? "pause" : "play"]);
    },
    destroy() {
      figure.destroy();
      scrubRow.remove();
    }
  };
}

// lstm_core/widgets/esm/unroll.js
var TRAITS = ["unrolled", "steps", "t", "x", "weight_ih", "weight_hh", "bias"];
var QUESTION = "Change one weight. In how many copies does it change?";
var SPEED = 1.5;
var CHOSEN = { row: 0, column: 0 };
var stepInWords = ({ t, inputs, h }) => `step ${t}: reads ${number(inputs[t - 1], 2)}, h is now (${h[t].map((value) => number(value, 2)).join(", ")})`;
function createCount(container) {
  const [shared, own] = ["parameters", "separate"].map((name) => element("span", { "data-quantity": name }));
  const words = element("p", { class: "lx-count" });
  words.append("Learned numbers: ", shared, ". If every step had its own, it would be ", own, ".");
  container.append(words);
  return {
    /** @param {ReturnType<typeof runUnroll>} now */
    update({ parameters, separate }) {
      showValue(shared, parameters, String(parameters));
      showValue(own, separate, String(separate));
    }
  };
}
function build(root, { read, set, redraw }) {
  const first = read();
  const view = { playing: false, still: false, chosen: CHOSEN };
  let now = runUnroll(first);
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const headRow = part(root, "head");
  const shapes = createChoice(headRow, {
    label: "Draw it",
    values: (
      /** @type {string[]} */
      ["rolled", "unrolled"]
    ),
    onChoose: (value) => set({ unrolled: value === "unrolled" })
  });
  const lengths = createChoice(headRow, {
    label: "Steps T",
    values: Array.from({ length: MOST_STEPS }, (_, n) => String(n + 1)),
    onChoose: (value) => set({ steps: Number(value) })
  });
  const chain = createChain(part(root, "drawn"), { onStep: (t) => set({ t }) });
  const walk = part(root, "walk");
  const transport = createTransport(walk, {
    scrubIn: walk,
    name: "step t",
    onStep: (t) => set({ t: t + 1 }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      weights.choose(CHOSEN);
      inputs.choose(CHOSEN);
      set(first);
    }
  });
  const tables = part(root, "tables", "The weights of the module");
  const weights = createMatrixEditor(tables, {
    label: "Weights and biases of both units",
    columns: COLUMNS,
    heads: ["a", "", "h"],
    rows: Array.from({ length: UNITS }, (_, unit) => ({
      symbol: `h′_${unit}`,
      edge: "g",
      after: [{ term: `a_${unit}`, symbol: "a" }, "tanh", { term: `h_${unit}`, symbol: "h" }]
    })),
    chosen: CHOSEN,
    limitOf: () => WEIGHT_LIMIT,
    name: nameOf,
    onEdit: (edit) => set(edited(now, edit)),
    // the chosen weight is written into every copy
    onChoose: (chosen) => look({ chosen })
  });
  const count = createCount(tables);
  tables.append(element("p", { class: "lx-title" }, "The inputs, one for each step"));
  const inputs = createMatrixEditor(tables, {
    label: "Inputs",
    columns: Array.from({ length: MOST_STEPS }, (_, n) => `x_${n + 1}`),
    heads: [],
    rows: [{ symbol: "x" }],
    chosen: CHOSEN,
    limitOf: () => INPUT_LIMIT,
    name: ({ column }) => `x at step ${column + 1}`,
    onEdit: ({ column, value }) => set({ x: now.x.map((old, n) => n === column ? value : old) })
  });
  const path2 = createStatePath(part(root, "plotted", "The state's path"));
  const sentence = createSummary(root);
  const links = createLinks(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.steps,
    step: (to) => set({ t: to === "first" ? 1 : now.t + 1 }),
    speed: () => SPEED,
    onChange: look
  });
  return {
    draw() {
      const traits = read();
      now = runUnroll(traits);
      const { t, steps, h, a, x, unrolled } = now;
      root.dataset.state = JSON.stringify(settled(traits));
      shapes.update({ value: unrolled ? "unrolled" : "rolled" });
      lengths.update({ value: String(steps) });
      const entries = entriesOf(now);
      const values = { a_0: a[t - 1][0], a_1: a[t - 1][1], h_0: h[t][0], h_1: h[t][1] };
      weights.update({ entries, values, unit: t });
      inputs.update({ entries: [x.map((value, n) => n < steps ? value : null)], values: {}, unit: t });
      const { row, column } = view.chosen;
      chain.update({ now, chosen: view.chosen, weight: entries[row][column] });
      path2.update(now);
      count.update(now);
      const atStart = JSON.stringify(settled(first)) === JSON.stringify(settled(traits));
      const says = stepInWords(now);
      transport.update({ ...view, t: t - 1, seqLen: steps, atStart, plot: { left: 8, cell: 0 }, says });
      if (!view.playing) sentence.update(unrollSummary(now));
      links.paint();
    },
    destroy() {
      for (const made of [shapes, lengths, chain, transport, path2, weights, inputs, sentence, links, player])
        made.destroy();
    }
  };
}
var unroll_default = defineExplorable({ name: "unroll", traits: TRAITS, rebuildOn: [], build });

// lstm_core/widgets/esm/kit/projector.js
var SHEET = { width: 900, height: 675 };
var LARGEST = 2.4;
var TRIES = 4;
var isWriting = (target) => target instanceof HTMLElement && target.matches("textarea, select, input:not([type=range], [type=radio], [type=checkbox])");
function askForScreen() {
  if (document.fullscreenEnabled && !document.fullscreenElement && navigator.userActivation?.isActive)
    document.documentElement.requestFullscreen().catch(() => {
    });
}
function giveScreenBack() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {
  });
}
function fit(sheet) {
  const { innerWidth, innerHeight } = window;
  const least = Math.max(1, Math.min(innerWidth / (1.3 * SHEET.width), innerHeight / SHEET.height));
  let zoom = Math.max(least, Math.min(LARGEST, innerWidth / SHEET.width));
  let tries = TRIES;
  const set = () => {
    sheet.style.setProperty("--lx-zoom", zoom.toFixed(3));
    requestAnimationFrame(() => requestAnimationFrame(judge));
  };
  const judge = () => {
    const over = sheet.scrollHeight / sheet.clientHeight;
    if (!sheet.isConnected || over <= 1 || zoom <= least || !tries--) return;
    zoom = Math.max(least, zoom / Math.max(1.04, Math.sqrt(over)));
    set();
  };
  set();
}
function createProjector(container, { figure, foot, onChange }) {
  const button = element("button", { type: "button", "data-affects": "view", "aria-keyshortcuts": "Shift+F" });
  const part2 = mount(foot, button);
  const listen = { signal: part2.signal };
  let sheet = null;
  let opener = null;
  function paint() {
    setText(button, sheet ? "Leave full screen" : "Full screen");
    setAttribute(button, "aria-pressed", String(sheet !== null));
  }
  function move(parent) {
    const focused = figure.contains(opener) || foot.contains(opener) ? opener : button;
    parent.append(figure, foot);
    return () => (
      /** @type {HTMLElement} */
      focused.focus({ preventScroll: true })
    );
  }
  function enter() {
    if (sheet) return;
    askForScreen();
    opener = document.activeElement;
    container.style.minHeight = `${container.offsetHeight}px`;
    sheet = element("dialog", { class: "lx lx-projector", "aria-label": "Full screen" });
    container.append(sheet);
    sheet.addEventListener("close", leave, listen);
    sheet.showModal();
    move(sheet)();
    fit(sheet);
    paint();
    onChange?.(true);
  }
  function leave() {
    if (!sheet) return;
    const left = sheet;
    sheet = null;
    const focus = move(container);
    left.remove();
    container.style.minHeight = "";
    giveScreenBack();
    focus();
    paint();
    onChange?.(false);
  }
  const toggle = () => sheet ? leave() : enter();
  button.addEventListener("click", toggle, listen);
  for (const node of [figure, foot])
    node.addEventListener(
      "keydown",
      (event) => {
        const { key, shiftKey, ctrlKey, altKey, metaKey, target } = event;
        if (key !== "F" || !shiftKey || ctrlKey || altKey || metaKey || isWriting(target)) return;
        event.preventDefault();
        event.stopPropagation();
        toggle();
      },
      { ...listen, capture: true }
    );
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), listen);
  window.addEventListener("resize", () => sheet && fit(sheet), listen);
  paint();
  return {
    enter,
    destroy() {
      onChange = void 0;
      leave();
      part2.destroy();
    }
  };
}
function withProjector(explorable) {
  return {
    ...explorable,
    /** @param {{model: import("./explorable.js").Model, el: HTMLElement}} context */
    async render(context) {
      const { el } = context;
      const end = await explorable.render(context);
      const figure = (
        /** @type {HTMLElement} */
        el.lastElementChild
      );
      const foot = element("div", { class: "lx lx-foot" });
      el.append(foot);
      const projector = createProjector(el, { figure, foot });
      return () => {
        projector.destroy();
        foot.remove();
        end?.();
      };
    }
  };
}

// lstm_core/widgets/esm/register
var register_default = withProjector(unroll_default);
export {
  register_default as default
};
