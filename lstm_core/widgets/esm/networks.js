/** The trained networks that travel with the explorables. */
import temporalOrder from "../../weights/temporal-order.json";
import temporalOrderRnn from "../../weights/temporal-order-rnn.json";
import temporalOrderTangled from "../../weights/temporal-order-tangled.json";
import { decodeLayers } from "./lib/cells.js";

/**
 * @typedef {import("./lib/network.js").StoredNetwork} StoredNetwork
 * @typedef {import("./lib/layers.js").LayeredNetwork} Network
 */

const STORED = /** @type {Record<string, StoredNetwork>} */ ({
  "temporal-order": temporalOrder,
  "temporal-order-tangled": temporalOrderTangled,
  "temporal-order-rnn": temporalOrderRnn,
});

/** @type {Map<string, Network>} */
const decoded = new Map();

/**
 * A stored network by name, or the reader's own in the weights format.
 * @param {unknown} weights
 * @returns {Network}
 */
export function findNetwork(weights) {
  if (typeof weights !== "string") return decodeLayers(/** @type {StoredNetwork} */ (weights));
  if (!Object.hasOwn(STORED, weights)) {
    throw new RangeError(`no network "${weights}" travels with this page; it knows ${Object.keys(STORED).join(", ")}`);
  }
  const network = decoded.get(weights) ?? decodeLayers(STORED[weights]);
  decoded.set(weights, network);
  return network;
}

/** Every stored network, for a list to choose from. */
export const networkOptions = () =>
  Object.entries(STORED).map(([value, { cell }]) => ({
    value,
    text: `${value} · ${cell === "RNN" ? "simple RNN" : cell}`,
  }));

/** The cell that reads the input. @param {Network} network */
const firstOf = (network) => network.layers[0].cells[0];

/**
 * What the traits become in another network: the sequence stays if it can be read, what is held and who reads
 * along only in a network of the same kind and size.
 * @param {Network} next
 * @param {Network} network
 * @param {{x: any[], t: number, unit: number}} now
 */
export function traitsIn(next, network, now) {
  const alike = readAlike(network, next);
  const x = alike ? now.x : next.examples[0];
  const { kind, hiddenSize: size } = firstOf(next);
  const [t, unit] = [Math.min(now.t, x.length - 1), Math.min(now.unit, size - 1)];
  const same = alike && kind === firstOf(network).kind && size === firstOf(network).hiddenSize;
  return { x, t, unit, ...(!same && { clamp: null, beside: "" }) };
}

/** Whether two networks read the same sequences. @param {Network} one @param {Network} other */
export const readAlike = (one, other) =>
  one.inputSize === other.inputSize && String(one.alphabet) === String(other.alphabet);

/** The name of a stored network without gates that can read along, or nothing. @param {Network} network */
export const partnerOf = (network) =>
  Object.keys(STORED).find((name) => STORED[name].cell === "RNN" && readAlike(findNetwork(name), network)) ?? "";

/**
 * The network beside: none where the main one has no gates itself.
 * @param {unknown} name the trait, "" for none
 * @param {Network} network
 */
export function findBeside(name, network) {
  if (!name) return null;
  const beside = findNetwork(String(name));
  if (firstOf(network).kind === "RNN" || firstOf(beside).kind !== "RNN" || !readAlike(beside, network)) {
    throw new RangeError(`"${name}" cannot stand beside: that takes a simple RNN that reads the same, beside an LSTM`);
  }
  return beside;
}
