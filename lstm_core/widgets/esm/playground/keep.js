/** The trained network out of the page, as JSON and safetensors, and in again; nothing leaves the browser. */
import { button, element, mount, setText } from "../kit/dom.js";
import { readExport, writeExport, writeSafetensors } from "../lib/train/export.js";
import { FACTS } from "../lib/train/task-list.js";

/** @typedef {{settings: import("../lib/train/settings.js").Settings, step: number, weights: Float64Array}} Trained */

const MOST = 4_000_000;

/** @param {Trained["settings"]} settings */
function torchClass({ cell, num_layers, hidden_size, peepholes, coupled }, inputs = "", outputs = "") {
  const plain = { LSTM: "LSTM", GRU: "GRU", RNN: "RNN", "LSTM of 1997": "" }[cell];
  if (!plain || (cell === "LSTM" && (peepholes || coupled))) return "";
  return `import torch
from safetensors.torch import load_file

tensors = load_file("playground.safetensors")
rnn = torch.nn.${plain}(${inputs}, ${hidden_size}, ${num_layers}).double()
head = torch.nn.Linear(${hidden_size}, ${outputs}).double()
rnn.load_state_dict({k[4:]: v for k, v in tensors.items() if k.startswith("rnn.")})
head.load_state_dict({k[5:]: v for k, v in tensors.items() if k.startswith("head.")})
# x has shape (T, B, ${inputs}); the answers are head(rnn(x)[0])`;
}

const NUMPY = `from lstm_core.interop.playground import from_playground

model = from_playground("playground.json")
# x has shape (T, B, inputs); the answers are model(x)`;

/**
 * @param {HTMLElement} container
 * @param {{onImport: (trained: Trained) => void}} on
 * @returns {import("../kit/dom.js").Figure<Trained | null>}
 */
export function createKeep(container, { onImport }) {
  const root = element("div", { class: "lx-part lx-keep", "data-affects": "view" });
  const figure = mount(container, root);
  const listen = { signal: figure.signal };
  /** @type {Trained | null} */
  let trained = null;
  const note = element("p", { class: "lx-label", role: "status" });

  /** @param {string} name @param {BlobPart} content @param {string} type */
  function save(name, content, type) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    setText(note, `${name} holds the network of step ${trained?.step}.`);
  }
  const json = button(
    "Save as JSON",
    () => trained && save("playground.json", JSON.stringify(writeExport(trained)), "application/json"),
    figure.signal,
  );
  const tensors = button(
    "Save as safetensors",
    () => {
      if (trained) save("playground.safetensors", writeSafetensors(trained), "application/octet-stream");
    },
    figure.signal,
  );
  const file = element("input", { type: "file", accept: ".json,application/json" });
  const label = element(
    "label",
    { class: "lx-file" },
    element("span", { class: "lx-label" }, "Load a saved JSON"),
    file,
  );
  const code = element("pre", {}, element("code"));
  const more = element("details", {}, element("summary", {}, "Load it in Python"), code);
  root.append(
    element("p", { class: "lx-title" }, "Keep"),
    element("div", { class: "lx-buttons" }, json, tensors, label),
    more,
    note,
  );

  file.addEventListener(
    "change",
    async () => {
      const [given] = file.files ?? [];
      file.value = "";
      if (!given) return;
      try {
        if (given.size > MOST)
          throw new RangeError(`it has ${given.size} bytes; a network of the playground has at most ${MOST}`);
        onImport(readExport(await given.text()));
        setText(note, "The network of the file is loaded; training goes on from its weights.");
      } catch (error) {
        setText(note, `The file is left out: ${error instanceof Error ? error.message : error}.`);
      }
    },
    listen,
  );
  return {
    update(next) {
      trained = next;
      json.disabled = tensors.disabled = !next;
      if (!next) return;
      const { inputs, outputs } = FACTS[next.settings.task];
      const torch = torchClass(next.settings, String(inputs), String(outputs));
      const none = "# PyTorch has no such cell: take lstm_core";
      setText(code.firstElementChild ?? code, `${NUMPY}\n\n${torch || none}`);
    },
    destroy: figure.destroy,
  };
}
