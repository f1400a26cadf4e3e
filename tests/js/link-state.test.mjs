import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, decodeState, encodeState, readHash, withState } from "../../lstm_core/widgets/esm/lib/link-state.js";

const FIRST = Object.freeze({ t: 4, x: ["a", "b"], name: "größe", open: false, pin: null });

test("only what differs travels, and comes back as it was", () => {
  assert.deepEqual(changes(FIRST, { ...FIRST, x: ["a", "b"] }), {});
  const now = { ...FIRST, t: -0.1, x: ["Ü", "→"], pin: 3 };
  const moved = changes(FIRST, now);
  assert.deepEqual(Object.keys(moved), ["t", "x", "pin"]);
  const text = encodeState(moved);
  assert.match(text, /^[\w-]+$/);
  assert.deepEqual({ ...FIRST, ...decodeState(text, FIRST) }, now);
});

test("several explorables share one hash, and an anchor makes way", () => {
  const one = withState("#a-heading", "lab", { t: 5 });
  const two = withState(`#${one}`, "lab~2", { t: 6 });
  assert.deepEqual([...readHash(two).keys()], ["lab", "lab~2"]);
  assert.deepEqual(decodeState(readHash(two).get("lab~2"), FIRST), { t: 6 });
  assert.equal(withState(`#${two}`, "lab", {}), two.split("&")[1]);
  assert.equal(withState("", "lab", {}), "");
  assert.equal(readHash("#a-heading").get("a-heading"), "");
});

test("a link that does not fit is refused with the reason", () => {
  const refused = (text, match) => assert.throws(() => decodeState(text, FIRST), match);
  refused("%%%", /damaged/);
  refused(encodeState({ t: 5 }).slice(0, -2), /damaged/);
  refused(encodeState([1]), /no list of entries/);
  refused(encodeState(null), /no list of entries/);
  refused(encodeState({ __proto__x: 1 }), /"__proto__x", which this figure does not have/);
  refused(encodeState({ toString: 1 }), /does not have/);
  refused(encodeState({ t: "5" }), /"t" is a text, where a number is needed/);
  refused(encodeState({ x: 5 }), /"x" is a number, where a list is needed/);
  refused(encodeState({ open: {} }), /"open" is an object, where a switch is needed/);
});
