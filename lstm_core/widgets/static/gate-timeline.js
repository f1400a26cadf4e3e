/*! Built by `npm run build`; edit the sources, not this file.
 * esbuild 0.28.2
 * sources sha256 b7e1d914d742050d829b218931f64318490d9a94d08831ebd41018a97aacfed7
 * body sha256 c3de0441c7111377b50084f686853212e593a835ca357f32e85edc1b3858f213
 * source lstm_core/weights/temporal-order.json
 * source lstm_core/widgets/esm/gate-timeline.js
 * source lstm_core/widgets/esm/kit/answer.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/half-life.js
 * source lstm_core/widgets/esm/kit/inspector.js
 * source lstm_core/widgets/esm/kit/lines.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/sequence-editor.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/timeline-marks.js
 * source lstm_core/widgets/esm/kit/timeline.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/lib/layout.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/network.js
 * source lstm_core/widgets/esm/lib/sequence.js
 * source lstm_core/widgets/esm/lib/terms.js
 * source lstm_core/widgets/esm/lib/timeline-run.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/networks.js
 * source tools/build_esm.mjs
 */
// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}
function signed(value, digits = 1) {
  return value > 0 ? `+${number(value, digits)}` : number(value, digits);
}
var NAMES = (
  /** @type {const} */
  {
    i: "input gate",
    f: "forget gate",
    g: "candidate",
    o: "output gate",
    c: "cell state",
    h: "hidden state"
  }
);
function cellInWords(trace, { quantity, t, unit }) {
  if (quantity === "x" || unit === null) return "";
  const value = number(trace[quantity][t * trace.hiddenSize + unit]);
  return `${NAMES[quantity]} ${quantity} of unit ${unit} at step ${t}: ${value}`;
}
function summary({ name, x, t, unit, forgetBias, trace, classes, probabilities, answer }) {
  const s = t * trace.hiddenSize + unit;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [
    `Gate timeline of ${name}: step ${t} of 0 to ${x.length - 1}${reads}`,
    `unit ${unit} has f = ${number(trace.f[s], 2)} and c = ${number(trace.c[s], 2)}`,
    `forget-bias offset ${signed(forgetBias)}`
  ];
  if (!probabilities) return `${parts.join("; ")}.`;
  const best = Array.from(probabilities).indexOf(Math.max(...Array.from(probabilities)));
  const label = classes ? classes[best] : `class ${best}`;
  const asked = !classes ? "" : answer < 0 ? ", the sequence asks nothing" : best === answer ? ", right" : ", wrong";
  return `${parts.join("; ")}; the network answers ${label} (${number(probabilities[best], 2)})${asked}.`;
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
  return fill(document.createElement(tag), attributes, children);
}
function svgElement(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}
function showValue(node, value, text, where = {}) {
  setText(node, text);
  setAttribute(node, "data-value", String(value));
  for (const [key, at2] of Object.entries(where)) setAttribute(node, `data-${key}`, at2);
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

// lstm_core/widgets/esm/kit/answer.js
function createAnswer(container, { labels, asked }) {
  const verdict = element("p", { class: "lx-verdict" });
  const rows = labels.map((label, k) => {
    const bar = element("span", { class: "lx-bar" });
    const value = element("output", { class: "lx-number", "data-quantity": "probability", "data-class": k });
    const name = element("span", { class: "lx-symbol" }, label);
    return {
      node: element("div", { class: "lx-answer-row" }, name, element("span", { class: "lx-track" }, bar), value),
      bar,
      value
    };
  });
  const title = element("p", { class: "lx-label" });
  const root = element("div", { class: "lx-answer" }, title, ...rows.map((row) => row.node), verdict);
  const figure = mount(container, root);
  return {
    update({ probabilities, logits, answer, order, t }) {
      const best = logits.indexOf(Math.max(...logits));
      setText(title, `Answer, read out at step ${t}`);
      rows.forEach(({ node, bar, value }, k) => {
        bar.style.transform = `scaleX(${Math.max(4e-3, probabilities[k] || 0)})`;
        showValue(value, probabilities[k], number(probabilities[k]));
        node.classList.toggle("lx-best", k === best);
        node.classList.toggle("lx-asked", k === answer);
      });
      root.classList.toggle("lx-wrong", answer >= 0 && best !== answer);
      if (asked) setText(verdict, verdictOf(best, answer, order));
    },
    destroy: figure.destroy
  };
}
function verdictOf(best, answer, order) {
  if (answer < 0) return `? no answer: ${order ? `the cues read ${order}` : "there is no cue"}, the task asks for two`;
  return best === answer ? `✓ right: the order was ${order}` : `✗ wrong: the order was ${order}`;
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
  function run2(now) {
    frame = requestAnimationFrame(run2);
    const seconds = Math.min(0.1, (now - last) / 1e3);
    last = now;
    tick(seconds);
  }
  function settle() {
    const wanted = started && onScreen && !document.hidden && !motion.matches;
    if (wanted && !frame) {
      last = performance.now();
      frame = requestAnimationFrame(run2);
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
function defineExplorable({ name, traits, rebuildOn, build: build2 }) {
  function render({ model, el }) {
    const frame = element("div", { class: "lx" });
    el.append(frame);
    const errors = createErrorBox(frame);
    let parts = null;
    let root = null;
    let built = [];
    function prepare() {
      const wanted = rebuildOn.map((key) => model.get(key));
      if (parts && wanted.every((value, n) => value === built[n])) return parts;
      const next = element("div", { class: `lx-${name}` });
      const made = build2(next, model, redraw.request);
      parts?.destroy();
      root?.remove();
      frame.append(next);
      [parts, root, built] = [made, next, wanted];
      return made;
    }
    function draw() {
      try {
        prepare().draw();
        errors.update(null);
      } catch (error) {
        if (!parts) throw error;
        errors.update(error instanceof Error ? `${error.message}.` : String(error));
      }
    }
    const redraw = createRedraw(draw);
    for (const event of ["keydown", "click", "pointerdown"]) frame.addEventListener(event, redraw.flush, true);
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

// lstm_core/widgets/esm/kit/half-life.js
function createHalfLife(container, _options = {}) {
  const title = element("p", { class: "lx-label" });
  const [now, bias] = ["half_life", "half_life_bias"].map(
    (quantity) => element("output", { class: "lx-number", "data-quantity": quantity })
  );
  const held = element("span");
  const row = element("p", { class: "lx-pair" }, held, now);
  const alone = element("p", { class: "lx-pair" }, element("span", {}, "with its bias alone"), bias);
  const figure = mount(container, element("div", { class: "lx-half-life" }, title, row, alone));
  return {
    update({ now: atStep, bias: atBias, unit, t }) {
      setText(title, `Half-life of c in unit ${unit}, steps`);
      setText(held, `if f stayed as at t = ${t}`);
      showValue(now, atStep, number(atStep, 1), { unit, t });
      showValue(bias, atBias, number(atBias, 1), { unit });
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
function multiply(matrix, vector, start, columns, out, at2, rows) {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns; k < columns; k++, m++) sum += matrix[m] * vector[start + k];
    out[at2 + r] = sum;
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
function lstmStep({ inputSize: D, hiddenSize: H, weightIh, weightHh }, x, start, trace, t) {
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
    c[s] = f[s] * (t ? c[s - H] : c0[u]) + i[s] * g[s];
    h[s] = o[s] * Math.tanh(c[s]);
  }
}
function lstmForward(parameters, x, options = {}) {
  const trace = emptyTrace(parameters, sequenceLength(x, parameters.inputSize), options);
  for (let t = 0; t < trace.seqLen; t++) lstmStep(parameters, x, t * parameters.inputSize, trace, t);
  return trace;
}
function linear(head, states, start = 0) {
  const logits = new Float64Array(head.outputSize);
  multiply(head.weight, states, start, head.inputSize, logits, 0, head.outputSize);
  for (let k = 0; k < logits.length; k++) logits[k] += head.bias[k];
  return logits;
}
function softmax(logits) {
  const largest = logits.reduce((m, z) => Math.max(m, z), -Infinity);
  const powers = logits.map((z) => Math.exp(z - largest));
  const total = powers.reduce((sum, p) => sum + p, 0);
  return powers.map((p) => p / total);
}
function halfLife(a) {
  const minusLogF = Math.max(-a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  return Math.LN2 / minusLogF;
}
function firstNonFinite({ c, h, hiddenSize }) {
  const at2 = c.findIndex((value, s) => !Number.isFinite(value) || !Number.isFinite(h[s]));
  return at2 < 0 ? -1 : Math.floor(at2 / hiddenSize);
}

// lstm_core/widgets/esm/lib/terms.js
var at = (q, { trace, t, unit }) => trace[q][t * trace.hiddenSize + unit];
function gateTerms(gate, block) {
  const row = ({ trace, t, unit }) => (t * 4 + block) * trace.hiddenSize + unit;
  const self = ({ t, unit }) => [{ quantity: gate, t, unit }];
  return [
    {
      quantity: `input_${gate}`,
      value: (step) => step.trace.input[row(step)],
      cells: ({ t }) => [{ quantity: "x", t, unit: null }],
      means: "what the input adds"
    },
    {
      quantity: `recurrent_${gate}`,
      value: (step) => step.trace.recurrent[row(step)],
      cells: ({ t }) => [{ quantity: "h", t: t - 1, unit: null }],
      means: "what the hidden states of the step before add"
    },
    {
      quantity: `bias_${gate}`,
      value: ({ trace, unit }) => trace.bias[block * trace.hiddenSize + unit],
      cells: () => [],
      means: gate === "f" ? "bias with the offset" : "bias"
    },
    { quantity: `a_${gate}`, value: (step) => step.trace.a[row(step)], cells: self, means: "pre-activation, the sum" },
    plain(gate)
  ];
}
function plain(q) {
  return {
    quantity: q,
    value: (step) => at(q, step),
    cells: ({ t, unit }) => [{ quantity: q, t, unit }],
    means: NAMES[q]
  };
}
var PREVIOUS = {
  quantity: "c_previous",
  value: (step) => step.t ? at("c", { ...step, t: step.t - 1 }) : step.trace.c0[step.unit],
  cells: ({ t, unit }) => [{ quantity: "c", t: t - 1, unit }],
  means: "cell state of the step before"
};
var SQUASHED = {
  quantity: "tanh_c",
  value: (step) => Math.tanh(at("c", step)),
  cells: ({ t, unit }) => [{ quantity: "c", t, unit }],
  means: "tanh of the cell state"
};
function isTerm(cell, term, { t, unit }) {
  if (cell.unit !== unit) return false;
  if (cell.t === t) return term.quantity === cell.quantity;
  return cell.t === t - 1 && cell.quantity === "c" && term === PREVIOUS;
}

// lstm_core/widgets/esm/kit/inspector.js
var HEADS = [
  ["input", "W x"],
  ["recurrent", "U h"],
  ["bias", "b"],
  ["sum", "a"],
  ["value", ""]
];
function symbol(text, gate) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math", "aria-hidden": "true" }, name);
  if (gate) node.classList.add(`lx-edge-${gate}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}
var sign = (text) => element("span", { class: "lx-operator", "aria-hidden": "true" }, text);
function createInspector(container, { onHover }) {
  const cells = [];
  let data;
  function cell(term, above, gate) {
    const value = element("span", { class: "lx-number", "data-quantity": term.quantity });
    const node = element("span", { role: "gridcell", class: "lx-term", tabindex: -1, title: term.means });
    node.append(...above ? [symbol(above, gate)] : [], value);
    cells.push({ term, node, value });
    return node;
  }
  const row = (kind, ...pieces) => element("div", { role: "row", class: kind }, ...pieces);
  function gateRow(gate, block) {
    const [input, recurrent, bias, sum, value] = gateTerms(gate, block).map((term) => cell(term));
    const name = element("span", { role: "rowheader", class: `lx-gate-name lx-edge-${gate}` });
    name.append(symbol(gate), element("span", {}, NAMES[gate]));
    const squash = sign(gate === "g" ? "tanh" : "σ");
    return row("lx-gate-row", name, input, sign("+"), recurrent, sign("+"), bias, sign("="), sum, squash, value);
  }
  const readsHead = element("span", { role: "columnheader" });
  const heads = HEADS.map(([word, short]) => {
    const words = element("span", { class: "lx-words" }, `${word} `);
    return element("span", { role: "columnheader" }, words, element("i", { class: "lx-math" }, short));
  });
  const grid = element(
    "div",
    { class: "lx-step-grid", role: "grid", "aria-label": "One step in numbers; arrow keys move between them" },
    row("lx-gate-row lx-heads", readsHead, ...heads.flatMap((head, n) => n ? [sign(""), head] : [head])),
    ...GATES.map(gateRow),
    row(
      "lx-state-row",
      ...[cell(plain("c"), "c"), sign("="), cell(plain("f"), "f", "f"), sign("·"), cell(PREVIOUS, "c_t−1")],
      ...[sign("+"), cell(plain("i"), "i", "i"), sign("·"), cell(plain("g"), "g", "g")]
    ),
    row(
      "lx-state-row",
      cell(plain("h"), "h"),
      sign("="),
      cell(plain("o"), "o", "o"),
      sign("·"),
      cell(SQUASHED, "tanh c")
    )
  );
  cells[0].node.tabIndex = 0;
  const figure = mount(container, grid);
  const indexOf = (event) => cells.findIndex(({ node }) => node.contains(
    /** @type {Node} */
    event.target
  ));
  const show = (event) => {
    const found = cells[indexOf(event)];
    onHover(found && data ? found.term.cells(data) : []);
  };
  const hide = () => onHover([]);
  const listen = { signal: figure.signal };
  grid.addEventListener("pointerover", show, listen);
  grid.addEventListener("focusin", show, listen);
  grid.addEventListener("pointerleave", hide, listen);
  grid.addEventListener("focusout", hide, listen);
  const onKey = (event) => {
    const from = indexOf(event);
    const to = cells[neighbour(from, event.key, cells.length)];
    if (from < 0 || !to) return;
    event.preventDefault();
    cells[from].node.tabIndex = -1;
    to.node.tabIndex = 0;
    to.node.focus();
  };
  grid.addEventListener("keydown", onKey, listen);
  return {
    update(next) {
      data = next;
      const { t, unit } = next;
      for (const { term, node, value } of cells) {
        const n = term.value(next);
        showValue(value, n, number(n), { t, unit });
        node.classList.toggle(
          "lx-is-lit",
          next.lit.some((mark) => isTerm(mark, term, next))
        );
      }
      setText(readsHead, next.reads ? `x = ${next.reads}` : "");
    },
    destroy: figure.destroy
  };
}
function neighbour(at2, key, count) {
  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5, Home: -at2, End: count - 1 - at2 };
  const move = moves[
    /** @type {keyof typeof moves} */
    key
  ];
  return move === void 0 ? -1 : Math.max(0, Math.min(count - 1, at2 + move));
}

// lstm_core/widgets/esm/kit/lines.js
function createLines(container, { names, height = 112 }) {
  const title = element("p", { class: "lx-label" });
  const svg = svgElement("svg", { class: "lx-lines", height, "aria-hidden": "true" });
  const zero = svgElement("path", { class: "lx-axis" });
  const guides = svgElement("path", { class: "lx-guides" });
  const now = svgElement("path", { class: "lx-playhead" });
  const lines = names.map((name) => svgElement("path", { class: `lx-curve lx-line-${name}` }));
  const dots = names.map(() => svgElement("circle", { class: "lx-dot", r: 3 }));
  const limits = [1, -1].map((sign2) => svgElement("text", { class: "lx-tick", x: 0, y: sign2 > 0 ? 10 : height - 3 }));
  svg.append(zero, guides, now, ...lines, ...dots, ...limits);
  const figure = mount(container, element("div", { class: "lx-lines-box" }, title, svg));
  let data = null;
  let width = 0;
  function draw() {
    if (!data || !width) return;
    const { trace, unit, t, scale, cues } = data;
    const H = trace.hiddenSize;
    const x = (s) => 4 + s * (width - 8) / Math.max(1, trace.seqLen - 1);
    const y = (v) => height / 2 * (1 - Math.max(-1.05, Math.min(1.05, v / scale)) * 0.92);
    setText(title, `c (solid) and h (dashed) of unit ${unit}`);
    names.forEach((name, n) => {
      const points = Array.from({ length: trace.seqLen }, (_, s) => [x(s), y(trace[name][s * H + unit] || 0)]);
      setAttribute(lines[n], "d", `M${points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join("L")}`);
      setAttribute(dots[n], "cx", points[t][0]);
      setAttribute(dots[n], "cy", points[t][1]);
    });
    setAttribute(zero, "d", `M0 ${height / 2}H${width}`);
    setAttribute(guides, "d", cues.map((s) => `M${Math.round(x(s)) + 0.5} 0V${height}`).join(""));
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} 0V${height}`);
    for (const [n, sign2] of [1, -1].entries()) setText(limits[n], number(sign2 * scale, 1));
  }
  const observer = new ResizeObserver(([entry]) => {
    width = Math.floor(entry.contentRect.width);
    draw();
  });
  observer.observe(svg);
  return {
    update(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      figure.destroy();
    }
  };
}

// lstm_core/widgets/esm/kit/sequence-editor.js
function createSequenceEditor(container, { alphabet, onSymbol, onShift }) {
  const root = element("div", { class: "lx-editor" });
  const figure = mount(container, root);
  const choice = createChoice(root, { label: "Input", values: alphabet, kind: "lx-symbols", onChoose: onSymbol });
  const word = element("span", { class: "lx-label" });
  const earlier = element("button", { type: "button" }, "← earlier");
  const later = element("button", { type: "button" }, "later →");
  root.append(
    element("div", { class: "lx-shift", role: "group", "aria-label": "Move the symbol" }, word, earlier, later)
  );
  earlier.addEventListener("click", () => onShift(-1), { signal: figure.signal });
  later.addEventListener("click", () => onShift(1), { signal: figure.signal });
  return {
    update({ x, t }) {
      choice.update({ value: x[t], label: `Input at step ${t}` });
      setText(word, `Move this ${x[t]}`);
      earlier.disabled = t === 0 || x[t - 1] === x[t];
      later.disabled = t === x.length - 1 || x[t + 1] === x[t];
    },
    destroy() {
      choice.destroy();
      figure.destroy();
    }
  };
}
function createVectorEditor(container, { size, onVector }) {
  const legend = element("legend", { class: "lx-label" });
  const root = element("fieldset", { class: "lx-editor lx-vector" }, legend);
  const figure = mount(container, root);
  let vector = [];
  const inputs = Array.from({ length: size }, (_, d) => {
    const input = element("input", { type: "number", step: "any" });
    root.append(element("label", {}, element("span", { class: "lx-label" }, `x${d}`), input));
    input.addEventListener(
      "input",
      () => {
        if (!Number.isFinite(input.valueAsNumber)) return;
        onVector(vector.map((old, n) => n === d ? input.valueAsNumber : old));
      },
      { signal: figure.signal }
    );
    return input;
  });
  return {
    update({ x, t }) {
      vector = x[t];
      setText(legend, `Input at step ${t}`);
      inputs.forEach((input, d) => {
        if (input.valueAsNumber !== vector[d]) input.value = String(vector[d]);
      });
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/slider.js
function createSlider(container, { label, unit, min, max, step, affects, format, onInput }) {
  const input = element("input", { type: "range", min, max, step, "data-affects": affects });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, label);
  const kind = min < 0 && max > 0 ? "lx-slider lx-centred" : "lx-slider";
  const root = element("label", { class: kind }, name, input, output);
  if (unit) name.append(element("span", { class: "lx-unit" }, ` ${unit}`));
  const figure = mount(container, root);
  input.addEventListener("input", () => onInput(input.valueAsNumber), { signal: figure.signal });
  return {
    update({ value, disabled = false }) {
      if (input.valueAsNumber !== value) input.value = String(value);
      input.disabled = disabled;
      const text = format(value);
      setText(output, text);
      input.setAttribute("aria-valuetext", unit ? `${text} ${unit}` : text);
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/lib/layout.js
var QUANTITIES = (
  /** @type {const} */
  ["i", "f", "g", "o", "c", "h"]
);
function layoutRows(units, grouping, { top, row, gap }) {
  const rows = [];
  const groups = [];
  const all = Array.from({ length: units }, (_, u) => u);
  let y = top;
  for (const head of grouping === "gate" ? QUANTITIES : all) {
    const members = grouping === "gate" ? all : QUANTITIES;
    y += gap;
    groups.push({
      quantity: typeof head === "string" ? head : null,
      unit: typeof head === "number" ? head : null,
      y,
      height: members.length * row
    });
    for (const member of members) {
      const [quantity, unit] = typeof head === "string" ? [head, Number(member)] : [
        /** @type {Quantity} */
        member,
        head
      ];
      rows.push({ quantity, unit, y });
      y += row;
    }
  }
  return { rows, groups, height: y };
}
function cellWidth(width, steps) {
  return Math.max(4, Math.min(22, Math.floor(width / steps)));
}
function strength(value, scale) {
  const part = Math.abs(value) / scale;
  return part >= 1 ? 1 : Number.isNaN(part) ? 0 : Math.round(part * 64) / 64;
}

// lstm_core/widgets/esm/kit/timeline-marks.js
var SIZES = { top: 22, row: 14, gap: 21 };
var LEFT = 18;
var RIGHT = 50;
var box = (x, y, w, h) => `M${x} ${y}h${w}v${h}h${-w}z`;
function drawFrame(svg, steps, units, grouping, width) {
  const { rows, groups, height } = layoutRows(units, grouping, SIZES);
  const cell = cellWidth(width - LEFT - RIGHT, steps);
  const right = LEFT + cell * steps;
  const total = Math.max(width, right + RIGHT);
  svg.replaceChildren();
  setAttribute(svg, "width", total);
  setAttribute(svg, "height", height + 16);
  const guides = svgElement("path", { class: "lx-guides" });
  const symbols = Array.from(
    { length: steps },
    (_, t) => svgElement("text", { class: "lx-input", x: LEFT + (t + 0.5) * cell - 0.5, y: 15 })
  );
  const chips = svgElement("path", { class: "lx-cue-chips" });
  svg.append(chips, ...symbols, ...groups.flatMap(caption));
  const drawn = rows.map((row) => drawRow(svg, row, steps, cell, grouping));
  const every = [5, 10, 20, 50, 100].find((n) => n * cell >= 30) ?? 500;
  for (let t = 0; t < steps; t += every) {
    svg.append(svgElement("text", { class: "lx-tick", x: LEFT + (t + 0.5) * cell - 0.5, y: height + 13 }, String(t)));
  }
  const lit = svgElement("path", { class: "lx-lit" });
  const playhead = svgElement("path", { class: "lx-playhead" });
  const cursor = svgElement("path", { class: "lx-cursor" });
  svg.append(guides, playhead, lit, cursor);
  return { rows, groups, height, total, cell, symbols, chips, guides, drawn, lit, playhead, cursor };
}
function caption({ quantity, unit, y }) {
  const base = y - 5;
  if (!quantity) return [svgElement("text", { class: "lx-caption", x: LEFT, y: base }, `unit ${unit}`)];
  const sign2 = quantity === "c" || quantity === "h" ? svgElement("path", { class: `lx-sign lx-line-${quantity}`, d: `M${LEFT} ${base - 3.5}h12` }) : svgElement("rect", { class: `lx-sign lx-ink-${quantity}`, x: LEFT, y: base - 8, width: 9, height: 9 });
  const symbol2 = svgElement("tspan", { class: "lx-math" }, quantity);
  return [sign2, svgElement("text", { class: "lx-caption", x: LEFT + 16, y: base }, symbol2, `  ${NAMES[quantity]}`)];
}
function drawRow(svg, { quantity, unit, y }, steps, cell, grouping) {
  const isSigned = quantity === "g" || quantity === "c" || quantity === "h";
  const group = svgElement("g", { class: isSigned ? "lx-row lx-signed" : `lx-row lx-ink-${quantity}` });
  const right = LEFT + cell * steps;
  const label = svgElement(
    "text",
    { class: "lx-unit-label", x: LEFT - 7, y: y + 10.5 },
    grouping === "gate" ? String(unit) : quantity
  );
  if (grouping === "unit") label.classList.add("lx-math");
  const value = svgElement("text", { class: "lx-row-value", x: right + RIGHT - 3, y: y + 10.5 });
  const marks = Array.from(
    { length: steps },
    (_, t) => svgElement("rect", { x: LEFT + t * cell, y, width: cell - 1, height: SIZES.row - 1, "fill-opacity": 0 })
  );
  const minus = svgElement("path", { class: "lx-minus" });
  group.append(
    // beside the marks only: under them it would change their colours
    svgElement("path", {
      class: "lx-band",
      d: box(0, y - 0.5, LEFT - 1, SIZES.row) + box(right, y - 0.5, RIGHT, SIZES.row)
    }),
    svgElement("rect", { class: "lx-ground", x: LEFT, y, width: cell * steps - 1, height: SIZES.row - 1 }),
    ...marks,
    minus,
    label,
    value
  );
  svg.append(group);
  return { group, marks, value, minus, isSigned, painted: new Float64Array(steps).fill(Number.NaN) };
}
function paint(frame, data) {
  const { trace, x, cues, scale, t, unit, quantity } = data;
  const { cell, rows, drawn, groups } = frame;
  rows.forEach((row, n) => {
    paintRow(drawn[n], trace, row, row.quantity === "c" ? scale : 1, cell);
    const value = trace[row.quantity][t * trace.hiddenSize + row.unit];
    showValue(drawn[n].value, value, number(value), { quantity: row.quantity, t, unit: row.unit });
    drawn[n].group.classList.toggle("lx-chosen", row.unit === unit);
  });
  const cue = new Set(cues);
  frame.symbols.forEach((text, s) => {
    text.classList.toggle("lx-small", cell < 9);
    setText(text, typeof x[s] === "string" ? (
      /** @type {string} */
      x[s]
    ) : "·");
    text.classList.toggle("lx-cue", cue.has(s));
    text.classList.toggle("lx-now", s === t);
  });
  const at2 = LEFT + t * cell;
  const columns = groups.map((group) => box(at2 - 1, group.y - 1, cell + 1, group.height + 1)).join("");
  setAttribute(frame.playhead, "d", box(at2 - 1, 2, cell + 1, 18) + columns);
  setAttribute(frame.chips, "d", cues.map((s) => box(LEFT + s * cell - 1, 2, cell + 1, 18)).join(""));
  setAttribute(
    frame.guides,
    "d",
    cues.map((s) => groups.map((g) => `M${LEFT + s * cell - 0.5} ${g.y}v${g.height}`).join("")).join("")
  );
  const chosen = rows.find((row) => row.unit === unit && row.quantity === quantity);
  setAttribute(frame.cursor, "d", chosen ? box(at2 - 1, chosen.y - 1, cell + 1, SIZES.row + 1) : "");
  setAttribute(frame.lit, "d", data.lit.map((mark) => litPath(mark, frame)).join(""));
}
function litPath({ quantity, t, unit }, { rows, cell }) {
  if (t < 0) return "";
  const at2 = LEFT + t * cell - 1;
  if (quantity === "x") return box(at2, 2, cell + 1, 18);
  const wanted = rows.filter((row) => row.quantity === quantity && (unit === null || row.unit === unit));
  const starts = wanted.filter((row, n) => n === 0 || wanted[n - 1].y + SIZES.row !== row.y);
  return starts.map((row, n) => {
    const end = starts[n + 1] ? wanted[wanted.indexOf(starts[n + 1]) - 1] : wanted[wanted.length - 1];
    return box(at2, row.y - 1, cell + 1, end.y - row.y + SIZES.row + 1);
  }).join("");
}
function paintRow({ marks, minus, isSigned, painted }, trace, { quantity, unit, y }, scale, cell) {
  const values = trace[quantity];
  const dash = cell < 9 ? 2 : 4;
  let dashes = "";
  for (let t = 0, s = unit; t < marks.length; t++, s += trace.hiddenSize) {
    const value = values[s];
    const level = strength(value, scale) * (value < 0 ? -1 : 1);
    if (isSigned && level < -0.1) dashes += `M${LEFT + t * cell + (cell - 1 - dash) / 2} ${y + 6.5}h${dash}`;
    if (Object.is(level, painted[t])) continue;
    painted[t] = level;
    marks[t].setAttribute("fill-opacity", String(Math.abs(level)));
    marks[t].classList.toggle("lx-negative", level < 0);
  }
  if (isSigned) setAttribute(minus, "d", dashes);
}

// lstm_core/widgets/esm/kit/timeline.js
function createTimeline(container, { onMove, onHover, onKey, onLayout }) {
  const svg = svgElement("svg", { "aria-hidden": "true" });
  const stage = element("div", { class: "lx-stage", role: "slider", tabindex: 0, "aria-valuemin": 0 }, svg);
  stage.setAttribute("aria-label", "Timeline: left and right move the step, up and down the row");
  const figure = mount(container, element("div", { class: "lx-timeline" }, stage));
  let data = null;
  let frame = null;
  let shape = "";
  let width = 0;
  function draw() {
    if (!data || !width) return;
    const { trace, grouping } = data;
    const wanted = [trace.seqLen, trace.hiddenSize, grouping, width].join();
    if (wanted !== shape) {
      shape = wanted;
      frame = drawFrame(svg, trace.seqLen, trace.hiddenSize, grouping, width);
      onLayout({ left: LEFT, cell: frame.cell });
    }
    if (frame) {
      paint(frame, data);
      if (frame.total > width) follow(stage, LEFT + data.t * frame.cell);
    }
    setAttribute(stage, "aria-valuemax", trace.seqLen - 1);
    setAttribute(stage, "aria-valuenow", data.t);
    setAttribute(stage, "aria-valuetext", data.says);
  }
  function locate(event) {
    if (!frame || !data) return null;
    const box2 = svg.getBoundingClientRect();
    const t = Math.floor((event.clientX - box2.left - LEFT) / frame.cell);
    const y = event.clientY - box2.top;
    const row = frame.rows.reduce(
      (best, r) => Math.abs(r.y + SIZES.row / 2 - y) < Math.abs(best.y + SIZES.row / 2 - y) ? r : best
    );
    return { t: Math.max(0, Math.min(data.trace.seqLen - 1, t)), row };
  }
  const listen = { signal: figure.signal };
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const at2 = locate(event);
      if (!at2 || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      onHover(null);
      onMove({ t: at2.t, unit: at2.row.unit, quantity: at2.row.quantity });
    },
    listen
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at2 = locate(event);
      if (!at2) return;
      if (stage.hasPointerCapture(event.pointerId)) onMove({ t: at2.t });
      else if (event.pointerType === "mouse") onHover({ quantity: at2.row.quantity, unit: at2.row.unit, t: at2.t });
    },
    listen
  );
  stage.addEventListener("pointerleave", () => onHover(null), listen);
  stage.addEventListener(
    "keydown",
    (event) => {
      if (!data || !frame || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = keyTarget(event, data, frame.rows);
      if (to) onMove(to);
      if (to || onKey(event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key))
        event.preventDefault();
    },
    listen
  );
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now === width) return;
    width = now;
    draw();
  });
  observer.observe(stage);
  return {
    update(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      figure.destroy();
    }
  };
}
function keyTarget({ key, shiftKey }, { t, unit, quantity, trace }, rows) {
  if (shiftKey) return null;
  const last = trace.seqLen - 1;
  const steps = { ArrowLeft: t - 1, ArrowRight: t + 1, PageDown: t + 5, PageUp: t - 5, Home: 0, End: last };
  if (key in steps) {
    const to2 = steps[
      /** @type {keyof typeof steps} */
      key
    ];
    return { t: Math.max(0, Math.min(last, to2)) };
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const at2 = rows.findIndex((row) => row.unit === unit && row.quantity === quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at2 + (key === "ArrowUp" ? -1 : 1)))];
  return { unit: to.unit, quantity: to.quantity };
}
function follow(stage, x) {
  const { scrollLeft, clientWidth } = stage;
  if (x > scrollLeft + LEFT && x < scrollLeft + clientWidth - RIGHT) return;
  stage.scrollLeft = x - clientWidth / 2;
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
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return { svg, path };
}
function createTransport(container, options) {
  const { scrubIn, onStep, onPlay, onReset, symbol: symbol2 = "t", name = "timestep t", affects } = options;
  const button = (name2, label, affects2) => {
    const { svg, path } = icon(name2);
    const text = element("span", {}, label);
    return { path, text, node: element("button", { type: "button", "data-affects": affects2 }, svg, text) };
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
  const scrubRow = element("label", { class: "lx-scrub-row" }, element("span", { class: "lx-math" }, symbol2), scrub);
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

// lstm_core/widgets/esm/lib/sequence.js
function encode(x, { alphabet, inputSize }) {
  if (!Array.isArray(x) || x.length === 0) {
    throw new TypeError("x is empty; a sequence needs at least one timestep");
  }
  const encoded = new Float64Array(x.length * inputSize);
  x.forEach((entry, t) => {
    if (alphabet) {
      const column = alphabet.indexOf(entry);
      if (column < 0) {
        throw new RangeError(
          `x holds ${JSON.stringify(entry)} at step ${t}; the alphabet of this network is ${alphabet.join(" ")}`
        );
      }
      encoded[t * inputSize + column] = 1;
      return;
    }
    if (!Array.isArray(entry) || entry.length !== inputSize) {
      throw new RangeError(`x at step ${t} needs ${inputSize} numbers, one for each input of this network`);
    }
    encoded.set(entry.map(Number), t * inputSize);
  });
  return encoded;
}
function askedOrder(x, classes) {
  const letters = new Set((classes ?? []).join(""));
  const cues = [...x.keys()].filter((t) => typeof x[t] === "string" && letters.has(
    /** @type {string} */
    x[t]
  ));
  const order = cues.map((t) => x[t]).join("");
  return { cues, order, answer: (classes ?? []).indexOf(order) };
}
function withSymbol(x, t, symbol2) {
  return x.map((old, n) => n === t ? symbol2 : old);
}
function withSwap(x, t, other) {
  return x.map((old, n) => n === t ? x[other] : n === other ? x[t] : old);
}

// lstm_core/widgets/esm/lib/timeline-run.js
var FORGET_BIAS = { min: -6, max: 6, step: 0.1 };
var SPEED = { min: 1, max: 20, step: 1 };
function clamp(value, { min, max }, fallback = 0) {
  const n = Number(value);
  return Math.max(min, Math.min(max, Number.isNaN(n) ? fallback : n));
}
function runTimeline(network, traits) {
  const { x } = traits;
  const H = network.hiddenSize;
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const trace = lstmForward(network.rnn, encode(x, network), { forgetBias });
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: H - 1 }));
  const logits = network.head && linear(network.head, trace.h, last * H);
  return {
    name: network.name,
    classes: network.classes,
    x,
    t,
    unit,
    forgetBias,
    trace,
    logits,
    probabilities: logits && softmax(logits),
    halfLives: { now: halfLife(trace.a[(t * 4 + 1) * H + unit]), bias: halfLife(trace.bias[H + unit]) },
    ...askedOrder(x, network.classes)
  };
}
function cellScale(network, x) {
  const runs = [...network.examples, x].map((sequence) => lstmForward(network.rnn, encode(sequence, network)).c);
  const sizes = runs.flatMap((c) => Array.from(c, Math.abs)).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const at2 = (part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
  return { shade: at2(0.95), range: at2(1) };
}

// lstm_core/weights/temporal-order.json
var temporal_order_default = { format: "lstm_core weights 1", name: "temporal-order", cell: "LSTM", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"], ["E", "d", "a", "Y", "c", "b", "b", "d", "b", "c", "a", "d", "a", "b", "c", "d", "Y", "b", "b", "c", "c", "b", "d", "b", "c", "c", "b", "a", "a", "d", "a", "B"], ["E", "d", "a", "c", "b", "b", "a", "X", "d", "a", "c", "d", "a", "c", "d", "b", "d", "b", "c", "X", "c", "d", "a", "c", "b", "d", "c", "b", "b", "c", "B"], ["E", "d", "b", "c", "a", "c", "d", "d", "X", "d", "a", "c", "d", "d", "a", "d", "c", "b", "a", "c", "b", "Y", "d", "c", "a", "d", "c", "d", "b", "d", "B"], ["E", "a", "a", "d", "c", "d", "c", "b", "Y", "b", "d", "b", "d", "b", "d", "d", "a", "X", "c", "b", "a", "c", "d", "b", "a", "a", "c", "a", "a", "b", "c", "a", "a", "c", "a", "B"], ["E", "b", "b", "d", "d", "c", "Y", "c", "d", "a", "c", "a", "c", "b", "b", "c", "d", "d", "b", "d", "Y", "c", "c", "d", "d", "d", "a", "d", "a", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [24, 8], float32: "aD1MP3+ukj80kby/1zSSvwNjxj/UUKQ/13lLQND4E0BndGU+chYWQA5prz9CJ/+/uyCLP8Ptvr989StAOYA9QB5UeD+ALUQ/Kx1Lv9d7eL6pzNu/xZvVv1L5FECChgZAOZxHvia40D8at54/RzQeQASuij9NZyk/KWotQBqXIkB64+C/3qD7P8iuaT9eNz8+P8u+Psk5zT8MAxZAr5sPQOeixT4y/L1A/wM+PgqeSD1Y5cS9ukq4Pz9wGUCF8D1AnOatv8CLKECiGDZALXhvP32uK0DzU849E26rwH+nMD9iFSa+6EMVQIo+hT1XWji+BQQRP4l4D7xwITTApilBPwRPKL9gvyFAlthCPknCJECsGjs/3uQZvgy/uz5NcU6/nmZHvtry+j/XgFw/v/UgP35UsT9Ish5AFLj4P67b0D4zfFc/RO9tPZN5AT8zCbE/dgTQPlh0lD8zV78/2ZClP9n5oL/9Ye2/JjuWPxlt8z9cFTi/p8q2P/p+WUCDW93AMyjhv9Zw8T6YDAI8LKrzPHDmeL7/fTS+REBNQAWNDMAqvIS/HYURv44g3L4iUHy+qtTtvscf674cquc/JYJ4wEz0KD+qjus+ECEKPqAxAz78zgY+VMurvuMONUDJmzXAcV0TvnOtt78EapI+/ujzPSGuVz39BgI+gtK4P/EVpb/oGHC/t1yxv6EDgLwgMFw+94yNPlNTAz7ZmoI/93mivwsGsz99rTu/FZ6+Pp+OrL2GuII+nMCnPnWoSkAVokrAiBgev6l9K0BUXXU+PNP7P4PNYz84MARAnCsvvq1cpT8YBQTAgLMBQDrUoD6R8sM/4NUEQOwVzL5NRKs/xeY7vjnlIb8UPcw/SbSbP1MYKEDaaQxAaE0pPy+QLD9FTilAQKKYP5fsvT/3CNu9DLajPycatz1IMtW87KQOQII9IT7tuvU+W3UNQM1UBUDj4bs/2IARQCq68T6irQE/VPZiP7x5Xj575NU+j1WRPng1+D8WKpU/viOHPzb6Nj/dUTa/" }, "rnn.weight_hh_l0": { shape: [24, 6], float32: "9fMaPvzyiT0rcMs9NAfOPYUvoD2BN8E9LE/iPCnPorzgru68ZwaMPZPydT0YN0a8uyp4PcAsBDyFHgM9Ih9IPX7MTD2bDnE806ByvRuVLby54Gq95OFLPXMCHz318DO9pgXku5UAijyC4fi8rnHBPUx2Mj1lscS835I8PYPEvzsCcpg93jDQu/bRNrzTBu89xpa5PV+WAT0k2q88NtAXPfVUozw3XSq7FNtvPJAx/7tzruC78EXFO9+LszvcO667x/OLOxWuK7zZ3c28JVUdu/VyC7xqEKe8RXmbPbe8F70PHDU7S862vKmfxrw8CVO8X4FJPTZgFb1PH8e7Z4QCvZgh7rutnJK8wCNRPdfvUL0HLwG9kdp9vFzvNrwX7oW8LbEAPiMChTsVfqU91zqWPL/GiTzt4DM9FK9jO7RgaT23dFI9DOWzPH2mnDx/fHQ9Zx+MvJjT1DsAcuK7+vBWvTSZRr26kiY8wTKSPcNoRT16l489u62kPS0HrD134/s88++bPfYxgz39DYc9XNKbPWNFrD2+5x099ZkMPCd3tjxeyfA9HougveAyib3sFRY+x5aHu1AzqrwC1zu8OZP4u2Q7K7zveLe7o5KGPJgsLjx+ocg79wucPV6dJD3wVF08Q8UmO6LtR7zmi6G53F9pvKR5JbsJ/OQ7n6PxPJBvfrtxoDE88/HVPFAD8jwvJ4c6iDqBPQktbDovcyk8UNsVPel4ljwXFcq4iZqSPAq8abyw2ue6+AYBPaXRqzxCpAo8" }, "rnn.bias_ih_l0": { shape: [24], float32: "wF0DwKT4C8AJBhDAV7gpwJjgG8C44TPAWrxnQOWIekCCNJlAWqqOQBbte0BAFXJAyBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "rnn.bias_hh_l0": { shape: [24], float32: "xL/LPwzwcD8Qy7I/6rpWP1wLfD9r5jw/vKPAvPpQST/l+pE/hrZ3P50mBD/enm8+yBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "head.weight": { shape: [4, 6], float32: "M2WMP79eREAN4QlABafwP35BkD/oRu8/raepP5zN4b97/8O/M1HzP6kjkD/NUMO/bUz8Pwsi877ucrA/YREOwEKAyr+rJuo/PcU7wKHRn78ebBPAUdffv8XVgb+tpbq/" }, "head.bias": { shape: [4], float32: "1w5EvrNTkz523H4+mPziOw==" } } };

// lstm_core/widgets/esm/lib/network.js
var FORMAT = "lstm_core weights 1";
function decodeTensor(tensor, key, shape) {
  if (String(tensor.shape) !== String(shape)) {
    throw new RangeError(`${key} has shape (${tensor.shape.join(", ")}); this network needs (${shape.join(", ")})`);
  }
  const wide = tensor.float64 !== void 0;
  const bytes = Uint8Array.from(atob(tensor.float64 ?? tensor.float32 ?? ""), (s) => s.charCodeAt(0));
  const size = shape.reduce((n, m) => n * m, 1);
  const width = wide ? 8 : 4;
  if (bytes.length !== size * width) {
    throw new RangeError(`${key} holds ${bytes.length} bytes; its shape needs ${size * width}`);
  }
  const view = new DataView(bytes.buffer);
  return Float64Array.from(
    { length: size },
    (_, n) => wide ? view.getFloat64(n * width, true) : view.getFloat32(n * width, true)
  );
}
function decodeNetwork(stored) {
  if (stored?.format !== FORMAT) {
    throw new TypeError(`the weights have format ${JSON.stringify(stored?.format)}; "${FORMAT}" is needed`);
  }
  if (stored.cell !== "LSTM" && stored.cell !== "RNN") {
    throw new TypeError(`the weights hold a cell "${stored.cell}"; "LSTM" or "RNN" is needed`);
  }
  const { input_size: D, hidden_size: H, output_size: K, tensors } = stored;
  const rows = stored.cell === "LSTM" ? 4 * H : H;
  const read = (key, shape) => {
    if (!tensors?.[key]) throw new TypeError(`the weights hold no tensor "${key}"`);
    return decodeTensor(tensors[key], key, shape);
  };
  const bias = (key) => tensors?.[key] ? read(key, [rows]) : new Float64Array(rows);
  return {
    name: stored.name ?? "your network",
    cell: stored.cell,
    inputSize: D,
    hiddenSize: H,
    alphabet: stored.alphabet ?? null,
    classes: stored.classes ?? null,
    examples: stored.examples ?? [],
    rnn: {
      inputSize: D,
      hiddenSize: H,
      weightIh: read("rnn.weight_ih_l0", [rows, D]),
      weightHh: read("rnn.weight_hh_l0", [rows, H]),
      biasIh: bias("rnn.bias_ih_l0"),
      biasHh: bias("rnn.bias_hh_l0")
    },
    head: K && tensors["head.weight"] ? {
      inputSize: H,
      outputSize: K,
      weight: read("head.weight", [K, H]),
      bias: tensors["head.bias"] ? read("head.bias", [K]) : new Float64Array(K)
    } : null
  };
}

// lstm_core/widgets/esm/networks.js
var STORED = { "temporal-order": temporal_order_default };
function findNetwork(weights) {
  if (typeof weights !== "string") return decodeNetwork(
    /** @type {StoredNetwork} */
    weights
  );
  if (!Object.hasOwn(STORED, weights)) {
    throw new RangeError(`no network "${weights}" travels with this page; it knows ${Object.keys(STORED).join(", ")}`);
  }
  return decodeNetwork(
    /** @type {StoredNetwork} */
    STORED[weights]
  );
}

// lstm_core/widgets/esm/gate-timeline.js
var TRAITS = ["weights", "x", "t", "unit", "forget_bias", "speed"];
var QUESTION = "Which units still hold the first cue once the second has come, and where does a forget gate let go?";
var VIEW = {
  grouping: (
    /** @type {"gate" | "unit"} */
    "gate"
  ),
  quantity: (
    /** @type {Quantity} */
    "c"
  ),
  hovered: (
    /** @type {Cell | null} */
    null
  ),
  sources: (
    /** @type {Cell[]} */
    []
  ),
  plot: { left: 0, cell: 0 },
  playing: false,
  still: false
};
var traitsOf = (model) => Object.fromEntries(TRAITS.map((key) => [key, model.get(key)]));
var run = (model, network) => runTimeline(
  network,
  /** @type {any} */
  traitsOf(model)
);
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
function createKey(scale) {
  return element(
    "p",
    { class: "lx-key" },
    element("span", {}, element("i", { class: "lx-swatch lx-swatch-gate" }), "gates i f o, 0 to 1"),
    element("span", {}, element("i", { class: "lx-swatch lx-swatch-signed" }), `g h, −1 to 1; c, ±${number(scale, 1)}`)
  );
}
function build(root, model, redraw) {
  const network = findNetwork(model.get("weights"));
  if (network.cell !== "LSTM") {
    throw new TypeError(`the gate timeline needs an LSTM; these weights hold a cell "${network.cell}"`);
  }
  const first = traitsOf(model);
  const scale = cellScale(network, first.x);
  const view = { ...VIEW };
  let now = run(model, network);
  const set = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
    redraw();
  };
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };
  const write = (entry) => set({ x: withSymbol(now.x, now.t, entry) });
  const shift = (by) => {
    const to = now.t + by;
    if (to >= 0 && to < now.x.length) set({ x: withSwap(now.x, now.t, to), t: to });
  };
  const speed = () => clamp(model.get("speed"), SPEED, 4);
  if (network.classes) root.append(element("p", { class: "lx-question" }, QUESTION));
  const [head, side, plot, controls, step] = ["head", "side", "plot", "controls", "step"].map(
    (area) => element("div", { class: `lx-${area}` })
  );
  root.append(head, side, plot, controls, step);
  const { alphabet, classes } = network;
  const labels = classes ?? Array.from({ length: network.head?.outputSize ?? 0 }, (_, k) => `class ${k}`);
  const editor = alphabet ? createSequenceEditor(head, { alphabet, onSymbol: write, onShift: shift }) : createVectorEditor(head, { size: network.inputSize, onVector: write });
  const answer = network.head && createAnswer(side, { labels, asked: classes !== null });
  const bias = createSlider(side, {
    label: "Forget-bias offset",
    unit: "added to every forget bias",
    ...FORGET_BIAS,
    format: signed,
    onInput: (value) => set({ forget_bias: value })
  });
  const halfLives = createHalfLife(side);
  const lines = createLines(side, { names: (
    /** @type {const} */
    ["c", "h"]
  ) });
  const bar = element("div", { class: "lx-over" }, createKey(scale.shade));
  plot.append(bar);
  const grouping = createChoice(bar, {
    label: "Rows by",
    values: (
      /** @type {const} */
      ["gate", "unit"]
    ),
    affects: "view",
    onChoose: (value) => look({ grouping: value })
  });
  const timeline = createTimeline(plot, {
    onMove: ({ quantity = view.quantity, ...traits }) => {
      Object.assign(view, { quantity, hovered: null });
      set(traits);
    },
    onHover: (hovered) => look({ hovered }),
    onKey: (key) => {
      if (key === "Shift+ArrowLeft" || key === "Shift+ArrowRight") shift(key.endsWith("Left") ? -1 : 1);
      else if (alphabet?.includes(key)) write(key);
      else return false;
      return true;
    },
    onLayout: (where) => look({ plot: where })
  });
  const readout = element("p", { class: "lx-readout" });
  plot.append(readout);
  const transport = createTransport(controls, {
    scrubIn: plot,
    onStep: (t) => set({ t }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      set(first);
    }
  });
  const pace = createSlider(transport.extra, {
    label: "Speed",
    unit: "steps/s",
    ...SPEED,
    affects: "view",
    format: (value) => number(value, 0),
    onInput: (value) => set({ speed: value })
  });
  const unitChoice = createChoice(step, {
    label: "One step",
    kind: "lx-units",
    values: Array.from({ length: network.hiddenSize }, (_, u) => String(u)),
    onChoose: (unit) => set({ unit: Number(unit) })
  });
  const inspector = createInspector(step, { onHover: (sources) => look({ sources }) });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.trace.seqLen - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed,
    onChange: look
  });
  return {
    draw() {
      now = run(model, network);
      const { x, t, unit, trace, cues, logits, probabilities } = now;
      const last = trace.seqLen - 1;
      const reads = typeof x[t] === "string" ? x[t] : "";
      const here = { quantity: view.quantity, t, unit };
      const says = `step ${t}${reads && `, reads ${reads}`}; ${cellInWords(now.trace, here)}`;
      const atStart = JSON.stringify(first) === JSON.stringify(traitsOf(model));
      editor.update({ x, t });
      if (logits && probabilities) answer?.update({ ...now, logits, probabilities, t: last });
      bias.update({ value: now.forgetBias });
      halfLives.update({ ...now.halfLives, unit, t });
      lines.update({ trace, unit, t, scale: scale.range, cues });
      grouping.update({ value: view.grouping });
      const lit = view.hovered ? [view.hovered] : view.sources;
      timeline.update({ ...view, trace, x, cues, scale: scale.shade, t, unit, lit, says });
      setText(readout, cellInWords(now.trace, view.hovered ?? here));
      transport.update({ ...view, t, seqLen: trace.seqLen, atStart, says });
      pace.update({ value: speed() });
      unitChoice.update({ value: String(unit), label: `Step ${t}, written out for unit` });
      inspector.update({ trace, t, unit, reads, lit: [view.hovered ?? here] });
      const bad = firstNonFinite(trace);
      const warning = bad < 0 ? "" : ` The first value that is not finite stands at step ${bad}.`;
      if (!view.playing) sentence.update(summary(now) + warning);
    },
    destroy() {
      const parts = [
        editor,
        answer,
        bias,
        halfLives,
        lines,
        grouping,
        timeline,
        transport,
        pace,
        unitChoice,
        inspector
      ];
      for (const part of [...parts, sentence, player]) part?.destroy();
    }
  };
}
var gate_timeline_default = defineExplorable({ name: "gate-timeline", traits: TRAITS, rebuildOn: ["weights"], build });
export {
  gate_timeline_default as default
};
