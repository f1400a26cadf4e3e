import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fitted } from "../../lstm_core/widgets/esm/kit/fitted.js";

/** Stands for the browser's observer: `resize` says what the browser would. */
class Observer {
  /** @param {(entries: {contentRect: {width: number}}[]) => void} heard */
  constructor(heard) {
    Observer.last = this;
    this.resize = (/** @type {number} */ width) => heard([{ contentRect: { width } }]);
    this.disconnected = false;
  }
  observe() {}
  disconnect() {
    this.disconnected = true;
  }
}

const { ResizeObserver } = globalThis;
beforeEach(() => Object.assign(globalThis, { ResizeObserver: Observer }));
afterEach(() => Object.assign(globalThis, { ResizeObserver }));

function make() {
  /** @type {unknown[]} */
  const seen = [];
  const mounted = { destroy: () => seen.push("gone") };
  const figure = fitted(
    mounted,
    null,
    (data, width) => seen.push([data, width]),
    (width) => seen.push(width),
  );
  return { figure, seen, observer: Observer.last };
}

test("nothing is drawn before the width is known, then what came last", () => {
  const { figure, seen, observer } = make();
  figure.update("first");
  figure.update("second");
  assert.deepEqual(seen, []);
  observer.resize(300.7);
  assert.deepEqual(seen, [300, ["second", 300]]);
});

test("nothing is drawn before there is something to draw", () => {
  const { figure, seen, observer } = make();
  observer.resize(300);
  assert.deepEqual(seen, [300]);
  figure.update("first");
  assert.deepEqual(seen, [300, ["first", 300]]);
});

test("a new width draws the same again, the width as it was draws nothing", () => {
  const { figure, seen, observer } = make();
  observer.resize(300);
  figure.update("first");
  observer.resize(300.2);
  observer.resize(200);
  assert.deepEqual(seen, [300, ["first", 300], 200, ["first", 200]]);
});

test("a figure that is gone neither observes nor stays", () => {
  const { figure, seen, observer } = make();
  figure.destroy();
  assert.ok(observer.disconnected);
  assert.deepEqual(seen, ["gone"]);
});
