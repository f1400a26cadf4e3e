/** Numbers and states as text; `words.py` writes the same words. */

/**
 * Fixed digits, a real minus sign, no negative zero; exponents where fixed digits say nothing.
 * @param {number} value
 * @param {number} [digits]
 */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

/**
 * With a sign always, for offsets.
 * @param {number} value
 * @param {number} [digits]
 */
export function signed(value, digits = 1) {
  return value > 0 ? `+${number(value, digits)}` : number(value, digits);
}

/** How each row of the timeline is called. @type {Record<string, string>} */
export const NAMES = {
  i: "input gate",
  f: "forget gate",
  g: "candidate",
  o: "output gate",
  r: "reset gate",
  z: "update gate",
  n: "candidate",
  c: "cell state",
  h: "hidden state",
  a: "pre-activation",
};

/** The colour of each gate; those of a GRU borrow that of the gate whose work they do. @type {Record<string, string>} */
export const INKS = { i: "i", f: "f", g: "g", o: "o", r: "o", z: "f", n: "g" };

/**
 * One mark of the timeline and its value; nothing for the input, whose symbol speaks for itself.
 * @param {readonly import("./tracks.js").Track[]} tracks
 * @param {import("./terms.js").Mark} mark
 */
export function markInWords(tracks, { quantity, t, unit }) {
  const track = tracks.find((one) => one.quantity === quantity);
  if (!track || unit === null || unit >= track.units) return "";
  const [name, whose] = track.apart ? [NAMES[track.symbol], ", of the simple RNN"] : [track.caption, ""];
  return `${name} ${track.symbol} of unit ${unit} at step ${t}: ${number(track.values[t * track.units + unit])}${whose}`;
}

/**
 * What is held, in words.
 * @param {import("./clamp.js").Held} held
 * @param {number} hiddenSize
 */
export function heldInWords({ quantity, units, start, stop, value }, hiddenSize) {
  const names = units.length > 1 ? `${units.slice(0, -1).join(", ")} and ${units[units.length - 1]}` : `${units[0]}`;
  const who = units.length === hiddenSize ? "every unit" : units.length > 1 ? `units ${names}` : `unit ${names}`;
  const when = stop - start > 1 ? `steps ${start} to ${stop - 1}` : `step ${start}`;
  return `${quantity} of ${who} held at ${number(value, 2)} in ${when}`;
}

/**
 * What a network answers, and whether that is right.
 * @param {ArrayLike<number>} probabilities
 * @param {string[] | null} classes
 * @param {number} answer the class asked for, or −1
 */
function answerInWords(probabilities, classes, answer) {
  const best = Array.from(probabilities).indexOf(Math.max(...Array.from(probabilities)));
  const label = classes ? classes[best] : `class ${best}`;
  const asked = !classes ? "" : answer < 0 ? ", the sequence asks nothing" : best === answer ? ", right" : ", wrong";
  return `answers ${label} (${number(probabilities[best], 2)})${asked}`;
}

/** Which layer is looked at, where there are several. @param {ReturnType<typeof import("./timeline-run.js").runTimeline>} run */
function placeInWords({ layer, layers, trace }) {
  const several = layers.length > 1 ? `, layer ${layer} of 0 to ${layers.length - 1}` : "";
  return several + (trace.cell.reverse ? ", backward" : layers[layer].cells.length > 1 ? ", forward" : "");
}

/**
 * The one sentence that stands in the live region and in Python's repr.
 * @param {ReturnType<typeof import("./timeline-run.js").runTimeline>} run
 */
export function summary(run) {
  const { name, x, t, unit, forgetBias, held, trace, classes, probabilities, answer, beside } = run;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [`Gate timeline of ${name}${placeInWords(run)}: step ${t} of 0 to ${x.length - 1}${reads}`];
  const said = run.says.map((q) => `${q} = ${number(trace.values[q][t * trace.hiddenSize + unit], 2)}`);
  parts.push(`unit ${unit} has ${said.join(" and ")}`);
  if (run.hasOffset) parts.push(`forget-bias offset ${signed(forgetBias)}`);
  if (held) parts.push(heldInWords(held, trace.hiddenSize));
  if (probabilities) parts.push(`the network ${answerInWords(probabilities, classes, answer)}`);
  if (beside?.probabilities) parts.push(`${beside.name} ${answerInWords(beside.probabilities, classes, answer)}`);
  return `${parts.join("; ")}.`;
}
