/*! By `npm run build`
 * sources sha256 28a8626862a0009473f51dd50a4dc76c3438a27b98c1c9a48be204da5719f6ea
 * body sha256 c9056e9ee0f80099327f29613d334ee4c7d3a61b76eb91f200301712729551cc
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
 * source lstm_core/widgets/esm/lib/activations.js
 * source lstm_core/widgets/esm/lib/cell-run.js
 * source lstm_core/widgets/esm/lib/cell-tracks.js
 * source lstm_core/widgets/esm/lib/cell.js
 * source lstm_core/widgets/esm/lib/cells.js
 * source lstm_core/widgets/esm/lib/clamp.js
 * source lstm_core/widgets/esm/lib/layers.js
 * source lstm_core/widgets/esm/lib/layout.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/network.js
 * source lstm_core/widgets/esm/lib/quantities.js
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
var NAMES = {
  i: "input gate",
  f: "forget gate",
  g: "candidate",
  o: "output gate",
  r: "reset gate",
  z: "update gate",
  n: "candidate",
  c: "cell state",
  h: "hidden state",
  a: "pre-activation"
};
var INKS = { i: "i", f: "f", g: "g", o: "o", r: "o", z: "f", n: "g" };
function markInWords(tracks, { quantity, t, unit }) {
  const track = tracks.find((one) => one.quantity === quantity);
  if (!track || unit === null || unit >= track.units) return "";
  const [name, whose] = track.apart ? [NAMES[track.symbol], ", of the simple RNN"] : [track.caption, ""];
  return `${name} ${track.symbol} of unit ${unit} at step ${t}: ${number(track.values[t * track.units + unit])}${whose}`;
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
function placeInWords({ layer, layers, trace }) {
  const several = layers.length > 1 ? `, layer ${layer} of 0 to ${layers.length - 1}` : "";
  return several + (trace.cell.reverse ? ", backward" : layers[layer].cells.length > 1 ? ", forward" : "");
}
function summary(run) {
  const { name, x, t, unit, forgetBias, held, trace, classes, probabilities, answer, beside } = run;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [`Gate timeline of ${name}${placeInWords(run)}: step ${t} of 0 to ${x.length - 1}${reads}`];
  const said = run.says.map((q) => `${q} = ${number(trace.values[q][t * trace.hiddenSize + unit], 2)}`);
  parts.push(`unit ${unit} has ${said.join(" and ")}`);
  if (run.hasOffset) parts.push(`forget-bias offset ${signed(forgetBias)}`);
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

// lstm_core/widgets/esm/lib/lstm.js
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

// lstm_core/widgets/esm/lib/activations.js
var { abs, expm1, log1p, max, min, tanh } = Math;
var ALL = (
  /** @type {const} */
  [-Infinity, Infinity]
);
var MAKERS = {
  sigmoid: () => [sigmoid, [0, 1]],
  tanh: () => [tanh, [-1, 1]],
  identity: () => [(a) => a, ALL],
  relu: () => [(a) => max(a, 0), [0, Infinity]],
  softsign: () => [(a) => a / (1 + abs(a)), [-1, 1]],
  softplus: () => [(a) => max(a, 0) + log1p(Math.exp(-abs(a))), [0, Infinity]],
  affine: (p, q) => [(a) => p * a + q, ALL],
  leaky_relu: (p) => [(a) => a >= 0 ? a : p * a, ALL],
  thresholded_relu: (p) => [(a) => a <= p ? 0 : a, [min(0, p), Infinity]],
  scaled_tanh: (p, q) => [(a) => p * tanh(q * a), [-abs(p), abs(p)]],
  hard_sigmoid: (p, q) => [(a) => max(0, min(1, p * a + q)), [0, 1]],
  elu: (p) => [(a) => a > 0 ? a : p * expm1(min(a, 0)), [min(0, -p), Infinity]]
};
function activation([name, ...constants]) {
  const maker = Object.hasOwn(MAKERS, name) && MAKERS[name];
  if (!maker || constants.length !== maker.length || !constants.every(Number.isFinite)) {
    throw new RangeError(`the weights name an activation ${[name, ...constants].join(" ")}, which is unknown`);
  }
  const [f, limits] = maker(constants[0], constants[1]);
  return { name, constants, f, limits: [...limits] };
}

// lstm_core/widgets/esm/lib/quantities.js
var CELLS = {
  LSTM: { blocks: { i: 0, f: 0, g: 1, o: 0 }, states: "ch", keeps: "fc", activations: ["sigmoid", "tanh", "tanh"] },
  GRU: { blocks: { r: 0, z: 0, n: 1 }, states: "h", keeps: "zh", activations: ["sigmoid", "tanh"] },
  RNN: { blocks: { h: 0 }, states: "ah", keeps: "", activations: ["tanh"] }
};
var VARIANTS = {
  NIG: { lacks: "i" },
  NFG: { lacks: "f" },
  NOG: { lacks: "o" },
  CIFG: { lacks: "f", coupled: true },
  FGR: { hears: "ifo" },
  1997: { lacks: "f" },
  "1997-full": { lacks: "f", hears: "igo" }
};
var FAR = 4;
function product(one, other) {
  const ends = one.flatMap((a) => other.map((b) => a && b ? a * b : 0));
  return [Math.min(...ends), Math.max(...ends)];
}
function limitsOf({ kind, blocks, output, coupled, weightHr }, name) {
  const block = blocks.find((one) => one.name === name);
  if (block) return block.activation.limits;
  const free = (
    /** @type {Limits} */
    [-Infinity, Infinity]
  );
  const of = (gate) => blocks.find((one) => one.name === gate)?.activation.limits ?? [1, 1];
  if (name === "f" && coupled) return (
    /** @type {Limits} */
    [1 - of("i")[1], 1 - of("i")[0]]
  );
  if (name !== "h" || weightHr) return free;
  if (kind === "LSTM") return product(of("o"), output.limits);
  const [least, greatest] = of("n");
  return String(of("z")) === "0,1" ? [Math.min(0, least), Math.max(0, greatest)] : free;
}
function quantitiesOf(cell) {
  const { kind, blocks, coupled } = cell;
  const own = Object.keys(CELLS[kind].blocks).filter(
    (name) => blocks.some((block) => block.name === name) || coupled && name === "f"
  );
  const states = [...CELLS[kind].states];
  return [...own.filter((name) => !states.includes(name)), ...states].map((name) => ({
    name,
    limits: limitsOf(cell, name),
    gate: !states.includes(name)
  }));
}
var holdsOf = (quantity) => quantity?.gate ? { min: Math.max(-FAR, quantity.limits[0]), max: Math.min(FAR, quantity.limits[1]) } : null;

// lstm_core/widgets/esm/lib/cell.js
function whole(value, name, least = 1) {
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  throw new TypeError(`the weights have ${name} ${JSON.stringify(value)}; a whole number from ${least} on is needed`);
}
function decodeCell(entry, inputSize, read) {
  const kind = (
    /** @type {"LSTM"} */
    entry.cell
  );
  if (!Object.hasOwn(CELLS, kind)) {
    throw new TypeError(`the weights hold a cell "${kind}"; one of ${Object.keys(CELLS).join(", ")} is needed`);
  }
  const H = whole(entry.hidden_size, "hidden_size");
  const P = whole(entry.proj_size ?? 0, "proj_size", 0) || H;
  const { lacks = "", hears = "", coupled = false } = VARIANTS[entry.variant ?? ""] ?? {};
  const all = (entry.activations ?? CELLS[kind].activations.map((name) => [name])).map((a) => activation([...a]));
  if (all.length !== CELLS[kind].activations.length) throw new TypeError(`the ${kind} has ${all.length} activations`);
  const shared = whole(entry.block_size ?? 1, "block_size");
  let height = 0;
  const blocks = Object.entries(CELLS[kind].blocks).filter(([name]) => !lacks.includes(name)).map(([name, role]) => {
    const share = role ? 1 : shared;
    const block = { name, start: height, size: H / share, share, activation: all[role] };
    height += block.size;
    return { ...block, peephole: role ? null : read(`peephole_${name}`, [H]) };
  });
  const need = (name, shape) => {
    const found = read(name, shape);
    if (!found) throw new TypeError(`the weights hold no tensor "${name}"`);
    return found;
  };
  const zeros = () => new Float64Array(height);
  const rows = (which) => blocks.reduce((sum, block) => sum + (which(block) ? block.size : 0), 0);
  return {
    ...{ kind, inputSize, hiddenSize: H, outputSize: P, height, blocks, coupled, hears },
    output: all[2] ?? all[0],
    reverse: Boolean(entry.reverse),
    clip: entry.clip ?? Infinity,
    resetAfter: entry.reset_after ?? true,
    weightIh: need("weight_ih", [height, inputSize]),
    weightHh: need("weight_hh", [height, P]),
    biasIh: read("bias_ih", [height]) ?? zeros(),
    biasHh: read("bias_hh", [height]) ?? zeros(),
    weightHr: P < H ? need("weight_hr", [P, H]) : null,
    weightGg: hears ? need("weight_gg", [rows(({ name }) => hears.includes(name)), rows(({ name }) => name !== "g")]) : null
  };
}

// lstm_core/widgets/esm/lib/cell-run.js
function runCell(cell, x, { forgetBias = 0, clamps = [] } = {}) {
  const { kind, inputSize: D, hiddenSize: H, outputSize: P, height: A, reverse } = cell;
  const T = x.length / D;
  const made = (width, names) => Object.fromEntries(names.split(" ").map((name) => [name, new Float64Array(T * width)]));
  const trace = {
    ...{ cell, seqLen: T, hiddenSize: H, bias: biasOf(cell, forgetBias) },
    parts: made(A, "input recurrent peephole heard a"),
    values: { ...made(H, { LSTM: "i f g o c m q", GRU: "r z n product", RNN: "" }[kind]), ...made(P, "h") }
  };
  for (const name of kind === "LSTM" ? "ifo" : "") trace.values[name].fill(1);
  const step = { LSTM: lstmStep, GRU: gruStep, RNN: rnnStep }[kind];
  for (let n = 0; n < T; n++) {
    const t = reverse ? T - 1 - n : n;
    const before2 = n ? reverse ? t + 1 : t - 1 : -1;
    multiply(cell.weightIh, x, t * D, D, trace.parts.input, t * A, A);
    if (n) multiply(cell.weightHh, trace.values.h, before2 * P, P, trace.parts.recurrent, t * A, A);
    step(trace, t, before2, (name) => hold(trace, clamps, name, t));
  }
  return trace;
}
function biasOf({ kind, blocks, biasIh, biasHh, resetAfter }, offset) {
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  for (const { name, start, size } of blocks) {
    for (let row = start; row < start + size; row++) {
      if (name === "f" && kind === "LSTM") bias[row] += offset;
      if (name === "n" && resetAfter) bias[row] = biasIh[row];
    }
  }
  return bias;
}
function hold({ seqLen, values }, clamps, name, t) {
  const array = values[name];
  const width = array.length / seqLen;
  for (const { quantity, unit, start, stop, value } of clamps) {
    if (quantity !== name || t < start || t >= stop) continue;
    if (unit === null) array.fill(value, t * width, (t + 1) * width);
    else array[t * width + unit] = value;
  }
}
function open({ cell, parts, bias, values }, name, t, held, seen = -1) {
  const block = cell.blocks.find((one) => one.name === name);
  if (!block) return;
  const { start, size, share, activation: activation2, peephole } = block;
  const { hiddenSize: H, height: A, clip } = cell;
  for (let k = 0; k < size; k++) {
    const row = t * A + start + k;
    for (let u = k * share; peephole && seen >= 0 && u < (k + 1) * share; u++) {
      parts.peephole[row] += peephole[u] * values.c[seen * H + u];
    }
    const sum = parts.input[row] + parts.recurrent[row] + bias[start + k] + parts.heard[row] + parts.peephole[row];
    parts.a[row] = Math.max(-clip, Math.min(clip, sum));
    values[name].fill(activation2.f(parts.a[row]), t * H + k * share, t * H + (k + 1) * share);
  }
  held(name);
}
function hear({ cell: { blocks, hears, weightGg, height, hiddenSize: H }, parts, values }, t, before2) {
  if (!weightGg || before2 < 0) return;
  const heard = blocks.flatMap(
    ({ name, size, share }) => name === "g" ? [] : Array.from({ length: size }, (_, k) => values[name][before2 * H + k * share])
  );
  let row = 0;
  for (const { name, start, size } of blocks) {
    if (!hears.includes(name)) continue;
    for (let k = 0; k < size; k++, row++) {
      const weights = weightGg.subarray(row * heard.length, (row + 1) * heard.length);
      parts.heard[t * height + start + k] = weights.reduce((sum, w, n) => sum + w * heard[n], 0);
    }
  }
}
function lstmStep(trace, t, before2, held) {
  const { cell, values } = trace;
  const { hiddenSize: H, outputSize: P, weightHr } = cell;
  const { i, f, g, o, c, m, q, h } = values;
  hear(trace, t, before2);
  open(trace, "i", t, held, before2);
  if (cell.coupled) {
    for (let s = t * H; s < (t + 1) * H; s++) f[s] = 1 - i[s];
    held("f");
  } else open(trace, "f", t, held, before2);
  open(trace, "g", t, held);
  for (let u = 0, s = t * H; u < H; u++, s++) c[s] = f[s] * (before2 < 0 ? 0 : c[before2 * H + u]) + i[s] * g[s];
  held("c");
  open(trace, "o", t, held, t);
  for (let s = t * H; s < (t + 1) * H; s++) {
    m[s] = cell.output.f(c[s]);
    q[s] = o[s] * m[s];
  }
  if (weightHr) multiply(weightHr, q, t * H, H, h, t * P, P);
  else h.set(q.subarray(t * H, (t + 1) * H), t * H);
  held("h");
}
function gruStep(trace, t, before2, held) {
  const { cell, parts, values } = trace;
  const { hiddenSize: H, biasHh, weightHh, resetAfter } = cell;
  const { r, z, n, product: product2, h } = values;
  const old = before2 < 0 ? new Float64Array(H) : h.subarray(before2 * H, (before2 + 1) * H);
  const recurrent = parts.recurrent.subarray((t * 3 + 2) * H, (t + 1) * 3 * H);
  open(trace, "r", t, held);
  open(trace, "z", t, held);
  const now = r.subarray(t * H, (t + 1) * H);
  for (let u = 0; u < H; u++) product2[t * H + u] = resetAfter ? recurrent[u] + biasHh[2 * H + u] : now[u] * old[u];
  if (resetAfter) for (let u = 0; u < H; u++) recurrent[u] = now[u] * product2[t * H + u];
  else multiply(weightHh.subarray(2 * H * H), product2, t * H, H, recurrent, 0, H);
  open(trace, "n", t, held);
  for (let u = 0, s = t * H; u < H; u++, s++) h[s] = (1 - z[s]) * n[s] + z[s] * old[u];
  held("h");
}
var rnnStep = (trace, t, _before, held) => open(trace, "h", t, held);

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

// lstm_core/widgets/esm/lib/layers.js
var MERGES = (
  /** @type {Record<string, (a: number, b: number) => number>} */
  {
    sum: (a, b) => a + b,
    mul: (a, b) => a * b,
    ave: (a, b) => (a + b) * 0.5
  }
);
function decodeLayers(stored) {
  const header = headerOf(stored);
  const { tensors } = stored;
  let features = header.inputSize;
  const entries = (
    /** @type {LayerEntry[]} */
    stored.layers ?? [{ runs: [stored] }]
  );
  if (!Array.isArray(entries) || !entries.length) throw new TypeError("the weights hold no layers");
  const layers = entries.map(({ runs, merge = "concat", reading_order: readingOrder = false }, k) => {
    const cells = runs.map(
      (entry) => decodeCell(entry, features, (name, shape) => {
        const key = `rnn.${name}_l${k}${entry.reverse ? "_reverse" : ""}`;
        return tensors?.[key] ? decodeTensor(tensors[key], key, shape) : null;
      })
    );
    features = cells[0].outputSize * (merge === "concat" ? cells.length : 1);
    return { cells, merge, readingOrder, features };
  });
  return { ...header, layers, head: headOf(stored, features) };
}
function merged({ cells, merge, readingOrder, features }, traces) {
  const [one, other] = traces.map((trace) => trace.values.h);
  const { outputSize: P } = cells[0];
  const T = one.length / P;
  if (other && merge !== "concat") return one.map((a, s) => MERGES[merge](a, other[s]));
  const y = new Float64Array(T * features);
  traces.forEach(({ values: { h } }, d) => {
    for (let t = 0; t < T; t++) {
      y.set(h.subarray(t * P, (t + 1) * P), (readingOrder ? T - 1 - t : t) * features + d * P);
    }
  });
  return y;
}
function runLayers({ layers }, x, { layer, direction, ...options }) {
  let y = x;
  const kept = layers.map((one, k) => {
    const traces = one.cells.map((cell, d) => runCell(cell, y, k === layer && d === direction ? options : {}));
    y = merged(one, traces);
    return traces;
  });
  return { trace: kept[layer][direction], y };
}

// lstm_core/widgets/esm/lib/terms.js
var PARTS = (
  /** @type {const} */
  [
    ["input", "W x", "what the input adds"],
    ["recurrent", "U h", "what the hidden states of the step before add"],
    ["peephole", "p c", "what the peephole adds: the unit's own cell state"],
    ["heard", "V y", "what the gates of the step before add"]
  ]
);
var before = ({ trace, t }) => trace.cell.reverse ? t + 1 : t - 1;
function at(name, { trace, t: now, unit }, t = now) {
  const values = trace.values[name];
  const width = values.length / trace.seqLen;
  return t < 0 || t >= trace.seqLen ? 0 : unit < width ? values[t * width + unit] : Number.NaN;
}
var plain = (name) => ({
  ...{ quantity: name, symbol: name, ink: INKS[name], means: NAMES[name], whole: true },
  value: (step) => at(name, step),
  marks: ({ t, unit }) => [{ quantity: name, t, unit }]
});
var previous = (name, reverse) => ({
  ...{ quantity: `${name}_previous`, symbol: `${name}_t${reverse ? "+" : "−"}1` },
  ...{ means: `${NAMES[name]} of the step before`, whole: true },
  value: (step) => at(name, step, before(step)),
  marks: (step) => [{ quantity: name, t: before(step), unit: step.unit }]
});
function waypoints({ kind, output, resetAfter }) {
  const from = (name2) => ({ t, unit }) => [{ quantity: name2, t, unit }];
  const every = (step) => [{ quantity: "h", t: before(step), unit: null }];
  const name = squashOf(output.name);
  const value = (values) => (step) => at(values, step);
  if (kind === "LSTM") {
    const symbol2 = output.name === "identity" ? "c" : `${name} c`;
    return {
      m: { quantity: "tanh_c", symbol: symbol2, value: value("m"), marks: from("c"), means: `${name} of the cell state` },
      q: { quantity: "q", symbol: "q", value: value("q"), marks: from("c"), means: "output before the projection" }
    };
  }
  const seen = resetAfter ? "what the reset gate multiplies, U h + b" : "what the candidate sees of the old hidden state";
  return {
    kept: {
      quantity: "kept",
      symbol: "1 − z",
      ink: "f",
      marks: from("z"),
      means: "1 less the update gate",
      value: (step) => 1 - at("z", step)
    },
    product: {
      quantity: "product",
      symbol: resetAfter ? "U h" : "r h",
      marks: every,
      means: seen,
      value: value("product")
    }
  };
}
function sumTerms(cell, { name, start, share, peephole }, layer) {
  const suffix = cell.kind === "RNN" ? "" : `_${name}`;
  const row = ({ t, unit }) => t * cell.height + start + Math.floor(unit / share);
  const own = ({ t, unit }) => [{ quantity: suffix ? name : "a", t, unit }];
  const marks = {
    input: ({ t }) => layer ? [] : [{ quantity: "x", t, unit: null }],
    recurrent: (step) => [{ quantity: "h", t: before(step), unit: null }],
    peephole: (step) => [{ quantity: "c", t: name === "o" ? step.t : before(step), unit: step.unit }],
    heard: (step) => cell.blocks.flatMap((one) => one.name === "g" ? [] : { quantity: one.name, t: before(step), unit: null })
  };
  const parts = columnsOf(cell).map(
    ([part, symbol2, means2]) => part === "peephole" && !peephole || part === "heard" && !cell.hears.includes(name) ? null : {
      ...{ quantity: part + suffix, symbol: symbol2, marks: marks[part] },
      means: part === "input" && layer ? "what the layer below adds" : means2,
      value: (step) => step.trace.parts[part][row(step)]
    }
  );
  const bias = ({ trace, unit }) => trace.bias[start + Math.floor(unit / share)];
  const means = suffix === "_f" ? "bias with the offset" : "bias";
  return [
    ...parts,
    { quantity: `bias${suffix}`, symbol: "b", value: bias, marks: () => [], means },
    {
      ...{ quantity: `a${suffix}`, symbol: "a", marks: own, means: "pre-activation, the sum", whole: !suffix },
      value: (step) => step.trace.parts.a[row(step)]
    },
    plain(name)
  ];
}
var columnsOf = ({ blocks, hears }) => PARTS.filter(([part]) => part === "peephole" ? blocks.some((one) => one.peephole) : part !== "heard" || hears);
var squashOf = (name) => name === "sigmoid" ? "σ" : name.replaceAll("_", " ");
function linesOf({ kind, blocks, coupled, weightHr, resetAfter }) {
  const times = (gate) => blocks.some((one) => one.name === gate) || coupled && gate === "f" ? `${gate} · ` : "";
  if (kind === "LSTM") {
    return [
      ...coupled ? ["f = 1 − i"] : [],
      `c = ${times("f")}c_previous + ${times("i")}g`,
      `${weightHr ? "q" : "h"} = ${times("o")}m`,
      ...weightHr ? ["h = W·q over every unit"] : []
    ];
  }
  if (kind === "RNN") return [];
  return [resetAfter ? "recurrent_n = r · product" : "product = r · h_previous", "h = kept · n + z · h_previous"];
}
function notesOf({ kind, blocks, output, coupled, clip, reverse }) {
  const used = [...blocks.map((one) => one.activation), ...kind === "LSTM" ? [output] : []];
  const named = used.filter((one) => one.constants.length);
  const words = named.map(({ name, constants }) => {
    const greek = constants.map((value, n) => `${"αβ"[n]} = ${Number(value.toPrecision(4))}`);
    return `${squashOf(name)} with ${greek.join(", ")}.`;
  });
  const lacking = Object.keys(CELLS[kind].blocks).filter(
    (name) => !blocks.some((one) => one.name === name) && !(coupled && name === "f")
  );
  return [
    ...new Set(words),
    ...lacking.map((name) => `There is no ${NAMES[name]}: ${name} = 1.`),
    ...blocks.some((one) => one.share > 1) ? [`${blocks[0].share} units share their gates.`] : [],
    ...clip < Infinity ? [`Every pre-activation is held within ±${clip}.`] : [],
    ...reverse ? ["This direction reads from the end: its step before t is t + 1."] : []
  ];
}
function equationsOf(cell, layer = 0) {
  const rows = cell.blocks.map((block) => ({
    quantity: block.name,
    terms: sumTerms(cell, block, layer),
    squash: squashOf(block.activation.name),
    clip: cell.clip
  }));
  const known = {
    ...waypoints(cell),
    c_previous: previous("c", cell.reverse),
    h_previous: previous("h", cell.reverse)
  };
  const sums = rows.flatMap((row) => row.terms);
  const termOf = (token) => {
    if (token in NAMES) return plain(token);
    const part = sums.find((one) => one?.quantity === token);
    return known[token] ?? (part && { ...part, symbol: "r U h" }) ?? token;
  };
  return {
    rows,
    heads: [
      ...columnsOf(cell).map(([part, symbol2]) => (
        /** @type {[string, string]} */
        [part, symbol2]
      )),
      ["bias", "b"],
      ["sum", "a"],
      ["value", ""]
    ],
    lines: linesOf(cell).map((line) => line.split(" ").map(termOf)),
    notes: notesOf(cell)
  };
}
function isTerm(mark, term, step) {
  const [own] = term.whole ? term.marks(step) : [];
  return own !== void 0 && own.quantity === mark.quantity && own.t === mark.t && own.unit === mark.unit;
}

// lstm_core/widgets/esm/lib/clamp.js
var holdable = (cell) => quantitiesOf(cell).flatMap((quantity) => {
  const range = holdsOf(quantity);
  return range ? [{ name: quantity.name, ...range }] : [];
});
function readClamp(clamp2, cell, seqLen) {
  if (!clamp2) return null;
  const { quantity, unit, start, stop, value } = clamp2;
  const all = Array.from({ length: cell.hiddenSize }, (_, u) => u);
  const wanted = [unit ?? all].flat();
  const gates = holdable(cell);
  const range = gates.find(({ name }) => name === quantity);
  const steps = Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= seqLen;
  const units = wanted.length > 0 && wanted.every((u) => all.includes(u));
  if (!range || !steps || !units || typeof value !== "number" || !(value >= range.min && value <= range.max)) {
    const names = gates.map(({ name }) => name).join(", ") || "none";
    throw new RangeError(
      `the clamp ${JSON.stringify(clamp2)} does not fit: it takes a gate of this ${cell.kind} (${names}), units from 0 to ${cell.hiddenSize - 1}, 0 <= start < stop <= ${seqLen}, and a value that the gate can have`
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
var within = ({ min: min2, max: max2 }, value) => Math.max(min2, Math.min(max2, value));
function closedHere({ t, unit }, gates) {
  const gate = gates.find(({ name }) => name === "f" || name === "z") ?? gates[0];
  return { quantity: gate.name, units: [unit], start: t, stop: t + 1, value: within(gate, 0) };
}
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
function drawnOn(held, { quantity, unit, from, to }, gates, seqLen) {
  const gate = gates.find(({ name }) => name === quantity);
  const units = held.units.includes(unit) ? held.units : [unit];
  const value = gate ? within(gate, held.value) : held.value;
  return withEnds({ ...held, quantity, units, value }, { from, to }, seqLen);
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
function createSlider(container, { label, unit, min: min2, max: max2, step, affects, format, onInput }) {
  const input = element("input", { type: "range", min: min2, max: max2, step, "data-affects": affects });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, label);
  const root = element("label", { class: "lx-slider" }, name, input, output);
  if (unit) name.append(element("span", { class: "lx-unit" }, ` ${unit}`));
  const figure = mount(container, root);
  input.addEventListener("input", () => onInput(input.valueAsNumber), { signal: figure.signal });
  return {
    update({ value, disabled = false, min: low = min2, max: high = max2 }) {
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

// lstm_core/widgets/esm/kit/timeline-key.js
var keyEntry = (swatch, text) => element("span", {}, element("i", { class: `lx-swatch lx-swatch-${swatch}` }), text);
function createTimelineKey(tracks) {
  const groups = /* @__PURE__ */ new Map();
  for (const { symbol: symbol2, scale, signed: signed2 } of tracks) {
    const full = Number.isInteger(scale) ? String(scale) : number(scale, 1);
    const text = signed2 ? full === "1" ? "−1 to 1" : `±${full}` : `0 to ${full}`;
    groups.set(text, [...groups.get(text) ?? [], symbol2]);
  }
  const entries = (signed2) => [...groups].filter(([text]) => text.startsWith("0") !== signed2).map(([text, names]) => `${names.join(" ")}, ${text}`);
  const [plain2, both] = [entries(false), entries(true)];
  return element(
    "p",
    { class: "lx-key" },
    ...plain2.length ? [keyEntry("gate", plain2.join("; "))] : [],
    ...both.length ? [keyEntry("signed", both.join("; "))] : []
  );
}

// lstm_core/widgets/esm/kit/clamp-panel.js
function createClampPanel(container, { units, gates, onSwitch, onHold }) {
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
  const rangeOf = (name) => gates.find((one) => one.name === name) ?? gates[0];
  const gate = createSelect(body, {
    label: "gate",
    name: "clamp-gate",
    options: gates.map(({ name }) => ({ value: name, text: `${name} ${NAMES[name]}` })),
    onChoose: (name) => change({ quantity: name, value: within(rangeOf(name), held?.value ?? 0) })
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
      const { min: min2, max: max2 } = rangeOf(shown.quantity);
      level.update({ value: shown.value, min: min2, max: max2 });
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
    update(t, max2) {
      setAttribute(input, "max", max2);
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
function createHalfLife(container, { keeps: [gate, state] }) {
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
      setText(title, `Half-life of ${state} in unit ${unit}, steps`);
      setText(held, `if ${gate} stayed as at t = ${t}`);
      showValue(now, atStep, number(atStep, 1), { unit, t });
      showValue(bias, atBias, number(atBias, 1), { unit });
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/inspector.js
function symbol(text, gate) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math", "aria-hidden": "true" }, name);
  if (gate) node.classList.add(`lx-edge-${gate}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}
var sign = (text) => element("span", { class: "lx-operator", "aria-hidden": "true" }, text);
function createInspector(container, { onHover, cell: shown, layer }) {
  const { heads, rows, lines, notes } = equationsOf(shown, layer);
  const cells = [];
  const squashes = [];
  const bounds = [];
  let data;
  function cell(term, column, named) {
    const value = element("span", { class: "lx-number", "data-quantity": term.quantity });
    const node = element("span", { role: "gridcell", class: "lx-term", tabindex: -1, title: term.means });
    node.append(...named ? [symbol(term.symbol, term.ink)] : [], value);
    cells.push({ term, node, value, column });
    return node;
  }
  const row = (kind, ...pieces) => element("div", { role: "row", class: kind }, ...pieces);
  function rowHead(quantity) {
    const name = element("span", { role: "rowheader", class: `lx-gate-name lx-edge-${INKS[quantity] ?? quantity}` });
    name.append(symbol(quantity), element("span", {}, NAMES[quantity]));
    return name;
  }
  function gateRow({ quantity, terms, squash, clip }) {
    const equals = sign("=");
    const between = sign(squash);
    squashes.push({ quantity, node: between, text: squash });
    const last = terms.length - 1;
    if (clip < Infinity) bounds.push({ node: equals, term: (
      /** @type {Term} */
      terms[last - 1]
    ), clip });
    const pieces = terms.flatMap((term, n) => [
      n === 0 ? rowHead(quantity) : n === last ? between : n === last - 1 ? equals : sign(term ? "+" : ""),
      term ? cell(term, n) : sign("")
    ]);
    return row("lx-gate-row", ...pieces);
  }
  function stateRow(line) {
    const [first] = line;
    const pieces = line.map((piece, n) => {
      if (typeof piece !== "string") return cell(piece, Math.min(n, heads.length - 1), true);
      const node = sign(piece);
      if (n === 1 && typeof first !== "string") squashes.push({ quantity: first.quantity, node, text: piece });
      return node;
    });
    return row("lx-state-row", ...pieces);
  }
  const readsHead = element("span", {});
  const columns = heads.map(([word, short]) => {
    const words = element("span", { class: "lx-words" }, `${word} `);
    return element("span", { role: "columnheader" }, words, element("i", { class: "lx-math" }, short));
  });
  const grid = element(
    "div",
    { class: "lx-step-grid", role: "grid", "aria-label": "One step in numbers; arrow keys move between them" },
    row("lx-gate-row lx-heads", readsHead, ...columns.flatMap((head, n) => n ? [sign(""), head] : [head])),
    ...rows.map(gateRow),
    ...lines.map(stateRow)
  );
  const longest = Math.max(...rows.flatMap(({ squash }) => squash.split(" ").map((word) => word.length)));
  grid.style.setProperty("--lx-sums", String(heads.length - 2));
  grid.classList.toggle("lx-many", heads.length > 5);
  grid.style.setProperty("--lx-squash", `${longest}ch`);
  if (notes.length) container.append(element("p", { class: "lx-key lx-notes" }, notes.join(" ")));
  cells[0].node.tabIndex = 0;
  const figure = mount(container, grid);
  const indexOf = (event) => cells.findIndex(({ node }) => node.contains(
    /** @type {Node} */
    event.target
  ));
  const show = (event) => {
    const found = cells[indexOf(event)];
    onHover(found && data ? found.term.marks(data) : []);
  };
  const hide = () => onHover([]);
  const listen = { signal: figure.signal };
  grid.addEventListener("pointerover", show, listen);
  grid.addEventListener("focusin", show, listen);
  grid.addEventListener("pointerleave", hide, listen);
  grid.addEventListener("focusout", hide, listen);
  const onKey = (event) => {
    const from = indexOf(event);
    const to = cells[neighbour(from, event.key, cells)];
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
        const none = term.quantity === "h" && unit >= shown.outputSize;
        if (node.parentElement) node.parentElement.hidden = none;
        if (none) value.removeAttribute("data-value");
        else showValue(value, n, number(n), { t, unit });
        const lit = next.lit.some((mark) => isTerm(mark, term, next));
        node.classList.toggle("lx-is-lit", lit);
      }
      for (const { quantity, node, text } of squashes) {
        const forced = isHeld(next.held ?? null, { quantity, t, unit });
        setText(node, forced ? "held" : text);
        node.classList.toggle("lx-forced", forced);
      }
      for (const { node, term, clip } of bounds) setText(node, Math.abs(term.value(next)) === clip ? "clip" : "=");
      setText(readsHead, next.reads ? `x = ${next.reads}` : "");
      setAttribute(readsHead, "role", next.reads ? "columnheader" : "gridcell");
    },
    destroy: figure.destroy
  };
}
function neighbour(at2, key, cells) {
  const count = cells.length;
  const moves = { ArrowLeft: at2 - 1, ArrowRight: at2 + 1, Home: 0, End: count - 1 };
  if (key in moves) return Math.max(0, Math.min(count - 1, moves[
    /** @type {"Home"} */
    key
  ]));
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!by || at2 < 0) return -1;
  let to = at2 + by;
  while (cells[to] && cells[to].column !== cells[at2].column) to += by;
  return cells[to] ? to : Math.max(0, Math.min(count - 1, at2 + by));
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
  const where = element("span");
  const end = element("output", { class: "lx-number", "data-quantity": "h" });
  const ending = element("p", { class: "lx-pair" }, where, end);
  const figure = mount(container, element("div", { class: "lx-lines-box" }, title, svg, ending));
  function draw({ trace, unit, t, scale, cues }, width) {
    const x = (s) => 4 + s * (width - 8) / Math.max(1, trace.seqLen - 1);
    const y = (v) => height / 2 * (1 - Math.max(-1.05, Math.min(1.05, v / scale)) * 0.92);
    setText(title, `${names.length > 1 ? "c (solid) and h (dashed)" : "h"} of unit ${unit}`);
    names.forEach((name, n) => {
      const values = trace.values[name];
      const units2 = values.length / trace.seqLen;
      const value = (s) => unit < units2 && values[s * units2 + unit] || 0;
      const points = Array.from({ length: trace.seqLen }, (_, s) => [x(s), y(value(s))]);
      setAttribute(lines[n], "d", `M${points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join("L")}`);
      setAttribute(dots[n], "cx", points[t][0]);
      setAttribute(dots[n], "cy", points[t][1]);
    });
    setAttribute(zero, "d", `M0 ${height / 2}H${width}`);
    setAttribute(guides, "d", cues.map((s) => `M${Math.round(x(s)) + 0.5} 0V${height}`).join(""));
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} 0V${height}`);
    const units = trace.values.h.length / trace.seqLen;
    const last = trace.cell.reverse ? 0 : trace.seqLen - 1;
    ending.hidden = unit >= units;
    if (unit < units) {
      const value = trace.values.h[last * units + unit];
      setText(where, `h where the run ends, t = ${last}`);
      showValue(end, value, number(value, 3), { unit, t: last });
    }
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
        const text = String(Number(Number(vector[d]).toPrecision(7)));
        if (input.valueAsNumber !== Number(text)) input.value = text;
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
    members: own.filter(({ units: count }) => unit < count).map(({ quantity }) => ({ quantity, unit }))
  });
  const wanted = [
    ...grouping === "gate" ? own.map(byQuantity) : units(own.reduce((most, block) => block.units > most.units ? block : most)).map(byUnit),
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
  ["ink", "ground", "positive", "negative", "i", "f", "g", "o"]
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
        const before2 = painted[n];
        if (before2?.every((level, k) => level === levels[k])) return;
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
  const sign2 = track.gate ? svgElement("rect", { class: `lx-sign lx-ink-${track.ink}`, x: LEFT, y: base - 8, width: 9, height: 9 }) : svgElement("path", { class: `lx-sign lx-line-${track.symbol}`, d: `M${LEFT} ${base - 3.5}h12` });
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
function litPath({ quantity, t, unit }, { rows, cell, steps }) {
  if (t < 0 || t >= steps) return "";
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
      const { values, units, scale, signed: signed2, ink } = (
        /** @type {Track} */
        named.get(quantity)
      );
      return { y, values, start: unit, stride: units, scale, signed: signed2, ink };
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
  listenToPointers(stage, figure.signal, locate, {
    ...options,
    canHold: (quantity) => Boolean(data?.held && data.named.get(quantity)?.gate)
  });
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
      const { tracks, cursor = next } = next;
      update({ ...next, cursor, named: new Map(tracks.map((track) => [track.quantity, track])) });
    },
    destroy() {
      unwatch();
      destroy();
    }
  };
}
function listenToPointers(stage, signal, locate, { onMove, onHover, onHold, canHold }) {
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
      drawing ||= onHold !== void 0 && canHold(quantity) && at2.t !== pressed.t;
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

// lstm_core/widgets/esm/lib/tracks.js
var trackOf = (name, values, seqLen, how) => ({
  ...how,
  ...{ quantity: name, symbol: name, values, units: values.length / seqLen },
  caption: NAMES[name],
  ink: INKS[name] ?? "ink"
});

// lstm_core/widgets/esm/lib/cell-tracks.js
var valuesOf = ({ values, parts }, name) => values[name] ?? parts[name];
var tracksOf = (trace, scales) => quantitiesOf(trace.cell).map(({ name, limits, gate }) => {
  const size = Math.max(...limits.map(Math.abs));
  const scale = size < Infinity ? size : scales[name].shade;
  return trackOf(name, valuesOf(trace, name), trace.seqLen, { scale, signed: limits[0] < 0, gate });
});
var besideTrack = ({ values, seqLen }) => ({
  ...trackOf("h", values.h, seqLen, { scale: 1, signed: true, gate: false }),
  ...{ quantity: "beside_h", caption: "hidden state of the simple RNN", apart: true }
});

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
var FIRST = { layer: 0, direction: 0 };
function clamp(value, { min: min2, max: max2 }, fallback = 0) {
  const n = Number(value);
  return Math.max(min2, Math.min(max2, Number.isNaN(n) ? fallback : n));
}
function placeOf({ layers }, { layer = 0, direction = 0 }) {
  const cell = layers[layer]?.cells[direction];
  if (!cell) throw new RangeError(`there is no layer ${layer}, direction ${direction} in this network`);
  return { layer, direction, cell };
}
function runNetwork(network, x, shown = FIRST) {
  const { trace, y } = runLayers(network, encode(x, network), shown);
  const { head } = network;
  const logits = head && linear(head, y, (trace.seqLen - 1) * head.inputSize);
  return { name: network.name, trace, logits, probabilities: logits && softmax(logits) };
}
function runTimeline(network, traits, beside = null) {
  const { x } = traits;
  const { cell, ...place } = placeOf(network, traits);
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const held = readClamp(traits.clamp, cell, Array.isArray(x) ? x.length : 0);
  const run = runNetwork(network, x, { ...place, forgetBias, clamps: clampsOf(held) });
  const { trace } = run;
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: cell.hiddenSize - 1 }));
  const names = quantitiesOf(cell).map(({ name }) => name);
  const { keeps } = CELLS[cell.kind];
  const [keeper, state = "h"] = keeps;
  return {
    ...{ ...run, ...place, ...askedOrder(x, network.classes), layers: network.layers, classes: network.classes },
    ...{ x, t, unit, forgetBias, held },
    /** what the summary says of the unit: the gate that keeps, and the state that it keeps */
    says: names.includes(keeper) ? [...keeps] : [state],
    hasOffset: cell.blocks.some(({ name }) => name === "f"),
    beside: beside && runNetwork(beside, x),
    keeps: names.includes(keeper) ? keeps : "",
    halfLives: names.includes(keeper) ? halfLivesAt(trace, t, unit, held) : null
  };
}
function halfLivesAt({ cell, parts, bias, values }, t, unit, held) {
  const [name] = CELLS[cell.kind].keeps;
  const coupled = cell.coupled && name === "f";
  const source = coupled ? "i" : name;
  const block = cell.blocks.find((one) => one.name === source) ?? cell.blocks[0];
  const { start, share, activation: activation2 } = block;
  const row = start + Math.floor(unit / share);
  const of = (a) => {
    if (activation2.name === "sigmoid") return halfLife(coupled ? -a : a);
    return halving(coupled ? 1 - activation2.f(a) : activation2.f(a));
  };
  const forced = [name, source].some((quantity) => isHeld(held, { quantity, t, unit }));
  const now = forced ? halving(values[name][t * cell.hiddenSize + unit]) : of(parts.a[t * cell.height + row]);
  return { now, bias: of(bias[row]) };
}
var halving = (f) => f >= 1 ? Infinity : f <= 0 ? 0 : Math.LN2 / -Math.log(f);
function scalesOf(network, x, traits = {}) {
  const { cell, ...place } = placeOf(network, traits);
  const traces = [...network.examples, x].map((sequence) => runNetwork(network, sequence, place).trace);
  const free = quantitiesOf(cell).filter(({ limits }) => !limits.every(Number.isFinite));
  return Object.fromEntries(
    free.map(({ name }) => {
      const sizes = traces.flatMap((trace) => Array.from(valuesOf(trace, name), Math.abs)).filter(Number.isFinite);
      sizes.sort((a, b) => a - b);
      const at2 = (part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
      return [name, { shade: at2(0.95), range: at2(1) }];
    })
  );
}
function firstNonFinite({ seqLen, values }) {
  const steps = Object.values(values).flatMap((array) => {
    const at2 = array.findIndex((value) => !Number.isFinite(value));
    return at2 < 0 ? [] : Math.floor(at2 * seqLen / array.length);
  });
  return steps.length ? Math.min(...steps) : -1;
}

// lstm_core/widgets/esm/lib/timeline-view.js
var VIEW = {
  grouping: (
    /** @type {"gate" | "unit"} */
    "gate"
  ),
  quantity: "c",
  besideUnit: 0,
  hovered: (
    /** @type {Mark | null} */
    null
  ),
  sources: (
    /** @type {Mark[]} */
    []
  ),
  plot: { left: 0, cell: 0 },
  playing: false,
  still: false
};
var questionOf = (gated) => `Which units still hold the first cue once the second has come${gated ? ", and where does a forget gate let go" : ""}?`;
var places = (layers) => layers.flatMap(
  ({ cells }, layer) => cells.map(({ kind, hiddenSize, reverse }, direction) => ({
    value: `${layer} ${direction}`,
    text: `${layer} · ${kind}, ${hiddenSize} units${reverse ? ", backward" : cells.length > 1 ? ", forward" : ""}`
  }))
);

// lstm_core/weights/temporal-order.json
var temporal_order_default = { format: "lstm_core weights 1", name: "temporal-order", cell: "LSTM", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [24, 8], float32: "aD1MP3+ukj80kby/1zSSvwNjxj/UUKQ/13lLQND4E0BndGU+chYWQA5prz9CJ/+/uyCLP8Ptvr989StAOYA9QB5UeD+ALUQ/Kx1Lv9d7eL6pzNu/xZvVv1L5FECChgZAOZxHvia40D8at54/RzQeQASuij9NZyk/KWotQBqXIkB64+C/3qD7P8iuaT9eNz8+P8u+Psk5zT8MAxZAr5sPQOeixT4y/L1A/wM+PgqeSD1Y5cS9ukq4Pz9wGUCF8D1AnOatv8CLKECiGDZALXhvP32uK0DzU849E26rwH+nMD9iFSa+6EMVQIo+hT1XWji+BQQRP4l4D7xwITTApilBPwRPKL9gvyFAlthCPknCJECsGjs/3uQZvgy/uz5NcU6/nmZHvtry+j/XgFw/v/UgP35UsT9Ish5AFLj4P67b0D4zfFc/RO9tPZN5AT8zCbE/dgTQPlh0lD8zV78/2ZClP9n5oL/9Ye2/JjuWPxlt8z9cFTi/p8q2P/p+WUCDW93AMyjhv9Zw8T6YDAI8LKrzPHDmeL7/fTS+REBNQAWNDMAqvIS/HYURv44g3L4iUHy+qtTtvscf674cquc/JYJ4wEz0KD+qjus+ECEKPqAxAz78zgY+VMurvuMONUDJmzXAcV0TvnOtt78EapI+/ujzPSGuVz39BgI+gtK4P/EVpb/oGHC/t1yxv6EDgLwgMFw+94yNPlNTAz7ZmoI/93mivwsGsz99rTu/FZ6+Pp+OrL2GuII+nMCnPnWoSkAVokrAiBgev6l9K0BUXXU+PNP7P4PNYz84MARAnCsvvq1cpT8YBQTAgLMBQDrUoD6R8sM/4NUEQOwVzL5NRKs/xeY7vjnlIb8UPcw/SbSbP1MYKEDaaQxAaE0pPy+QLD9FTilAQKKYP5fsvT/3CNu9DLajPycatz1IMtW87KQOQII9IT7tuvU+W3UNQM1UBUDj4bs/2IARQCq68T6irQE/VPZiP7x5Xj575NU+j1WRPng1+D8WKpU/viOHPzb6Nj/dUTa/" }, "rnn.weight_hh_l0": { shape: [24, 6], float32: "9fMaPvzyiT0rcMs9NAfOPYUvoD2BN8E9LE/iPCnPorzgru68ZwaMPZPydT0YN0a8uyp4PcAsBDyFHgM9Ih9IPX7MTD2bDnE806ByvRuVLby54Gq95OFLPXMCHz318DO9pgXku5UAijyC4fi8rnHBPUx2Mj1lscS835I8PYPEvzsCcpg93jDQu/bRNrzTBu89xpa5PV+WAT0k2q88NtAXPfVUozw3XSq7FNtvPJAx/7tzruC78EXFO9+LszvcO667x/OLOxWuK7zZ3c28JVUdu/VyC7xqEKe8RXmbPbe8F70PHDU7S862vKmfxrw8CVO8X4FJPTZgFb1PH8e7Z4QCvZgh7rutnJK8wCNRPdfvUL0HLwG9kdp9vFzvNrwX7oW8LbEAPiMChTsVfqU91zqWPL/GiTzt4DM9FK9jO7RgaT23dFI9DOWzPH2mnDx/fHQ9Zx+MvJjT1DsAcuK7+vBWvTSZRr26kiY8wTKSPcNoRT16l489u62kPS0HrD134/s88++bPfYxgz39DYc9XNKbPWNFrD2+5x099ZkMPCd3tjxeyfA9HougveAyib3sFRY+x5aHu1AzqrwC1zu8OZP4u2Q7K7zveLe7o5KGPJgsLjx+ocg79wucPV6dJD3wVF08Q8UmO6LtR7zmi6G53F9pvKR5JbsJ/OQ7n6PxPJBvfrtxoDE88/HVPFAD8jwvJ4c6iDqBPQktbDovcyk8UNsVPel4ljwXFcq4iZqSPAq8abyw2ue6+AYBPaXRqzxCpAo8" }, "rnn.bias_ih_l0": { shape: [24], float32: "wF0DwKT4C8AJBhDAV7gpwJjgG8C44TPAWrxnQOWIekCCNJlAWqqOQBbte0BAFXJAyBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "rnn.bias_hh_l0": { shape: [24], float32: "xL/LPwzwcD8Qy7I/6rpWP1wLfD9r5jw/vKPAvPpQST/l+pE/hrZ3P50mBD/enm8+yBTEPUaQCz6Wjoe97Fd/vS1XJb2xSCk9sd7EP8UHqz/uztA/ck6iP3a0ej/hHKE/" }, "head.weight": { shape: [4, 6], float32: "M2WMP79eREAN4QlABafwP35BkD/oRu8/raepP5zN4b97/8O/M1HzP6kjkD/NUMO/bUz8Pwsi877ucrA/YREOwEKAyr+rJuo/PcU7wKHRn78ebBPAUdffv8XVgb+tpbq/" }, "head.bias": { shape: [4], float32: "1w5EvrNTkz523H4+mPziOw==" } } };

// lstm_core/weights/temporal-order-rnn.json
var temporal_order_rnn_default = { format: "lstm_core weights 1", name: "temporal-order-rnn", cell: "RNN", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [6, 8], float32: "cbsjP1iiez0owGy+I0GDvk3zTb5Awt69qVg/P0oIIb4ZlJ++6lcTv9AOqzqHVZA80dZ8PdpEAD02RAS/nRWiv7I3HT98NQi/0RZjvvOzbL4NKmW+CslVvnY2eD8Ayqo/eC0LP+PeOT7C2HI+4fZaPq9Gdz4aszo+ADQcQCD/8L/Ax8++afAGvdrPgL0YGNy9xURGvfaqrD1K4E4/3iEnwPV1t77PiBq/6F6TPen7kD3D6pE9kmSRPSJ7HcArjKg/" }, "rnn.weight_hh_l0": { shape: [6, 6], float32: "psAbP+4uQL9tz3Q/+8EUPgZdKr8ZcVS+GAcjv1lsjr3gqq++mXshP8lC9j66iAg/+MmhPQwq/D7rDJQ/dk1jPsCtVL7CiHg/5kH6PaV/BT92Kgk/33qIP1QOXj9VlC2/WKGMv5S2qD4ImYe+8fibPv6BED9cELK+MW4Lv2bHhT1KQA8/d1Fbv6KGST4vMnA/" }, "rnn.bias_ih_l0": { shape: [6], float32: "lxcPvmG0Hj5MZI8+70mhPrbzEb+I7hA+" }, "rnn.bias_hh_l0": { shape: [6], float32: "kNCOPi/xsD48wJO+rq+EPrB3DD6q3Kc+" }, "head.weight": { shape: [4, 6], float32: "LDKFvwUglD/ZvQNAkBVvPwsInD+rswtARvLlP4qZ+b4L8S+/BozAP4y55L9OZA3AfBYCwDpZYz/59uO/KS87vnYXBkAKtA/AxpOHP1xJYL+GHHU/a/8dwHBPmr+GIfo/" }, "head.bias": { shape: [4], float32: "/DUnvesYij5Of0I9NFIvOw==" } } };

// lstm_core/weights/temporal-order-tangled.json
var temporal_order_tangled_default = { format: "lstm_core weights 1", name: "temporal-order-tangled", cell: "LSTM", input_size: 8, hidden_size: 6, output_size: 4, alphabet: ["E", "B", "a", "b", "c", "d", "X", "Y"], classes: ["XX", "XY", "YX", "YY"], examples: [["E", "d", "c", "c", "d", "c", "b", "X", "d", "b", "a", "c", "d", "c", "d", "d", "X", "c", "c", "b", "b", "d", "d", "a", "c", "b", "a", "b", "a", "b", "a", "B"], ["E", "c", "a", "a", "X", "b", "a", "a", "b", "b", "c", "a", "c", "c", "c", "Y", "d", "c", "c", "b", "b", "d", "d", "a", "d", "c", "b", "d", "c", "B"], ["E", "b", "c", "a", "d", "Y", "b", "d", "a", "d", "b", "b", "d", "a", "d", "d", "a", "X", "a", "c", "b", "b", "d", "d", "d", "a", "d", "a", "d", "c", "c", "c", "c", "d", "c", "B"]], tensors: { "rnn.weight_ih_l0": { shape: [24, 8], float32: "I/+kvpomsT+7+XK+8kZWvsH91T5tPOk+VJ7iPyvylj8Wn5m+2CSaP1b0MT6EWZK+oRCdPozDo75qTIM/bwRPP0UBfj4CgRNABKTnPMFHwz1BEUi+sR9nvmcnjT+zVKs/GmYXvrYzOz/aisY+zdwSP0CmtT6laxo/0eH9P8fLir8t0ZK+G5GHP4Ul671uWFy8EL0uvaVpuD7VFII/r4n7PtueIr48Vf0+o92EvnxkPr5Qt8m+Ip3dO64EUz/UIMI/nOatvrEKcj+UgUc/6gzvPiFtRj8h3qc+KYzcP68xL8BiFSa9XA6DPxIo1T7nkqY+MBMGP3wYoz72eca97EvbPgRPKL4G/6o/rL3wPiP3jj8Q5xs/r8voPhRTuz5xs04+nmZHvfgsR7/DCaE+zlw8PuQH+z5gmFQ/01S9P0RZyL8zfFc+AnPbvPQsWr006ls+0THEvTfcUz4bqYo/gfpCv9n5oL5jowM/pvNkPxz5fz+pSDw+AKgMPwLX77+AihNA8IWUvlwv3L73kaI+Th98Pja1Gz5Iuf89MljsP70anL8mseW9RnwBvntlDr6wlJw+EctpvlALbz7JToM/KeSgv8UuST5dlu49gq6wPuq3kz07GQo/FTOkvNGbyz9ULJa/3kkmvet/uL5Tyx8++mabO5ZQj7styMy8EsxVv3j3Dr4B1Mi+yP0Mv5Hu4r2lYac8aA54Poej3jzRE2Y+u7Fzv1olmj4qdg8+My/hPGi9Or0vnEU9BSy0OzbSuz8VjNa//fOhvhq2HUCyCvu9DcgkP9268D2McAk/vU0gP68fsb8m6MO+AzGtP/fmd74+Q84+M7KlPoDTXL6ngSU/8a95vm7zzL68uNo/HFVFPeusij5vSEI+geiVvfkS17t5Jtw+zxOLPopy5j4mtLi+1RhBPnKsxr6CqF6+NSHlPyx+57+8ayO9+3hxP1dnJD65uYQ+lhyCPhnOJ709uGs/9r2rv64irb0HjLw/AJE0P0E5kD/p+1A/+uwwPz7oWr/+FrA/" }, "rnn.weight_hh_l0": { shape: [24, 6], float32: "0cDPPjXad79NNoA+WxJ6v6+rDL8waTa/iVWBP1lk7rzdoaU+Y6L/voo4rz4RY0q/JiIdvUWhp77Wghg/zgc/v/b01T640z+/4AAnP1sm/T1Dvbc+CcSXvHrKo75a0i+/qxqHP3vXyTwn43E/iXk0v4ZedD793409ExwWP4vIKT6Zkn4/EEoJP6fWgj9X4CC/SzfPu394yb6sHiC/Db5Nv1CKcj5hzPI/NhpMPdxNRj2kvjo9oD6KPnXPsj61QBu+Lg6BvkqSaT47RMg+aM0zvr4TWz9x8da+aOiyP/DVJj8mxKA+GDtlPn5HTD1tela+H/kDQEt6az/KQGU/LU8JPpFRvD7kmHk/calUv/VszT6PrpC++wEjP7bDyj8evou//PvBPgQe+j67Vc8++kbIvhxt2jxLvCk/9z6vPqJjID8famk+C9DoPgen/T6aQl0/b8EqP9EmcT5tsTw/QiIJPpsNAz6D8Wo/owAaP53/aj/gFlQ/CZxzPwuj4T6kaoQ/RjjyPWnylD6guOQ+4xbBPkYgGj6l/4I/D/h0PZD9Rz4nG0q+ANhJPQEVGD4NgCs/6R5jPx5f4b48my++RIIvv25gmT5BMN6+8+ugPtnDRbxy+Rg/2Bsfv0tjSj5V8B6/KzIOPptAOzzPeLs+hhSwvgeZbj8CSGK/g9DiPmvGUL4g1Jk+/lNHvm7ms7/e/zLAgRXVP++DizyfDTY/lml0v1v4VLwySr4/u5GFP2DEML0vRh0/WlCtPvVwlD95D0q/" }, "rnn.bias_ih_l0": { shape: [24], float32: "S1M+wHEmM8C3mUfAHmVRwKEZVMB4akDAiWJpQICkcUAYi41AEVtqQMw5WEDVgHRASSENPtwgPj1ewh4+kLMIvCA7s731qaS9MqZUP8KLWT+loD0/Y5KHPti4kj4xLZw/" }, "rnn.bias_hh_l0": { shape: [24], float32: "W6krP7BxqD5oRwc/OB9gPr452T1rwwo/a5sTO2S/JT95qkY/8T8vPqJoKr0XLIs+SSENPtwgPj1ewh4+kLMIvCA7s731qaS9MqZUP8KLWT+loD0/Y5KHPti4kj4xLZw/" }, "head.weight": { shape: [4, 6], float32: "GKyoP2KhrD8WLTA/c+/duy34tj/ij0xAmPvvvZJsjD9Ljjs/5NUqQDcesD4dgR/ADnfwP6GYlb+qBwQ9BIC0v/IdAcDHW689A/lJwPgVxL+l7wzAKGEEv6ULi73dKpa/" }, "head.bias": { shape: [4], float32: "cTeVvhAQPL4kL9c+347iPg==" } } };

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
  if (typeof weights !== "string") return decodeLayers(
    /** @type {StoredNetwork} */
    weights
  );
  if (!Object.hasOwn(STORED, weights)) {
    throw new RangeError(`no network "${weights}" travels with this page; it knows ${Object.keys(STORED).join(", ")}`);
  }
  const network = decoded.get(weights) ?? decodeLayers(STORED[weights]);
  decoded.set(weights, network);
  return network;
}
var networkOptions = () => Object.entries(STORED).map(([value, { cell }]) => ({
  value,
  text: `${value} · ${cell === "RNN" ? "simple RNN" : cell}`
}));
var firstOf = (network) => network.layers[0].cells[0];
function traitsIn(next, network, now) {
  const alike = readAlike(network, next);
  const x = alike ? now.x : next.examples[0];
  const { kind, hiddenSize: size } = firstOf(next);
  const [t, unit] = [Math.min(now.t, x.length - 1), Math.min(now.unit, size - 1)];
  const same = alike && kind === firstOf(network).kind && size === firstOf(network).hiddenSize;
  return { x, t, unit, ...!same && { clamp: null, beside: "" } };
}
var readAlike = (one, other) => one.inputSize === other.inputSize && String(one.alphabet) === String(other.alphabet);
var partnerOf = (network) => Object.keys(STORED).find((name) => STORED[name].cell === "RNN" && readAlike(findNetwork(name), network)) ?? "";
function findBeside(name, network) {
  if (!name) return null;
  const beside = findNetwork(String(name));
  if (firstOf(network).kind === "RNN" || firstOf(beside).kind !== "RNN" || !readAlike(beside, network)) {
    throw new RangeError(`"${name}" cannot stand beside: that takes a simple RNN that reads the same, beside an LSTM`);
  }
  return beside;
}

// lstm_core/widgets/esm/gate-timeline.js
var TRAITS = ["weights", "x", "layer", "direction", "t", "unit", "forget_bias", "clamp", "beside", "speed"];
function build(root, { model, read, set, redraw, memory }) {
  const network = findNetwork(model.get("weights"));
  const { cell, layer, direction } = placeOf(network, read());
  const gates = holdable(cell);
  const gated = gates.length > 0;
  memory.first ??= read();
  memory.view ??= { ...VIEW };
  const first = memory.first;
  const view = (
    /** @type {typeof VIEW} */
    Object.assign(memory.view, { hovered: null, sources: [], playing: false })
  );
  const scales = scalesOf(network, model.get("x"), { layer, direction });
  const run = () => runTimeline(network, read(), findBeside(model.get("beside"), network));
  let now = run();
  let written = null;
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
  const climb = (place) => {
    const [to, side2] = place.split(" ").map(Number);
    const unit = Math.min(now.unit, network.layers[to].cells[side2].hiddenSize - 1);
    last = null;
    set({ layer: to, direction: side2, unit, clamp: null });
  };
  const hold2 = (held) => set({ clamp: held && asTrait(held, cell.hiddenSize) });
  const offer = () => last && last.stop <= now.trace.seqLen ? last : closedHere(now, gates);
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
  const floors = places(network.layers);
  const level = floors.length > 1 ? createSelect(setup, { label: "Layer", name: "layer", options: floors, onChoose: climb }) : null;
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
  const bias = now.hasOffset ? createSlider(side, {
    label: "Forget-bias offset",
    unit: "added to every forget bias",
    ...FORGET_BIAS,
    format: signed,
    onInput: (value) => set({ forget_bias: value })
  }) : null;
  const halfLives = now.keeps ? createHalfLife(side, now) : null;
  const names = (
    /** @type {("c" | "h")[]} */
    cell.kind === "LSTM" ? ["c", "h"] : ["h"]
  );
  const lines = createLines(side, { names });
  const reach = (tracks) => {
    const shown = tracks.filter((track) => names.includes(
      /** @type {"c"} */
      track.quantity
    ));
    return Math.max(...shown.map(({ quantity, scale }) => scales[quantity]?.range ?? scale));
  };
  const bar = element("div", { class: "lx-over" });
  plot.append(bar);
  bar.append(createTimelineKey(tracksOf(now.trace, scales)));
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
      hold2(drawnOn(now.held, interval, gates, now.trace.seqLen));
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
    units: cell.hiddenSize,
    gates,
    onSwitch: (on) => hold2(on ? offer() : null),
    onHold: hold2
  }) : null;
  memory.heard ??= { on: false, what: "row" };
  const sound = createSonifier(controls, { heard: memory.heard, state: names[0], onChange: redraw });
  const unitChoice = createChoice(step, {
    label: "One step",
    kind: "lx-units",
    values: Array.from({ length: cell.hiddenSize }, (_, u) => String(u)),
    onChoose: (unit) => set({ unit: Number(unit) })
  });
  const inspector = createInspector(step, { cell, layer, onHover: (sources) => look({ sources }) });
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
      const tracks = [...tracksOf(trace, scales), ...beside ? [besideTrack(beside.trace)] : []];
      const quantity = tracks.some((track) => track.quantity === view.quantity) ? view.quantity : names[0];
      const cursor = { quantity, unit: quantity === "beside_h" ? view.besideUnit : unit };
      const here = { ...cursor, t };
      const inWords = (mark) => markInWords(tracks, mark) + (isHeld(held, mark) ? ", held by force" : "");
      const says = `step ${t}${reads && `, reads ${reads}`}; ${inWords(here)}`;
      const atStart = JSON.stringify(first) === JSON.stringify(read());
      choice?.update({ value: model.get("weights") });
      if (!alphabet && written !== x) setAttribute(root, "data-x", JSON.stringify(x));
      written = x;
      level?.update({ value: `${layer} ${direction}` });
      company?.update({ on: beside !== null });
      editor.update({ x, t });
      if (logits && probabilities) answer?.update({ ...now, logits, probabilities, t: seqLen - 1 });
      other.hidden = !beside;
      otherAnswer = beside ? otherAnswer ?? answerBeside() : otherAnswer?.destroy();
      otherAnswer?.update({ ...now, .../** @type {any} */
      beside, t: seqLen - 1 });
      bias?.update({ value: now.forgetBias });
      if (now.halfLives) halfLives?.update({ ...now.halfLives, unit, t });
      lines.update({ trace, unit, t, scale: reach(tracks), cues });
      grouping.update({ value: view.grouping });
      const lit = view.hovered ? [view.hovered] : view.sources;
      const rows = { tracks, quantity, cursor, held };
      timeline.update({ ...view, ...rows, trace, x, cues, t, unit, lit, says });
      setText(readout, inWords(view.hovered ?? here));
      transport.update({ ...view, t, seqLen, atStart, says });
      pace.update({ value: speed() });
      sound.update({ ...view, tracks, quantity, unit, cursorUnit: cursor.unit, t, seqLen });
      last = held ?? last;
      if (gated) force?.update({ held, offer: offer(), seqLen });
      unitChoice.update({ value: String(unit), label: `Step ${t}, written out for unit` });
      inspector.update({ trace, t, unit, reads, held, lit: [view.hovered ?? here] });
      const bad = firstNonFinite(trace);
      const warning = bad < 0 ? "" : ` The first value that is not finite stands at step ${bad}.`;
      if (!view.playing) sentence.update(summary(now) + warning);
    },
    destroy() {
      const own = [choice, level, company, editor, answer, otherAnswer, bias, halfLives, lines, grouping, timeline];
      for (const part of [...own, transport, pace, force, sound, unitChoice, inspector, sentence, player])
        part?.destroy();
    }
  };
}
var gate_timeline_default = defineExplorable({
  name: "gate-timeline",
  traits: TRAITS,
  rebuildOn: ["weights", "layer", "direction"],
  build
});

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
