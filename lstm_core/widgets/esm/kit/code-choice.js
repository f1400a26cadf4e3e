import { element, mount, setAttribute, setText, uniqueName } from "./dom.js";

/**
 * Lines of code, one of which can be marked: native radio buttons, one for each line.
 * @param {HTMLElement} container
 * @param {{label: string, count: number, onMark: (line: number) => void}} options lines are counted from 1
 * @returns {import("./dom.js").Figure<{lines: {text: string, was: string}[], line: number, mended: boolean, note: string}>} note stands at the marked line
 */
export function createCodeChoice(container, { label, count, onMark }) {
  const group = uniqueName();
  const root = element("fieldset", { class: "lx-code-choice" }, element("legend", { class: "lx-label" }, label));
  const figure = mount(container, root);
  const rows = Array.from({ length: count }, (_, n) => {
    const input = element("input", { type: "radio", name: group, value: n + 1 });
    const [was, code] = [element("del", { hidden: true }), element("code")];
    const note = element("span", { class: "lx-line-note" });
    const text = element("span", {}, was, code, note);
    const number = element("span", { class: "lx-line-number" }, String(n + 1));
    const row = element("label", { class: "lx-code-line" }, input, number, text);
    root.append(row);
    input.addEventListener("change", () => onMark(n + 1), { signal: figure.signal });
    return { input, was, code, note, row };
  });
  return {
    update({ lines, line, mended, note }) {
      rows.forEach(({ input, was, code, note: mark, row }, n) => {
        input.checked = n + 1 === line;
        setText(code, lines[n].text.trimStart());
        setText(was, lines[n].was.trimStart());
        was.hidden = !lines[n].was;
        setText(mark, n + 1 === line ? note : "");
        setAttribute(row, "data-indent", lines[n].text.length - lines[n].text.trimStart().length ? "" : null);
        row.classList.toggle("lx-marked", n + 1 === line);
        row.classList.toggle("lx-mended", mended && lines[n].was !== "");
      });
    },
    destroy: figure.destroy,
  };
}
