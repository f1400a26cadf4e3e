/** One explorable on the whole screen, large: for a projector, or for a reader who wants to see it large. */
import { element, mount, setAttribute, setText } from "./dom.js";

/** The part of a screen in which type is as large as on a page, and how large or small it may become. */
const SHEET = { width: 900, height: 675 };
const LARGEST = 2.4;
const TRIES = 4;

/** Keys that write belong to the field that is written in. @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof HTMLElement &&
  target.matches("textarea, select, input:not([type=range], [type=radio], [type=checkbox])");

/** Lets the browser hide its own bars, where it may: after a click or a key, and in frames that are allowed to. */
function askForScreen() {
  if (document.fullscreenEnabled && !document.fullscreenElement && navigator.userActivation?.isActive)
    document.documentElement.requestFullscreen().catch(() => {});
}

function giveScreenBack() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/**
 * As large as the screen allows with all of it in view, but never smaller than a projector needs: then it scrolls.
 * @param {HTMLElement} sheet
 */
function fit(sheet) {
  const { innerWidth, innerHeight } = window;
  const least = Math.max(1, Math.min(innerWidth / (1.3 * SHEET.width), innerHeight / SHEET.height));
  let zoom = Math.max(least, Math.min(LARGEST, innerWidth / SHEET.width));
  let tries = TRIES;
  const set = () => {
    sheet.style.setProperty("--lx-zoom", zoom.toFixed(3));
    // figures redraw when they learn of their new width, and that takes a frame
    requestAnimationFrame(() => requestAnimationFrame(judge));
  };
  const judge = () => {
    const over = sheet.scrollHeight / sheet.clientHeight;
    if (!sheet.isConnected || over <= 1 || zoom <= least || !tries--) return;
    zoom = Math.max(least, zoom / Math.max(1.04, Math.sqrt(over)));
    set();
  };
  set();
}

/**
 * A button in the foot that shows the figure on the whole screen, and takes it back.
 * @param {HTMLElement} container where figure and foot stand
 * @param {{figure: HTMLElement, foot: HTMLElement, onChange?: (on: boolean) => void}} options
 */
export function createProjector(container, { figure, foot, onChange }) {
  const button = element("button", { type: "button", "data-affects": "view", "aria-keyshortcuts": "Shift+F" });
  const part = mount(foot, button);
  const listen = { signal: part.signal };
  /** @type {HTMLDialogElement | null} */
  let sheet = null;
  /** @type {Element | null} */
  let opener = null;

  function paint() {
    setText(button, sheet ? "Leave full screen" : "Full screen");
    setAttribute(button, "aria-pressed", String(sheet !== null));
  }

  /** @param {HTMLElement} parent moving takes the focus away, so it is given again */
  function move(parent) {
    const focused = figure.contains(opener) || foot.contains(opener) ? opener : button;
    parent.append(figure, foot);
    return () => /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
  }

  function enter() {
    if (sheet) return;
    askForScreen();
    opener = document.activeElement;
    container.style.minHeight = `${container.offsetHeight}px`;
    sheet = element("dialog", { class: "lx lx-projector", "aria-label": "Full screen" });
    container.append(sheet);
    sheet.addEventListener("close", leave, listen);
    sheet.showModal(); // while it is empty: opening gives the focus to the first field, which may take it for a choice
    move(sheet)();
    fit(sheet);
    paint();
    onChange?.(true);
  }

  function leave() {
    if (!sheet) return;
    const left = sheet;
    sheet = null;
    const focus = move(container);
    left.remove();
    container.style.minHeight = "";
    giveScreenBack();
    focus();
    paint();
    onChange?.(false);
  }

  const toggle = () => (sheet ? leave() : enter());
  button.addEventListener("click", toggle, listen);
  for (const node of [figure, foot])
    node.addEventListener(
      "keydown",
      (event) => {
        const { key, shiftKey, ctrlKey, altKey, metaKey, target } = event;
        if (key !== "F" || !shiftKey || ctrlKey || altKey || metaKey || isWriting(target)) return;
        event.preventDefault();
        event.stopPropagation();
        toggle();
      },
      { ...listen, capture: true },
    );
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), listen);
  window.addEventListener("resize", () => sheet && fit(sheet), listen);
  paint();
  return {
    enter,
    destroy() {
      onChange = undefined;
      leave();
      part.destroy();
    },
  };
}

/**
 * The same explorable with the button below it: for Jupyter, where no host of ours brings one.
 * @param {{initialize?: Function, render: Function}} explorable
 */
export function withProjector(explorable) {
  return {
    ...explorable,
    /** @param {{model: import("./explorable.js").Model, el: HTMLElement}} context */
    async render(context) {
      const { el } = context;
      const end = await explorable.render(context);
      const figure = /** @type {HTMLElement} */ (el.lastElementChild);
      const foot = element("div", { class: "lx lx-foot" });
      el.append(foot);
      const projector = createProjector(el, { figure, foot });
      return () => {
        projector.destroy();
        foot.remove();
        end?.();
      };
    },
  };
}
