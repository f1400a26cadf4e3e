/** Everything about cells that a figure asks for: in the book this is a file of its own, which a page loads once. */
export { decodeLayers, runLayers } from "./layers.js";
export { CELLS, holdsOf, quantitiesOf } from "./quantities.js";
export { equationsOf, isTerm } from "./terms.js";
