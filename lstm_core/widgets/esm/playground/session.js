/**
 * The line to the worker: orders out, one look at a time in, so that a page in the background is never flooded. The
 * worker's text is here from the start: already the first picture, an untrained network, comes from it, and a widget of
 * Jupyter, which lives in a Blob, could not load a second file when Train is pressed.
 */
import source from "../lib/train/worker.js?text";

/**
 * @typedef {import("../lib/train/trainer.js").Order} Order
 * @typedef {import("../lib/train/trainer.js").Report} Report
 * @typedef {import("../lib/train/trainer.js").Wish} Wish
 * @typedef {import("../lib/train/trainer.js").Picture} Picture
 */

/**
 * Between two looks while a network trains: milliseconds at least, and twice what the last one took to draw, so that
 * two thirds of a slow page's time are left to its reader.
 */
const [PAUSE, REST] = [60, 2];

/**
 * @param {{onPicture: (picture: Picture) => void, onStopped: (id: string) => void, onFailed: (why: string) => void,
 *   onBusy: (busy: boolean) => void}} on
 */
export function createSession({ onPicture, onStopped, onFailed, onBusy }) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  /** @type {Map<number, (document: any) => void>} */
  const exports = new Map();
  let token = 0;
  let asked = 0;
  let answered = 0;
  let training = new Set();
  let dirty = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let frame = 0;
  /** @type {Wish} */
  let wish = { id: "main", at: -1, probe: null, layer: 0 };

  const tell = () => onBusy(training.size > 0 || asked !== answered || dirty);
  const order = (/** @type {Order} */ message) => worker.postMessage(message);

  /** Looks again when the picture is drawn and the page has rested; a page that nobody sees draws none. */
  function lookLater() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame((start) => {
      later = setTimeout(() => {
        later = setTimeout(look, Math.max(PAUSE, REST * (performance.now() - start)));
      });
    });
  }

  function look() {
    cancelAnimationFrame(frame);
    clearTimeout(later);
    if (asked !== answered) {
      dirty = true;
      return tell();
    }
    dirty = false;
    token += 1;
    asked = token;
    order({ do: "look", token, ...wish });
    tell();
  }

  worker.onmessage = (/** @type {MessageEvent<Report>} */ { data }) => {
    if (data.type === "picture") {
      answered = data.token;
      if (!dirty) onPicture(data.picture);
      if (dirty) look();
      else if (training.size) lookLater();
    } else if (data.type === "stopped") {
      training.delete(data.id);
      onStopped(data.id);
      look();
    } else if (data.type === "failed") {
      answered = asked;
      training = new Set();
      onFailed(data.message);
    } else {
      exports.get(data.token)?.(data.document);
      exports.delete(data.token);
    }
    tell();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    onFailed(`the worker stopped: ${event.message}`);
  };

  return {
    order,
    /** Looks at something else, or again. @param {Partial<Wish>} [change] */
    look(change) {
      wish = { ...wish, ...change };
      look();
    },
    /** @param {string} id @param {number} until @param {number} pace @param {boolean} solving */
    train(id, until, pace, solving) {
      training.add(id);
      order({ do: "train", id, until, pace, solving });
      look();
    },
    /** A run that begins anew does not train. @param {string} id */
    forget(id) {
      training.delete(id);
    },
    /** @param {string} id */
    drop(id) {
      training.delete(id);
      order({ do: "drop", id });
    },
    /** @param {string} id */
    isTraining: (id) => training.has(id),
    get busy() {
      return training.size > 0;
    },
    pause() {
      order({ do: "pause" });
    },
    /** All that Python needs to compute what is shown. @returns {Promise<any>} */
    document: () =>
      new Promise((resolve) => {
        token += 1;
        exports.set(token, resolve);
        // its token is no look's: what was asked and answered stay as they are
        order({ do: "export", token, ...wish });
      }),
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(later);
      worker.terminate();
    },
  };
}
