import { number } from "../lib/words.js";
import { element, mount, setText, showValue } from "./dom.js";

/**
 * The network's answer: one bar for each class, and whether it is right.
 * @param {HTMLElement} container
 * @param {{labels: string[], asked: boolean, who?: string, quantity?: string}} options asked: whether the sequence
 *   itself says which answer is right; who answers, if not the network itself
 * @returns {import("./dom.js").Figure<{probabilities: Float64Array, logits: Float64Array, answer: number, order: string, t: number}>}
 */
export function createAnswer(container, { labels, asked, who = "", quantity = "probability" }) {
  const verdict = element("p", { class: "lx-verdict" });
  const rows = labels.map((label, k) => {
    const bar = element("span", { class: "lx-bar" });
    const value = element("output", { class: "lx-number", "data-quantity": quantity, "data-class": k });
    const name = element("span", { class: "lx-symbol" }, label);
    return {
      node: element("div", { class: "lx-answer-row" }, name, element("span", { class: "lx-track" }, bar), value),
      bar,
      value,
    };
  });
  const title = element("p", { class: "lx-label" });
  const root = element("div", { class: "lx-answer" }, title, ...rows.map((row) => row.node), verdict);
  const figure = mount(container, root);
  return {
    update({ probabilities, logits, answer, order, t }) {
      const best = logits.indexOf(Math.max(...logits));
      setText(title, `${who ? `Answer of ${who}` : "Answer"}, read out at step ${t}`);
      rows.forEach(({ node, bar, value }, k) => {
        bar.style.transform = `scaleX(${Math.max(0.004, probabilities[k] || 0)})`;
        showValue(value, probabilities[k], number(probabilities[k]));
        node.classList.toggle("lx-best", k === best);
        node.classList.toggle("lx-asked", k === answer);
      });
      root.classList.toggle("lx-wrong", answer >= 0 && best !== answer);
      if (asked) setText(verdict, verdictOf(best, answer, order));
    },
    destroy: figure.destroy,
  };
}

/**
 * @param {number} best
 * @param {number} answer
 * @param {string} order
 */
function verdictOf(best, answer, order) {
  if (answer < 0) return `? no answer: ${order ? `the cues read ${order}` : "there is no cue"}, the task asks for two`;
  return best === answer ? `✓ right: the order was ${order}` : `✗ wrong: the order was ${order}`;
}
