/*! By `npm run build`
 * sources sha256 7eea0ff659e1a6b12115f05d1216854857b37a619e4ba87528442bf571b138f0
 * body sha256 069e753cea9194a7ec7fe2c68ffeea88099578b03da63d6e55329bc5a4f34097
 * source lstm_core/puzzles.json
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/fitted.js
 * source lstm_core/widgets/esm/kit/heat-map.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/number-field.js
 * source lstm_core/widgets/esm/kit/player.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/slices.js
 * source lstm_core/widgets/esm/kit/stairs.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/kit/theme.js
 * source lstm_core/widgets/esm/kit/timeline-marks.js
 * source lstm_core/widgets/esm/kit/timeline.js
 * source lstm_core/widgets/esm/kit/transport.js
 * source lstm_core/widgets/esm/kit/verdict.js
 * source lstm_core/widgets/esm/kit/weight-table.js
 * source lstm_core/widgets/esm/lib/bench.js
 * source lstm_core/widgets/esm/lib/layout.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/puzzles.js
 * source lstm_core/widgets/esm/lib/tracks.js
 * source lstm_core/widgets/esm/lib/words.js
 * source lstm_core/widgets/esm/puzzle-bench.js
 * source lstm_core/widgets/esm/puzzle-data.js
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

// lstm_core/widgets/esm/kit/slices.js
var PARTS = 256;
function createSlices({ onSlice, budget = 7 }) {
  const channel = new MessageChannel();
  let job = null;
  let frame = 0;
  function slice() {
    const end = performance.now() + budget;
    while (job && !job.done && performance.now() < end) job.advance(PARTS);
    if (job?.done) job = null;
    if (job && !frame) frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  }
  channel.port1.onmessage = () => {
    frame = 0;
    if (!job) return;
    slice();
    onSlice();
  };
  return {
    /** Takes up a job; its first slice is done when this returns. @param {Job} next */
    start(next) {
      job = next;
      slice();
    },
    destroy() {
      job = null;
      cancelAnimationFrame(frame);
      channel.port1.close();
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
var INKS = { i: "i", f: "f", g: "g", o: "o", r: "o", z: "f", n: "g" };
function markInWords(tracks, { quantity, t, unit }) {
  const track = tracks.find((one) => one.quantity === quantity);
  if (!track || unit === null || unit >= track.units) return "";
  const [name, whose] = track.apart ? [NAMES[track.symbol], ", of the simple RNN"] : [track.caption, ""];
  return `${name} ${track.symbol} of unit ${unit} at step ${t}: ${number(track.values[t * track.units + unit])}${whose}`;
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
  const total2 = cell * steps + 2 * INSET;
  const shown = Math.min(total2, room + 2 * INSET);
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
  setAttribute(svg.field, "width", total2);
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
  return { rows, groups, steps, cell, total: total2, shown, symbols, chips, guides, held, drawn, lit, playhead, cursor, said };
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
  const sign = track.gate ? svgElement("rect", { class: `lx-sign lx-ink-${track.ink}`, x: LEFT, y: base - 8, width: 9, height: 9 }) : svgElement("path", { class: `lx-sign lx-line-${track.symbol}`, d: `M${LEFT} ${base - 3.5}h12` });
  const symbol = svgElement("tspan", { class: "lx-math" }, track.symbol);
  return [sign, svgElement("text", { class: "lx-caption", x: LEFT + 16, y: base }, symbol, `  ${track.caption}`)];
}
function drawRim({ unit, y }, { symbol, apart = false }, right, grouping) {
  const byUnit = grouping === "unit" && !apart;
  const text = byUnit ? symbol : String(unit);
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
  const at = INSET + t * cell;
  const columns = groups.map((group) => box(at - 1, group.y - 1, cell + 1, group.height + 1)).join("");
  setAttribute(frame.playhead, "d", box(at - 1, 2, cell + 1, 18) + columns);
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
  setAttribute(frame.cursor, "d", chosen ? box(at - 1, chosen.y - 1, cell + 1, SIZES.row + 1) : "");
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
    for (let at = 2; at < w + h; at += 4.5) {
      const [x0, x1] = [Math.max(0, at - h), Math.min(w, at)];
      path += `M${x + x0} ${y + at - x0}L${x + x1} ${y + at - x1}`;
    }
  }
  return path;
}
function litPath({ quantity, t, unit }, { rows, cell, steps }) {
  if (t < 0 || t >= steps) return "";
  const at = INSET + t * cell - 1;
  if (quantity === "x") return box(at, 2, cell + 1, 18);
  const wanted = rows.filter((row) => row.quantity === quantity && (unit === null || row.unit === unit));
  let top = 0;
  let path = "";
  wanted.forEach(({ y }, n) => {
    if (wanted[n - 1]?.y !== y - SIZES.row) top = y;
    if (wanted[n + 1]?.y !== y + SIZES.row) path += box(at, top - 1, cell + 1, y - top + SIZES.row + 1);
  });
  return path;
}
function createSheets() {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const field = svgElement("svg", { class: "lx-sheet", "aria-hidden": "true" });
  const rim = svgElement("svg", { class: "lx-rim", "aria-hidden": "true" });
  return { canvas, field, rim, columns: element("div", { class: "lx-columns" }, canvas, field) };
}

// lstm_core/widgets/esm/kit/stairs.js
var TOP = 8;
var HEIGHT = 104;
var ROWS = { asked: HEIGHT + 40, answers: HEIGHT + 59 };
var TOTAL = HEIGHT + 66;
function gridOf(low, high) {
  const every = [1, 2, 5, 10, 20, 50].find((step) => (high - low) / step <= 7) ?? 100;
  const first = Math.ceil(low / every);
  return Array.from({ length: Math.floor(high / every) - first + 1 }, (_, n) => (first + n) * every);
}
function createStairs(container, { onPick }) {
  const svg = svgElement("svg", { class: "lx-stairs", height: TOTAL, "aria-hidden": "true" });
  const title = element("p", { class: "lx-label" });
  const figure = mount(container, element("div", { class: "lx-stairs-box" }, title, svg));
  let now = { cell: 22, steps: 1 };
  svg.addEventListener(
    "pointerdown",
    (event) => {
      const t = Math.floor((placeIn(svg, event).x - LEFT) / now.cell);
      if (t >= 0 && t < now.steps) onPick(t);
    },
    { signal: figure.signal }
  );
  return {
    update(data) {
      const { trace, symbols, cell } = data;
      now = { cell, steps: symbols.length };
      setText(title, trace.hiddenSize === 1 ? "Cell state c" : "Cell states: c of unit 0 thick, of unit 1 thin");
      setAttribute(svg, "width", LEFT + cell * symbols.length + RIGHT);
      svg.replaceChildren(...curves(data), ...bits(data));
    },
    destroy: figure.destroy
  };
}
function curves({ trace, symbols, t, cell }) {
  const H = trace.hiddenSize;
  const finite = Array.from(trace.c, (v) => Number.isFinite(v) ? v : 0);
  const [low, high] = [Math.min(0, ...finite), Math.max(1, ...finite)];
  const y = (v) => TOP + (HEIGHT - TOP) * ((high - v) / (high - low));
  const right = LEFT + cell * symbols.length;
  const ruled = gridOf(Math.floor(low + 1e-6), Math.ceil(high - 1e-6)).filter(
    (v) => v >= low - 1e-6 && v <= high + 1e-6
  );
  const rules = ruled.flatMap((v) => [
    svgElement("path", {
      class: v === 0 ? "lx-axis lx-axis-zero" : "lx-axis",
      d: `M${LEFT} ${Math.round(y(v)) + 0.5}H${right}`
    }),
    svgElement("text", { class: "lx-tick", x: LEFT - 4, y: y(v) + 4 }, String(v).replace("-", "−"))
  ]);
  const band = svgElement("rect", { class: "lx-step-band", x: LEFT + t * cell, y: 0, width: cell - 1, height: TOTAL });
  const stairs = Array.from({ length: H }, (_, u) => {
    const points = symbols.map((_2, s) => {
      const level = y(finite[s * H + u]).toFixed(1);
      return `${s ? "V" : "M"}${s ? level : `${LEFT} ${level}`}H${LEFT + (s + 1) * cell}`;
    });
    return svgElement("path", { class: `lx-curve lx-stair-${u}`, d: points.join("") });
  });
  return [band, ...rules, ...stairs];
}
function bits({ symbols, asked, answers, cell }) {
  const right = LEFT + cell * symbols.length + 6;
  const marks = symbols.flatMap((symbol, s) => {
    const x = LEFT + (s + 0.5) * cell - 0.5;
    const wrong2 = asked[s] !== answers[s];
    const text = svgElement("text", { class: "lx-bit-symbol", x, y: HEIGHT + 20 }, symbol);
    const pair = (
      /** @type {const} */
      ["asked", "answers"].flatMap((name) => {
        const on = (name === "asked" ? asked : answers)[s];
        const bad = wrong2 && name === "answers";
        const kind = `lx-bit ${on ? "lx-bit-on" : ""} ${bad ? "lx-bit-bad" : ""}`;
        return [
          svgElement("rect", { class: kind, x: x - 7, y: ROWS[name] - 12, width: 14, height: 15 }),
          svgElement("text", { class: kind, x, y: ROWS[name] }, on ? "1" : "0")
        ];
      })
    );
    return [text, ...pair];
  });
  const wrong = answers.some((answer, s) => answer !== asked[s]);
  const names = [
    svgElement("text", { class: "lx-bit-name", x: right, y: ROWS.asked }, "asked"),
    svgElement(
      "text",
      { class: `lx-bit-name ${wrong ? "lx-bit-bad" : ""}`, x: right, y: ROWS.answers },
      wrong ? "✗ got" : "✓ got"
    )
  ];
  return [...marks, ...names];
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
  function drawRow(levels, { y, signed, ink }, x0, { cell, height }, width) {
    if (!context || !colors) return;
    const [w, h] = [cell - 1, height - 1];
    context.clearRect(0, y, width, h);
    context.globalAlpha = 0.05;
    context.fillStyle = colors.ink;
    context.fillRect(x0, y, levels.length * cell - 1, h);
    for (const sign of signed ? [1, -1] : [1]) {
      context.fillStyle = colors[
        /** @type {"f"} */
        signed ? sign > 0 ? "positive" : "negative" : ink
      ];
      levels.forEach((level, n) => {
        if (level * sign <= 0) return;
        context.globalAlpha = level * sign / LEVELS;
        context.fillRect(x0 + n * cell, y, w, h);
      });
    }
    context.globalAlpha = 1;
    context.fillStyle = colors.ground;
    const dash = cell < 9 ? 2 : 4;
    levels.forEach((level, n) => {
      if (signed && level < -6) context.fillRect(x0 + n * cell + Math.floor((w - dash) / 2), y + 6, dash, 1);
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
    const { cell, steps, rows, total: total2, shown } = frame;
    const { named } = data;
    const marks = rows.map(({ quantity, unit, y }) => {
      const { values, units, scale, signed, ink } = (
        /** @type {Track} */
        named.get(quantity)
      );
      return { y, values, start: unit, stride: units, scale, signed, ink };
    });
    const left = total2 > shown ? stage.scrollLeft : 0;
    heat.paint(marks, { steps, cell, height: SIZES.row, inset: INSET }, { left, width: shown });
  }
  function locate(event) {
    if (!frame || !data) return null;
    const at = placeIn(field, event);
    const t = Math.floor((at.x - INSET) / frame.cell);
    const y = at.y - SIZES.row / 2;
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
      const at = locate(event);
      if (!at || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      [pressed, drawing] = [at, false];
      onHover(null);
      onMove({ t: at.t, unit: at.row.unit, quantity: at.row.quantity });
    },
    { signal }
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at = locate(event);
      if (!at) return;
      if (!pressed || !stage.hasPointerCapture(event.pointerId)) {
        if (event.pointerType === "mouse") onHover({ ...at.row, t: at.t });
        return;
      }
      const { quantity, unit } = pressed.row;
      drawing ||= onHold !== void 0 && canHold(quantity) && at.t !== pressed.t;
      if (drawing) onHold?.({ quantity, unit, from: pressed.t, to: at.t });
      else onMove({ t: at.t });
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
  const at = rows.findIndex((row) => row.unit === cursor.unit && row.quantity === cursor.quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + (key === "ArrowUp" ? -1 : 1)))];
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
  const { scrubIn, onStep, onPlay, onReset, symbol = "t", name = "timestep t", affects } = options;
  const button2 = (name2, label, affects2) => {
    const { svg, path } = icon(name2);
    const text = element("span", {}, label);
    return { path, text, node: element("button", { type: "button", "data-affects": affects2 }, svg, text) };
  };
  const [back, play, forward, reset] = [
    button2("back", "Back", affects),
    button2("play", "Play", "view"),
    button2("forward", "Step", affects),
    button2("reset", "Reset")
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
  function disable2(node, off) {
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
      disable2(back.node, t === 0);
      disable2(forward.node, t === seqLen - 1);
      disable2(reset.node, atStart);
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

// lstm_core/widgets/esm/lib/lstm.js
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
function linear(head, states, start = 0) {
  const logits = new Float64Array(head.outputSize);
  multiply(head.weight, states, start, head.inputSize, logits, 0, head.outputSize);
  for (let k = 0; k < logits.length; k++) logits[k] += head.bias[k];
  return logits;
}

// lstm_core/widgets/esm/lib/puzzles.js
var LIMIT = 20;
var CLEAR = 1;
var ONES = [0, 1, 1, 2];
var MACHINES = {
  latch: { next: (s, k) => k === 0 ? 1 : s, answer: (s) => s === 1 },
  "resettable latch": { next: (s, k) => k === 2 ? s : Number(k === 0), answer: (s) => s === 1 },
  counter: { next: (s, k) => s + 1 - 2 * k, answer: (s) => s > 0 },
  toggle: { next: (s, k) => s ^ k, answer: (s) => s === 1 },
  adder: { next: (s, k) => ONES[k] + (s >> 1), answer: (s) => s % 2 === 1 }
};
function rowsOf({ cells }) {
  const units = cells === 1 ? [""] : Array.from({ length: cells }, (_, u) => String(u));
  return [...[..."ifgo"].flatMap((gate) => units.map((unit) => gate + unit)), "answer"];
}
function columnsOf({ alphabet, cells }, row) {
  const states = cells === 1 ? ["h"] : Array.from({ length: cells }, (_, u) => `h${u}`);
  return [...row === "answer" ? [] : alphabet, ...states, "bias"];
}
var weightAt = (weights, row, column) => weights[row]?.[column] ?? 0;
function withWeight(puzzle, weights, edit) {
  const at = (row, column) => row === edit.row && column === edit.column ? edit.value : weightAt(weights, row, column);
  const entries = (row) => Object.fromEntries(
    columnsOf(puzzle, row).flatMap((column) => at(row, column) ? [[column, at(row, column)]] : [])
  );
  const rows = rowsOf(puzzle).map((row) => (
    /** @type {const} */
    [row, entries(row)]
  ));
  return Object.fromEntries(rows.filter(([, columns]) => Object.keys(columns).length));
}
function countWeights(weights) {
  return Object.values(weights).flatMap(Object.values).filter(Boolean).length;
}
function sameWeights(puzzle, one, two) {
  return rowsOf(puzzle).every(
    (row) => columnsOf(puzzle, row).every((column) => weightAt(one, row, column) === weightAt(two, row, column))
  );
}
function check(puzzle, weights) {
  for (const [row, entries] of Object.entries(weights)) {
    if (!rowsOf(puzzle).includes(row)) {
      throw new RangeError(`the weights have a row "${row}"; this puzzle has ${rowsOf(puzzle).join(", ")}`);
    }
    for (const [column, value] of Object.entries(entries ?? {})) {
      if (!columnsOf(puzzle, row).includes(column)) {
        throw new RangeError(`row ${row} has a column "${column}"; it may have ${columnsOf(puzzle, row).join(", ")}`);
      }
      if (typeof value !== "number" || !(Math.abs(value) <= LIMIT)) {
        throw new RangeError(`weight ${row}, ${column} is ${value}; it runs from −${LIMIT} to ${LIMIT}`);
      }
    }
  }
}
function toProgram(puzzle, weights) {
  check(puzzle, weights);
  const { alphabet, cells: H } = puzzle;
  const rows = rowsOf(puzzle);
  const gates = rows.slice(0, -1);
  const states = columnsOf(puzzle, "answer").slice(0, -1);
  const take = (from, columns) => Float64Array.from(from.flatMap((row) => columns.map((column) => weightAt(weights, row, column))));
  return {
    rnn: {
      inputSize: alphabet.length,
      hiddenSize: H,
      weightIh: take(gates, alphabet),
      weightHh: take(gates, states),
      biasIh: take(gates, ["bias"]),
      biasHh: new Float64Array(4 * H)
    },
    head: { inputSize: H, outputSize: 1, weight: take(["answer"], states), bias: take(["answer"], ["bias"]) }
  };
}
function oneHot(size) {
  return Float64Array.from({ length: size * size }, (_, n) => n % (size + 1) ? 0 : 1);
}
function countStrings(size, length) {
  let [all, level] = [0, 1];
  for (let n = 0; n < length; n++) all += level *= size;
  return all;
}
function createCheck(name, puzzle, { rnn, head }, length) {
  const { next, answer } = MACHINES[name];
  const [size, H] = [puzzle.alphabet.length, puzzle.cells];
  const x = oneHot(size);
  const trace = emptyTrace(rnn, length);
  const path = new Int8Array(length);
  const states = new Int32Array(length + 1);
  const { weight, bias } = head;
  const verdict = { strings: 0, wrong: 0, counterexample: null, margin: Infinity, done: false };
  let depth = 0;
  function visit() {
    const k = path[depth];
    lstmStep(rnn, x, k * size, trace, depth);
    states[depth + 1] = next(states[depth], k);
    let z = 0;
    for (let u = 0; u < H; u++) z += weight[u] * trace.h[depth * H + u];
    z += bias[0];
    const asked = answer(states[depth + 1]);
    const clear = asked ? z : -z;
    if (!(clear >= verdict.margin)) verdict.margin = clear;
    verdict.strings += 1;
    if (z > 0 === asked) return;
    verdict.wrong += 1;
    if (!verdict.counterexample || depth + 1 < verdict.counterexample.length) {
      verdict.counterexample = Array.from(path.subarray(0, depth + 1));
    }
  }
  function move() {
    if (depth + 1 < length) {
      path[++depth] = 0;
      return;
    }
    while (depth >= 0 && path[depth] === size - 1) depth -= 1;
    if (depth < 0) verdict.done = true;
    else path[depth] += 1;
  }
  return {
    verdict,
    /** Checks at most so many strings more. @param {number} count */
    advance(count) {
      for (let n = 0; n < count && !verdict.done; n++) {
        visit();
        move();
      }
      return verdict;
    }
  };
}
function createStagedCheck(name, puzzle, program, look = 8190) {
  const short = createCheck(name, puzzle, program, lengthWithin(puzzle, look));
  const whole = createCheck(name, puzzle, program, puzzle.length);
  const same = lengthWithin(puzzle, look) === puzzle.length;
  return {
    verdict: whole.verdict,
    get done() {
      return whole.verdict.done;
    },
    /** The shortest counterexample, null if there is none, undefined while that is not known. */
    get counterexample() {
      if (whole.verdict.done) return whole.verdict.counterexample;
      return short.verdict.done && short.verdict.counterexample || void 0;
    },
    /** @param {number} count */
    advance(count) {
      if (same || short.verdict.done) whole.advance(count);
      else short.advance(count);
    }
  };
}
function lengthWithin(puzzle, count) {
  let length = 1;
  while (length < puzzle.length && countStrings(puzzle.alphabet.length, length + 1) <= count) length += 1;
  return length;
}
function runString(name, puzzle, { rnn, head }, string) {
  const size = puzzle.alphabet.length;
  const identity = oneHot(size);
  const x = string.flatMap((k) => Array.from(identity.subarray(k * size, (k + 1) * size)));
  const trace = lstmForward(rnn, x);
  const z = Float64Array.from(string, (_, t) => linear(head, trace.h, t * puzzle.cells)[0]);
  let state = 0;
  const asked = string.map((k) => {
    state = MACHINES[name].next(state, k);
    return MACHINES[name].answer(state);
  });
  return { trace, z, asked };
}
function onSymbol({ rnn }, block, unit, symbol) {
  const row = block * rnn.hiddenSize + unit;
  const a = rnn.weightIh[row * rnn.inputSize + symbol] + rnn.biasIh[row];
  return block === 2 ? Math.tanh(a) : sigmoid(a);
}
var spell = (symbols) => symbols.join(symbols.every((symbol) => symbol.length === 1) ? "" : " ");

// lstm_core/widgets/esm/lib/bench.js
var LONGEST = 24;
function findPuzzle(puzzles, name) {
  if (typeof name !== "string" || !Object.hasOwn(puzzles, name) || !Object.hasOwn(MACHINES, name)) {
    throw new RangeError(`there is no puzzle ${JSON.stringify(name)}; there are ${Object.keys(puzzles).join(", ")}`);
  }
  return puzzles[name];
}
function readString({ alphabet }, string) {
  if (!Array.isArray(string) || string.length > LONGEST) {
    throw new RangeError(`the string needs to be a list of at most ${LONGEST} symbols`);
  }
  return string.map((symbol) => {
    const k = alphabet.indexOf(symbol);
    if (k < 0)
      throw new RangeError(`the string holds ${JSON.stringify(symbol)}; the alphabet is ${alphabet.join(" ")}`);
    return k;
  });
}
function runBench(puzzle, traits, counterexample) {
  const program = toProgram(puzzle, traits.weights);
  const own = readString(puzzle, traits.string);
  const string = own.length ? own : counterexample ?? readString(puzzle, puzzle.example);
  const { trace, z, asked } = runString(traits.puzzle, puzzle, program, string);
  const last = string.length - 1;
  const t = Number.isInteger(traits.t) && traits.t >= 0 ? Math.min(traits.t, last) : last;
  const answers = Array.from(z, (value) => value > 0);
  return {
    program,
    own: own.length > 0,
    symbols: string.map((k) => puzzle.alphabet[k]),
    trace,
    z,
    asked,
    answers,
    t,
    faults: [...answers.keys()].filter((s) => answers[s] !== asked[s])
  };
}
var grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
var total = (puzzle) => countStrings(puzzle.alphabet.length, puzzle.length);
function starOf(puzzle, weights, { done, wrong, margin }) {
  const [used, fewest] = [countWeights(weights), puzzle.fewest];
  const right = done && wrong === 0;
  const star = right && used <= fewest && margin >= CLEAR;
  let says = `fewest known: ${fewest}; match it for a star`;
  if (star && used < fewest) says = `a star: fewer than the ${fewest} we know of`;
  else if (star) says = `a star: as few as we know of`;
  else if (right && used <= fewest) says = `few enough; a star asks a distance of ${CLEAR} too`;
  return { used, fewest, star, says };
}
function benchSummary(name, puzzle, weights, verdict) {
  const all = total(puzzle);
  const head = `Puzzle bench, ${name}`;
  const tail = `non-zero weights: ${countWeights(weights)}, fewest known: ${puzzle.fewest}`;
  if (!verdict.done) return `${head}: checking ${grouped(all)} strings; ${tail}.`;
  if (verdict.wrong === 0) {
    return `${head}: all ${grouped(all)} strings up to length ${puzzle.length} right, the closest answer by ${number(verdict.margin, 2)}; ${tail}.`;
  }
  const found = spell((verdict.counterexample ?? []).map((k) => puzzle.alphabet[k]));
  return `${head}: ${grouped(verdict.wrong)} of ${grouped(all)} strings up to length ${puzzle.length} wrong, the shortest is ${found}; ${tail}.`;
}

// lstm_core/widgets/esm/kit/verdict.js
function createVerdict(container, { name, puzzle }) {
  const all = total(puzzle);
  const headline = element("p", { class: "lx-headline" });
  const mark = element("span", { class: "lx-mark" });
  const wrong = element("span", { class: "lx-number", "data-quantity": "wrong" });
  const rest = element("span");
  headline.append(mark, wrong, rest);
  const bar = element("span", { class: "lx-bar" });
  const progress = element("span", { class: "lx-track", "aria-hidden": "true" }, bar);
  const fact = (quantity, text) => {
    const value = element("span", { class: "lx-number", "data-quantity": quantity });
    return { value, node: element("p", { class: "lx-pair" }, element("span", {}, text), value) };
  };
  const strings = fact("strings", `strings checked, up to length ${puzzle.length}`);
  const margin = fact("margin", "distance of the worst answer");
  const used = fact("nonzero", "non-zero weights");
  const star = element("p", { class: "lx-star" });
  const root = element("div", { class: "lx-verdict-box" }, headline, progress);
  root.append(strings.node, margin.node, used.node, star);
  const figure = mount(container, root);
  let sentence = "";
  function known(node, value, text, done = true) {
    if (done) showValue(node, value, text);
    else {
      setText(node, text);
      setAttribute(node, "data-value", null);
    }
  }
  return {
    sentence: () => sentence,
    update({ weights, verdict }) {
      const { done } = verdict;
      const none = verdict.wrong === 0;
      root.classList.toggle("lx-wrong", !none);
      root.classList.toggle("lx-right", done && none);
      setText(mark, none ? done ? "✓ " : "… " : "✗ ");
      known(wrong, verdict.wrong, none ? "" : grouped(verdict.wrong), done);
      setText(rest, headlineOf(verdict, all));
      bar.style.transform = `scaleX(${verdict.strings / all})`;
      known(strings.value, verdict.strings, grouped(verdict.strings), done);
      known(margin.value, verdict.margin, done ? number(verdict.margin, 2) : "…", done);
      const { used: count, star: has, says } = starOf(puzzle, weights, verdict);
      showValue(used.value, count, String(count));
      setText(star, `${has ? "★" : "☆"} ${says}`);
      root.classList.toggle("lx-has-star", has);
      sentence = benchSummary(name, puzzle, weights, verdict);
    },
    destroy: figure.destroy
  };
}
function headlineOf({ done, wrong }, all) {
  if (wrong && !done) return " wrong so far";
  if (wrong) return ` of ${grouped(all)} strings wrong`;
  return done ? `all ${grouped(all)} strings right` : `checking ${grouped(all)} strings`;
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

// lstm_core/widgets/esm/kit/weight-table.js
var BLOCKS = "ifgo";
function symbolOf(name) {
  const [, letter, index] = /^([a-z])(\d?)$/.exec(name) ?? [];
  if (!letter) return element("span", {}, name);
  return element("span", { class: "lx-math" }, letter, ...index ? [element("sub", {}, index)] : []);
}
var gateName = (row) => row === "answer" ? "answer" : `${NAMES[
  /** @type {"i"} */
  row[0]
]} ${row}`;
function nameOf({ row, column }) {
  return `${gateName(row)}, ${column === "bias" || /^h\d?$/.test(column) ? column : `on ${column}`}`;
}
function createChip(row, symbol) {
  const bar = element("i", { class: row[0] === "g" ? "lx-chip-bar lx-chip-signed" : "lx-chip-bar" });
  const value = element("span", { "data-quantity": "on_symbol", "data-row": row, "data-symbol": symbol });
  return {
    node: element("span", { class: `lx-chip lx-chip-${row[0]}` }, value, element("span", {}, bar)),
    /** @param {number} level */
    update(level) {
      showValue(value, level, number(level, 2));
      bar.style.setProperty("--lx-level", level.toFixed(3));
    }
  };
}
function createWeightTable(container, { puzzle, onEdit, onChoose }) {
  const ids = uniqueName();
  const root = element("div", { class: "lx-program" });
  const table = element("table", { "aria-label": "Weights: one row for each gate" });
  const note = element("p", { class: "lx-note", role: "status" });
  const figure = mount(container, root);
  const all = columnsOf(puzzle, rowsOf(puzzle)[0]);
  const heads = all.map(
    (column, n) => element(
      "th",
      { scope: "col", id: `${ids}c${n}` },
      puzzle.alphabet.includes(column) ? `on ${column}` : symbolOf(column)
    )
  );
  table.append(element("thead", {}, element("tr", {}, element("td"), ...heads)));
  const cells = [];
  function cell(row, at, column) {
    if (!columnsOf(puzzle, row).includes(column)) return null;
    const place = { row, column };
    const field = createNumberField({
      name: () => nameOf(place),
      limit: LIMIT,
      step: 0.5,
      labelledby: `${ids}r${at} ${ids}c${all.indexOf(column)}`,
      signal: figure.signal,
      onValue: (value) => onEdit({ ...place, value }),
      onSay: (sentence) => setText(note, sentence),
      onFocus: () => onChoose(place)
    });
    field.input.step = "any";
    for (const [key2, text] of Object.entries({ quantity: "weight", row, column })) field.input.dataset[key2] = text;
    const chip = puzzle.alphabet.includes(column) ? createChip(row, column) : null;
    cells.push({ place, field, chip });
    return element("td", {}, field.input, ...chip ? [chip.node] : []);
  }
  rowsOf(puzzle).forEach((row, at) => {
    const last = row === "answer";
    const label = element("th", { scope: "row", id: `${ids}r${at}`, class: last ? "" : `lx-edge-${row[0]}` });
    if (last) label.append(element("span", {}, "answer"));
    else label.append(symbolOf(row), element("span", { class: "lx-row-name" }, NAMES[
      /** @type {"i"} */
      row[0]
    ]));
    const made = all.flatMap((column) => cell(row, at, column) ?? []);
    const gap = all.length - made.length;
    const rule = element("td", { class: "lx-rule", colspan: gap }, ...last ? ["1 if ", ruleOf(puzzle)] : []);
    table.append(element("tr", { class: `lx-weights-${row[0]}` }, label, ...gap ? [rule] : [], ...made));
  });
  const name = element("span", { class: "lx-label" });
  const range = element("input", { type: "range", min: -LIMIT, max: LIMIT, step: 0.5 });
  const output = element("output", { class: "lx-number" });
  const slider = element("label", { class: "lx-slider lx-centred" }, name, range, output);
  let chosen = cells[0].place;
  range.addEventListener("input", () => onEdit({ ...chosen, value: range.valueAsNumber }), { signal: figure.signal });
  const key = element("p", { class: "lx-label" }, "Below a weight: what the gate gives on that symbol while h is 0.");
  root.append(table, key, slider, note);
  return {
    update({ weights, chosen: place, program }) {
      chosen = place;
      for (const { place: at, field, chip } of cells) {
        const value2 = weightAt(weights, at.row, at.column);
        field.update(value2);
        setAttribute(field.input, "data-value", String(value2));
        field.input.classList.toggle("lx-zero", value2 === 0);
        field.input.classList.toggle("lx-chosen-field", at.row === place.row && at.column === place.column);
        const unit = Number(at.row.slice(1) || 0);
        chip?.update(onSymbol(program, BLOCKS.indexOf(at.row[0]), unit, puzzle.alphabet.indexOf(at.column)));
      }
      const value = weightAt(weights, place.row, place.column);
      setText(name, `Weight of ${nameOf(place)}`);
      if (range.valueAsNumber !== value) range.value = String(value);
      setText(output, String(value).replace("-", "−"));
      setAttribute(range, "aria-valuetext", String(value).replace("-", "−"));
    },
    destroy: figure.destroy
  };
}
function ruleOf({ cells }) {
  return element("span", { class: "lx-math" }, cells === 1 ? "w h + b > 0" : "w·h + b > 0");
}

// lstm_core/widgets/esm/lib/tracks.js
var trackOf = (name, values, seqLen, how) => ({
  ...how,
  ...{ quantity: name, symbol: name, values, units: values.length / seqLen },
  caption: NAMES[name],
  ink: INKS[name] ?? "ink"
});
var plainTracks = (trace, scale) => (
  /** @type {const} */
  ["i", "f", "g", "o", "c", "h"].map(
    (name) => trackOf(name, trace[name], trace.seqLen, {
      ...{ scale: name === "c" ? scale : 1, signed: !"ifo".includes(name), gate: "ifgo".includes(name) }
    })
  )
);

// lstm_core/puzzles.json
var puzzles_default = {
  latch: {
    task: "Answer 1 from the first S on, and 0 before it.",
    alphabet: ["S", "-"],
    cells: 1,
    length: 12,
    example: ["-", "-", "S", "-", "-", "S", "-", "-", "-", "-"],
    solution: {
      i: { S: 20, bias: -10 },
      f: { bias: 10 },
      g: { S: 10 },
      o: { bias: 10 },
      answer: { h: 10, bias: -4 }
    },
    almost: {
      i: { S: 20, bias: -10 },
      f: { bias: 2 },
      g: { S: 10 },
      o: { bias: 10 },
      answer: { h: 10, bias: -2.5 }
    },
    fewest: 4
  },
  "resettable latch": {
    task: "Answer 1 if the last of S and R was an S; answer 0 if it was an R, or if neither came yet.",
    alphabet: ["S", "R", "-"],
    cells: 1,
    length: 12,
    example: ["-", "S", "-", "-", "R", "-", "S", "S", "-", "R", "-", "-"],
    solution: {
      i: { S: 20, bias: -10 },
      f: { R: -20, bias: 10 },
      g: { S: 10 },
      o: { bias: 10 },
      answer: { h: 10, bias: -4 }
    },
    almost: {
      i: { S: 20, bias: -10 },
      f: { R: -13, bias: 10 },
      g: { S: 10 },
      o: { bias: 10 },
      answer: { h: 10, bias: -4.5 }
    },
    fewest: 5
  },
  counter: {
    task: "Answer 1 while more a than b have come so far, and 0 otherwise.",
    alphabet: ["a", "b"],
    cells: 1,
    length: 12,
    example: ["a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "a", "a"],
    solution: {
      i: { bias: 20 },
      f: { bias: 20 },
      g: { a: 20, b: -20 },
      o: { bias: 20 },
      answer: { h: 20, bias: -8 }
    },
    almost: {
      i: { bias: 20 },
      f: { bias: 4.5 },
      g: { a: 20, b: -20 },
      o: { bias: 20 },
      answer: { h: 20, bias: -12 }
    },
    fewest: 5
  },
  toggle: {
    task: "Answer 1 after an odd number of 1s, and 0 after an even number.",
    alphabet: ["0", "1"],
    cells: 1,
    length: 12,
    example: ["0", "1", "0", "0", "1", "1", "1", "0", "1", "0", "0", "1"],
    solution: {
      i: { "1": 20, bias: -10 },
      f: { "1": -20, bias: 10 },
      g: { h: -20, bias: 6 },
      o: { bias: 10 },
      answer: { h: 20, bias: -7 }
    },
    almost: {
      i: { "1": 20, bias: -10 },
      f: { "1": -20, bias: 3 },
      g: { h: -10, bias: 6 },
      o: { bias: 10 },
      answer: { h: 20, bias: -7 }
    },
    fewest: 6
  },
  adder: {
    task: "Add two binary numbers, lowest bits first. Each symbol is a pair of bits; answer with the bit of the sum.",
    alphabet: ["00", "01", "10", "11"],
    cells: 2,
    length: 8,
    example: ["11", "01", "10", "00", "01", "11", "11", "00"],
    solution: {
      i0: { bias: 20 },
      i1: { bias: 20 },
      f0: { "00": -20, "11": -20, bias: 10 },
      f1: { bias: -20 },
      g0: { "11": 10 },
      g1: { "00": -0.7, "11": 0.7, h0: 0.9, bias: -0.35 },
      o0: { bias: 20 },
      o1: { bias: 20 },
      answer: { h0: -20, h1: 16, bias: 7.6 }
    },
    almost: {
      i0: { bias: 20 },
      i1: { bias: 20 },
      f0: { "00": -20, "11": -20, bias: 2.3 },
      f1: { bias: -20 },
      g0: { "11": 10 },
      g1: { "00": -0.7, "11": 0.7, h0: 0.9, bias: -0.35 },
      o0: { bias: 20 },
      o1: { bias: 20 },
      answer: { h0: -20, h1: 16, bias: 7.6 }
    },
    fewest: 11
  }
};

// lstm_core/widgets/esm/puzzle-data.js
var PUZZLES = (
  /** @type {Record<string, import("./lib/puzzles.js").Puzzle>} */
  /** @type {unknown} */
  puzzles_default
);

// lstm_core/widgets/esm/puzzle-bench.js
var TRAITS = ["puzzle", "weights", "string", "t"];
var SPEED = 3;
var END = -1;
var VIEW = {
  quantity: (
    /** @type {import("./lib/lstm.js").Quantity} */
    "c"
  ),
  unit: 0,
  chosen: { row: "f", column: "bias" },
  hovered: (
    /** @type {Cell | null} */
    null
  ),
  plot: { left: 0, cell: 22 },
  playing: false,
  still: false
};
function disable(node, off, next) {
  const held = off && node.ownerDocument.activeElement === node;
  node.disabled = off;
  if (held) next?.focus();
}
function createPresets(container, { puzzle, onLoad }) {
  const make = (text, weights) => {
    const node = button(text, () => onLoad(weights));
    return { node, weights };
  };
  const shown = [make("All zero", {}), make("Almost right", puzzle.almost)];
  const ask = element("button", { type: "button" });
  let asked = false;
  const turn = (on) => {
    asked = on;
    setText(ask, on ? "Yes, replace mine" : "Solution …");
    setAttribute(ask, "data-affects", on ? null : "view");
  };
  ask.addEventListener("click", () => {
    if (asked) onLoad(puzzle.solution);
    turn(!asked);
  });
  turn(false);
  container.append(element("p", { class: "lx-buttons" }, ...shown.map(({ node }) => node), ask));
  return {
    /** @param {import("./lib/puzzles.js").Weights} weights */
    update(weights) {
      const all = [...shown, { node: ask, weights: puzzle.solution }];
      const same = all.map((preset) => sameWeights(puzzle, weights, preset.weights));
      const free = all.find((_, n) => !same[n])?.node;
      for (const [n, { node }] of all.entries()) disable(node, same[n], free);
    }
  };
}
function createStringKeys(container, { alphabet, onString }) {
  let own = [];
  const keys = alphabet.map((symbol) => button(symbol, () => onString([...own, symbol])));
  const less = button("Delete", () => onString(own.slice(0, -1)));
  const auto = button("Clear", () => onString([]));
  const label = element("span", { class: "lx-label" }, "Your string");
  container.append(element("p", { class: "lx-buttons lx-keys" }, label, ...keys, less, auto));
  return {
    /** @param {string[]} string */
    update(string) {
      own = string;
      for (const key of keys) disable(key, own.length >= LONGEST, less);
      for (const key of [less, auto]) disable(key, own.length === 0, keys[0]);
    }
  };
}
function build(root, { read, set, redraw }) {
  const first = read();
  const name = first.puzzle;
  const puzzle = findPuzzle(PUZZLES, name);
  const chosen = { row: puzzle.cells === 1 ? "f" : "f0", column: "bias" };
  const view = { ...VIEW, chosen };
  let checked = null;
  let check2 = createStagedCheck(name, puzzle, toProgram(puzzle, first.weights));
  let counterexample = null;
  let now = runBench(puzzle, first, null);
  const slices = createSlices({ onSlice: redraw });
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };
  root.append(element("p", { class: "lx-question" }, puzzle.task));
  const [program, found, string] = ["weights", "found", "string"].map((kind) => area(root, kind));
  root.classList.toggle("lx-two-cells", puzzle.cells > 1);
  const table = createWeightTable(program, {
    puzzle,
    onEdit: (edit) => set({ weights: withWeight(puzzle, read().weights, edit) }),
    onChoose: (place) => look({ chosen: place })
  });
  const presets = createPresets(program, { puzzle, onLoad: (weights) => set({ weights, t: END }) });
  const verdict = createVerdict(found, { name, puzzle });
  const shown = element("p", { class: "lx-shown" });
  string.append(shown);
  const stairs = createStairs(string, { onPick: (t) => set({ t }) });
  const keys = createStringKeys(string, { alphabet: puzzle.alphabet, onString: (own) => set({ string: own, t: END }) });
  const timeline = createTimeline(string, {
    onMove: ({ t, unit = view.unit, quantity = view.quantity }) => {
      Object.assign(view, { unit, quantity, hovered: null });
      if (t === void 0) redraw();
      else set({ t });
    },
    onHover: (hovered) => look({ hovered }),
    onKey: () => false,
    onLayout: (plot) => look({ plot })
  });
  const controls = element("div", { class: "lx-controls" });
  const z = element("span", { class: "lx-number", "data-quantity": "z" });
  const sum = element("span", {}, "w·h + b = ", z);
  const readout = element("p", { class: "lx-readout" }, element("span"), sum);
  const scrub = element("div");
  string.append(scrub, readout, controls);
  const transport = createTransport(controls, {
    scrubIn: scrub,
    onStep: (t) => set({ t }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      Object.assign(view, { chosen, unit: VIEW.unit, quantity: VIEW.quantity });
      set(first);
    }
  });
  const sentence = createSummary(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.symbols.length - 1,
    step: (to) => set({ t: to === "first" ? 0 : now.t + 1 }),
    speed: () => SPEED,
    onChange: look
  });
  function keepChecking({ weights }) {
    if (weights !== checked) {
      check2 = createStagedCheck(name, puzzle, toProgram(puzzle, weights));
      checked = weights;
      slices.start(check2);
    }
    if (check2.counterexample !== void 0) counterexample = check2.counterexample;
    setAttribute(root, "aria-busy", check2.done ? null : "true");
  }
  return {
    draw() {
      const traits = read();
      keepChecking(traits);
      now = runBench(puzzle, traits, counterexample);
      const { trace, symbols, t, faults } = now;
      const here = { quantity: view.quantity, t, unit: view.unit };
      const says = stepInWords(now);
      table.update({ weights: traits.weights, chosen: view.chosen, program: now.program });
      presets.update(traits.weights);
      verdict.update({ weights: traits.weights, verdict: check2.verdict });
      setText(shown, titleOf(now, counterexample));
      stairs.update({ ...now, cell: view.plot.cell });
      keys.update(now.own ? traits.string : []);
      const lit = view.hovered ? [view.hovered] : [];
      const scale = Math.max(1, ...Array.from(trace.c, Math.abs).filter(Number.isFinite));
      const tracks = plainTracks(trace, scale);
      const words = `${says}; ${markInWords(tracks, here)}`;
      timeline.update({ ...view, grouping: "gate", trace, tracks, x: symbols, cues: faults, t, lit, says: words });
      setText(
        /** @type {Node} */
        readout.firstChild,
        view.hovered ? markInWords(tracks, view.hovered) : says
      );
      showValue(z, now.z[t], number(now.z[t]), { t });
      sum.hidden = view.hovered !== null;
      const atStart = sameWeights(puzzle, traits.weights, first.weights) && String(traits.string) === String(first.string) && traits.t === first.t;
      transport.update({ ...view, t, seqLen: symbols.length, atStart, says });
      if (check2.done && !view.playing) sentence.update(verdict.sentence());
    },
    destroy() {
      for (const part of [table, verdict, stairs, timeline, transport, sentence, player, slices]) part.destroy();
    }
  };
}
function titleOf({ own, faults, symbols }, counterexample) {
  if (own)
    return `Your string, ${symbols.length} symbols: ${faults.length ? `${faults.length} answers wrong` : "every answer right"}`;
  return counterexample ? "The shortest string with a wrong answer" : "An example";
}
function stepInWords({ t, symbols, answers, asked }) {
  return `step ${t} reads ${symbols[t]}, answers ${Number(answers[t])}: ${answers[t] === asked[t] ? "right" : "wrong"}`;
}
var puzzle_bench_default = defineExplorable({ name: "puzzle-bench", traits: TRAITS, rebuildOn: ["puzzle"], build });

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
  function paint2() {
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
var register_default = withProjector(puzzle_bench_default);
export {
  register_default as default
};
