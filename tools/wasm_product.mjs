/**
 * The product of the training engine, out += a · bᵀ, in WebAssembly: written here instruction by instruction, so that
 * what WebAssembly would bring can be measured without another tool. It has the tiles of `addProduct`, two rows by four
 * columns; `simd` takes two numbers of a row at once. m has to be even, n a multiple of 4, size even.
 */

const I32 = 0x7f;
const F64 = 0x7c;
const V128 = 0x7b;

/** @param {number} n whole and not negative @returns {number[]} */
const leb = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >> 7)]);
/** A signed constant needs its sign bit free. @param {number} n @returns {number[]} */
const signed = (n) => (n < 64 ? [n] : [(n & 127) | 128, ...signed(n >> 7)]);
const counted = (/** @type {number[][]} */ parts) => [...leb(parts.length), ...parts.flat()];
const section = (/** @type {number} */ id, /** @type {number[]} */ body) => [id, ...leb(body.length), ...body];

const get = (/** @type {number} */ n) => [0x20, n];
const set = (/** @type {number} */ n, /** @type {number[]} */ ...value) => [...value.flat(), 0x21, n];
const constant = (/** @type {number} */ n) => [0x41, ...signed(n)];
const add = (/** @type {any[]} */ ...parts) => [...parts.flat(), 0x6a];
const times = (/** @type {any[]} */ ...parts) => [...parts.flat(), 0x6c];
/** Repeats while the number in one local is below that in another. @param {number} counter @param {number} end @param {any[]} body */
const loop = (counter, end, body) => [0x03, 0x40, ...body.flat(9), ...get(counter), ...get(end), 0x49, 0x0d, 0, 0x0b];

const DOUBLE = {
  type: F64,
  step: 8,
  zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0],
  load: [0x2b, 3, 0],
  add: [0xa0],
  multiply: [0xa2],
  sum: (/** @type {number} */ n) => get(n),
};
const PAIR = {
  type: V128,
  step: 16,
  zero: [0xfd, 0x0c, ...Array(16).fill(0)],
  load: [0xfd, 0, 3, 0],
  add: [0xfd, 0xf0, 1],
  multiply: [0xfd, 0xf2, 1],
  sum: (/** @type {number} */ n) => [...get(n), 0xfd, 0x21, 0, ...get(n), 0xfd, 0x21, 1, 0xa0],
};

/** Parameters, then locals. */
const [OUT, A, B, M, N, SIZE, ROW, COLUMN, END, STRIDE, PLACE, BELOW] = Array.from({ length: 12 }, (_, n) => n);
const LEFT = [12, 13]; // addresses in two rows of a
const TOP = [14, 15, 16, 17]; // addresses in four rows of b
const SUMS = Array.from({ length: 8 }, (_, n) => 18 + n);
const READ = [26, 27];
const WEIGHT = 28;

/** @param {typeof DOUBLE} kind */
function body(kind) {
  const forward = (/** @type {number} */ at) => set(at, add(get(at), constant(kind.step)));
  const inner = [
    READ.map((x, r) => set(x, [...get(LEFT[r]), ...kind.load])),
    TOP.map((at, c) => [
      set(WEIGHT, [...get(at), ...kind.load]),
      READ.map((x, r) =>
        set(SUMS[4 * r + c], [...get(SUMS[4 * r + c]), ...get(x), ...get(WEIGHT), ...kind.multiply, ...kind.add]),
      ),
    ]),
    [...LEFT, ...TOP].map(forward),
  ];
  const store = [PLACE, BELOW].map((place, r) =>
    [0, 1, 2, 3].map((c) => [
      ...get(place),
      ...get(place),
      0x2b,
      3,
      8 * c,
      kind.sum(SUMS[4 * r + c]),
      0xa0,
      0x39,
      3,
      8 * c,
    ]),
  );
  const tile = [
    SUMS.map((sum) => set(sum, kind.zero)),
    set(LEFT[0], add(get(A), times(get(ROW), get(STRIDE)))),
    set(LEFT[1], add(get(LEFT[0]), get(STRIDE))),
    set(END, add(get(LEFT[0]), get(STRIDE))),
    set(TOP[0], add(get(B), times(get(COLUMN), get(STRIDE)))),
    [1, 2, 3].map((c) => set(TOP[c], add(get(TOP[c - 1]), get(STRIDE)))),
    loop(LEFT[0], END, inner),
    set(PLACE, add(get(OUT), times(constant(8), add(get(COLUMN), times(get(ROW), get(N)))))),
    set(BELOW, add(get(PLACE), times(constant(8), get(N)))),
    store,
    set(COLUMN, add(get(COLUMN), constant(4))),
  ];
  const rows = [set(COLUMN, constant(0)), loop(COLUMN, N, tile), set(ROW, add(get(ROW), constant(2)))];
  const code = [set(STRIDE, times(get(SIZE), constant(8))), set(ROW, constant(0)), loop(ROW, M, rows), 0x0b].flat(9);
  const locals = counted([
    [12, I32],
    [11, kind.type],
  ]);
  return [...leb(locals.length + code.length), ...locals, ...code];
}

/**
 * @param {boolean} simd
 * @returns {{memory: Float64Array, product: (out: number, a: number, b: number, m: number, n: number, size: number) => void}}
 *   product takes byte addresses within memory
 */
export function compile(simd) {
  const name = (/** @type {string} */ text) => counted([...text].map((s) => [s.charCodeAt(0)]));
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, counted([[0x60, 6, ...Array(6).fill(I32), 0]])),
    ...section(3, counted([[0]])),
    ...section(5, counted([[0, 16]])),
    ...section(
      7,
      counted([
        [...name("memory"), 2, 0],
        [...name("product"), 0, 0],
      ]),
    ),
    ...section(10, counted([body(simd ? PAIR : DOUBLE)])),
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const { memory, product } = /** @type {any} */ (exports);
  return { memory: new Float64Array(memory.buffer), product };
}
