import { element, mount, setAttribute, setText } from "./dom.js";

/** Drawn with the current colour; the label beside or inside the button says the same in words. */
const ICONS = {
  reset: "M3.2 8a4.8 4.8 0 1 0 1.5-3.5M3 2.6v2.6h2.6",
  back: "M10.5 3.5 6 8l4.5 4.5M4 3.5v9",
  forward: "M5.5 3.5 10 8l-4.5 4.5M12 3.5v9",
  play: "M5 3v10l8-5z",
  pause: "M5 3v10M11 3v10",
};

/** @param {keyof typeof ICONS} name */
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return { svg, path };
}

/**
 * Play, pause, step, scrub, reset.
 * @param {HTMLElement} container
 * @param {{scrubIn: HTMLElement, onStep: (t: number) => void, onPlay: (playing: boolean) => void,
 *   onReset: () => void, symbol?: string, name?: string, affects?: "view"}} options scrubIn is where the range stands,
 *   under the columns it points at; symbol and name say what is stepped, affects that stepping computes nothing
 * @returns {import("./dom.js").Figure<{t: number, seqLen: number, playing: boolean, still: boolean,
 *   atStart: boolean, plot: {left: number, cell: number}, says: string}> & {extra: HTMLElement}} extra holds what
 *   else belongs in the row of buttons
 */
export function createTransport(container, options) {
  const { scrubIn, onStep, onPlay, onReset, symbol = "t", name = "timestep t", affects } = options;
  /** @param {keyof typeof ICONS} name @param {string} label @param {"view"} [affects] */
  const button = (name, label, affects) => {
    const { svg, path } = icon(name);
    const text = element("span", {}, label);
    return { path, text, node: element("button", { type: "button", "data-affects": affects }, svg, text) };
  };
  const [back, play, forward, reset] = [
    button("back", "Back", affects),
    button("play", "Play", "view"),
    button("forward", "Step", affects),
    button("reset", "Reset"),
  ];
  const scrub = element("input", {
    type: "range",
    min: 0,
    step: 1,
    class: "lx-scrub",
    "aria-label": name,
    "data-affects": affects,
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

  /** A button that ends its own usefulness hands the focus on instead of dropping it. */
  function disable(/** @type {HTMLButtonElement} */ node, /** @type {boolean} */ off) {
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
    },
  };
}
