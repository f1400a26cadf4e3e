/*! By `npm run build`
 * sources sha256 565251c7d704f6091f6d2e39bec43cb3a219ad8c72013e358f6d79943c9b8cba
 * body sha256 ac386ba32c85f88e872d112c8cffc1cb2d1853d6668c81fd13ef9c0496ef01eb
 * source lstm_core/widgets/esm/gradient-dials.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/log-chart.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/lib/gradient-dials.js
 * source lstm_core/widgets/esm/lib/jacobians.js
 * source lstm_core/widgets/esm/lib/log-axis.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/ranges.js
 * source lstm_core/widgets/esm/lib/spectral-norm.js
 * source lstm_core/widgets/esm/lib/words.js
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
var STEPS = [2, 4, 10, 20, 40, 100];
function decades(logs) {
  const all = Array.from(logs).filter(Number.isFinite);
  const [low, high] = [Math.min(-2, ...all), Math.max(2, ...all)];
  const step = STEPS.find((size) => Math.ceil(high / size) - Math.floor(low / size) <= 6) ?? STEPS[STEPS.length - 1];
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return {
    low: first * step,
    high: last * step,
    ticks: Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step)
  };
}
var RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
var powerOfTen = (n) => `10${String(n).replace(/./g, (sign) => RAISED[Number(sign)] ?? "⁻")}`;

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

// lstm_core/widgets/esm/kit/log-chart.js
var [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 14, 34];
function createLogChart(container, { height = 340, across, band }) {
  const svg = svgElement("svg", { class: "lx-log-chart", height, "aria-hidden": "true" });
  const [frame, grid, zero] = ["lx-log-band", "lx-log-grid", "lx-log-one"].map(
    (kind) => svgElement("path", { class: kind })
  );
  const inside = svgElement("svg", { x: LEFT, y: TOP, height: height - TOP - BOTTOM });
  const dot = svgElement("circle", { class: "lx-dot", r: 4 });
  const labels = svgElement("g", {});
  const caption = svgElement("text", { class: "lx-tick", "text-anchor": "end", y: height - 4 });
  caption.append(across);
  svg.append(frame, grid, zero, inside, dot, labels, caption);
  const figure = mount(container, element("div", { class: "lx-log-box" }, svg));
  function write(x, y, text, anchor, kind = "lx-tick") {
    const node = svgElement("text", { class: kind, x, y, "text-anchor": anchor });
    node.append(text);
    labels.append(node);
  }
  function draw({ curves, steps, mark }, width) {
    const { low, high, ticks } = decades(curves[0].logs);
    const [w, h] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
    const x = (lag) => lag * w / steps;
    const y = (log) => h * (high - log) / (high - low);
    setAttribute(inside, "width", w);
    setAttribute(caption, "x", width - RIGHT);
    inside.replaceChildren(
      ...curves.toReversed().map(({ id, logs }) => {
        const points = Array.from(logs, (log, lag) => `${x(lag).toFixed(1)} ${y(Math.max(-1e4, log)).toFixed(1)}`);
        return svgElement("path", { class: `lx-curve lx-log-${id}`, d: `M${points.join("L")}` });
      })
    );
    labels.replaceChildren();
    for (const tick of ticks) write(LEFT - 8, TOP + y(tick) + 4, tick ? powerOfTen(tick) : "1", "end");
    const lags = [0, Math.round(steps / 2), steps];
    lags.forEach((lag, n) => {
      write(LEFT + x(lag), height - BOTTOM + 15, String(lag), n === 2 ? "end" : n ? "middle" : "start");
    });
    setAttribute(grid, "d", ticks.map((tick) => `M${LEFT} ${Math.round(TOP + y(tick)) + 0.5}h${w}`).join(""));
    setAttribute(zero, "d", `M${LEFT} ${Math.round(TOP + y(0)) + 0.5}h${w}`);
    if (band) {
      const [from, to] = band.map((log) => TOP + y(log));
      setAttribute(frame, "d", `M${LEFT} ${from}h${w}V${to}h${-w}z`);
    }
    setAttribute(dot, "cx", LEFT + x(mark.at));
    setAttribute(dot, "cy", TOP + Math.max(0, Math.min(h, y(mark.log))));
  }
  return fitted(figure, svg, draw);
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
function multiply(matrix, vector, start, columns2, out, at, rows) {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns2; k < columns2; k++, m++) sum += matrix[m] * vector[start + k];
    out[at + r] = sum;
  }
}

// lstm_core/widgets/esm/lib/spectral-norm.js
var SWEEPS = 60;
function spectralNorm(matrix, size) {
  const largest2 = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest2 === 0 || !Number.isFinite(largest2)) return largest2;
  const work = matrix.map((entry) => entry / largest2);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turned = rotate(work, size, p, q) || turned;
    }
    if (!turned) break;
  }
  let norm = 0;
  for (let k = 0; k < size; k++) norm = Math.max(norm, columns(work, size, k, k));
  return largest2 * Math.sqrt(norm);
}
function columns(m, size, p, q) {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += m[row * size + p] * m[row * size + q];
  return sum;
}
function rotate(m, size, p, q) {
  const [a, b, c] = [columns(m, size, p, p), columns(m, size, q, q), columns(m, size, p, q)];
  if (Math.abs(c) <= 1e-15 * Math.sqrt(a * b)) return false;
  const z = (b - a) / (2 * c);
  const t = (z < 0 ? -1 : 1) / (Math.abs(z) + Math.sqrt(1 + z * z));
  const cos = 1 / Math.sqrt(1 + t * t);
  const sin = cos * t;
  for (let row = 0; row < size; row++) {
    const [left, right] = [m[row * size + p], m[row * size + q]];
    m[row * size + p] = cos * left - sin * right;
    m[row * size + q] = sin * left + cos * right;
  }
  return true;
}

// lstm_core/widgets/esm/lib/jacobians.js
var UNITS = 4;
var LONGEST = 100;
var PERIOD = 29;
var N = UNITS;
function recurrentWeights(radius, nonnormality) {
  const u = new Float64Array(N * N);
  for (let k = 0; k < N; k++) {
    u[k * N + k] = radius;
    if (k + 1 < N) u[k * N + k + 1] = nonnormality;
  }
  return u;
}
var inputAt = (t, unit) => ((t ** 3 + 7 * unit) % PERIOD - 14) / 14;
var length = (v) => Math.sqrt(Array.from(v).reduce((sum, x) => sum + x * x, 0));
var largest = (v) => v.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
var spectralNorm2 = (matrix) => spectralNorm(matrix, N);
function forward(u, { input_scale, bias, steps, activation }) {
  const [h, slopes] = [new Float64Array(steps * N), new Float64Array(steps * N)];
  const [before, a] = [new Float64Array(N), new Float64Array(N)];
  for (let t = 0; t < steps; t++) {
    multiply(u, before, 0, N, a, 0, N);
    for (let k = 0; k < N; k++) {
      const drive = a[k] + (input_scale * inputAt(t + 1, k) + bias);
      before[k] = activation === "tanh" ? Math.tanh(drive) : drive;
      h[t * N + k] = before[k];
      slopes[t * N + k] = activation === "tanh" ? 1 / Math.cosh(drive) ** 2 : 1;
    }
  }
  return { h, slopes };
}
function logNorms(u, slopes) {
  const steps = slopes.length / N;
  const logs = new Float64Array(steps + 1);
  let product = recurrentWeights(1, 0);
  let logScale = 0;
  for (let k = 1; k <= steps; k++) {
    const next = new Float64Array(N * N);
    for (let r = 0; r < N; r++) {
      for (let c = 0; c < N; c++) {
        for (let m = 0; m < N; m++) next[r * N + c] += product[r * N + m] * slopes[(steps - k) * N + m] * u[m * N + c];
      }
    }
    const size = largest(next);
    product = next.map((x) => x / size);
    logScale += Math.log10(size);
    logs[k] = logScale + Math.log10(spectralNorm2(product));
  }
  return logs;
}
function biasGradient(u, slopes) {
  const steps = slopes.length / N;
  const total = new Float64Array(N);
  let d = slopes.slice((steps - 1) * N).map((slope) => slope / 2);
  let logScale = 0;
  const logLast = Math.log10(length(d));
  for (let t = steps - 1; ; t--) {
    const size = largest(d);
    d = d.map((x) => x / size);
    logScale += Math.log10(size);
    for (let k = 0; k < N; k++) total[k] += d[k] * 10 ** logScale;
    if (t === 0) break;
    const next = new Float64Array(N);
    for (let c = 0; c < N; c++) {
      for (let r = 0; r < N; r++) next[c] += d[r] * u[r * N + c];
      next[c] *= slopes[(t - 1) * N + c];
    }
    d = next;
  }
  return { whole: length(total), logLast, logFirst: logScale + Math.log10(length(d)) };
}
function gradientRun(dials) {
  const u = recurrentWeights(dials.radius, dials.nonnormality);
  const { h, slopes } = forward(u, dials);
  const [norm, slope] = [spectralNorm2(u), largest(slopes)];
  return {
    ...biasGradient(u, slopes),
    u,
    h,
    slopes,
    norm,
    slope,
    logBound: Math.log10(norm * slope),
    logRadius: Math.log10(dials.radius),
    logNorms: logNorms(u, slopes)
  };
}
var clipFactor = (whole, limit) => Math.min(1, limit / whole);

// lstm_core/widgets/esm/lib/ranges.js
function withinRanges(ranges, traits) {
  const entries = Object.entries(ranges).map(([name, { min, max, step }]) => {
    const value = traits[name];
    if (!Number.isFinite(value)) throw new RangeError(`${name} needs a finite number`);
    return [name, Math.max(min, Math.min(max, Number.isInteger(step) ? Math.round(value) : value))];
  });
  return Object.fromEntries(entries);
}

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

// lstm_core/widgets/esm/lib/gradient-dials.js
var RANGES = (
  /** @type {const} */
  {
    radius: { min: 0.5, max: 1.5, step: 0.01 },
    nonnormality: { min: 0, max: 1, step: 0.05 },
    input_scale: { min: 0, max: 2, step: 0.05 },
    bias: { min: 0, max: 2, step: 0.05 },
    steps: { min: 5, max: LONGEST, step: 1 },
    limit: { min: 0.1, max: 2, step: 0.1 }
  }
);
var QUESTION = "Every eigenvalue of U is 0.9. Raise only the non-normality ν to 0.5, and they stay 0.9. Does the gradient at lag 10 shrink, stay or grow?";
var PRESETS = [
  {
    text: "Fades without tanh",
    dials: { activation: "identity", radius: 0.9, nonnormality: 0, input_scale: 0.1, bias: 0 }
  },
  {
    text: "Explodes with tanh",
    dials: { activation: "tanh", radius: 1.2, nonnormality: 0, input_scale: 0, bias: 0 }
  },
  {
    text: "Grows with |λ| = 0.9",
    dials: { activation: "tanh", radius: 0.9, nonnormality: 0.5, input_scale: 0.1, bias: 0 }
  },
  {
    text: "Fades with |λ| = 1.2",
    dials: { activation: "tanh", radius: 1.2, nonnormality: 0, input_scale: 0.1, bias: 1 }
  }
];
function settledDials(traits) {
  const { activation } = traits;
  if (activation !== "tanh" && activation !== "identity") {
    throw new RangeError(`activation is ${activation}; it is tanh or identity`);
  }
  return { activation, ...withinRanges(RANGES, traits) };
}
function runDials(traits) {
  const dials = settledDials(traits);
  const run = gradientRun(dials);
  const { logNorms: logNorms2, logBound, logRadius, logFirst, logLast, whole } = run;
  const logFactor = Math.log10(clipFactor(whole, dials.limit));
  const peak = logNorms2.indexOf(Math.max(...logNorms2));
  return {
    dials,
    run,
    peak,
    /** Numbers by the names that the page gives them; log_ stands for the decimal logarithm. */
    values: {
      radius: dials.radius,
      norm: run.norm,
      slope: run.slope,
      log_norm: logNorms2[dials.steps],
      log_bound: dials.steps * logBound,
      log_radius: dials.steps * logRadius,
      log_peak: logNorms2[peak],
      excess: whole / dials.limit,
      log_whole: Math.log10(whole),
      log_last: logLast,
      log_first: logFirst,
      log_share: logFirst - logLast,
      log_whole_clipped: Math.log10(whole) + logFactor,
      log_last_clipped: logLast + logFactor,
      log_first_clipped: logFirst + logFactor,
      log_share_clipped: logFirst + logFactor - (logLast + logFactor)
    }
  };
}
function power(log) {
  if (!Number.isFinite(log)) return log < 0 ? "0" : "∞";
  if (log >= -2 && log < 4) return number(10 ** log, log < 1 ? 3 : log < 3 ? 1 : 0);
  const exponent = Math.floor(log);
  const mantissa = (10 ** (log - exponent)).toFixed(1);
  return mantissa === "10.0" ? `1.0 × ${powerOfTen(exponent + 1)}` : `${mantissa} × ${powerOfTen(exponent)}`;
}
function dialsSummary({ dials, peak, values }) {
  const { activation, steps, limit } = dials;
  const clip = values.excess > 1 ? `clipping at ${number(limit, 1)} scales all of it alike` : "there is nothing to clip";
  return `Gradient dials, ${activation}: spectral radius ${number(values.radius, 2)}, norm ${number(values.norm, 2)}; the gradient is ${power(values.log_norm)} at lag ${steps} and largest, ${power(values.log_peak)}, at lag ${peak}; the bound says ${power(values.log_bound)}; ${clip}.`;
}

// lstm_core/widgets/esm/gradient-dials.js
var TRAITS = ["activation", "radius", "nonnormality", "input_scale", "bias", "steps", "limit"];
var BAND = (
  /** @type {[number, number]} */
  [Math.log10(0.5), Math.log10(2)]
);
var DIALS = (
  /** @type {const} */
  [
    ["radius", "Radius |λ|", "diagonal of U", 2],
    ["nonnormality", "Non-normality ν", "above it", 2],
    ["input_scale", "Input scale s", "saturates", 2],
    ["bias", "Bias b", "saturates one way", 2],
    ["steps", "Length T", "steps", 0]
  ]
);
var READOUTS = (
  /** @type {const} */
  [
    ["log_norm", "live, at lag T", "live"],
    ["log_bound", "bound, at lag T", "bound"],
    ["log_radius", "|λ|ᵀ", "radius"],
    ["log_peak", "live, largest", ""],
    ["norm", "norm of U", ""],
    ["slope", "largest slope", ""]
  ]
);
var CLIPPED = (
  /** @type {const} */
  [
    ["whole", "the whole gradient"],
    ["last", "what step T adds"],
    ["first", "what step 1 adds"],
    ["share", "step 1 ÷ step T"]
  ]
);
var stands = (now, dials) => Object.entries(dials).every(([key, value]) => now[
  /** @type {"radius"} */
  key
] === value);
function jacobianNorm() {
  const h = (index) => element("span", { class: "lx-math" }, "h", element("sub", {}, index));
  return ["‖∂", h("T"), "/∂", h("T−k"), "‖"];
}
function createReadouts(container) {
  const made = READOUTS.map(([quantity, label, curve]) => {
    const node = element("b", { class: "lx-number", "data-quantity": quantity });
    const swatch = curve ? element("i", { class: `lx-stroke lx-stroke-${curve}` }) : "";
    container.append(element("p", {}, element("span", { class: "lx-label" }, swatch, label), node));
    return { quantity, node };
  });
  return (values) => {
    for (const { quantity, node } of made) {
      const value = values[quantity];
      showValue(node, value, quantity.startsWith("log_") ? power(value) : number(value, 3));
    }
  };
}
function createClipTable(container) {
  const head = ["Gradient of the bias, ‖·‖", "computed", "clipped"].map(
    (text) => element("th", { scope: "col" }, text)
  );
  const rows = CLIPPED.map(([name, label]) => {
    const cells = ["", "_clipped"].map((column) => ({
      quantity: (
        /** @type {keyof Run["values"]} */
        `log_${name}${column}`
      ),
      node: element("td", { class: "lx-number", "data-quantity": `log_${name}${column}` })
    }));
    const title = element("th", { scope: "row" }, label);
    return { cells, row: element("tr", {}, title, ...cells.map(({ node }) => node)) };
  });
  const table = element("table", { class: "lx-clip-table" }, element("tr", {}, ...head), ...rows.map(({ row }) => row));
  container.append(table);
  return (values) => {
    for (const { cells } of rows) {
      for (const { quantity, node } of cells) showValue(node, values[quantity], power(values[quantity]));
    }
  };
}
function build(root, { read, set }) {
  const first = read();
  root.classList.add("lx-dialled");
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const plot = area(root, "plot");
  plot.append(element("p", { class: "lx-label" }, "How strongly h at lag k bears on the last h: ", ...jacobianNorm()));
  const chart = createLogChart(plot, { across: "lag k in steps", band: BAND });
  const dials = area(root, "dials");
  const sliders = DIALS.map(([name, label, unit, digits]) => ({
    name,
    slider: createSlider(dials, {
      label,
      unit,
      ...RANGES[name],
      format: (value) => number(value, digits),
      onInput: (value) => set({ [name]: value })
    })
  }));
  const activation = createChoice(dials, {
    label: "Activation",
    values: (
      /** @type {const} */
      ["tanh", "identity"]
    ),
    onChoose: (value) => set({ activation: value })
  });
  const readouts = createReadouts(area(root, "readouts"));
  const row = area(root, "presets");
  const presets = PRESETS.map(({ text, dials: dials2 }) => {
    const wanted = (
      /** @type {Partial<DialTraits>} */
      dials2
    );
    return { node: button(text, () => set(wanted)), wanted };
  });
  const reset = button("Reset", () => set(first));
  row.append(...presets.map(({ node }) => node), reset);
  const clip = area(root, "clip");
  const side = element("div", { class: "lx-clip-side" });
  clip.append(side);
  const limit = createSlider(side, {
    label: "Clip its norm at κ",
    ...RANGES.limit,
    format: (value) => number(value, 1),
    onInput: (value) => set({ limit: value })
  });
  const [excess, verdict] = [element("b", { class: "lx-number", "data-quantity": "excess" }), element("span", {})];
  side.append(element("p", { class: "lx-label lx-excess" }, "norm ÷ κ = ", excess, verdict));
  const clipTable = createClipTable(clip);
  const sentence = createSummary(root);
  return {
    draw() {
      const now = runDials(read());
      const { values, run, peak } = now;
      const { steps, limit: kappa, activation: chosen } = now.dials;
      root.dataset.state = JSON.stringify(now.dials);
      for (const { name, slider } of sliders) {
        slider.update({ value: now.dials[name], disabled: chosen === "identity" && /^(input_scale|bias)$/.test(name) });
      }
      activation.update({ value: chosen });
      const line = (perStep) => Array.from({ length: steps + 1 }, (_, k) => k * perStep);
      chart.update({
        steps,
        mark: { at: steps, log: run.logNorms[steps] },
        curves: [
          { id: "live", logs: run.logNorms },
          { id: "bound", logs: line(run.logBound) },
          { id: "radius", logs: line(run.logRadius) }
        ]
      });
      readouts(values);
      root.querySelector("[data-quantity=log_peak]")?.setAttribute("data-lag", String(peak));
      for (const { node, wanted } of presets) node.disabled = stands(now.dials, wanted);
      reset.disabled = stands(now.dials, first);
      limit.update({ value: kappa });
      showValue(excess, values.excess, number(values.excess, 2));
      setText(verdict, values.excess > 1 ? ": every part shrinks alike." : ": nothing to clip.");
      clipTable(values);
      sentence.update(dialsSummary(now));
    },
    destroy() {
      for (const part of [...sliders.map(({ slider }) => slider), activation, chart, limit, sentence]) part.destroy();
    }
  };
}
var gradient_dials_default = defineExplorable({ name: "gradient-dials", traits: TRAITS, rebuildOn: [], build });

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
var register_default = withProjector(gradient_dials_default);
export {
  register_default as default
};
