/** Everything the gate timeline shows, computed from its traits. */

import { valuesOf } from "./cell-tracks.js";
import { CELLS, quantitiesOf, runLayers } from "./cells.js";
import { clampsOf, isHeld, readClamp } from "./clamp.js";
import { halfLife, linear, softmax } from "./lstm.js";
import { askedOrder, encode } from "./sequence.js";

/**
 * @typedef {import("./layers.js").LayeredNetwork} Network
 * @typedef {import("./cell-run.js").CellTrace} CellTrace
 * @typedef {{x: any[], t: number, unit: number, forget_bias: number, clamp?: unknown, layer?: number,
 *   direction?: number}} TimelineTraits
 */

export const FORGET_BIAS = { min: -6, max: 6, step: 0.1 };
export const SPEED = { min: 1, max: 20, step: 1 };
const FIRST = { layer: 0, direction: 0 };

/**
 * Inside the range; whatever is no number becomes the fallback.
 * @param {unknown} value
 * @param {{min: number, max: number}} range
 * @param {number} [fallback]
 */
export function clamp(value, { min, max }, fallback = 0) {
  const n = Number(value);
  return Math.max(min, Math.min(max, Number.isNaN(n) ? fallback : n));
}

/** The layer and direction that are looked at. @param {Network} network @param {{layer?: number, direction?: number}} traits */
export function placeOf({ layers }, { layer = 0, direction = 0 }) {
  const cell = layers[layer]?.cells[direction];
  if (!cell) throw new RangeError(`there is no layer ${layer}, direction ${direction} in this network`);
  return { layer, direction, cell };
}

/**
 * One network on one sequence: everything that one of its layers did, and what it answers at the last step.
 * @param {Network} network
 * @param {unknown} x
 * @param {Parameters<typeof runLayers>[2]} [shown]
 */
export function runNetwork(network, x, shown = FIRST) {
  const { trace, y } = runLayers(network, encode(x, network), shown);
  const { head } = network;
  const logits = head && linear(head, y, (trace.seqLen - 1) * head.inputSize);
  return { name: network.name, trace, logits, probabilities: logits && softmax(logits) };
}

/**
 * @param {Network} network
 * @param {TimelineTraits} traits
 * @param {Network | null} [beside] a simple recurrent network that reads the same sequence
 */
export function runTimeline(network, traits, beside = null) {
  const { x } = traits;
  const { cell, ...place } = placeOf(network, traits);
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const held = readClamp(traits.clamp, cell, Array.isArray(x) ? x.length : 0);
  const run = runNetwork(network, x, { ...place, forgetBias, clamps: clampsOf(held) });
  const { trace } = run;
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: cell.hiddenSize - 1 }));
  const names = quantitiesOf(cell).map(({ name }) => name);
  const { keeps } = CELLS[cell.kind];
  const [keeper, state = "h"] = keeps;
  return {
    ...{ ...run, ...place, ...askedOrder(x, network.classes), layers: network.layers, classes: network.classes },
    ...{ x, t, unit, forgetBias, held },
    /** what the summary says of the unit: the gate that keeps, and the state that it keeps */
    says: names.includes(keeper) ? [...keeps] : [state],
    hasOffset: cell.blocks.some(({ name }) => name === "f"),
    beside: beside && runNetwork(beside, x),
    keeps: names.includes(keeper) ? keeps : "",
    halfLives: names.includes(keeper) ? halfLivesAt(trace, t, unit, held) : null,
  };
}

/**
 * How long half of the state lasts: at this step's gate, and with the bias of the gate alone.
 * @param {CellTrace} trace
 * @param {number} t
 * @param {number} unit
 * @param {import("./clamp.js").Held | null} held
 */
function halfLivesAt({ cell, parts, bias, values }, t, unit, held) {
  const [name] = CELLS[cell.kind].keeps;
  // coupled, what is written is what is not kept
  const coupled = cell.coupled && name === "f";
  const source = coupled ? "i" : name;
  const block = cell.blocks.find((one) => one.name === source) ?? cell.blocks[0];
  const { start, share, activation } = block;
  const row = start + Math.floor(unit / share);
  const of = (/** @type {number} */ a) => {
    // from its pre-activation a free gate is more exact
    if (activation.name === "sigmoid") return halfLife(coupled ? -a : a);
    return halving(coupled ? 1 - activation.f(a) : activation.f(a));
  };
  const forced = [name, source].some((quantity) => isHeld(held, { quantity, t, unit }));
  const now = forced ? halving(values[name][t * cell.hiddenSize + unit]) : of(parts.a[t * cell.height + row]);
  return { now, bias: of(bias[row]) };
}

/** @param {number} f */
const halving = (f) => (f >= 1 ? Infinity : f <= 0 ? 0 : Math.LN2 / -Math.log(f));

/**
 * How strongly quantities without limits are drawn, fixed for a network by its own examples, so that fading shows as
 * fading: cell states, for instance, or the pre-activations of a simple recurrent network.
 * @param {Network} network
 * @param {unknown} x
 * @param {{layer?: number, direction?: number}} [traits]
 * @returns {import("./tracks.js").Scales} the size drawn at full strength (95 of 100 lie below it), and the largest
 */
export function scalesOf(network, x, traits = {}) {
  const { cell, ...place } = placeOf(network, traits);
  const traces = [...network.examples, x].map((sequence) => runNetwork(network, sequence, place).trace);
  const free = quantitiesOf(cell).filter(({ limits }) => !limits.every(Number.isFinite));
  return Object.fromEntries(
    free.map(({ name }) => {
      const sizes = traces.flatMap((trace) => Array.from(valuesOf(trace, name), Math.abs)).filter(Number.isFinite);
      sizes.sort((a, b) => a - b);
      const at = (/** @type {number} */ part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
      return [name, { shade: at(0.95), range: at(1) }];
    }),
  );
}

/** The first timestep at which something is not finite, or −1. @param {CellTrace} trace */
export function firstNonFinite({ seqLen, values }) {
  const steps = Object.values(values).flatMap((array) => {
    const at = array.findIndex((value) => !Number.isFinite(value));
    return at < 0 ? [] : Math.floor((at * seqLen) / array.length);
  });
  return steps.length ? Math.min(...steps) : -1;
}
