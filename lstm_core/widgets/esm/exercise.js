/**
 * An exercise that checks itself. Its inputs are answers: no number of a network depends on them, so the whole
 * explorable carries `data-affects="view"`. What the reader entered is kept in their own browser.
 */
import { createAnswerForm, createVerdict } from "./kit/answer-form.js";
import { element, mount, setText } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createKeep } from "./kit/keep.js";
import { judge } from "./lib/checkers.js";
import { restored, toAnswer, untouched } from "./lib/exercise-form.js";

/**
 * @typedef {import("./lib/exercise-answers.js").Spec} Spec
 * @typedef {{typed?: unknown, checked?: unknown, solved?: unknown}} Kept
 */

/** The course's progress display listens for the first, and sends the second to empty every form. */
const SOLVED_EVENT = "lstm-course-exercise";
const FORGET_EVENT = "lstm-course-forget";

/** @param {Spec} spec */
function start(spec) {
  const typed = untouched(spec);
  return { typed, checked: false, solved: false, hinted: false };
}

/**
 * What was left here the last time, as far as it fits.
 * @param {Spec} spec
 * @param {unknown} kept
 */
function resume(spec, kept) {
  const fresh = start(spec);
  const { typed, checked, solved } = /** @type {Kept} */ (kept ?? {});
  const found = restored(spec, typed);
  if (found === null) return fresh;
  return { ...fresh, typed: found, checked: checked === true, solved: solved === true };
}

/** @param {Spec} spec */
function createFrame(spec) {
  const mark = element("span", { class: "lx-ex-solved" });
  const head = element("p", { class: "lx-exercise-title" }, spec.title, " ", mark);
  const form = element("form", { novalidate: true });
  const [check, hint, reset] = [
    element("button", { type: "submit", class: "lx-ex-check" }, "Check"),
    element("button", { type: "button" }, "Hint"),
    element("button", { type: "button" }, "Reset"),
  ];
  const hintLine = element("p", { class: "lx-ex-hint" }, spec.hint);
  const buttons = element("div", { class: "lx-buttons" }, check, hint, reset);
  return { mark, head, form, check, hint, reset, hintLine, buttons };
}

/**
 * @param {HTMLElement} root
 * @param {import("./kit/explorable.js").Stage} stage
 */
function build(root, { model, redraw }) {
  const spec = /** @type {Spec} */ (model.get("spec"));
  const keep = createKeep(`lstm-course/exercise/${spec.id}`);
  const first = start(spec);
  let now = resume(spec, keep.read());

  root.dataset.affects = "view";
  const { mark, head, form, check, hint, reset, hintLine, buttons } = createFrame(spec);
  const frame = mount(root, element("div", { class: "lx-exercise-body" }, head));
  const body = /** @type {HTMLElement} */ (root.lastElementChild);
  body.append(element("p", { class: "lx-ex-prompt" }, unbroken(spec.prompt)), form);

  /** @param {Partial<typeof now>} change */
  const set = (change) => {
    now = { ...now, ...change };
    const { typed, checked, solved } = now;
    const kept = same(now, first) ? keep.clear() : keep.write({ typed, checked, solved });
    document.dispatchEvent(new CustomEvent(SOLVED_EVENT, { detail: { id: spec.id, solved, kept } }));
    redraw();
  };
  const inputs = createAnswerForm(form, { spec, onType: (typed) => set({ typed, checked: false }) });
  form.append(buttons);
  body.append(hintLine);
  const verdict = createVerdict(body);
  const { signal } = frame;

  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const answer = toAnswer(spec, now.typed);
      set({ checked: true, solved: now.solved || judge(spec, answer).outcome === "right" });
      model.set("answer", answer);
      model.save_changes();
    },
    { signal },
  );
  hint.addEventListener("click", () => set({ hinted: !now.hinted }), { signal });
  reset.addEventListener(
    "click",
    () => {
      set(first);
      inputs.focus();
    },
    { signal },
  );
  document.addEventListener(FORGET_EVENT, () => set(first), { signal });

  return {
    draw() {
      inputs.update(now.typed);
      const untyped = JSON.stringify(now.typed) === JSON.stringify(first.typed);
      check.disabled = untyped && spec.kind !== "ordering" && spec.kind !== "set";
      reset.disabled = same(now, first);
      hint.setAttribute("aria-expanded", String(now.hinted));
      hintLine.hidden = !now.hinted;
      setText(mark, now.solved ? "✓ solved" : "");
      verdict.update(now.checked ? judge(spec, toAnswer(spec, now.typed)) : null);
    },
    destroy() {
      for (const part of [inputs, verdict, frame]) part.destroy();
    },
  };
}

/** No line ends inside a formula. @param {string} text */
const unbroken = (text) => text.replace(/ ([=≈<>+−·]) /g, "\u00a0$1\u00a0");

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const explorable = defineExplorable({ name: "exercise", traits: ["exercise", "spec"], rebuildOn: ["spec"], build });

// nothing of an answer belongs into a link
export default { ...explorable, share: false };
