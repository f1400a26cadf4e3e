/** The words of the one-step laboratory: questions, equations, code and sentences. */
import { number } from "./words.js";

export const QUESTION = "This cell is empty, c = 0. Open its forget gate wide: how far does c′ move?";

export const GATE_WORDS = { i: "Input gate", f: "Forget gate", g: "Candidate", o: "Output gate" };

/** One sentence for each operation of the walk. @type {Record<string, string>} */
export const SAYS = {
  a: "All four layers read the same x and h. Each adds up its own row: a = W x + U h + b.",
  i: "The input gate i = σ(a): how much of the candidate will be written.",
  f: "The forget gate f = σ(a): how much of the old cell state will stay.",
  g: "The candidate g = tanh(a): what would be written.",
  o: "The output gate o = σ(a): how much of the cell state will be shown.",
  keep: "f · c: what stays of the old cell state.",
  write: "i · g: what is written.",
  c: "c′ = f · c + i · g: the new cell state, a sum that nothing bounds.",
  tanh_c: "tanh c′: the cell state, squeezed into (−1, 1) to be shown.",
  h: "h′ = o · tanh c′: the hidden state, all that other units and other layers see.",
};

/** @param {"i" | "f" | "g" | "o"} gate */
const layer = (gate) => ({
  op: gate,
  tokens: [
    { term: gate, symbol: gate, edge: gate },
    gate === "g" ? "= tanh" : "= σ",
    { term: `a_${gate}`, symbol: `a_${gate}`, means: `pre-activation of ${gate}` },
  ],
});

/** The step of one unit. */
export const LINES = [
  layer("i"),
  layer("f"),
  layer("g"),
  layer("o"),
  {
    op: "keep write c",
    tokens: [
      { term: "c", symbol: "c′" },
      "=",
      { term: "f", symbol: "f", edge: "f" },
      "·",
      { term: "c_previous", symbol: "c" },
      "+",
      { term: "i", symbol: "i", edge: "i" },
      "·",
      { term: "g", symbol: "g", edge: "g" },
    ],
  },
  {
    op: "tanh_c h",
    tokens: [
      { term: "h", symbol: "h′" },
      "=",
      { term: "o", symbol: "o", edge: "o" },
      "·",
      { term: "tanh_c", symbol: "tanh c′" },
    ],
  },
];

/** @param {string} gate @param {string} name */
const codeOf = (gate, name) => ({
  op: gate,
  tokens: [{ term: gate, text: gate }, ` = ${name}(`, { term: `a_${gate}`, text: `a_${gate}` }, ")"],
});

/** The same in NumPy, as `cells.py` has it. */
export const CODE = [
  {
    op: "a",
    tokens: [
      "a = ",
      { term: "input_i input_f input_g input_o", text: "W @ x" },
      " + ",
      { term: "recurrent_i recurrent_f recurrent_g recurrent_o", text: "U @ h" },
      " + ",
      { term: "bias_i bias_f bias_g bias_o", text: "b" },
    ],
  },
  { op: "a", tokens: ["a_i, a_f, a_g, a_o = split(a, 4)"] },
  codeOf("i", "sigmoid"),
  codeOf("f", "sigmoid"),
  codeOf("g", "tanh"),
  codeOf("o", "sigmoid"),
  {
    op: "keep write c",
    tokens: [{ term: "c", text: "c" }, " = ", { term: "keep", text: "f * c" }, " + ", { term: "write", text: "i * g" }],
  },
  {
    op: "tanh_c h",
    tokens: [{ term: "h", text: "h" }, " = ", { term: "o", text: "o" }, " * ", { term: "tanh_c", text: "tanh(c)" }],
  },
];

/** @param {"r" | "z"} name @param {string} edge */
const gruGate = (name, edge) => ({
  tokens: [
    { term: `gru_${name}`, symbol: name, edge },
    "= σ(",
    { term: `gru_input_${name}`, symbol: "W x + b" },
    "+",
    { term: `gru_recurrent_${name}`, symbol: "U h" },
    ")",
  ],
});

/** The GRU's step of the same unit. */
export const GRU_LINES = [
  gruGate("r", "o"),
  gruGate("z", "f"),
  {
    tokens: [
      { term: "gru_n", symbol: "n", edge: "g" },
      "= tanh(",
      { term: "gru_input_n", symbol: "W x + b" },
      "+",
      { term: "gru_r", symbol: "r", edge: "o" },
      "·",
      { term: "gru_recurrent_n", symbol: "U h" },
      ")",
    ],
  },
  {
    tokens: [
      { term: "gru_h", symbol: "h′" },
      "= (1 −",
      { term: "gru_z", symbol: "z", edge: "f" },
      ")·",
      { term: "gru_n", symbol: "n", edge: "g" },
      "+",
      { term: "gru_z", symbol: "z", edge: "f" },
      "·",
      { term: "h_previous", symbol: "h" },
    ],
  },
];

/** The truth tables: gates closed (0) or open (1), and what the step then does. */
export const LOGIC = [
  {
    heads: ["f i", "the cell would", "c′", "share now"],
    rows: [
      { id: "clear", bits: [0, 0], label: "Clear" },
      { id: "overwrite", bits: [0, 1], label: "Overwrite" },
      { id: "hold", bits: [1, 0], label: "Hold" },
      { id: "add", bits: [1, 1], label: "Add up" },
    ],
  },
  {
    heads: ["o", "and", "h′", ""],
    rows: [
      { id: "hide", bits: [0], label: "Hide" },
      { id: "show", bits: [1], label: "Show" },
    ],
  },
];

export const SHARES =
  "Soft gates do a little of each row: c′ is the mean of the first four, weighted by their shares; h′ of the last two.";

/**
 * The one sentence of the live region and of Python's repr.
 * @param {Record<string, number>} values
 * @param {number} unit
 * @param {number} hiddenSize
 */
export function labSummary(values, unit, hiddenSize) {
  const shown = (/** @type {string} */ term) => number(values[term], 2);
  const gates = ["i", "f", "g", "o"].map((gate) => `${gate} = ${shown(gate)}`).join(", ");
  return (
    `One step, unit ${unit} of ${hiddenSize}: ${gates}; the cell state goes from ${shown("c_previous")} to ` +
    `${shown("c")}, the hidden state from ${shown("h_previous")} to ${shown("h")}; in a GRU it goes to ${shown("gru_h")}.`
  );
}
