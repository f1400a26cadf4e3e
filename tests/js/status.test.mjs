import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createSummary } from "../../lstm_core/widgets/esm/kit/status.js";

/** As much of an element as a live region needs; every text that it takes is an announcement. */
class Region {
  said = [];
  attributes = new Map();
  append() {}
  remove() {}
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  get textContent() {
    return this.said.at(-1) ?? "";
  }
  set textContent(text) {
    this.said.push(text);
  }
}

function summary() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  const region = new Region();
  globalThis.document = { createElement: () => region };
  const { update, destroy } = createSummary(new Region());
  return { region, update, destroy };
}

test("the first sentence stands at once, in a polite live region", () => {
  const { region, update } = summary();
  update("first");
  assert.deepEqual(region.said, ["first"]);
  assert.equal(region.getAttribute("aria-live"), "polite");
});

test("twenty steps of a slider are one announcement: the last", () => {
  const { region, update } = summary();
  update("first");
  for (let step = 1; step <= 20; step++) {
    update(`step ${step}`);
    mock.timers.tick(120);
  }
  mock.timers.tick(5000);
  assert.deepEqual(region.said, ["first", "step 20"]);
});

test("what is said already is not said again, and nothing is said after the end", () => {
  const { region, update, destroy } = summary();
  for (const sentence of ["first", "second", "first"]) update(sentence);
  mock.timers.tick(5000);
  update("third");
  destroy();
  mock.timers.tick(5000);
  assert.deepEqual(region.said, ["first"]);
});
