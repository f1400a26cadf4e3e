import assert from "node:assert/strict";
import { test } from "node:test";
import { addOuter, addProduct, addRows, transpose } from "../../lstm_core/widgets/esm/lib/train/products.js";
import { createRandom } from "../../lstm_core/widgets/esm/lib/train/random.js";
import { exponential, sigmoid, tanh } from "../../lstm_core/widgets/esm/lib/train/squashing.js";
import { compile } from "../../tools/wasm_product.mjs";

const random = createRandom(3);
const filled = (size) => Float64Array.from({ length: size }, () => random.normal());

/** Holds numbers equal to what a formula gives at every place. */
function assertClose(came, wanted, what) {
  for (const [n, value] of came.entries()) {
    assert.ok(Math.abs(value - wanted(n)) <= 1e-12, `${what}, place ${n}: ${value}, by the formula ${wanted(n)}`);
  }
}

test("products add what the formula says, at every edge of the tiles and beyond a chunk", () => {
  for (const m of [1, 2, 3, 4, 5, 8]) {
    for (const n of [1, 2, 3, 4, 5, 7]) {
      for (const size of [1, 2, 9, 33, 70]) {
        const what = `(${m}, ${n}) over ${size}`;
        const [a, b, start] = [filled(m * size), filled(n * size), filled(m * n)];
        const sum = (term) => Array.from({ length: size }, (_, k) => term(k)).reduce((total, x) => total + x, 0);
        const out = start.slice();
        addProduct(out, 0, a, 0, b, m, n, size);
        const product = (o) => start[o] + sum((k) => a[Math.floor(o / n) * size + k] * b[(o % n) * size + k]);
        assertClose(out, product, `product ${what}`);
        const outer = start.slice();
        const [at, bt] = [new Float64Array(a.length), new Float64Array(b.length)];
        transpose(at, a, m, size);
        transpose(bt, b, n, size);
        addOuter(outer, at, bt, size, m, n);
        assertClose(outer, product, `outer product ${what}`);
        const rows = start.slice(0, n);
        addRows(rows, bt, size, n);
        assertClose(rows, (k) => start[k] + sum((row) => bt[row * n + k]), `rows ${what}`);
      }
    }
  }
});

test("a product reads and writes at its places only", () => {
  const [a, b, start] = [filled(13), filled(6), filled(14)];
  const out = start.slice();
  addProduct(out, 2, a, 3, b, 3, 3, 2);
  for (const n of [0, 1, 11, 12, 13]) assert.equal(out[n], start[n]);
  assert.ok(Math.abs(out[10] - (start[10] + a[7] * b[4] + a[8] * b[5])) <= 1e-12);
});

test("the exponential is that of the language to 3 units of the last place", () => {
  for (let n = 0; n < 100_000; n++) {
    const x = random.between(-700, 700);
    assert.ok(Math.abs(exponential(x) / Math.exp(x) - 1) <= 3 * 2 ** -52, String(x));
  }
  assert.equal(exponential(0), 1);
});

test("squashing functions keep their ends, and what is not finite shows", () => {
  assert.deepEqual([sigmoid(0), tanh(0)], [0.5, 0]);
  for (const a of [710, 1e9, Infinity]) {
    assert.deepEqual([sigmoid(a), tanh(a), tanh(-a)], [1, 1, -1]);
    assert.ok(sigmoid(-a) >= 0 && sigmoid(-a) < 1e-300);
  }
  assert.ok(Number.isNaN(sigmoid(Number.NaN)) && Number.isNaN(tanh(Number.NaN)));
  for (let n = 0; n < 10_000; n++) {
    const a = 4 * random.normal();
    assert.ok(Math.abs(tanh(a) - Math.tanh(a)) <= 4e-16, String(a));
  }
});

test("the products that are timed in WebAssembly are those of the engine", () => {
  for (const simd of [false, true]) {
    const { memory, product } = compile(simd);
    for (const [m, n, size] of [
      [2, 4, 2],
      [8, 32, 8],
      [4, 128, 32],
    ]) {
      const [out, a, b] = [filled(m * n), filled(m * size), filled(n * size)];
      memory.set(out, 0);
      memory.set(a, out.length);
      memory.set(b, out.length + a.length);
      product(0, 8 * out.length, 8 * (out.length + a.length), m, n, size);
      addProduct(out, 0, a, 0, b, m, n, size);
      assertClose(memory.slice(0, m * n), (k) => out[k], `simd ${simd}, (${m}, ${n}) over ${size}`);
    }
  }
});
