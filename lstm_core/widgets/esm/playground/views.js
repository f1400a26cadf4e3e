/** From a picture to what the parts show. */
import { layoutOf, sizeOf } from "../lib/train/network.js";
import { QUANTITIES } from "./gates.js";

/**
 * @typedef {import("../lib/train/trainer.js").Picture} Picture
 * @typedef {import("../lib/train/trainer.js").Outline} Outline
 * @typedef {import("../lib/train/probe.js").Look} Look
 * @typedef {import("../lib/train/task-list.js").TaskFacts} Task
 * @typedef {import("./numbers.js").Entry} Entry
 */

const percent = (/** @type {number} */ share) => `${Math.round(100 * share)} %`;

/** Gates and states of one unit at one step. @param {Look} look @param {number} t @param {number} unit @returns {Entry[]} */
export function lensEntries(look, t, unit) {
  return Object.entries(look.quantities).map(([quantity, values]) => ({
    label: `${QUANTITIES[quantity].name} ${quantity}`,
    quantity,
    value: values[t * look.hiddenSize + unit],
    where: { t, unit },
  }));
}

/** What the network answers at one step, and what was asked. @param {Task} task @param {Look} look @param {number} t @returns {Entry[]} */
export function answerEntries(task, { answers, target, scored }, t) {
  const K = task.outputs;
  const asked = target && scored[t] ? target.subarray(t * K, t * K + K) : null;
  const named = Array.from({ length: K }, (_, k) => {
    const name = task.classes ? `answer ${task.classes[k]}` : "answer";
    const wanted = asked && task.loss !== "squared" && asked[k] > 0.5 ? " ✓" : "";
    return { label: name + wanted, quantity: "answer", value: answers[t * K + k], where: { t, k } };
  });
  if (task.loss !== "squared") return named;
  return [...named, { label: "asked for", quantity: "target", value: asked ? asked[0] : null, where: { t, k: 0 } }];
}

/** @param {Picture} picture @param {Task} task @returns {Entry[]} */
export function networkEntries({ main, shown, next, look }, task) {
  const { clip } = main.settings;
  return [
    { label: "parameters", quantity: "parameters", value: sizeOf(layoutOf(main.settings)) },
    { label: `loss, step ${shown.step}`, quantity: "loss", value: shown.loss },
    { label: task.trivial, quantity: "trivial", value: main.trivial },
    { label: task.right, quantity: "accuracy", value: shown.accuracy, text: percent(shown.accuracy) },
    { label: "next batch: loss", quantity: "next_loss", value: next?.loss ?? null },
    { label: "its gradient's norm", quantity: "next_norm", value: next?.norm ?? null },
    {
      label: "of the clip",
      quantity: "clip_share",
      value: next && clip ? next.norm / clip : null,
      text: next && clip ? percent(next.norm / clip) : "no limit",
    },
    { label: "change of the weights", quantity: "next_change", value: next?.change ?? null },
    { label: "felt at the first step", quantity: "reach", value: look.target ? look.reach[0] : null, where: { t: 0 } },
  ];
}

/** The pinned run and other seeds, each at its last step. @param {Outline[]} runs @returns {Entry[]} */
export const runEntries = (runs) =>
  runs.flatMap((run) => {
    const { loss, accuracy } = run.checkpoints[run.checkpoints.length - 1];
    const where = { run: run.id };
    return [
      { label: `${run.id}: loss`, quantity: "loss", value: loss, where },
      { label: `${run.id}: right`, quantity: "accuracy", value: accuracy, text: percent(accuracy), where },
    ];
  });

/** @param {Look} look @param {number} t @returns {Parameters<ReturnType<typeof import("./charts.js").createChart>["update"]>[0]} */
export function reachChart({ reach, seqLen, target }, t) {
  const points = target ? Array.from(reach, (value, s) => /** @type {const} */ ([s, value])) : [];
  const sizes = points.map(([, value]) => value).filter((value) => value > 0);
  const high = Math.ceil(Math.log10(Math.max(...sizes, 1e-12)));
  const low = Math.max(high - 12, Math.floor(Math.log10(Math.min(...sizes, 10 ** (high - 1)))));
  return {
    lines: [{ points: points.map(([s, v]) => /** @type {const} */ ([s, Math.max(v, 10 ** low)])), kind: "lx-line-c" }],
    levels: [],
    now: t,
    from: 0,
    to: Math.max(1, seqLen - 1),
    low: 10 ** low,
    high: 10 ** Math.max(high, low + 1),
    ends: ["t = 0", `t = ${seqLen - 1}`],
  };
}
