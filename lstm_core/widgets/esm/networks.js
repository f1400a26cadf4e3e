/** The trained networks that travel inside the bundle. */
import temporalOrder from "../../weights/temporal-order.json";
import { decodeNetwork } from "./lib/network.js";

/** @type {Record<string, unknown>} */
const STORED = { "temporal-order": temporalOrder };

/** @typedef {import("./lib/network.js").StoredNetwork} StoredNetwork */

/**
 * A stored network by name, or the reader's own in the weights format.
 * @param {unknown} weights
 */
export function findNetwork(weights) {
  if (typeof weights !== "string") return decodeNetwork(/** @type {StoredNetwork} */ (weights));
  if (!Object.hasOwn(STORED, weights)) {
    throw new RangeError(`no network "${weights}" travels with this page; it knows ${Object.keys(STORED).join(", ")}`);
  }
  return decodeNetwork(/** @type {StoredNetwork} */ (STORED[weights]));
}
