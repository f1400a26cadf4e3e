/*! By `npm run build`
 * sources sha256 57370b8ae04e15dc16595d4435bdd265361d1c9d840ae83cbf306fa51c56e67d
 * body sha256 17d87856db6efc048c8aa2e77fd748605178d11cb5088c9d295cd144e5703166
 * source lstm_core/widgets/esm/gradient-lab.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/difference-table.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/log-lines.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/path-matrices.js
 * source lstm_core/widgets/esm/kit/place-editor.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/select.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/kit/unit-select.js
 * source lstm_core/widgets/esm/lib/drawn-network.js
 * source lstm_core/widgets/esm/lib/gradient-lab-run.js
 * source lstm_core/widgets/esm/lib/gradient-paths.js
 * source lstm_core/widgets/esm/lib/log-axis.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/magnitude.js
 * source lstm_core/widgets/esm/lib/relative-error.js
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

// lstm_core/widgets/esm/kit/difference-table.js
function createDifferenceTable(container, { label, rows }) {
  const heads = ["", "derivative", "central difference", "|Δ|"].map(
    (text) => element(text ? "th" : "td", { scope: text ? "col" : null }, text)
  );
  const made = rows.map(({ of, edge }) => {
    const title = element("span");
    const key = element("span", { class: `lx-key-line lx-log-${edge ?? of}` });
    const cells = ["derivative", "difference", "distance"].map(
      (quantity) => element("td", { class: "lx-number", "data-quantity": quantity, "data-of": of })
    );
    const head2 = element("th", { scope: "row" }, key, title);
    return { of, title, cells, node: element("tr", {}, head2, ...cells) };
  });
  const head = element("thead", {}, element("tr", {}, ...heads));
  const body = element("tbody", {}, ...made.map(({ node }) => node));
  const figure = mount(container, element("table", { class: "lx-differences", "aria-label": label }, head, body));
  return {
    update(pairs) {
      for (const { of, title, cells } of made) {
        const { value, difference, title: text } = pairs[of];
        setText(title, text);
        [value, difference, Math.abs(value - difference)].forEach((v, n) => {
          showValue(cells[n], v, magnitude(v));
        });
      }
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

// lstm_core/widgets/esm/kit/log-lines.js
var FLOOR = 1e-30;
var LEFT = 46;
var RIGHT = 12;
var TOP = 10;
var isDrawn = (value) => value > FLOOR && Number.isFinite(value);
function createLogLines(container, { names, height = 216, onPick, onLayout }) {
  const svg = svgElement("svg", { class: "lx-log", height, "aria-hidden": "true" });
  const grid = svgElement("g");
  const now = svgElement("path", { class: "lx-playhead" });
  const curves = names.map((name) => svgElement("path", { class: `lx-curve lx-log-${name}` }));
  const circles = names.map((name) => svgElement("circle", { class: `lx-log-mark lx-log-${name}`, r: 5 }));
  svg.append(grid, now, ...curves, ...circles);
  const figure = mount(container, element("div", { class: "lx-log-box" }, svg));
  let width = 0;
  let steps = 1;
  let told = 0;
  const cell = () => (width - LEFT - RIGHT) / Math.max(1, steps - 1);
  const x = (s) => LEFT + s * cell();
  function pick(event) {
    const s = Math.round((placeIn(svg, event).x - LEFT) / cell());
    onPick(Math.max(0, Math.min(steps - 1, s)));
  }
  svg.addEventListener("pointerdown", pick, { signal: figure.signal });
  svg.addEventListener("pointermove", (event) => event.buttons === 1 && pick(event), { signal: figure.signal });
  function draw({ lines, marks, t, strong }, wide) {
    [width, steps] = [wide, lines[names[0]].length];
    const all = names.flatMap((name) => lines[name].filter(isDrawn).map(Math.log10));
    const [low, high] = [Math.floor(Math.min(-1, ...all)), Math.ceil(Math.max(0, ...all))];
    const bottom = height - 20;
    const y = (v) => TOP + (high - Math.max(low, v)) * (bottom - TOP) / (high - low);
    const every = Math.max(1, Math.ceil((high - low) / 6));
    const powers = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, n) => low + n * every);
    grid.replaceChildren(
      ...powers.flatMap((power) => [
        svgElement("path", { class: "lx-axis", d: `M${LEFT} ${Math.round(y(power)) + 0.5}H${width - RIGHT}` }),
        svgElement("text", { class: "lx-tick lx-tick-y", x: LEFT - 6, y: y(power) + 4 }, powerOfTen(power))
      ]),
      svgElement("text", { class: "lx-tick", x: LEFT, y: height - 4 }, "t = 0"),
      svgElement("text", { class: "lx-tick lx-tick-y", x: width - RIGHT, y: height - 4 }, `t = ${steps - 1}`)
    );
    names.forEach((name, n) => {
      const points = lines[name].map((value, s) => {
        const move = isDrawn(lines[name][s - 1]) ? "L" : "M";
        return isDrawn(value) ? `${move}${x(s).toFixed(1)} ${y(Math.log10(value)).toFixed(1)}` : "";
      });
      setAttribute(curves[n], "d", points.join("") || null);
      curves[n].classList.toggle("lx-log-strong", name === strong);
      const mark = marks[name];
      setAttribute(circles[n], "visibility", isDrawn(mark) ? null : "hidden");
      setAttribute(circles[n], "cx", x(t).toFixed(1));
      setAttribute(circles[n], "cy", y(isDrawn(mark) ? Math.log10(mark) : low).toFixed(1));
    });
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} ${TOP}V${bottom}`);
    if (cell() !== told) onLayout({ left: LEFT - cell() / 2, cell: cell() });
    told = cell();
  }
  return fitted(figure, svg, draw);
}

// lstm_core/widgets/esm/kit/path-matrices.js
var NAMES = (
  /** @type {const} */
  ["full", "carousel", "gates"]
);
function createPathMatrices(container, { titles, onPick }) {
  const root = element("div", { class: "lx-paths" });
  const figure = mount(container, root);
  const panels = NAMES.map((name, n) => {
    const svg = svgElement("svg", { class: "lx-path-matrix", "aria-hidden": "true" });
    const title = element("span", { class: "lx-label" }, titles[name]);
    if (n) root.append(element("span", { class: "lx-operator" }, n === 1 ? "=" : "+"));
    const panel = element("div", { class: `lx-path lx-path-${name}` }, svg, title);
    root.append(panel);
    svg.addEventListener(
      "pointerdown",
      (event) => {
        const node = event.target instanceof Element ? event.target.closest("[data-at]") : null;
        const [row, column] = (node?.getAttribute("data-at") ?? "").split(" ").map(Number);
        if (node) onPick(row, column);
      },
      { signal: figure.signal }
    );
    return { name, svg, panel, squares: (
      /** @type {{square: Element, minus: Element}[]} */
      []
    ), frame: frameOf() };
  });
  function build2(size) {
    for (const panel of panels) {
      setAttribute(panel.svg, "viewBox", `-0.08 -0.08 ${size + 0.16} ${size + 0.16}`);
      panel.squares = Array.from({ length: size * size }, (_, n) => {
        const [row, column] = [Math.floor(n / size), n % size];
        const at = { x: column + 0.03, y: row + 0.03, width: 0.94, height: 0.94, "data-at": `${row} ${column}` };
        const minus = svgElement("path", { class: "lx-minus", d: `M${column + 0.3} ${row + 0.5}h0.4` });
        return { square: svgElement("rect", at), minus };
      });
      const marks = panel.squares.flatMap(({ square, minus }) => [square, minus]);
      panel.svg.replaceChildren(...marks, panel.frame);
    }
  }
  return {
    update({ paths, size, row, column, used }) {
      if (panels[0].squares.length !== size * size) build2(size);
      const largest = NAMES.flatMap((name) => Array.from(paths[name], Math.abs));
      const scale = Math.max(...largest.filter(Number.isFinite)) || 1;
      for (const { name, panel, squares, frame } of panels) {
        paths[name].forEach((value, n) => {
          const { square, minus } = squares[n];
          const strength = Math.min(1, Math.abs(value) / scale) || 0;
          setAttribute(square, "class", value < 0 ? "lx-negative" : "lx-positive");
          setAttribute(square, "fill-opacity", (0.05 + 0.95 * strength).toFixed(3));
          minus.toggleAttribute("hidden", !(value < 0 && strength > 0.08));
        });
        setAttribute(frame, "x", column);
        setAttribute(frame, "y", row);
        panel.classList.toggle("lx-path-used", name === used);
      }
    },
    destroy: figure.destroy
  };
}
var frameOf = () => svgElement("rect", { class: "lx-path-frame", width: 1, height: 1 });

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

// lstm_core/widgets/esm/kit/unit-select.js
function createUnitSelect(container, { label, others = [], onChoose }) {
  const select = element("select");
  const root = element("label", { class: "lx-select" }, element("span", { class: "lx-label" }, label), select);
  const figure = mount(container, root);
  select.addEventListener("change", () => onChoose(select.value), { signal: figure.signal });
  let built = 0;
  return {
    update({ value, size }) {
      if (built !== size) {
        const units = Array.from({ length: size }, (_, u) => ({ value: String(u), text: `unit ${u}` }));
        select.replaceChildren(
          ...[...others, ...units].map(({ value: v, text }) => element("option", { value: v }, text))
        );
        built = size;
      }
      if (select.value !== value) select.value = value;
      setAttribute(select, "disabled", select.options.length < 2);
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/place-editor.js
var GATES = ["i", "f", "g", "o"].map((gate) => ({ value: gate, text: `gate ${gate}` }));
GATES[2].text = "candidate g";
function partsOf(weight) {
  const [, gate, unit, source] = (
    /** @type {RegExpExecArray} */
    /^(.)(\d+)\.(.*)$/.exec(weight)
  );
  return { gate, unit, source: source.replace("h", "") };
}
function createPlaceEditor(container, { limit, onPlace, onEdit }) {
  let now = { gate: "f", unit: "0", source: "0" };
  let names = { weight: "f0.h0", x: "x0" };
  const place = (change) => {
    const { gate: gate2, unit: unit2, source: source2 } = { ...now, ...change };
    onPlace(`${gate2}${unit2}.${source2 === "x" || source2 === "b" ? source2 : `h${source2}`}`);
  };
  const row = element("div", { class: "lx-places" });
  container.append(row);
  const gate = createSelect(row, {
    label: "Number of",
    name: "gate",
    options: GATES,
    onChoose: (v) => place({ gate: v })
  });
  const unit = createUnitSelect(row, { label: "in", onChoose: (v) => place({ unit: v }) });
  const others = [
    { value: "b", text: "bias" },
    { value: "x", text: "input x" }
  ];
  const source = createUnitSelect(row, { label: "from", others, onChoose: (v) => place({ source: v }) });
  const common = { min: -limit, max: limit, step: 0.01, format: (value) => number(value, 2) };
  const sliders = element("div", { class: "lx-edit-sliders" });
  container.append(sliders);
  const weight = createSlider(sliders, { ...common, label: "That weight", onInput: (v) => onEdit(names.weight, v) });
  const input = createSlider(sliders, { ...common, label: "Input at t", onInput: (v) => onEdit(names.x, v) });
  const outputs = [...sliders.querySelectorAll("output")];
  outputs.forEach((node, n) => {
    node.setAttribute("data-quantity", n ? "x" : "weight");
  });
  return {
    /** @param {{weight: string, weightNow: number, x: ArrayLike<number>, t: number, hidden_size: number}} run */
    update(run) {
      now = partsOf(run.weight);
      names = { weight: run.weight, x: `x${run.t}` };
      gate.update({ value: now.gate });
      unit.update({ value: now.unit, size: run.hidden_size });
      source.update({ value: now.source, size: run.hidden_size });
      weight.update({ value: run.weightNow });
      input.update({ value: run.x[run.t] });
      showValue(outputs[0], run.weightNow, number(run.weightNow, 2));
      showValue(outputs[1], run.x[run.t], number(run.x[run.t], 2));
    },
    destroy() {
      for (const part2 of [gate, unit, source, weight, input]) part2.destroy();
    }
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
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return { svg, path };
}
function createTransport(container, options) {
  const { scrubIn, onStep, onPlay, onReset, symbol = "t", name = "timestep t", affects } = options;
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

// lstm_core/widgets/esm/lib/lstm.js
var GATES2 = (
  /** @type {const} */
  ["i", "f", "g", "o"]
);
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
function multiply(matrix, vector, start, columns2, out, at, rows) {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns2; k < columns2; k++, m++) sum += matrix[m] * vector[start + k];
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
var split = (full, carousel) => ({ full, carousel, gates: full.map((entry, n) => entry - carousel[n]) });
function cellPaths({ hiddenSize: H, weightHh }, trace) {
  const { seqLen: T, i, f, g, o, c, c0 } = trace;
  const [toHidden, toCell] = [new Float64Array(H * H), new Float64Array(H * H)];
  const kept = new Float64Array(H).fill(1);
  for (let k = 0; k < H; k++) toCell[k * H + k] = 1;
  const a = new Float64Array(4 * H);
  const paths = new Array(T);
  for (let t = T - 1; t >= 0; t--) {
    const full = new Float64Array(H * H);
    const carousel = new Float64Array(H * H);
    for (let k = 0; k < H; k++) carousel[k * H + k] = kept[k];
    for (let j = 0; j < H; j++) {
      for (let k = 0, s = t * H, n = j * H; k < H; k++, s++, n++) {
        const m = Math.tanh(c[s]);
        const whole = toHidden[n] * o[s] * (1 - m * m) + toCell[n];
        full[n] = whole;
        a[k] = whole * g[s] * i[s] * (1 - i[s]);
        a[H + k] = whole * (t ? c[s - H] : c0[k]) * f[s] * (1 - f[s]);
        a[2 * H + k] = whole * i[s] * (1 - g[s] * g[s]);
        a[3 * H + k] = toHidden[n] * m * o[s] * (1 - o[s]);
        toCell[n] = whole * f[s];
      }
      for (let k = 0; k < H; k++) {
        let sum = 0;
        for (let r = 0; r < 4 * H; r++) sum += a[r] * weightHh[r * H + k];
        toHidden[j * H + k] = sum;
      }
    }
    for (let k = 0; k < H; k++) kept[k] *= f[t * H + k];
    paths[t] = split(full, carousel);
  }
  return paths;
}
function cellPathDifferences(parameters, x, trace, start) {
  const everythingMoves = runOn(parameters, x, trace, start);
  return split(
    differences(trace, start, everythingMoves),
    differences(trace, start, (c) => gatesHeld(trace, start, c))
  );
}
function differences({ hiddenSize: H, c }, start, run) {
  const jacobian = new Float64Array(H * H);
  const at = c.slice(start * H, (start + 1) * H);
  for (let k = 0; k < H; k++) {
    const moved = (by) => run(at.map((value, n) => n === k ? value + by : value));
    const [above, below] = [moved(STEP), moved(-STEP)];
    for (let j = 0; j < H; j++) jacobian[j * H + k] = (above[j] - below[j]) / (2 * STEP);
  }
  return jacobian;
}
function runOn(parameters, x, trace, start) {
  const { inputSize: D, hiddenSize: H } = parameters;
  const steps = trace.seqLen - start - 1;
  const copy = { ...trace, h0: new Float64Array(H), c0: new Float64Array(H) };
  for (
    const name of
    /** @type {const} */
    ["i", "f", "g", "o", "c", "h"]
  ) copy[name] = new Float64Array(steps * H);
  for (
    const name of
    /** @type {const} */
    ["a", "input", "recurrent"]
  ) copy[name] = new Float64Array(steps * 4 * H);
  return (c) => {
    copy.c0 = c;
    copy.h0 = c.map((value, k) => trace.o[start * H + k] * Math.tanh(value));
    for (let t = 0; t < steps; t++) lstmStep(parameters, x, (start + 1 + t) * D, copy, t);
    return steps ? copy.c.slice((steps - 1) * H) : c;
  };
}
function gatesHeld({ seqLen: T, hiddenSize: H, i, f, g }, start, c) {
  const cell = c.slice();
  for (let t = start + 1; t < T; t++) {
    for (let k = 0, s = t * H; k < H; k++, s++) cell[k] = f[s] * cell[k] + i[s] * g[s];
  }
  return cell;
}

// lstm_core/widgets/esm/lib/relative-error.js
var norm = (values) => Math.hypot(...Array.from(values));
function relativeError(found, wanted) {
  const size = Math.max(norm(found), norm(wanted));
  if (!Number.isFinite(size)) return Infinity;
  return size > 0 ? norm(found.map((value, n) => value - wanted[n])) / size : 0;
}

// lstm_core/widgets/esm/lib/spectral-norm.js
var SWEEPS = 60;
function spectralNorm(matrix, size) {
  const largest = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  const work = matrix.map((entry) => entry / largest);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turned = rotate(work, size, p, q) || turned;
    }
    if (!turned) break;
  }
  let norm2 = 0;
  for (let k = 0; k < size; k++) norm2 = Math.max(norm2, columns(work, size, k, k));
  return largest * Math.sqrt(norm2);
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

// lstm_core/widgets/esm/lib/gradient-lab-run.js
var SIZES = [1, 2, 4, 8, 16];
var ROUTES = (
  /** @type {const} */
  ["full", "truncated"]
);
var LIMIT = 4;
var LIMITS = {
  seq_len: [2, 50],
  forget_bias: [-2, 6],
  gain: [0, 4],
  drive: [0, 3],
  seed: [0, 99],
  t: [0, 49],
  row: [0, 15],
  column: [0, 15]
};
var SMALLEST = 1e-7;
var LONGEST = 50;
var PLACE = /^(?:([ifgo])(\d+)\.(?:([xb])|h(\d+))|x(\d+))$/;
function settled(traits) {
  const { hidden_size: H, route, weight, edits } = traits;
  if (!SIZES.includes(H)) throw new RangeError(`hidden_size is ${H}; it is one of ${SIZES.join(", ")}`);
  if (!ROUTES.includes(route)) throw new RangeError(`route is ${JSON.stringify(route)}; it is full or truncated`);
  for (const [name, [low, high]] of Object.entries(LIMITS)) {
    const value = traits[
      /** @type {keyof typeof LIMITS} */
      name
    ];
    if (!(value >= low && value <= high)) throw new RangeError(`${name} is ${value}; it runs from ${low} to ${high}`);
    const whole = name !== "forget_bias" && name !== "gain" && name !== "drive";
    if (whole && !Number.isInteger(value)) throw new RangeError(`${name} is ${value}; it needs a whole number`);
  }
  for (const name of [weight, ...Object.keys(edits)]) {
    if (!PLACE.test(name)) throw new RangeError(`${JSON.stringify(name)} is no place of a number, as f0.h1 or x12 are`);
  }
  for (const [name, value] of Object.entries(edits)) {
    if (!(Math.abs(value) <= LIMIT)) throw new RangeError(`${name} is set to ${value}; it stays within ±${LIMIT}`);
  }
  const [t, row, column] = [
    Math.min(traits.t, traits.seq_len - 1),
    ...[traits.row, traits.column].map((u) => Math.min(u, H - 1))
  ];
  return { ...traits, t, row, column, weight: nearest(weight, H) };
}
function nearest(weight, H) {
  const [, gate, unit, source, other] = (
    /** @type {RegExpExecArray} */
    PLACE.exec(weight)
  );
  return `${gate}${Math.min(Number(unit), H - 1)}.${source ?? `h${Math.min(Number(other), H - 1)}`}`;
}
function indexOf(name, H, T) {
  const [, gate, unit, source, other, step] = (
    /** @type {RegExpExecArray} */
    PLACE.exec(name)
  );
  if (step !== void 0) return Number(step) < T ? ["x", Number(step)] : null;
  const row = GATES2.indexOf(
    /** @type {import("./lstm.js").Gate} */
    gate
  ) * H + Number(unit);
  if (Number(unit) >= H || Number(other ?? 0) >= H) return null;
  if (source === "b") return ["biasIh", row];
  return source === "x" ? ["weightIh", row] : ["weightHh", row * H + Number(other)];
}
function networkOf({ hidden_size: H, seq_len: T, forget_bias, gain, drive, seed, edits }) {
  const drawn = uniforms(seed, 4 * H * (1 + H) + LONGEST);
  const rest = 4 * H * (1 + H);
  const root = Math.sqrt(H);
  const arrays = {
    x: drawn.slice(rest, rest + T).map((u) => hundredths(drive * Math.sqrt(3) * u)),
    weightIh: drawn.slice(0, 4 * H).map((u) => hundredths(u / root)),
    weightHh: drawn.slice(4 * H, rest).map((u) => hundredths(gain * u / root)),
    biasIh: Float64Array.from({ length: 4 * H }, (_, row) => row >= H && row < 2 * H ? forget_bias : 0)
  };
  for (const [name, value] of Object.entries(edits)) {
    const at = indexOf(name, H, T);
    if (at) arrays[at[0]][at[1]] = value;
  }
  const { x, ...weights } = arrays;
  return { x, parameters: { inputSize: 1, hiddenSize: H, ...weights, biasHh: new Float64Array(4 * H) }, arrays };
}
var normsOf = (paths, H) => ({
  full: spectralNorm(paths.full, H),
  carousel: paths.carousel.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0),
  gates: spectralNorm(paths.gates, H)
});
function runLab(traits) {
  const now = settled(traits);
  const { hidden_size: H, t, route, row, column, weight } = now;
  const { x, parameters, arrays } = networkOf(now);
  const trace = lstmForward(parameters, x);
  const all = cellPaths(parameters, trace);
  const [paths, numeric] = [all[t], cellPathDifferences(parameters, x, trace, t)];
  const used = route === "full" ? paths.full : paths.carousel;
  const place = indexOf(weight, H, now.seq_len);
  return {
    ...now,
    x,
    trace,
    paths,
    numeric,
    used,
    lag: now.seq_len - 1 - t,
    every: all.map((each) => normsOf(each, H)),
    norms: normsOf(paths, H),
    numericNorms: normsOf(numeric, H),
    entry: used[row * H + column],
    numericEntry: numeric.full[row * H + column],
    error: relativeError(used, numeric.full),
    seen: numeric.full.some((entry) => Math.abs(entry) > SMALLEST),
    weightNow: place ? arrays[place[0]][place[1]] : 0
  };
}
function labSummary({ hidden_size: H, forget_bias, seed, lag, norms, route }) {
  const used = route === "full" ? "full as today" : "truncated as in 1997";
  return `Gradient laboratory, ${H} unit${H > 1 ? "s" : ""}, b_f ${number(forget_bias, 1)}, seed ${seed}: back over ${lag} step${lag === 1 ? "" : "s"} the derivative of the last cell state has norm ${magnitude(norms.full)}, the carousel alone gives ${magnitude(norms.carousel)}; the gradient is ${used}.`;
}

// lstm_core/widgets/esm/gradient-lab.js
var TRAITS = [
  ...["hidden_size", "seq_len", "forget_bias", "gain", "drive", "seed"],
  ...["t", "route", "row", "column", "weight", "edits"]
];
var PATHS = (
  /** @type {const} */
  ["full", "carousel", "gates"]
);
var WORDS = { full: "full", carousel: "carousel", gates: "gates" };
var KEY = { full: "full", carousel: "along the carousel alone, ∏ f", gates: "through the gates" };
var QUESTION = "How strongly does the last cell state still depend on an earlier one, and by which route?";
function createSettings(container, set) {
  const sizes = createChoice(container, {
    label: "Units H",
    values: SIZES.map(String),
    onChoose: (value) => set({ hidden_size: Number(value) })
  });
  const sliders = (
    /** @type {const} */
    [
      ["seq_len", "Timesteps T", 1, 0],
      ["forget_bias", "Forget bias", 0.1, 1],
      ["gain", "Recurrent U ×", 0.1, 1],
      ["drive", "Size of inputs", 0.1, 1],
      ["seed", "Seed", 1, 0]
    ].map(([name, label, step, digits]) => {
      const [min, max] = LIMITS[name];
      const format = (value) => number(value, digits);
      return {
        name,
        slider: createSlider(container, { label, min, max, step, format, onInput: (value) => set({ [name]: value }) })
      };
    })
  );
  return {
    /** @param {LabTraits} now */
    update(now) {
      sizes.update({ value: String(now.hidden_size) });
      for (const { name, slider } of sliders) slider.update({ value: now[name] });
    },
    destroy() {
      for (const part2 of [sizes, ...sliders.map(({ slider }) => slider)]) part2.destroy();
    }
  };
}
function createVerdict(container) {
  const error = element("span", { class: "lx-number", "data-quantity": "error" });
  const [before, after] = [element("span"), element("span")];
  container.append(element("p", { class: "lx-judged" }, before, error, after));
  return {
    /** @param {Run} run */
    update({ route, lag, error: value, seen }) {
      error.hidden = !seen;
      if (!seen) {
        delete error.dataset.value;
        setText(
          before,
          `Too small to judge: what is below ${magnitude(SMALLEST)} drowns in the rounding of a difference.`
        );
        setText(after, "");
        return;
      }
      showValue(error, value, magnitude(value));
      const off = value > 1e-3;
      const name = route === "full" ? "The full gradient" : "The truncated gradient";
      setText(before, `${off ? "✗" : "✓"} ${name} is ${off ? "not " : ""}the derivative: relative error `);
      setText(after, lag ? `, over ${lag} step${lag > 1 ? "s" : ""}.` : ", over no step at all.");
    }
  };
}
function build(root, { read, set, redraw }) {
  const first = read();
  let plot = { left: 0, cell: 8 };
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const settings = createSettings(part(root, "settings"), set);
  const chart = part(root, "chart", "Size (spectral norm) of the derivative of the last cell state by the one at t");
  const key = element("p", { class: "lx-key" });
  for (const name of PATHS)
    key.append(element("span", {}, element("i", { class: `lx-key-line lx-log-${name}` }), KEY[name]));
  key.append(element("span", {}, element("i", { class: "lx-key-ring" }), "central difference at t"));
  chart.append(key);
  const lines = createLogLines(chart, {
    names: PATHS,
    onPick: (t) => set({ t }),
    onLayout: (next) => {
      plot = next;
      redraw();
    }
  });
  const scrub = element("div");
  chart.append(scrub);
  const transport = createTransport(chart, {
    scrubIn: scrub,
    name: "earlier timestep t",
    onStep: (t) => set({ t }),
    onPlay: () => {
    },
    onReset: () => set(first)
  });
  const beside = part(root, "beside", " ");
  const here = (
    /** @type {HTMLElement} */
    beside.firstChild
  );
  const route = createChoice(beside, {
    label: "Gradient that learning uses",
    values: ROUTES,
    names: ["full", "truncated as in 1997"],
    onChoose: (value) => set({ route: value })
  });
  const table = createDifferenceTable(beside, {
    label: "Derivatives and their central differences",
    rows: [...PATHS.map((of) => ({ of })), { of: "entry", edge: "none" }]
  });
  const verdict = createVerdict(beside);
  const sum = part(root, "sum", "The derivative as a matrix");
  const matrices = createPathMatrices(sum, {
    titles: WORDS,
    onPick: (row2, column2) => set({ row: row2, column: column2 })
  });
  const entry = element("div", { class: "lx-places" });
  sum.append(entry);
  const row = createUnitSelect(entry, { label: "Row: last state of", onChoose: (v) => set({ row: Number(v) }) });
  const column = createUnitSelect(entry, {
    label: "Column: state at t of",
    onChoose: (v) => set({ column: Number(v) })
  });
  const edits = createPlaceEditor(part(root, "edits", "Change one number"), {
    limit: LIMIT,
    onPlace: (weight) => set({ weight }),
    onEdit: (name, value) => set({ edits: { ...read().edits, [name]: value } })
  });
  const sentence = createSummary(root);
  return {
    draw() {
      const traits = read();
      const run = runLab(traits);
      const { t, hidden_size: H, seq_len: T, norms, numericNorms, paths } = run;
      root.dataset.state = JSON.stringify(settled(traits));
      settings.update(run);
      setText(here, `At t = ${t}, ${run.lag} step${run.lag === 1 ? "" : "s"} before the last`);
      const strong = run.route === "full" ? "full" : "carousel";
      const curves = Object.fromEntries(PATHS.map((name) => [name, run.every.map((at) => at[name])]));
      lines.update({ lines: curves, marks: numericNorms, t, strong });
      const says = `step ${t} of 0 to ${T - 1}, ${run.lag} before the last`;
      const atStart = JSON.stringify(first) === JSON.stringify(traits);
      transport.update({ t, seqLen: T, playing: false, still: true, atStart, plot, says });
      route.update({ value: run.route });
      const pairs = PATHS.map((name) => [
        name,
        { title: WORDS[name], value: norms[name], difference: numericNorms[name] }
      ]);
      const title = `entry ${run.row}, ${run.column}`;
      table.update({ ...Object.fromEntries(pairs), entry: { title, value: run.entry, difference: run.numericEntry } });
      verdict.update(run);
      matrices.update({ paths, size: H, row: run.row, column: run.column, used: strong });
      row.update({ value: String(run.row), size: H });
      column.update({ value: String(run.column), size: H });
      edits.update(run);
      sentence.update(labSummary(run));
    },
    destroy() {
      for (const made of [settings, lines, transport, route, table, matrices, row, column, edits, sentence])
        made.destroy();
    }
  };
}
var gradient_lab_default = defineExplorable({ name: "gradient-lab", traits: TRAITS, rebuildOn: [], build });

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
var register_default = withProjector(gradient_lab_default);
export {
  register_default as default
};
