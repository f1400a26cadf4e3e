/*! By `npm run build`
 * sources sha256 6a5a32a763c36b994c32f5061ca4cf13c00afec6d55639e38c89d10295b8a382
 * body sha256 c99bb3193505978d6ff1ca84d48e0afadde6a5c7d46ea893d84e2eb718155636
 * source lstm_core/widgets/esm/carousel-builder.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/ensemble.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/switch.js
 * source lstm_core/widgets/esm/kit/unrolled-graph.js
 * source lstm_core/widgets/esm/lib/carousel-builder.js
 * source lstm_core/widgets/esm/lib/carousel.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/ranges.js
 * source lstm_core/widgets/esm/lib/unrolled.js
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

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
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

// lstm_core/widgets/esm/kit/ensemble.js
var [LEFT, RIGHT, TOP, BOTTOM, POINTS] = [40, 8, 8, 20, 160];
var SCALES = [1, 2, 5];
function roundUp(size) {
  const decade = 10 ** Math.floor(Math.log10(size));
  return (SCALES.find((part) => part * decade >= size) ?? 10) * decade;
}
function createEnsemble(container, { height = 200, least, fixed = false }) {
  const svg = svgElement("svg", { class: "lx-ensemble", height, "aria-hidden": "true" });
  const [axis, guide] = ["lx-axis", "lx-guides"].map((kind) => svgElement("path", { class: kind }));
  const kinds = ["lx-run lx-run-minus", "lx-run lx-run-plus", "lx-run lx-run-first"];
  const lines = kinds.map((kind) => svgElement("path", { class: kind }));
  const texts = Array.from({ length: 5 }, () => svgElement("text", { class: "lx-tick" }));
  svg.append(guide, axis, ...lines, ...texts);
  const figure = mount(container, element("div", {}, svg));
  function draw({ values, length, runs, guides = [] }, width) {
    const scale = fixed ? least : roundUp(Math.max(least, ...values.map(Math.abs).filter(Number.isFinite)));
    const [w, h] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
    const x = (t) => LEFT + t * w / (length - 1);
    const y = (v) => TOP + h / 2 * (1 - v / scale);
    const count = Math.min(POINTS, length);
    const steps = Array.from({ length: count }, (_, n) => Math.round(n * (length - 1) / (count - 1)));
    const path = (n) => `M${steps.map((t) => `${x(t).toFixed(1)} ${y(values[n * length + t]).toFixed(1)}`).join("L")}`;
    const others = Array.from({ length: runs - 1 }, (_, n) => n + 1);
    for (const kind of [0, 1]) {
      const own = others.filter((n) => n % 2 !== kind);
      setAttribute(lines[kind], "d", own.map(path).join(""));
    }
    setAttribute(lines[2], "d", path(0));
    setAttribute(axis, "d", `M${LEFT} ${Math.round(y(0)) + 0.5}h${w}`);
    const inside = guides.filter((v) => Math.abs(v) <= scale);
    setAttribute(guide, "d", inside.map((v) => `M${LEFT} ${Math.round(y(v)) + 0.5}h${w}`).join(""));
    const written = [
      [LEFT - 6, y(scale) + 9, number(scale, 0), "end"],
      [LEFT - 6, y(0) + 4, "0", "end"],
      [LEFT - 6, y(-scale), number(-scale, 0), "end"],
      [LEFT, height - 5, "stored", "start"],
      [LEFT + w, height - 5, `asked at step ${length - 1}`, "end"]
    ];
    written.forEach(([left, top, text, anchor], n) => {
      setAttribute(texts[n], "x", left);
      setAttribute(texts[n], "y", top);
      setAttribute(texts[n], "text-anchor", anchor);
      if (texts[n].textContent !== text) texts[n].textContent = String(text);
    });
  }
  return fitted(figure, svg, draw);
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

// lstm_core/widgets/esm/lib/lstm.js
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

// lstm_core/widgets/esm/lib/carousel.js
var SEQUENCES = 20;
var LONGEST = 1e3;
var UNROLLED = 3;
var [LEAK, OPENER, FEEDBACK] = [0.9, 10, 1];
var EDGES = (
  /** @type {const} */
  ["ss", "yi", "yg", "yo", "is", "gs", "sy", "oy"]
);
var CUT_1997 = (
  /** @type {readonly Edge[]} */
  ["yi", "yg", "yo"]
);
var stored = null;
function noise() {
  if (stored) return stored;
  stored = new Float64Array(SEQUENCES * LONGEST);
  for (let n = 0, z = 1; n < stored.length; n++) {
    z = z * 16807 % 2147483647;
    stored[n] = z / 2 ** 30 - 1;
  }
  return stored;
}
var storedValue = (n) => n % 2 ? -1 : 1;
var squashIn = (a) => 2 * Math.tanh(a / 2);
var squashOut = (s) => Math.tanh(s / 2);
function runLatch({ carousel, input_gate, output_gate, weight, input_bias, output_bias, mean, steps }) {
  const length = steps + 1;
  const [s, y] = [new Float64Array(SEQUENCES * length), new Float64Array(SEQUENCES * length)];
  const keep = carousel ? 1 : LEAK;
  const gate = (has, a) => has ? sigmoid(a) : 1;
  const [stores, waits] = [gate(input_gate, OPENER + input_bias), gate(input_gate, input_bias)];
  const [asks, hides] = [gate(output_gate, OPENER + output_bias), gate(output_gate, output_bias)];
  for (let n = 0; n < SEQUENCES; n++) {
    for (let t = 0, k = n * length; t <= steps; t++, k++) {
      const value = t ? mean + noise()[n * LONGEST + t - 1] : storedValue(n);
      s[k] = (t ? keep * s[k - 1] : 0) + (t ? waits : stores) * squashIn(weight * value);
      y[k] = (t === steps ? asks : hides) * squashOut(s[k]);
    }
  }
  return { s, y, length, ...judged(s, y, length) };
}
function judged(s, y, length) {
  let [wrong, drift, largest, disturbance, slope] = [0, 0, 0, 0, 0];
  for (let n = 0; n < SEQUENCES; n++) {
    const [first, last] = [n * length, (n + 1) * length - 1];
    wrong += Number(y[last] * storedValue(n) <= 0);
    drift += (s[last] - s[first]) ** 2 / SEQUENCES;
    slope += (1 - squashOut(s[last]) ** 2) / 2 / SEQUENCES;
    for (let k = first; k <= last; k++) largest = Math.max(largest, Math.abs(s[k]));
    for (let k = first + 1; k < last; k++) disturbance += Math.abs(y[k]) / (SEQUENCES * (length - 2));
  }
  return { wrong, drift: Math.sqrt(drift), largest, disturbance, slope };
}
function unrolledEdges(weight, inputBias, outputBias) {
  const edges = (
    /** @type {Record<Edge, number[]>} */
    /** @type {unknown} */
    Object.fromEntries(EDGES.map((name) => [name, []]))
  );
  const values = [1, -0.5, 0.5, 1];
  let [s, y] = [0, 0];
  for (let t = 0; t <= UNROLLED; t++) {
    const i = sigmoid(FEEDBACK * y + (t === 0 ? OPENER : 0) + inputBias);
    const g = squashIn(FEEDBACK * y + weight * values[t]);
    const o = sigmoid(FEEDBACK * y + (t === UNROLLED ? OPENER : 0) + outputBias);
    s += i * g;
    const m = squashOut(s);
    y = o * m;
    const here = { ss: 1, is: g, gs: i, sy: o * (1 - m * m) / 2, oy: m };
    const into = { yi: FEEDBACK * i * (1 - i), yg: FEEDBACK * (1 - g * g / 4), yo: FEEDBACK * o * (1 - o) };
    for (const [name, value] of Object.entries({ ...here, ...into })) edges[
      /** @type {Edge} */
      name
    ].push(value);
  }
  return edges;
}
function waysBack(edges, cuts) {
  const follow = (edge) => {
    let [s, y] = [1, edge("sy", 0)];
    for (let t = 1; t <= UNROLLED; t++) {
      const before = y;
      s = s * edge("ss", t) + y * (edge("yi", t) * edge("is", t) + edge("yg", t) * edge("gs", t));
      y = s * edge("sy", t) + before * edge("yo", t) * edge("oy", t);
    }
    return y;
  };
  return {
    paths: follow((name) => cuts.includes(name) ? 0 : 1),
    gradient: follow((name, t) => cuts.includes(name) ? 0 : edges[name][t])
  };
}

// lstm_core/widgets/esm/lib/unrolled.js
var HEIGHT = 236;
var PLACES = (
  /** @type {const} */
  {
    o: [0.24, 68],
    y: [0.58, 34],
    s: [0.58, 128],
    i: [0.24, 174],
    g: [0.24, 212]
  }
);
var ENDS = (
  /** @type {Record<Edge, [keyof typeof PLACES, keyof typeof PLACES, number]>} */
  {
    ss: ["s", "s", 1],
    yi: ["y", "i", 1],
    yg: ["y", "g", 1],
    yo: ["y", "o", 1],
    is: ["i", "s", 0],
    gs: ["g", "s", 0],
    sy: ["s", "y", 0],
    oy: ["o", "y", 0]
  }
);
function layoutUnrolled(width) {
  const column = width / (UNROLLED + 1);
  const place = (name, step) => (
    /** @type {const} */
    [(step + PLACES[name][0]) * column, PLACES[name][1]]
  );
  const steps = Array.from({ length: UNROLLED + 1 }, (_, t) => t);
  const names = (
    /** @type {(keyof typeof PLACES)[]} */
    Object.keys(PLACES)
  );
  const kinds = (
    /** @type {Edge[]} */
    Object.keys(ENDS)
  );
  return {
    nodes: steps.flatMap((step) => names.map((name) => ({ name, step, at: place(name, step) }))),
    edges: steps.flatMap(
      (step) => kinds.filter((name) => step >= ENDS[name][2]).map((name) => {
        const [from, to, back] = ENDS[name];
        return { name, step, from: place(from, step - back), to: place(to, step) };
      })
    )
  };
}

// lstm_core/widgets/esm/kit/unrolled-graph.js
var BOX = 11;
var SIGNS = (
  /** @type {Record<string, string>} */
  { s: "+", y: "×" }
);
function createUnrolledGraph(container) {
  const svg = svgElement("svg", { class: "lx-unrolled", height: HEIGHT, "aria-hidden": "true" });
  const figure = mount(container, element("div", {}, svg));
  let lines = [];
  function lay(width) {
    setAttribute(svg, "viewBox", `0 0 ${width} ${HEIGHT}`);
    const { nodes, edges } = layoutUnrolled(width);
    const last = Math.max(...nodes.map(({ step }) => step));
    lines = edges.map(({ name, from: [x0, y0], to: [x1, y1] }) => {
      const [dx, dy] = [x1 - x0, y1 - y0];
      const size = Math.hypot(dx, dy) || 1;
      const [ux, uy] = [dx / size, dy / size];
      const [sx, sy, ex, ey] = [x0 + ux * 13, y0 + uy * 13, x1 - ux * 13, y1 - uy * 13];
      const near = name.startsWith("y") ? 0.3 : 0.5;
      const [mx, my] = [sx + (ex - sx) * near, sy + (ey - sy) * near];
      const line = svgElement("g", { class: `lx-edge lx-way-${name}` });
      const blades = [-3, 3].map((k) => {
        const [bx, by] = [mx + ux * k, my + uy * k];
        return `M${bx - uy * 6 + ux * 2} ${by + ux * 6 + uy * 2}L${bx + uy * 6 - ux * 2} ${by - ux * 6 - uy * 2}`;
      });
      const tip = `M${ex} ${ey}L${ex - ux * 7 - uy * 3.5} ${ey - uy * 7 + ux * 3.5}L${ex - ux * 7 + uy * 3.5} ${ey - uy * 7 - ux * 3.5}z`;
      line.append(
        svgElement("path", { class: "lx-way", d: `M${sx} ${sy}L${ex} ${ey}` }),
        svgElement("path", { class: "lx-tip", d: tip }),
        svgElement("path", { class: "lx-blades", d: blades.join("") })
      );
      return { name, line };
    });
    const marks = nodes.map(({ name, step, at: [x, y] }) => {
      const sign = SIGNS[name];
      const group = svgElement("g", { class: `lx-node lx-node-${name}${step < last ? " lx-ghost" : ""}` });
      group.append(
        sign ? svgElement("circle", { cx: x, cy: y, r: BOX }) : svgElement("rect", { x: x - BOX, y: y - BOX, width: 2 * BOX, height: 2 * BOX, rx: 3 }),
        svgElement("text", { x, y: y + 4.5, "text-anchor": "middle" })
      );
      group.lastElementChild.append(sign ?? name);
      if (sign) {
        const label = svgElement("text", { class: "lx-node-name", x: x + 13, y: y - 9 });
        label.append(name, svgElement("tspan", { "font-size": 10, dy: 3 }, String(step)));
        group.append(label);
      }
      return group;
    });
    svg.replaceChildren(...lines.map(({ line }) => line), ...marks);
  }
  function draw({ cuts }) {
    for (const { name, line } of lines) line.classList.toggle("lx-cut", cuts.includes(name));
  }
  return fitted(figure, svg, draw, lay);
}

// lstm_core/widgets/esm/lib/ranges.js
function withinRanges(ranges, traits) {
  const entries = Object.entries(ranges).map(([name, { min, max, step }]) => {
    const value = traits[name];
    if (!Number.isFinite(value)) throw new RangeError(`${name} needs a finite number`);
    return [name, Math.max(min, Math.min(max, Number.isInteger(step) ? Math.round(value) : value))];
  });
  return Object.fromEntries(entries);
}

// lstm_core/widgets/esm/lib/carousel-builder.js
var RANGES = (
  /** @type {const} */
  {
    weight: { min: 0.1, max: 4, step: 0.1 },
    input_bias: { min: -8, max: 0, step: 0.1 },
    output_bias: { min: -8, max: 0, step: 0.1 },
    mean: { min: 0, max: 0.5, step: 0.05 },
    steps: { min: 10, max: LONGEST, step: 10 }
  }
);
var PARTS = (
  /** @type {const} */
  ["carousel", "input_gate", "output_gate"]
);
var QUESTION = "Twenty cells were told + or −, wait through noise, and are asked. Add the carousel alone, so that nothing leaks away. Will most of the wrong answers go?";
var EDGE_NAMES = (
  /** @type {Record<import("./carousel.js").Edge, string>} */
  {
    ss: "s → next s",
    yi: "y → next i",
    yg: "y → next g",
    yo: "y → next o",
    is: "i → s",
    gs: "g → s",
    sy: "s → y",
    oy: "o → y"
  }
);
function settledBuilder(traits) {
  const numbers = withinRanges(RANGES, traits);
  const strange = traits.cuts.filter((name) => !EDGES.some((edge) => edge === name));
  if (strange.length) throw new RangeError(`cuts names ${strange.join(", ")}; there are ${EDGES.join(", ")}`);
  const parts = PARTS.map((name) => [name, Boolean(traits[name])]);
  const cuts = EDGES.filter((name) => traits.cuts.includes(name));
  return { .../** @type {any} */
  Object.fromEntries(parts), ...numbers, cuts };
}
function runBuilder(traits) {
  const built = settledBuilder(traits);
  const run = runLatch(built);
  const edges = unrolledEdges(built.weight, built.input_bias, built.output_bias);
  const [left, full, truncated] = [built.cuts, [], CUT_1997].map((cuts) => waysBack(edges, cuts));
  const { wrong, drift, largest, disturbance, slope } = run;
  const as1997 = String(built.cuts) === String(CUT_1997);
  return {
    built,
    run,
    edges,
    as1997,
    /** Numbers by the names that the page gives them. */
    values: {
      ...{ wrong, drift, largest, disturbance, slope },
      edges: layoutUnrolled(1).edges.filter(({ name }) => !built.cuts.includes(name)).length,
      paths: left.paths,
      gradient: left.gradient,
      gradient_full: full.gradient,
      gradient_1997: truncated.gradient
    }
  };
}
function partsInWords(built) {
  const names = { carousel: "carousel", input_gate: "input gate", output_gate: "output gate" };
  const has = PARTS.filter((part) => built[part]).map((part) => names[part]);
  return has.length ? has.join(", ") : "no part";
}
function scissorsInWords({ built, values, as1997 }) {
  if (!built.cuts.length) return "Nothing is cut: every path counts.";
  if (as1997) return "This is the truncation of 1997: one path is left, along the carousel.";
  if (!values.paths) return "No way back is left: nothing could be learnt across steps.";
  return built.cuts.includes("ss") ? "The carousel itself is cut." : "Some paths are cut.";
}
function builderSummary({ built, values }) {
  return `Carousel builder with ${partsInWords(built)}: ${values.wrong} of ${SEQUENCES} answers wrong after ${built.steps} steps of noise, drift ${number(values.drift, 2)}, disturbance ${number(values.disturbance, 3)}; ${values.paths} of 56 ways back are left, gradient ${number(values.gradient, 4)}.`;
}

// lstm_core/widgets/esm/carousel-builder.js
var TRAITS = [...PARTS, ...Object.keys(RANGES), "cuts"];
var PART_NAMES = (
  /** @type {const} */
  {
    carousel: "carousel: s keeps itself with weight 1, not 0.9",
    input_gate: "input gate: opens for what is to be stored",
    output_gate: "output gate: opens when the cell is asked"
  }
);
var DIALS = (
  /** @type {const} */
  [
    ["weight", "Input weight w", "to the candidate g", 1, null],
    ["input_bias", "Input gate's bias", "", 1, "input_gate"],
    ["output_bias", "Output gate's bias", "", 1, "output_gate"],
    ["mean", "Mean of the noise", "", 2, null],
    ["steps", "Wait", "steps", 0, null]
  ]
);
var READOUTS = (
  /** @type {const} */
  [
    ["wrong", `wrong, of ${SEQUENCES}`, 0],
    ["drift", "drift of s", 2],
    ["largest", "largest |s|", 2],
    ["disturbance", "mean |y| unasked", 3],
    ["slope", "slope h′(s)", 3]
  ]
);
var WAYS = (
  /** @type {const} */
  [
    ["edges", "edges left, of 28", 0],
    ["paths", "ways left, of 56", 0],
    ["gradient", "∂y₃/∂s₀ along them", 4],
    ["gradient_full", "with nothing cut", 4],
    ["gradient_1997", "cut as in 1997", 4]
  ]
);
function createNumbers(container, entries) {
  const made = entries.map(([quantity, label, digits]) => {
    const node = element("b", { class: "lx-number", "data-quantity": quantity });
    container.append(element("p", {}, element("span", { class: "lx-label" }, label), node));
    return { quantity, digits, node };
  });
  return (values) => {
    for (const { quantity, digits, node } of made) showValue(node, values[quantity], number(values[quantity], digits));
  };
}
function build(root, { read, set }) {
  const first = read();
  let now = runBuilder(first);
  root.classList.add("lx-dialled");
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const parts = area(root, "parts");
  const switches = PARTS.map(
    (name) => createSwitch(parts, { label: PART_NAMES[name], onToggle: () => set({ [name]: !now.built[name] }) })
  );
  const plot = area(root, "plot");
  plot.append(
    element("p", { class: "lx-label" }, "State s of all cells; told + solid, told − dashed, the first thick")
  );
  const states = createEnsemble(plot, { height: 210, least: 2 });
  plot.append(element("p", { class: "lx-label" }, "What the others hear of it: output y"));
  const outputs = createEnsemble(plot, { height: 120, least: 1, fixed: true });
  const dials = area(root, "dials");
  const sliders = DIALS.map(([name, label, unit, digits, part]) => ({
    name,
    part,
    slider: createSlider(dials, {
      label,
      unit,
      ...RANGES[name],
      format: (value) => number(value, digits),
      onInput: (value) => set({ [name]: value })
    })
  }));
  const reset = button("Reset", () => set(first));
  dials.append(element("p", { class: "lx-buttons" }, reset));
  const numbers = createNumbers(area(root, "readouts"), READOUTS);
  const scissors = area(root, "scissors");
  scissors.append(
    element("p", { class: "lx-title" }, "Scissors: which ways back may an error take?"),
    element("p", { class: "lx-label" }, "The whole cell, unrolled; it hears its own output y with weight 1.")
  );
  const graph = createUnrolledGraph(scissors);
  const list = area(scissors, "cuts");
  const cutters = EDGES.map((name) => ({
    name,
    toggle: createSwitch(list, {
      label: `cut ${EDGE_NAMES[name]}`,
      onToggle: () => set({ cuts: EDGES.filter((edge) => edge === name !== now.built.cuts.includes(edge)) })
    })
  }));
  const as1997 = button("Cut as in 1997", () => set({ cuts: [...CUT_1997] }));
  const mend = button("Mend all", () => set({ cuts: [] }));
  const verdict = element("span", { class: "lx-label" });
  scissors.append(element("p", { class: "lx-buttons" }, as1997, mend, verdict));
  const ways = createNumbers(area(scissors, "readouts"), WAYS);
  const sentence = createSummary(root);
  return {
    draw() {
      now = runBuilder(read());
      const { built, run, values } = now;
      root.dataset.state = JSON.stringify(built);
      for (const [n, name] of PARTS.entries()) switches[n].update({ on: built[name] });
      for (const { name, part, slider } of sliders) {
        slider.update({ value: built[name], disabled: part !== null && !built[part] });
      }
      states.update({ values: run.s, length: run.length, runs: SEQUENCES, guides: [2, -2] });
      outputs.update({ values: run.y, length: run.length, runs: SEQUENCES });
      numbers(values);
      reset.disabled = JSON.stringify(built) === JSON.stringify(runBuilder(first).built);
      graph.update({ cuts: built.cuts });
      for (const { name, toggle } of cutters) toggle.update({ on: built.cuts.includes(name) });
      as1997.disabled = now.as1997;
      mend.disabled = !built.cuts.length;
      setText(verdict, scissorsInWords(now));
      ways(values);
      sentence.update(builderSummary(now));
    },
    destroy() {
      const own = [...switches, ...sliders.map(({ slider }) => slider), ...cutters.map(({ toggle }) => toggle)];
      for (const part of [...own, states, outputs, graph, sentence]) part.destroy();
    }
  };
}
var carousel_builder_default = defineExplorable({ name: "carousel-builder", traits: TRAITS, rebuildOn: [], build });

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
var register_default = withProjector(carousel_builder_default);
export {
  register_default as default
};
