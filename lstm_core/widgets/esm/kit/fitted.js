import { createRedraw } from "./loop.js";

/**
 * What figures do alike that are as wide as their place: they draw what they are given, and draw it again when their
 * width changes. Nothing is drawn before the width is known. A new width is drawn with the next frame: browsers report a
 * loop when a drawing changes its own height while widths are still being told.
 * @template Data
 * @param {ReturnType<typeof import("./dom.js").mount>} figure
 * @param {Element} node whose width counts
 * @param {(data: Data, width: number) => void} draw
 * @param {(width: number) => void} [onWidth] prepares what depends on the width alone
 * @returns {import("./dom.js").Figure<Data>}
 */
export function fitted(figure, node, draw, onWidth) {
  /** @type {Data} */
  let data;
  let width = 0;
  let told = 0;
  const update = (next = data) => {
    data = next;
    if (!data) return;
    if (width) {
      draw(data, width);
      return;
    }
    told = Math.floor(node.clientWidth);
    if (told) resize();
  };
  const resize = () => {
    width = told;
    onWidth?.(width);
    update();
  };
  const later = createRedraw(resize);
  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry.contentRect.width);
    if (next === told) return;
    told = next;
    later.request();
  });
  observer.observe(node);
  return {
    update,
    destroy() {
      observer.disconnect();
      later.destroy();
      figure.destroy();
    },
  };
}
