/*! By `npm run build`
 * sources sha256 edb8a7d494389d9d64aafb55aff7ba72c1de307fdda4a493c478e06db4add453
 * body sha256 a507c0f604fc99cf8953a9967eba19d732e29e120a7a99a7ca28b2f5fbe9362e
 * source lstm_core/widgets/esm/kit/cell-diagram.js
 * source lstm_core/widgets/esm/kit/choice.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/equation.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/gate-console.js
 * source lstm_core/widgets/esm/kit/links.js
 * source lstm_core/widgets/esm/kit/logic-table.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/matrix-editor.js
 * source lstm_core/widgets/esm/kit/number-field.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/slider.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/term.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/kit/unit-table.js
 * source lstm_core/widgets/esm/lib/cell-layout.js
 * source lstm_core/widgets/esm/lib/cells.json
 * source lstm_core/widgets/esm/lib/gru.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/one-step-edit.js
 * source lstm_core/widgets/esm/lib/one-step-words.js
 * source lstm_core/widgets/esm/lib/one-step.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/one-step-lab.js
 * source tools/build_esm.mjs
 */
// lstm_core/widgets/esm/lib/cells.json
var cells_default = {
  lstm: {
    height: 282,
    columns: {
      start: [0, 0],
      bus: [100, 30],
      in: [136, 40],
      mid: [183, 59],
      out: [230, 78],
      keep: [318, 112],
      write: [396, 144],
      add: [480, 174],
      tap: [552, 200],
      end: [684, 284]
    },
    rows: { c: 36, f: 92, h: 117, i: 142, product: 167, squash: 118, g: 192, x: 217, o: 242 },
    wires: [
      { carries: "c", path: "start,c keep,c", terms: ["c_previous"] },
      { carries: "c", path: "keep,c add,c", terms: ["keep"] },
      { carries: "c", path: "add,c end,c", terms: ["c"] },
      { carries: "h", path: "start,h bus,h", terms: ["h_previous"] },
      { carries: "x", path: "start,x bus,x", terms: ["x"] },
      { carries: "bus", path: "bus,f bus,o", terms: ["a"], op: "a" },
      { carries: "bus", path: "bus,f in,f", terms: ["a_f"] },
      { carries: "bus", path: "bus,i in,i", terms: ["a_i"] },
      { carries: "bus", path: "bus,g in,g", terms: ["a_g"] },
      { carries: "bus", path: "bus,o in,o", terms: ["a_o"] },
      { carries: "f", path: "out,f keep,f keep,c", terms: ["f"] },
      { carries: "i", path: "out,i write,i write,product", terms: ["i"] },
      { carries: "g", path: "out,g write,g write,product", terms: ["g"] },
      { carries: "bus", path: "write,product add,product add,c", terms: ["write"] },
      { carries: "c", path: "tap,c tap,squash", terms: ["c"] },
      { carries: "bus", path: "tap,squash tap,o", terms: ["tanh_c"] },
      { carries: "o", path: "out,o tap,o", terms: ["o"] },
      { carries: "h", path: "tap,o end,o", terms: ["h"] }
    ],
    boxes: [
      {
        gate: "f",
        function: "σ",
        at: "in,f out,f",
        op: "f",
        terms: ["input_f", "recurrent_f", "bias_f", "a_f"]
      },
      {
        gate: "i",
        function: "σ",
        at: "in,i out,i",
        op: "i",
        terms: ["input_i", "recurrent_i", "bias_i", "a_i"]
      },
      {
        gate: "g",
        function: "tanh",
        at: "in,g out,g",
        op: "g",
        terms: ["input_g", "recurrent_g", "bias_g", "a_g"]
      },
      {
        gate: "o",
        function: "σ",
        at: "in,o out,o",
        op: "o",
        terms: ["input_o", "recurrent_o", "bias_o", "a_o"]
      }
    ],
    dots: [
      { sign: "×", at: "keep,c", op: "keep", terms: ["keep"], gate: "f" },
      { sign: "×", at: "write,product", op: "write", terms: ["write"], gate: "i" },
      { sign: "+", at: "add,c", op: "c", terms: ["c"] },
      { sign: "tanh", at: "tap,squash", op: "tanh_c", terms: ["tanh_c"] },
      { sign: "×", at: "tap,o", op: "h", terms: ["h"], gate: "o" }
    ],
    labels: [
      { term: "c_previous", symbol: "c", at: "start,c", dx: 0, dy: -8 },
      { term: "keep", symbol: "f c", at: "keep,c", dx: 16, dy: -8, short: true },
      { term: "c", symbol: "c′", at: "add,c", dx: 16, dy: -8 },
      { term: "h_previous", symbol: "h", at: "start,h", dx: 0, dy: -8, vector: true },
      { term: "x", symbol: "x", at: "start,x", dx: 0, dy: -8, vector: true },
      { term: "f", symbol: "f", at: "out,f", dx: 8, dy: 18 },
      { term: "i", symbol: "i", at: "out,i", dx: 8, dy: -8 },
      { term: "g", symbol: "g", at: "out,g", dx: 8, dy: -8 },
      { term: "o", symbol: "o", at: "out,o", dx: 8, dy: -8 },
      { term: "write", symbol: "i g", at: "write,product", dx: 16, dy: -8, short: true },
      { term: "tanh_c", symbol: "tanh c′", at: "tap,g", dx: 9, dy: -4, short: true },
      { term: "h", symbol: "h′", at: "tap,o", dx: 18, dy: -8 }
    ]
  },
  gru: {
    height: 262,
    columns: {
      start: [0, 0],
      bus: [62, 22],
      in: [88, 32],
      mid: [124, 49],
      out: [160, 66],
      keep: [216, 94],
      reset: [216, 94],
      in2: [252, 116],
      mid2: [288, 134],
      out2: [324, 152],
      blend: [384, 184],
      add: [436, 212],
      end: [520, 284]
    },
    rows: { h: 36, z: 92, one: 128, r: 142, n: 192, x: 238 },
    wires: [
      { carries: "h", path: "start,h keep,h", terms: ["h_previous"] },
      { carries: "h", path: "keep,h add,h", terms: ["gru_keep"] },
      { carries: "h", path: "add,h end,h", terms: ["gru_h"] },
      { carries: "h", path: "bus,h bus,n in,n", terms: ["h_previous"] },
      { carries: "h", path: "bus,z in,z", terms: ["h_previous"] },
      { carries: "h", path: "bus,r in,r", terms: ["h_previous"] },
      { carries: "x", path: "start,x mid2,x mid2,n", terms: ["x"] },
      { carries: "f", path: "out,z keep,z keep,h", terms: ["gru_z"] },
      { carries: "f", path: "keep,z blend,z blend,n", terms: ["gru_z"] },
      { carries: "o", path: "out,r reset,r reset,n", terms: ["gru_r"] },
      { carries: "g", path: "out,n in2,n", terms: ["gru_recurrent_n"] },
      { carries: "g", path: "out2,n blend,n", terms: ["gru_n"] },
      { carries: "bus", path: "blend,n add,n add,h", terms: ["gru_write"] }
    ],
    boxes: [
      { gate: "f", function: "σ", at: "in,z out,z", op: "z", terms: ["gru_a_z"] },
      { gate: "o", function: "σ", at: "in,r out,r", op: "r", terms: ["gru_a_r"] },
      { gate: "g", function: "U", at: "in,n out,n", op: "u", terms: ["gru_recurrent_n"] },
      { gate: "g", function: "tanh", at: "in2,n out2,n", op: "n", terms: ["gru_a_n"] }
    ],
    dots: [
      { sign: "×", at: "keep,h", op: "keep", terms: ["gru_keep"], gate: "f" },
      { sign: "×", at: "reset,n", op: "reset", terms: ["gru_reset"], gate: "o" },
      { sign: "1−", at: "blend,one", op: "one", terms: ["gru_z"] },
      { sign: "×", at: "blend,n", op: "write", terms: ["gru_write"] },
      { sign: "+", at: "add,h", op: "h", terms: ["gru_h"] }
    ],
    labels: [
      { term: "h_previous", symbol: "h", at: "start,h", dx: 0, dy: -8, vector: true },
      { term: "x", symbol: "x", at: "start,x", dx: 0, dy: -8, vector: true },
      { term: "gru_z", symbol: "z", at: "out,z", dx: 6, dy: 18 },
      { term: "gru_r", symbol: "r", at: "out,r", dx: 6, dy: -8 },
      { term: "gru_n", symbol: "n", at: "out2,n", dx: 4, dy: 27 },
      { term: "gru_h", symbol: "h′", at: "add,h", dx: 16, dy: -8 }
    ]
  },
  rnn: {
    height: 110,
    columns: {
      start: [0, 0],
      bus: [120, 60],
      in: [190, 90],
      mid: [255, 125],
      out: [320, 160],
      end: [520, 284]
    },
    rows: { h: 30, n: 55, x: 80 },
    wires: [
      { carries: "h", path: "start,h bus,h", terms: ["h_previous"] },
      { carries: "x", path: "start,x bus,x", terms: ["x"] },
      { carries: "bus", path: "bus,h bus,x", terms: ["a"], op: "a" },
      { carries: "bus", path: "bus,n in,n", terms: ["a"] },
      { carries: "h", path: "out,n end,n", terms: ["h"] }
    ],
    boxes: [{ gate: "g", function: "tanh", at: "in,n out,n", op: "h", terms: ["a"] }],
    dots: [],
    labels: [
      { term: "h_previous", symbol: "h", at: "start,h", dx: 0, dy: -8, vector: true },
      { term: "x", symbol: "x", at: "start,x", dx: 0, dy: -8, vector: true },
      { term: "h", symbol: "h′", at: "out,n", dx: 10, dy: -8 }
    ]
  }
};

// lstm_core/widgets/esm/lib/cell-layout.js
var BOX = 32;
function layoutCell(name, width) {
  const cell = cells_default[name];
  const columns = (
    /** @type {Record<string, number[]>} */
    cell.columns
  );
  const rows2 = (
    /** @type {Record<string, number>} */
    cell.rows
  );
  const [least, most] = [4, 4].map((margin, n) => columns.end[1 - n] + margin);
  const part2 = Math.max(0, Math.min(1, (width - least) / (most - least)));
  const at = (point) => {
    const [column, row] = point.split(",");
    const [wide, narrow] = columns[column];
    return [Math.round(narrow + (wide - narrow) * part2), rows2[row]];
  };
  return {
    height: cell.height,
    wide: part2 > 0.5,
    wires: cell.wires.map((wire) => {
      const points = wire.path.split(" ").map(at);
      return { ...wire, d: `M${points.join("L")}`, end: wire.path.includes("end,") ? points[points.length - 1] : null };
    }),
    boxes: cell.boxes.map((box) => {
      const [[x, y], [right]] = box.at.split(" ").map(at);
      return { ...box, x, y: y - BOX / 2, width: right - x, height: BOX };
    }),
    dots: cell.dots.map((dot) => {
      const [x, y] = at(dot.at);
      return { ...dot, x, y, r: dot.sign.length > 1 ? 15 : 11 };
    }),
    labels: cell.labels.map((label) => {
      const [x, y] = at(label.at);
      return { ...label, x: x + label.dx, y: y + label.dy, vector: "vector" in label, short: "short" in label };
    })
  };
}

// lstm_core/widgets/esm/lib/words.js
function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
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

// lstm_core/widgets/esm/kit/cell-diagram.js
var ARROW = "l-7 -4.5v9z";
function drawWire({ carries, d, end, terms, op }) {
  const group = svgElement("g", { class: `lx-wire lx-wire-${carries}`, "data-term": terms.join(" "), "data-op": op });
  group.append(svgElement("path", { d }), svgElement("path", { d, class: "lx-touch" }));
  if (end) group.append(svgElement("path", { class: "lx-head", d: `M${end[0] + 4} ${end[1]}${ARROW}` }));
  return group;
}
function drawBox({ x, y, width, height, gate, op, terms, function: name }, wide) {
  const at = { x, y, width, height, rx: 3 };
  const text = svgElement("text", { class: "lx-function", x: x + width / 2, y: y + height / 2 + 4.5 }, name);
  const group = svgElement("g", { class: `lx-layer lx-ink-${gate}`, "data-term": terms.join(" "), "data-op": op });
  group.append(svgElement("rect", { ...at, class: "lx-paper" }), svgElement("rect", { ...at, class: "lx-tint" }), text);
  const sum = terms.find((term) => /a_[ifgo]$/.test(term));
  if (!wide || !sum) return { group, value: null };
  const value = svgElement("tspan", { "data-quantity": sum });
  text.replaceChildren(`${name}(`, value, ")");
  return { group, value };
}
function drawDot({ x, y, r, sign, gate, op, terms }) {
  const group = svgElement("g", {
    class: `lx-point${gate ? ` lx-ink-${gate}` : ""}`,
    "data-term": terms.join(" "),
    "data-op": op
  });
  const disc = svgElement("circle", { class: "lx-disc", cx: x, cy: y, r: 0 });
  const text = svgElement("text", { x, y: y + 4.5, class: sign.length > 2 ? "lx-small" : null }, sign);
  group.append(svgElement("circle", { class: "lx-paper", cx: x, cy: y, r }), disc, text);
  return { group, disc, gate, r };
}
function drawLabel({ x, y, symbol, term, vector, short }, wide) {
  const text = svgElement("text", { class: "lx-label-text", x, y, "data-term": term });
  const named = wide || !short;
  if (named) text.append(svgElement("tspan", { class: "lx-math" }, symbol));
  if (vector) return { text, term, value: null };
  const value = svgElement("tspan", { "data-quantity": term, dx: named ? 5 : 0 });
  text.append(value);
  return { text, term, value };
}
function createCellDiagram(container, { cell, gates = {} }) {
  const svg = svgElement("svg", { "aria-hidden": "true" });
  const root = element("div", { class: "lx-cell" }, svg);
  const figure = mount(container, root);
  let frame = null;
  function build2(width) {
    const { height, wide, wires, boxes, dots, labels } = layoutCell(cell, width);
    const drawnBoxes = boxes.map((box) => drawBox(box, wide));
    const drawnDots = dots.map(drawDot);
    const drawnLabels = labels.map((label) => drawLabel(label, wide));
    setAttribute(svg, "width", width);
    setAttribute(svg, "height", height);
    svg.replaceChildren(
      ...wires.map(drawWire),
      ...drawnBoxes.map(({ group }) => group),
      ...drawnDots.map(({ group }) => group),
      ...drawnLabels.map(({ text }) => text)
    );
    const numbers2 = [...drawnBoxes, ...drawnLabels].map(({ value }) => value).filter((node) => node !== null);
    const values = numbers2.map((node) => ({ node, term: node.getAttribute("data-quantity") ?? "" }));
    return { values, dots: drawnDots, digits: wide ? 3 : 2 };
  }
  function draw({ values, unit, operation, later }, width) {
    frame ??= build2(width);
    for (const { node, term } of frame.values) {
      showValue(node, values[term], number(values[term], frame.digits), { unit });
      node.classList.toggle("lx-later", later(term));
    }
    for (const { disc, gate, r } of frame.dots) {
      if (gate) setAttribute(disc, "r", (r * Math.sqrt(values[gates[gate] ?? gate])).toFixed(2));
    }
    for (const node of svg.querySelectorAll("[data-op]")) {
      node.classList.toggle("lx-now", node.getAttribute("data-op") === operation);
    }
  }
  return fitted(figure, root, draw, () => {
    frame = null;
  });
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

// lstm_core/widgets/esm/kit/equation.js
function createEquation(container, { label, lines }) {
  const terms = [];
  const token = (spec) => {
    if (typeof spec === "string") return element("span", { class: "lx-operator", "aria-hidden": "true" }, spec);
    const made = createTerm(spec);
    made.node.setAttribute("role", "gridcell");
    made.node.tabIndex = terms.length ? -1 : 0;
    terms.push(made);
    return made.node;
  };
  const rows2 = lines.map(
    ({ op, tokens }) => element("div", { role: "row", class: "lx-line", "data-op": op }, ...tokens.map(token))
  );
  const root = element("div", { class: "lx-equation", role: "grid", "aria-label": label }, ...rows2);
  const figure = mount(container, root);
  root.addEventListener(
    "keydown",
    (event) => {
      const at = terms.findIndex(({ node }) => node === event.target);
      const moves = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -at, End: terms.length - 1 - at };
      const move = moves[
        /** @type {keyof typeof moves} */
        event.key
      ];
      const to = terms[at + move];
      if (at < 0 || !to) return;
      event.preventDefault();
      terms[at].node.tabIndex = -1;
      to.node.tabIndex = 0;
      to.node.focus();
    },
    { signal: figure.signal }
  );
  return { update: ({ values, unit }) => showTerms(terms, values, unit), destroy: figure.destroy };
}
function createCode(container, { label, lines }) {
  const piece = (spec) => typeof spec === "string" ? spec : element("span", { "data-term": spec.term }, spec.text);
  const rows2 = lines.map(({ op, tokens }) => element("code", { "data-op": op }, ...tokens.map(piece)));
  return mount(container, element("div", { class: "lx-code", role: "group", "aria-label": label }, ...rows2));
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
function lstmForward(parameters2, x, options = {}) {
  const { inputSize: D } = parameters2;
  const trace = emptyTrace(parameters2, sequenceLength(x, D), options);
  for (let t = 0; t < trace.seqLen; t++) lstmStep(parameters2, x, t * D, trace, t, options.clamps);
  return trace;
}

// lstm_core/widgets/esm/lib/gru.js
function gruForward(parameters2, x, options = {}) {
  const { inputSize: D, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = parameters2;
  const T = x.length / D;
  const h0 = Float64Array.from(options.h0 ?? new Float64Array(H));
  if (!Number.isInteger(T) || T === 0)
    throw new RangeError(`x has ${x.length} numbers; input size ${D} needs T · ${D}`);
  if (h0.length !== H) throw new RangeError(`h0 has ${h0.length} entries; a state of hidden size ${H} needs ${H}`);
  const [r, z, n, h] = Array.from({ length: 4 }, () => new Float64Array(T * H));
  const [a, input, recurrent] = Array.from({ length: 3 }, () => new Float64Array(T * 3 * H));
  for (let t = 0; t < T; t++) {
    const row = t * 3 * H;
    const [before, from] = t ? [h, (t - 1) * H] : [h0, 0];
    multiply(weightIh, x, t * D, D, input, row, 3 * H);
    multiply(weightHh, before, from, H, recurrent, row, 3 * H);
    for (let k = 0; k < 3 * H; k++) {
      input[row + k] += biasIh[k];
      recurrent[row + k] += biasHh[k];
      a[row + k] = input[row + k] + recurrent[row + k];
    }
    for (let u = 0, s = t * H; u < H; u++, s++) {
      const k = row + 2 * H + u;
      r[s] = sigmoid(a[row + u]);
      z[s] = sigmoid(a[row + H + u]);
      a[k] = input[k] + r[s] * recurrent[k];
      n[s] = Math.tanh(a[k]);
      h[s] = (1 - z[s]) * n[s] + z[s] * before[from + u];
    }
  }
  return { seqLen: T, hiddenSize: H, r, z, n, h, a, input, recurrent, h0 };
}

// lstm_core/widgets/esm/lib/one-step.js
var UNITS = 4;
var INPUTS = 2;
var LIMIT = 10;
var NEARLY = 0.05;
var SATURATED = 8;
var OPERATIONS = [
  { id: "a", gives: GATES.flatMap((g) => ["input", "recurrent", "bias", "a"].map((part2) => `${part2}_${g}`)) },
  ...["i", "f", "g", "o", "keep", "write", "c", "tanh_c", "h"].map((id) => ({ id, gives: [id] }))
];
var COMPUTED_AT = new Map(OPERATIONS.flatMap(({ gives }, n) => gives.map((id) => [id, n])));
var GRU_ROWS = (
  /** @type {const} */
  { r: "o", z: "f", n: "g" }
);
var CORNERS = [
  { id: "clear", gates: { f: 0, i: 0 } },
  { id: "overwrite", gates: { f: 0, i: 1 } },
  { id: "hold", gates: { f: 1, i: 0 } },
  { id: "add", gates: { f: 1, i: 1 } },
  { id: "hide", gates: { o: 0 } },
  { id: "show", gates: { o: 1 } }
];
var rowOf = (gate, unit) => GATES.indexOf(gate) * UNITS + unit;
var within = (value, limit) => Math.max(-limit, Math.min(limit, value));
function numbers(list, size, name, limit = LIMIT) {
  if (!Array.isArray(list) || list.length !== size || !list.every(Number.isFinite)) {
    throw new RangeError(`${name} needs ${size} finite numbers`);
  }
  return list.map((value) => within(value, limit));
}
function rows(table, columns, name) {
  if (!Array.isArray(table) || table.length !== 4 * UNITS) throw new RangeError(`${name} needs ${4 * UNITS} rows`);
  return table.map((row, n) => numbers(row, columns, `${name}, row ${n},`));
}
function settled(traits) {
  const whole = (value, low, high) => Math.max(low, Math.min(high, Math.trunc(Number(value)) || 0));
  const H = whole(traits.hidden_size, 1, UNITS);
  return {
    hidden_size: H,
    unit: whole(traits.unit, 0, H - 1),
    operation: whole(traits.operation, 0, OPERATIONS.length - 1),
    x: numbers(traits.x, INPUTS, "x"),
    h: numbers(traits.h, UNITS, "h", 1),
    c: numbers(traits.c, UNITS, "c"),
    weight_ih: rows(traits.weight_ih, INPUTS, "weight_ih"),
    weight_hh: rows(traits.weight_hh, UNITS, "weight_hh"),
    bias: numbers(traits.bias, 4 * UNITS, "bias")
  };
}
function parameters({ hidden_size: H, weight_ih, weight_hh, bias }, gates) {
  const used = gates.flatMap((gate) => Array.from({ length: H }, (_, u) => rowOf(gate, u)));
  return {
    inputSize: INPUTS,
    hiddenSize: H,
    weightIh: Float64Array.from(used.flatMap((row) => weight_ih[row])),
    weightHh: Float64Array.from(used.flatMap((row) => weight_hh[row].slice(0, H))),
    biasIh: Float64Array.from(used, (row) => bias[row]),
    biasHh: new Float64Array(used.length)
  };
}
function runLab(traits) {
  const now = settled(traits);
  const H = now.hidden_size;
  const state = { h0: now.h.slice(0, H), c0: now.c.slice(0, H) };
  const trace = lstmForward(parameters(now, GATES), now.x, state);
  const gru = gruForward(parameters(now, Object.values(GRU_ROWS)), now.x, state);
  return { ...now, trace, gru, units: Array.from({ length: H }, (_, u) => valuesOf(now, trace, gru, u)) };
}
function valuesOf({ hidden_size: H, h, c }, trace, gru, u) {
  const values = { h_previous: h[u], c_previous: c[u] };
  GATES.forEach((gate, block) => {
    const row = block * H + u;
    values[`input_${gate}`] = trace.input[row];
    values[`recurrent_${gate}`] = trace.recurrent[row];
    values[`bias_${gate}`] = trace.bias[row];
    values[`a_${gate}`] = trace.a[row];
    values[gate] = trace[gate][u];
  });
  const { i, f, g } = values;
  const [cell, hidden] = [trace.c[u], trace.h[u]];
  Object.assign(values, { keep: f * c[u], write: i * g, c: cell, tanh_c: Math.tanh(cell), h: hidden });
  Object.keys(GRU_ROWS).forEach((name, block) => {
    const row = block * H + u;
    values[`gru_input_${name}`] = gru.input[row];
    values[`gru_recurrent_${name}`] = gru.recurrent[row];
    values[`gru_${name}`] = gru[
      /** @type {"r" | "z" | "n"} */
      name
    ][u];
  });
  values.gru_h = gru.h[u];
  return values;
}
function logicOf(values) {
  const { i, f, g, o, c_previous: c, tanh_c } = values;
  const gives = { clear: 0, overwrite: g, hold: c, add: c + g, hide: 0, show: tanh_c };
  const soft = { i, f, o };
  return CORNERS.map(({ id, gates }) => ({
    id,
    gives: gives[
      /** @type {keyof typeof gives} */
      id
    ],
    share: Object.entries(gates).reduce(
      (part2, [gate, open]) => part2 * (open ? soft[
        /** @type {"i"} */
        gate
      ] : 1 - soft[
        /** @type {"i"} */
        gate
      ]),
      1
    )
  }));
}
function biasFor({ bias, unit }, values, gates) {
  const next = [...bias];
  for (const [gate, open] of Object.entries(gates)) {
    const rest = values[`input_${gate}`] + values[`recurrent_${gate}`];
    const wanted = (open ? SATURATED : -SATURATED) - rest;
    next[rowOf(
      /** @type {Gate} */
      gate,
      unit
    )] = within(Math.round(wanted * 10) / 10, LIMIT);
  }
  return next;
}
var gateState = (gate) => gate < NEARLY ? "closed" : gate > 1 - NEARLY ? "open" : "";

// lstm_core/widgets/esm/lib/one-step-words.js
var QUESTION = "This cell is empty, c = 0. Open its forget gate wide: how far does c′ move?";
var GATE_WORDS = { i: "Input gate", f: "Forget gate", g: "Candidate", o: "Output gate" };
var SAYS = {
  a: "All four layers read the same x and h. Each adds up its own row: a = W x + U h + b.",
  i: "The input gate i = σ(a): how much of the candidate will be written.",
  f: "The forget gate f = σ(a): how much of the old cell state will stay.",
  g: "The candidate g = tanh(a): what would be written.",
  o: "The output gate o = σ(a): how much of the cell state will be shown.",
  keep: "f · c: what stays of the old cell state.",
  write: "i · g: what is written.",
  c: "c′ = f · c + i · g: the new cell state, a sum that nothing bounds.",
  tanh_c: "tanh c′: the cell state, squeezed into (−1, 1) to be shown.",
  h: "h′ = o · tanh c′: the hidden state, all that other units and other layers see."
};
var layer = (gate) => ({
  op: gate,
  tokens: [
    { term: gate, symbol: gate, edge: gate },
    gate === "g" ? "= tanh" : "= σ",
    { term: `a_${gate}`, symbol: `a_${gate}`, means: `pre-activation of ${gate}` }
  ]
});
var LINES = [
  layer("i"),
  layer("f"),
  layer("g"),
  layer("o"),
  {
    op: "keep write c",
    tokens: [
      { term: "c", symbol: "c′" },
      "=",
      { term: "f", symbol: "f", edge: "f" },
      "·",
      { term: "c_previous", symbol: "c" },
      "+",
      { term: "i", symbol: "i", edge: "i" },
      "·",
      { term: "g", symbol: "g", edge: "g" }
    ]
  },
  {
    op: "tanh_c h",
    tokens: [
      { term: "h", symbol: "h′" },
      "=",
      { term: "o", symbol: "o", edge: "o" },
      "·",
      { term: "tanh_c", symbol: "tanh c′" }
    ]
  }
];
var codeOf = (gate, name) => ({
  op: gate,
  tokens: [{ term: gate, text: gate }, ` = ${name}(`, { term: `a_${gate}`, text: `a_${gate}` }, ")"]
});
var CODE = [
  {
    op: "a",
    tokens: [
      "a = ",
      { term: "input_i input_f input_g input_o", text: "W @ x" },
      " + ",
      { term: "recurrent_i recurrent_f recurrent_g recurrent_o", text: "U @ h" },
      " + ",
      { term: "bias_i bias_f bias_g bias_o", text: "b" }
    ]
  },
  { op: "a", tokens: ["a_i, a_f, a_g, a_o = split(a, 4)"] },
  codeOf("i", "sigmoid"),
  codeOf("f", "sigmoid"),
  codeOf("g", "tanh"),
  codeOf("o", "sigmoid"),
  {
    op: "keep write c",
    tokens: [{ term: "c", text: "c" }, " = ", { term: "keep", text: "f * c" }, " + ", { term: "write", text: "i * g" }]
  },
  {
    op: "tanh_c h",
    tokens: [{ term: "h", text: "h" }, " = ", { term: "o", text: "o" }, " * ", { term: "tanh_c", text: "tanh(c)" }]
  }
];
var gruGate = (name, edge) => ({
  tokens: [
    { term: `gru_${name}`, symbol: name, edge },
    "= σ(",
    { term: `gru_input_${name}`, symbol: "W x + b" },
    "+",
    { term: `gru_recurrent_${name}`, symbol: "U h" },
    ")"
  ]
});
var GRU_LINES = [
  gruGate("r", "o"),
  gruGate("z", "f"),
  {
    tokens: [
      { term: "gru_n", symbol: "n", edge: "g" },
      "= tanh(",
      { term: "gru_input_n", symbol: "W x + b" },
      "+",
      { term: "gru_r", symbol: "r", edge: "o" },
      "·",
      { term: "gru_recurrent_n", symbol: "U h" },
      ")"
    ]
  },
  {
    tokens: [
      { term: "gru_h", symbol: "h′" },
      "= (1 −",
      { term: "gru_z", symbol: "z", edge: "f" },
      ")·",
      { term: "gru_n", symbol: "n", edge: "g" },
      "+",
      { term: "gru_z", symbol: "z", edge: "f" },
      "·",
      { term: "h_previous", symbol: "h" }
    ]
  }
];
var LOGIC = [
  {
    heads: ["f i", "the cell would", "c′", "share now"],
    rows: [
      { id: "clear", bits: [0, 0], label: "Clear" },
      { id: "overwrite", bits: [0, 1], label: "Overwrite" },
      { id: "hold", bits: [1, 0], label: "Hold" },
      { id: "add", bits: [1, 1], label: "Add up" }
    ]
  },
  {
    heads: ["o", "and", "h′", ""],
    rows: [
      { id: "hide", bits: [0], label: "Hide" },
      { id: "show", bits: [1], label: "Show" }
    ]
  }
];
var SHARES = "Soft gates do a little of each row: c′ is the mean of the first four, weighted by their shares; h′ of the last two.";
function labSummary(values, unit, hiddenSize) {
  const shown = (term) => number(values[term], 2);
  const gates = ["i", "f", "g", "o"].map((gate) => `${gate} = ${shown(gate)}`).join(", ");
  return `One step, unit ${unit} of ${hiddenSize}: ${gates}; the cell state goes from ${shown("c_previous")} to ${shown("c")}, the hidden state from ${shown("h_previous")} to ${shown("h")}; in a GRU it goes to ${shown("gru_h")}.`;
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

// lstm_core/widgets/esm/kit/gate-console.js
function createConsole(container, { onCell, onBias }) {
  const range = { min: -LIMIT, max: LIMIT, step: 0.1, format: (value) => number(value, 1) };
  const box = (kind) => {
    const node = element("div", { class: `lx-knob ${kind}` });
    container.append(node);
    return node;
  };
  const cell = createSlider(box("lx-edge-c"), { label: "Old cell state", unit: "c", ...range, onInput: onCell });
  const knobs = GATES.map((gate) => {
    const node = box(`lx-edge-${gate}`);
    const [label, unit] = [GATE_WORDS[gate], `bias b of ${gate}`];
    const slider = createSlider(node, { label, unit, ...range, onInput: (value) => onBias(gate, value) });
    const term = createTerm({ term: gate, symbol: gate, means: NAMES[gate] });
    const word = element("span", { class: "lx-word" });
    const fill2 = element("i", { class: `lx-ink-${gate}` });
    node.append(element("span", { class: "lx-meter" }, fill2));
    node.append(element("p", { class: "lx-opening" }, term.node, word));
    return { gate, slider, term, word, fill: fill2 };
  });
  return {
    /** @param {ReturnType<typeof import("../lib/one-step.js").runLab>} now */
    update({ units, unit, c, bias }) {
      cell.update({ value: c[unit] });
      for (const { gate, slider, term, word, fill: fill2 } of knobs) {
        slider.update({ value: bias[rowOf(gate, unit)] });
        showTerms([term], units[unit], unit);
        const signed = gate === "g";
        fill2.style.transform = `${signed ? "translateX(50%) " : ""}scaleX(${(units[unit][gate] / (signed ? 2 : 1)).toFixed(3)})`;
        setText(word, gate === "g" ? "" : gateState(units[unit][gate]));
      }
    },
    destroy() {
      for (const { slider } of [{ slider: cell }, ...knobs]) slider.destroy();
    }
  };
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

// lstm_core/widgets/esm/kit/logic-table.js
function createLogicTable(container, { groups, onPick }) {
  const drawn = {};
  const table = element("table", { class: "lx-logic" });
  const figure = mount(container, table);
  const cell = (...content) => element("td", {}, ...content);
  for (const { heads, rows: rows2 } of groups) {
    const titles = heads.map((text) => text ? element("th", { scope: "col" }, text) : element("td"));
    table.append(element("tbody", {}, element("tr", {}, ...titles)));
    for (const { id, bits, label } of rows2) {
      const button = element("button", { type: "button" }, label);
      const gives = element("span", { class: "lx-number", "data-quantity": "corner", "data-row": id });
      const share = element("span", { class: "lx-number", "data-quantity": "share", "data-row": id });
      const bar = element("i", { class: "lx-bar" });
      button.addEventListener("click", () => onPick(id), { signal: figure.signal });
      const track = element("span", { class: "lx-track" }, bar);
      table.lastElementChild.append(
        element("tr", {}, cell(bits.join(" ")), cell(button), cell(gives), element("td", {}, track, share))
      );
      drawn[id] = { button, gives, share, bar };
    }
  }
  return {
    update({ rows: rows2, unit }) {
      for (const { id, gives, share, there } of rows2) {
        const at = drawn[id];
        showValue(at.gives, gives, number(gives), { unit });
        showValue(at.share, share, number(share), { unit });
        setAttribute(at.bar, "style", `transform: scaleX(${Math.max(4e-3, share).toFixed(3)})`);
        at.button.disabled = there;
      }
    },
    destroy: figure.destroy
  };
}

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

// lstm_core/widgets/esm/kit/matrix-editor.js
var STEP = 0.1;
function createMatrixEditor(container, { label, columns, heads, rows: rows2, chosen, limitOf: limitOf2, name, onEdit, onChoose }) {
  const ids = uniqueName();
  const note = element("span", { class: "lx-note", role: "status" });
  const title = element("span", { class: "lx-label" });
  const [less, more] = [`−${STEP}`, `+${STEP}`].map((text) => element("button", { type: "button" }, text));
  const head = columns.map((symbol, k) => element("th", { scope: "col", id: `${ids}c${k}` }, symbolOf(symbol)));
  const table = element("table", { class: "lx-matrix", "aria-label": label });
  const stepper = element("p", { class: "lx-stepper" }, title, less, more, note);
  const figure = mount(container, element("div", {}, table, stepper));
  const say = (sentence) => setText(note, sentence);
  let at = chosen;
  let entries = [];
  const fieldAt = ({ row, column }, terms) => createNumberField({
    name: () => name({ row, column }),
    limit: limitOf2(row, column),
    labelledby: `${ids}r${row} ${ids}c${column}`,
    terms,
    signal: figure.signal,
    onValue: (value2) => onEdit({ row, column, value: value2 }),
    onSay: say,
    onFocus: () => choose({ row, column })
  });
  const fields = rows2.map(
    ({ terms }, row) => columns.map((_, column) => limitOf2(row, column) ? fieldAt({ row, column }, terms?.(column)) : null)
  );
  const results = [];
  const outcome = (spec) => {
    if (typeof spec === "string") return element("td", { class: "lx-operator" }, spec);
    const made = createTerm(spec);
    results.push(made);
    return element("td", { class: "lx-outcome" }, made.node);
  };
  const over = heads.map((text) => element("td", { class: "lx-given" }, text && symbolOf(text)));
  table.append(element("tr", { class: "lx-heads" }, element("td"), ...head, ...over));
  rows2.forEach(({ symbol, edge, after = [] }, row) => {
    const th = element("th", { scope: "row", id: `${ids}r${row}`, class: edge && `lx-edge-${edge}` }, symbolOf(symbol));
    const inputs = fields[row].map((field) => element("td", { class: "lx-entry" }, field?.input ?? ""));
    table.append(element("tr", {}, th, ...inputs, ...after.map(outcome)));
  });
  function choose(place) {
    at = place;
    settle();
    onChoose?.(place);
  }
  const value = () => entries[at.row]?.[at.column] ?? 0;
  const limit = () => limitOf2(at.row, at.column);
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
    head.forEach((node, column) => {
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

// lstm_core/widgets/esm/kit/unit-table.js
function createUnitTable(container, { label, units, groups }) {
  const columns = Array.from({ length: units }, (_, u) => element("th", { scope: "col" }, `unit ${u}`));
  const table = element("table", { class: "lx-vectors", "aria-label": label });
  const figure = mount(container, table);
  const lines = groups.flatMap(
    ({ rows: rows2 }) => rows2.map(({ term, symbol, edge }) => {
      const cells = Array.from({ length: units }, () => element("td", { class: "lx-number", "data-quantity": term }));
      const head = element("th", { scope: "row", class: edge ? `lx-edge-${edge}` : null }, symbolOf(symbol));
      return { term, cells, row: element("tr", { "data-term": term }, head, ...cells) };
    })
  );
  const titles = groups.map(
    ({ title }, n2) => element("tr", {}, element("th", { scope: "col", class: "lx-label" }, title), ...n2 ? [] : columns)
  );
  let n = 0;
  groups.forEach(({ rows: rows2 }, g) => {
    table.append(titles[g], ...rows2.map(() => lines[n++].row));
  });
  return {
    update({ units: values, unit }) {
      columns.forEach((node, u) => {
        node.hidden = u >= values.length;
        node.classList.toggle("lx-chosen-unit", u === unit);
      });
      for (const { term, cells } of lines) {
        cells.forEach((node, u) => {
          node.hidden = u >= values.length;
          node.classList.toggle("lx-chosen-unit", u === unit);
          if (u < values.length) showValue(node, values[u][term], number(values[u][term]), { unit: u });
          else node.removeAttribute("data-value");
        });
      }
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/lib/one-step-edit.js
var COLUMNS = ["x_0", "x_1", "h_0", "h_1", "h_2", "h_3", "b"];
var BIAS = INPUTS + UNITS;
var CHOSEN = { row: 2, column: BIAS };
var limitOf = (row, column) => row > 0 || column < INPUTS ? LIMIT : column < BIAS ? 1 : 0;
var replaced = (list, at, value) => list.map((old, n) => n === at ? value : old);
function entriesOf({ hidden_size: H, unit, x, h, weight_ih, weight_hh, bias }) {
  const line = (inputs, states, last) => [...inputs, ...states.map((value, u) => u < H ? value : null), last];
  const rows2 = GATES.map((gate) => rowOf(gate, unit));
  return [line(x, h, null), ...rows2.map((row) => line(weight_ih[row], weight_hh[row], bias[row]))];
}
function edited({ unit, x, h, weight_ih, weight_hh, bias }, { row, column, value }) {
  const state = column - INPUTS;
  if (row === 0) return state < 0 ? { x: replaced(x, column, value) } : { h: replaced(h, state, value) };
  const at = rowOf(GATES[row - 1], unit);
  if (column === BIAS) return { bias: replaced(bias, at, value) };
  if (state < 0) return { weight_ih: replaced(weight_ih, at, replaced(weight_ih[at], column, value)) };
  return { weight_hh: replaced(weight_hh, at, replaced(weight_hh[at], state, value)) };
}
function nameOf({ row, column }) {
  const [letter, index] = COLUMNS[column].split("_");
  if (row === 0) return `${letter}${index}`;
  const matrix = { x: "W", h: "U", b: "b" }[letter];
  return index ? `${matrix} of ${GATES[row - 1]}, from ${letter}${index}` : `b of ${GATES[row - 1]}`;
}

// lstm_core/widgets/esm/one-step-lab.js
var TRAITS = ["hidden_size", "unit", "operation", "x", "h", "c", "weight_ih", "weight_hh", "bias"];
var isLater = (term, operation) => (COMPUTED_AT.get(term) ?? -1) > operation;
function reveal(root, operation) {
  for (const node of root.querySelectorAll("[data-quantity]")) {
    node.classList.toggle("lx-later", isLater(node.getAttribute("data-quantity") ?? "", operation));
  }
  for (const line of root.querySelectorAll(".lx-line, .lx-code > code")) {
    line.classList.toggle("lx-now", (line.getAttribute("data-op") ?? "").split(" ").includes(OPERATIONS[operation].id));
  }
}
function build(root, { read, set }) {
  const first = read();
  let now = runLab(first);
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const head = part(root, "head");
  const sizes = createChoice(head, {
    label: "Units H",
    values: (
      /** @type {string[]} */
      ["1", "2", "3", "4"]
    ),
    onChoose: (value) => set({ hidden_size: Number(value) })
  });
  const units = createChoice(head, {
    label: "Show unit",
    values: (
      /** @type {string[]} */
      ["0", "1", "2", "3"]
    ),
    onChoose: (value) => set({ unit: Number(value) })
  });
  const unitLabels = [...head.querySelectorAll("fieldset:last-of-type label")];
  const knobs = createConsole(part(root, "console"), {
    onCell: (value) => set({ c: replaced(now.c, now.unit, value) }),
    onBias: (gate, value) => set({ bias: replaced(now.bias, rowOf(gate, now.unit), value) })
  });
  const diagram = createCellDiagram(part(root, "module"), { cell: "lstm" });
  const walk = part(root, "walk");
  const says = element("p", { class: "lx-says" });
  const transport = createTransport(walk, {
    scrubIn: walk,
    symbol: "operation",
    name: "operation of the step",
    affects: "view",
    onStep: (operation) => set({ operation }),
    onPlay: () => {
    },
    onReset: () => {
      matrix.choose(CHOSEN);
      set(first);
    }
  });
  walk.append(says);
  const written = part(root, "written");
  const equation = createEquation(written, { label: "The step of this unit in numbers", lines: LINES });
  const code = createCode(written, { label: "The same step in code, for all units", lines: CODE });
  const matrix = createMatrixEditor(part(root, "weights", "One row for each gate, times the same input"), {
    label: "Input, hidden state and weights of this unit",
    columns: COLUMNS,
    heads: ["W x", "", "U h", "", "a", "", ""],
    rows: [
      { symbol: "x, h", terms: (column) => column < INPUTS ? "x" : "h_previous" },
      ...GATES.map((gate) => ({
        symbol: gate,
        edge: gate,
        terms: (column) => `${column < INPUTS ? "input" : column < BIAS ? "recurrent" : "bias"}_${gate}`,
        after: [
          { term: `input_${gate}`, symbol: "W x" },
          "+",
          { term: `recurrent_${gate}`, symbol: "U h" },
          "+ b =",
          { term: `a_${gate}`, symbol: "a" },
          gate === "g" ? "tanh" : "σ",
          { term: gate }
        ]
      }))
    ],
    limitOf,
    chosen: CHOSEN,
    name: nameOf,
    onEdit: (edit) => set(edited(now, edit))
  });
  const ideal = part(root, "logic", "If the gates were logic");
  const logic = createLogicTable(ideal, {
    groups: LOGIC,
    onPick: (id) => set({ bias: biasFor(now, now.units[now.unit], cornerOf(id)) })
  });
  ideal.append(element("p", { class: "lx-label" }, SHARES));
  const vectors = createUnitTable(part(root, "vectors", "All units, elementwise"), {
    label: "Numbers of every unit",
    units: UNITS,
    groups: [
      { title: "LSTM", rows: ["c_previous", "i", "f", "g", "o", "c", "h"].map(rowOfTable) },
      { title: "GRU", rows: ["gru_r", "gru_z", "gru_n", "gru_h"].map(rowOfTable) }
    ]
  });
  const beside = part(root, "gru", "The same x and h in a GRU");
  const gru = createCellDiagram(beside, { cell: "gru", gates: { f: "gru_z", o: "gru_r", g: "gru_n" } });
  const gruSide = element("div");
  beside.append(gruSide);
  const gruEquation = createEquation(gruSide, { label: "The GRU's step in numbers", lines: GRU_LINES });
  gruSide.append(element("p", { class: "lx-label" }, borrowed()));
  const sentence = createSummary(root);
  const links = createLinks(root);
  let revealed = -1;
  return {
    draw() {
      now = runLab(read());
      const { hidden_size: H, unit, operation } = now;
      const values = now.units[unit];
      const id = OPERATIONS[operation].id;
      root.dataset.state = JSON.stringify(settled(read()));
      sizes.update({ value: String(H) });
      units.update({ value: String(unit) });
      unitLabels.forEach((label, u) => {
        label.toggleAttribute("hidden", u >= H);
      });
      knobs.update(now);
      diagram.update({ values, unit, operation: id, later: (term) => isLater(term, operation) });
      setText(says, SAYS[id]);
      const atStart = JSON.stringify(first) === JSON.stringify(read());
      const plot = { left: 8, cell: 0 };
      transport.update({
        t: operation,
        seqLen: OPERATIONS.length,
        playing: false,
        still: true,
        atStart,
        plot,
        says: SAYS[id]
      });
      equation.update({ values, unit });
      matrix.update({ entries: entriesOf(now), values, unit });
      const rows2 = logicOf(values).map((row) => ({
        ...row,
        there: String(biasFor(now, values, cornerOf(row.id))) === String(now.bias)
      }));
      logic.update({ rows: rows2, unit });
      vectors.update(now);
      gru.update({ values, unit, operation: "", later: () => false });
      gruEquation.update({ values, unit });
      sentence.update(labSummary(values, unit, H));
      if (operation !== revealed) reveal(root, operation);
      revealed = operation;
      links.paint();
    },
    destroy() {
      const parts = [sizes, units, knobs, diagram, transport, equation, code, matrix, logic, vectors, gru];
      for (const made of [...parts, gruEquation, sentence, links]) made.destroy();
    }
  };
}
var cornerOf = (id) => CORNERS.find((corner) => corner.id === id)?.gates ?? {};
function rowOfTable(term) {
  const name = term.replace("gru_", "");
  const from = term.startsWith("gru_") ? GRU_ROWS[
    /** @type {"r"} */
    name
  ] : name.length === 1 ? name : void 0;
  const symbol = { c_previous: "c before", c: "c′", h: "h′", gru_h: "h′" }[term] ?? name;
  return { term, symbol, edge: from && "ifgo".includes(from) ? from : void 0 };
}
function borrowed() {
  const rows2 = Object.entries(GRU_ROWS).map(([name, gate]) => `${name} from ${gate}`);
  return `Weights borrowed row by row: ${rows2.join(", ")}. No row stands for i: 1 − z does its work. There is no c.`;
}
var one_step_lab_default = defineExplorable({ name: "one-step-lab", traits: TRAITS, rebuildOn: [], build });

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
var register_default = withProjector(one_step_lab_default);
export {
  register_default as default
};
