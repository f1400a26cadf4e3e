/*! By `npm run build`
 * sources sha256 32e4e9273fdd0ca4432f9927691f6f7e30c5920ae3db519b61f93b8c53b15648
 * body sha256 161d743a0b1f5475acb5ba828738a45232eb000d637f751b31dc49dcc6fe2243
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/select.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/switch.js
 * source lstm_core/widgets/esm/kit/theme.js
 * source lstm_core/widgets/esm/lib/log-axis.js
 * source lstm_core/widgets/esm/lib/train/curve.js
 * source lstm_core/widgets/esm/lib/train/export.js
 * source lstm_core/widgets/esm/lib/train/gru-cell.js
 * source lstm_core/widgets/esm/lib/train/losses.js
 * source lstm_core/widgets/esm/lib/train/lstm-cell.js
 * source lstm_core/widgets/esm/lib/train/network.js
 * source lstm_core/widgets/esm/lib/train/optimizers.js
 * source lstm_core/widgets/esm/lib/train/presets-rates.json
 * source lstm_core/widgets/esm/lib/train/presets.json
 * source lstm_core/widgets/esm/lib/train/probe.js
 * source lstm_core/widgets/esm/lib/train/products.js
 * source lstm_core/widgets/esm/lib/train/random.js
 * source lstm_core/widgets/esm/lib/train/recurrent-layer.js
 * source lstm_core/widgets/esm/lib/train/rnn-cell.js
 * source lstm_core/widgets/esm/lib/train/settings.js
 * source lstm_core/widgets/esm/lib/train/squashing.js
 * source lstm_core/widgets/esm/lib/train/sunspots.js
 * source lstm_core/widgets/esm/lib/train/symbol-tasks.js
 * source lstm_core/widgets/esm/lib/train/task-list.js
 * source lstm_core/widgets/esm/lib/train/task-parts.js
 * source lstm_core/widgets/esm/lib/train/tasks.js
 * source lstm_core/widgets/esm/lib/train/trainer.js
 * source lstm_core/widgets/esm/lib/train/training-run.js
 * source lstm_core/widgets/esm/lib/train/worker.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/playground.js
 * source lstm_core/widgets/esm/playground/charts.js
 * source lstm_core/widgets/esm/playground/choose.js
 * source lstm_core/widgets/esm/playground/director.js
 * source lstm_core/widgets/esm/playground/gates.js
 * source lstm_core/widgets/esm/playground/heat.js
 * source lstm_core/widgets/esm/playground/keep.js
 * source lstm_core/widgets/esm/playground/lens.js
 * source lstm_core/widgets/esm/playground/numbers.js
 * source lstm_core/widgets/esm/playground/presets.js
 * source lstm_core/widgets/esm/playground/probe-strip.js
 * source lstm_core/widgets/esm/playground/progress.js
 * source lstm_core/widgets/esm/playground/run-bar.js
 * source lstm_core/widgets/esm/playground/session.js
 * source lstm_core/widgets/esm/playground/tables.js
 * source lstm_core/widgets/esm/playground/views.js
 * source lstm_core/widgets/esm/playground/weights.js
 * source lstm_core/widgets/esm/playground/words.js
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
    let parts2 = null;
    let root = null;
    let built = [];
    let shown = false;
    function prepare() {
      const wanted = rebuildOn.map((key) => model.get(key));
      if (parts2 && wanted.every((value, n) => value === built[n])) return parts2;
      const next = element("div", { class: `lx-${name}` });
      const made = build2(next, stage);
      frame.append(next);
      if (root) passFocus(root, next);
      parts2?.destroy();
      root?.remove();
      [parts2, root, built] = [made, next, wanted];
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
      parts2?.destroy();
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

// lstm_core/widgets/esm/lib/train/squashing.js
var STEPS = 32;
var FRACTIONS = Float64Array.from({ length: STEPS }, (_, n) => 2 ** (n / STEPS));
var POWERS = Float64Array.from({ length: 2048 }, (_, n) => 2 ** (n - 1024));
var PER_UNIT = STEPS / Math.LN2;
var ROUND = 1.5 * 2 ** 52;

// lstm_core/widgets/esm/lib/train/optimizers.js
var OPTIMIZERS = (
  /** @type {const} */
  ["Adam", "RMSProp", "momentum", "SGD"]
);

// lstm_core/widgets/esm/lib/train/task-list.js
var ORDER = (
  /** @type {const} */
  ["E", "B", "a", "b", "c", "d", "X", "Y"]
);
var REBER = (
  /** @type {const} */
  ["B", "T", "S", "X", "P", "V", "E"]
);
var LETTERS = (
  /** @type {const} */
  ["S", "a", "b", "T"]
);
var COPIED = (
  /** @type {const} */
  ["A", "B", "C", "D", "·", "→"]
);
var KINDS = 4;
var FACTS = {
  adding: {
    name: "adding",
    inputs: 2,
    outputs: 1,
    loss: "squared",
    alphabet: null,
    channels: ["value", "marker"],
    classes: null,
    lengths: [10, 200],
    chance: null,
    right: "within 0.04 of the answer",
    trivial: "always the mean"
  },
  "temporal order": {
    name: "temporal order",
    inputs: 8,
    outputs: 4,
    loss: "softmax",
    alphabet: ORDER,
    channels: [],
    classes: ["XX", "XY", "YX", "YY"],
    lengths: [10, 200],
    chance: 1 / 4,
    right: "the order of the two cues named",
    trivial: "always the same order"
  },
  "delayed XOR": {
    name: "delayed XOR",
    inputs: 2,
    outputs: 2,
    loss: "softmax",
    alphabet: null,
    channels: ["bit", "marker"],
    classes: ["equal", "different"],
    lengths: [4, 200],
    chance: 1 / 2,
    right: "equal or different, named",
    trivial: "always the same answer"
  },
  parity: {
    name: "parity",
    inputs: 1,
    outputs: 2,
    loss: "softmax",
    alphabet: null,
    channels: ["bit"],
    classes: ["even", "odd"],
    lengths: [2, 100],
    chance: 1 / 2,
    right: "even or odd, named at every step",
    trivial: "always the same answer"
  },
  "embedded Reber": {
    name: "embedded Reber",
    inputs: 7,
    outputs: 7,
    loss: "sigmoid",
    alphabet: REBER,
    channels: [],
    classes: REBER,
    lengths: [9, 9],
    chance: null,
    right: "every legal successor of a string, and none other",
    trivial: "always the same shares"
  },
  "a^n b^n": {
    name: "aⁿbⁿ",
    inputs: 4,
    outputs: 4,
    loss: "sigmoid",
    alphabet: LETTERS,
    channels: [],
    classes: LETTERS,
    lengths: [4, 80],
    chance: null,
    right: "every legal successor of a string, and none other",
    trivial: "always the same shares"
  },
  copy: {
    name: "copy",
    inputs: 6,
    outputs: 4,
    loss: "softmax",
    alphabet: COPIED,
    channels: [],
    classes: COPIED.slice(0, KINDS),
    lengths: [10, 120],
    chance: 1 / KINDS,
    right: "the symbol repeated in its place",
    trivial: "always the same symbol"
  },
  sunspots: {
    name: "sunspots",
    inputs: 1,
    outputs: 1,
    loss: "squared",
    alphabet: null,
    channels: ["sunspots / 100"],
    classes: null,
    lengths: [10, 60],
    chance: null,
    right: "within 20 sunspots of next year's number",
    trivial: "next year is like this year"
  }
};

// lstm_core/widgets/esm/lib/train/settings.js
var CELLS = (
  /** @type {const} */
  ["RNN", "GRU", "LSTM of 1997", "LSTM"]
);
var STARTS = (
  /** @type {const} */
  ["forget bias", "chrono"]
);
var DEFAULTS = {
  task: "adding",
  length: 20,
  noise: 0,
  cell: "LSTM",
  peepholes: false,
  coupled: false,
  hidden_size: 8,
  num_layers: 1,
  start: "forget bias",
  forget_bias: 3,
  optimizer: "Adam",
  learning_rate: 0.02,
  batch_size: 32,
  clip: 1,
  seed: 0
};
var LIMITS = {
  length: [2, 200, true],
  noise: [0, 1, false],
  hidden_size: [1, 32, true],
  num_layers: [1, 2, true],
  forget_bias: [-4, 8, false],
  learning_rate: [1e-5, 10, false],
  batch_size: [1, 128, true],
  clip: [0, 100, false],
  seed: [0, 2 ** 31 - 1, true]
};
var CHOICES = { task: Object.keys(FACTS), cell: CELLS, start: STARTS, optimizer: OPTIMIZERS };
var forgets = ({ cell, coupled }) => cell === "LSTM" && !coupled;
function lengthOf({ task, length }) {
  const [low, high] = FACTS[task].lengths;
  return Math.max(low, Math.min(high, length));
}
function checkSettings(given) {
  for (const [key, options] of Object.entries(CHOICES)) {
    const value = given[key];
    if (typeof value !== "string" || !options.includes(value)) {
      throw new RangeError(`${key} is ${JSON.stringify(value)}; choose one of ${options.join(", ")}`);
    }
  }
  for (const [key, [low, high, whole]] of Object.entries(LIMITS)) {
    const value = given[key];
    const fits = typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) {
      throw new RangeError(
        `${key} is ${JSON.stringify(value)}; it runs from ${low} to ${high}${whole ? ", whole" : ""}`
      );
    }
  }
  for (const key of ["peepholes", "coupled"]) {
    if (typeof given[key] !== "boolean")
      throw new TypeError(`${key} is ${JSON.stringify(given[key])}; give true or false`);
  }
  const keys = (
    /** @type {(keyof Settings)[]} */
    Object.keys(DEFAULTS)
  );
  return (
    /** @type {Settings} */
    Object.fromEntries(keys.map((key) => [key, given[key]]))
  );
}
function goalOf(task, trivial) {
  if (task === "sunspots") return { loss: trivial, accuracy: null };
  return FACTS[task].loss === "squared" ? { loss: trivial / 10, accuracy: null } : { loss: null, accuracy: 0.95 };
}

// lstm_core/widgets/esm/lib/train/network.js
function blocksOf({ cell, coupled }) {
  if (cell === "LSTM") return coupled ? "igo" : "ifgo";
  return { "LSTM of 1997": "igo", GRU: "rzn", RNN: "h" }[cell];
}
function layoutOf(settings) {
  const { hidden_size: H, num_layers, cell, peepholes } = settings;
  const { inputs, outputs } = FACTS[settings.task];
  const blocks = blocksOf(settings);
  const rows = blocks.length * H;
  const named = [];
  for (let layer = 0; layer < num_layers; layer++) {
    named.push([`rnn.weight_ih_l${layer}`, [rows, layer ? H : inputs]]);
    named.push([`rnn.weight_hh_l${layer}`, [rows, H]]);
    named.push([`rnn.bias_ih_l${layer}`, [rows]], [`rnn.bias_hh_l${layer}`, [rows]]);
    if (cell !== "LSTM" || !peepholes) continue;
    for (const gate of blocks.replace("g", "")) named.push([`rnn.peephole_${gate}_l${layer}`, [H]]);
  }
  named.push(["head.weight", [outputs, H]], ["head.bias", [outputs]]);
  let offset = 0;
  return named.map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    offset += size;
    return { name, shape, offset: offset - size, size };
  });
}
var sizeOf = (layout) => layout.reduce((sum, { size }) => sum + size, 0);

// lstm_core/widgets/esm/lib/train/export.js
var FORMAT = "lstm_core playground 1";
function bytesOf(values) {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [n, value] of values.entries()) view.setFloat64(8 * n, value, true);
  return new Uint8Array(view.buffer);
}
var encode = (values) => btoa(Array.from(bytesOf(values), (byte) => String.fromCharCode(byte)).join(""));
function tensorsOf({ settings, weights }) {
  return Object.fromEntries(
    layoutOf(settings).map(({ name, shape, offset, size }) => [
      name,
      { shape, float64: encode(weights.subarray(offset, offset + size)) }
    ])
  );
}
var writeExport = (trained) => ({
  format: FORMAT,
  settings: trained.settings,
  step: trained.step,
  tensors: tensorsOf(trained)
});
function weightsFrom(settings, tensors) {
  const layout = layoutOf(settings);
  const known = new Set(layout.map(({ name }) => name));
  for (const name of Object.keys(tensors ?? {}))
    if (!known.has(name)) throw new RangeError(`"${name}" is no tensor of this network`);
  const parts2 = layout.map(({ name, shape, size }) => {
    const tensor = tensors?.[name];
    if (typeof tensor?.float64 !== "string") throw new TypeError(`the tensor "${name}" is missing`);
    if (String(tensor.shape) !== String(shape))
      throw new RangeError(`${name} has shape (${tensor.shape}); this network needs (${shape})`);
    let text;
    try {
      text = atob(tensor.float64);
    } catch {
      throw new TypeError(`${name} is no base64`);
    }
    if (text.length !== size * 8)
      throw new RangeError(`${name} holds ${text.length} bytes; its shape needs ${size * 8}`);
    const view = new DataView(Uint8Array.from(text, (s) => s.charCodeAt(0)).buffer);
    const values = Array.from({ length: size }, (_, n) => view.getFloat64(8 * n, true));
    if (!values.every(Number.isFinite)) throw new RangeError(`${name} holds a value that is not finite`);
    return values;
  });
  return Float64Array.from(parts2.flat());
}
function readExport(text) {
  let document2;
  try {
    document2 = JSON.parse(text);
  } catch {
    throw new TypeError("it is no JSON");
  }
  if (document2?.format !== FORMAT) throw new TypeError(`its format is not "${FORMAT}"`);
  const settings = checkSettings({ ...DEFAULTS, ...document2.settings });
  return { settings, step: 0, weights: weightsFrom(settings, document2.tensors) };
}
function writeSafetensors({ settings, weights }) {
  const layout = layoutOf(settings);
  const entries = layout.map(({ name, shape, offset, size }) => [
    name,
    { dtype: "F64", shape, data_offsets: [8 * offset, 8 * (offset + size)] }
  ]);
  const json = JSON.stringify({ __metadata__: { format: FORMAT }, ...Object.fromEntries(entries) });
  const header = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + header.length + 8 * weights.length);
  new DataView(file.buffer).setUint32(0, header.length, true);
  file.set(header, 8);
  file.set(bytesOf(weights), 8 + header.length);
  return file;
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

// lstm_core/widgets/esm/playground/choose.js
var RATES = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
var BATCHES = [1, 2, 4, 8, 16, 32, 64, 128];
var CLIPS = [0, 0.1, 0.3, 1, 3, 10];
var nearest = (list, value) => {
  const away = list.map((entry) => Math.abs(entry - value));
  return away.indexOf(Math.min(...away));
};
function createChoose(container, { onChange }) {
  const group = (title) => {
    const node = element("div", { class: "lx-group", role: "group", "aria-label": title });
    node.append(element("p", { class: "lx-title" }, title));
    container.append(node);
    return node;
  };
  const [task, cell, learning] = ["Task", "Network", "Training"].map(group);
  const range = (place, key, label, [min, max, step], format = String) => createSlider(place, { label, min, max, step, format, onInput: (value) => onChange({ [key]: value }) });
  const listed = (key, label, list, format = (v) => String(v)) => createSlider(learning, {
    label,
    min: 0,
    max: list.length - 1,
    step: 1,
    format: (n) => format(list[n]),
    onInput: (n) => onChange({ [key]: list[n] })
  });
  const minus = (v) => String(v).replace("-", "−");
  const tasks = createSelect(task, {
    label: "Task",
    name: "task",
    options: Object.entries(FACTS).map(([value, { name }]) => ({ value, text: name })),
    onChoose: (value) => onChange({ task: value })
  });
  const length = range(task, "length", "Length", [5, 120, 5]);
  const noise = range(task, "noise", "Noise", [0, 1, 0.05]);
  const kind = createChoice(cell, {
    label: "Cell",
    values: CELLS,
    names: ["RNN", "GRU", "1997", "LSTM"],
    onChoose: (value) => onChange({ cell: value })
  });
  const units = range(cell, "hidden_size", "Units", [1, 32, 1]);
  const start = createChoice(cell, {
    label: "Forget gates start",
    values: STARTS,
    names: ["at one bias", "chrono"],
    onChoose: (value) => onChange({ start: value })
  });
  const bias = range(cell, "forget_bias", "Forget bias", [-4, 8, 0.5], minus);
  const layers = createSwitch(cell, {
    label: "a second layer",
    onToggle: (on) => onChange({ num_layers: on ? 2 : 1 })
  });
  const peepholes = createSwitch(cell, { label: "peepholes", onToggle: (on) => onChange({ peepholes: on }) });
  const coupled = createSwitch(cell, { label: "coupled, f = 1 − i", onToggle: (on) => onChange({ coupled: on }) });
  const optimizer = createSelect(learning, {
    label: "Optimiser",
    name: "optimizer",
    options: OPTIMIZERS.map((value) => ({ value, text: value })),
    onChoose: (value) => onChange({ optimizer: (
      /** @type {Settings["optimizer"]} */
      value
    ) })
  });
  const rate = listed("learning_rate", "Learning rate", RATES);
  const batch = listed("batch_size", "Batch", BATCHES);
  const clip = listed("clip", "Clip the gradient at", CLIPS, (v) => v ? String(v) : "no limit");
  const chrono = [...cell.querySelectorAll("input")].filter(
    ({ value }) => STARTS.includes(
      /** @type {"chrono"} */
      value
    )
  );
  return {
    update(settings) {
      const own = forgets(settings);
      const { lengths } = FACTS[settings.task];
      tasks.update({ value: settings.task });
      length.update({ value: lengthOf(settings), disabled: lengths[0] === lengths[1] });
      noise.update({ value: settings.noise });
      kind.update({ value: settings.cell });
      units.update({ value: settings.hidden_size });
      layers.update({ on: settings.num_layers > 1 });
      peepholes.update({ on: settings.peepholes, disabled: settings.cell !== "LSTM" });
      coupled.update({ on: settings.coupled, disabled: settings.cell !== "LSTM" });
      start.update({ value: settings.start });
      for (const input of chrono) input.disabled = !own;
      bias.update({ value: settings.forget_bias, disabled: !own || settings.start === "chrono" });
      optimizer.update({ value: settings.optimizer });
      rate.update({ value: nearest(RATES, settings.learning_rate) });
      batch.update({ value: nearest(BATCHES, settings.batch_size) });
      clip.update({ value: nearest(CLIPS, settings.clip) });
    },
    destroy() {
      for (const part of [tasks, length, noise, kind, units, layers, peepholes, coupled, start, bias]) part.destroy();
      for (const part of [optimizer, rate, batch, clip]) part.destroy();
    }
  };
}

// text:lstm_core/widgets/esm/lib/train/worker.js
var worker_default = '"use strict";(()=>{var ge=Float64Array.from({length:32},(t,n)=>2**(n/32)),we=Float64Array.from({length:2048},(t,n)=>2**(n-1024)),ye=32/Math.LN2,be=.02166084938653512,ke=59631716539705866e-28,Lt=1.5*2**52,ct=700;function Ft(t){let n=t>ct?ct:t<-ct?-ct:t,e=n*ye+Lt-Lt,o=n-e*be-e*ke;return(1+o*(1+o*(1/2+o*(1/6+o*(1/24+o*(1/120+o/720))))))*ge[e&31]*we[(e>>5)+1024]}var K=t=>1/(1+Ft(-t)),X=t=>2/(1+Ft(-2*t))-1;function qt(t){return{blocks:"rzn",gates:"rznq",states:"h",apart:!0,open({a:n,q:e,kept:{r:o,z:s,n:l,q:r,h:c}},h,u){let p=u*t;for(let a=0;a<u;a++)for(let i=0,m=h*p+a*t,f=3*a*t;i<t;i++,m++,f++){let d=K(n[f]+e[f]),g=K(n[f+t]+e[f+t]),b=X(n[f+2*t]+d*e[f+2*t]);o[m]=d,s[m]=g,r[m]=e[f+2*t],l[m]=b,c[m+p]=(1-g)*b+g*c[m]}},blame({dA:n,dQ:e,dH:o,kept:{r:s,z:l,n:r,q:c,h}},u,p){let a=p*t;for(let i=0;i<p;i++)for(let m=0,f=u*a+i*t,d=3*f;m<t;m++,f++,d++){let g=o[f],b=r[f],y=g*(1-l[f])*(1-b*b),O=g*(h[f]-b)*l[f]*(1-l[f]),L=y*c[f]*s[f]*(1-s[f]);n[d]=e[d]=L,n[d+t]=e[d+t]=O,n[d+2*t]=y,e[d+2*t]=y*s[f],u>0&&(o[f-a]+=g*l[f])}}}}function yt(t,n,e,o,s,l){let r=n.length,c=0;if(t==="squared"){for(let a=0;a<r;a++){let i=n[a]-e[o+a];c+=i*i,l[a]=2*i*s}return c*s}if(t==="sigmoid"){for(let a=0;a<r;a++){let i=n[a];c+=Math.max(i,0)-i*e[o+a]+Math.log1p(Math.exp(-Math.abs(i))),l[a]=(1/(1+Math.exp(-i))-e[o+a])*s}return c*s}let h=-1/0;for(let a=0;a<r;a++)h=Math.max(h,n[a]);let u=0;for(let a=0;a<r;a++)u+=Math.exp(n[a]-h);let p=h+Math.log(u);for(let a=0;a<r;a++){let i=n[a]-p;c-=e[o+a]*i,l[a]=(Math.exp(i)-e[o+a])*s}return c*s}function $t({hiddenSize:t,blocks:n,coupled:e,peepholes:o,centred:s},l,r){let c=n.length*t,h=n.includes("f"),[u,p,a,i]=["i","f","g","o"].map(v=>Math.max(0,n.indexOf(v))*t),m=new Float64Array(t),[f,d,g]=[l.peephole_i??m,l.peephole_f??m,l.peephole_o??m],b=new Float64Array(t),[y,O,L]=[r.peephole_i??b,r.peephole_f??b,r.peephole_o??b],q=s?2:1,j=s?.5:1;return{blocks:n,gates:"ifgom",states:"ch",apart:!1,open({a:v,kept:{i:M,f:w,g:k,o:x,m:S,c:A,h:N}},R,_){let E=_*t;for(let C=0;C<_;C++)for(let $=0,F=R*E+C*t,T=C*c;$<t;$++,F++,T++){let P=A[F],G=K(v[T+u]+f[$]*P),H=e?1-G:h?K(v[T+p]+d[$]*P):1,Y=q*X(j*v[T+a]),U=H*P+G*Y,tt=K(v[T+i]+g[$]*U),D=X(j*U);M[F]=G,w[F]=H,k[F]=Y,x[F]=tt,S[F]=D,A[F+E]=U,N[F+E]=tt*D}},blame({dA:v,dH:M,dC:w,kept:{i:k,f:x,g:S,o:A,m:N,c:R}},_,E){let C=E*t;for(let $=0;$<E;$++)for(let F=0,T=_*C+$*t,P=(_*E+$)*c;F<t;F++,T++,P++){let G=$*t+F,H=M[T],Y=k[T],U=x[T],tt=S[T]/q,D=A[T],mt=N[T],dt=H*mt*D*(1-D),et=w[G]+H*D*j*(1-mt*mt)+dt*g[F],Nt=et*R[T],gt=(e?et*S[T]-Nt:et*S[T])*Y*(1-Y),wt=h?Nt*U*(1-U):0;w[G]=et*U+gt*f[F]+wt*d[F],v[P+p]=wt,v[P+u]=gt,v[P+a]=et*Y*q*j*(1-tt*tt),v[P+i]=dt,o&&(y[F]+=gt*R[T],O[F]+=wt*R[T],L[F]+=dt*R[T+C])}}}}var B={weights:0,training:1,heldOut:2,probe:3};function xe(t){let n=t|0;return()=>{n=n+2654435769|0;let e=n^n>>>16;return e=Math.imul(e,569420461),e^=e>>>15,e=Math.imul(e,1935289751),(e^e>>>15)>>>0}}function W(t,n=0){let e=xe(Math.imul(t|0,2246822507)^Math.imul(n+1,3266489909)),[o,s,l,r]=[e(),e(),e(),e()],c=(p,a)=>p<<a|p>>>32-a,h=()=>{let p=Math.imul(c(Math.imul(s,5),7),9),a=s<<9;return l^=o,r^=s,s^=l,o^=r,l^=a,r=c(r,11),p>>>0},u=()=>((h()>>>5)*67108864+(h()>>>6))/9007199254740992;return{uniform:u,between:(p,a)=>p+(a-p)*u(),below:p=>Math.floor(p*u()),normal:()=>Math.sqrt(-2*Math.log(1-u()))*Math.cos(2*Math.PI*u())}}function nt(t,n,e,o,s,l,r,c){for(let h=0;h<l;h+=2){let u=h+1<l?1:0,p=o+h*c,a=u*c;for(let i=0;i<r;i+=4){let m=r-1-i,f=m<1?m:1,d=m<2?m:2,g=m<3?m:3,b=n+h*r+i,y=b+u*r,O=i*c,L=O+f*c,q=O+d*c,j=O+g*c,v=t[b],M=t[b+f],w=t[b+d],k=t[b+g],x=t[y],S=t[y+f],A=t[y+d],N=t[y+g];for(let R=0;R<c;R++){let _=e[p+R],E=e[p+a+R],C=s[O+R],$=s[L+R],F=s[q+R],T=s[j+R];v+=C*_,M+=$*_,w+=F*_,k+=T*_,x+=C*E,S+=$*E,A+=F*E,N+=T*E}t[b+g]=k,t[b+d]=w,t[b+f]=M,t[b]=v,t[y+g]=N,t[y+d]=A,t[y+f]=S,t[y]=x}}}function bt(t,n,e,o,s,l){for(let r=0;r<o;r+=32)Se(t,n,e,r,Math.min(o,r+32),s,l)}function Se(t,n,e,o,s,l,r){for(let c=0;c<l;c+=4){let h=l-1-c,u=h<1?h:1,p=h<2?h:2,a=h<3?h:3;for(let i=0;i<r;i+=2){let m=i+1<r?1:0,f=c*r+i,d=f+u*r,g=f+p*r,b=f+a*r,y=t[f],O=t[d],L=t[g],q=t[b],j=t[f+m],v=t[d+m],M=t[g+m],w=t[b+m],k=o*l+c,x=o*r+i;for(let S=o;S<s;S++){let A=e[x],N=e[x+m],R=n[k],_=n[k+u],E=n[k+p],C=n[k+a];y+=R*A,O+=_*A,L+=E*A,q+=C*A,j+=R*N,v+=_*N,M+=E*N,w+=C*N,k+=l,x+=r}t[f]=y,t[d]=O,t[g]=L,t[b]=q,t[f+m]=j,t[d+m]=v,t[g+m]=M,t[b+m]=w}}}function kt(t,n,e,o){for(let s=0;s<e;s++)for(let l=0;l<o;l++)t[l*e+s]=n[s*o+l]}function xt(t,n,e,o){let s=e-e%2;for(let l=0;l<s*o;l+=2*o)for(let r=0;r<o;r++)t[r]+=n[l+r]+n[l+o+r];if(s<e)for(let l=0;l<o;l++)t[l]+=n[s*o+l]}function Me({blocks:t,gates:n,states:e,apart:o},s){let l=t.length*s,r=new Float64Array(0),c={kept:{},a:r,q:r,dA:r,dQ:r,dH:r,dC:r,reserve(h,u){if(c.dH.length<h*s||c.dC.length<u*s){let p=a=>new Float64Array(a);for(let a of n)c.kept[a]=p(h*s);for(let a of e)c.kept[a]=p((h+u)*s);[c.a,c.dA,c.dH,c.dC]=[p(u*l),p(h*l),p(h*s),p(u*s)],[c.q,c.dQ]=o?[p(u*l),p(h*l)]:[c.a,c.dA]}for(let p of e)c.kept[p].fill(0,0,u*s)}};return c}function jt({inputSize:t,hiddenSize:n},e,o,s){let{W:l,U:r,b:c,e:h}=o,u=e.blocks.length*n,p=Me(e,n),a=new Float64Array(u),i=new Float64Array(u*t),m=new Float64Array(u*n);return{tape:p,load(){for(let f=0;f<u;f++)a[f]=e.apart?c[f]:c[f]+h[f];kt(i,l,u,t),kt(m,r,u,n)},forward(f,d,g){p.reserve(d*g,g);let{a:b,q:y,kept:O}=p;for(let L=0;L<d;L++){for(let q=0;q<g;q++)b.set(a,q*u),e.apart&&y.set(h,q*u);nt(b,0,f,L*g*t,l,g,u,t),nt(y,0,O.h,L*g*n,r,g,u,n),e.open(p,L,g)}},backward(f,d,g,b,y){let O=d*g,{dA:L,dQ:q,dH:j,dC:v,kept:M}=p;j.set(b),v.fill(0);for(let w=d-1;w>=0;w--)e.blame(p,w,g),w>0&&nt(j,(w-1)*g*n,q,w*g*u,m,g,n,u);bt(s.W,L,f,O,u,t),bt(s.U,q,M.h,O,u,n),xt(s.b,L,O,u),xt(s.e,q,O,u),y&&nt(y,0,L,0,i,O,t,u)}}}function Ct(t){return{blocks:"h",gates:"",states:"h",apart:!1,open({a:n,kept:{h:e}},o,s){let l=s*t;for(let r=0;r<l;r++)e[(o+1)*l+r]=X(n[r])},blame({dA:n,dH:e,kept:{h:o}},s,l){let r=l*t;for(let c=s*r;c<(s+1)*r;c++)n[c]=e[c]*(1-o[c+r]*o[c+r])}}}var zt=["Adam","RMSProp","momentum","SGD"],[Ae,Oe,St,Pt,It]=[.9,.99,.9,.999,1e-8];function ot(t){let n=0;for(let e=0;e<t.length;e++)n+=t[e]*t[e];return Math.sqrt(n)}function Ut(t,n,e){let o=new Float64Array(t==="Adam"||t==="momentum"?e:0),s=new Float64Array(t==="Adam"||t==="RMSProp"?e:0),l=0,[r,c]=t==="Adam"?[St,1-St]:[Ae,1],h=t==="Adam"?Pt:Oe;function u(a){l+=1;for(let i=0;i<o.length;i++)o[i]=r*o[i]+c*a[i];for(let i=0;i<s.length;i++)s[i]=h*s[i]+(1-h)*a[i]*a[i]}function p(a){let i=new Float64Array(e),[m,f]=[n/(1-St**l),1-Pt**l];for(let d=0;d<e;d++)t==="Adam"?i[d]=m*o[d]/(Math.sqrt(s[d]/f)+It):t==="RMSProp"?i[d]=n*a[d]/(Math.sqrt(s[d])+It):i[d]=n*(t==="momentum"?o[d]:a[d]);return i}return{advance(a){return u(a),p(a)},preview(a){let[i,m]=[o.slice(),s.slice()],f=this.advance(a);return o.set(i),s.set(m),l-=1,f},memory:()=>({steps:l,mean:o.slice(),square:s.slice()})}}var Re=["E","B","a","b","c","d","X","Y"],J=["B","T","S","X","P","V","E"],it=["S","a","b","T"],Kt=["A","B","C","D","·","→"];var I={adding:{name:"adding",inputs:2,outputs:1,loss:"squared",alphabet:null,channels:["value","marker"],classes:null,lengths:[10,200],chance:null,right:"within 0.04 of the answer",trivial:"always the mean"},"temporal order":{name:"temporal order",inputs:8,outputs:4,loss:"softmax",alphabet:Re,channels:[],classes:["XX","XY","YX","YY"],lengths:[10,200],chance:.25,right:"the order of the two cues named",trivial:"always the same order"},"delayed XOR":{name:"delayed XOR",inputs:2,outputs:2,loss:"softmax",alphabet:null,channels:["bit","marker"],classes:["equal","different"],lengths:[4,200],chance:.5,right:"equal or different, named",trivial:"always the same answer"},parity:{name:"parity",inputs:1,outputs:2,loss:"softmax",alphabet:null,channels:["bit"],classes:["even","odd"],lengths:[2,100],chance:.5,right:"even or odd, named at every step",trivial:"always the same answer"},"embedded Reber":{name:"embedded Reber",inputs:7,outputs:7,loss:"sigmoid",alphabet:J,channels:[],classes:J,lengths:[9,9],chance:null,right:"every legal successor of a string, and none other",trivial:"always the same shares"},"a^n b^n":{name:"aⁿbⁿ",inputs:4,outputs:4,loss:"sigmoid",alphabet:it,channels:[],classes:it,lengths:[4,80],chance:null,right:"every legal successor of a string, and none other",trivial:"always the same shares"},copy:{name:"copy",inputs:6,outputs:4,loss:"softmax",alphabet:Kt,channels:[],classes:Kt.slice(0,4),lengths:[10,120],chance:.25,right:"the symbol repeated in its place",trivial:"always the same symbol"},sunspots:{name:"sunspots",inputs:1,outputs:1,loss:"squared",alphabet:null,channels:["sunspots / 100"],classes:null,lengths:[10,60],chance:null,right:"within 20 sunspots of next year\'s number",trivial:"next year is like this year"}};var Te=["RNN","GRU","LSTM of 1997","LSTM"],_e=["forget bias","chrono"],Ee={task:"adding",length:20,noise:0,cell:"LSTM",peepholes:!1,coupled:!1,hidden_size:8,num_layers:1,start:"forget bias",forget_bias:3,optimizer:"Adam",learning_rate:.02,batch_size:32,clip:1,seed:0},ve={length:[2,200,!0],noise:[0,1,!1],hidden_size:[1,32,!0],num_layers:[1,2,!0],forget_bias:[-4,8,!1],learning_rate:[1e-5,10,!1],batch_size:[1,128,!0],clip:[0,100,!1],seed:[0,2**31-1,!0]},Ne={task:Object.keys(I),cell:Te,start:_e,optimizer:zt},Xt=({cell:t,coupled:n})=>t==="LSTM"&&!n;function V({task:t,length:n}){let[e,o]=I[t].lengths;return Math.max(e,Math.min(o,n))}function Bt(t){for(let[e,o]of Object.entries(Ne)){let s=t[e];if(typeof s!="string"||!o.includes(s))throw new RangeError(`${e} is ${JSON.stringify(s)}; choose one of ${o.join(", ")}`)}for(let[e,[o,s,l]]of Object.entries(ve)){let r=t[e];if(!(typeof r=="number"&&r>=o&&r<=s&&(!l||Number.isInteger(r))))throw new RangeError(`${e} is ${JSON.stringify(r)}; it runs from ${o} to ${s}${l?", whole":""}`)}for(let e of["peepholes","coupled"])if(typeof t[e]!="boolean")throw new TypeError(`${e} is ${JSON.stringify(t[e])}; give true or false`);let n=Object.keys(Ee);return Object.fromEntries(n.map(e=>[e,t[e]]))}function Wt(t,n){return t==="sunspots"?{loss:n,accuracy:null}:I[t].loss==="squared"?{loss:n/10,accuracy:null}:{loss:null,accuracy:.95}}var Gt=8;function Vt({cell:t,coupled:n}){return t==="LSTM"?n?"igo":"ifgo":{"LSTM of 1997":"igo",GRU:"rzn",RNN:"h"}[t]}var Zt=({cell:t})=>({LSTM:"ifgoch","LSTM of 1997":"igoch",GRU:"rznh",RNN:"h"})[t];function Qt(t){let{hidden_size:n,num_layers:e,cell:o,peepholes:s}=t,{inputs:l,outputs:r}=I[t.task],c=Vt(t),h=c.length*n,u=[];for(let a=0;a<e;a++)if(u.push([`rnn.weight_ih_l${a}`,[h,a?n:l]]),u.push([`rnn.weight_hh_l${a}`,[h,n]]),u.push([`rnn.bias_ih_l${a}`,[h]],[`rnn.bias_hh_l${a}`,[h]]),!(o!=="LSTM"||!s))for(let i of c.replace("g",""))u.push([`rnn.peephole_${i}_l${a}`,[n]]);u.push(["head.weight",[r,n]],["head.bias",[r]]);let p=0;return u.map(([a,i])=>{let m=i.reduce((f,d)=>f*d,1);return p+=m,{name:a,shape:i,offset:p-m,size:m}})}var ft=t=>t.reduce((n,{size:e})=>n+e,0);function Ht(t){let n=Qt(t),{hidden_size:e,start:o,forget_bias:s}=t,l=W(t.seed,B.weights),r=1/Math.sqrt(e),c=Float64Array.from({length:ft(n)},()=>l.between(-r,r));if(!Xt(t))return c;let h=Math.max(4,V(t));for(let{name:u,offset:p,size:a}of n){if(!u.includes("bias_")||!u.startsWith("rnn"))continue;let i=u.includes("ih");o==="chrono"&&c.fill(0,p,p+a);for(let m=0;m<e;m++){let f=o==="chrono"&&i?Math.log(l.between(1,h-1)):s;c[p+e+m]=i?f:0,o==="chrono"&&(c[p+m]=i?-f:0)}}return c}function Le(t,n,e){let o={weight_ih:"W",weight_hh:"U",bias_ih:"b",bias_hh:"e"},s=n.filter(({name:l})=>l.endsWith(`_l${e}`));return Object.fromEntries(s.map(({name:l,offset:r,size:c})=>{let h=l.slice(4,-3);return[o[h]??h,t.subarray(r,r+c)]}))}function Fe(t,n,e){let{cell:o,coupled:s,peepholes:l,hidden_size:r}=t;return o==="GRU"?qt(r):o==="RNN"?Ct(r):$t({hiddenSize:r,...{coupled:o==="LSTM"&&s,peepholes:o==="LSTM"&&l},blocks:Vt(t),centred:o==="LSTM of 1997"},n,e)}function st(t,n){let e=I[t.task],o=Qt(t),{hidden_size:s,num_layers:l}=t,r=e.outputs,c=new Float64Array(n.length),h=Array.from({length:l},(M,w)=>{let[k,x]=[n,c].map(A=>Le(A,o,w)),S={inputSize:w?s:e.inputs,hiddenSize:s};return jt(S,Fe(t,k,x),k,x)}),[u,p]=o.slice(-2).map(({offset:M,size:w})=>({from:M,to:M+w})),[a,i]=[n.subarray(u.from,u.to),n.subarray(p.from,p.to)],[m,f]=[c.subarray(u.from,u.to),c.subarray(p.from,p.to)],d=new Float64Array(r),g=new Float64Array(r),[b,y,O]=[Mt(),Mt(),Mt()];function L({x:M,seqLen:w,batch:k}){let x=M;for(let S of h)S.forward(x,w,k),x=S.tape.kept.h.subarray(k*s);return x}function q(M,w){for(let k=0;k<r;k++){let x=i[k];for(let S=0;S<s;S++)x+=a[k*s+S]*M[w+S];d[k]=x}}function j(M,w,k){for(let x=0;x<r;x++){let S=g[x];f[x]+=S;for(let A=0;A<s;A++)m[x*s+A]+=S*M[w+A],k[w+A]+=S*a[x*s+A]}}let v=()=>{for(let M of h)M.load()};return v(),{layout:o,weights:n,gradient:c,layers:h,load:v,answers(M){return Yt(M).flatMap(w=>{let k=Dt(w,e.inputs,b),x=L(k);return w.map(({seqLen:S},A)=>{let N=new Float64Array(S*r);for(let R=0;R<S;R++)q(x,(R*k.batch+A)*s),N.set(d,R*r);return N})})},lossOf(M,w){let k=Jt(M),x=0;return M.forEach(({target:S,scored:A,seqLen:N},R)=>{for(let _=0;_<N;_++)A[_]&&(x+=yt(e.loss,w[R].subarray(_*r,_*r+r),S,_*r,1/k,g))}),x},differentiate(M){c.fill(0);let w=1/Jt(M),k=0;for(let x of Yt(M)){let{x:S,seqLen:A,batch:N}=Dt(x,e.inputs,b),R=L({x:S,seqLen:A,batch:N}),_=y(A*N*s);for(let[E,{seqLen:C,target:$,scored:F}]of x.entries())for(let T=0;T<C;T++){if(!F[T])continue;let P=(T*N+E)*s;q(R,P),k+=yt(e.loss,d,$,T*r,w,g),j(R,P,_)}for(let E=l-1;E>=0;E--){let C=E?h[E-1].tape.kept.h.subarray(N*s):S,$=E?O(A*N*s):null;h[E].backward(C,A,N,_,$),$&&(_=$)}}return k}}}function Mt(){let t=new Float64Array(0);return n=>(t.length<n&&(t=new Float64Array(n)),t.subarray(0,n).fill(0))}function Yt(t){let n=[];for(let e=0;e<t.length;e+=Gt)n.push(t.slice(e,e+Gt));return n}function Dt(t,n,e){let o=t.length,s=Math.max(...t.map(r=>r.seqLen));if(o===1)return{x:t[0].x,seqLen:s,batch:o};let l=e(s*o*n);for(let[r,{x:c,seqLen:h}]of t.entries())for(let u=0;u<h;u++)for(let p=0;p<n;p++)l[(u*o+r)*n+p]=c[u*n+p];return{x:l,seqLen:s,batch:o}}function Jt(t){let n=0;for(let{scored:e}of t)for(let o=0;o<e.length;o++)n+=e[o];return n}var qe=`\n5 11 16 23 36 58 29 20 10 8 3 0 0 2 11 27 47 63 60 39 28 26 22 11 21 40 78 122 103 73 47 35 11 5 16 34 70 81\n111 101 73 40 20 16 5 11 22 40 60 80.9 83.4 47.7 47.8 30.7 12.2 9.6 10.2 32.4 47.6 54 62.9 85.9 61.2 45.1 36.4\n20.9 11.4 37.8 69.8 106.1 100.8 81.6 66.5 34.8 30.6 7 19.8 92.5 154.4 125.9 84.8 68.1 38.5 22.8 10.2 24.1 82.9\n132 130.9 118.1 89.9 66.6 60 46.9 41 21.3 16 6.4 4.1 6.8 14.5 34 45 43.1 47.5 42.2 28.1 10.1 8.1 2.5 0 1.4 5\n12.2 13.9 35.4 45.8 41.1 30.1 23.9 15.6 6.6 4 1.8 8.5 16.6 36.3 49.6 64.2 67 70.9 47.8 27.5 8.5 13.2 56.9\n121.5 138.3 103.2 85.7 64.6 36.7 24.2 10.7 15 40.1 61.5 98.5 124.7 96.3 66.6 64.5 54.1 39 20.6 6.7 4.3 22.7\n54.8 93.8 95.8 77.2 59.1 44 47 30.5 16.3 7.3 37.6 74 139 111.2 101.6 66.2 44.7 17 11.3 12.4 3.4 6 32.3 54.3\n59.7 63.7 63.5 52.2 25.4 13.1 6.8 6.3 7.1 35.6 73 85.1 78 64 41.8 26.2 26.7 12.1 9.5 2.7 5 24.4 42 63.5 53.8\n62 48.5 43.9 18.6 5.7 3.6 1.4 9.6 47.4 57.1 103.9 80.6 63.6 37.6 26.1 14.2 5.8 16.7 44.3 63.9 69 77.8 64.9\n35.7 21.2 11.1 5.7 8.7 36.1 79.7 114.4 109.6 88.8 67.8 47.5 30.6 16.3 9.6 33.2 92.6 151.6 136.3 134.7 83.9\n69.4 31.5 13.9 4.4 38 141.7 190.2 184.8 159 112.3 53.9 37.6 27.9 10.2 15.1 47 93.8 105.9 105.5 104.5 66.6 68.9\n38 34.5 15.5 12.6 27.5 92.5 155.4 154.6 140.4 115.9 66.6 45.9 17.9 13.4 29.4 100.2 157.6 142.6 145.7 94.3 54.6\n29.9 17.5 8.6 21.5 64.3 93.3 119.6 111 104 63.7 40.4 29.8 15.2 7.5 2.9\n`,At=qe.trim().split(/\\s+/).map(Number);function z(t,n,e){let o=new Float64Array(t*n),s=new Uint8Array(t);for(let l=0;l<t;l++){let r=e(l);r&&(o.set(Array.from(r),l*n),s[l]=1)}return{target:o,scored:s}}var ut=(t,n,e)=>z(t,n,o=>o===t-1?e:null);function Z(t,n){let e=new Float64Array(t.length*n);for(let[o,s]of t.entries())e[o*n+s]=1;return{x:e,seqLen:t.length}}function rt(t,n,e){let o=0;for(let s=1;s<e;s++)t[n*e+s]>t[n*e+o]&&(o=s);return o}function te(t,n,e){let o=0;for(let s=1;s<e;s++)t[n+s]>t[n+o]&&(o=s);return o}var pt=t=>(n,{target:e,scored:o})=>{let s=e.length/o.length,[l,r]=[0,0];return o.forEach((c,h)=>{c&&(r+=1,t(n,e,h*s,s)&&(l+=1))}),[l,r]},Q=pt((t,n,e,o)=>te(t,e,o)===te(n,e,o)),Ot=(t,{target:n,scored:e})=>{let o=n.length/e.length;return[e.some((l,r)=>{if(!l)return!1;for(let c=0;c<o;c++)if(t[r*o+c]>0!=n[r*o+c]>.5)return!0;return!1})?0:1,1]};var Rt={1:[["T",2],["P",3]],2:[["S",2],["X",4]],3:[["T",3],["V",5]],4:[["X",3],["S",6]],5:[["P",4],["V",6]]};function $e(t){let n=t[1];if(!/^B[TP]B/.test(t))return null;let e=[["T","P"],["B"]],o=1,s=3;for(;o!==6;){e.push(Rt[o].map(([r])=>r));let l=Rt[o].find(([r])=>r===t[s]);if(!l)return null;o=l[1],s+=1}return e.push(["E"],[n],["E"]),t.slice(s)===`E${n}E`?e:null}var ee=({x:t,seqLen:n},e)=>Array.from({length:n},(o,s)=>e[rt(t,s,e.length)]).join(""),ne={draw(t){let n="TP"[t.below(2)],e=`B${n}B`;for(let o=1;o!==6;){let[s,l]=Rt[o][t.below(2)];e+=s,o=l}return Z([...`${e}E${n}E`].map(o=>J.indexOf(o)),7)},ask(t){let n=$e(ee(t,J));return n?z(t.seqLen,7,e=>e<n.length?J.map(o=>Number(n[e].includes(o))):null):null},judge:Ot},oe={draw(t,n){let e=1+t.below(Math.floor(n/2));return Z([0,...Array(e).fill(1),...Array(e).fill(2)],4)},ask(t){let n=ee(t,it),e=Math.floor((n.length-1)/2);return n!==`S${"a".repeat(e)}${"b".repeat(e)}`?null:z(t.seqLen,4,o=>o===0?[0,1,0,0]:o<=e?[0,1,1,0]:o<2*e?[0,0,1,0]:[0,0,0,1])},judge:Ot},ht=4,se={draw(t,n){let e=Array(n).fill(4);for(let o=0;o<ht;o++)e[o]=t.below(4);return e[n-ht-1]=5,Z(e,6)},ask(t){let e=Array.from({length:t.seqLen},(s,l)=>rt(t.x,l,6)).slice(0,ht);if(e.some(s=>s>=4))return null;let o=t.seqLen-ht;return z(t.seqLen,4,s=>s<o?null:e.map((l,r)=>+(e[s-o]===r)))},judge:Q};var je={draw(t,n){let e=n+t.below(Math.floor(1.1*n)-n+1),o=Math.floor(n/2)-1,s=t.below(Math.min(10,o)),l=t.below(o-1);l>=s&&(l+=1);let r=new Float64Array(2*e);for(let c=0;c<e;c++)r[2*c]=t.between(-1,1);return(s===0||l===0)&&(r[0]=0),r[1]=r[2*e-1]=-1,r[2*s+1]=r[2*l+1]=1,{x:r,seqLen:e}},ask({x:t,seqLen:n}){let e=Array.from({length:n},(o,s)=>s).filter(o=>t[2*o+1]===1);return e.length!==2?null:ut(n,1,[.5+(t[2*e[0]]+t[2*e[1]])/4])},judge:pt((t,n,e)=>Math.abs(t[e]-n[e])<=.04)},Ce={draw(t,n){let e=n/10,o=n+t.below(Math.floor(e)+1),s=Array.from({length:o},()=>2+t.below(4));for(let l of[1,5]){let r=Math.floor(l*e)+t.below(Math.floor(e)+1);s[r]=6+t.below(2)}return s[0]=0,s[o-1]=1,Z(s,8)},ask({x:t,seqLen:n}){let e=[];for(let s=0;s<n;s++){let l=rt(t,s,8);l>=6&&e.push(l-6)}if(e.length!==2)return null;let o=[0,0,0,0];return o[2*e[0]+e[1]]=1,ut(n,4,o)},judge:Q},Pe={draw(t,n){let e=new Float64Array(2*n);for(let o=0;o<n;o++)e[2*o]=2*t.below(2)-1;return e[1]=e[3]=1,{x:e,seqLen:n}},ask({x:t,seqLen:n}){let e=[];for(let o=0;o<n;o++)t[2*o+1]===1&&e.push(t[2*o]);return e.length!==2?null:ut(n,2,e[0]===e[1]?[1,0]:[0,1])},judge:Q},Ie={draw(t,n){return{x:Float64Array.from({length:n},()=>t.below(2)),seqLen:n}},ask({x:t,seqLen:n}){let e=0;return z(n,2,o=>(e=(e+(t[o]>.5?1:0))%2,e?[0,1]:[1,0]))},judge:Q},ze={draw(t,n,e){let[o,s]=e?[240,At.length]:[0,240],l=o+t.below(s-o-n);return{x:Float64Array.from({length:n+1},(r,c)=>At[l+c]/100),seqLen:n}},ask({x:t,seqLen:n}){return t.length>n?z(n,1,e=>[t[e+1]]):null},judge:pt((t,n,e)=>Math.abs(t[e]-n[e])<=.2)},Ue={adding:je,"temporal order":Ce,"delayed XOR":Pe,parity:Ie,"embedded Reber":ne,"a^n b^n":oe,copy:se,sunspots:ze},lt=Object.fromEntries(Object.entries(I).map(([t,n])=>[t,{...n,...Ue[t]}]));function Tt(t,n,{length:e,noise:o},s=!1){let l=t.draw(n,e,s),r=t.ask(l);if(!r)throw new Error(`the task ${t.name} drew a sequence that asks nothing`);let c=l.x.subarray(0,l.seqLen*t.inputs);if(o>0)for(let h=0;h<c.length;h++)c[h]+=o*n.normal();return{x:c,seqLen:l.seqLen,...r}}function re(t,n){let e=t.outputs,o=n.flatMap(({target:c,scored:h,x:u})=>Array.from(h,(p,a)=>p?[...c.subarray(a*e,a*e+e),u[a*t.inputs]]:null).filter(p=>p!==null)),s=c=>o.reduce((h,u)=>h+c(u),0)/o.length;if(t.name===I.sunspots.name)return s(([c,h])=>(c-h)**2);let l=Array.from({length:e},(c,h)=>s(u=>u[h]));if(t.loss==="squared")return l.reduce((c,h,u)=>c+s(p=>(p[u]-h)**2),0);let r=c=>c>0?-c*Math.log(c):0;return l.reduce((c,h)=>c+r(h)+(t.loss==="sigmoid"?r(1-h):0),0)}function _t(t){return lt[t.task].draw(W(t.seed,B.probe),V(t),!0)}function Ke(t){let n=t.lastIndexOf(1);return Uint8Array.from(t,(e,o)=>+(o===n))}function Et(t,n,e,o){let s=lt[t.task],{hidden_size:l}=t,r=s.inputs,c=_t(t),h=e?{x:e,seqLen:t.task==="sunspots"?e.length-1:e.length/r}:c,u=s.ask(h),{seqLen:p}=h,a=h.x.slice(0,p*r),i=st(t,n),[m]=i.answers([{x:a,seqLen:p}]),{tape:f}=i.layers[o],d={};for(let y of Zt(t)){let O=y==="c"||y==="h"?l:0;d[y]=f.kept[y].slice(O,O+p*l)}let g=new Float64Array(p);if(u){i.differentiate([{x:a,seqLen:p,target:u.target,scored:Ke(u.scored)}]);for(let y=0;y<p;y++)g[y]=ot(f.dH.subarray(y*l,y*l+l))}let b=u?u.scored:new Uint8Array(p);return{seqLen:p,hiddenSize:l,x:h.x,quantities:d,answers:m,target:u?.target??null,scored:b,reach:g}}function ae(t=512){let n=[],e=1,[o,s]=[0,0];return{add(l){o+=l,s+=1,!(s<e)&&(n.push(o/e),[o,s]=[0,0],!(n.length<t)&&(n=n.filter((r,c)=>c%2===0).map((r,c)=>(r+n[2*c+1])/2),e*=2))},read:()=>({points:n.slice(),covers:e})}}var Xe=100,Be=96;function le(t,n){let e=Bt(t),o=lt[e.task],s={length:V(e),noise:e.noise},l=n?n.slice():Ht(e),r=st(e,l.slice());if(l.length!==ft(r.layout))throw new RangeError(`${l.length} weights came; this network has ${ft(r.layout)}`);let c=Ut(e.optimizer,e.learning_rate,l.length),h=W(e.seed,B.training),u=W(e.seed,B.heldOut),p=Array.from({length:Xe},()=>Tt(o,u,s,!0)),a=re(o,p),i=ae(),m=0,f=1,d="",g=-1,b=null,y=[];function O(){if(b)return b;let w=Array.from({length:e.batch_size},()=>Tt(o,h,s)),k=r.differentiate(w);return b={batch:w,loss:k,norm:ot(r.gradient)},b}function L(w){let{clip:k}=e;return k>0&&w>k?r.gradient.map(x=>x*k/w):r.gradient.slice()}function q(w){let k=w===r.weights?r:st(e,w),x=k.answers(p),[S,A]=[0,0];return p.forEach((N,R)=>{let[_,E]=o.judge(x[R],N);S+=_,A+=E}),{loss:k.lossOf(p,x),accuracy:S/A}}let j=Wt(e.task,a),v=({loss:w,accuracy:k})=>j.loss===null?k>=(j.accuracy??1):w<=j.loss;function M(){let w={step:m,weights:r.weights.slice(),...q(r.weights)};return g<0&&v(w)&&(g=m),!Number.isFinite(w.loss)&&!d&&(d=`the loss on fresh sequences is ${w.loss} at step ${m}`),w}return y.push(M()),{settings:e,task:o,network:r,heldOut:p,trivial:a,first:l,evaluate:q,solves:v,get step(){return m},get diverged(){return d},get solvedAt(){return g},get checkpoints(){return y},losses:i,advance(){if(d)return!1;let{loss:w,norm:k}=O();if(!Number.isFinite(w)||!Number.isFinite(k))return d=`${Number.isFinite(w)?`the gradient\'s norm is ${k}`:`the loss is ${w}`} at step ${m+1}`,!1;let x=c.advance(L(k));for(let S=0;S<x.length;S++)r.weights[S]-=x[S];return r.load(),m+=1,i.add(w),b=null,m%f===0&&y.push(M()),y.length>Be&&(y=y.filter((S,A)=>A%2===0),f*=2),!0},latest(){let w=y[y.length-1];return w.step===m?w:M()},preview(){let{loss:w,norm:k}=O();return{loss:w,norm:k,change:ot(c.preview(L(k)))}},coming:()=>({batch:O().batch,memory:c.memory()})}}var ce=12,ie="pinned";function fe(t,n=()=>performance.now()){let e=new Map,o=new Map;function s(a){let i=e.get(a);if(!i)throw new RangeError(`no run is called ${JSON.stringify(a)}`);return i}function l(a){let i=s(a),m=i.latest(),f=i.checkpoints,d=f[f.length-1].step===m.step?f:[...f,m];return{id:a,settings:i.settings,step:i.step,diverged:i.diverged,solvedAt:i.solvedAt,training:o.has(a),trivial:i.trivial,losses:i.losses.read(),checkpoints:d.map(({step:g,loss:b,accuracy:y})=>({step:g,loss:b,accuracy:y}))}}function r({id:a,probe:i,layer:m}){let f=a===ie?void 0:e.get(ie);if(!f)return null;let d=f.settings.task===s(a).settings.task,{weights:g,...b}=f.latest(),y=Math.min(m,f.settings.num_layers-1);return{...b,look:Et(f.settings,g,d?i??_t(s(a).settings).x:null,y)}}function c(a){let{id:i,at:m,probe:f,layer:d}=a,g=s(i),b=m<0||m>=g.checkpoints.length,y=b?g.latest():g.checkpoints[m];return{main:l(i),others:[...e.keys()].filter(O=>O!==i).map(l),shown:y,next:b&&!g.diverged?g.preview():null,look:Et(g.settings,y.weights,f,d),beside:r(a)}}function h(a){let{shown:i,look:m}=c(a),f=s(a.id),d=[...e.keys()].filter(g=>g!==a.id);return{settings:f.settings,step:i.step,layout:f.network.layout,weights:i.weights,heldOut:f.heldOut,look:m,layer:a.layer,coming:f.coming(),others:d.map(g=>{let b=s(g),{layout:y,weights:O}=b.network;return{id:g,settings:b.settings,layout:y,weights:O.slice(),heldOut:b.heldOut}})}}function u(a){o.delete(a),t({type:"stopped",id:a})}function p(a){switch(a.do){case"start":o.delete(a.id),e.set(a.id,le(a.settings,a.weights??void 0));break;case"train":{let{id:i,until:m,pace:f}=a,d=s(i);o.set(i,{until:m,pace:f,solving:a.solving&&d.solvedAt<0,from:d.step,since:n()});break}case"pause":for(let i of[...o.keys()])u(i);break;case"rename":e.set(a.to,s(a.id)),e.delete(a.id);break;case"drop":o.delete(a.id),e.delete(a.id);break;case"look":t({type:"picture",token:a.token,picture:c(a)});break;case"export":t({type:"export",token:a.token,document:h(a)})}}return{order(a){try{p(a)}catch(i){t({type:"failed",id:a.do==="pause"?"":a.id,message:String(i.message)})}},work(){let a=n()+ce,i=-1;for(let[m,f]of[...o]){let d=s(m),g=n()+ce/o.size,b=()=>f.pace?f.from+(n()-f.since)*f.pace/1e3:1/0,y=()=>d.step>=f.until||d.diverged!==""||f.solving&&d.solvedAt>=0;for(;!y()&&d.step<b()&&n()<Math.min(a,g)&&d.advance(););y()?u(m):d.step>=b()?i=Math.max(i,1e3/f.pace/2):i=0}return o.size?Math.max(0,i):-1}}}var ue=self,pe=fe(t=>ue.postMessage(t)),he=new MessageChannel,vt=!1;function me(t){t<0||vt||(vt=!0,t>1?setTimeout(de,Math.min(t,50)):he.port2.postMessage(null))}function de(){vt=!1,me(pe.work())}he.port1.onmessage=de;ue.onmessage=t=>{pe.order(t.data),me(0)};})();\n';

// lstm_core/widgets/esm/playground/session.js
var [PAUSE, REST] = [60, 2];
function createSession({ onPicture, onStopped, onFailed, onBusy }) {
  const url = URL.createObjectURL(new Blob([worker_default], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  const exports = /* @__PURE__ */ new Map();
  let token = 0;
  let asked = 0;
  let answered = 0;
  let training = /* @__PURE__ */ new Set();
  let dirty = false;
  let later;
  let frame = 0;
  let wish = { id: "main", at: -1, probe: null, layer: 0 };
  const tell = () => onBusy(training.size > 0 || asked !== answered || dirty);
  const order = (message) => worker.postMessage(message);
  function lookLater() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame((start) => {
      later = setTimeout(() => {
        later = setTimeout(look, Math.max(PAUSE, REST * (performance.now() - start)));
      });
    });
  }
  function look() {
    cancelAnimationFrame(frame);
    clearTimeout(later);
    if (asked !== answered) {
      dirty = true;
      return tell();
    }
    dirty = false;
    token += 1;
    asked = token;
    order({ do: "look", token, ...wish });
    tell();
  }
  worker.onmessage = ({ data }) => {
    if (data.type === "picture") {
      answered = data.token;
      if (!dirty) onPicture(data.picture);
      if (dirty) look();
      else if (training.size) lookLater();
    } else if (data.type === "stopped") {
      training.delete(data.id);
      onStopped(data.id);
      look();
    } else if (data.type === "failed") {
      answered = asked;
      training = /* @__PURE__ */ new Set();
      onFailed(data.message);
    } else {
      exports.get(data.token)?.(data.document);
      exports.delete(data.token);
    }
    tell();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    onFailed(`the worker stopped: ${event.message}`);
  };
  return {
    order,
    /** Looks at something else, or again. @param {Partial<Wish>} [change] */
    look(change) {
      wish = { ...wish, ...change };
      look();
    },
    /** @param {string} id @param {number} until @param {number} pace @param {boolean} solving */
    train(id, until, pace, solving) {
      training.add(id);
      order({ do: "train", id, until, pace, solving });
      look();
    },
    /** A run that begins anew does not train. @param {string} id */
    forget(id) {
      training.delete(id);
    },
    /** @param {string} id */
    drop(id) {
      training.delete(id);
      order({ do: "drop", id });
    },
    /** @param {string} id */
    isTraining: (id) => training.has(id),
    get busy() {
      return training.size > 0;
    },
    pause() {
      order({ do: "pause" });
    },
    /** All that Python needs to compute what is shown. @returns {Promise<any>} */
    document: () => new Promise((resolve) => {
      token += 1;
      exports.set(token, resolve);
      order({ do: "export", token, ...wish });
    }),
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(later);
      worker.terminate();
    }
  };
}

// lstm_core/widgets/esm/playground/director.js
var TRAITS = [...Object.keys(DEFAULTS), "steps", "t", "unit", "layer", "probe", "weights", "pinned"];
var BAND = 4;
var isEmpty = (named) => !named || Object.keys(named).length === 0;
function probeFrom({ probe, task }) {
  if (!probe?.length) return null;
  const { inputs } = FACTS[task];
  const fits = (row) => Array.isArray(row) && row.length === inputs && row.every(Number.isFinite);
  if (probe.length < 2 || probe.length > 250 || !probe.every(fits)) {
    throw new RangeError(`the probe has to be 2 to 250 rows of ${inputs} numbers for the task ${task}`);
  }
  return Float64Array.from(probe.flat());
}
var givenWeights = (settings, tensors) => isEmpty(tensors) ? null : weightsFrom(settings, tensors);
function checkTraits(traits) {
  givenWeights(checkSettings(traits), traits.weights);
  probeFrom(traits);
  const { pinned } = traits;
  if (!isEmpty(pinned)) givenWeights(checkSettings(pinned.settings ?? {}), pinned.weights);
}
function createDirector({ model, read, set, redraw }, onBusy) {
  let picture = (
    /** @type {Picture | null} */
    null
  );
  let failure = "";
  let at = -1;
  let band = 0;
  let [started, pinned, asked, trainedTo, ended] = ["", "{}", "", 0, false];
  const session = createSession({
    onPicture(next) {
      picture = next;
      failure = "";
      record(next);
      redraw();
    },
    onStopped(id) {
      if (id === "main") ended = true;
    },
    onFailed(why) {
      failure = why;
      redraw();
    },
    onBusy
  });
  function record({ main, shown }) {
    if (!ended || session.isTraining("main")) return;
    trainedTo = main.step;
    model.set("steps", main.step);
    if (at < 0) {
      ended = false;
      const trained = { settings: main.settings, step: main.step, weights: shown.weights };
      model.set("trained", { step: main.step, tensors: tensorsOf(trained) });
    }
    model.save_changes();
  }
  function dropBand() {
    for (let n = 1; n <= band; n++) session.drop(`seed ${n}`);
    band = 0;
  }
  function followMain(traits, settings2) {
    const key = JSON.stringify([settings2, traits.weights]);
    if (key === started && traits.steps >= trainedTo) return false;
    const weights = givenWeights(settings2, traits.weights);
    dropBand();
    [started, trainedTo, at] = [key, 0, -1];
    session.forget("main");
    session.order({ do: "start", id: "main", settings: { ...settings2 }, weights });
    return true;
  }
  function followPinned(traits) {
    const wanted = JSON.stringify(traits.pinned ?? {});
    if (wanted === pinned) return false;
    if (isEmpty(traits.pinned)) session.drop("pinned");
    else {
      const { settings: settings2, steps, weights } = traits.pinned;
      const checked = checkSettings(settings2);
      session.order({ do: "start", id: "pinned", settings: { ...checked }, weights: givenWeights(checked, weights) });
      if (steps > 0) session.train("pinned", steps, 0, false);
    }
    pinned = wanted;
    return true;
  }
  const step = () => picture?.main.step ?? 0;
  const settings = () => checkSettings(read());
  return {
    set,
    step,
    settings,
    /** The last that the worker showed. */
    get picture() {
      return picture;
    },
    get failure() {
      return failure;
    },
    get at() {
      return at;
    },
    get band() {
      return band;
    },
    get training() {
      return session.isTraining("main");
    },
    get busy() {
      return session.busy;
    },
    /** Starts, trains and looks, where the state asks for something else than before. @param {Traits} traits */
    follow(traits) {
      const now = checkSettings(traits);
      const wish = { at, probe: probeFrom(traits), layer: Math.min(traits.layer, now.num_layers - 1) };
      const fresh = followMain(traits, now);
      const compared = followPinned(traits);
      const asking = JSON.stringify([at, wish.layer, traits.probe]);
      if (fresh || compared || asking !== asked) session.look({ ...wish, at });
      asked = JSON.stringify([at, wish.layer, traits.probe]);
      if (traits.steps > trainedTo) session.train("main", traits.steps, 0, false);
      trainedTo = Math.max(trainedTo, traits.steps);
    },
    /** Other settings mean another network, from its first step, with a sequence of its own. @param {Partial<Settings>} change */
    change(change) {
      const own = "task" in change || "length" in change || "seed" in change;
      set({ ...change, steps: 0, weights: {}, ...own && { probe: [], t: -1 } });
    },
    /** @param {number} steps @param {number} pace */
    train(steps, pace) {
      at = -1;
      session.look({ at });
      session.train("main", step() + steps, pace, true);
      redraw();
    },
    pause: session.pause,
    advance() {
      at = -1;
      session.look({ at });
      session.train("main", step() + 1, 0, false);
    },
    /** Puts the run aside and starts it anew; or lets the one put aside go. */
    pin() {
      const { pinned: before, steps, weights } = read();
      if (!isEmpty(before)) return set({ pinned: {} });
      dropBand();
      session.order({ do: "rename", id: "main", to: "pinned" });
      const kept = { settings: settings(), steps, weights };
      [pinned, started] = [JSON.stringify(kept), ""];
      set({ pinned: kept, steps: 0 });
    },
    /** Other seeds of the same settings, until they are solved or as far as this run may go; or lets them go. @param {number} steps */
    seeds(steps) {
      if (band) dropBand();
      else {
        const base = settings();
        band = BAND;
        for (let n = 1; n <= BAND; n++) {
          session.order({ do: "start", id: `seed ${n}`, settings: { ...base, seed: base.seed + n }, weights: null });
          session.train(`seed ${n}`, Math.max(step(), steps), 0, true);
        }
      }
      session.look();
    },
    /** @param {number} checkpoint number of a checkpoint, −1 for the network as it stands */
    lookBack(checkpoint) {
      at = checkpoint;
      redraw();
    },
    /** @param {Traits} first */
    reset(first) {
      started = "";
      at = -1;
      set(first);
    },
    document: session.document,
    destroy: session.destroy
  };
}

// lstm_core/widgets/esm/playground/keep.js
var MOST = 4e6;
function torchClass({ cell, num_layers, hidden_size, peepholes, coupled }, inputs = "", outputs = "") {
  const plain2 = { LSTM: "LSTM", GRU: "GRU", RNN: "RNN", "LSTM of 1997": "" }[cell];
  if (!plain2 || cell === "LSTM" && (peepholes || coupled)) return "";
  return `import torch
from safetensors.torch import load_file

tensors = load_file("playground.safetensors")
rnn = torch.nn.${plain2}(${inputs}, ${hidden_size}, ${num_layers}).double()
head = torch.nn.Linear(${hidden_size}, ${outputs}).double()
rnn.load_state_dict({k[4:]: v for k, v in tensors.items() if k.startswith("rnn.")})
head.load_state_dict({k[5:]: v for k, v in tensors.items() if k.startswith("head.")})
# x has shape (T, B, ${inputs}); the answers are head(rnn(x)[0])`;
}
var NUMPY = `from lstm_core.interop.playground import from_playground

model = from_playground("playground.json")
# x has shape (T, B, inputs); the answers are model(x)`;
function createKeep(container, { onImport }) {
  const root = element("div", { class: "lx-part lx-keep", "data-affects": "view" });
  const figure = mount(container, root);
  const listen = { signal: figure.signal };
  let trained = null;
  const note = element("p", { class: "lx-label", role: "status" });
  function save(name, content, type) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1e3);
    setText(note, `${name} holds the network of step ${trained?.step}.`);
  }
  const json = button(
    "Save as JSON",
    () => trained && save("playground.json", JSON.stringify(writeExport(trained)), "application/json"),
    figure.signal
  );
  const tensors = button(
    "Save as safetensors",
    () => {
      if (trained) save("playground.safetensors", writeSafetensors(trained), "application/octet-stream");
    },
    figure.signal
  );
  const file = element("input", { type: "file", accept: ".json,application/json" });
  const label = element(
    "label",
    { class: "lx-file" },
    element("span", { class: "lx-label" }, "Load a saved JSON"),
    file
  );
  const code = element("pre", {}, element("code"));
  const more = element("details", {}, element("summary", {}, "Load it in Python"), code);
  root.append(
    element("p", { class: "lx-title" }, "Keep"),
    element("div", { class: "lx-buttons" }, json, tensors, label),
    more,
    note
  );
  file.addEventListener(
    "change",
    async () => {
      const [given] = file.files ?? [];
      file.value = "";
      if (!given) return;
      try {
        if (given.size > MOST)
          throw new RangeError(`it has ${given.size} bytes; a network of the playground has at most ${MOST}`);
        onImport(readExport(await given.text()));
        setText(note, "The network of the file is loaded; training goes on from its weights.");
      } catch (error) {
        setText(note, `The file is left out: ${error instanceof Error ? error.message : error}.`);
      }
    },
    listen
  );
  return {
    update(next) {
      trained = next;
      json.disabled = tensors.disabled = !next;
      if (!next) return;
      const { inputs, outputs } = FACTS[next.settings.task];
      const torch = torchClass(next.settings, String(inputs), String(outputs));
      const none = "# PyTorch has no such cell: take lstm_core";
      setText(code.firstElementChild ?? code, `${NUMPY}

${torch || none}`);
    },
    destroy: figure.destroy
  };
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

// lstm_core/widgets/esm/playground/heat.js
var COLORS = (
  /** @type {const} */
  ["ink", "ground", "positive", "negative", "i", "f", "o"]
);
var [WIDE, TALL] = [6, 5];
function parts(context, color) {
  context.fillStyle = color;
  const hex = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return [hex >> 16, hex >> 8 & 255, hex & 255];
}
function paintSmall(context, small, { rows, columns, at, scale, ink }, colors) {
  Object.assign(small.canvas, { width: columns, height: rows });
  const image = small.createImageData(columns, rows);
  const [above, below] = ["positive", "negative"].map((name) => parts(context, colors[ink ?? name]));
  for (let row = 0, n = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, n += 4) {
      const value = at(row, column);
      image.data.set(value > 0 ? above : below, n);
      image.data[n + 3] = 255 * Math.min(1, Math.abs(value) / scale);
    }
  }
  small.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small.canvas, 0, 0, context.canvas.width, context.canvas.height);
}
function paintLarge(context, { rows, columns, at, scale, ink }, colors, edge) {
  const { width: w, height: h } = context.canvas;
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.round(row * h / rows), Math.round((row + 1) * h / rows) - edge];
    for (let column = 0; column < columns; column++) {
      const value = at(row, column);
      const strength = Math.min(1, Math.abs(value) / scale);
      if (!(strength > 0.01)) continue;
      const [left, right] = [Math.round(column * w / columns), Math.round((column + 1) * w / columns) - edge];
      context.globalAlpha = strength;
      context.fillStyle = colors[ink ?? (value > 0 ? "positive" : "negative")];
      context.fillRect(left, top, right - left, bottom - top);
      if (ink || value > -0.1 * scale) continue;
      context.globalAlpha = 1;
      context.fillStyle = colors.ground;
      context.fillRect(
        left + (right - left) / 4,
        Math.round((top + bottom) / 2),
        (right - left) / 2,
        Math.max(1, edge)
      );
    }
  }
}
function createHeat(canvas) {
  const context = canvas.getContext("2d");
  const small = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  let [width, height] = [0, 0];
  let colors = null;
  let shades = null;
  function draw() {
    if (!context || !small || !shades || !width || !height) return;
    const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(canvas);
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
    colors ??= readPalette(canvas, COLORS);
    context.clearRect(0, 0, w, h);
    context.globalAlpha = 0.05;
    context.fillStyle = colors.ink;
    context.fillRect(0, 0, w, h);
    context.globalAlpha = 1;
    const [wide, tall] = [w / shades.columns, h / shades.rows];
    if (wide < WIDE || tall < TALL) paintSmall(context, small, shades, colors);
    else paintLarge(context, shades, colors, wide >= 5 * ratio && tall >= 5 * ratio ? ratio : 0);
    context.globalAlpha = 1;
  }
  const observer = new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [contentRect.width, contentRect.height];
    draw();
  });
  observer.observe(canvas);
  return {
    /** @param {Shades} next */
    paint(next) {
      shades = next;
      draw();
    },
    /** The theme has changed. */
    repaint() {
      colors = null;
      draw();
    },
    destroy: () => observer.disconnect()
  };
}

// lstm_core/widgets/esm/playground/gates.js
var QUANTITIES = {
  i: { name: "input gate", ink: "i", edge: "i" },
  f: { name: "forget gate", ink: "f", edge: "f" },
  g: { name: "candidate", ink: null, edge: "g" },
  o: { name: "output gate", ink: "o", edge: "o" },
  r: { name: "reset gate", ink: "o", edge: "o" },
  z: { name: "update gate", ink: "f", edge: "f" },
  n: { name: "candidate", ink: null, edge: "g" },
  c: { name: "cell state", ink: null, edge: "c" },
  h: { name: "hidden state", ink: null, edge: "h" }
};
function createGates(container, { onPick }) {
  const root = element("div", { class: "lx-gates" });
  const figure = mount(container, root);
  const maps = /* @__PURE__ */ new Map();
  let data = null;
  function make(quantity) {
    const { name, edge } = QUANTITIES[quantity];
    const canvas = element("canvas", { "aria-hidden": "true" });
    const cursor = element("i", { class: "lx-cursor", "aria-hidden": "true" });
    const title = element(
      "p",
      { class: `lx-label lx-edge-${edge}` },
      element("span", { class: "lx-math" }, quantity),
      ` ${name}`
    );
    const node = element("div", { class: "lx-gate-map" }, title, element("div", { class: "lx-frame" }, canvas, cursor));
    const pick = (event) => {
      if (!data || event.type === "pointermove" && event.buttons !== 1) return;
      const box = canvas.getBoundingClientRect();
      const share = (at, size, count) => Math.max(0, Math.min(count - 1, Math.floor(at / size * count)));
      const { seqLen, hiddenSize } = data.look;
      onPick({
        t: share(event.clientX - box.left, box.width, seqLen),
        unit: share(event.clientY - box.top, box.height, hiddenSize)
      });
    };
    canvas.addEventListener("pointerdown", pick, { signal: figure.signal });
    canvas.addEventListener("pointermove", pick, { signal: figure.signal });
    return { node, canvas, cursor, heat: createHeat(canvas) };
  }
  function paint({ seqLen, hiddenSize, quantities }) {
    for (const [quantity, { heat }] of maps) {
      const values = quantities[quantity];
      let scale = 1;
      if (quantity === "c" || quantity === "g") for (const value of values) scale = Math.max(scale, Math.abs(value));
      heat.paint({
        rows: hiddenSize,
        columns: seqLen,
        at: (row, column) => values[column * hiddenSize + row],
        scale,
        ink: QUANTITIES[quantity].ink
      });
    }
  }
  function point({ seqLen, hiddenSize }, t, unit) {
    const [top, height] = unit === null ? [0, 100] : [unit / hiddenSize * 100, 100 / hiddenSize];
    for (const { cursor } of maps.values()) {
      cursor.style.left = `${(t + 0.5) / seqLen * 100}%`;
      cursor.style.setProperty("--lx-row", `${top}%`);
      cursor.style.setProperty("--lx-height", `${height}%`);
    }
  }
  const clear = () => {
    for (const { heat } of maps.values()) heat.destroy();
    maps.clear();
  };
  return {
    update(next) {
      const stale = data?.look !== next.look;
      data = next;
      const wanted = Object.keys(next.look.quantities);
      if (String([...maps.keys()]) !== String(wanted)) {
        clear();
        for (const quantity of wanted) maps.set(quantity, make(quantity));
        root.replaceChildren(...[...maps.values()].map(({ node }) => node));
        setAttribute(root, "data-maps", wanted.length);
      }
      root.style.setProperty("--lx-units", String(next.look.hiddenSize));
      if (stale) paint(next.look);
      point(next.look, next.t, next.unit);
    },
    repaint() {
      for (const { heat } of maps.values()) heat.repaint();
    },
    destroy() {
      clear();
      figure.destroy();
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

// lstm_core/widgets/esm/lib/train/task-parts.js
function symbolAt(x, t, size) {
  let best = 0;
  for (let d = 1; d < size; d++) if (x[t * size + d] > x[t * size + best]) best = d;
  return best;
}
function argmax(values, at, K) {
  let best = 0;
  for (let k = 1; k < K; k++) if (values[at + k] > values[at + best]) best = k;
  return best;
}
var byStep = (isRight) => (answers, { target, scored }) => {
  const K = target.length / scored.length;
  let [right, judged] = [0, 0];
  scored.forEach((on, t) => {
    if (!on) return;
    judged += 1;
    if (isRight(answers, target, t * K, K)) right += 1;
  });
  return [right, judged];
};
var byClass = byStep((answers, target, at, K) => argmax(answers, at, K) === argmax(target, at, K));

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

// lstm_core/widgets/esm/playground/probe-strip.js
var HEIGHT = 34;
function inputText({ task, x }, t) {
  if (task.alphabet) return task.alphabet[symbolAt(x, t, task.inputs)];
  return task.channels.map((name, d) => `${name} ${number(x[t * task.inputs + d], 2)}`).join(", ");
}
function createProbeStrip(container, { onMove, onWrite, onOwn }) {
  const svg = svgElement("svg", { height: HEIGHT, "aria-hidden": "true", class: "lx-pick" });
  const root = element("div", { class: "lx-strip" }, svg);
  const figure = mount(container, root);
  const listen = { signal: figure.signal };
  const scrub = element("input", {
    type: "range",
    min: 0,
    step: 1,
    class: "lx-strip-scrub",
    "aria-label": "timestep t"
  });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, "Timestep ", element("span", { class: "lx-math" }, "t"));
  root.append(element("label", { class: "lx-slider" }, name, scrub, output));
  scrub.addEventListener("input", () => onMove(scrub.valueAsNumber), listen);
  const editor = element("div", { class: "lx-strip-editor" });
  root.append(editor);
  const again = element("button", { type: "button" }, "Undo the edits");
  again.addEventListener("click", onOwn, listen);
  let data = null;
  let width = 0;
  let built = "";
  let lowest = -1;
  const entry = () => {
    const { task, x, t } = (
      /** @type {Strip} */
      data
    );
    return Array.from(x.subarray(t * task.inputs, (t + 1) * task.inputs));
  };
  const pick = (event) => {
    if (!data || event.type === "pointermove" && event.buttons !== 1) return;
    const share = placeIn(svg, event).x / width;
    onMove(Math.max(0, Math.min(data.seqLen - 1, Math.floor(share * data.seqLen))));
  };
  svg.addEventListener("pointerdown", pick, listen);
  svg.addEventListener("pointermove", pick, listen);
  const write = (d, value2) => onWrite(entry().map((old, n) => n === d ? value2 : old));
  const value = createSlider(editor, {
    label: "value",
    min: -1,
    max: 1,
    step: 0.05,
    format: (v) => number(v, 2),
    onInput: (v) => write(0, v)
  });
  const marked = createSwitch(editor, { label: "marked", onToggle: (on) => write(1, on ? 1 : 0) });
  const symbols = element("select", { name: "symbol" });
  editor.append(
    element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, "Reads"), symbols),
    again
  );
  symbols.addEventListener(
    "change",
    () => onWrite(Array.from(symbols.options, (_, n) => Number(n === symbols.selectedIndex))),
    listen
  );
  const [valueBox, markedBox, symbolBox] = (
    /** @type {HTMLElement[]} */
    [...editor.children]
  );
  function build2({ alphabet, channels, inputs }) {
    const range = valueBox.querySelector("input");
    const bit = channels[0] === "bit";
    const low = channels[0] === "value" || bit && inputs > 1 ? -1 : 0;
    const limits = { min: low, max: alphabet || bit || low < 0 ? 1 : 2, step: bit ? 1 - low : 0.05 };
    for (const [name2, limit] of Object.entries(limits)) range?.setAttribute(name2, String(limit));
    lowest = low;
    valueBox.hidden = alphabet !== null;
    markedBox.hidden = !channels.includes("marker");
    symbolBox.hidden = alphabet === null;
    symbols.replaceChildren(...(alphabet ?? []).map((symbol) => element("option", { value: symbol }, symbol)));
  }
  function fill2({ alphabet, channels }, row) {
    if (alphabet) symbols.selectedIndex = row.indexOf(Math.max(...row));
    else value.update({ value: row[0], min: lowest });
    if (channels.includes("marker")) marked.update({ on: row[1] === 1 });
  }
  function draw(strip, wide) {
    width = wide;
    if (width < 40) return;
    const { task, x, seqLen, t, scored } = strip;
    const step = width / seqLen;
    const at = (s) => (s + 0.5) * step;
    const parts2 = [
      svgElement("rect", {
        class: "lx-here",
        x: (t * step).toFixed(1),
        y: 0,
        width: Math.max(2, step).toFixed(1),
        height: HEIGHT
      })
    ];
    let [bars, marks] = ["", ""];
    for (let s = 0; s < seqLen; s++) {
      if (task.alphabet) {
        const symbol = inputText(strip, s);
        if (step < 7 && "abcd·".includes(symbol)) continue;
        const text = svgElement("text", { x: at(s).toFixed(1), y: 18 });
        setText(text, symbol);
        parts2.push(text);
      } else {
        bars += `M${at(s).toFixed(1)} 14V${(14 - 12 * Math.max(-1, Math.min(1, x[s * task.inputs]))).toFixed(1)}`;
        if (task.inputs > 1 && x[s * task.inputs + 1] === 1) marks += `M${(at(s) - 4).toFixed(1)} 34h8l-4 -7z`;
      }
      if (scored[s] && (seqLen < 60 || s === seqLen - 1)) marks += `M${(at(s) - 2).toFixed(1)} 0h4v2h-4z`;
    }
    parts2.push(svgElement("path", { class: "lx-axis", d: task.alphabet ? "" : `M0 14.5H${width}` }));
    parts2.push(
      svgElement("path", { class: "lx-bars", d: bars, "stroke-width": Math.max(1, Math.min(6, step - 2)).toFixed(1) })
    );
    parts2.push(svgElement("path", { class: "lx-marks", d: marks }));
    svg.replaceChildren(...parts2);
  }
  const drawn = fitted(figure, svg, draw);
  return {
    update(next) {
      data = next;
      if (built !== next.task.name) build2(next.task);
      built = next.task.name;
      setAttribute(scrub, "max", next.seqLen - 1);
      if (scrub.valueAsNumber !== next.t) scrub.value = String(next.t);
      const text = `${next.t}, ${inputText(next, next.t)}`;
      setText(output, text);
      scrub.setAttribute("aria-valuetext", `step ${text}`);
      fill2(next.task, entry());
      again.disabled = next.own;
      drawn.update(next);
    },
    destroy() {
      value.destroy();
      marked.destroy();
      drawn.destroy();
    }
  };
}

// lstm_core/widgets/esm/playground/numbers.js
function short(value) {
  if (!Number.isFinite(value)) return number(value);
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5))
    return value.toExponential(1).replaceAll("-", "−");
  return String(Number(value.toPrecision(3))).replaceAll("-", "−");
}
function createNumbers(container, { title, kind = "" }) {
  const list = element("dl", { class: "lx-numbers" });
  list.style.margin = "0";
  const figure = mount(
    container,
    element("div", { class: `lx-part ${kind}` }, element("p", { class: "lx-title" }, title), list)
  );
  const rows = [];
  return {
    update(entries) {
      while (rows.length < entries.length) {
        const pair = (
          /** @type {[HTMLElement, HTMLElement]} */
          [element("dt"), element("dd", { class: "lx-number" })]
        );
        list.append(element("div", {}, ...pair));
        rows.push(pair);
      }
      for (const [n, [label, node]] of rows.entries()) {
        const entry = entries[n];
        label.parentElement.hidden = !entry;
        for (const name of Object.keys(node.dataset)) delete node.dataset[name];
        if (!entry) continue;
        setText(label, entry.label);
        if (entry.value === null || !Number.isFinite(entry.value))
          setText(node, entry.text ?? (entry.value === null ? "—" : number(entry.value)));
        else
          showValue(node, entry.value, entry.text ?? short(entry.value), { quantity: entry.quantity, ...entry.where });
      }
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/playground/words.js
var plain = (value) => String(value).replace("-", "−");
var plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
function describe(s) {
  const cell = [
    s.cell,
    s.cell === "LSTM" && s.peepholes && "peepholes",
    s.cell === "LSTM" && s.coupled && "coupled gates"
  ];
  const start = s.start === "chrono" ? "chrono start" : `forget bias ${plain(s.forget_bias)}`;
  const learning = [
    `${s.optimizer} at ${plain(s.learning_rate)}`,
    `batch ${s.batch_size}`,
    s.clip ? `clip ${plain(s.clip)}` : "no clip",
    ...forgets(s) ? [start] : [],
    `seed ${s.seed}`
  ];
  const noise = s.noise ? `, noise ${plain(s.noise)}` : "";
  const size = `${plural(s.num_layers, "layer")} of ${plural(s.hidden_size, "unit")}`;
  return `${FACTS[s.task].name}, length ${lengthOf(s)}${noise}; ${cell.filter(Boolean).join(", ")}, ${size}, ${sizeOf(layoutOf(s))} parameters; ${learning.join(", ")}`;
}
function summary(settings, run) {
  const what = `Playground: ${describe(settings)}.`;
  if (!run?.step) return what;
  const { loss, accuracy } = run.checkpoints[run.checkpoints.length - 1];
  return `${what} ${status(run)} Loss ${short(loss)}, trivial ${short(run.trivial)}, right ${Math.round(100 * accuracy)} %.`;
}
function status({ step, solvedAt, diverged, settings }) {
  if (diverged) {
    const cure = settings.clip ? "Lower the learning rate" : "Clip the gradient or lower the learning rate";
    return `Diverged: ${diverged}; the weights are the last finite ones. ${cure}, and train again.`;
  }
  if (solvedAt >= 0) return `Step ${step}: solved, first seen at step ${solvedAt}.`;
  return `Step ${step}${step ? ": not solved yet" : ": untrained"}.`;
}
var NAMES = (
  /** @type {Record<string, string>} */
  {
    hidden_size: "units",
    num_layers: "layers",
    learning_rate: "learning rate",
    batch_size: "batch",
    forget_bias: "forget bias"
  }
);
function difference(one, other) {
  const keys = (
    /** @type {(keyof Settings)[]} */
    Object.keys(one)
  );
  const found = keys.filter((key) => one[key] !== other[key]).map((key) => `${NAMES[key] ?? key} ${other[key]}`);
  return found.length ? found.join(", ") : "the same settings";
}
function versusWords(main, seeds, pinned) {
  const said = [];
  if (seeds.length) {
    const solved = [main, ...seeds].filter(({ solvedAt }) => solvedAt >= 0).length;
    said.push(
      `Shaded: seeds ${main.settings.seed} to ${main.settings.seed + seeds.length}, ${solved} of ${seeds.length + 1} solved.`
    );
  }
  if (pinned) said.push(`Dashed: the pinned run, ${difference(main.settings, pinned.settings)}.`);
  return said.join(" ") || "One curve is no evidence: add seeds, or pin this run and change one thing.";
}

// lstm_core/widgets/esm/playground/lens.js
function createLens(container, { onSet }) {
  const title = (text, kind = "") => element("p", { class: `lx-title ${kind}` }, text);
  const root = element("div", { class: "lx-part lx-lens" }, title("One sequence under the lens"));
  container.append(root);
  let shown = (
    /** @type {{picture: Picture, place: Place} | null} */
    null
  );
  function write(entry) {
    if (!shown) return;
    const { x } = shown.picture.look;
    const D = entry.length;
    const rows = Array.from({ length: x.length / D }, (_, t) => Array.from(x.subarray(t * D, t * D + D)));
    rows[shown.place.t] = entry;
    onSet({ probe: rows });
  }
  const strip = createProbeStrip(root, {
    onMove: (t) => onSet({ t }),
    onWrite: write,
    onOwn: () => onSet({ probe: [] })
  });
  const gates = createGates(root, { onPick: onSet });
  const besideTitle = title("", "lx-pinned-title");
  root.append(besideTitle);
  const beside = createGates(root, { onPick: ({ t }) => onSet({ t }) });
  const besideBox = (
    /** @type {HTMLElement} */
    root.lastElementChild
  );
  const picks = element("div", { class: "lx-picks" });
  root.append(picks);
  const range = (label, key) => createSlider(picks, {
    label,
    min: 0,
    max: 1,
    step: 1,
    format: String,
    onInput: (value) => onSet({ [key]: value })
  });
  const [unit, layer] = [range("Unit", "unit"), range("Layer", "layer")];
  const unitInput = (
    /** @type {HTMLInputElement} */
    picks.querySelector("input")
  );
  const endTheme = watchTheme(() => {
    gates.repaint();
    beside.repaint();
  });
  return {
    update({ picture, place, own, pinned }) {
      shown = { picture, place };
      const { look, main } = picture;
      const { hidden_size, num_layers, task } = main.settings;
      strip.update({ task: FACTS[task], x: look.x, seqLen: look.seqLen, t: place.t, scored: look.scored, own });
      gates.update({ look, ...place });
      besideBox.hidden = besideTitle.hidden = !picture.beside;
      if (picture.beside && pinned) {
        setText(besideTitle, `Pinned at step ${picture.beside.step}: ${difference(main.settings, pinned.settings)}`);
        const t = Math.min(place.t, picture.beside.look.seqLen - 1);
        beside.update({ look: picture.beside.look, t, unit: null });
      }
      unitInput.max = String(Math.max(1, hidden_size - 1));
      unit.update({ value: place.unit, disabled: hidden_size < 2 });
      layer.update({ value: place.layer, disabled: num_layers < 2 });
    },
    destroy() {
      endTheme();
      for (const made of [strip, gates, beside, unit, layer]) made.destroy();
      root.remove();
    }
  };
}

// lstm_core/widgets/esm/lib/train/presets.json
var presets_default = [
  {
    id: "adding",
    name: "Two marked numbers, far apart",
    settings: {},
    steps: 500,
    says: "Twenty numbers, two of them marked: add these two. Watch the loss stand still, then fall, as one input gate learns to open at the marks."
  },
  {
    id: "order",
    name: "Which cue came first?",
    settings: {
      task: "temporal order",
      length: 30,
      forget_bias: 1
    },
    steps: 500,
    says: "Two cues among noise, and a question at the end about their order. Find the units whose cell state steps when a cue comes."
  },
  {
    id: "adding-bias-1",
    name: "The same network with b_f = 1",
    settings: {
      forget_bias: 1
    },
    steps: 500,
    says: "One number differs from the first preset: the forget bias starts at 1 in place of 3, so an untouched memory halves every two steps."
  },
  {
    id: "no-forget-gate",
    name: "The cell of 1997 adds",
    settings: {
      cell: "LSTM of 1997"
    },
    steps: 500,
    says: "No forget gate at all: in a task that never asks to forget, the carousel keeps what it has."
  },
  {
    id: "rnn-wins",
    name: "The RNN that wins",
    settings: {
      task: "sunspots",
      length: 40,
      cell: "RNN",
      learning_rate: 0.01
    },
    steps: 200,
    says: "Next year's sunspots, on years never trained on. A single tanh layer needs few steps to beat the guess that next year is like this one.",
    against: {
      name: "An LSTM with the same settings",
      settings: {
        cell: "LSTM"
      }
    }
  },
  {
    id: "lag-100-bias-1",
    name: "A hundred steps, b_f = 1",
    settings: {
      task: "temporal order",
      length: 100,
      forget_bias: 1
    },
    steps: 400,
    says: "The order of two cues, now a hundred steps long. Look how far back the error is felt before you train."
  },
  {
    id: "lag-100-chrono",
    name: "A hundred steps, started chrono",
    settings: {
      task: "temporal order",
      length: 100,
      start: "chrono"
    },
    steps: 400,
    says: "The preset before this one, but every unit starts with a memory of its own length, from one step to a hundred.",
    against: {
      name: "The same network with b_f = 5 for all units",
      settings: {
        start: "forget bias",
        forget_bias: 5
      }
    }
  },
  {
    id: "two-units-count",
    name: "Two units that count",
    settings: {
      task: "a^n b^n",
      length: 20,
      hidden_size: 2
    },
    steps: 1500,
    says: "As many b as there were a, up to ten. Two units suffice: one cell state climbs, then falls.",
    against: {
      name: "A simple RNN with the same settings",
      settings: {
        cell: "RNN"
      }
    }
  },
  {
    id: "plain-descent",
    name: "Without Adam",
    settings: {
      optimizer: "SGD",
      learning_rate: 0.1
    },
    steps: 500,
    says: "The first preset again, by plain gradient descent at five times the learning rate."
  },
  {
    id: "too-hot",
    name: "Ten times the learning rate",
    settings: {
      learning_rate: 0.2
    },
    steps: 500,
    says: "The first preset again, ten times as fast. Look at the gates after a few steps: they are stuck open or shut."
  }
];

// lstm_core/widgets/esm/lib/train/presets-rates.json
var presets_rates_default = { adding: { seeds: 20, solved: 18, median: 142 }, order: { seeds: 20, solved: 19, median: 118 }, "adding-bias-1": { seeds: 20, solved: 12, median: 332 }, "no-forget-gate": { seeds: 20, solved: 20, median: 126 }, "rnn-wins": { seeds: 20, solved: 20, median: 39, against: { seeds: 20, solved: 20, median: 108 } }, "lag-100-bias-1": { seeds: 20, solved: 0, median: null }, "lag-100-chrono": { seeds: 20, solved: 19, median: 104, against: { seeds: 20, solved: 2, median: 134 } }, "two-units-count": { seeds: 20, solved: 18, median: 324, against: { seeds: 20, solved: 0, median: null } }, "plain-descent": { seeds: 20, solved: 0, median: null }, "too-hot": { seeds: 20, solved: 3, median: 116 } };

// lstm_core/widgets/esm/playground/presets.js
var RATES2 = presets_rates_default;
var OWN = "own";
var settingsIn = (settings) => (
  /** @type {Settings} */
  { ...DEFAULTS, ...settings }
);
var presetOptions = () => [
  ...presets_default.map(({ id, name }) => ({ value: id, text: name })),
  { value: OWN, text: "your own settings" }
];
function presetSettings(id) {
  const found = presets_default.find((preset) => preset.id === id);
  return found ? settingsIn(found.settings) : {};
}
function presetOf(settings) {
  const plain2 = JSON.stringify({ ...settings, seed: 0 });
  return presets_default.find((preset) => JSON.stringify(settingsIn(preset.settings)) === plain2)?.id ?? OWN;
}
function inWords({ solved, seeds, median }) {
  return `${solved} of ${seeds} seeds${solved && median !== null ? `, half of them by step ${median}` : ""}`;
}
function presetWords(id) {
  const found = presets_default.find((preset) => preset.id === id);
  if (!found) return ["Your own settings.", "No rate was measured: train more seeds before you believe one curve."];
  const rate = RATES2[id];
  if (!rate) return [found.says, ""];
  const against = rate.against && found.against ? ` ${found.against.name}: ${inWords(rate.against)}.` : "";
  return [found.says, `Solved within ${found.steps} steps: ${inWords(rate)}.${against}`];
}

// lstm_core/widgets/esm/lib/log-axis.js
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var powerOfTen = (n) => `10${String(n).replace(/./g, (sign) => RAISED[Number(sign)] ?? "⁻")}`;

// lstm_core/widgets/esm/playground/charts.js
var [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 8, 16];
function power(exponent) {
  if (exponent >= -3 && exponent <= 3) return String(Number((10 ** exponent).toPrecision(1)));
  return powerOfTen(exponent);
}
function createChart(container, { title, height, logarithmic, onPick }) {
  const svg = svgElement("svg", { height, "aria-hidden": "true" });
  const band = svgElement("path", { class: "lx-band" });
  const grid = svgElement("path", { class: "lx-axis" });
  const now = svgElement("path", { class: "lx-playhead" });
  const drawn = svgElement("g");
  const ticks = svgElement("g");
  svg.append(grid, band, drawn, now, ticks);
  const heading = element("p", { class: "lx-label" }, title);
  const figure = mount(container, element("div", { class: "lx-chart" }, heading, svg));
  let data = null;
  let width = 0;
  const scale = () => {
    const { from, to, low, high } = (
      /** @type {Chart} */
      data
    );
    const across = Math.max(1e-9, to - from);
    const level = (v) => logarithmic ? Math.log10(Math.max(v, 1e-30)) : v;
    const [a, b] = [level(low), level(high)];
    return {
      x: (v) => LEFT + (v - from) / across * (width - LEFT - RIGHT),
      y: (v) => TOP + (1 - Math.max(-0.02, Math.min(1.02, (level(v) - a) / Math.max(1e-9, b - a)))) * (height - TOP - BOTTOM),
      a,
      b
    };
  };
  const label = (x, y, text, anchor) => {
    const node = svgElement("text", { class: "lx-tick", x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
    setText(node, text);
    return node;
  };
  function draw(next, wide) {
    [data, width] = [next, wide];
    if (width < 60) return;
    const { x, y, a, b } = scale();
    const path = (points) => points.length ? `M${points.map(([s, v]) => `${x(s).toFixed(1)} ${y(v).toFixed(1)}`).join("L")}` : "";
    const values = logarithmic ? Array.from({ length: Math.round(b - a) + 1 }, (_, n) => Math.round(a) + n) : [0, 0.5, 1];
    const every = Math.ceil(values.length / 5);
    const marks = values.filter((_, n) => n % every === 0);
    const at = (v) => y(logarithmic ? 10 ** v : v);
    setAttribute(grid, "d", marks.map((v) => `M${LEFT} ${Math.round(at(v)) + 0.5}H${width - RIGHT}`).join(""));
    const names = marks.map((v) => label(LEFT - 6, at(v) + 4, logarithmic ? power(v) : `${100 * v} %`, "end"));
    const ends = [
      label(LEFT, height - 3, data.ends[0], "start"),
      label(width - RIGHT, height - 3, data.ends[1], "end")
    ];
    const levels = data.levels.map(({ value, name }) => label(width - RIGHT, y(value) - 4, name, "end"));
    for (const node of levels) node.classList.add("lx-level-name");
    ticks.replaceChildren(...names, ...ends, ...levels);
    drawn.replaceChildren(
      ...data.levels.map(
        ({ value }) => svgElement("path", { class: "lx-level", d: `M${LEFT} ${y(value).toFixed(1)}H${width - RIGHT}` })
      ),
      ...data.lines.map(({ points, kind }) => svgElement("path", { class: `lx-curve ${kind}`, d: path(points) }))
    );
    const ring = data.band?.points ?? [];
    const upper = ring.map(([s, , high]) => (
      /** @type {const} */
      [s, high]
    ));
    const lower = ring.map(([s, low]) => (
      /** @type {const} */
      [s, low]
    )).reverse();
    setAttribute(band, "d", ring.length ? `${path([...upper, ...lower])}Z` : "");
    setAttribute(now, "d", data.now === null ? "" : `M${Math.round(x(data.now)) + 0.5} ${TOP}V${height - BOTTOM}`);
  }
  if (onPick) {
    const pick = (event) => {
      if (!data || event.type === "pointermove" && event.buttons !== 1) return;
      const share = (placeIn(svg, event).x - LEFT) / (width - LEFT - RIGHT);
      onPick(data.from + Math.max(0, Math.min(1, share)) * (data.to - data.from));
    };
    svg.addEventListener("pointerdown", pick, { signal: figure.signal });
    svg.addEventListener("pointermove", pick, { signal: figure.signal });
    svg.classList.add("lx-pick");
  }
  return fitted(figure, svg, draw);
}

// lstm_core/widgets/esm/playground/progress.js
function bandOf(runs, what) {
  if (runs.length < 2) return null;
  const steps = runs[0].checkpoints.map(({ step }) => step);
  const points = steps.map((step) => {
    const values = runs.map(({ checkpoints }) => {
      let best = checkpoints[0];
      for (const point of checkpoints) if (point.step <= step) best = point;
      return best[what];
    });
    return (
      /** @type {const} */
      [step, Math.min(...values), Math.max(...values)]
    );
  });
  return { points };
}
var levelOf = (value, name) => value === null ? [] : [{ value, name }];
function decades(values) {
  const finite = values.filter((v) => v > 0 && Number.isFinite(v));
  const low = Math.floor(Math.log10(Math.min(...finite, 1)));
  const high = Math.ceil(Math.log10(Math.max(...finite, 1e-9)));
  return { low: 10 ** low, high: 10 ** Math.max(high, low + 1) };
}
function createProgress(container, { onPick }) {
  const root = element("div", { class: "lx-progress" });
  const figure = mount(container, root);
  let main = null;
  const pickStep = (step) => {
    if (!main) return;
    const steps = main.checkpoints.map((point) => Math.abs(point.step - step));
    const nearest2 = steps.indexOf(Math.min(...steps));
    onPick(nearest2 === steps.length - 1 ? -1 : nearest2);
  };
  const options = { onPick: pickStep };
  const loss = createChart(root, {
    title: "Loss on fresh sequences (thick) and on each batch (thin)",
    height: 150,
    logarithmic: true,
    ...options
  });
  const right = createChart(root, { title: "Right on fresh sequences", height: 76, logarithmic: false, ...options });
  const range = element("input", { type: "range", min: 0, step: 1 });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, "Look back to step");
  root.append(element("label", { class: "lx-slider lx-back" }, name, range, output));
  range.addEventListener("input", () => onPick(range.valueAsNumber === Number(range.max) ? -1 : range.valueAsNumber), {
    signal: figure.signal
  });
  return {
    update({ main: run, pinned, band, at, chance, trivial, goal }) {
      main = run;
      const { checkpoints, losses } = run;
      const last = checkpoints.length - 1;
      const here = at < 0 || at > last ? last : at;
      const batches = losses.points.map((v, n) => (
        /** @type {const} */
        [(n + 0.5) * losses.covers, v]
      ));
      const line = ({ checkpoints: points }, what) => points.map((point) => (
        /** @type {const} */
        [point.step, point[what]]
      ));
      const to = Math.max(run.step, pinned?.step ?? 0, 20);
      const shared = {
        now: checkpoints[here].step,
        from: 0,
        to,
        ends: (
          /** @type {[string, string]} */
          ["step 0", String(to)]
        )
      };
      const all = [run.trivial, ...line(run, "loss"), ...pinned ? line(pinned, "loss") : [], ...batches].map(
        (p) => Array.isArray(p) ? p[1] : p
      );
      const beside = (what) => pinned ? [{ points: line(pinned, what), kind: "lx-line-pinned" }] : [];
      loss.update({
        ...shared,
        ...decades(
          /** @type {number[]} */
          all
        ),
        lines: [
          { points: batches, kind: "lx-line-batch" },
          ...beside("loss"),
          { points: line(run, "loss"), kind: "lx-line-c" }
        ],
        levels: [{ value: run.trivial, name: trivial }, ...levelOf(goal.loss, "solved")],
        band: bandOf([run, ...band], "loss")
      });
      right.update({
        ...shared,
        low: 0,
        high: 1,
        lines: [...beside("accuracy"), { points: line(run, "accuracy"), kind: "lx-line-c" }],
        levels: [...levelOf(chance, "chance"), ...levelOf(goal.accuracy, "solved")],
        band: bandOf([run, ...band], "accuracy")
      });
      setAttribute(range, "max", last);
      range.disabled = last < 1;
      if (range.valueAsNumber !== here) range.value = String(here);
      const text = number(checkpoints[here].step, 0);
      setText(output, text);
      range.setAttribute("aria-valuetext", `step ${text}`);
    },
    destroy() {
      loss.destroy();
      right.destroy();
      figure.destroy();
    }
  };
}

// lstm_core/widgets/esm/playground/run-bar.js
var PACES = (
  /** @type {const} */
  { slow: 10, watch: 60, full: 0 }
);
var BUDGETS = ["100", "500", "2000", "10000", "100000"];
function createRunBar(container, on) {
  const root = element("div", { class: "lx-run" });
  const { signal, destroy } = mount(container, root);
  const train = button("Train", on.onTrain, signal);
  train.className = "lx-primary";
  const step = button("One step", on.onStep, signal);
  const reset = button("Reset", on.onReset, signal);
  const status2 = element("p", { class: "lx-status" });
  const ways = element("div", { class: "lx-ways" });
  root.append(train, step, reset, status2, ways);
  const pace = createChoice(ways, {
    label: "Speed",
    values: (
      /** @type {(keyof typeof PACES)[]} */
      Object.keys(PACES)
    ),
    names: ["slow", "to watch", "full"],
    affects: "view",
    onChoose: on.onPace
  });
  const until = element("div", { "data-affects": "view" });
  ways.append(until);
  const budget = createSelect(until, {
    label: "Until solved, or for",
    name: "budget",
    options: BUDGETS.map((value) => ({ value, text: `${Number(value).toLocaleString("en")} steps` })),
    onChoose: (value) => on.onBudget(Number(value))
  });
  return {
    update(now) {
      setText(train, now.training ? "Pause" : "Train");
      train.disabled = now.stuck && !now.training;
      step.disabled = now.stuck || now.training;
      reset.disabled = now.atStart;
      setText(status2, now.says);
      pace.update({ value: now.pace });
      budget.update({ value: String(now.budget) });
    },
    destroy() {
      pace.destroy();
      budget.destroy();
      destroy();
    }
  };
}
function createCompareBar(container, on) {
  const root = element("div", { class: "lx-compare", role: "group", "aria-label": "Compare" });
  const { signal, destroy } = mount(container, root);
  const seeds = button("4 more seeds", on.onSeeds, signal);
  const pin = button("Pin to compare", on.onPin, signal);
  const seed = button("New seed", on.onSeed, signal);
  const says = element("p", { class: "lx-label" });
  root.append(seeds, pin, seed, says);
  return {
    update(now) {
      seeds.disabled = now.training || now.band === 0 && now.step === 0;
      setText(seeds, now.band ? "Drop the seeds" : "4 more seeds");
      pin.disabled = now.training;
      setText(pin, now.pinned ? "Unpin" : "Pin to compare");
      setText(says, now.says);
    },
    destroy
  };
}

// lstm_core/widgets/esm/playground/views.js
var percent = (share) => `${Math.round(100 * share)} %`;
function lensEntries(look, t, unit) {
  return Object.entries(look.quantities).map(([quantity, values]) => ({
    label: `${QUANTITIES[quantity].name} ${quantity}`,
    quantity,
    value: values[t * look.hiddenSize + unit],
    where: { t, unit }
  }));
}
function answerEntries(task, { answers, target, scored }, t) {
  const K = task.outputs;
  const asked = target && scored[t] ? target.subarray(t * K, t * K + K) : null;
  const named = Array.from({ length: K }, (_, k) => {
    const name = task.classes ? `answer ${task.classes[k]}` : "answer";
    const wanted = asked && task.loss !== "squared" && asked[k] > 0.5 ? " ✓" : "";
    return { label: name + wanted, quantity: "answer", value: answers[t * K + k], where: { t, k } };
  });
  if (task.loss !== "squared") return named;
  return [...named, { label: "asked for", quantity: "target", value: asked ? asked[0] : null, where: { t, k: 0 } }];
}
function networkEntries({ main, shown, next, look }, task) {
  const { clip } = main.settings;
  return [
    { label: "parameters", quantity: "parameters", value: sizeOf(layoutOf(main.settings)) },
    { label: `loss, step ${shown.step}`, quantity: "loss", value: shown.loss },
    { label: task.trivial, quantity: "trivial", value: main.trivial },
    { label: task.right, quantity: "accuracy", value: shown.accuracy, text: percent(shown.accuracy) },
    { label: "next batch: loss", quantity: "next_loss", value: next?.loss ?? null },
    { label: "its gradient's norm", quantity: "next_norm", value: next?.norm ?? null },
    {
      label: "of the clip",
      quantity: "clip_share",
      value: next && clip ? next.norm / clip : null,
      text: next && clip ? percent(next.norm / clip) : "no limit"
    },
    { label: "change of the weights", quantity: "next_change", value: next?.change ?? null },
    { label: "felt at the first step", quantity: "reach", value: look.target ? look.reach[0] : null, where: { t: 0 } }
  ];
}
var runEntries = (runs) => runs.flatMap((run) => {
  const { loss, accuracy } = run.checkpoints[run.checkpoints.length - 1];
  const where = { run: run.id };
  return [
    { label: `${run.id}: loss`, quantity: "loss", value: loss, where },
    { label: `${run.id}: right`, quantity: "accuracy", value: accuracy, text: percent(accuracy), where }
  ];
});
function reachChart({ reach, seqLen, target }, t) {
  const points = target ? Array.from(reach, (value, s) => (
    /** @type {const} */
    [s, value]
  )) : [];
  const sizes = points.map(([, value]) => value).filter((value) => value > 0);
  const high = Math.ceil(Math.log10(Math.max(...sizes, 1e-12)));
  const low = Math.max(high - 12, Math.floor(Math.log10(Math.min(...sizes, 10 ** (high - 1)))));
  return {
    lines: [{ points: points.map(([s, v]) => (
      /** @type {const} */
      [s, Math.max(v, 10 ** low)]
    )), kind: "lx-line-c" }],
    levels: [],
    now: t,
    from: 0,
    to: Math.max(1, seqLen - 1),
    low: 10 ** low,
    high: 10 ** Math.max(high, low + 1),
    ends: ["t = 0", `t = ${seqLen - 1}`]
  };
}

// lstm_core/widgets/esm/playground/weights.js
function createWeights(container) {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const names = element("div", { class: "lx-rows", "aria-hidden": "true" });
  const foot = element("p", { class: "lx-label" });
  const root = element(
    "div",
    { class: "lx-part lx-matrix" },
    element("p", { class: "lx-title" }, "Weights: read from the input, from h, bias")
  );
  root.append(element("div", { class: "lx-matrix-box" }, names, canvas), foot);
  const figure = mount(container, root);
  const heat = createHeat(canvas);
  let data = null;
  let shown = "";
  function paint({ settings, weights, layer }) {
    const layout = layoutOf(settings);
    const find = (name) => {
      const entry = layout.find((other) => other.name === `rnn.${name}_l${layer}`);
      if (!entry) throw new Error(`the network has no ${name}`);
      return {
        at: weights.subarray(entry.offset, entry.offset + entry.size),
        columns: entry.shape[1] ?? 1,
        rows: entry.shape[0]
      };
    };
    const [w, u, b, e] = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map(find);
    const biases = b.at.map((value, row) => value + e.at[row]);
    let largest = 0;
    for (const part of [w.at, u.at, biases]) for (const value of part) largest = Math.max(largest, Math.abs(value));
    const blocks = blocksOf(settings);
    heat.paint({
      rows: w.rows,
      columns: w.columns + u.columns + 1,
      at: (row, column) => {
        if (column < w.columns) return w.at[row * w.columns + column];
        if (column < w.columns + u.columns) return u.at[row * u.columns + column - w.columns];
        return biases[row];
      },
      scale: Math.max(1e-9, largest),
      ink: null
    });
    if (shown !== blocks) {
      names.replaceChildren(
        ...[...blocks].map((block) => element("span", { class: `lx-math lx-edge-${QUANTITIES[block].edge}` }, block))
      );
    }
    shown = blocks;
    setText(foot, `Full shade: ${number(largest, 2)}. Columns: ${w.columns} from below, ${u.columns} from h, 1 bias.`);
  }
  return {
    update(next) {
      const stale = next.weights !== data?.weights || next.layer !== data.layer;
      data = next;
      if (stale) paint(next);
    },
    repaint: heat.repaint,
    destroy() {
      heat.destroy();
      figure.destroy();
    }
  };
}

// lstm_core/widgets/esm/playground/tables.js
function createTables(container, { onSet }) {
  const here = createNumbers(container, { title: "At this step" });
  const side = element("div", { class: "lx-part" });
  container.append(side);
  const reach = createChart(side, {
    title: "How far back the error is felt: ‖∂loss/∂h‖",
    height: 132,
    logarithmic: true,
    onPick: (t) => onSet({ t: Math.round(t) })
  });
  const network = createNumbers(container, { title: "The network" });
  const matrix = createWeights(container);
  const runs = createNumbers(container, { title: "Runs beside it, at their last step" });
  const runsBox = (
    /** @type {HTMLElement} */
    container.lastElementChild
  );
  const endTheme = watchTheme(matrix.repaint);
  return {
    update({ picture, place: { t, unit, layer } }) {
      const { main, look, shown, others } = picture;
      const task = FACTS[main.settings.task];
      here.update([...lensEntries(look, t, unit), ...answerEntries(task, look, t)]);
      reach.update(reachChart(look, t));
      network.update(networkEntries(picture, task));
      matrix.update({ settings: main.settings, weights: shown.weights, layer });
      runs.update(runEntries(others));
      runsBox.hidden = !others.length;
    },
    destroy() {
      endTheme();
      for (const made of [here, reach, network, matrix, runs]) made.destroy();
    }
  };
}

// lstm_core/widgets/esm/playground.js
var READABLE = 400;
function build(root, stage) {
  const { read, redraw, memory } = stage;
  checkTraits(read());
  memory.first ??= read();
  const first = (
    /** @type {Traits} */
    memory.first
  );
  const view = { pace: (
    /** @type {keyof typeof PACES} */
    "watch"
  ), budget: 500 };
  const [top, running, body, results] = ["preset", "running", "body", "results"].map((kind) => area(root, kind));
  const director = createDirector(stage, (busy) => body.setAttribute("aria-busy", String(busy)));
  const { set, change, step } = director;
  const preset = createSelect(top, {
    label: "Start from",
    name: "preset",
    options: presetOptions(),
    onChoose: (id) => change(presetSettings(id))
  });
  const said = [element("p", { class: "lx-says" }), element("p", { class: "lx-label" })];
  top.append(...said);
  const bar = createRunBar(running, {
    onTrain: () => director.training ? director.pause() : director.train(view.budget, PACES[view.pace]),
    onStep: director.advance,
    onReset: () => director.reset(first),
    onPace(pace) {
      view.pace = pace;
      if (director.training) director.train(view.budget, PACES[pace]);
      redraw();
    },
    onBudget(steps) {
      view.budget = steps;
      redraw();
    }
  });
  const see = area(body, "see");
  const learning = area(see, "part");
  const progress = createProgress(learning, { onPick: director.lookBack });
  const versus = createCompareBar(learning, {
    onSeeds: () => director.seeds(view.budget),
    onPin: director.pin,
    onSeed: () => change({ seed: director.settings().seed + 1 })
  });
  const lens = createLens(see, { onSet: set });
  const choose = createChoose(area(body, "choose"), { onChange: change });
  const tables = createTables(results, { onSet: set });
  const keep = createKeep(root, {
    onImport: ({ settings, weights }) => set({ ...settings, steps: 0, probe: [], t: -1, weights: tensorsOf({ settings, step: 0, weights }) })
  });
  const sentence = createSummary(root);
  const handOut = (event) => director.document().then(
    /** @type {CustomEvent} */
    event.detail
  );
  root.addEventListener("lx-export", handOut);
  const drawn = { picture: null, at: -1, place: "", tabled: 0 };
  function drawPicture(picture, traits) {
    const { main, others, look, shown } = picture;
    const { settings } = main;
    const { chance, trivial } = FACTS[settings.task];
    const goal = goalOf(settings.task, main.trivial);
    const pinned = others.find(({ id }) => id === "pinned") ?? null;
    const seeds = others.filter(({ id }) => id.startsWith("seed"));
    const { training, band, at } = director;
    const last = look.seqLen - 1;
    const place = {
      t: traits.t < 0 ? last : Math.min(traits.t, last),
      unit: Math.min(traits.unit, settings.hidden_size - 1),
      layer: Math.min(traits.layer, settings.num_layers - 1)
    };
    if (picture !== drawn.picture || at !== drawn.at)
      progress.update({ main, pinned, band: seeds, at, chance, trivial, goal });
    const says = versusWords(main, seeds, pinned);
    versus.update({ training, step: step(), pinned: pinned !== null, band, says });
    lens.update({ picture, place, pinned, own: !traits.probe?.length });
    const now = performance.now();
    const moved = JSON.stringify(place) !== drawn.place;
    if (!training || moved || now - drawn.tabled > READABLE) {
      tables.update({ picture, place });
      drawn.tabled = now;
    }
    Object.assign(drawn, { picture, at, place: JSON.stringify(place) });
    keep.update({ settings, step: shown.step, weights: shown.weights });
  }
  return {
    draw() {
      const traits = read();
      const settings = checkSettings(traits);
      director.follow(traits);
      if (director.failure) throw new Error(director.failure);
      const { picture, training, at, band, busy } = director;
      const chosen = presetOf(settings);
      preset.update({ value: chosen });
      for (const [n, text] of presetWords(chosen).entries()) setText(said[n], text);
      choose.update(settings);
      bar.update({
        training,
        says: picture ? status(picture.main) : "The worker starts …",
        stuck: Boolean(picture?.main.diverged),
        atStart: JSON.stringify(traits) === JSON.stringify(first) && at < 0 && !band && !busy,
        ...view
      });
      if (picture) drawPicture(picture, traits);
      if (!training) sentence.update(summary(settings, picture?.main ?? null));
    },
    destroy() {
      root.removeEventListener("lx-export", handOut);
      director.destroy();
      for (const made of [preset, bar, progress, versus, lens, choose, tables, keep, sentence]) made.destroy();
    }
  };
}
var playground_default = defineExplorable({ name: "playground", traits: TRAITS, rebuildOn: [], build });

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
var register_default = withProjector(playground_default);
export {
  register_default as default
};
