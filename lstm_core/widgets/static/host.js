/*! Built by `npm run build`; edit the sources, not this file.
 * esbuild 0.28.2
 * sources sha256 e26550d94a34fcd6805a893d86b1565158c2327bc191d35bfb0c97edbdc8a9dd
 * body sha256 770a8050b1e63e0a3c4250bb1fd44f646c0371ebd84e0cefc6a54b9201bd8c3d
 * source lstm_core/widgets/esm/host.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/share.js
 * source lstm_core/widgets/esm/lib/link-state.js
 * source tools/build_esm.mjs
 */
"use strict";
(() => {
  // lstm_core/widgets/esm/kit/dom.js
  function setAttribute(node, name, value) {
    if (value === null || value === void 0 || value === false) {
      if (node.hasAttribute(name)) node.removeAttribute(name);
      return;
    }
    const text = value === true ? "" : String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
  function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }
  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
    node.append(...children);
    return node;
  }
  function element(tag, attributes = {}, ...children) {
    const node = fill(document.createElement(tag), attributes, children);
    if (tag === "output") setAttribute(node, "aria-live", "off");
    return node;
  }
  function mount(container, root) {
    const ending = new AbortController();
    container.append(root);
    return {
      signal: ending.signal,
      destroy() {
        ending.abort();
        root.remove();
      }
    };
  }

  // lstm_core/widgets/esm/kit/projector.js
  var SHEET = { width: 900, height: 675 };
  var LARGEST = 2.4;
  var TRIES = 4;
  var isWriting = (target) => target instanceof HTMLElement && target.matches("textarea, select, input:not([type=range], [type=radio], [type=checkbox])");
  function askForScreen() {
    if (document.fullscreenEnabled && !document.fullscreenElement && navigator.userActivation?.isActive)
      document.documentElement.requestFullscreen().catch(() => {
      });
  }
  function giveScreenBack() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {
    });
  }
  function fit(sheet) {
    const { innerWidth, innerHeight } = window;
    const least = Math.max(1, Math.min(innerWidth / (1.3 * SHEET.width), innerHeight / SHEET.height));
    let zoom = Math.max(least, Math.min(LARGEST, innerWidth / SHEET.width));
    let tries = TRIES;
    const set = () => {
      sheet.style.setProperty("--lx-zoom", zoom.toFixed(3));
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
  function createProjector(container, { figure, foot, onChange }) {
    const button = element("button", { type: "button", "data-affects": "view", "aria-keyshortcuts": "Shift+F" });
    const part = mount(foot, button);
    const listen = { signal: part.signal };
    let sheet = null;
    let opener = null;
    function paint() {
      setText(button, sheet ? "Leave full screen" : "Full screen");
      setAttribute(button, "aria-pressed", String(sheet !== null));
    }
    function move(parent) {
      const focused = figure.contains(opener) || foot.contains(opener) ? opener : button;
      parent.append(figure, foot);
      return () => (
        /** @type {HTMLElement} */
        focused.focus({ preventScroll: true })
      );
    }
    function enter() {
      if (sheet) return;
      askForScreen();
      opener = document.activeElement;
      container.style.minHeight = `${container.offsetHeight}px`;
      sheet = element("dialog", { class: "lx lx-projector", "aria-label": "Full screen" });
      container.append(sheet);
      sheet.addEventListener("close", leave, listen);
      sheet.showModal();
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
    const toggle = () => sheet ? leave() : enter();
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
        { ...listen, capture: true }
      );
    document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), listen);
    window.addEventListener("resize", () => sheet && fit(sheet), listen);
    paint();
    return {
      enter,
      destroy() {
        onChange = void 0;
        leave();
        part.destroy();
      }
    };
  }

  // lstm_core/widgets/esm/lib/link-state.js
  function changes(first, now) {
    const differs = (key) => JSON.stringify(now[key]) !== JSON.stringify(first[key]);
    return Object.fromEntries(
      Object.keys(first).filter(differs).map((key) => [key, now[key]])
    );
  }
  function encodeState(state) {
    const bytes = new TextEncoder().encode(JSON.stringify(state));
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }
  function kindOf(value) {
    if (Array.isArray(value)) return "a list";
    if (value === null) return "nothing";
    const words = { number: "a number", string: "a text", boolean: "a switch" };
    return words[
      /** @type {keyof typeof words} */
      typeof value
    ] ?? "an object";
  }
  function decodeState(text, first) {
    let state;
    try {
      const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (s) => s.charCodeAt(0));
      state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      throw new TypeError("it is damaged or cut short");
    }
    if (kindOf(state) !== "an object") throw new TypeError("it holds no list of entries");
    for (const [key, value] of Object.entries(state)) {
      if (!Object.hasOwn(first, key)) throw new RangeError(`it sets "${key}", which this figure does not have`);
      const [came, wanted] = [kindOf(value), kindOf(first[key])];
      const optional = came === "nothing" || wanted === "nothing";
      if (came !== wanted && !optional) throw new TypeError(`"${key}" is ${came}, where ${wanted} is needed`);
    }
    return state;
  }
  function readHash(hash) {
    const parts = hash.replace(/^#/, "").split("&").filter(Boolean);
    return new Map(
      parts.map((part) => {
        const at = part.indexOf("=");
        return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      })
    );
  }
  function withState(hash, name, state) {
    const parts = readHash(hash);
    for (const [key, text] of parts) if (!text) parts.delete(key);
    if (Object.keys(state).length) parts.set(name, encodeState(state));
    else parts.delete(name);
    return Array.from(parts, ([key, text]) => `${key}=${text}`).join("&");
  }
  var PROJECTOR = "projector";
  function withProjected(hash, name) {
    const parts = readHash(hash);
    parts.delete(PROJECTOR);
    if (name) parts.set(PROJECTOR, name);
    return Array.from(parts, ([key, text]) => text ? `${key}=${text}` : key).join("&");
  }

  // lstm_core/widgets/esm/kit/share.js
  function linkName(root) {
    const name = root.dataset.explorable ?? "";
    const place = [...document.querySelectorAll(`[data-explorable="${CSS.escape(name)}"]`)].indexOf(root);
    return place > 0 ? `${name}~${place + 1}` : name;
  }
  function writeAddress(hash) {
    const url = new URL(location.href);
    url.hash = hash;
    try {
      history.replaceState(history.state, "", url);
    } catch {
    }
    return url.href;
  }
  function createShare(foot, { name, first, now, restore }) {
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

  // lstm_core/widgets/esm/host.js
  var script = (
    /** @type {HTMLScriptElement | null} */
    document.currentScript
  );
  var base = script?.src || document.baseURI;
  var sources = (
    /** @type {Record<string, Source>} */
    JSON.parse(script?.dataset.modules || "{}")
  );
  var page = (
    /** @type {{lstmExplorables?: Record<string, Explorable>}} */
    globalThis
  );
  page.lstmExplorables = page.lstmExplorables ?? {};
  var registered = page.lstmExplorables;
  var loading = /* @__PURE__ */ new Map();
  var models = /* @__PURE__ */ new WeakMap();
  var live = /* @__PURE__ */ new Map();
  function createModel(state) {
    const values = { ...state };
    const callbacks = /* @__PURE__ */ new Map();
    const emit = (event) => {
      for (const callback of [...callbacks.get(event) ?? []]) callback();
    };
    return {
      get: (key) => values[key],
      set(key, value) {
        if (Object.is(values[key], value)) return;
        values[key] = value;
        emit(`change:${key}`);
        emit("change");
      },
      on(event, callback) {
        if (!callbacks.has(event)) callbacks.set(event, /* @__PURE__ */ new Set());
        callbacks.get(event)?.add(callback);
      },
      off(event, callback) {
        if (!event) callbacks.clear();
        else if (!callback) callbacks.delete(event);
        else callbacks.get(event)?.delete(callback);
      },
      save_changes() {
      },
      /** Every value as it stands now. */
      state: () => ({ ...values })
    };
  }
  function insert(node, url) {
    return new Promise((resolve, reject) => {
      node.onload = () => resolve();
      node.onerror = () => reject(new Error(`the file ${url} could not be loaded`));
      document.head.append(node);
    });
  }
  var inserted = /* @__PURE__ */ new Map();
  function once(file) {
    const known = inserted.get(file);
    if (known) return known;
    const node = Object.assign(document.createElement("script"), { src: new URL(file, base).href, async: false });
    const loaded = insert(node, file);
    inserted.set(file, loaded);
    return loaded;
  }
  function load(name) {
    if (registered[name] && !sources[name]) return Promise.resolve();
    const known = loading.get(name);
    if (known) return known;
    const source = sources[name];
    if (!source) return Promise.reject(new Error(`this page knows no explorable "${name}"`));
    const files = [...source.needs ?? [], source.script].map(once);
    if (source.style) {
      const link = Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: new URL(source.style, base).href
      });
      files.push(insert(link, source.style));
    }
    const all = Promise.all(files).then(() => {
      if (!registered[name]) throw new Error(`the file ${source.script} holds no explorable "${name}"`);
    });
    loading.set(name, all);
    return all;
  }
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
          signal: new AbortController().signal
        });
        end?.();
        for (const [key, value] of Object.entries(wanted)) model.set(key, value);
        model.save_changes();
        if (readHash(location.hash).keys().next().value === name) root.scrollIntoView({ block: "nearest" });
      }
    });
  }
  function offerScreen(root, figure, foot) {
    const name = linkName(root);
    const named = () => readHash(location.hash).get(PROJECTOR);
    const projector = createProjector(root, {
      figure,
      foot,
      onChange: (on) => writeAddress(withProjected(location.hash, on ? name : null))
    });
    const follow = () => named() === name && projector.enter();
    addEventListener("hashchange", follow);
    return {
      follow,
      destroy() {
        removeEventListener("hashchange", follow);
        projector.destroy();
      }
    };
  }
  async function start(root) {
    const ending = new AbortController();
    live.set(root, () => ending.abort());
    const fallback = (
      /** @type {HTMLElement | null} */
      root.querySelector(".lstm-fallback")
    );
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
  var near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        start(
          /** @type {HTMLElement} */
          target
        );
      }
    },
    { rootMargin: "800px" }
  );
  var watched = /* @__PURE__ */ new WeakSet();
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
  function visitLinked() {
    const parts = readHash(location.hash);
    const name = parts.get(PROJECTOR) ?? parts.keys().next().value;
    const roots = (
      /** @type {NodeListOf<HTMLElement>} */
      document.querySelectorAll("[data-explorable]")
    );
    [...roots].find((root) => linkName(root) === name)?.scrollIntoView({ block: "start" });
  }
  function begin() {
    survey();
    visitLinked();
    addEventListener("hashchange", visitLinked);
    new MutationObserver(survey).observe(document.body, { childList: true, subtree: true });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
})();
