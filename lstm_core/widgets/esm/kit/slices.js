/** A long computation in slices, so that the page answers in between. */

/** @typedef {{advance: (count: number) => unknown, readonly done: boolean}} Job */

/** How many parts of a job between two looks at the clock. */
const PARTS = 256;

/**
 * Runs one job at a time, one slice after each frame that was painted; a new job takes the place of the old.
 * @param {{onSlice: () => void, budget?: number}} options budget: milliseconds of one slice
 */
export function createSlices({ onSlice, budget = 7 }) {
  const channel = new MessageChannel();
  /** @type {Job | null} */
  let job = null;
  let frame = 0;

  function slice() {
    const end = performance.now() + budget;
    while (job && !job.done && performance.now() < end) job.advance(PARTS);
    if (job?.done) job = null;
    // what is asked for in a frame's message comes after its paint, so that frames never wait for more than one slice
    if (job && !frame) frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  }
  channel.port1.onmessage = () => {
    frame = 0;
    if (!job) return;
    slice();
    onSlice();
  };
  return {
    /** Takes up a job; its first slice is done when this returns. @param {Job} next */
    start(next) {
      job = next;
      slice();
    },
    destroy() {
      job = null;
      cancelAnimationFrame(frame);
      channel.port1.close();
    },
  };
}
