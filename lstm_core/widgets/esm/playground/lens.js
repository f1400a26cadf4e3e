/** One sequence under the lens: what it says, every gate at every step, and the pinned run's gates below. */
import { element, setText } from "../kit/dom.js";
import { createSlider } from "../kit/slider.js";
import { watchTheme } from "../kit/theme.js";
import { FACTS } from "../lib/train/task-list.js";
import { createGates } from "./gates.js";
import { createProbeStrip } from "./probe-strip.js";
import { difference } from "./words.js";

/**
 * @typedef {import("../lib/train/trainer.js").Picture} Picture
 * @typedef {{t: number, unit: number, layer: number}} Place
 */

/**
 * @param {HTMLElement} container
 * @param {{onSet: (traits: Record<string, unknown>) => void}} on
 * @returns {import("../kit/dom.js").Figure<{picture: Picture, place: Place, own: boolean,
 *   pinned: import("../lib/train/trainer.js").Outline | null}>}
 */
export function createLens(container, { onSet }) {
  const title = (/** @type {string} */ text, kind = "") => element("p", { class: `lx-title ${kind}` }, text);
  const root = element("div", { class: "lx-part lx-lens" }, title("One sequence under the lens"));
  container.append(root);
  let shown = /** @type {{picture: Picture, place: Place} | null} */ (null);

  /** @param {number[]} entry */
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
    onOwn: () => onSet({ probe: [] }),
  });
  const gates = createGates(root, { onPick: onSet });
  const besideTitle = title("", "lx-pinned-title");
  root.append(besideTitle);
  const beside = createGates(root, { onPick: ({ t }) => onSet({ t }) });
  const besideBox = /** @type {HTMLElement} */ (root.lastElementChild);
  const picks = element("div", { class: "lx-picks" });
  root.append(picks);
  const range = (/** @type {string} */ label, /** @type {"unit" | "layer"} */ key) =>
    createSlider(picks, {
      label,
      min: 0,
      max: 1,
      step: 1,
      format: String,
      onInput: (value) => onSet({ [key]: value }),
    });
  const [unit, layer] = [range("Unit", "unit"), range("Layer", "layer")];
  const unitInput = /** @type {HTMLInputElement} */ (picks.querySelector("input"));
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
    },
  };
}
