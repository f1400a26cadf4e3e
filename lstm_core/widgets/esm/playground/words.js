/** The playground in sentences; `playground.py` writes the first of them, too. */
import { layoutOf, sizeOf } from "../lib/train/network.js";
import { forgets, lengthOf } from "../lib/train/settings.js";
import { FACTS } from "../lib/train/task-list.js";
import { short } from "./numbers.js";

/**
 * @typedef {import("../lib/train/settings.js").Settings} Settings
 * @typedef {import("../lib/train/trainer.js").Outline} Outline
 */

/** A setting as it was set. @param {number} value */
const plain = (value) => String(value).replace("-", "−");

const plural = (/** @type {number} */ n, /** @type {string} */ word) => `${n} ${word}${n === 1 ? "" : "s"}`;

/** What is trained. @param {Settings} s */
export function describe(s) {
  const cell = [
    s.cell,
    s.cell === "LSTM" && s.peepholes && "peepholes",
    s.cell === "LSTM" && s.coupled && "coupled gates",
  ];
  const start = s.start === "chrono" ? "chrono start" : `forget bias ${plain(s.forget_bias)}`;
  const learning = [
    `${s.optimizer} at ${plain(s.learning_rate)}`,
    `batch ${s.batch_size}`,
    s.clip ? `clip ${plain(s.clip)}` : "no clip",
    ...(forgets(s) ? [start] : []),
    `seed ${s.seed}`,
  ];
  const noise = s.noise ? `, noise ${plain(s.noise)}` : "";
  const size = `${plural(s.num_layers, "layer")} of ${plural(s.hidden_size, "unit")}`;
  return (
    `${FACTS[s.task].name}, length ${lengthOf(s)}${noise}; ${cell.filter(Boolean).join(", ")}, ${size}, ` +
    `${sizeOf(layoutOf(s))} parameters; ${learning.join(", ")}`
  );
}

/** The one sentence of the live region. @param {Settings} settings @param {Outline | null} run */
export function summary(settings, run) {
  const what = `Playground: ${describe(settings)}.`;
  if (!run?.step) return what;
  const { loss, accuracy } = run.checkpoints[run.checkpoints.length - 1];
  return `${what} ${status(run)} Loss ${short(loss)}, trivial ${short(run.trivial)}, right ${Math.round(100 * accuracy)} %.`;
}

/** How far a run is. @param {Outline} run */
export function status({ step, solvedAt, diverged, settings }) {
  if (diverged) {
    const cure = settings.clip ? "Lower the learning rate" : "Clip the gradient or lower the learning rate";
    return `Diverged: ${diverged}; the weights are the last finite ones. ${cure}, and train again.`;
  }
  if (solvedAt >= 0) return `Step ${step}: solved, first seen at step ${solvedAt}.`;
  return `Step ${step}${step ? ": not solved yet" : ": untrained"}.`;
}

const NAMES = /** @type {Record<string, string>} */ ({
  hidden_size: "units",
  num_layers: "layers",
  learning_rate: "learning rate",
  batch_size: "batch",
  forget_bias: "forget bias",
});

/** In what two runs differ. @param {Settings} one @param {Settings} other */
export function difference(one, other) {
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(one));
  const found = keys.filter((key) => one[key] !== other[key]).map((key) => `${NAMES[key] ?? key} ${other[key]}`);
  return found.length ? found.join(", ") : "the same settings";
}

/** What the run is compared with. @param {Outline} main @param {Outline[]} seeds @param {Outline | null} pinned */
export function versusWords(main, seeds, pinned) {
  const said = [];
  if (seeds.length) {
    const solved = [main, ...seeds].filter(({ solvedAt }) => solvedAt >= 0).length;
    said.push(
      `Shaded: seeds ${main.settings.seed} to ${main.settings.seed + seeds.length}, ${solved} of ${seeds.length + 1} solved.`,
    );
  }
  if (pinned) said.push(`Dashed: the pinned run, ${difference(main.settings, pinned.settings)}.`);
  return said.join(" ") || "One curve is no evidence: add seeds, or pin this run and change one thing.";
}
