/** Time: one animation loop that rests when nobody can see it, and redraws at most once a frame. */

/**
 * Runs `draw` once before the next paint, however often it is asked for.
 * @param {() => void} draw
 */
export function createRedraw(draw) {
  let frame = 0;
  return {
    request() {
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    },
    /** Draws now, if a drawing is due. */
    flush() {
      if (!frame) return;
      cancelAnimationFrame(frame);
      frame = 0;
      draw();
    },
    destroy() {
      cancelAnimationFrame(frame);
    },
  };
}

/**
 * Calls `tick` with the seconds since the last frame while it is started, on screen, in a visible tab,
 * and the reader has not asked for reduced motion.
 * @param {Element} element what must be on screen
 * @param {(seconds: number) => void} tick
 * @param {(reduced: boolean) => void} [onReducedMotion] called at once and at every change
 */
export function createLoop(element, tick, onReducedMotion) {
  const ending = new AbortController();
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  let started = false;
  let onScreen = true;
  let frame = 0;
  let last = 0;

  /** @param {number} now */
  function run(now) {
    frame = requestAnimationFrame(run);
    const seconds = Math.min(0.1, (now - last) / 1000);
    last = now;
    tick(seconds);
  }

  function settle() {
    const wanted = started && onScreen && !document.hidden && !motion.matches;
    if (wanted && !frame) {
      last = performance.now();
      frame = requestAnimationFrame(run);
    } else if (!wanted && frame) {
      cancelAnimationFrame(frame);
      frame = 0;
    }
  }

  const observer = new IntersectionObserver((entries) => {
    onScreen = entries[entries.length - 1].isIntersecting;
    settle();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", settle, { signal: ending.signal });
  const changed = () => {
    if (motion.matches) started = false;
    onReducedMotion?.(motion.matches);
    settle();
  };
  motion.addEventListener("change", changed, { signal: ending.signal });
  changed();

  return {
    start() {
      started = true;
      settle();
    },
    stop() {
      started = false;
      settle();
    },
    destroy() {
      started = false;
      settle();
      observer.disconnect();
      ending.abort();
    },
  };
}
