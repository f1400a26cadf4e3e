/** A long computation in slices, so that the page answers in between. */

/** @typedef {{advance: (count: number) => unknown, readonly done: boolean}} Job */

/** How many parts of a job between two looks at the clock. */
const PARTS = 256;

/**
 * Runs one job at a time; a new one takes the place of the old.
 * @param {{onSlice: () => void, budget?: number}} options budget: milliseconds of one slice
 */
export function createSlices({ onSlice, budget = 6 }) {
  const channel = new MessageChannel();
  /** @type {Job | null} */
  let job = null;
  let posted = false;

  function slice() {
    const end = performance.now() + budget;
    while (job && !job.done && performance.now() < end) job.advance(PARTS);
    if (job?.done) job = null;
    // a message comes after what the reader does and sees; a timer would wait four milliseconds longer
    if (job && !posted) {
      posted = true;
      channel.port2.postMessage(null);
    }
  }
  channel.port1.onmessage = () => {
    posted = false;
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
      channel.port1.close();
    },
  };
}
