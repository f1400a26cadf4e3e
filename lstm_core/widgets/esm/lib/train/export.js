/** A trained network as a document: JSON with every bit of float64, or safetensors. What comes in is not trusted. */
import { layoutOf } from "./network.js";
import { checkSettings, DEFAULTS } from "./settings.js";

/** @typedef {{settings: import("./settings.js").Settings, step: number, weights: Float64Array}} Trained */

const FORMAT = "lstm_core playground 1";

/** Little-endian bytes. @param {Float64Array} values */
function bytesOf(values) {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [n, value] of values.entries()) view.setFloat64(8 * n, value, true);
  return new Uint8Array(view.buffer);
}

/** @param {Float64Array} values */
const encode = (values) => btoa(Array.from(bytesOf(values), (byte) => String.fromCharCode(byte)).join(""));

/** Tensors by name, shape and base64. @param {Trained} trained */
export function tensorsOf({ settings, weights }) {
  return Object.fromEntries(
    layoutOf(settings).map(({ name, shape, offset, size }) => [
      name,
      { shape, float64: encode(weights.subarray(offset, offset + size)) },
    ]),
  );
}

/** @param {Trained} trained */
export const writeExport = (trained) => ({
  format: FORMAT,
  settings: trained.settings,
  step: trained.step,
  tensors: tensorsOf(trained),
});

/**
 * Tensors as flat weights, in the order of the layout, if every one of them fits.
 * @param {import("./settings.js").Settings} settings
 * @param {any} tensors
 */
export function weightsFrom(settings, tensors) {
  const layout = layoutOf(settings);
  const known = new Set(layout.map(({ name }) => name));
  for (const name of Object.keys(tensors ?? {}))
    if (!known.has(name)) throw new RangeError(`"${name}" is no tensor of this network`);
  const parts = layout.map(({ name, shape, size }) => {
    const tensor = tensors?.[name];
    if (typeof tensor?.float64 !== "string") throw new TypeError(`the tensor "${name}" is missing`);
    if (String(tensor.shape) !== String(shape))
      throw new RangeError(`${name} has shape (${tensor.shape}); this network needs (${shape})`);
    let text;
    try {
      text = atob(tensor.float64);
    } catch {
      throw new TypeError(`${name} is no base64`);
    }
    if (text.length !== size * 8)
      throw new RangeError(`${name} holds ${text.length} bytes; its shape needs ${size * 8}`);
    const view = new DataView(Uint8Array.from(text, (s) => s.charCodeAt(0)).buffer);
    const values = Array.from({ length: size }, (_, n) => view.getFloat64(8 * n, true));
    if (!values.every(Number.isFinite)) throw new RangeError(`${name} holds a value that is not finite`);
    return values;
  });
  return Float64Array.from(parts.flat());
}

/** @param {string} text @returns {Trained} */
export function readExport(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    throw new TypeError("it is no JSON");
  }
  if (document?.format !== FORMAT) throw new TypeError(`its format is not "${FORMAT}"`);
  const settings = checkSettings({ ...DEFAULTS, ...document.settings });
  return { settings, step: 0, weights: weightsFrom(settings, document.tensors) };
}

/** The safetensors format: length of the header, header in JSON, the bytes. @param {Trained} trained */
export function writeSafetensors({ settings, weights }) {
  const layout = layoutOf(settings);
  const entries = layout.map(({ name, shape, offset, size }) => [
    name,
    { dtype: "F64", shape, data_offsets: [8 * offset, 8 * (offset + size)] },
  ]);
  const json = JSON.stringify({ __metadata__: { format: FORMAT }, ...Object.fromEntries(entries) });
  const header = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + header.length + 8 * weights.length);
  new DataView(file.buffer).setUint32(0, header.length, true);
  file.set(header, 8);
  file.set(bytesOf(weights), 8 + header.length);
  return file;
}
