/** Elements without innerHTML: text is always text. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */

/**
 * Writes an attribute only when it differs: null and false remove it, true sets it empty.
 * @param {Element} node
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/**
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @template {Element} E
 * @param {E} node
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = fill(document.createElement(tag), attributes, children);
  // an output is a live region by nature; numbers stay quiet, because the summary speaks
  if (tag === "output") setAttribute(node, "aria-live", "off");
  return node;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {(Node | string)[]} children
 */
export function svgElement(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * A place on the page, at the end of another.
 * @param {HTMLElement} container
 * @param {string} kind its class, without `lx-`
 */
export function area(container, kind) {
  const node = element("div", { class: `lx-${kind}` });
  container.append(node);
  return node;
}

/**
 * A place with a frame of its own, and perhaps a title.
 * @param {HTMLElement} container
 * @param {string} kind
 * @param {string} [title]
 */
export function part(container, kind, title) {
  const node = area(container, `part lx-${kind}`);
  if (title) node.append(element("p", { class: "lx-title" }, title));
  return node;
}

/** @param {string} text @param {() => void} act @param {AbortSignal} [signal] */
export function button(text, act, signal) {
  const node = element("button", { type: "button" }, text);
  node.addEventListener("click", act, { signal });
  return node;
}

/**
 * A number of the network: rounded text, the full value beside it for tests and for copying.
 * @param {Element} node
 * @param {number} value
 * @param {string} text
 * @param {Record<string, number | string>} [where] such as {t: 3, unit: 2}
 */
export function showValue(node, value, text, where = {}) {
  setText(node, text);
  setAttribute(node, "data-value", String(value));
  for (const [key, at] of Object.entries(where)) setAttribute(node, `data-${key}`, at);
}

/**
 * Where a pointer is, in a drawing's own pixels: on the whole screen they are larger than the window's.
 * @param {Element} node
 * @param {{clientX: number, clientY: number}} event
 */
export function placeIn(node, { clientX, clientY }) {
  const { left, top } = node.getBoundingClientRect();
  const zoom = zoomOf(node);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}

/** How much larger a node is drawn than its own pixels say. @param {Element} node */
export const zoomOf = (node) => /** @type {{currentCSSZoom?: number}} */ (node).currentCSSZoom ?? 1;

/** A name for one group of radio buttons that no other copy on the page shares. */
export function uniqueName() {
  return `lx-${Math.random().toString(36).slice(2)}`;
}

/**
 * What each part of an explorable hands out.
 * @template Data
 * @typedef {{update: (data: Data) => void, destroy: () => void}} Figure
 */

/**
 * Appends a root to its container and ends its listeners together.
 * @param {HTMLElement} container
 * @param {HTMLElement} root
 */
export function mount(container, root) {
  const ending = new AbortController();
  container.append(root);
  return {
    signal: ending.signal,
    destroy() {
      ending.abort();
      root.remove();
    },
  };
}
