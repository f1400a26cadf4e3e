/** The fixed strings and the trained networks of the memory bench. */
import { noise } from "../../tasks/data/recall.json";
import far from "../../weights/recall-far.json";
import lstm from "../../weights/recall-lstm.json";
import near from "../../weights/recall-near.json";
import next from "../../weights/recall-next.json";
import { decodeNetwork } from "./lib/network.js";
import { networkShares } from "./lib/recall.js";

/** @typedef {import("./lib/network.js").StoredNetwork} StoredNetwork */

export const NOISE = noise;

/** In the order of the list, each with what it is called in it. */
const STORED = /** @type {Record<string, {stored: StoredNetwork, text: string}>} */ ({
  "recall-next": { stored: next, text: "RNN trained at lag 1" },
  "recall-near": { stored: near, text: "RNN trained at lags 1 to 6" },
  "recall-far": { stored: far, text: "RNN trained at lag 31" },
  "recall-lstm": { stored: lstm, text: "LSTM trained at lag 31" },
});

export const OPTIONS = Object.entries(STORED).map(([value, { text }]) => ({ value, text }));

/** @param {string} name */
function load(name) {
  if (!Object.hasOwn(STORED, name)) {
    throw new RangeError(`no network "${name}" travels with this bench; it knows ${Object.keys(STORED).join(", ")}`);
  }
  const { stored, text } = STORED[name];
  const network = decodeNetwork(stored);
  return { network, text, shares: networkShares(NOISE, network) };
}

/** @type {Map<string, ReturnType<typeof load>>} */
const loaded = new Map();

/** A network with its shares of right answers, computed once. @param {unknown} name */
export function findRecall(name) {
  const found = loaded.get(String(name)) ?? load(String(name));
  loaded.set(String(name), found);
  return found;
}
