/** Settings worth starting from, each with what became of it on seeds 0 to 19. */
import list from "../lib/train/presets.json";
import measured from "../lib/train/presets-rates.json";
import { DEFAULTS } from "../lib/train/settings.js";

/** @typedef {import("../lib/train/settings.js").Settings} Settings */

/** @typedef {{solved: number, seeds: number, median: number | null, against?: Rate}} Rate */
/** @type {Record<string, Rate>} */
const RATES = measured;
const OWN = "own";

const settingsIn = (/** @type {Record<string, unknown>} */ settings) =>
  /** @type {Settings} */ ({ ...DEFAULTS, ...settings });

export const presetOptions = () => [
  ...list.map(({ id, name }) => ({ value: id, text: name })),
  { value: OWN, text: "your own settings" },
];

/** @param {string} id @returns {Partial<Settings>} */
export function presetSettings(id) {
  const found = list.find((preset) => preset.id === id);
  return found ? settingsIn(found.settings) : {};
}

/** The preset that has these settings, whatever the seed. @param {Settings} settings */
export function presetOf(settings) {
  const plain = JSON.stringify({ ...settings, seed: 0 });
  return list.find((preset) => JSON.stringify(settingsIn(preset.settings)) === plain)?.id ?? OWN;
}

/** @param {Rate} rate */
function inWords({ solved, seeds, median }) {
  return `${solved} of ${seeds} seeds${solved && median !== null ? `, half of them by step ${median}` : ""}`;
}

/** What a preset shows, and how often. @param {string} id @returns {[string, string]} */
export function presetWords(id) {
  const found = list.find((preset) => preset.id === id);
  if (!found) return ["Your own settings.", "No rate was measured: train more seeds before you believe one curve."];
  const rate = RATES[id];
  if (!rate) return [found.says, ""];
  const against = rate.against && found.against ? ` ${found.against.name}: ${inWords(rate.against)}.` : "";
  return [found.says, `Solved within ${found.steps} steps: ${inWords(rate)}.${against}`];
}
