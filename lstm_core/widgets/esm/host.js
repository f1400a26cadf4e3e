/**
 * Brings explorables to life in a page without a server: finds each element, loads its script and style near the
 * viewport, and renders it with a small model in the place of its drawing. One that fails keeps its drawing and says
 * why; the others go on. A state that stands in the page's address is restored. Runs as a classic script, so that
 * pages opened from a folder work too.
 */
import { element } from "./kit/dom.js";
import { createProjector } from "./kit/projector.js";
import { createShare, linkName, writeAddress } from "./kit/share.js";
import { PROJECTOR, readHash, withProjected } from "./lib/link-state.js";

/**
 * @typedef {{script: string, style?: string, needs?: string[]}} Source needs: scripts that have to run before
 * @typedef {{initialize?: Function, render: Function, share?: boolean}} Explorable
 */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const base = script?.src || document.baseURI;
const sources = /** @type {Record<string, Source>} */ (JSON.parse(script?.dataset.modules || "{}"));
const page = /** @type {{lstmExplorables?: Record<string, Explorable>}} */ (globalThis);
page.lstmExplorables = page.lstmExplorables ?? {};
const registered = page.lstmExplorables;
/** @type {Map<string, Promise<void>>} */
const loading = new Map();
/** @type {WeakMap<Element, ReturnType<typeof createModel>>} */
const models = new WeakMap();
/** @type {Map<HTMLElement, () => void>} */
const live = new Map();

/**
 * The part of an anywidget model that explorables use.
 * @param {Record<string, unknown>} state
 */
export function createModel(state) {
  const values = { ...state };
  /** @type {Map<string, Set<Function>>} */
  const callbacks = new Map();
  const emit = (/** @type {string} */ event) => {
    for (const callback of [...(callbacks.get(event) ?? [])]) callback();
  };
  return {
    get: (/** @type {string} */ key) => values[key],
    set(/** @type {string} */ key, /** @type {unknown} */ value) {
      if (Object.is(values[key], value)) return;
      values[key] = value;
      emit(`change:${key}`);
      emit("change");
    },
    on(/** @type {string} */ event, /** @type {Function} */ callback) {
      if (!callbacks.has(event)) callbacks.set(event, new Set());
      callbacks.get(event)?.add(callback);
    },
    off(/** @type {string | undefined} */ event, /** @type {Function | undefined} */ callback) {
      if (!event) callbacks.clear();
      else if (!callback) callbacks.delete(event);
      else callbacks.get(event)?.delete(callback);
    },
    save_changes() {},
    /** Every value as it stands now. */
    state: () => ({ ...values }),
  };
}

/**
 * Inserts an element that loads a file, and waits for it.
 * @template {HTMLScriptElement | HTMLLinkElement} E
 * @param {E} node
 * @param {string} url
 * @returns {Promise<void>}
 */
function insert(node, url) {
  return new Promise((resolve, reject) => {
    node.onload = () => resolve();
    node.onerror = () => reject(new Error(`the file ${url} could not be loaded`));
    document.head.append(node);
  });
}

/** @type {Map<string, Promise<void>>} */
const inserted = new Map();

/**
 * One script, once per page, however many explorables need it; scripts run in the order in which they were asked for.
 * @param {string} file
 */
function once(file) {
  const known = inserted.get(file);
  if (known) return known;
  const node = Object.assign(document.createElement("script"), { src: new URL(file, base).href, async: false });
  const loaded = insert(node, file);
  inserted.set(file, loaded);
  return loaded;
}

/**
 * Script and style of one kind, once per page.
 * @param {string} name
 */
function load(name) {
  if (registered[name] && !sources[name]) return Promise.resolve();
  const known = loading.get(name);
  if (known) return known;
  const source = sources[name];
  if (!source) return Promise.reject(new Error(`this page knows no explorable "${name}"`));
  const files = [...(source.needs ?? []), source.script].map(once);
  if (source.style) {
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(source.style, base).href,
    });
    files.push(insert(link, source.style));
  }
  const all = Promise.all(files).then(() => {
    if (!registered[name]) throw new Error(`the file ${source.script} holds no explorable "${name}"`);
  });
  loading.set(name, all);
  return all;
}

/**
 * @param {HTMLElement} root
 * @param {unknown} error
 */
function fail(root, error) {
  const reason = error instanceof Error ? error.message : String(error);
  const box = document.createElement("p");
  box.setAttribute("role", "alert");
  box.className = "lx lx-error";
  box.style.color = "var(--lx-error, #B3261E)";
  box.textContent = `This explorable cannot run: ${reason.replace(/\.$/, "")}. The drawing shows its first state.`;
  root.append(box);
  root.dataset.error = reason;
}

/**
 * "Copy link" for one explorable; a state from a link is rendered once out of sight, and used if that succeeds.
 * @param {HTMLElement} root
 * @param {HTMLElement} foot
 * @param {ReturnType<typeof createModel>} model
 * @param {Record<string, unknown>} first
 */
function offerLink(root, foot, model, first) {
  const name = linkName(root);
  return createShare(foot, {
    name,
    first,
    now: model.state,
    async restore(given) {
      const wanted = { ...first, ...given };
      const trial = { model: createModel(wanted), el: document.createElement("div") };
      const end = await registered[root.dataset.explorable ?? ""].render({
        ...trial,
        signal: new AbortController().signal,
      });
      end?.();
      for (const [key, value] of Object.entries(wanted)) model.set(key, value);
      model.save_changes();
      if (readHash(location.hash).keys().next().value === name) root.scrollIntoView({ block: "nearest" });
    },
  });
}

/**
 * "Full screen" for one explorable; the address says which one is shown so, and opens it so.
 * @param {HTMLElement} root
 * @param {HTMLElement} figure
 * @param {HTMLElement} foot
 */
function offerScreen(root, figure, foot) {
  const name = linkName(root);
  const named = () => readHash(location.hash).get(PROJECTOR);
  const projector = createProjector(root, {
    figure,
    foot,
    onChange: (on) => writeAddress(withProjected(location.hash, on ? name : null)),
  });
  const follow = () => named() === name && projector.enter();
  addEventListener("hashchange", follow);
  return {
    follow,
    destroy() {
      removeEventListener("hashchange", follow);
      projector.destroy();
    },
  };
}

/** @param {HTMLElement} root */
async function start(root) {
  const ending = new AbortController();
  live.set(root, () => ending.abort());
  const fallback = /** @type {HTMLElement | null} */ (root.querySelector(".lstm-fallback"));
  const el = document.createElement("div");
  try {
    const name = root.dataset.explorable ?? "";
    const state = root.querySelector('script[type="application/json"]')?.textContent ?? "{}";
    await load(name);
    if (ending.signal.aborted) return;
    const context = { model: models.get(root) ?? createModel(JSON.parse(state)), signal: ending.signal };
    const known = models.has(root);
    if (!known) await registered[name].initialize?.(context);
    models.set(root, context.model);
    root.append(el);
    const cleanUp = await registered[name].render({ ...context, el });
    const foot = element("div", { class: "lx lx-foot" });
    root.append(foot);
    const share = registered[name].share !== false && offerLink(root, foot, context.model, JSON.parse(state));
    if (share && !known) await share.follow();
    const screen = offerScreen(root, el, foot);
    live.set(root, () => {
      ending.abort();
      cleanUp?.();
      screen.destroy();
      if (share) share.destroy();
      foot.remove();
      el.remove();
      if (fallback) fallback.style.display = "";
      delete root.dataset.ready;
    });
    if (fallback) fallback.style.display = "none";
    root.dataset.ready = "";
    screen.follow();
  } catch (error) {
    el.remove();
    fail(root, error);
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      start(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: "800px" },
);

/** @type {WeakSet<Element>} */
const watched = new WeakSet();

/** Watches what is new and ends what has left the page; an element that comes back goes on where it was. */
function survey() {
  for (const [root, end] of live) {
    if (root.isConnected) continue;
    live.delete(root);
    watched.delete(root);
    end();
  }
  for (const root of document.querySelectorAll("[data-explorable]")) {
    if (watched.has(root)) continue;
    watched.add(root);
    near.observe(root);
  }
}

/** Brings the first explorable that the address names near, so that it starts and can take its state. */
function visitLinked() {
  const parts = readHash(location.hash);
  const name = parts.get(PROJECTOR) ?? parts.keys().next().value;
  const roots = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-explorable]"));
  [...roots].find((root) => linkName(root) === name)?.scrollIntoView({ block: "start" });
}

/** The first explorable is met soon, so its files come while the page settles; what fails is told where it mounts. */
function fetchFirst() {
  const first = /** @type {HTMLElement | null} */ (document.querySelector("[data-explorable]"));
  if (first) load(String(first.dataset.explorable)).catch(() => {});
}

function begin() {
  fetchFirst();
  survey();
  visitLinked();
  addEventListener("hashchange", visitLinked);
  new MutationObserver(survey).observe(document.body, { childList: true, subtree: true });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
else begin();
