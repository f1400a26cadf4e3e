import { powerOfTen } from "../lib/log-axis.js";
import { countInWords, distanceInWords, LENGTH, LONGEST, SYMBOLS } from "../lib/recall.js";
import { number } from "../lib/words.js";
import { element, mount, placeIn, setAttribute, setText, showValue, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

/**
 * @typedef {ReturnType<typeof import("../lib/recall.js").runRecall>} Run
 * @typedef {{now: Run, shares: Record<"window" | "machine" | "network", number[]>, cell: "RNN" | "LSTM"}} FigureData
 */

const LEFT = 42;
const RIGHT = 10;
const WIDEST = 36;
/** Where each row begins: its caption, 8 px above its marks. */
const ROWS = { symbols: 0, window: 34, machine: 86, fading: 138, shares: 268 };
const BAND = 20;
const PLOT = 92;
const HEIGHT = ROWS.shares + 16 + PLOT + 34;
/** Powers of ten of the fading plot, top and bottom; what is smaller lies on the bottom. */
const POWERS = [1, -16];
const TICKS = [0, -4, -8, -12, -16];
const LAG_TICKS = [31, 25, 20, 15, 10, 5, 1];

/** @param {number} distance */
const heightOf = (distance) => {
  const power = Math.max(POWERS[1], Math.min(POWERS[0], Math.log10(distance)));
  return ROWS.fading + 16 + (PLOT * (POWERS[0] - power)) / (POWERS[0] - POWERS[1]);
};

/** @param {number} share */
const heightOfShare = (share) => ROWS.shares + 16 + PLOT * (1 - share);

/** @param {string} text @param {number} y */
const caption = (text, y) => svgElement("text", { class: "lx-caption", x: LEFT, y }, text);

/**
 * One string in columns: what each of three readers has of it at the question, how the cue fades, and below each place
 * how often the three are right if the cue stands there.
 * @param {HTMLElement} container
 * @param {{onPlace: (place: number) => void}} options
 * @returns {import("./dom.js").Figure<FigureData>}
 */
export function createRecallFigure(container, { onPlace }) {
  const svg = svgElement("svg", { class: "lx-recall", height: HEIGHT, "aria-hidden": "true" });
  const range = element("input", { type: "range", min: 0, max: LONGEST - 1, step: 1, class: "lx-scrub" });
  const scrub = element("label", { class: "lx-scrub-row" }, element("span", { class: "lx-label" }, "cue"), range);
  const root = element("div", { class: "lx-recall-box" }, scrub, svg);
  const figure = mount(container, root);
  const column = (/** @type {number} */ t) => LEFT + t * cell;
  const centre = (/** @type {number} */ t) => column(t) + (cell - 1) / 2;
  let cell = WIDEST;
  /** @type {ReturnType<typeof frame> | null} */
  let parts = null;

  /** Everything that only depends on the width. */
  function frame() {
    const right = column(LENGTH);
    const symbols = Array.from({ length: LENGTH }, (_, t) =>
      svgElement("text", { class: "lx-input", x: centre(t), y: ROWS.symbols + 17 }),
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
    const lines = /** @type {const} */ (["machine", "window", "network"]).map((name) =>
      svgElement("path", { class: `lx-curve lx-share-${name}` }),
    );
    const dots = Array.from({ length: LONGEST }, (_, n) =>
      svgElement("circle", {
        class: "lx-share-dot",
        r: 2.5,
        cx: centre(LONGEST - n - 1),
        "data-quantity": "share_network",
      }),
    );
    const titles = [
      caption("", ROWS.window + 8),
      caption("", ROWS.machine + 8),
      caption("", ROWS.fading + 8),
      caption("", ROWS.shares + 8),
    ];
    const ticks = TICKS.flatMap((power) => ruled(heightOf(10 ** power), powerOfTen(power), right));
    const shareTicks = [1, 0.5, 0].flatMap((share) => ruled(heightOfShare(share), `${100 * share} %`, right));
    const lags = LAG_TICKS.filter((lag) => cell >= 9 || lag % 10 === 0 || lag === 31 || lag === 1).map((lag) =>
      svgElement("text", { class: "lx-tick lx-middle", x: centre(LONGEST - lag), y: HEIGHT - 18 }, String(lag)),
    );
    const axis = svgElement(
      "text",
      { class: "lx-tick", x: LEFT, y: HEIGHT - 3 },
      "lag: steps from the cue to the question",
    );
    svg.classList.toggle("lx-tight", cell < 9);
    svg.replaceChildren(
      ...[unseen, empty, ...ticks, ...shareTicks, ...lags, axis, ...titles, guide, chip, sight, kept],
      ...[...symbols, ...letters, curve, ...ends, ...lines, ...dots],
    );
    return { symbols, chip, guide, sight, kept, letters, curve, ends, lines, dots, titles };
  }

  /** @param {FigureData} data */
  function draw({ now, shares, cell: kind }) {
    parts ??= frame();
    const { place, symbols, k, lag, answers, seen, distances } = now;
    drawRows(parts, now);
    const reach = `${lag} steps earlier`;
    setText(
      parts.titles[0],
      seen ? `A window of ${k} sees the cue` : `A window of ${k}: the cue lies outside, ${reach}`,
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

  /** @param {ReturnType<typeof frame>} made @param {Run} now */
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

  /** @param {ReturnType<typeof frame>} made @param {FigureData["shares"]} shares */
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
  const follow = (/** @type {PointerEvent} */ event) => {
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
    listen,
  );
  svg.addEventListener("pointermove", (event) => dragging && follow(event), listen);
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    svg.addEventListener(end, () => (dragging = false), listen);
  }

  return fitted(figure, root, draw, (width) => {
    cell = Math.max(6, Math.min(WIDEST, Math.floor((width - LEFT - RIGHT) / LENGTH)));
    setAttribute(svg, "width", LEFT + cell * LENGTH + RIGHT);
    root.style.setProperty("--lx-left", `${LEFT + (cell - 1) / 2}px`);
    root.style.setProperty("--lx-run", `${cell * (LONGEST - 1)}px`);
    parts = null;
  });
}

/** A line from point to point. @param {number[][]} points */
const broken = (points) => `M${points.map((point) => point.map((v) => v.toFixed(1)).join(" ")).join("L")}`;

/** A line that jumps between columns; the first point stands rightmost. @param {number[][]} points @param {number} cell */
function stairs(points, cell) {
  const steps = points.map(([x, y]) => `V${y.toFixed(1)}H${(x - cell / 2).toFixed(1)}`);
  return `M${(points[0][0] + cell / 2).toFixed(1)} ${points[0][1].toFixed(1)}${steps.join("")}`;
}

/** A hairline with its label at the left. @param {number} y @param {string} text @param {number} right */
function ruled(y, text, right) {
  return [
    svgElement("path", { class: "lx-axis", d: `M${LEFT} ${Math.round(y) + 0.5}H${right}` }),
    svgElement("text", { class: "lx-tick lx-end", x: LEFT - 5, y: y + 4 }, text),
  ];
}

/**
 * The three readers side by side: what each answers, how often it is right, what it has to keep.
 * @param {HTMLElement} container
 */
export function createReaders(container) {
  const value = (/** @type {string} */ quantity) => element("span", { class: "lx-number", "data-quantity": quantity });
  const table = element("table", { class: "lx-readers", "aria-label": "What the three answer" });
  const head = ["answers", "right at this lag", "keeps"].map((text) => element("th", { scope: "col" }, text));
  table.append(element("tr", {}, element("td"), ...head));
  const rows = /** @type {const} */ (["window", "machine", "network"]).map((name) => {
    const [title, answer, kept] = [element("th", { scope: "row" }), element("td"), element("td")];
    const share = value(`share_${name}`);
    table.append(element("tr", { class: `lx-reader-${name}` }, title, answer, element("td", {}, share), kept));
    return { title, answer, share, kept };
  });
  const [contents, reach, p, first, last] = ["contents", "reach", "probability", "distance", "distance"].map(value);
  const figure = mount(container, table);
  const fading = element(
    "p",
    { class: "lx-label" },
    "Distance of the states: ",
    first,
    " at the cue, ",
    last,
    " at the question.",
  );
  container.append(fading);
  rows[0].kept.append("one of ", contents, " texts; reaches back ", reach, " steps");
  rows[1].kept.append("one of 3 states");
  const sure = element("span");
  rows[2].answer.append(sure, " (", p, ")");
  return {
    /** @param {FigureData & {text: string, numbers: number}} data */
    update({ now, shares, text, numbers }) {
      const { lag, k, answers, seen, probabilities, distances, place } = now;
      const mark = (/** @type {string} */ answer) => `${answer} ${answer === now.cue ? "✓" : "✗"}`;
      setText(rows[0].title, `Window of ${k}`);
      setText(rows[1].title, "State machine");
      setText(rows[2].title, text);
      setText(rows[0].answer, seen ? mark(answers.window) : `${mark(answers.window)} a guess`);
      setText(rows[1].answer, mark(answers.machine));
      setText(sure, mark(answers.network));
      const given = probabilities[SYMBOLS.indexOf(now.cue)];
      showValue(p, given, `${now.cue}: ${number(100 * given, 0)} %`, { class: now.cue });
      for (const [n, name] of /** @type {const} */ (["window", "machine", "network"]).entries()) {
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
      fading.remove();
    },
  };
}
