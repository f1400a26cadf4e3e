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

/** @type {(() => void)[]} what waits for the next frame */
let due = [];
function frame() {
  for (const draw of due.splice(0)) draw();
}
const fakes = {
  ResizeObserver: Observer,
  requestAnimationFrame: (/** @type {() => void} */ draw) => due.push(draw),
  cancelAnimationFrame: () => due.splice(0),
};
const real = Object.fromEntries(Object.keys(fakes).map((name) => [name, globalThis[name]]));
beforeEach(() => Object.assign(globalThis, fakes));
afterEach(() => {
  Object.assign(globalThis, real);
  due = [];
});

function make(clientWidth = 0) {
  /** @type {unknown[]} */
  const seen = [];
  const mounted = { destroy: () => seen.push("gone") };
  const figure = fitted(
    mounted,
    { clientWidth },
    (data, width) => seen.push([data, width]),
    (width) => seen.push(width),
  );
  return { figure, seen, observer: Observer.last };
}

test("a width that is there is read with the first drawing", () => {
  const { figure, seen, observer } = make(300.7);
  figure.update("first");
  assert.deepEqual(seen, [300, ["first", 300]]);
  observer.resize(300.7);
  frame();
  assert.deepEqual(seen, [300, ["first", 300]], "the browser told what was known");
});

test("nothing is drawn before the width is known, then what came last", () => {
  const { figure, seen, observer } = make();
  figure.update("first");
  figure.update("second");
  assert.deepEqual(seen, []);
  observer.resize(300.7);
  assert.deepEqual(seen, [], "a new width waits for the next frame");
  frame();
  assert.deepEqual(seen, [300, ["second", 300]]);
});

test("nothing is drawn before there is something to draw", () => {
  const { figure, seen, observer } = make();
  observer.resize(300);
  frame();
  assert.deepEqual(seen, [300]);
  figure.update("first");
  assert.deepEqual(seen, [300, ["first", 300]]);
});

test("a new width draws the same again, the width as it was draws nothing", () => {
  const { figure, seen, observer } = make(300);
  figure.update("first");
  observer.resize(300.2);
  observer.resize(250);
  observer.resize(200);
  frame();
  assert.deepEqual(seen, [300, ["first", 300], 200, ["first", 200]]);
});

test("a figure that is gone neither observes nor stays", () => {
  const { figure, seen, observer } = make();
  observer.resize(300);
  figure.destroy();
  frame();
  assert.ok(observer.disconnected);
  assert.deepEqual(seen, ["gone"]);
});
