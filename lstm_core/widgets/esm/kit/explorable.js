import { element } from "./dom.js";
import { createRedraw } from "./loop.js";
import { createErrorBox } from "./status.js";

/**
 * The part of an anywidget model that explorables use; our own host has the same.
 * @typedef {{get: (key: string) => any, set: (key: string, value: unknown) => void, save_changes: () => void,
 *   on: (event: string, callback: () => void) => void, off: (event: string, callback: () => void) => void}} Model
 *
 * @typedef {{draw: () => void, destroy: () => void}} Parts
 */

/**
 * What the parts of an explorable work with.
 * @template [Traits=any]
 * @typedef {object} Stage
 * @property {Model} model
 * @property {() => Traits} read all traits as they are now
 * @property {(traits: Partial<Traits>) => void} set changes some of them, and draws
 * @property {() => void} redraw
 * @property {Record<string, any>} memory is empty at first and outlives parts that are built anew
 */

/**
 * Hands the focus to the twin of a control that is about to go: the one of the same name, or the button of the same text.
 * @param {HTMLElement} old
 * @param {HTMLElement} next
 */
function passFocus(old, next) {
  const at = document.activeElement;
  if (!at || !old.contains(at)) return;
  const name = at.getAttribute("name");
  const twin = [...next.querySelectorAll(at.localName)].find((node) =>
    name ? node.getAttribute("name") === name : node.localName === "button" && node.textContent === at.textContent,
  );
  if (twin instanceof HTMLElement) twin.focus({ preventScroll: true });
}

/** What takes the focus from others: not a field of a table, which would choose its place. */
const HEIRS = 'input:enabled:not([type="number"]), button:enabled';

/** A control that ended its own usefulness, as a reset does, hands the focus on. @param {HTMLElement} root */
function keepFocus(root) {
  const at = document.activeElement;
  if (at?.matches(":disabled") && root.contains(at))
    /** @type {HTMLElement | null} */ (root.querySelector(HEIRS))?.focus();
}

/**
 * What every explorable does alike: draw when a trait changes, at most once a frame; answer bad input with a sentence
 * and the last good picture; clean up.
 * @param {object} definition
 * @param {string} definition.name class of its element: `lx-<name>`
 * @param {readonly string[]} definition.traits
 * @param {readonly string[]} definition.rebuildOn traits after whose change the parts are built anew
 * @param {(root: HTMLElement, stage: Stage) => Parts} definition.build
 */
export function defineExplorable({ name, traits, rebuildOn, build }) {
  /** @param {{model: Model, el: HTMLElement}} context */
  function render({ model, el }) {
    const frame = element("div", { class: "lx" });
    el.append(frame);
    const errors = createErrorBox(frame);
    /** @type {Parts | null} */
    let parts = null;
    /** @type {HTMLElement | null} */
    let root = null;
    /** @type {unknown[]} */
    let built = [];
    let shown = false;

    function prepare() {
      const wanted = rebuildOn.map((key) => model.get(key));
      if (parts && wanted.every((value, n) => value === built[n])) return parts;
      const next = element("div", { class: `lx-${name}` });
      const made = build(next, stage);
      frame.append(next);
      if (root) passFocus(root, next);
      parts?.destroy();
      root?.remove();
      [parts, root, built] = [made, next, wanted];
      return made;
    }

    function draw() {
      try {
        prepare().draw();
        if (root) keepFocus(root);
        errors.update(null);
        shown = true;
      } catch (error) {
        if (!shown) throw error; // a state that does not fit keeps the drawing
        errors.update(error instanceof Error ? `${error.message}.` : String(error));
      }
    }

    const redraw = createRedraw(draw);
    /** @type {Stage} */
    const stage = {
      model,
      memory: {},
      redraw: redraw.request,
      read: () => Object.fromEntries(traits.map((key) => [key, model.get(key)])),
      set(changed) {
        for (const [key, value] of Object.entries(changed)) model.set(key, value);
        model.save_changes();
        redraw.request();
      },
    };
    // a key or a click means the figure as it stands after the last one, even within one frame
    for (const event of ["keydown", "pointerdown"]) frame.addEventListener(event, redraw.flush, true);
    // … but a checkbox has already turned when its click arrives: a drawing now would turn it back
    const flushClick = (/** @type {Event} */ { target }) => target instanceof HTMLInputElement || redraw.flush();
    frame.addEventListener("click", flushClick, true);
    for (const key of traits) model.on(`change:${key}`, redraw.request);
    const cleanUp = () => {
      for (const key of traits) model.off(`change:${key}`, redraw.request);
      redraw.destroy();
      parts?.destroy();
      frame.remove();
    };
    try {
      draw();
    } catch (error) {
      cleanUp();
      throw error;
    }
    return cleanUp;
  }
  return { render };
}
