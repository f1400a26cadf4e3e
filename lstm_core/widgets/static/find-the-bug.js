/*! By `npm run build`
 * sources sha256 b8c3aac9150cabbdf668ed9005ac76669a37f6e838f601e9af286fc1d8f0dbc4
 * body sha256 7091abecd5161a19f194e448d60b168c75d8d2f8334c2866a16ded46d5fa9c6d
 * source lstm_core/broken_backward.json
 * source lstm_core/widgets/esm/bug-code.js
 * source lstm_core/widgets/esm/find-the-bug.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/code-choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/term-errors.js
 * source lstm_core/widgets/esm/kit/term.js
 * source lstm_core/widgets/esm/lib/backward.js
 * source lstm_core/widgets/esm/lib/bug-hunt.js
 * source lstm_core/widgets/esm/lib/drawn-network.js
 * source lstm_core/widgets/esm/lib/gradient-paths.js
 * source lstm_core/widgets/esm/lib/log-axis.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/magnitude.js
 * source lstm_core/widgets/esm/lib/relative-error.js
 * source lstm_core/widgets/esm/lib/words.js
 * source tools/build_esm.mjs
 */
// lstm_core/broken_backward.json
var broken_backward_default = {
  lines: [
    "d_h = d_c = np.zeros_like(c[0])",
    "d_a = np.zeros((len(x), len(U)))",
    "for t in reversed(range(len(x))):",
    "    d_h = d_h + d_y[t]",
    "    m = np.tanh(c[t])",
    "    d_c = d_c + d_h * o[t] * (1 - m * m)",
    "    d_c_before = d_c * f[t]",
    "    d_a_i = d_c * g[t] * i[t] * (1 - i[t])",
    "    d_a_f = d_c * c_before[t] * f[t] * (1 - f[t])",
    "    d_a_g = d_c * i[t] * (1 - g[t] * g[t])",
    "    d_a_o = d_h * m * o[t] * (1 - o[t])",
    "    d_a[t] = np.concatenate([d_a_i, d_a_f, d_a_g, d_a_o])",
    "    d_h, d_c = d_a[t] @ U, d_c_before",
    "d_W = d_a.T @ x",
    "d_U = d_a.T @ h_before",
    "d_b = d_a.sum(axis=0)",
    "d_x = d_a @ W",
    "return d_W, d_U, d_b, d_x, d_h, d_c"
  ],
  passes: {
    A: {
      replace: {
        "6": "    d_c = d_c + d_h * o[t]"
      },
      why: "h = o·tanh(c), so what reaches c passes the slope 1 − tanh²(c). The candidate and two gates hear it from c and are wrong at every T; the output gate does not read d_c, so at T = 1 it alone is right."
    },
    B: {
      replace: {
        "16": "d_b = d_a[t]"
      },
      why: "The bias is added at every step, so its gradient is a sum over all steps; this one is that of the first. Nothing reads d_b, so every other term is right, and at T = 1 this one is too."
    },
    C: {
      replace: {
        "4": "    d_h, d_c = d_y[t], np.zeros_like(c[0])"
      },
      why: "What the step after sent back is thrown away: no gradient travels through time. A single step has no step after, so at T = 1 every term is right; of a longer sequence only the last step is."
    },
    D: {
      replace: {
        "6": "    d_c_before = d_c * f[t]",
        "7": "    d_c = d_c + d_h * o[t] * (1 - m * m)"
      },
      why: "Two lines in the wrong order: d_c is handed to the step before while this step's own part is missing, so the carousel carries nothing. At T = 1 only d_c0 betrays it; each step's own part is right."
    },
    E: {
      replace: {
        "8": "    d_a_i = d_c * g[t] * (i[t] * (1 - i[t])) ** 2"
      },
      why: "The slope of σ is i(1 − i), once. At T = 1 the rows of gate i are wrong and those of the others right; from T = 2 on the fault reaches all of them through U."
    }
  }
};

// lstm_core/widgets/esm/bug-code.js
var CODE = (
  /** @type {import("./lib/bug-hunt.js").Code} */
  /** @type {unknown} */
  broken_backward_default
);

// lstm_core/widgets/esm/kit/dom.js
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
function button(text, act, signal) {
  const node = element("button", { type: "button" }, text);
  node.addEventListener("click", act, { signal });
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

// lstm_core/widgets/esm/kit/choice.js
function createChoice(container, { label, values, names = values, affects, kind = "", onChoose }) {
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
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/code-choice.js
function createCodeChoice(container, { label, count, onMark }) {
  const group = uniqueName();
  const root = element("fieldset", { class: "lx-code-choice" }, element("legend", { class: "lx-label" }, label));
  const figure = mount(container, root);
  const rows = Array.from({ length: count }, (_, n) => {
    const input = element("input", { type: "radio", name: group, value: n + 1 });
    const [was, code] = [element("del", { hidden: true }), element("code")];
    const note = element("span", { class: "lx-line-note" });
    const text = element("span", {}, was, code, note);
    const number2 = element("span", { class: "lx-line-number" }, String(n + 1));
    const row = element("label", { class: "lx-code-line" }, input, number2, text);
    root.append(row);
    input.addEventListener("change", () => onMark(n + 1), { signal: figure.signal });
    return { input, was, code, note, row };
  });
  return {
    update({ lines, line, mended, note }) {
      rows.forEach(({ input, was, code, note: mark, row }, n) => {
        input.checked = n + 1 === line;
        setText(code, lines[n].text.trimStart());
        setText(was, lines[n].was.trimStart());
        was.hidden = !lines[n].was;
        setText(mark, n + 1 === line ? note : "");
        setAttribute(row, "data-indent", lines[n].text.length - lines[n].text.trimStart().length ? "" : null);
        row.classList.toggle("lx-marked", n + 1 === line);
        row.classList.toggle("lx-mended", mended && lines[n].was !== "");
      });
    },
    destroy: figure.destroy
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

// lstm_core/widgets/esm/kit/slider.js
function createSlider(container, { label, unit, min, max, step, affects, format, onInput }) {
  const input = element("input", { type: "range", min, max, step, "data-affects": affects });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, label);
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
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/lib/lstm.js
var GATES = (
  /** @type {const} */
  ["i", "f", "g", "o"]
);
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
function multiply(matrix, vector, start, columns, out, at, rows) {
  for (let r = 0; r < rows; r++) {
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
function emptyTrace({ hiddenSize: H, biasIh, biasHh }, seqLen, options = {}) {
  const h0 = initialState(options.h0, H, "h0");
  const c0 = initialState(options.c0, H, "c0");
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  for (let u = 0; u < H; u++) bias[H + u] += options.forgetBias ?? 0;
  const [i, f, g, o, c, h] = Array.from({ length: 6 }, () => new Float64Array(seqLen * H));
  const [a, input, recurrent] = Array.from({ length: 3 }, () => new Float64Array(seqLen * 4 * H));
  return { seqLen, hiddenSize: H, i, f, g, o, c, h, a, input, recurrent, bias, h0, c0 };
}
function hold(trace, clamps, quantities, u, s) {
  for (const { quantity, unit, value } of clamps) {
    if ((unit === null || unit === u) && quantities.includes(quantity))
      trace[
        /** @type {Quantity} */
        quantity
      ][s] = value;
  }
}
function lstmStep({ inputSize: D, hiddenSize: H, weightIh, weightHh }, x, start, trace, t, clamps = []) {
  const held = clamps.length ? clamps.filter((clamp) => clamp.start <= t && t < clamp.stop) : clamps;
  const { i, f, g, o, c, h, a, input, recurrent, bias, h0, c0 } = trace;
  const row = t * 4 * H;
  multiply(weightIh, x, start, D, input, row, 4 * H);
  multiply(weightHh, t ? h : h0, t ? (t - 1) * H : 0, H, recurrent, row, 4 * H);
  for (let k = 0; k < 4 * H; k++) a[row + k] = input[row + k] + recurrent[row + k] + bias[k];
  for (let u = 0, s = t * H; u < H; u++, s++) {
    i[s] = sigmoid(a[row + u]);
    f[s] = sigmoid(a[row + H + u]);
    g[s] = Math.tanh(a[row + 2 * H + u]);
    o[s] = sigmoid(a[row + 3 * H + u]);
    hold(trace, held, "ifgo", u, s);
    c[s] = f[s] * (t ? c[s - H] : c0[u]) + i[s] * g[s];
    hold(trace, held, "c", u, s);
    h[s] = o[s] * Math.tanh(c[s]);
    hold(trace, held, "h", u, s);
  }
}
function lstmForward(parameters, x, options = {}) {
  const { inputSize: D } = parameters;
  const trace = emptyTrace(parameters, sequenceLength(x, D), options);
  for (let t = 0; t < trace.seqLen; t++) lstmStep(parameters, x, t * D, trace, t, options.clamps);
  return trace;
}

// lstm_core/widgets/esm/lib/gradient-paths.js
var STEP = 1e-5;

// lstm_core/widgets/esm/lib/relative-error.js
var norm = (values) => Math.hypot(...Array.from(values));
function relativeError(found, wanted) {
  const size = Math.max(norm(found), norm(wanted));
  if (!Number.isFinite(size)) return Infinity;
  return size > 0 ? norm(found.map((value, n) => value - wanted[n])) / size : 0;
}

// lstm_core/widgets/esm/lib/backward.js
var TENSORS = (
  /** @type {const} */
  ["weight_ih", "weight_hh", "bias", "x", "h0", "c0"]
);
var GATED = /* @__PURE__ */ new Set(["weight_ih", "weight_hh", "bias"]);
var WRONG = 1e-6;
function forward({ weight_ih, weight_hh, bias, x, h0, c0, inputSize, hiddenSize }) {
  const parameters = { inputSize, hiddenSize, weightIh: weight_ih, weightHh: weight_hh, biasIh: bias };
  return lstmForward({ ...parameters, biasHh: new Float64Array(bias.length) }, x, { h0, c0 });
}
function addTransposed(matrix, v, out, at) {
  const columns = matrix.length / v.length;
  for (let r = 0; r < v.length; r++) {
    for (let k = 0; k < columns; k++) out[at + k] += matrix[r * columns + k] * v[r];
  }
}
function addOuter(a, read, start, out) {
  const columns = out.length / a.length;
  for (let r = 0; r < a.length; r++) {
    for (let k = 0; k < columns; k++) out[r * columns + k] += a[r] * read[start + k];
  }
}
function stepBack({ hiddenSize: H, i, f, g, o, c, c0 }, t, { d_h, d_c, d_a }, fault) {
  for (let k = 0, s = t * H; k < H; k++, s++) {
    const m = Math.tanh(c[s]);
    const early = d_c[k] * f[s];
    const whole = d_c[k] + d_h[k] * o[s] * (fault === "A" ? 1 : 1 - m * m);
    const slope = i[s] * (1 - i[s]);
    d_a[k] = whole * g[s] * (fault === "E" ? slope ** 2 : slope);
    d_a[H + k] = whole * (t ? c[s - H] : c0[k]) * f[s] * (1 - f[s]);
    d_a[2 * H + k] = whole * i[s] * (1 - g[s] * g[s]);
    d_a[3 * H + k] = d_h[k] * m * o[s] * (1 - o[s]);
    d_c[k] = fault === "D" ? early : whole * f[s];
  }
}
function backward(problem, fault) {
  const { x, h0, d_y, inputSize: D, hiddenSize: H } = problem;
  const trace = forward(problem);
  const empty = (name) => new Float64Array(problem[name].length);
  const found = (
    /** @type {Arrays} */
    Object.fromEntries(TENSORS.map((name) => [name, empty(name)]))
  );
  let d_h = new Float64Array(H);
  const d_c = new Float64Array(H);
  const d_a = new Float64Array(4 * H);
  for (let t = trace.seqLen - 1; t >= 0; t--) {
    if (fault === "C") {
      d_h.fill(0);
      d_c.fill(0);
    }
    for (let k = 0; k < H; k++) d_h[k] += d_y[t * H + k];
    stepBack(trace, t, { d_h, d_c, d_a }, fault);
    addOuter(d_a, x, t * D, found.weight_ih);
    addOuter(d_a, t ? trace.h : h0, t ? (t - 1) * H : 0, found.weight_hh);
    if (fault === "B") found.bias.set(d_a);
    else addOuter(d_a, [1], 0, found.bias);
    addTransposed(problem.weight_ih, d_a, found.x, t * D);
    d_h = new Float64Array(H);
    addTransposed(problem.weight_hh, d_a, d_h, 0);
  }
  return { ...found, h0: d_h, c0: d_c };
}
function lossOf(problem) {
  return forward(problem).h.reduce((sum, h, n) => sum + h * problem.d_y[n], 0);
}
function lossDifferences(problem) {
  const quotient = (name, n) => {
    const moved = { ...problem, [name]: problem[name].slice() };
    moved[name][n] = problem[name][n] + STEP;
    const above = lossOf(moved);
    moved[name][n] = problem[name][n] - STEP;
    return (above - lossOf(moved)) / (2 * STEP);
  };
  const gradient = (name) => problem[name].map((_, n) => quotient(name, n));
  return (
    /** @type {Arrays} */
    Object.fromEntries(TENSORS.map((name) => [name, gradient(name)]))
  );
}
function diagnose(problem, fault) {
  const [found, wanted] = [backward(problem, fault), lossDifferences(problem)];
  const error = (tensor, parts, n) => {
    const size = found[tensor].length / parts;
    const [mine, theirs] = [found, wanted].map((all) => all[tensor].slice(n * size, (n + 1) * size));
    return relativeError(mine, theirs);
  };
  const terms2 = TENSORS.flatMap((tensor) => {
    const parts = GATED.has(tensor) ? GATES : [""];
    return parts.map((gate, n) => ({ tensor, gate, error: error(tensor, parts.length, n) }));
  });
  const seqLen = problem.x.length / problem.inputSize;
  const steps = Array.from({ length: seqLen }, (_, t) => error("x", seqLen, t));
  return { terms: terms2, steps, wrong: terms2.filter((term) => term.error > WRONG).length };
}

// lstm_core/widgets/esm/lib/log-axis.js
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var powerOfTen = (n) => `10${String(n).replace(/./g, (sign) => RAISED[Number(sign)] ?? "⁻")}`;

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

// lstm_core/widgets/esm/lib/magnitude.js
function magnitude(value) {
  if (value === 0 || !Number.isFinite(value)) return value === 0 ? "0" : number(value);
  const [mantissa, exponent] = value.toExponential(1).split("e");
  const power = Number(exponent);
  const near = power >= -2 && power <= 3;
  const text = near ? Number(value.toExponential(1)).toFixed(Math.max(0, 1 - power)) : `${mantissa}·${powerOfTen(power)}`;
  return text.replace("-", "−");
}

// lstm_core/widgets/esm/kit/term.js
function symbolOf(text, edge) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math" }, name);
  if (edge) node.classList.add(`lx-edge-${edge}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}

// lstm_core/widgets/esm/kit/term-errors.js
var GATES2 = ["i", "f", "g", "o"];
function createTermErrors(container, { label, stepsLabel, rows, isWrong }) {
  const head = element("tr", {}, element("td"));
  for (const gate of GATES2) head.append(element("th", { scope: "col", class: `lx-edge-${gate}` }, gate));
  const table = element("table", { class: "lx-terms", "aria-label": label }, element("thead", {}, head));
  const body = element("tbody");
  const cells = /* @__PURE__ */ new Map();
  const cellOf = (tag, tensor, gate) => {
    const cell = element(tag, {
      class: "lx-term-error",
      "data-quantity": "term",
      "data-tensor": tensor,
      "data-gate": gate
    });
    cells.set(`${tensor} ${gate}`, cell);
    return cell;
  };
  const whole = element("div", { class: "lx-strip" });
  for (const { tensor, symbol, of } of rows) {
    const name = element("span", {}, symbolOf(symbol), ` ${of}`);
    if (GATED.has(tensor)) {
      const cells2 = GATES2.map((gate) => cellOf("td", tensor, gate));
      body.append(element("tr", {}, element("th", { scope: "row" }, name), ...cells2));
    } else whole.append(element("span", { class: "lx-strip-item" }, name, cellOf("span", tensor, "")));
  }
  table.append(body);
  const strip = element("div", { class: "lx-strip lx-steps" });
  const caption = element("p", { class: "lx-label" }, stepsLabel);
  const figure = mount(container, element("div", { class: "lx-terms-box" }, table, whole, caption, strip));
  function show(cell, error, where) {
    const wrong = isWrong(error);
    showValue(cell, error, `${wrong ? "✗" : "✓"} ${magnitude(error)}`, where);
    cell.classList.toggle("lx-term-wrong", wrong);
  }
  return {
    update({ terms: terms2, steps }) {
      for (const { tensor, gate, error } of terms2)
        show(
          /** @type {HTMLElement} */
          cells.get(`${tensor} ${gate}`),
          error
        );
      while (strip.childElementCount > steps.length) strip.lastElementChild?.remove();
      while (strip.childElementCount < steps.length) {
        const value = element("span", { class: "lx-term-error", "data-quantity": "step" });
        strip.append(element("span", { class: "lx-strip-item" }, element("span"), value));
      }
      steps.forEach((error, t) => {
        const [name, value] = (
          /** @type {HTMLElement[]} */
          [...strip.children[t].children]
        );
        name.textContent = `t = ${t}`;
        show(value, error, { t });
      });
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/lib/drawn-network.js
function uniforms(seed, count) {
  let state = seed + 2654435769;
  return Float64Array.from({ length: count }, () => {
    state = state + 1831565813 | 0;
    let z = Math.imul(state ^ state >>> 15, 1 | state);
    z = z + Math.imul(z ^ z >>> 7, 61 | z) ^ z;
    return ((z ^ z >>> 14) >>> 0) / 2 ** 32 * 2 - 1;
  });
}
var hundredths = (value) => Math.floor(value * 100 + 0.5) / 100;

// lstm_core/widgets/esm/lib/bug-hunt.js
var PASSES = (
  /** @type {PassName[]} */
  ["A", "B", "C", "D", "E"]
);
var LIMITS = { seq_len: [1, 8], hidden_size: [1, 4], seed: [0, 99] };
var INPUTS = 2;
function settled(traits, code) {
  if (!PASSES.includes(traits.which)) {
    throw new RangeError(`which is ${JSON.stringify(traits.which)}; it is one of ${PASSES.join(", ")}`);
  }
  for (const [name, [low, high]] of Object.entries({ ...LIMITS, line: [0, code.lines.length] })) {
    const value = traits[
      /** @type {"seed"} */
      name
    ];
    if (!(Number.isInteger(value) && value >= low && value <= high)) {
      throw new RangeError(`${name} is ${value}; it is a whole number from ${low} to ${high}`);
    }
  }
  return traits;
}
function problemOf({ seq_len: T, hidden_size: H, seed }) {
  const longest = LIMITS.seq_len[1];
  const sizes = (
    /** @type {const} */
    [
      ["weight_ih", 4 * H * INPUTS, 1.5],
      ["weight_hh", 4 * H * H, 1.5],
      ["bias", 4 * H, 1],
      ["h0", H, 1],
      ["c0", H, 1],
      ["x", longest * INPUTS, 2],
      ["d_y", longest * H, 1]
    ]
  );
  const drawn = uniforms(
    seed,
    sizes.reduce((sum, [, size]) => sum + size, 0)
  );
  let at = 0;
  const arrays = sizes.map(([name, size, scale]) => {
    const taken = drawn.slice(at, at + size).map((u) => hundredths(scale * u));
    at += size;
    return [name, name === "x" ? taken.slice(0, T * INPUTS) : name === "d_y" ? taken.slice(0, T * H) : taken];
  });
  const problem = { ...Object.fromEntries(arrays), inputSize: INPUTS, hiddenSize: H };
  return problem;
}
function runHunt(traits, code) {
  const now = settled(traits, code);
  const { replace, why } = code.passes[now.which];
  const problem = problemOf(now);
  const found = String(now.line) in replace;
  const before = diagnose(problem, now.which);
  const shown = found ? diagnose(problem, null) : before;
  const lines = code.lines.map((right, n) => {
    const wrong = replace[String(n + 1)];
    return { text: !found && wrong ? wrong : right, was: found && wrong ? wrong : "" };
  });
  return { ...now, found, before, ...shown, lines, why, faulty: Object.keys(replace).map(Number) };
}
var terms = (n) => n === 1 ? "1 term" : `${n} terms`;
function verdictOf({ line, found, before, terms: { length: all }, why }) {
  const count = before.wrong;
  if (found) return `Line ${line} was wrong. With the right line in its place all ${all} terms agree. ${why}`;
  if (line && count) {
    const stay = count === 1 ? "1 term stays wrong" : `the same ${count} terms stay wrong`;
    return `Line ${line} is as it should be: put the right line in its place, and ${stay}.`;
  }
  if (line) return `Line ${line} is as it should be. This network does not show the fault at all: take a larger T.`;
  if (count === 0)
    return `All ${all} terms agree. A check on this network lets the broken pass through: take a larger T.`;
  return `${terms(count)} of ${all} ${count === 1 ? "is" : "are"} wrong. Mark the line that is to blame.`;
}
function huntSummary(hunt) {
  const { which, seq_len: T, hidden_size: H, seed } = hunt;
  return `Find the bug, pass ${which}, T ${T}, H ${H}, seed ${seed}: ${verdictOf(hunt)}`;
}

// lstm_core/widgets/esm/find-the-bug.js
var TRAITS = ["which", "seq_len", "hidden_size", "seed", "line"];
var ROWS = [
  { tensor: "weight_ih", symbol: "d_W", of: "input weights" },
  { tensor: "weight_hh", symbol: "d_U", of: "recurrent weights" },
  { tensor: "bias", symbol: "d_b", of: "bias" },
  { tensor: "x", symbol: "d_x", of: "input" },
  { tensor: "h0", symbol: "d_h0", of: "initial h" },
  { tensor: "c0", symbol: "d_c0", of: "initial c" }
];
var SLIDERS = (
  /** @type {const} */
  [
    ["seq_len", "Steps T"],
    ["hidden_size", "Units H"],
    ["seed", "Seed"]
  ]
);
var EXPLAINS = "Relative error of each term against central differences, rows of weights gate by gate";
function build(root, { read, set }) {
  const first = read();
  root.append(
    element("p", { class: "lx-question" }, "One fault stands in this backward pass. Which line is to blame?")
  );
  const head = part(root, "hunt-head");
  const passes = createChoice(head, {
    label: "Pass",
    values: PASSES,
    onChoose: (which) => set({ which, line: 0 })
  });
  const sliders = SLIDERS.map(([name, label]) => {
    const [min, max] = LIMITS[name];
    const onInput = (value) => set({ [name]: value });
    return { name, slider: createSlider(head, { label, min, max, step: 1, format: String, onInput }) };
  });
  const code = createCodeChoice(part(root, "hunt-code"), {
    label: "Mark the line that is wrong",
    count: CODE.lines.length,
    onMark: (line2) => set({ line: line2 })
  });
  const verdict = element("p", { class: "lx-judged" });
  const [line, wrong] = ["line", "wrong"].map(
    (quantity) => element("output", { "data-quantity": quantity, class: "lx-number" })
  );
  const counts = element(
    "p",
    { class: "lx-counts lx-label" },
    "Marked line: ",
    line,
    ". Wrong terms: ",
    wrong,
    " of 15."
  );
  const reset = button("Reset", () => set(first));
  const below = part(root, "hunt-verdict");
  below.append(verdict, element("div", { class: "lx-hunt-foot" }, counts, reset));
  const evidence = part(root, "hunt-evidence");
  evidence.append(element("p", { class: "lx-label" }, EXPLAINS));
  const errors = createTermErrors(evidence, {
    label: "Relative error of each term",
    stepsLabel: "The same of d_x, step by step",
    rows: ROWS,
    isWrong: (error) => error > WRONG
  });
  const sentence = createSummary(root);
  return {
    draw() {
      const traits = read();
      const hunt = runHunt(traits, CODE);
      root.dataset.state = JSON.stringify(traits);
      passes.update({ value: hunt.which });
      for (const { name, slider } of sliders) slider.update({ value: hunt[name] });
      const note = hunt.found ? "✓ mended" : "as it should be";
      code.update({ lines: hunt.lines, line: hunt.line, mended: hunt.found, note });
      errors.update(hunt);
      setText(verdict, `${hunt.found ? "✓ " : ""}${verdictOf(hunt)}`);
      showValue(line, hunt.line, hunt.line ? String(hunt.line) : "none");
      showValue(wrong, hunt.wrong, String(hunt.wrong));
      const atStart = JSON.stringify(first) === JSON.stringify(traits);
      if (atStart && document.activeElement === reset) root.querySelector("input")?.focus();
      reset.disabled = atStart;
      sentence.update(huntSummary(hunt));
    },
    destroy() {
      for (const made of [passes, ...sliders.map(({ slider }) => slider), code, errors, sentence]) made.destroy();
    }
  };
}
var find_the_bug_default = defineExplorable({ name: "find-the-bug", traits: TRAITS, rebuildOn: [], build });

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
  const button2 = element("button", { type: "button", "data-affects": "view", "aria-keyshortcuts": "Shift+F" });
  const part2 = mount(foot, button2);
  const listen = { signal: part2.signal };
  let sheet = null;
  let opener = null;
  function paint() {
    setText(button2, sheet ? "Leave full screen" : "Full screen");
    setAttribute(button2, "aria-pressed", String(sheet !== null));
  }
  function move(parent) {
    const focused = figure.contains(opener) || foot.contains(opener) ? opener : button2;
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
  button2.addEventListener("click", toggle, listen);
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
var register_default = withProjector(find_the_bug_default);
export {
  register_default as default
};
