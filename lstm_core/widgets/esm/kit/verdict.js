import { benchSummary, grouped, starOf, total } from "../lib/bench.js";
import { number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue } from "./dom.js";

/**
 * What the check of all strings has found, how far it is, and what a star asks.
 * @param {HTMLElement} container
 * @param {{name: string, puzzle: import("../lib/puzzles.js").Puzzle}} options
 * @returns {import("./dom.js").Figure<{weights: import("../lib/puzzles.js").Weights,
 *   verdict: import("../lib/puzzles.js").Verdict}> & {sentence: () => string}}
 */
export function createVerdict(container, { name, puzzle }) {
  const all = total(puzzle);
  const headline = element("p", { class: "lx-headline" });
  const mark = element("span", { class: "lx-mark" });
  const wrong = element("span", { class: "lx-number", "data-quantity": "wrong" });
  const rest = element("span");
  headline.append(mark, wrong, rest);
  const bar = element("span", { class: "lx-bar" });
  const progress = element("span", { class: "lx-track", "aria-hidden": "true" }, bar);
  /** @param {string} quantity @param {string} text */
  const fact = (quantity, text) => {
    const value = element("span", { class: "lx-number", "data-quantity": quantity });
    return { value, node: element("p", { class: "lx-pair" }, element("span", {}, text), value) };
  };
  const strings = fact("strings", `strings checked, up to length ${puzzle.length}`);
  const margin = fact("margin", "distance of the worst answer");
  const used = fact("nonzero", "non-zero weights");
  const star = element("p", { class: "lx-star" });
  const root = element("div", { class: "lx-verdict-box" }, headline, progress);
  root.append(strings.node, margin.node, used.node, star);
  const figure = mount(container, root);
  let sentence = "";

  /** A number that is known only when all strings are checked. @param {HTMLElement} node @param {number} value @param {string} text */
  function known(node, value, text, done = true) {
    if (done) showValue(node, value, text);
    else {
      setText(node, text);
      setAttribute(node, "data-value", null);
    }
  }

  return {
    sentence: () => sentence,
    update({ weights, verdict }) {
      const { done } = verdict;
      const none = verdict.wrong === 0;
      root.classList.toggle("lx-wrong", !none);
      root.classList.toggle("lx-right", done && none);
      setText(mark, none ? (done ? "✓ " : "… ") : "✗ ");
      known(wrong, verdict.wrong, none ? "" : grouped(verdict.wrong), done);
      setText(rest, headlineOf(verdict, all));
      bar.style.transform = `scaleX(${verdict.strings / all})`;
      known(strings.value, verdict.strings, grouped(verdict.strings), done);
      known(margin.value, verdict.margin, done ? number(verdict.margin, 2) : "…", done);
      const { used: count, star: has, says } = starOf(puzzle, weights, verdict);
      showValue(used.value, count, String(count));
      setText(star, `${has ? "★" : "☆"} ${says}`);
      root.classList.toggle("lx-has-star", has);
      sentence = benchSummary(name, puzzle, weights, verdict);
    },
    destroy: figure.destroy,
  };
}

/** @param {import("../lib/puzzles.js").Verdict} verdict @param {number} all */
function headlineOf({ done, wrong }, all) {
  if (wrong && !done) return " wrong so far";
  if (wrong) return ` of ${grouped(all)} strings wrong`;
  return done ? `all ${grouped(all)} strings right` : `checking ${grouped(all)} strings`;
}
