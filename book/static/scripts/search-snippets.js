// Adds a snippet to each search result from the pages' texts, which a script brings: this works on file:// too,
// where a page may not fetch another. The texts load only once there are results.
(() => {
  "use strict";

  const WIDTH = 220;
  const source = new URL("../search-texts.js", document.currentScript.src).href;
  const waiting = [];
  let loading = false;

  const words = (new URLSearchParams(window.location.search).get("q") || "")
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}_]+/u)
    .filter((word) => word.length > 1);

  // The text of the section that a result points to, or of the whole page.
  const textOf = (sections, anchor) => {
    const own = anchor && sections.find(([ids]) => ids.includes(anchor));
    return own ? own[1] : sections.map(([, text]) => text).join(" ");
  };

  // Cut the text around the first word of the query; where a longer word's beginning matches, that will do.
  const cut = (text) => {
    const lower = text.toLowerCase();
    const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
    const start = Math.max(0, (places.length ? Math.min(...places) : 0) - 60);
    const from = start === 0 ? 0 : text.indexOf(" ", start) + 1;
    const end = from + WIDTH >= text.length ? text.length : text.lastIndexOf(" ", from + WIDTH);
    return (from > 0 ? "… " : "") + text.slice(from, end) + (end < text.length ? " …" : "");
  };

  const appendMarked = (paragraph, snippet) => {
    const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const parts = pattern ? snippet.split(new RegExp(`(${pattern})`, "giu")) : [snippet];
    parts.forEach((part, index) => {
      if (index % 2 === 0) paragraph.append(part);
      else paragraph.appendChild(document.createElement("mark")).textContent = part;
    });
  };

  const addSnippet = (item) => {
    const link = item.querySelector("a[href]");
    if (!link || item.querySelector("p.context")) return;
    const [page, anchor] = link.getAttribute("href").split("#");
    const sections = globalThis.lstmBookTexts?.[page.replace(/\.html$/, "")];
    if (!sections) return;
    const snippet = cut(textOf(sections, anchor));
    if (!snippet) return;
    const paragraph = document.createElement("p");
    paragraph.className = "context";
    appendMarked(paragraph, snippet);
    item.append(paragraph);
  };

  const loadTexts = () => {
    if (loading) return;
    loading = true;
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => waiting.splice(0).forEach(addSnippet));
    document.head.append(script);
  };

  const onResult = (item) => {
    if (globalThis.lstmBookTexts) addSnippet(item);
    else {
      waiting.push(item);
      loadTexts();
    }
  };

  const results = document.getElementById("search-results");
  if (!results) return;
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node.nodeName === "LI") onResult(node);
    }
  });
  observer.observe(results, { childList: true, subtree: true });
  results.querySelectorAll("li").forEach(onResult);
})();
