import { createLoop } from "./loop.js";

/**
 * Plays the steps one after another.
 * @param {HTMLElement} root plays only while this is on screen
 * @param {{isLast: () => boolean, step: (t: "first" | "next") => void, speed: () => number,
 *   onChange: (change: {playing?: boolean, still?: boolean}) => void}} options
 */
export function createPlayer(root, { isLast, step, speed, onChange }) {
  let clock = 0;
  const loop = createLoop(
    root,
    (seconds) => {
      clock += seconds * speed();
      if (clock < 1) return;
      clock = 0;
      if (!isLast()) step("next");
      else player.play(false);
    },
    (still) => onChange(still ? { still, playing: false } : { still }),
  );
  const player = {
    /** @param {boolean} on */
    play(on) {
      if (on && isLast()) step("first");
      clock = 0;
      if (on) loop.start();
      else loop.stop();
      onChange({ playing: on });
    },
    destroy: loop.destroy,
  };
  return player;
}
