/** The builder: from its traits to all numbers that are shown; the words for them. */
import { CUT_1997, EDGES, LONGEST, runLatch, SEQUENCES, unrolledEdges, waysBack } from "./carousel.js";
import { withinRanges } from "./ranges.js";
import { layoutUnrolled } from "./unrolled.js";
import { number } from "./words.js";

/** @typedef {import("./carousel.js").Built & {cuts: string[]}} BuilderTraits */

export const RANGES = /** @type {const} */ ({
  weight: { min: 0.1, max: 4, step: 0.1 },
  input_bias: { min: -8, max: 0, step: 0.1 },
  output_bias: { min: -8, max: 0, step: 0.1 },
  mean: { min: 0, max: 0.5, step: 0.05 },
  steps: { min: 10, max: LONGEST, step: 10 },
});
export const PARTS = /** @type {const} */ (["carousel", "input_gate", "output_gate"]);

export const QUESTION =
  "Twenty cells were told + or −, wait through noise, and are asked. " +
  "Add the carousel alone, so that nothing leaks away. Will most of the wrong answers go?";

/** Kinds of edges, in words. */
export const EDGE_NAMES = /** @type {Record<import("./carousel.js").Edge, string>} */ ({
  ss: "s → next s",
  yi: "y → next i",
  yg: "y → next g",
  yo: "y → next o",
  is: "i → s",
  gs: "g → s",
  sy: "s → y",
  oy: "o → y",
});

/**
 * Traits within their limits, or a sentence about the one that is none.
 * @param {BuilderTraits} traits
 * @returns {BuilderTraits}
 */
export function settledBuilder(traits) {
  const numbers = withinRanges(RANGES, traits);
  const strange = traits.cuts.filter((name) => !EDGES.some((edge) => edge === name));
  if (strange.length) throw new RangeError(`cuts names ${strange.join(", ")}; there are ${EDGES.join(", ")}`);
  const parts = PARTS.map((name) => [name, Boolean(traits[name])]);
  const cuts = EDGES.filter((name) => traits.cuts.includes(name));
  return { .../** @type {any} */ (Object.fromEntries(parts)), ...numbers, cuts };
}

/** @param {BuilderTraits} traits */
export function runBuilder(traits) {
  const built = settledBuilder(traits);
  const run = runLatch(built);
  const edges = unrolledEdges(built.weight, built.input_bias, built.output_bias);
  const [left, full, truncated] = [built.cuts, [], CUT_1997].map((cuts) => waysBack(edges, cuts));
  const { wrong, drift, largest, disturbance, slope } = run;
  const as1997 = String(built.cuts) === String(CUT_1997);
  return {
    built,
    run,
    edges,
    as1997,
    /** Numbers by the names that the page gives them. */
    values: {
      ...{ wrong, drift, largest, disturbance, slope },
      edges: layoutUnrolled(1).edges.filter(({ name }) => !built.cuts.includes(name)).length,
      paths: left.paths,
      gradient: left.gradient,
      gradient_full: full.gradient,
      gradient_1997: truncated.gradient,
    },
  };
}

/** What is built, in words. @param {import("./carousel.js").Built} built */
function partsInWords(built) {
  const names = { carousel: "carousel", input_gate: "input gate", output_gate: "output gate" };
  const has = PARTS.filter((part) => built[part]).map((part) => names[part]);
  return has.length ? has.join(", ") : "no part";
}

/** What the reader's scissors come to. @param {ReturnType<typeof runBuilder>} now */
export function scissorsInWords({ built, values, as1997 }) {
  if (!built.cuts.length) return "Nothing is cut: every path counts.";
  if (as1997) return "This is the truncation of 1997: one path is left, along the carousel.";
  if (!values.paths) return "No way back is left: nothing could be learnt across steps.";
  return built.cuts.includes("ss") ? "The carousel itself is cut." : "Some paths are cut.";
}

/** The figure in one sentence. @param {ReturnType<typeof runBuilder>} now */
export function builderSummary({ built, values }) {
  return (
    `Carousel builder with ${partsInWords(built)}: ${values.wrong} of ${SEQUENCES} answers wrong after ` +
    `${built.steps} steps of noise, drift ${number(values.drift, 2)}, disturbance ${number(values.disturbance, 3)}; ` +
    `${values.paths} of 56 ways back are left, gradient ${number(values.gradient, 4)}.`
  );
}
