/**
 * Runs every preset of the playground on seeds 0 to 19, none left out, and writes how many solved their task within the
 * preset's steps: lstm_core/widgets/esm/lib/train/presets-rates.json. What stands beside a preset in the page comes
 * from there.
 *
 *     node tools/run_presets.mjs              every preset
 *     node tools/run_presets.mjs adding       this one; the others stay as they are
 *     node tools/run_presets.mjs exercise     the exercise of chapter 9, into exercise-rates.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { DEFAULTS } from "../lstm_core/widgets/esm/lib/train/settings.js";
import { createRun } from "../lstm_core/widgets/esm/lib/train/training-run.js";

const SEEDS = 20;
const FOLDER = new URL("../lstm_core/widgets/esm/lib/train/", import.meta.url);
const OUT = new URL("presets-rates.json", FOLDER);
/** Adding at a hundred steps: under which start of the forget gates do the seeds 0 to 4 solve it? */
const EXERCISE = {
  file: new URL("exercise-rates.json", FOLDER),
  settings: { length: 100 },
  seeds: 5,
  steps: 500,
  starts: [-1, 0, 1, 3, 5],
};
const read = (/** @type {string | URL} */ file) => JSON.parse(readFileSync(file, "utf8"));

const PRESETS = read(new URL("presets.json", FOLDER));

/** When one seed solves its task, null where it does not. @param {Record<string, unknown>} settings @param {number} seed @param {number} limit */
export function solve(settings, seed, limit) {
  const run = createRun({ ...DEFAULTS, ...settings, seed });
  while (run.step < limit && run.solvedAt < 0 && run.advance());
  return run.solvedAt < 0 ? null : run.solvedAt;
}

/** What became of every seed. @param {Record<string, unknown>} settings @param {number} limit */
function measure(settings, limit, seeds = SEEDS) {
  const steps = Array.from({ length: seeds }, (_, seed) => solve(settings, seed, limit));
  const solved = steps.filter((step) => step !== null).sort((a, b) => a - b);
  return { seeds, solved: solved.length, median: solved.length ? solved[(solved.length - 1) >> 1] : null, steps };
}

function runExercise() {
  const { file, settings, seeds, steps, starts } = EXERCISE;
  const named = starts.map((forget_bias) => [`forget bias ${forget_bias}`, { forget_bias }]);
  /** @type {Record<string, ReturnType<typeof measure>>} */
  const rates = {};
  for (const [name, start] of [...named, ["chrono", { start: "chrono" }]]) {
    rates[String(name)] = measure({ ...settings, .../** @type {object} */ (start) }, steps, seeds);
    console.log(name, JSON.stringify(rates[String(name)]));
  }
  writeFileSync(file, `${JSON.stringify({ settings, steps, starts: rates }, null, 1)}\n`);
}

function main() {
  const rates = read(OUT);
  const wanted = process.argv.slice(2);
  if (wanted.includes("exercise")) return runExercise();
  for (const { id, settings, steps, against } of PRESETS) {
    if (wanted.length && !wanted.includes(id)) continue;
    rates[id] = measure(settings, steps);
    if (against) rates[id].against = measure({ ...settings, ...against.settings }, steps);
    console.log(id, JSON.stringify(rates[id]));
    writeFileSync(OUT, `${JSON.stringify(rates, null, 1)}\n`);
  }
}

if (process.argv[1]?.endsWith("run_presets.mjs")) main();
