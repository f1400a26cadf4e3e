/** Stored networks: from the JSON weights format to typed arrays, with every shape checked. */

/**
 * @typedef {import("./lstm.js").RecurrentParameters} RecurrentParameters
 * @typedef {import("./lstm.js").LinearParameters} LinearParameters
 *
 * @typedef {{shape: number[], float32?: string, float64?: string}} StoredTensor
 *
 * @typedef {object} StoredNetwork
 * @property {string} [format]
 * @property {string} [name]
 * @property {string} cell
 * @property {number} input_size
 * @property {number} hidden_size
 * @property {number} [output_size]
 * @property {string[] | null} [alphabet]
 * @property {string[] | null} [classes]
 * @property {string[][] | number[][][]} [examples]
 * @property {Record<string, StoredTensor>} tensors
 *
 * @typedef {object} Network
 * @property {string} name
 * @property {"LSTM" | "RNN"} cell
 * @property {number} inputSize
 * @property {number} hiddenSize
 * @property {string[] | null} alphabet
 * @property {string[] | null} classes
 * @property {string[][] | number[][][]} examples
 * @property {RecurrentParameters} rnn
 * @property {LinearParameters | null} head
 */

const FORMAT = "lstm_core weights 1";

/**
 * Base64 of little-endian float32 or float64, in C order.
 * @param {StoredTensor} tensor
 * @param {string} key
 * @param {number[]} shape
 */
export function decodeTensor(tensor, key, shape) {
  if (String(tensor.shape) !== String(shape)) {
    throw new RangeError(`${key} has shape (${tensor.shape.join(", ")}); this network needs (${shape.join(", ")})`);
  }
  const wide = tensor.float64 !== undefined;
  const bytes = Uint8Array.from(atob(tensor.float64 ?? tensor.float32 ?? ""), (s) => s.charCodeAt(0));
  const size = shape.reduce((n, m) => n * m, 1);
  const width = wide ? 8 : 4;
  if (bytes.length !== size * width) {
    throw new RangeError(`${key} holds ${bytes.length} bytes; its shape needs ${size * width}`);
  }
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: size }, (_, n) =>
    wide ? view.getFloat64(n * width, true) : view.getFloat32(n * width, true),
  );
}

/** What a network is called and reads, from weights of the right format. @param {StoredNetwork} stored */
export function headerOf(stored) {
  if (stored?.format !== FORMAT) {
    throw new TypeError(`the weights have format ${JSON.stringify(stored?.format)}; "${FORMAT}" is needed`);
  }
  return {
    name: stored.name ?? "your network",
    inputSize: stored.input_size,
    alphabet: stored.alphabet ?? null,
    classes: stored.classes ?? null,
    examples: stored.examples ?? [],
  };
}

/**
 * The linear layer that answers, if there is one.
 * @param {StoredNetwork} stored
 * @param {number} inputSize features of the last layer
 * @returns {LinearParameters | null}
 */
export function headOf({ output_size: K, tensors }, inputSize) {
  if (!K || !tensors["head.weight"]) return null;
  const weight = decodeTensor(tensors["head.weight"], "head.weight", [K, inputSize]);
  const bias = tensors["head.bias"] ? decodeTensor(tensors["head.bias"], "head.bias", [K]) : new Float64Array(K);
  return { inputSize, outputSize: K, weight, bias };
}

/**
 * A plain LSTM or simple RNN of one layer.
 * @param {StoredNetwork} stored
 * @returns {Network}
 */
export function decodeNetwork(stored) {
  const header = headerOf(stored);
  if (stored.cell !== "LSTM" && stored.cell !== "RNN") {
    throw new TypeError(`the weights hold a cell "${stored.cell}"; "LSTM" or "RNN" is needed`);
  }
  const { input_size: D, hidden_size: H, tensors } = stored;
  const rows = stored.cell === "LSTM" ? 4 * H : H;
  /** @param {string} key @param {number[]} shape */
  const read = (key, shape) => {
    if (!tensors?.[key]) throw new TypeError(`the weights hold no tensor "${key}"`);
    return decodeTensor(tensors[key], key, shape);
  };
  /** @param {string} key */
  const bias = (key) => (tensors?.[key] ? read(key, [rows]) : new Float64Array(rows));
  return {
    ...header,
    cell: stored.cell,
    hiddenSize: H,
    rnn: {
      inputSize: D,
      hiddenSize: H,
      weightIh: read("rnn.weight_ih_l0", [rows, D]),
      weightHh: read("rnn.weight_hh_l0", [rows, H]),
      biasIh: bias("rnn.bias_ih_l0"),
      biasHh: bias("rnn.bias_hh_l0"),
    },
    head: headOf(stored, H),
  };
}
