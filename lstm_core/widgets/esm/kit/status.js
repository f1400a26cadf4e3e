import { element, mount, setText } from "./dom.js";

/**
 * The figure in one sentence, spoken politely and at most once a second.
 * @param {HTMLElement} container
 * @param {{pause?: number}} [options] milliseconds of quiet before it speaks
 * @returns {import("./dom.js").Figure<string>}
 */
export function createSummary(container, { pause = 700 } = {}) {
  const node = element("p", { class: "lx-summary", role: "status", "aria-live": "polite" });
  const figure = mount(container, node);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let latest = "";
  return {
    update(sentence) {
      if (sentence === latest) return;
      const first = latest === "";
      latest = sentence;
      clearTimeout(waiting);
      if (first) setText(node, sentence);
      else waiting = setTimeout(() => setText(node, latest), pause);
    },
    destroy() {
      clearTimeout(waiting);
      figure.destroy();
    },
  };
}

/**
 * A red box with one sentence; empty and hidden while all is well.
 * @param {HTMLElement} container
 * @param {object} [_options]
 * @returns {import("./dom.js").Figure<string | null>}
 */
export function createErrorBox(container, _options = {}) {
  const node = element("p", { class: "lx-error", role: "alert", hidden: true });
  const figure = mount(container, node);
  return {
    update(sentence) {
      node.hidden = sentence === null;
      setText(node, sentence ?? "");
    },
    destroy: figure.destroy,
  };
}
