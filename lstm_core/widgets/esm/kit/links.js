/**
 * Links equation, diagram, matrix, number and code: whatever carries `data-term` lights up together with everything
 * else that names the same quantity, while one of them is hovered or focused. It changes nothing but classes.
 * @param {HTMLElement} root
 */
export function createLinks(root) {
  const ending = new AbortController();
  const listen = { signal: ending.signal };
  /** @type {string[]} */
  let lit = [];

  function paint() {
    for (const node of root.querySelectorAll("[data-term]")) {
      const terms = termsOf(node);
      node.classList.toggle("lx-is-lit", terms.length > 0 && lit.some((term) => terms.includes(term)));
    }
  }

  /** @param {EventTarget | null} target */
  function light(target) {
    const node = target instanceof Element ? target.closest("[data-term]") : null;
    const next = node && root.contains(node) ? termsOf(node) : [];
    if (String(next) === String(lit)) return;
    lit = next;
    paint();
  }

  root.addEventListener("pointerover", (event) => light(event.target), listen);
  root.addEventListener("focusin", (event) => light(event.target), listen);
  root.addEventListener(
    "pointerleave",
    () => light(root.contains(document.activeElement) ? document.activeElement : null),
    listen,
  );
  root.addEventListener("focusout", () => light(null), listen);
  // after a redraw: where nothing is lit, nothing has to be lit again
  return { paint: () => lit.length && paint(), destroy: () => ending.abort() };
}

/** @param {Element} node */
const termsOf = (node) => (node.getAttribute("data-term") ?? "").split(" ").filter(Boolean);
