import { changes, decodeState, readHash, withState } from "../lib/link-state.js";
import { element, mount, setText } from "./dom.js";

/**
 * @typedef {import("../lib/link-state.js").State} State
 * @typedef {{name: string, first: State, now: () => State, restore: (state: State) => Promise<void>}} ShareOptions
 */

/**
 * The name of an explorable in links: the second of its kind on a page is `name~2`.
 * @param {HTMLElement} root
 */
export function linkName(root) {
  const name = root.dataset.explorable ?? "";
  const place = [...document.querySelectorAll(`[data-explorable="${CSS.escape(name)}"]`)].indexOf(root);
  return place > 0 ? `${name}~${place + 1}` : name;
}

/** Writes the hash without a jump and without an entry in the history. @param {string} hash */
export function writeAddress(hash) {
  const url = new URL(location.href);
  url.hash = hash;
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // some browsers refuse this for pages opened from a folder; the link itself is right all the same
  }
  return url.href;
}

/**
 * "Copy link" below an explorable: its state goes into the page's address, and is restored from there.
 * @param {HTMLElement} foot
 * @param {ShareOptions} options restore throws where a state does not fit
 */
export function createShare(foot, { name, first, now, restore }) {
  const button = element("button", { type: "button", "data-affects": "view" }, "Copy link");
  const field = element("input", { type: "text", readonly: true, "data-affects": "view" });
  const label = element("label", { hidden: true }, element("span", {}, "Link"), field);
  const note = element("span", { class: "lx-foot-note", "aria-live": "polite" });
  const part = mount(foot, element("div", { class: "lx-share" }, button, label, note));

  async function copy() {
    const state = changes(first, now());
    const link = writeAddress(withState(location.hash, name, state));
    const what = Object.keys(state).length ? "this state" : "the first state";
    try {
      await navigator.clipboard.writeText(link);
      label.hidden = true;
      setText(note, `A link to ${what} is on the clipboard.`);
    } catch {
      label.hidden = false;
      field.value = link;
      field.select();
      setText(note, `Copy this link to ${what} by hand: the browser keeps its clipboard closed.`);
    }
  }

  async function follow() {
    const text = readHash(location.hash).get(name);
    if (!text) return;
    try {
      await restore(decodeState(text, first));
      note.classList.remove("lx-foot-bad");
      setText(note, "Shows the state of the link.");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      note.classList.add("lx-foot-bad");
      setText(note, `The link's state is left out: ${reason.replace(/\.$/, "")}.`);
    }
  }

  button.addEventListener("click", copy, { signal: part.signal });
  window.addEventListener("hashchange", follow, { signal: part.signal });
  return { follow, destroy: part.destroy };
}
