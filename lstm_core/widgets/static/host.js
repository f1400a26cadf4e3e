/*! Built by `npm run build`; edit the sources, not this file.
 * esbuild 0.28.2
 * sources sha256 86d5bccc198b3a17406c2531826e5b8e3db3e5abb544427c2da514e9ee59ec9e
 * body sha256 0900a1b7628eaf4c805219c8bef56e1e2c6ba6518ec76c0dd89dfa2fd35a3a1c
 * source lstm_core/widgets/esm/host.js
 * source tools/build_esm.mjs
 */
"use strict";
(() => {
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
      }
    };
  }
  function insert(node, url) {
    return new Promise((resolve, reject) => {
      node.onload = () => resolve();
      node.onerror = () => reject(new Error(`the file ${url} could not be loaded`));
      document.head.append(node);
    });
  }
  function load(name) {
    if (registered[name] && !sources[name]) return Promise.resolve();
    const known = loading.get(name);
    if (known) return known;
    const source = sources[name];
    if (!source) return Promise.reject(new Error(`this page knows no explorable "${name}"`));
    const files = [
      insert(Object.assign(document.createElement("script"), { src: new URL(source.script, base).href }), source.script)
    ];
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
      if (!models.has(root)) await registered[name].initialize?.(context);
      models.set(root, context.model);
      root.append(el);
      const cleanUp = await registered[name].render({ ...context, el });
      live.set(root, () => {
        ending.abort();
        cleanUp?.();
        el.remove();
        if (fallback) fallback.style.display = "";
        delete root.dataset.ready;
      });
      if (fallback) fallback.style.display = "none";
      root.dataset.ready = "";
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
  function begin() {
    survey();
    new MutationObserver(survey).observe(document.body, { childList: true, subtree: true });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
})();
