/*! Built by `npm run build`; edit the sources, not this file.
 * esbuild 0.28.2
 * sources sha256 9050a8d55abbfc6519f001a342cdf0a340267af46c0f6577a77c12acdbeec105
 * body sha256 bad0de2bd4bdd37730a766f40a9a57867f707ad15f2d772779a2fcac1a4bcf36
 * source lstm_core/weights/temporal-order-rnn.json
 * source lstm_core/weights/temporal-order-tangled.json
 * source lstm_core/weights/temporal-order.json
 * source lstm_core/widgets/esm/gate-timeline.js
 * source lstm_core/widgets/esm/kit/answer.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/clamp-panel.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/half-life.js
 * source lstm_core/widgets/esm/kit/heat-map.js
 * source lstm_core/widgets/esm/kit/inspector.js
 * source lstm_core/widgets/esm/kit/lines.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/player.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/select.js
 * source lstm_core/widgets/esm/kit/sequence-editor.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/sonifier.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/switch.js
 * source lstm_core/widgets/esm/kit/theme.js
 * source lstm_core/widgets/esm/kit/timeline-key.js
 * source lstm_core/widgets/esm/kit/timeline-marks.js
 * source lstm_core/widgets/esm/kit/timeline.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/lib/clamp.js
 * source lstm_core/widgets/esm/lib/layout.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/network.js
 * source lstm_core/widgets/esm/lib/sequence.js
 * source lstm_core/widgets/esm/lib/sound.js
 * source lstm_core/widgets/esm/lib/terms.js
 * source lstm_core/widgets/esm/lib/timeline-run.js
 * source lstm_core/widgets/esm/lib/timeline-view.js
 * source lstm_core/widgets/esm/lib/tracks.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/networks.js
 * source tools/build_esm.mjs
 */
// lstm_core/widgets/esm/lib/lstm.js
var GATES = (
  /** @type {const} */
  ["i", "f", "g", "o"]
);
var isGated = (trace) => "c" in trace;
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
function hold(trace, clamps, quantities, u, s) {
  for (const { quantity, unit, value } of clamps) {
    if ((unit === null || unit === u) && quantities.includes(quantity)) trace[quantity][s] = value;
  }
}
function lstmStep({ inputSize: D, hiddenSize: H, weightIh, weightHh }, x, start, trace, t, clamps = []) {
  const held = clamps.length ? clamps.filter((clamp2) => clamp2.start <= t && t < clamp2.stop) : clamps;
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
function halfLife(a) {
  const minusLogF = Math.max(-a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  return Math.LN2 / minusLogF;
}
function firstNonFinite({ c, h, hiddenSize }) {
  const at2 = h.findIndex((value, s) => !Number.isFinite(value) || !Number.isFinite(c?.[s] ?? 0));
  return at2 < 0 ? -1 : Math.floor(at2 / hiddenSize);
}

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
  const values = (
    /** @type {Record<string, unknown>} */
    trace[quantity]
  );
  if (!(values instanceof Float64Array) || unit === null) return "";
  const name = quantity === "a" ? "pre-activation" : NAMES[
    /** @type {keyof typeof NAMES} */
    quantity
  ];
  return `${name} ${quantity} of unit ${unit} at step ${t}: ${number(values[t * trace.hiddenSize + unit])}`;
}
function heldInWords({ quantity, units, start, stop, value }, hiddenSize) {
  const names = units.length > 1 ? `${units.slice(0, -1).join(", ")} and ${units[units.length - 1]}` : `${units[0]}`;
  const who = units.length === hiddenSize ? "every unit" : units.length > 1 ? `units ${names}` : `unit ${names}`;
  const when = stop - start > 1 ? `steps ${start} to ${stop - 1}` : `step ${start}`;
  return `${quantity} of ${who} held at ${number(value, 2)} in ${when}`;
}
function answerInWords(probabilities, classes, answer) {
  const best = Array.from(probabilities).indexOf(Math.max(...Array.from(probabilities)));
  const label = classes ? classes[best] : `class ${best}`;
  const asked = !classes ? "" : answer < 0 ? ", the sequence asks nothing" : best === answer ? ", right" : ", wrong";
  return `answers ${label} (${number(probabilities[best], 2)})${asked}`;
}
function summary({ name, x, t, unit, forgetBias, held, trace, classes, probabilities, answer, beside }) {
  const s = t * trace.hiddenSize + unit;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [`Gate timeline of ${name}: step ${t} of 0 to ${x.length - 1}${reads}`];
  if (isGated(trace)) {
    parts.push(
      `unit ${unit} has f = ${number(trace.f[s], 2)} and c = ${number(trace.c[s], 2)}`,
      `forget-bias offset ${signed(forgetBias)}`
    );
  } else parts.push(`unit ${unit} has h = ${number(trace.h[s], 2)}`);
  if (held) parts.push(heldInWords(held, trace.hiddenSize));
  if (probabilities) parts.push(`the network ${answerInWords(probabilities, classes, answer)}`);
  if (beside?.probabilities) parts.push(`${beside.name} ${answerInWords(beside.probabilities, classes, answer)}`);
  return `${parts.join("; ")}.`;
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
function showValue(node, value, text, where = {}) {
  setText(node, text);
  setAttribute(node, "data-value", String(value));
  for (const [key, at2] of Object.entries(where)) setAttribute(node, `data-${key}`, at2);
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

// lstm_core/widgets/esm/kit/answer.js
function createAnswer(container, { labels, asked, who = "", quantity = "probability" }) {
  const verdict = element("p", { class: "lx-verdict" });
  const rows = labels.map((label, k) => {
    const bar = element("span", { class: "lx-bar" });
    const value = element("output", { class: "lx-number", "data-quantity": quantity, "data-class": k });
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
      setText(title, `${who ? `Answer of ${who}` : "Answer"}, read out at step ${t}`);
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

// lstm_core/widgets/esm/lib/clamp.js
var HOLDS = { i: { min: 0, max: 1 }, f: { min: 0, max: 1 }, g: { min: -1, max: 1 }, o: { min: 0, max: 1 } };
function readClamp(clamp2, { cell, hiddenSize }, seqLen) {
  if (!clamp2) return null;
  const { quantity, unit, start, stop, value } = clamp2;
  const all = Array.from({ length: hiddenSize }, (_, u) => u);
  const wanted = [unit ?? all].flat();
  const { min, max } = HOLDS[
    /** @type {Gate} */
    quantity
  ] ?? { min: 0, max: -1 };
  const steps = Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= seqLen;
  const units = wanted.length > 0 && wanted.every((u) => all.includes(u));
  if (cell !== "LSTM" || !steps || !units || typeof value !== "number" || !(value >= min && value <= max)) {
    throw new RangeError(
      `the clamp ${JSON.stringify(clamp2)} does not fit: it takes a gate of an LSTM (i, f, g, o), units from 0 to ${hiddenSize - 1}, 0 <= start < stop <= ${seqLen}, and a value that the gate can have`
    );
  }
  return { quantity, units: all.filter((u) => wanted.includes(u)), start, stop, value };
}
function clampsOf(held) {
  if (!held) return [];
  const { units, ...rest } = held;
  return units.map((unit) => ({ ...rest, unit }));
}
function asTrait({ quantity, units, start, stop, value }, hiddenSize) {
  const unit = units.length === hiddenSize ? null : units.length === 1 ? units[0] : units;
  return { quantity, unit, start, stop, value };
}
var closedHere = ({ t, unit }) => ({ quantity: "f", units: [unit], start: t, stop: t + 1, value: 0 });
function withEnds(held, { from, to }, seqLen) {
  const inside = (t) => Math.max(0, Math.min(seqLen - 1, Math.round(t)));
  if (from !== void 0 && to !== void 0) {
    const [a, b] = [inside(from), inside(to)];
    return { ...held, start: Math.min(a, b), stop: Math.max(a, b) + 1 };
  }
  if (from !== void 0) return { ...held, start: inside(from), stop: Math.max(held.stop, inside(from) + 1) };
  const end = inside(to ?? held.stop - 1);
  return { ...held, start: Math.min(held.start, end), stop: end + 1 };
}
function drawnOn(held, { quantity, unit, from, to }, seqLen) {
  const gate = (
    /** @type {Gate} */
    quantity
  );
  const units = held.units.includes(unit) ? held.units : [unit];
  const value = Math.max(HOLDS[gate].min, held.value);
  return withEnds({ ...held, quantity: gate, units, value }, { from, to }, seqLen);
}
var isHeld = (held, { quantity, t, unit }) => held !== null && held.quantity === quantity && held.units.includes(Number(unit)) && held.start <= t && t < held.stop;

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
    update({ value, disabled = false, min: low = min }) {
      setAttribute(input, "min", low);
      root.classList.toggle("lx-centred", low < 0 && max > 0);
      if (input.valueAsNumber !== value) input.value = String(value);
      input.disabled = disabled;
      const text = format(value);
      setText(output, text);
      input.setAttribute("aria-valuetext", unit ? `${text} ${unit}` : text);
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/switch.js
function createSwitch(container, { label, onToggle }) {
  const input = element("input", { type: "checkbox" });
  const figure = mount(container, element("label", { class: "lx-switch" }, input, element("span", {}, label)));
  input.addEventListener("change", () => onToggle(input.checked), { signal: figure.signal });
  return {
    update({ on, disabled = false }) {
      input.checked = on;
      input.disabled = disabled;
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/timeline-key.js
var keyEntry = (swatch, text) => element("span", {}, element("i", { class: `lx-swatch lx-swatch-${swatch}` }), text);
function createTimelineKey({ gated, scale }) {
  const limits = `h, −1 to 1; ${gated ? "c" : "a"}, ±${number(scale, 1)}`;
  const gates = gated ? [keyEntry("gate", "gates i f o, 0 to 1")] : [];
  return element("p", { class: "lx-key" }, ...gates, keyEntry("signed", gated ? `g ${limits}` : limits));
}

// lstm_core/widgets/esm/kit/clamp-panel.js
function createClampPanel(container, { units, onSwitch, onHold }) {
  const body = element("div", { class: "lx-clamp-body" });
  const root = element("fieldset", { class: "lx-clamp" });
  root.append(element("legend", { class: "lx-unseen" }, "Hold a gate"));
  const figure = mount(container, root);
  let held = (
    /** @type {Held | null} */
    null
  );
  let seqLen = 0;
  const change = (entries) => held && onHold({ ...held, ...entries });
  const head = element("div", { class: "lx-clamp-head" });
  root.append(head);
  const power = createSwitch(head, { label: "Hold a gate at a value", onToggle: onSwitch });
  const key = element("p", { class: "lx-key" }, keyEntry("held", "held by force"));
  head.append(key);
  root.append(body);
  const gate = createSelect(body, {
    label: "gate",
    name: "clamp-gate",
    options: ["i", "f", "g", "o"].map((value) => ({ value, text: `${value} ${NAMES[
      /** @type {Gate} */
      value
    ]}` })),
    onChoose: (value) => {
      const { min, max } = HOLDS[
        /** @type {Gate} */
        value
      ];
      const level2 = Math.max(min, Math.min(max, held?.value ?? 0));
      change({ quantity: (
        /** @type {Gate} */
        value
      ), value: level2 });
    }
  });
  const members = createUnits(body, units, figure.signal, (chosen) => change({ units: chosen }));
  const ends = element("div", { class: "lx-clamp-ends" });
  body.append(ends);
  const [from, to] = (
    /** @type {const} */
    ["from", "to"].map(
      (end) => createEnd(ends, `${end} t =`, figure.signal, (t, done) => {
        if (!held) return;
        const next = withEnds(held, { [end]: t }, seqLen);
        const alone = end === "from" ? next.stop === held.stop : next.start === held.start;
        if (done || alone) onHold(next);
      })
    )
  );
  const level = createSlider(body, {
    ...{ label: "held at", min: 0, max: 1, step: 0.01 },
    format: (value) => number(value, 2),
    onInput: (value) => change({ value })
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
      level.update({ value: shown.value, min: HOLDS[shown.quantity].min });
    },
    destroy() {
      for (const part of [power, gate, level]) part.destroy();
      figure.destroy();
    }
  };
}
function createUnits(container, count, signal, onChange) {
  const every = Array.from({ length: count }, (_, u) => u);
  const row = element("div", { class: "lx-choice-row" });
  const legend = element("legend", { class: "lx-label" }, "units");
  container.append(element("fieldset", { class: "lx-choice lx-members" }, legend, row));
  let chosen = [];
  const box2 = (text, act) => {
    const input = element("input", { type: "checkbox" });
    row.append(element("label", {}, input, element("span", {}, text)));
    input.addEventListener("change", act, { signal });
    return input;
  };
  const boxes = every.map((u) => box2(String(u), () => onChange(every.filter((v) => chosen.includes(v) !== (v === u)))));
  const all = box2("all", () => onChange(chosen.length === count ? [chosen[0]] : every));
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
    }
  };
}
function createEnd(container, label, signal, onChange) {
  const input = element("input", { type: "number", min: 0, step: 1 });
  container.append(element("label", {}, element("span", { class: "lx-label" }, label), input));
  let last = 0;
  const send = (done) => {
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
  const at2 = document.activeElement;
  if (!at2 || !old.contains(at2)) return;
  const name = at2.getAttribute("name");
  const twin = [...next.querySelectorAll(at2.localName)].find(
    (node) => name ? node.getAttribute("name") === name : node.localName === "button" && node.textContent === at2.textContent
  );
  if (twin instanceof HTMLElement) twin.focus({ preventScroll: true });
}
var HEIRS = 'input:enabled:not([type="number"]), button:enabled';
function keepFocus(root) {
  const at2 = document.activeElement;
  if (at2?.matches(":disabled") && root.contains(at2))
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

// lstm_core/widgets/esm/lib/terms.js
var at = (q, { trace, t, unit }) => (
  /** @type {LstmTrace} */
  trace[q][t * trace.hiddenSize + unit]
);
function sumTerms(gate, block, blocks) {
  const name = (part) => gate ? `${part}_${gate}` : part;
  const row = ({ trace, t, unit }) => (t * blocks + block) * trace.hiddenSize + unit;
  return [
    {
      quantity: name("input"),
      value: (step) => step.trace.input[row(step)],
      cells: ({ t }) => [{ quantity: "x", t, unit: null }],
      means: "what the input adds"
    },
    {
      quantity: name("recurrent"),
      value: (step) => step.trace.recurrent[row(step)],
      cells: ({ t }) => [{ quantity: "h", t: t - 1, unit: null }],
      means: "what the hidden states of the step before add"
    },
    {
      quantity: name("bias"),
      value: ({ trace, unit }) => trace.bias[block * trace.hiddenSize + unit],
      cells: () => [],
      means: gate === "f" ? "bias with the offset" : "bias"
    },
    {
      quantity: name("a"),
      value: (step) => step.trace.a[row(step)],
      cells: ({ t, unit }) => [{ quantity: gate || "a", t, unit }],
      means: "pre-activation, the sum"
    }
  ];
}
var gateTerms = (gate, block) => [...sumTerms(gate, block, 4), plain(gate)];
var rnnTerms = () => [...sumTerms("", 0, 1), plain("h")];
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
  value: ({ trace, t, unit }) => t ? at("c", { trace, t: t - 1, unit }) : (
    /** @type {LstmTrace} */
    trace.c0[unit]
  ),
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
function createInspector(container, { onHover, cell: kind = "LSTM" }) {
  const cells = [];
  const squashes = [];
  let data;
  function cell(term, above, gate) {
    const value = element("span", { class: "lx-number", "data-quantity": term.quantity });
    const node = element("span", { role: "gridcell", class: "lx-term", tabindex: -1, title: term.means });
    node.append(...above ? [symbol(above, gate)] : [], value);
    cells.push({ term, node, value });
    return node;
  }
  const row = (kind2, ...pieces) => element("div", { role: "row", class: kind2 }, ...pieces);
  function sumRow(terms, name, squash) {
    const [input, recurrent, bias, sum, value] = terms.map((term) => cell(term));
    return row("lx-gate-row", name, input, sign("+"), recurrent, sign("+"), bias, sign("="), sum, squash, value);
  }
  function rowHead(quantity) {
    const name = element("span", { role: "rowheader", class: `lx-gate-name lx-edge-${quantity}` });
    name.append(symbol(quantity), element("span", {}, NAMES[quantity]));
    return name;
  }
  function gateRow(gate, block) {
    const text = gate === "g" ? "tanh" : "σ";
    const node = sign(text);
    squashes.push({ gate, node, text });
    return sumRow(gateTerms(gate, block), rowHead(gate), node);
  }
  const readsHead = element("span", { role: "columnheader" });
  const heads = HEADS.map(([word, short]) => {
    const words = element("span", { class: "lx-words" }, `${word} `);
    return element("span", { role: "columnheader" }, words, element("i", { class: "lx-math" }, short));
  });
  const stateRows = () => [
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
  ];
  const grid = element(
    "div",
    { class: "lx-step-grid", role: "grid", "aria-label": "One step in numbers; arrow keys move between them" },
    row("lx-gate-row lx-heads", readsHead, ...heads.flatMap((head, n) => n ? [sign(""), head] : [head])),
    ...kind === "RNN" ? [sumRow(rnnTerms(), rowHead("h"), sign("tanh"))] : GATES.map(gateRow),
    ...kind === "RNN" ? [] : stateRows()
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
      for (const { gate, node, text } of squashes) {
        const forced = isHeld(next.held ?? null, { quantity: gate, t, unit });
        setText(node, forced ? "held" : text);
        node.classList.toggle("lx-forced", forced);
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
  function draw({ trace, unit, t, scale, cues }, width) {
    const H = trace.hiddenSize;
    const x = (s) => 4 + s * (width - 8) / Math.max(1, trace.seqLen - 1);
    const y = (v) => height / 2 * (1 - Math.max(-1.05, Math.min(1.05, v / scale)) * 0.92);
    setText(title, `${names.length > 1 ? "c (solid) and h (dashed)" : "h"} of unit ${unit}`);
    names.forEach((name, n) => {
      const points = Array.from({ length: trace.seqLen }, (_, s) => [x(s), y(trace[name]?.[s * H + unit] || 0)]);
      setAttribute(lines[n], "d", `M${points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join("L")}`);
      setAttribute(dots[n], "cx", points[t][0]);
      setAttribute(dots[n], "cy", points[t][1]);
    });
    setAttribute(zero, "d", `M0 ${height / 2}H${width}`);
    setAttribute(guides, "d", cues.map((s) => `M${Math.round(x(s)) + 0.5} 0V${height}`).join(""));
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} 0V${height}`);
    for (const [n, sign2] of [1, -1].entries()) setText(limits[n], number(sign2 * scale, 1));
  }
  return fitted(figure, svg, draw);
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

// lstm_core/widgets/esm/lib/sound.js
var LOW = 220;
var HIGH = 880;
var VOLUME = 0.12;
var LENGTH = 0.16;
function frequencyOf(value, { scale, signed: signed2 }) {
  if (Number.isNaN(value)) return null;
  const part = signed2 ? (value / scale + 1) / 2 : value / scale;
  return LOW * (HIGH / LOW) ** Math.max(0, Math.min(1, part));
}
var panOf = (t, seqLen) => seqLen < 2 ? 0 : 0.8 * (2 * t / (seqLen - 1) - 1);
function soundInWords(name, { scale, signed: signed2 }) {
  const middle = signed2 ? ` 0 is ${Math.sqrt(LOW * HIGH)} Hz,` : "";
  const digits = Number.isInteger(scale) ? 0 : 1;
  const ends = [signed2 ? -scale : 0, scale].map((value) => number(value, digits));
  return `${name}: ${ends[0]} is ${LOW} Hz,${middle} ${ends[1]} is ${HIGH} Hz; the first step is at the left, the last at the right.`;
}

// lstm_core/widgets/esm/kit/sonifier.js
var MISSING = "This browser gives pages no sound (it has no AudioContext); the values stand beside the rows.";
function createVoice() {
  let made = null;
  function make() {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { type: "triangle" });
    const volume = new GainNode(context, { gain: 0 });
    const place = new StereoPannerNode(context);
    tone.connect(volume).connect(place).connect(context.destination);
    tone.start();
    return { context, pitch: tone.frequency, gain: volume.gain, pan: place.pan };
  }
  return {
    /** @param {number} frequency @param {number} from −1 the left, 1 the right */
    say(frequency, from) {
      made ??= make();
      const { context, pitch, gain, pan } = made;
      if (context.state === "suspended") context.resume();
      const now = context.currentTime;
      pitch.setTargetAtTime(frequency, now, 5e-3);
      pan.setTargetAtTime(from, now, 5e-3);
      gain.cancelScheduledValues(now);
      gain.setTargetAtTime(VOLUME, now, 0.01);
      gain.setTargetAtTime(0, now + LENGTH, 0.03);
    },
    silence() {
      made?.gain.cancelScheduledValues(made.context.currentTime);
      made?.gain.setTargetAtTime(0, made.context.currentTime, 0.01);
      made?.context.suspend();
    },
    destroy() {
      made?.context.close();
    }
  };
}
function createSonifier(container, { heard, state, onChange }) {
  const root = element("div", { class: "lx-sound", "data-affects": "view" });
  const figure = mount(container, root);
  const note = element("p", { class: "lx-label" });
  const voice = createVoice();
  let last = "";
  let played = false;
  const toggle = createSwitch(root, {
    label: "Sound",
    onToggle(on) {
      heard.on = on && "AudioContext" in globalThis;
      setText(note, on && !heard.on ? MISSING : "");
      if (!heard.on) voice.silence();
      last = "";
      onChange();
    }
  });
  const choice = createChoice(root, {
    label: "Hear",
    values: (
      /** @type {const} */
      ["row", "state"]
    ),
    names: ["chosen row", state],
    onChoose(what) {
      heard.what = what;
      onChange();
    }
  });
  root.append(note);
  const hide = () => document.hidden && voice.silence();
  document.addEventListener("visibilitychange", hide, { signal: figure.signal });
  return {
    update({ tracks, quantity, unit, cursorUnit, t, seqLen, playing }) {
      const { on, what } = heard;
      toggle.update({ on });
      choice.update({ value: what });
      const chosen = what === "state" ? state : quantity;
      const track = tracks.find((row2) => row2.quantity === chosen);
      if (!on || !track) return;
      const row = what === "state" ? unit : cursorUnit;
      setText(note, soundInWords(`${track.caption} of unit ${row}`, track));
      if (played && !playing) voice.silence();
      played = playing;
      const frequency = frequencyOf(track.values[t * track.units + row], track);
      const now = [chosen, row, t, frequency].join();
      if (now !== last && frequency !== null && !document.hidden) voice.say(frequency, panOf(t, seqLen));
      last = now;
    },
    destroy() {
      voice.destroy();
      figure.destroy();
    }
  };
}

// lstm_core/widgets/esm/lib/tracks.js
var GATED = (
  /** @type {const} */
  ["i", "f", "g", "o", "c", "h"]
);
var PLAIN = (
  /** @type {const} */
  ["a", "h"]
);
var UNLIMITED = ["c", "a"];
function tracksOf(trace, scale) {
  return (isGated(trace) ? GATED : PLAIN).map((quantity) => ({
    quantity,
    symbol: quantity,
    caption: quantity === "a" ? "pre-activation" : NAMES[quantity],
    values: (
      /** @type {LstmTrace} */
      trace[quantity]
    ),
    units: trace.hiddenSize,
    scale: UNLIMITED.includes(quantity) ? scale : 1,
    signed: !["i", "f", "o"].includes(quantity)
  }));
}
var besideTrack = ({ h, hiddenSize }) => ({
  quantity: "beside_h",
  symbol: "h",
  caption: "hidden state of the simple RNN",
  values: h,
  units: hiddenSize,
  scale: 1,
  signed: true,
  apart: true
});

// lstm_core/widgets/esm/lib/layout.js
function layoutRows(blocks, grouping, { top, row, gap }) {
  const own = blocks.filter((block) => !block.apart);
  const units = (block) => Array.from({ length: block.units }, (_, u) => u);
  const byQuantity = (block) => ({
    head: { quantity: block.quantity, unit: null },
    members: units(block).map((unit) => ({ quantity: block.quantity, unit }))
  });
  const byUnit = (unit) => ({
    head: { quantity: null, unit },
    members: own.map(({ quantity }) => ({ quantity, unit }))
  });
  const wanted = [
    ...grouping === "gate" ? own.map(byQuantity) : units(own[0]).map(byUnit),
    ...blocks.filter((block) => block.apart).map(byQuantity)
  ];
  let y = top;
  const groups = wanted.map(({ head, members }) => {
    const group = { ...head, y: y + gap, height: members.length * row };
    y = group.y + group.height;
    return group;
  });
  const rows = wanted.flatMap(
    ({ members }, n) => members.map((member, place) => ({ ...member, y: groups[n].y + place * row }))
  );
  return { rows, groups, height: y };
}
function cellWidth(width, steps) {
  return Math.max(4, Math.min(Math.max(22, Math.min(36, Math.floor(width / 28))), Math.floor(width / steps)));
}
function strength(value, scale) {
  const part = Math.abs(value) / scale;
  return part >= 1 ? 1 : Number.isNaN(part) ? 0 : Math.round(part * 64) / 64;
}

// lstm_core/widgets/esm/kit/theme.js
var THEMED = { attributes: true, attributeFilter: ["data-theme", "data-mode", "data-jp-theme-light", "class"] };
function watchTheme(onChange) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, THEMED);
  observer.observe(document.body, THEMED);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", onChange);
  };
}
function readPalette(node, names) {
  const style = getComputedStyle(node);
  const colors = names.map((name) => [name, style.getPropertyValue(`--lx-${name}`).trim()]);
  return (
    /** @type {Record<Name, string>} */
    Object.fromEntries(colors)
  );
}

// lstm_core/widgets/esm/kit/heat-map.js
var COLORS = (
  /** @type {const} */
  ["ink", "ground", "positive", "negative", "i", "f", "o"]
);
var LEVELS = 64;
function createHeatMap(canvas) {
  const context = canvas.getContext("2d");
  let painted = [];
  let colors = null;
  let seen = "";
  function drawRow(levels, { y, signed: signed2, ink }, x0, { cell, height }, width) {
    if (!context || !colors) return;
    const [w, h] = [cell - 1, height - 1];
    context.clearRect(0, y, width, h);
    context.globalAlpha = 0.05;
    context.fillStyle = colors.ink;
    context.fillRect(x0, y, levels.length * cell - 1, h);
    for (const sign2 of signed2 ? [1, -1] : [1]) {
      context.fillStyle = colors[
        /** @type {"f"} */
        signed2 ? sign2 > 0 ? "positive" : "negative" : ink
      ];
      levels.forEach((level, n) => {
        if (level * sign2 <= 0) return;
        context.globalAlpha = level * sign2 / LEVELS;
        context.fillRect(x0 + n * cell, y, w, h);
      });
    }
    context.globalAlpha = 1;
    context.fillStyle = colors.ground;
    const dash = cell < 9 ? 2 : 4;
    levels.forEach((level, n) => {
      if (signed2 && level < -6) context.fillRect(x0 + n * cell + Math.floor((w - dash) / 2), y + 6, dash, 1);
    });
  }
  function prepare(rows, shape, view) {
    const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(canvas);
    const [width, height] = [view[1], rows[rows.length - 1].y + shape.height];
    const wanted = [ratio, width, height, view[0], shape.cell, shape.steps, rows.map((row) => row.y)].join();
    if (wanted === seen && colors) return;
    seen = wanted;
    painted = [];
    colors ??= readPalette(canvas, COLORS);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  return {
    /** The colours are read anew at the next drawing. */
    forget() {
      colors = null;
    },
    /**
     * @param {HeatRow[]} rows
     * @param {HeatShape} shape
     * @param {{left: number, width: number}} view what can be seen of the rows, in pixels
     */
    paint(rows, shape, { left, width }) {
      prepare(rows, shape, [left, width]);
      const first = Math.max(0, Math.floor((left - shape.inset) / shape.cell));
      const last = Math.min(shape.steps, Math.ceil((left + width - shape.inset) / shape.cell));
      rows.forEach((row, n) => {
        const levels = new Int8Array(last - first);
        for (let k = 0, s = row.start + first * row.stride; k < levels.length; k++, s += row.stride) {
          const value = row.values[s];
          levels[k] = Math.round(strength(value, row.scale) * LEVELS) * (value < 0 ? -1 : 1);
        }
        const before = painted[n];
        if (before?.every((level, k) => level === levels[k])) return;
        painted[n] = levels;
        drawRow(levels, row, shape.inset + first * shape.cell - left, shape, width);
      });
    }
  };
}

// lstm_core/widgets/esm/kit/timeline-marks.js
var SIZES = { top: 22, row: 14, gap: 21 };
var LEFT = 18;
var RIGHT = 50;
var INSET = 2;
var box = (x, y, w, h) => `M${x} ${y}h${w}v${h}h${-w}z`;
function drawFrame(svg, named, steps, grouping, width) {
  const { rows, groups, height } = layoutRows([...named.values()], grouping, SIZES);
  const room = width - LEFT - RIGHT;
  const cell = cellWidth(room, steps);
  const total = cell * steps + 2 * INSET;
  const shown = Math.min(total, room + 2 * INSET);
  const right = LEFT + shown - 2 * INSET;
  const tall = height + 16;
  const symbols = Array.from(
    { length: steps },
    (_, t) => svgElement("text", { class: "lx-input", x: INSET + (t + 0.5) * cell - 0.5, y: 15 })
  );
  const [chips, guides, held, lit, playhead, cursor] = ["cue-chips", "guides", "held", "lit", "playhead", "cursor"].map(
    (name) => svgElement("path", { class: `lx-${name}` })
  );
  svg.field.replaceChildren(chips, ...symbols, ...ticks(steps, cell, height), guides, held, playhead, lit, cursor);
  setAttribute(svg.field, "width", total);
  setAttribute(svg.field, "height", tall);
  const drawn = rows.map((row) => drawRim(
    row,
    /** @type {Track} */
    named.get(row.quantity),
    right,
    grouping
  ));
  svg.rim.replaceChildren(...groups.flatMap((group) => caption(group, named)), ...drawn.map((row) => row.group));
  setAttribute(svg.rim, "width", right + RIGHT);
  setAttribute(svg.rim, "height", tall);
  const said = { x: (
    /** @type {unknown} */
    null
  ), cues: "", t: -1 };
  return { rows, groups, steps, cell, total, shown, symbols, chips, guides, held, drawn, lit, playhead, cursor, said };
}
function ticks(steps, cell, height) {
  const every = [5, 10, 20, 50, 100].find((n) => n * cell >= 30) ?? 500;
  return Array.from({ length: Math.ceil(steps / every) }, (_, n) => {
    const x = INSET + (n * every + 0.5) * cell - 0.5;
    return svgElement("text", { class: "lx-tick", x, y: height + 13 }, String(n * every));
  });
}
function caption({ quantity, unit, y }, named) {
  const base = y - 5;
  const track = quantity && named.get(quantity);
  if (!track) return [svgElement("text", { class: "lx-caption", x: LEFT, y: base }, `unit ${unit}`)];
  const isGate = "ifgo".includes(track.symbol);
  const sign2 = isGate ? svgElement("rect", { class: `lx-sign lx-ink-${track.symbol}`, x: LEFT, y: base - 8, width: 9, height: 9 }) : svgElement("path", { class: `lx-sign lx-line-${track.symbol}`, d: `M${LEFT} ${base - 3.5}h12` });
  const symbol2 = svgElement("tspan", { class: "lx-math" }, track.symbol);
  return [sign2, svgElement("text", { class: "lx-caption", x: LEFT + 16, y: base }, symbol2, `  ${track.caption}`)];
}
function drawRim({ unit, y }, { symbol: symbol2, apart = false }, right, grouping) {
  const byUnit = grouping === "unit" && !apart;
  const text = byUnit ? symbol2 : String(unit);
  const label = svgElement("text", { class: "lx-unit-label", x: LEFT - 7, y: y + 10.5 }, text);
  if (byUnit) label.classList.add("lx-math");
  const value = svgElement("text", { class: "lx-row-value", x: right + RIGHT - 3, y: y + 10.5 });
  const sides = box(0, y - 0.5, LEFT - 1, SIZES.row) + box(right, y - 0.5, RIGHT, SIZES.row);
  const group = svgElement("g", {}, svgElement("path", { class: "lx-band", d: sides }), label, value);
  return { group, value };
}
function paint(frame, data) {
  const { named, cues, t, unit, held, cursor } = data;
  const { cell, rows, drawn, groups } = frame;
  rows.forEach((row, n) => {
    const { values, units, apart } = (
      /** @type {Track} */
      named.get(row.quantity)
    );
    const value = values[t * units + row.unit];
    showValue(drawn[n].value, value, number(value), { quantity: row.quantity, t, unit: row.unit });
    const chosen2 = apart ? isRow(row, cursor) : row.unit === unit;
    drawn[n].group.classList.toggle("lx-chosen", chosen2);
  });
  paintSymbols(frame, data);
  const at2 = INSET + t * cell;
  const columns = groups.map((group) => box(at2 - 1, group.y - 1, cell + 1, group.height + 1)).join("");
  setAttribute(frame.playhead, "d", box(at2 - 1, 2, cell + 1, 18) + columns);
  const cue = (mark) => cues.map((s) => mark(INSET + s * cell)).join("");
  setAttribute(
    frame.chips,
    "d",
    cue((x) => box(x - 1, 2, cell + 1, 18))
  );
  setAttribute(
    frame.guides,
    "d",
    cue((x) => groups.map((g) => `M${x - 0.5} ${g.y}v${g.height}`).join(""))
  );
  const chosen = rows.find((row) => isRow(row, cursor));
  setAttribute(frame.cursor, "d", chosen ? box(at2 - 1, chosen.y - 1, cell + 1, SIZES.row + 1) : "");
  setAttribute(frame.lit, "d", data.lit.map((mark) => litPath(mark, frame)).join(""));
  setAttribute(frame.held, "d", held ? heldPath(held, frame) : "");
}
var isRow = (row, wanted) => row.quantity === wanted.quantity && row.unit === wanted.unit;
function paintSymbols({ symbols, cell, said }, { x, cues, t }) {
  symbols[said.t]?.classList.remove("lx-now");
  symbols[t].classList.add("lx-now");
  said.t = t;
  if (said.x === x && said.cues === String(cues)) return;
  Object.assign(said, { x, cues: String(cues) });
  symbols.forEach((text, s) => {
    text.classList.toggle("lx-small", cell < 9);
    setText(text, typeof x[s] === "string" ? (
      /** @type {string} */
      x[s]
    ) : "·");
    text.classList.toggle("lx-cue", cues.includes(s));
  });
}
function heldPath({ quantity, units, start, stop }, { rows, cell }) {
  const [x, w, h] = [INSET + start * cell - 0.5, (stop - start) * cell, SIZES.row];
  let path = "";
  for (const row of rows) {
    if (row.quantity !== quantity || !units.includes(row.unit)) continue;
    const y = row.y - 0.5;
    path += box(x, y, w, h);
    for (let at2 = 2; at2 < w + h; at2 += 4.5) {
      const [x0, x1] = [Math.max(0, at2 - h), Math.min(w, at2)];
      path += `M${x + x0} ${y + at2 - x0}L${x + x1} ${y + at2 - x1}`;
    }
  }
  return path;
}
function litPath({ quantity, t, unit }, { rows, cell }) {
  if (t < 0) return "";
  const at2 = INSET + t * cell - 1;
  if (quantity === "x") return box(at2, 2, cell + 1, 18);
  const wanted = rows.filter((row) => row.quantity === quantity && (unit === null || row.unit === unit));
  let top = 0;
  let path = "";
  wanted.forEach(({ y }, n) => {
    if (wanted[n - 1]?.y !== y - SIZES.row) top = y;
    if (wanted[n + 1]?.y !== y + SIZES.row) path += box(at2, top - 1, cell + 1, y - top + SIZES.row + 1);
  });
  return path;
}
function createSheets() {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const field = svgElement("svg", { class: "lx-sheet", "aria-hidden": "true" });
  const rim = svgElement("svg", { class: "lx-rim", "aria-hidden": "true" });
  return { canvas, field, rim, columns: element("div", { class: "lx-columns" }, canvas, field) };
}

// lstm_core/widgets/esm/kit/timeline.js
function createTimeline(container, options) {
  const { onMove, onHover, onKey, onLayout } = options;
  const { canvas, field, rim, columns } = createSheets();
  const stage = element("div", { class: "lx-stage", role: "slider", tabindex: 0, "aria-valuemin": 0 }, columns);
  stage.setAttribute("aria-label", "Timeline: left and right move the step, up and down the row");
  const root = element("div", { class: "lx-timeline" }, stage, rim);
  const figure = mount(container, root);
  const heat = createHeatMap(canvas);
  let data = null;
  let frame = null;
  let shape = "";
  let followed = -1;
  function draw(next, width) {
    data = next;
    const { named, trace, grouping } = data;
    const blocks = Array.from(named.values(), ({ quantity, units }) => quantity + units);
    const wanted = [trace.seqLen, blocks, grouping, width].join();
    if (wanted !== shape || !frame) {
      shape = wanted;
      frame = drawFrame({ field, rim }, named, trace.seqLen, grouping, width);
      columns.style.width = `${frame.total}px`;
      columns.style.height = `${field.getAttribute("height")}px`;
      stage.style.width = `${frame.shown}px`;
      onLayout({ left: LEFT, cell: (frame.shown - 2 * INSET) / trace.seqLen });
    }
    if (frame.total > frame.shown && followed !== data.t) follow(stage, INSET + data.t * frame.cell, frame.shown);
    followed = data.t;
    drawMarks();
    paint(frame, data);
    setAttribute(stage, "aria-valuemax", trace.seqLen - 1);
    setAttribute(stage, "aria-valuenow", data.t);
    setAttribute(stage, "aria-valuetext", data.says);
  }
  function drawMarks() {
    if (!data || !frame) return;
    const { cell, steps, rows, total, shown } = frame;
    const { named } = data;
    const marks = rows.map(({ quantity, unit, y }) => {
      const { values, units, scale, signed: signed2 } = (
        /** @type {Track} */
        named.get(quantity)
      );
      return { y, values, start: unit, stride: units, scale, signed: signed2, ink: quantity };
    });
    const left = total > shown ? stage.scrollLeft : 0;
    heat.paint(marks, { steps, cell, height: SIZES.row, inset: INSET }, { left, width: shown });
  }
  function locate(event) {
    if (!frame || !data) return null;
    const at2 = placeIn(field, event);
    const t = Math.floor((at2.x - INSET) / frame.cell);
    const y = at2.y - SIZES.row / 2;
    const row = frame.rows.reduce((best, r) => Math.abs(r.y - y) < Math.abs(best.y - y) ? r : best);
    return { t: Math.max(0, Math.min(data.trace.seqLen - 1, t)), row };
  }
  listenToPointers(stage, figure.signal, locate, { ...options, isHolding: () => Boolean(data?.held) });
  const listen = { signal: figure.signal };
  stage.addEventListener("pointerleave", () => onHover(null), listen);
  stage.addEventListener("scroll", drawMarks, listen);
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
  const { update, destroy } = fitted(figure, root, draw);
  const unwatch = watchTheme(() => {
    heat.forget();
    drawMarks();
  });
  return {
    update(next) {
      const { tracks = tracksOf(next.trace, next.scale), cursor = next } = next;
      update({ ...next, cursor, named: new Map(tracks.map((track) => [track.quantity, track])) });
    },
    destroy() {
      unwatch();
      destroy();
    }
  };
}
function listenToPointers(stage, signal, locate, { onMove, onHover, onHold, isHolding }) {
  let pressed = null;
  let drawing = false;
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const at2 = locate(event);
      if (!at2 || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      [pressed, drawing] = [at2, false];
      onHover(null);
      onMove({ t: at2.t, unit: at2.row.unit, quantity: at2.row.quantity });
    },
    { signal }
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at2 = locate(event);
      if (!at2) return;
      if (!pressed || !stage.hasPointerCapture(event.pointerId)) {
        if (event.pointerType === "mouse") onHover({ ...at2.row, t: at2.t });
        return;
      }
      const { quantity, unit } = pressed.row;
      const onGate = onHold && isHolding() && "ifgo".includes(quantity);
      drawing ||= Boolean(onGate) && at2.t !== pressed.t;
      if (drawing) onHold?.({ quantity, unit, from: pressed.t, to: at2.t });
      else onMove({ t: at2.t });
    },
    { signal }
  );
}
function keyTarget({ key, shiftKey }, { t, cursor, trace }, rows) {
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
  const at2 = rows.findIndex((row) => row.unit === cursor.unit && row.quantity === cursor.quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at2 + (key === "ArrowUp" ? -1 : 1)))];
  return { unit: to.unit, quantity: to.quantity };
}
function follow(stage, x, shown) {
  const { scrollLeft } = stage;
  if (x > scrollLeft + 20 && x < scrollLeft + shown - 30) return;
  stage.scrollLeft = x - shown / 2;
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
function runNetwork(network, x, options = {}) {
  const input = encode(x, network);
  const forward = () => lstmForward(network.rnn, input, options);
  const trace = network.cell === "LSTM" ? forward() : rnnForward(network.rnn, input);
  const logits = network.head && linear(network.head, trace.h, (trace.seqLen - 1) * network.hiddenSize);
  return { name: network.name, trace, logits, probabilities: logits && softmax(logits) };
}
function runTimeline(network, traits, beside = null) {
  const { x } = traits;
  const H = network.hiddenSize;
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const held = readClamp(traits.clamp, network, Array.isArray(x) ? x.length : 0);
  const run = runNetwork(network, x, { forgetBias, clamps: clampsOf(held) });
  const { trace } = run;
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: H - 1 }));
  return {
    ...run,
    ...askedOrder(x, network.classes),
    classes: network.classes,
    x,
    t,
    unit,
    forgetBias,
    held,
    beside: beside && runNetwork(beside, x),
    halfLives: isGated(trace) ? halfLivesAt(trace, t, unit, held) : null
  };
}
function halfLivesAt({ a, bias, f, hiddenSize: H }, t, unit, held) {
  const forced = isHeld(held, { quantity: "f", t, unit });
  const now = forced ? Math.LN2 / Math.abs(Math.log(f[t * H + unit])) : halfLife(a[(t * 4 + 1) * H + unit]);
  return { now, bias: halfLife(bias[H + unit]) };
}
function cellScale(network, x) {
  const runs = [...network.examples, x].map((sequence) => {
    const { trace } = runNetwork(network, sequence);
    return isGated(trace) ? trace.c : trace.a;
  });
  const sizes = runs.flatMap((c) => Array.from(c, Math.abs)).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const at2 = (part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
  return { shade: at2(0.95), range: at2(1) };
}

// lstm_core/widgets/esm/lib/timeline-view.js
var VIEW = {
  grouping: (
    /** @type {"gate" | "unit"} */
    "gate"
  ),
  quantity: (
    /** @type {import("./tracks.js").TrackName} */
    "c"
  ),
  besideUnit: 0,
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
var questionOf = (gated) => `Which units still hold the first cue once the second has come${gated ? ", and where does a forget gate let go" : ""}?`;
function markInWords({ trace, beside, held }, cell) {
  if (cell.quantity === "beside_h") {
    return beside ? `${cellInWords(beside.trace, { ...cell, quantity: "h" })}, of the simple RNN` : "";
  }
  return cellInWords(trace, cell) + (isHeld(held, cell) ? ", held by force" : "");
}

// lstm_core/weights/temporal-order.json
var temporal_order_default = { format: "lstm_core weights 1", name: "temporal-order", cell: "LSTM", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"], ["E", "d", "a", "Y", "c", "b", "b", "d", "b", "c", "a", "d", "a", "b", "c", "d", "Y", "b", "b", "c", "c", "b", "d", "b", "c", "c", "b", "a", "a", "d", "a", "B"], ["E", "d", "a", "c", "b", "b", "a", "X", "d", "a", "c", "d", "a", "c", "d", "b", "d", "b", "c", "X", "c", "d", "a", "c", "b", "d", "c", "b", "b", "c", "B"], ["E", "d", "b", "c", "a", "c", "d", "d", "X", "d", "a", "c", "d", "d", "a", "d", "c", "b", "a", "c", "b", "Y", "d", "c", "a", "d", "c", "d", "b", "d", "B"], ["E", "a", "a", "d", "c", "d", "c", "b", "Y", "b", "d", "b", "d", "b", "d", "d", "a", "X", "c", "b", "a", "c", "d", "b", "a", "a", "c", "a", "a", "b", "c", "a", "a", "c", "a", "B"], ["E", "b", "b", "d", "d", "c", "Y", "c", "d", "a", "c", "a", "c", "b", "b", "c", "d", "d", "b", "d", "Y", "c", "c", "d", "d", "d", "a", "d", "a", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [24, 8], float32: "aD1MP3+ukj80kby/1zSSvwNjxj/UUKQ/13lLQND4E0BndGU+chYWQA5prz9CJ/+/uyCLP8Ptvr989StAOYA9QB5UeD+ALUQ/Kx1Lv9d7eL6pzNu/xZvVv1L5FECChgZAOZxHvia40D8at54/RzQeQASuij9NZyk/KWotQBqXIkB64+C/3qD7P8iuaT9eNz8+P8u+Psk5zT8MAxZAr5sPQOeixT4y/L1A/wM+PgqeSD1Y5cS9ukq4Pz9wGUCF8D1AnOatv8CLKECiGDZALXhvP32uK0DzU849E26rwH+nMD9iFSa+6EMVQIo+hT1XWji+BQQRP4l4D7xwITTApilBPwRPKL9gvyFAlthCPknCJECsGjs/3uQZvgy/uz5NcU6/nmZHvtry+j/XgFw/v/UgP35UsT9Ish5AFLj4P67b0D4zfFc/RO9tPZN5AT8zCbE/dgTQPlh0lD8zV78/2ZClP9n5oL/9Ye2/JjuWPxlt8z9cFTi/p8q2P/p+WUCDW93AMyjhv9Zw8T6YDAI8LKrzPHDmeL7/fTS+REBNQAWNDMAqvIS/HYURv44g3L4iUHy+qtTtvscf674cquc/JYJ4wEz0KD+qjus+ECEKPqAxAz78zgY+VMurvuMONUDJmzXAcV0TvnOtt78EapI+/ujzPSGuVz39BgI+gtK4P/EVpb/oGHC/t1yxv6EDgLwgMFw+94yNPlNTAz7ZmoI/93mivwsGsz99rTu/FZ6+Pp+OrL2GuII+nMCnPnWoSkAVokrAiBgev6l9K0BUXXU+PNP7P4PNYz84MARAnCsvvq1cpT8YBQTAgLMBQDrUoD6R8sM/4NUEQOwVzL5NRKs/xeY7vjnlIb8UPcw/SbSbP1MYKEDaaQxAaE0pPy+QLD9FTilAQKKYP5fsvT/3CNu9DLajPycatz1IMtW87KQOQII9IT7tuvU+W3UNQM1UBUDj4bs/2IARQCq68T6irQE/VPZiP7x5Xj575NU+j1WRPng1+D8WKpU/viOHPzb6Nj/dUTa/" }, "rnn.weight_hh_l0": { shape: [24, 6], float32: "9fMaPvzyiT0rcMs9NAfOPYUvoD2BN8E9LE/iPCnPorzgru68ZwaMPZPydT0YN0a8uyp4PcAsBDyFHgM9Ih9IPX7MTD2bDnE806ByvRuVLby54Gq95OFLPXMCHz318DO9pgXku5UAijyC4fi8rnHBPUx2Mj1lscS835I8PYPEvzsCcpg93jDQu/bRNrzTBu89xpa5PV+WAT0k2q88NtAXPfVUozw3XSq7FNtvPJAx/7tzruC78EXFO9+LszvcO667x/OLOxWuK7zZ3c28JVUdu/VyC7xqEKe8RXmbPbe8F70PHDU7S862vKmfxrw8CVO8X4FJPTZgFb1PH8e7Z4QCvZgh7rutnJK8wCNRPdfvUL0HLwG9kdp9vFzvNrwX7oW8LbEAPiMChTsVfqU91zqWPL/GiTzt4DM9FK9jO7RgaT23dFI9DOWzPH2mnDx/fHQ9Zx+MvJjT1DsAcuK7+vBWvTSZRr26kiY8wTKSPcNoRT16l489u62kPS0HrD134/s88++bPfYxgz39DYc9XNKbPWNFrD2+5x099ZkMPCd3tjxeyfA9HougveAyib3sFRY+x5aHu1AzqrwC1zu8OZP4u2Q7K7zveLe7o5KGPJgsLjx+ocg79wucPV6dJD3wVF08Q8UmO6LtR7zmi6G53F9pvKR5JbsJ/OQ7n6PxPJBvfrtxoDE88/HVPFAD8jwvJ4c6iDqBPQktbDovcyk8UNsVPel4ljwXFcq4iZqSPAq8abyw2ue6+AYBPaXRqzxCpAo8" }, "rnn.bias_ih_l0": { shape: [24], float32: "wF0DwKT4C8AJBhDAV7gpwJjgG8C44TPAWrxnQOWIekCCNJlAWqqOQBbte0BAFXJAyBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "rnn.bias_hh_l0": { shape: [24], float32: "xL/LPwzwcD8Qy7I/6rpWP1wLfD9r5jw/vKPAvPpQST/l+pE/hrZ3P50mBD/enm8+yBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "head.weight": { shape: [4, 6], float32: "M2WMP79eREAN4QlABafwP35BkD/oRu8/raepP5zN4b97/8O/M1HzP6kjkD/NUMO/bUz8Pwsi877ucrA/YREOwEKAyr+rJuo/PcU7wKHRn78ebBPAUdffv8XVgb+tpbq/" }, "head.bias": { shape: [4], float32: "1w5EvrNTkz523H4+mPziOw==" } } };

// lstm_core/weights/temporal-order-rnn.json
var temporal_order_rnn_default = { format: "lstm_core weights 1", name: "temporal-order-rnn", cell: "RNN", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"], ["E", "d", "a", "Y", "c", "b", "b", "d", "b", "c", "a", "d", "a", "b", "c", "d", "Y", "b", "b", "c", "c", "b", "d", "b", "c", "c", "b", "a", "a", "d", "a", "B"], ["E", "d", "a", "c", "b", "b", "a", "X", "d", "a", "c", "d", "a", "c", "d", "b", "d", "b", "c", "X", "c", "d", "a", "c", "b", "d", "c", "b", "b", "c", "B"], ["E", "d", "b", "c", "a", "c", "d", "d", "X", "d", "a", "c", "d", "d", "a", "d", "c", "b", "a", "c", "b", "Y", "d", "c", "a", "d", "c", "d", "b", "d", "B"], ["E", "a", "a", "d", "c", "d", "c", "b", "Y", "b", "d", "b", "d", "b", "d", "d", "a", "X", "c", "b", "a", "c", "d", "b", "a", "a", "c", "a", "a", "b", "c", "a", "a", "c", "a", "B"], ["E", "b", "b", "d", "d", "c", "Y", "c", "d", "a", "c", "a", "c", "b", "b", "c", "d", "d", "b", "d", "Y", "c", "c", "d", "d", "d", "a", "d", "a", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [6, 8], float32: "cbsjP1iiez0owGy+I0GDvk3zTb5Awt69qVg/P0oIIb4ZlJ++6lcTv9AOqzqHVZA80dZ8PdpEAD02RAS/nRWiv7I3HT98NQi/0RZjvvOzbL4NKmW+CslVvnY2eD8Ayqo/eC0LP+PeOT7C2HI+4fZaPq9Gdz4aszo+ADQcQCD/8L/Ax8++afAGvdrPgL0YGNy9xURGvfaqrD1K4E4/3iEnwPV1t77PiBq/6F6TPen7kD3D6pE9kmSRPSJ7HcArjKg/" }, "rnn.weight_hh_l0": { shape: [6, 6], float32: "psAbP+4uQL9tz3Q/+8EUPgZdKr8ZcVS+GAcjv1lsjr3gqq++mXshP8lC9j66iAg/+MmhPQwq/D7rDJQ/dk1jPsCtVL7CiHg/5kH6PaV/BT92Kgk/33qIP1QOXj9VlC2/WKGMv5S2qD4ImYe+8fibPv6BED9cELK+MW4Lv2bHhT1KQA8/d1Fbv6KGST4vMnA/" }, "rnn.bias_ih_l0": { shape: [6], float32: "lxcPvmG0Hj5MZI8+70mhPrbzEb+I7hA+" }, "rnn.bias_hh_l0": { shape: [6], float32: "kNCOPi/xsD48wJO+rq+EPrB3DD6q3Kc+" }, "head.weight": { shape: [4, 6], float32: "LDKFvwUglD/ZvQNAkBVvPwsInD+rswtARvLlP4qZ+b4L8S+/BozAP4y55L9OZA3AfBYCwDpZYz/59uO/KS87vnYXBkAKtA/AxpOHP1xJYL+GHHU/a/8dwHBPmr+GIfo/" }, "head.bias": { shape: [4], float32: "/DUnvesYij5Of0I9NFIvOw==" } } };

// lstm_core/weights/temporal-order-tangled.json
var temporal_order_tangled_default = { format: "lstm_core weights 1", name: "temporal-order-tangled", cell: "LSTM", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"], ["E", "d", "a", "Y", "c", "b", "b", "d", "b", "c", "a", "d", "a", "b", "c", "d", "Y", "b", "b", "c", "c", "b", "d", "b", "c", "c", "b", "a", "a", "d", "a", "B"], ["E", "d", "a", "c", "b", "b", "a", "X", "d", "a", "c", "d", "a", "c", "d", "b", "d", "b", "c", "X", "c", "d", "a", "c", "b", "d", "c", "b", "b", "c", "B"], ["E", "d", "b", "c", "a", "c", "d", "d", "X", "d", "a", "c", "d", "d", "a", "d", "c", "b", "a", "c", "b", "Y", "d", "c", "a", "d", "c", "d", "b", "d", "B"], ["E", "a", "a", "d", "c", "d", "c", "b", "Y", "b", "d", "b", "d", "b", "d", "d", "a", "X", "c", "b", "a", "c", "d", "b", "a", "a", "c", "a", "a", "b", "c", "a", "a", "c", "a", "B"], ["E", "b", "b", "d", "d", "c", "Y", "c", "d", "a", "c", "a", "c", "b", "b", "c", "d", "d", "b", "d", "Y", "c", "c", "d", "d", "d", "a", "d", "a", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [24, 8], float32: "I/+kvpomsT+7+XK+8kZWvsH91T5tPOk+VJ7iPyvylj8Wn5m+2CSaP1b0MT6EWZK+oRCdPozDo75qTIM/bwRPP0UBfj4CgRNABKTnPMFHwz1BEUi+sR9nvmcnjT+zVKs/GmYXvrYzOz/aisY+zdwSP0CmtT6laxo/0eH9P8fLir8t0ZK+G5GHP4Ul671uWFy8EL0uvaVpuD7VFII/r4n7PtueIr48Vf0+o92EvnxkPr5Qt8m+Ip3dO64EUz/UIMI/nOatvrEKcj+UgUc/6gzvPiFtRj8h3qc+KYzcP68xL8BiFSa9XA6DPxIo1T7nkqY+MBMGP3wYoz72eca97EvbPgRPKL4G/6o/rL3wPiP3jj8Q5xs/r8voPhRTuz5xs04+nmZHvfgsR7/DCaE+zlw8PuQH+z5gmFQ/01S9P0RZyL8zfFc+AnPbvPQsWr006ls+0THEvTfcUz4bqYo/gfpCv9n5oL5jowM/pvNkPxz5fz+pSDw+AKgMPwLX77+AihNA8IWUvlwv3L73kaI+Th98Pja1Gz5Iuf89MljsP70anL8mseW9RnwBvntlDr6wlJw+EctpvlALbz7JToM/KeSgv8UuST5dlu49gq6wPuq3kz07GQo/FTOkvNGbyz9ULJa/3kkmvet/uL5Tyx8++mabO5ZQj7styMy8EsxVv3j3Dr4B1Mi+yP0Mv5Hu4r2lYac8aA54Poej3jzRE2Y+u7Fzv1olmj4qdg8+My/hPGi9Or0vnEU9BSy0OzbSuz8VjNa//fOhvhq2HUCyCvu9DcgkP9268D2McAk/vU0gP68fsb8m6MO+AzGtP/fmd74+Q84+M7KlPoDTXL6ngSU/8a95vm7zzL68uNo/HFVFPeusij5vSEI+geiVvfkS17t5Jtw+zxOLPopy5j4mtLi+1RhBPnKsxr6CqF6+NSHlPyx+57+8ayO9+3hxP1dnJD65uYQ+lhyCPhnOJ709uGs/9r2rv64irb0HjLw/AJE0P0E5kD/p+1A/+uwwPz7oWr/+FrA/" }, "rnn.weight_hh_l0": { shape: [24, 6], float32: "0cDPPjXad79NNoA+WxJ6v6+rDL8waTa/iVWBP1lk7rzdoaU+Y6L/voo4rz4RY0q/JiIdvUWhp77Wghg/zgc/v/b01T640z+/4AAnP1sm/T1Dvbc+CcSXvHrKo75a0i+/qxqHP3vXyTwn43E/iXk0v4ZedD793409ExwWP4vIKT6Zkn4/EEoJP6fWgj9X4CC/SzfPu394yb6sHiC/Db5Nv1CKcj5hzPI/NhpMPdxNRj2kvjo9oD6KPnXPsj61QBu+Lg6BvkqSaT47RMg+aM0zvr4TWz9x8da+aOiyP/DVJj8mxKA+GDtlPn5HTD1tela+H/kDQEt6az/KQGU/LU8JPpFRvD7kmHk/calUv/VszT6PrpC++wEjP7bDyj8evou//PvBPgQe+j67Vc8++kbIvhxt2jxLvCk/9z6vPqJjID8famk+C9DoPgen/T6aQl0/b8EqP9EmcT5tsTw/QiIJPpsNAz6D8Wo/owAaP53/aj/gFlQ/CZxzPwuj4T6kaoQ/RjjyPWnylD6guOQ+4xbBPkYgGj6l/4I/D/h0PZD9Rz4nG0q+ANhJPQEVGD4NgCs/6R5jPx5f4b48my++RIIvv25gmT5BMN6+8+ugPtnDRbxy+Rg/2Bsfv0tjSj5V8B6/KzIOPptAOzzPeLs+hhSwvgeZbj8CSGK/g9DiPmvGUL4g1Jk+/lNHvm7ms7/e/zLAgRXVP++DizyfDTY/lml0v1v4VLwySr4/u5GFP2DEML0vRh0/WlCtPvVwlD95D0q/" }, "rnn.bias_ih_l0": { shape: [24], float32: "S1M+wHEmM8C3mUfAHmVRwKEZVMB4akDAiWJpQICkcUAYi41AEVtqQMw5WEDVgHRASSENPtwgPj1ewh4+kLMIvCA7s731qaS9MqZUP8KLWT+loD0/Y5KHPti4kj4xLZw/" }, "rnn.bias_hh_l0": { shape: [24], float32: "W6krP7BxqD5oRwc/OB9gPr452T1rwwo/a5sTO2S/JT95qkY/8T8vPqJoKr0XLIs+SSENPtwgPj1ewh4+kLMIvCA7s731qaS9MqZUP8KLWT+loD0/Y5KHPti4kj4xLZw/" }, "head.weight": { shape: [4, 6], float32: "GKyoP2KhrD8WLTA/c+/duy34tj/ij0xAmPvvvZJsjD9Ljjs/5NUqQDcesD4dgR/ADnfwP6GYlb+qBwQ9BIC0v/IdAcDHW689A/lJwPgVxL+l7wzAKGEEv6ULi73dKpa/" }, "head.bias": { shape: [4], float32: "cTeVvhAQPL4kL9c+347iPg==" } } };

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
var STORED = (
  /** @type {Record<string, StoredNetwork>} */
  {
    "temporal-order": temporal_order_default,
    "temporal-order-tangled": temporal_order_tangled_default,
    "temporal-order-rnn": temporal_order_rnn_default
  }
);
var decoded = /* @__PURE__ */ new Map();
function findNetwork(weights) {
  if (typeof weights !== "string") return decodeNetwork(
    /** @type {StoredNetwork} */
    weights
  );
  if (!Object.hasOwn(STORED, weights)) {
    throw new RangeError(`no network "${weights}" travels with this page; it knows ${Object.keys(STORED).join(", ")}`);
  }
  const network = decoded.get(weights) ?? decodeNetwork(STORED[weights]);
  decoded.set(weights, network);
  return network;
}
var networkOptions = () => Object.entries(STORED).map(([value, { cell }]) => ({
  value,
  text: `${value} · ${cell === "RNN" ? "simple RNN" : cell}`
}));
function traitsIn(next, network, now) {
  const alike = readAlike(network, next);
  const x = alike ? now.x : next.examples[0];
  const [t, unit] = [Math.min(now.t, x.length - 1), Math.min(now.unit, next.hiddenSize - 1)];
  const same = alike && next.cell === network.cell && next.hiddenSize === network.hiddenSize;
  return { x, t, unit, ...!same && { clamp: null, beside: "" } };
}
var readAlike = (one, other) => one.inputSize === other.inputSize && String(one.alphabet) === String(other.alphabet);
var partnerOf = (network) => Object.keys(STORED).find((name) => STORED[name].cell === "RNN" && readAlike(findNetwork(name), network)) ?? "";
function findBeside(name, network) {
  if (!name) return null;
  const beside = findNetwork(String(name));
  if (network.cell === "RNN" || beside.cell !== "RNN" || !readAlike(beside, network)) {
    throw new RangeError(`"${name}" cannot stand beside: that takes a simple RNN that reads the same, beside an LSTM`);
  }
  return beside;
}

// lstm_core/widgets/esm/gate-timeline.js
var TRAITS = ["weights", "x", "t", "unit", "forget_bias", "clamp", "beside", "speed"];
function build(root, { model, read, set, redraw, memory }) {
  const network = findNetwork(model.get("weights"));
  const gated = network.cell === "LSTM";
  memory.first ??= read();
  memory.view ??= { ...VIEW };
  const first = memory.first;
  const view = (
    /** @type {typeof VIEW} */
    Object.assign(memory.view, { hovered: null, sources: [], playing: false })
  );
  const scale = cellScale(network, model.get("x"));
  const run = () => runTimeline(network, read(), findBeside(model.get("beside"), network));
  let now = run();
  let last = null;
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };
  const write = (entry) => set({ x: withSymbol(now.x, now.t, entry) });
  const shift = (by) => {
    const to = now.t + by;
    if (to >= 0 && to < now.x.length) set({ x: withSwap(now.x, now.t, to), t: to });
  };
  const visit = (weights) => set({ weights, ...traitsIn(findNetwork(weights), network, now) });
  const hold2 = (held) => set({ clamp: held && asTrait(held, network.hiddenSize) });
  const offer = () => last && last.stop <= now.trace.seqLen ? last : closedHere(now);
  const speed = () => clamp(model.get("speed"), SPEED, 4);
  if (network.classes) root.append(element("p", { class: "lx-question" }, questionOf(gated)));
  const [head, side, plot, controls, step] = ["head", "side", "plot", "controls", "step"].map(
    (kind) => area(root, kind)
  );
  const { alphabet, classes } = network;
  const labels = classes ?? Array.from({ length: network.head?.outputSize ?? 0 }, (_, k) => `class ${k}`);
  const asked = classes !== null;
  const setup = element("div", { class: "lx-setup" });
  head.append(setup);
  const stored = typeof model.get("weights") === "string";
  const choice = stored ? createSelect(setup, { label: "Network", name: "network", options: networkOptions(), onChoose: visit }) : null;
  const partner = gated ? partnerOf(network) : "";
  const company = partner ? createSwitch(setup, { label: "simple RNN beside", onToggle: (on) => set({ beside: on ? partner : "" }) }) : null;
  const editor = alphabet ? createSequenceEditor(head, { alphabet, onSymbol: write, onShift: shift }) : createVectorEditor(head, { size: network.inputSize, onVector: write });
  const answer = network.head && createAnswer(side, { labels, asked });
  const other = element("div", {});
  side.append(other);
  const answerBeside = () => createAnswer(other, { labels, asked, who: "the simple RNN", quantity: "beside_probability" });
  let otherAnswer = (
    /** @type {ReturnType<typeof answerBeside> | void} */
    void 0
  );
  const bias = gated ? createSlider(side, {
    label: "Forget-bias offset",
    unit: "added to every forget bias",
    ...FORGET_BIAS,
    format: signed,
    onInput: (value) => set({ forget_bias: value })
  }) : null;
  const halfLives = gated ? createHalfLife(side) : null;
  const lines = createLines(side, { names: gated ? ["c", "h"] : ["h"] });
  const bar = element("div", { class: "lx-over" });
  plot.append(bar);
  bar.append(createTimelineKey({ gated, scale: scale.shade }));
  const grouping = createChoice(bar, {
    label: "Rows by",
    values: (
      /** @type {const} */
      ["gate", "unit"]
    ),
    names: gated ? void 0 : ["quantity", "unit"],
    affects: "view",
    onChoose: (value) => look({ grouping: value })
  });
  const timeline = createTimeline(plot, {
    onMove: ({ quantity = view.quantity, t = now.t, unit }) => {
      const apart = quantity === "beside_h";
      Object.assign(view, { quantity, hovered: null }, apart && unit !== void 0 && { besideUnit: unit });
      set(apart || unit === void 0 ? { t } : { t, unit });
    },
    onHover: (hovered) => look({ hovered }),
    onKey: (pressed) => {
      if (pressed === "Shift+ArrowLeft" || pressed === "Shift+ArrowRight") shift(pressed.endsWith("Left") ? -1 : 1);
      else if (alphabet?.includes(pressed)) write(pressed);
      else return false;
      return true;
    },
    onHold: (interval) => {
      if (!now.held) return;
      hold2(drawnOn(now.held, interval, now.trace.seqLen));
      set({ t: interval.to });
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
      last = null;
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
  const force = gated ? createClampPanel(controls, {
    units: network.hiddenSize,
    onSwitch: (on) => hold2(on ? offer() : null),
    onHold: hold2
  }) : null;
  memory.heard ??= { on: false, what: "row" };
  const sound = createSonifier(controls, { heard: memory.heard, state: gated ? "c" : "h", onChange: redraw });
  const unitChoice = createChoice(step, {
    label: "One step",
    kind: "lx-units",
    values: Array.from({ length: network.hiddenSize }, (_, u) => String(u)),
    onChoose: (unit) => set({ unit: Number(unit) })
  });
  const inspector = createInspector(step, { cell: network.cell, onHover: (sources) => look({ sources }) });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.trace.seqLen - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed,
    onChange: look
  });
  return {
    draw() {
      now = run();
      const { x, t, unit, trace, cues, logits, probabilities, held, beside } = now;
      const seqLen = trace.seqLen;
      const reads = typeof x[t] === "string" ? x[t] : "";
      const tracks = [...tracksOf(trace, scale.shade), ...beside ? [besideTrack(beside.trace)] : []];
      const quantity = tracks.some((track) => track.quantity === view.quantity) ? view.quantity : gated ? "c" : "h";
      const cursor = { quantity, unit: quantity === "beside_h" ? view.besideUnit : unit };
      const here = { ...cursor, t };
      const says = `step ${t}${reads && `, reads ${reads}`}; ${markInWords(now, here)}`;
      const atStart = JSON.stringify(first) === JSON.stringify(read());
      choice?.update({ value: model.get("weights") });
      company?.update({ on: beside !== null });
      editor.update({ x, t });
      if (logits && probabilities) answer?.update({ ...now, logits, probabilities, t: seqLen - 1 });
      other.hidden = !beside;
      otherAnswer = beside ? otherAnswer ?? answerBeside() : otherAnswer?.destroy();
      otherAnswer?.update({ ...now, .../** @type {any} */
      beside, t: seqLen - 1 });
      bias?.update({ value: now.forgetBias });
      if (now.halfLives) halfLives?.update({ ...now.halfLives, unit, t });
      lines.update({ trace, unit, t, scale: gated ? scale.range : 1, cues });
      grouping.update({ value: view.grouping });
      const lit = view.hovered ? [view.hovered] : view.sources;
      const rows = { tracks, quantity, cursor, held };
      timeline.update({ ...view, ...rows, trace, x, cues, scale: scale.shade, t, unit, lit, says });
      setText(readout, markInWords(now, view.hovered ?? here));
      transport.update({ ...view, t, seqLen, atStart, says });
      pace.update({ value: speed() });
      sound.update({ ...view, tracks, quantity, unit, cursorUnit: cursor.unit, t, seqLen });
      last = held ?? last;
      force?.update({ held, offer: offer(), seqLen });
      unitChoice.update({ value: String(unit), label: `Step ${t}, written out for unit` });
      inspector.update({ trace, t, unit, reads, held, lit: [view.hovered ?? here] });
      const bad = firstNonFinite(trace);
      const warning = bad < 0 ? "" : ` The first value that is not finite stands at step ${bad}.`;
      if (!view.playing) sentence.update(summary(now) + warning);
    },
    destroy() {
      const own = [choice, company, editor, answer, otherAnswer, bias, halfLives, lines, grouping, timeline];
      for (const part of [...own, transport, pace, force, sound, unitChoice, inspector, sentence, player])
        part?.destroy();
    }
  };
}
var gate_timeline_default = defineExplorable({ name: "gate-timeline", traits: TRAITS, rebuildOn: ["weights"], build });

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
  const part = mount(foot, button);
  const listen = { signal: part.signal };
  let sheet = null;
  let opener = null;
  function paint2() {
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
    paint2();
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
    paint2();
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
  paint2();
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
var register_default = withProjector(gate_timeline_default);
export {
  register_default as default
};
