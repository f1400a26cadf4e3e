/*! By `npm run build`
 * sources sha256 ad04b0e5d842a32ba507814e28e90e505c7043d4b2ab195625317733fcf3e17b
 * body sha256 a106ad478801a178288c9f089d3f19f91944697828837a3a4d0f5e7c2238306e
 * source lstm_core/tasks/data/recall.json
 * source lstm_core/weights/recall-far.json
 * source lstm_core/weights/recall-lstm.json
 * source lstm_core/weights/recall-near.json
 * source lstm_core/weights/recall-next.json
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/recall-figure.js
 * source lstm_core/widgets/esm/kit/select.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/lib/log-axis.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/network.js
 * source lstm_core/widgets/esm/lib/recall.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/memory-bench.js
 * source lstm_core/widgets/esm/recall-data.js
 * source tools/build_esm.mjs
 */
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
function placeIn(node, { clientX, clientY }) {
  const { left, top } = node.getBoundingClientRect();
  const zoom = zoomOf(node);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
var zoomOf = (node) => (
  /** @type {{currentCSSZoom?: number}} */
  node.currentCSSZoom ?? 1
);
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

// lstm_core/widgets/esm/lib/log-axis.js
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var powerOfTen = (n) => `10${String(n).replace(/./g, (sign) => RAISED[Number(sign)] ?? "⁻")}`;

// lstm_core/widgets/esm/lib/lstm.js
var isGated = (trace) => "c" in trace;
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

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

// lstm_core/widgets/esm/lib/recall.js
var SYMBOLS = ["X", "Y", "a", "b", "c", "d", "?"];
var LENGTH = 32;
var LONGEST = LENGTH - 1;
var CUES = [0, 1];
var QUESTION = 6;
var NOTHING = 2;
function symbolsOf(noise2, cue, lag) {
  const symbols = [...Array.from(noise2, (symbol) => SYMBOLS.indexOf(symbol)), QUESTION];
  symbols[LONGEST - lag] = cue;
  return symbols;
}
function windowAnswer(symbols, k) {
  const seen = symbols.slice(-k);
  return seen.includes(1) && !seen.includes(0) ? 1 : 0;
}
function machineStates(symbols) {
  let state = NOTHING;
  return symbols.map((symbol) => {
    if (symbol <= 1) state = symbol;
    return state;
  });
}
function oneHot(symbols) {
  const x = new Float64Array(symbols.length * SYMBOLS.length);
  symbols.forEach((symbol, t) => {
    x[t * SYMBOLS.length + symbol] = 1;
  });
  return x;
}
function run(network, symbols, from) {
  const H = network.hiddenSize;
  const state = {};
  if (from && from.t >= 0) {
    state.h0 = from.trace.h.slice(from.t * H, (from.t + 1) * H);
    if (isGated(from.trace)) state.c0 = from.trace.c.slice(from.t * H, (from.t + 1) * H);
  }
  return (network.cell === "LSTM" ? lstmForward : rnnForward)(network.rnn, oneHot(symbols), state);
}
function logitsOf({ head }, { h, seqLen, hiddenSize }) {
  if (!head) throw new TypeError("the network has no head to answer with");
  return linear(head, h, (seqLen - 1) * hiddenSize);
}
function networkShares(noise2, network) {
  const right = new Array(LONGEST).fill(0);
  for (const line of noise2) {
    const before = run(network, symbolsOf(line, 0, 1).slice(0, LONGEST - 1));
    for (let lag = 1; lag <= LONGEST; lag++) {
      for (const cue of CUES) {
        const place = LONGEST - lag;
        const rest = symbolsOf(line, cue, lag).slice(place);
        const [x, y] = logitsOf(network, run(network, rest, { trace: before, t: place - 1 }));
        right[lag - 1] += Number((y > x ? 1 : 0) === cue);
      }
    }
  }
  return right.map((count) => count / (noise2.length * CUES.length));
}
function sharesOf(noise2, answer) {
  return Array.from({ length: LONGEST }, (_, n) => {
    const asked = noise2.flatMap((line) => CUES.map((cue) => ({ cue, symbols: symbolsOf(line, cue, n + 1) })));
    return asked.filter(({ cue, symbols }) => answer(symbols) === cue).length / asked.length;
  });
}
var carried = (trace) => isGated(trace) ? [trace.h, trace.c] : [trace.h];
function fading(line, network, lag) {
  const [x, y] = CUES.map((cue) => carried(run(network, symbolsOf(line, cue, lag))));
  const H = network.hiddenSize;
  return Float64Array.from({ length: LENGTH }, (_, t) => {
    let sum = 0;
    x.forEach((states, n) => {
      for (let s = t * H; s < (t + 1) * H; s++) sum += (states[s] - y[n][s]) ** 2;
    });
    return Math.sqrt(sum);
  });
}
function whole(value, low, high, name) {
  if (Number.isInteger(value) && Number(value) >= low && Number(value) <= high) return Number(value);
  throw new RangeError(`${name} is ${value}; it is a whole number from ${low} to ${high}`);
}
function runRecall(noise2, network, traits) {
  const lag = whole(traits.lag, 1, LONGEST, "lag");
  const k = whole(traits.window, 1, LENGTH, "window");
  const line = noise2[whole(traits.string, 0, noise2.length - 1, "string")];
  const cue = SYMBOLS.indexOf(traits.cue);
  if (cue !== 0 && cue !== 1) throw new RangeError(`cue is ${traits.cue}; give X or Y`);
  const symbols = symbolsOf(line, cue, lag);
  const probabilities = softmax(logitsOf(network, run(network, symbols)));
  return {
    lag,
    k,
    place: LONGEST - lag,
    cue: traits.cue,
    symbols,
    seen: lag < k,
    states: machineStates(symbols),
    answers: {
      window: SYMBOLS[windowAnswer(symbols, k)],
      machine: SYMBOLS[machineStates(symbols)[LONGEST]],
      network: SYMBOLS[probabilities[1] > probabilities[0] ? 1 : 0]
    },
    probabilities,
    distances: fading(line, network, lag),
    contents: (SYMBOLS.length - 1) ** (k - 1)
  };
}
var LEAST = 1e-12;
function distanceInWords(value) {
  if (value < LEAST) return "less than 1e−12";
  if (value >= 0.01) return number(value, 2);
  return value.toExponential(0).replace("e-", "e−");
}
function countInWords(value) {
  if (value < 1e6) return String(value);
  const power = Math.floor(Math.log10(value));
  return `${number(value / 10 ** power, 1)} · ${powerOfTen(power)}`;
}
var percent = (share) => `${number(100 * share, 0)} %`;
function recallSummary({ lag, k, cue, seen, answers, distances, place }, name, share) {
  const sees = seen ? `sees it and answers ${answers.window}` : `no longer sees it and guesses ${answers.window}`;
  const [first, last] = [distances[place], distances[LONGEST]].map(distanceInWords);
  return `Memory bench: the cue ${cue} stands ${lag} steps before the question; a window of ${k} ${sees}; the state machine answers ${answers.machine}; the ${name} answers ${answers.network}, and is right in ${percent(share)} of the strings at this lag; its states after X and after Y are ${first} apart at the cue and ${last} apart at the question.`;
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

// lstm_core/widgets/esm/kit/recall-figure.js
var LEFT = 42;
var RIGHT = 10;
var WIDEST = 36;
var ROWS = { symbols: 0, window: 34, machine: 86, fading: 138, shares: 268 };
var BAND = 20;
var PLOT = 92;
var HEIGHT = ROWS.shares + 16 + PLOT + 34;
var POWERS = [1, -16];
var TICKS = [0, -4, -8, -12, -16];
var LAG_TICKS = [31, 25, 20, 15, 10, 5, 1];
var heightOf = (distance) => {
  const power = Math.max(POWERS[1], Math.min(POWERS[0], Math.log10(distance)));
  return ROWS.fading + 16 + PLOT * (POWERS[0] - power) / (POWERS[0] - POWERS[1]);
};
var heightOfShare = (share) => ROWS.shares + 16 + PLOT * (1 - share);
var caption = (text, y) => svgElement("text", { class: "lx-caption", x: LEFT, y }, text);
function createRecallFigure(container, { onPlace }) {
  const svg = svgElement("svg", { class: "lx-recall", height: HEIGHT, "aria-hidden": "true" });
  const range = element("input", { type: "range", min: 0, max: LONGEST - 1, step: 1, class: "lx-scrub" });
  const scrub = element("label", { class: "lx-scrub-row" }, element("span", { class: "lx-label" }, "cue"), range);
  const root = element("div", { class: "lx-recall-box" }, scrub, svg);
  const figure = mount(container, root);
  const column = (t) => LEFT + t * cell;
  const centre = (t) => column(t) + (cell - 1) / 2;
  let cell = WIDEST;
  let parts = null;
  function frame() {
    const right = column(LENGTH);
    const symbols = Array.from(
      { length: LENGTH },
      (_, t) => svgElement("text", { class: "lx-input", x: centre(t), y: ROWS.symbols + 17 })
    );
    const chip = svgElement("rect", { class: "lx-cue-chips", y: ROWS.symbols + 3, width: cell - 1, height: BAND });
    const guide = svgElement("path", { class: "lx-guides" });
    const sight = svgElement("rect", { class: "lx-sight", y: ROWS.window + 16, height: BAND });
    const unseen = svgElement("path", { class: "lx-axis", d: `M${LEFT} ${ROWS.window + 16.5 + BAND / 2}H${right}` });
    const kept = svgElement("rect", { class: "lx-kept", y: ROWS.machine + 16, height: BAND });
    const empty = svgElement("path", { class: "lx-axis", d: `M${LEFT} ${ROWS.machine + 16.5 + BAND / 2}H${right}` });
    const letters = [ROWS.window, ROWS.machine].map((y) => svgElement("text", { class: "lx-input lx-now", y: y + 31 }));
    const curve = svgElement("path", { class: "lx-curve lx-line-h" });
    const ends = [0, 1].map(() => svgElement("circle", { class: "lx-dot", r: 3.5 }));
    const lines = (
      /** @type {const} */
      ["machine", "window", "network"].map(
        (name) => svgElement("path", { class: `lx-curve lx-share-${name}` })
      )
    );
    const dots = Array.from(
      { length: LONGEST },
      (_, n) => svgElement("circle", {
        class: "lx-share-dot",
        r: 2.5,
        cx: centre(LONGEST - n - 1),
        "data-quantity": "share_network"
      })
    );
    const titles = [
      caption("", ROWS.window + 8),
      caption("", ROWS.machine + 8),
      caption("", ROWS.fading + 8),
      caption("", ROWS.shares + 8)
    ];
    const ticks = TICKS.flatMap((power) => ruled(heightOf(10 ** power), powerOfTen(power), right));
    const shareTicks = [1, 0.5, 0].flatMap((share) => ruled(heightOfShare(share), `${100 * share} %`, right));
    const lags = LAG_TICKS.filter((lag) => cell >= 9 || lag % 10 === 0 || lag === 31 || lag === 1).map(
      (lag) => svgElement("text", { class: "lx-tick lx-middle", x: centre(LONGEST - lag), y: HEIGHT - 18 }, String(lag))
    );
    const axis = svgElement(
      "text",
      { class: "lx-tick", x: LEFT, y: HEIGHT - 3 },
      "lag: steps from the cue to the question"
    );
    svg.classList.toggle("lx-tight", cell < 9);
    svg.replaceChildren(
      ...[unseen, empty, ...ticks, ...shareTicks, ...lags, axis, ...titles, guide, chip, sight, kept],
      ...[...symbols, ...letters, curve, ...ends, ...lines, ...dots]
    );
    return { symbols, chip, guide, sight, kept, letters, curve, ends, lines, dots, titles };
  }
  function draw({ now, shares, cell: kind }) {
    parts ??= frame();
    const { place, symbols, k, lag, answers, seen, distances } = now;
    drawRows(parts, now);
    const reach = `${lag} steps earlier`;
    setText(
      parts.titles[0],
      seen ? `A window of ${k} sees the cue` : `A window of ${k}: the cue lies outside, ${reach}`
    );
    setText(parts.titles[1], `A state machine keeps ${answers.machine}`);
    setText(parts.titles[2], `${kind}: distance of the states after X, Y`);
    setText(parts.titles[3], "Right answers, if the cue stands here");
    const points = Array.from(distances.slice(place), (d, n) => [centre(place + n), heightOf(d)]);
    setAttribute(parts.curve, "d", broken(points));
    for (const [n, point] of [points[0], points[points.length - 1]].entries()) {
      setAttribute(parts.ends[n], "cx", point[0]);
      setAttribute(parts.ends[n], "cy", point[1].toFixed(1));
    }
    drawShares(parts, shares);
    if (range.valueAsNumber !== place) range.value = String(place);
    range.setAttribute("aria-valuetext", `${SYMBOLS[symbols[place]]} at step ${place}, lag ${lag}`);
  }
  function drawRows({ symbols: nodes, chip, guide, sight, kept, letters }, { symbols, place, k, seen, states }) {
    symbols.forEach((symbol, t) => {
      setText(nodes[t], SYMBOLS[symbol]);
      nodes[t].classList.toggle("lx-cue", t === place);
    });
    setAttribute(chip, "x", column(place));
    setAttribute(guide, "d", `M${Math.round(centre(place)) + 0.5} ${BAND + 6}V${heightOfShare(0)}`);
    setAttribute(sight, "x", column(LENGTH - k));
    setAttribute(sight, "width", k * cell - 1);
    setAttribute(kept, "x", column(place));
    setAttribute(kept, "width", (LENGTH - place) * cell - 1);
    setText(letters[0], seen ? SYMBOLS[symbols[place]] : "");
    setAttribute(letters[0], "x", centre(place));
    setText(letters[1], SYMBOLS[states[LONGEST]]);
    setAttribute(letters[1], "x", centre(LONGEST));
  }
  function drawShares({ lines, dots }, { machine, window: seen, network }) {
    for (const [n, values] of [machine, seen, network].entries()) {
      const points = values.map((share, at) => [centre(LONGEST - at - 1), heightOfShare(share)]);
      setAttribute(lines[n], "d", n === 1 ? stairs(points, cell) : broken(points));
    }
    network.forEach((share, n) => {
      setAttribute(dots[n], "cy", heightOfShare(share).toFixed(1));
      showValue(dots[n], share, "", { lag: n + 1 });
    });
  }
  const listen = { signal: figure.signal };
  range.addEventListener("input", () => onPlace(range.valueAsNumber), listen);
  let dragging = false;
  const follow = (event) => {
    const at = Math.floor((placeIn(svg, event).x - LEFT) / cell);
    onPlace(Math.max(0, Math.min(LONGEST - 1, at)));
  };
  svg.addEventListener(
    "pointerdown",
    (event) => {
      dragging = true;
      svg.setPointerCapture(event.pointerId);
      follow(event);
    },
    listen
  );
  svg.addEventListener("pointermove", (event) => dragging && follow(event), listen);
  for (
    const end of
    /** @type {const} */
    ["pointerup", "pointercancel"]
  ) {
    svg.addEventListener(end, () => dragging = false, listen);
  }
  return fitted(figure, root, draw, (width) => {
    cell = Math.max(6, Math.min(WIDEST, Math.floor((width - LEFT - RIGHT) / LENGTH)));
    setAttribute(svg, "width", LEFT + cell * LENGTH + RIGHT);
    root.style.setProperty("--lx-left", `${LEFT + (cell - 1) / 2}px`);
    root.style.setProperty("--lx-run", `${cell * (LONGEST - 1)}px`);
    parts = null;
  });
}
var broken = (points) => `M${points.map((point) => point.map((v) => v.toFixed(1)).join(" ")).join("L")}`;
function stairs(points, cell) {
  const steps = points.map(([x, y]) => `V${y.toFixed(1)}H${(x - cell / 2).toFixed(1)}`);
  return `M${(points[0][0] + cell / 2).toFixed(1)} ${points[0][1].toFixed(1)}${steps.join("")}`;
}
function ruled(y, text, right) {
  return [
    svgElement("path", { class: "lx-axis", d: `M${LEFT} ${Math.round(y) + 0.5}H${right}` }),
    svgElement("text", { class: "lx-tick lx-end", x: LEFT - 5, y: y + 4 }, text)
  ];
}
function createReaders(container) {
  const value = (quantity) => element("span", { class: "lx-number", "data-quantity": quantity });
  const table = element("table", { class: "lx-readers", "aria-label": "What the three answer" });
  const head = ["answers", "right at this lag", "keeps"].map((text) => element("th", { scope: "col" }, text));
  table.append(element("tr", {}, element("td"), ...head));
  const rows = (
    /** @type {const} */
    ["window", "machine", "network"].map((name) => {
      const [title, answer, kept] = [element("th", { scope: "row" }), element("td"), element("td")];
      const share = value(`share_${name}`);
      table.append(element("tr", { class: `lx-reader-${name}` }, title, answer, element("td", {}, share), kept));
      return { title, answer, share, kept };
    })
  );
  const [contents, reach, p, first, last] = ["contents", "reach", "probability", "distance", "distance"].map(value);
  const figure = mount(container, table);
  const fading2 = element(
    "p",
    { class: "lx-label" },
    "Distance of the states: ",
    first,
    " at the cue, ",
    last,
    " at the question."
  );
  container.append(fading2);
  rows[0].kept.append("one of ", contents, " texts; reaches back ", reach, " steps");
  rows[1].kept.append("one of 3 states");
  const sure = element("span");
  rows[2].answer.append(sure, " (", p, ")");
  return {
    /** @param {FigureData & {text: string, numbers: number}} data */
    update({ now, shares, text, numbers }) {
      const { lag, k, answers, seen, probabilities, distances, place } = now;
      const mark = (answer) => `${answer} ${answer === now.cue ? "✓" : "✗"}`;
      setText(rows[0].title, `Window of ${k}`);
      setText(rows[1].title, "State machine");
      setText(rows[2].title, text);
      setText(rows[0].answer, seen ? mark(answers.window) : `${mark(answers.window)} a guess`);
      setText(rows[1].answer, mark(answers.machine));
      setText(sure, mark(answers.network));
      const given = probabilities[SYMBOLS.indexOf(now.cue)];
      showValue(p, given, `${now.cue}: ${number(100 * given, 0)} %`, { class: now.cue });
      for (
        const [n, name] of
        /** @type {const} */
        ["window", "machine", "network"].entries()
      ) {
        showValue(rows[n].share, shares[name][lag - 1], `${number(100 * shares[name][lag - 1], 0)} %`, { lag });
      }
      showValue(contents, now.contents, countInWords(now.contents));
      showValue(reach, k - 1, String(k - 1));
      setText(rows[2].kept, `${numbers} numbers`);
      showValue(first, distances[place], distanceInWords(distances[place]), { t: place });
      showValue(last, distances[LONGEST], distanceInWords(distances[LONGEST]), { t: LONGEST });
    },
    destroy() {
      figure.destroy();
      fading2.remove();
    }
  };
}

// lstm_core/widgets/esm/kit/select.js
function createSelect(container, { label, name, options, onChoose }) {
  const entries = options.map(({ value, text }) => element("option", { value }, text));
  const select = element("select", { name }, ...entries);
  const root = element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, label), select);
  const figure = mount(container, root);
  select.addEventListener("change", () => onChoose(select.value), { signal: figure.signal });
  return {
    update({ value, disabled = false }) {
      if (select.value !== value) select.value = value;
      select.disabled = disabled;
    },
    destroy: figure.destroy
  };
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

// lstm_core/tasks/data/recall.json
var noise = [
  "dcbbbbbababdccbbababdabbbdcacaa",
  "dccdadacaadabdadcddcbbcababbccb",
  "abcadbddcbdadddacdaaaacdacccbbb",
  "cabacbbcdcacadbcbaaababbcbbbcab",
  "aadcdcbaaaadcdcbdabaaadaabcbccb",
  "badddacdbbcabbbddbaadacacdcbbbc",
  "dbacbccccbdccdcccbaddbcbcbbcdca",
  "bcadabcdadbacaaaccdcdbcdcadddbc",
  "daabaaabbccbadbabcccdcbaaacbdba",
  "bbcaabcbcbdaaddabbcbdcddbcbdaac",
  "cdcbababcdddaccdddaddcbdcaaddbb",
  "babddbcaddadbcdddbababcbcacbdbd",
  "ccbabddaddcabbaaaaadaccdabcaccb",
  "dbbcabbcbabdddddbbcbbadcbcbdbcd",
  "ccccabcabadbbacacaadbbcaccdddab",
  "bcbaadbcbbbadcaacdbddbbdbbaacdc",
  "cdabdabbdadadbbcdbaacbdadabadad",
  "cbbbbddcdcbabdbabbdabaaadbccdac",
  "bcbddcbdcbdcaabbddbaaabddabddba",
  "dccbabaabaccbaaaddadccabcbbcadd",
  "cadbbaadcdcdbdcbbcdbcaccdddbbbd",
  "bbddadbbadbcbcdadcacddcbdcadcba",
  "cdcddacbadcacacbabbaccdcbdaadbc",
  "bbcdcdccadabcaacbaabbbcdbdbcccc",
  "dbcccdcbbccaacddaaaaabadbbdabbd",
  "ccbbcbaadccdcbbccbadaabaccccacb",
  "cdadbaabcadcbdadadcdbbbccbcbddb",
  "dbbabbdbadbbdcbdadbdadbadacadcd",
  "aadbbdadcdcbcccabacbdbbbbddacac",
  "dbbaacbacabbddbccbacbbbbdcbcacb",
  "acdbddaaabcbcaacccdadaacbdacaad",
  "cbadddabddcacbaaadaaddaababacbb",
  "dbcbabdcdbabcabcbbaacbcbbddcbbd",
  "aadbadaacddbdddabddcbacbcdcaacd",
  "cdcbabbdacdbbdccccaabcdcdabaaab",
  "dbdaacccbccddcaacbdcdadcbaaaaba",
  "cbcdccaddbcacdadccbcbbbabcbcacb",
  "acbacbbaadddcdaccdadaabcabbccda",
  "cbdbdddbcacaacabcaacbbbdaacdadc",
  "bdaaabcdddbdabdaddcbdbddbcacdca",
  "acabdbdddbaadbbbbdaadbaaaddccca",
  "aaadbaaadbadabdcdcaaadcbcdabddb",
  "abacbddbbaaacbbcabcdabaacadcbbd",
  "cbbaddcdcdcbcccdcbaaccbdacabdad",
  "bdaacddacabbcaacacacdbdaccddcdb",
  "bbdadccdbdbacdbddabacacddbdddba",
  "cbdddaabdcaadaacbdcdccabddaddbc",
  "cbcbddddbccbbddabddddabadcdbccd",
  "acbcabdccdbacccabaccbcbaacdccdb",
  "dbbddabacaaaabcbdddccbbdbaaabdc"
];

// lstm_core/weights/recall-far.json
var recall_far_default = { format: "lstm_core weights 1", name: "recall-far", cell: "RNN", input_size: 7, hidden_size: 4, output_size: 2, alphabet: ["X", "Y", "a", "b", "c", "d", "?"], classes: ["X", "Y"], tensors: { "rnn.weight_ih_l0": { shape: [4, 7], float32: "rz8MPgi9a77lFja+zmbRvvX/Rj5rlZQ+gsQ/PiYBaz4esDI9ppUoPemjgz4hUpO+TAv6PkH82L7MKms+dxCmvo1DrD7HW5w9ekGhvtqM/DwctfC+8V3Avim4Lj4kBwI/fPr9OtLiub1Q2uI+U2u3Pg==" }, "rnn.weight_hh_l0": { shape: [4, 4], float32: "+tcgO51Yaj6dR00+NQ2PvfgW8L3lPTY+4PENPcGrLr7Fusa9ppTbPtotrT4L4QG+uHTWvPKkXr5ZDQo9hMtPvg==" }, "rnn.bias_ih_l0": { shape: [4], float32: "CGuEvVl/4T6JfYq+1MXmPA==" }, "rnn.bias_hh_l0": { shape: [4], float32: "/Ji+vqT9wz4EM5Q+ZBe2vg==" }, "head.weight": { shape: [2, 4], float32: "QIIkPitucL7QLkK+8pPXvpgoKj4crrc9pXR5vhbYwL4=" }, "head.bias": { shape: [2], float32: "G3cEvof/iL4=" } } };

// lstm_core/weights/recall-lstm.json
var recall_lstm_default = { format: "lstm_core weights 1", name: "recall-lstm", cell: "LSTM", input_size: 7, hidden_size: 4, output_size: 2, alphabet: ["X", "Y", "a", "b", "c", "d", "?"], classes: ["X", "Y"], tensors: { "rnn.weight_ih_l0": { shape: [16, 7], float32: "OEqeP+gC1z5G4Ha9SeNgvh3eSD+0XkI/UtgfP2nNzj/QxLQ/n/q+PpCGSz4B2Si/Y59TPiRpHT8HaaM/gNiQP8yekz6HBYK+VkO/vWWlhb59po1AabL9vfAttz8bFiM+C7z6PS5aT73g0fg+xk1iP0jeB79BZCc/6WbiPq1sqz1IgTa+34f1PoFz7T5cBJC/m0gBPjfoWD+UmGM/XfuEPlzXCj+hyxs/xeWmv6IRXj+IWHI+2eAFP43T7j0k8KA+9S3YPtUwZz4IvbY/YEuOPTz9az99LRA9SQpnPiUDI7zhB1Y/Oxgtv0LzAr5vJwm+oA0mvcr2Yr401+S9COmlPwwVt7/oyH47S4vku8znRj6BS6S9E9VvPrnmlb8s3Ng/n77yPbvgMz7Hgng+0BKnvSIXk7+O0VU+Lq6Hv6N/IDy6Nom9LkxjvSPO+zw+Qwk/GyMev9vkoj6sSBu/Excevyrckr/oHiu/6dumPzRMBD/L+Xo+TD0xPw0ZTj/iXzs/YZoEPayL2D/kGE2/J/3RP0RRvD4oBdi9t98wP1IOIj+eIfM/Bq1vPyJdir2kmBY/FhtnvUvZ8z6RhsQ+pLYsPw==" }, "rnn.weight_hh_l0": { shape: [16, 4], float32: "jEBoPRDMR7827Ic/r1JIvxOaRj1s+Te/stV5P4ksZr9dRLm+Rh3RvuNlkT/ZOgm/KnwYv0Mhcb5u3A0/ZaADvzeOrb7SGNa9ZEnyPh8o376XxBC9fTuOvaDNlT75KQG/bBJYPbTFxL6DVHc/q173vhA0Hrw82Lk+O5EYP7SvM7+i3OW82HOmP/00Mb/tNHm+vPtsvgpXGD9klzO/F5GdOwcL/778arm+sWTmPXwWQL103ua8NvtHvxUiCT9Uufu9SbXEvih1qr2bQFk/sCr8u3Teab6RfNC+HHIaP+1SV75CLD2+YdgMv6eNHD+X+oE+C3D5vjqaET+fSrA/BaD5vg==" }, "rnn.bias_ih_l0": { shape: [16], float32: "SKFJwH38P8BV607AnCrMv0glc0D/6XNA3S10QE+qDUDkdvg9Rlg8PeZ+5DwtMh2953UyP4P4OD9c1+o+pdN4Pw==" }, "rnn.bias_hh_l0": { shape: [16], float32: "HCXZPiFPzz5aTbA+sfstPtH1ZT7sHNA+0Y1zPjGq5T7kdvg9Rlg8PeZ+5DwtMh2953UyP4P4OD9c1+o+pdN4Pw==" }, "head.weight": { shape: [2, 4], float32: "+4JuP5gssj/70tm/OmW7v2w1r7+wCGy/pnx3P8Ojnz8=" }, "head.bias": { shape: [2], float32: "8qv4Pno4D74=" } } };

// lstm_core/weights/recall-near.json
var recall_near_default = { format: "lstm_core weights 1", name: "recall-near", cell: "RNN", input_size: 7, hidden_size: 4, output_size: 2, alphabet: ["X", "Y", "a", "b", "c", "d", "?"], classes: ["X", "Y"], tensors: { "rnn.weight_ih_l0": { shape: [4, 7], float32: "ZfI4P4i3rb+a1yu+fEINvr7cnj4PIe0+tspCPrSfYz9a/hi/2XX0Po7itD5kpNu+XQ4bP4M8Ab/Jp3E/HNqgv37wWj7ubr090nYvvoWP4bzc+ce9whGUv0HojD9x8RE+vf8BPWrH373LHLc+obXVPg==" }, "rnn.weight_hh_l0": { shape: [4, 4], float32: "ykAyP34+Xz6Ykjs/Yywsv03Kir9Ylhs+rTg9v0/Ftz5IrNY+N3SqPvzYYj+SIh+/JsOUvnTv072lXlm+lhqXPg==" }, "rnn.bias_ih_l0": { shape: [4], float32: "SDAePYNBjj7pL42+0rdIPg==" }, "rnn.bias_hh_l0": { shape: [4], float32: "MbiJvp1/YT6kgJE+r09Avg==" }, "head.weight": { shape: [2, 4], float32: "kPerP2GEnr9kDEo/upwevzUigr998Ys/oXqcvyhlNr4=" }, "head.bias": { shape: [2], float32: "pLTKveuNmL4=" } } };

// lstm_core/weights/recall-next.json
var recall_next_default = { format: "lstm_core weights 1", name: "recall-next", cell: "RNN", input_size: 7, hidden_size: 4, output_size: 2, alphabet: ["X", "Y", "a", "b", "c", "d", "?"], classes: ["X", "Y"], tensors: { "rnn.weight_ih_l0": { shape: [4, 7], float32: "FByVv0BzAD9NTQE8Pw3kvVxNK77P7bq9mPqPviTUgL/RmGM/Z4fOvsdC8r1VSTc7AxJhvjMiOTvIDGc/vPPyvgk/tr4H2R69cFbkPa3UTL4C9N++8/vLvRlSJj8fCPq+OBf/PUgwkT5iUG09KEIWPw==" }, "rnn.weight_hh_l0": { shape: [4, 4], float32: "BYahv6ROHL/feLY+b3yovq+fWz/ZKo0/TlTivu/SJTy0g4+/PmYOv/OeBT8GIyy+PwCDP+OCgj9s7ie+OcmbPg==" }, "rnn.bias_ih_l0": { shape: [4], float32: "9pSPvf6XXT60HKM+/bmOvg==" }, "rnn.bias_hh_l0": { shape: [4], float32: "sMGzPmjwF75KSaS9zGFwvg==" }, "head.weight": { shape: [2, 4], float32: "UMh/P610fL+YJ44/tfV4v3spPb+ogy0/k2Qgvy+X4z4=" }, "head.bias": { shape: [2], float32: "wuYKvgyagD0=" } } };

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
function headerOf(stored) {
  if (stored?.format !== FORMAT) {
    throw new TypeError(`the weights have format ${JSON.stringify(stored?.format)}; "${FORMAT}" is needed`);
  }
  return {
    name: stored.name ?? "your network",
    inputSize: stored.input_size,
    alphabet: stored.alphabet ?? null,
    classes: stored.classes ?? null,
    examples: stored.examples ?? []
  };
}
function headOf({ output_size: K, tensors }, inputSize) {
  if (!K || !tensors["head.weight"]) return null;
  const weight = decodeTensor(tensors["head.weight"], "head.weight", [K, inputSize]);
  const bias = tensors["head.bias"] ? decodeTensor(tensors["head.bias"], "head.bias", [K]) : new Float64Array(K);
  return { inputSize, outputSize: K, weight, bias };
}
function decodeNetwork(stored) {
  const header = headerOf(stored);
  if (stored.cell !== "LSTM" && stored.cell !== "RNN") {
    throw new TypeError(`the weights hold a cell "${stored.cell}"; "LSTM" or "RNN" is needed`);
  }
  const { input_size: D, hidden_size: H, tensors } = stored;
  const rows = stored.cell === "LSTM" ? 4 * H : H;
  const read = (key, shape) => {
    if (!tensors?.[key]) throw new TypeError(`the weights hold no tensor "${key}"`);
    return decodeTensor(tensors[key], key, shape);
  };
  const bias = (key) => tensors?.[key] ? read(key, [rows]) : new Float64Array(rows);
  return {
    ...header,
    cell: stored.cell,
    hiddenSize: H,
    rnn: {
      inputSize: D,
      hiddenSize: H,
      weightIh: read("rnn.weight_ih_l0", [rows, D]),
      weightHh: read("rnn.weight_hh_l0", [rows, H]),
      biasIh: bias("rnn.bias_ih_l0"),
      biasHh: bias("rnn.bias_hh_l0")
    },
    head: headOf(stored, H)
  };
}

// lstm_core/widgets/esm/recall-data.js
var NOISE = noise;
var STORED = (
  /** @type {Record<string, {stored: StoredNetwork, text: string}>} */
  {
    "recall-next": { stored: recall_next_default, text: "RNN trained at lag 1" },
    "recall-near": { stored: recall_near_default, text: "RNN trained at lags 1 to 6" },
    "recall-far": { stored: recall_far_default, text: "RNN trained at lag 31" },
    "recall-lstm": { stored: recall_lstm_default, text: "LSTM trained at lag 31" }
  }
);
var OPTIONS = Object.entries(STORED).map(([value, { text }]) => ({ value, text }));
function load(name) {
  if (!Object.hasOwn(STORED, name)) {
    throw new RangeError(`no network "${name}" travels with this bench; it knows ${Object.keys(STORED).join(", ")}`);
  }
  const { stored, text } = STORED[name];
  const network = decodeNetwork(stored);
  return { network, text, shares: networkShares(NOISE, network) };
}
var loaded = /* @__PURE__ */ new Map();
function findRecall(name) {
  const found = loaded.get(String(name)) ?? load(String(name));
  loaded.set(String(name), found);
  return found;
}

// lstm_core/widgets/esm/memory-bench.js
var TRAITS = ["network", "lag", "window", "cue", "string"];
var QUESTION2 = "Drag the cue to the left. Which of the three still knows it at the question?";
function build(root, { read, set }) {
  const first = read();
  findRecall(first.network);
  const machine = sharesOf(NOISE, (symbols) => machineStates(symbols)[LONGEST]);
  root.append(element("p", { class: "lx-question" }, QUESTION2));
  const head = area(root, "head");
  const knobs = area(root, "knobs");
  const figure = createRecallFigure(area(root, "strip"), { onPlace: (place) => set({ lag: LONGEST - place }) });
  const key = element("p", { class: "lx-key" });
  for (const [kind, text] of [
    ["machine", "state machine"],
    ["window", "window"],
    ["network", "network"]
  ]) {
    key.append(element("span", {}, element("span", { class: `lx-swatch lx-swatch-${kind}` }), text));
  }
  root.append(key);
  const readers = createReaders(area(root, "answers"));
  const networks = createSelect(head, {
    label: "Network",
    name: "network",
    options: OPTIONS,
    onChoose: (network) => set({ network })
  });
  const cues = createChoice(head, {
    label: "Cue",
    values: (
      /** @type {string[]} */
      ["X", "Y"]
    ),
    onChoose: (cue) => set({ cue })
  });
  const sizes = createSlider(knobs, {
    label: "Window k",
    unit: "symbols",
    min: 1,
    max: LENGTH,
    step: 1,
    format: String,
    onInput: (window2) => set({ window: window2 })
  });
  const strings = createSlider(knobs, {
    label: "String",
    unit: "of distractors",
    min: 0,
    max: NOISE.length - 1,
    step: 1,
    format: String,
    onInput: (string) => set({ string })
  });
  const reset = button("Reset", () => {
    reset.ownerDocument.activeElement === reset && root.querySelector("select")?.focus();
    set(first);
  });
  head.append(reset);
  const sentence = createSummary(root);
  return {
    draw() {
      const traits = read();
      const { network, text, shares } = findRecall(traits.network);
      const now = runRecall(NOISE, network, traits);
      const window2 = sharesOf(NOISE, (symbols) => windowAnswer(symbols, now.k));
      const cell = (
        /** @type {"RNN" | "LSTM"} */
        network.cell
      );
      const data = { now, shares: { window: window2, machine, network: shares }, cell };
      root.dataset.state = JSON.stringify(traits);
      networks.update({ value: traits.network });
      cues.update({ value: traits.cue });
      sizes.update({ value: now.k });
      strings.update({ value: traits.string });
      reset.disabled = JSON.stringify(first) === JSON.stringify(traits);
      figure.update(data);
      readers.update({ ...data, text, numbers: network.hiddenSize * (cell === "LSTM" ? 2 : 1) });
      sentence.update(recallSummary(now, text, shares[now.lag - 1]));
    },
    destroy() {
      for (const made of [networks, cues, sizes, strings, figure, readers, sentence]) made.destroy();
    }
  };
}
var memory_bench_default = defineExplorable({ name: "memory-bench", traits: TRAITS, rebuildOn: [], build });

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
  const part = mount(foot, button2);
  const listen = { signal: part.signal };
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
      part.destroy();
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
var register_default = withProjector(memory_bench_default);
export {
  register_default as default
};
