// What the pages need beyond the theme. Classic script, deferred; no state, no network.
(() => {
  "use strict";

  // The theme's two inline onclick handlers, which the security policy does not allow.
  const actions = {
    print: () => window.print(),
    fullscreen: () => window.toggleFullScreen?.(),
  };

  const onClick = (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
    if (button) actions[button.dataset.action]?.();
  };

  // What is wider than its column scrolls inside itself, and then the keyboard must be able to scroll it too.
  const SCROLLERS = ".katex-display, .pst-scrollable-table-container, div.highlight pre, .cell_output .output";
  const updateScroller = (element) => {
    if (element.scrollWidth > element.clientWidth + 1) {
      element.tabIndex = 0;
      if (!element.hasAttribute("role")) element.setAttribute("role", "group");
      if (!element.hasAttribute("aria-label")) element.setAttribute("aria-label", "Scrolls sideways");
    } else if (element.getAttribute("aria-label") === "Scrolls sideways") {
      for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    }
  };

  // A printed chapter is a worksheet: what is folded stays folded. Its key is the address that ends in #answers.
  const unfold = () => {
    if (location.hash !== "#answers") return;
    for (const details of document.querySelectorAll(".bd-article details")) details.open = true;
  };

  const start = () => {
    document.addEventListener("click", onClick);
    const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => updateScroller(target)));
    const scrollers = document.querySelectorAll(SCROLLERS);
    scrollers.forEach((element) => observer.observe(element));
    document.fonts.ready.then(() => scrollers.forEach(updateScroller)); // a font may widen what is inside
    window.addEventListener("hashchange", unfold);
    unfold();
  };

  start();
})();
