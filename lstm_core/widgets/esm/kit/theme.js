/** Colours for what is drawn by hand on a canvas: style sheets do not reach there. */

const THEMED = { attributes: true, attributeFilter: ["data-theme", "data-mode", "data-jp-theme-light", "class"] };

/**
 * Calls back when the page may have changed its theme.
 * @param {() => void} onChange
 */
export function watchTheme(onChange) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, THEMED);
  observer.observe(document.body, THEMED);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", onChange);
  };
}

/**
 * Colours of the palette as they stand at a node.
 * @template {string} Name
 * @param {Element} node
 * @param {readonly Name[]} names
 * @returns {Record<Name, string>}
 */
export function readPalette(node, names) {
  const style = getComputedStyle(node);
  const colors = names.map((name) => [name, style.getPropertyValue(`--lx-${name}`).trim()]);
  return /** @type {Record<Name, string>} */ (Object.fromEntries(colors));
}
