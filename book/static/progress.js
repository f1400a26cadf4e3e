// How many exercises this reader has solved: counted from what their own browser keeps, and sent nowhere.
(() => {
  "use strict";

  const PREFIX = "lstm-course/exercise/";
  const course = globalThis.lstmCourseExercises ?? [];
  const session = new Map(); // what was told on this page; all there is where nothing may be stored

  const attempt = (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  const mayStore = attempt(() => {
    localStorage.setItem("lstm-course/test", "1");
    localStorage.removeItem("lstm-course/test");
    return true;
  }, false);
  const keys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);
  const isSolved = (id) =>
    session.get(id) ?? attempt(() => JSON.parse(localStorage.getItem(PREFIX + id) ?? "null")?.solved === true, false);
  const count = (ids) => ids.filter(isSolved).length;

  const here = [...document.querySelectorAll('[data-explorable="exercise"] > script')]
    .map((script) => attempt(() => JSON.parse(script.textContent).spec.id, null))
    .filter((id) => course.includes(id));
  const article = document.querySelector("article.bd-article");
  if (!article || !here.length) return;

  const make = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const words = make("p", { role: "status", class: "course-progress-words" });
  const bar = make("progress", { "aria-hidden": "true", max: course.length });
  const ask = make("button", { type: "button" }, "Forget my progress");
  const yes = make("button", { type: "button" }, "Yes, forget all answers");
  const no = make("button", { type: "button" }, "Keep them");
  const note = make("span", { class: "course-progress-note" });
  const row = make("div", { class: "course-progress-row" }, ask, yes, no, note);
  const box = make("section", { class: "course-progress", "aria-label": "Your progress" }, words, bar, row);
  let asking = false;

  const update = () => {
    const [inChapter, inCourse] = [count(here), count(course)];
    const text = `${inChapter} of ${here.length} exercises solved in this chapter · ${inCourse} of ${course.length} in the course`;
    if (words.textContent !== text) words.textContent = text;
    bar.value = inCourse;
    ask.hidden = asking;
    yes.hidden = no.hidden = !asking;
    ask.disabled = keys().length === 0 && session.size === 0;
    note.textContent = mayStore
      ? "Kept in this browser only."
      : "This browser keeps nothing for this page: what you enter lasts until you leave it.";
  };
  const turn = (on, focus) => {
    asking = on;
    update();
    focus.focus();
  };

  ask.addEventListener("click", () => turn(true, no));
  no.addEventListener("click", () => turn(false, ask));
  yes.addEventListener("click", () => {
    for (const key of keys()) attempt(() => localStorage.removeItem(key));
    document.dispatchEvent(new CustomEvent("lstm-course-forget"));
    session.clear();
    words.tabIndex = -1;
    turn(false, words);
  });
  document.addEventListener("lstm-course-exercise", ({ detail }) => {
    if (detail.kept) session.delete(detail.id);
    else session.set(detail.id, detail.solved);
    update();
  });
  window.addEventListener("storage", update);
  window.addEventListener("pageshow", update);

  article.append(box);
  update();
})();
