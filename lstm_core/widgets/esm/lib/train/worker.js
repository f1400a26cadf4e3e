/** The worker's only business: messages to the trainer, and a turn of the event loop between two slices. */
import { createTrainer } from "./trainer.js";

const scope = /** @type {{postMessage: (message: unknown) => void, onmessage: unknown}} */ (
  /** @type {unknown} */ (self)
);
const trainer = createTrainer((report) => scope.postMessage(report));
const turn = new MessageChannel();
let waiting = false;

/** @param {number} delay */
function schedule(delay) {
  if (delay < 0 || waiting) return;
  waiting = true;
  if (delay > 1) setTimeout(slice, Math.min(delay, 50));
  else turn.port2.postMessage(null);
}

function slice() {
  waiting = false;
  schedule(trainer.work());
}

turn.port1.onmessage = slice;
scope.onmessage = (/** @type {MessageEvent} */ event) => {
  trainer.order(event.data);
  schedule(0);
};
