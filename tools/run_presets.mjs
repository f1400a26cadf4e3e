/**
 * Runs every preset of the playground on seeds 0 to 19, none left out, and writes how many solved their task within the
 * preset's steps: lstm_core/widgets/esm/lib/train/presets-rates.json. What stands beside a preset in the page comes
 * from there.
 *
 *     node tools/run_presets.mjs              every preset
 *     node tools/run_presets.mjs adding       this one; the others stay as they are
 */
import { readFileSync, writeFileSync } from "node:fs";
import { DEFAULTS } from "../lstm_core/widgets/esm/lib/train/settings.js";
import { createRun } from "../lstm_core/widgets/esm/lib/train/training-run.js";

const SEEDS = 20;
const FOLDER = new URL("../lstm_core/widgets/esm/lib/train/", import.meta.url);
const OUT = new URL("presets-rates.json", FOLDER);
const read = (/** @type {string | URL} */ file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {Record<string, unknown>} settings @param {number} steps */
function measure(settings, steps) {
  /** @type {number[]} */
  const solved = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    const run = createRun({ ...DEFAULTS, ...settings, seed });
    while (run.step < steps && run.solvedAt < 0 && run.advance());
    if (run.solvedAt >= 0) solved.push(run.solvedAt);
  }
  solved.sort((a, b) => a - b);
  return { seeds: SEEDS, solved: solved.length, median: solved.length ? solved[(solved.length - 1) >> 1] : null };
}

const rates = read(OUT);
const wanted = process.argv.slice(2);
for (const { id, settings, steps, against } of read(new URL("presets.json", FOLDER))) {
  if (wanted.length && !wanted.includes(id)) continue;
  rates[id] = { ...measure(settings, steps) };
  if (against) rates[id].against = measure({ ...settings, ...against.settings }, steps);
  console.log(id, JSON.stringify(rates[id]));
  writeFileSync(OUT, `${JSON.stringify(rates, null, 2)}\n`);
}
