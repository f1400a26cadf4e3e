/**
 * The matrix products of training, on flat arrays in row order. Sums stand in registers, four by two at a time, because
 * a load costs as much as a multiplication: each number that is read serves two or four products. At an edge a tile
 * takes the last row or column twice; it reads all of its sums before it writes one, so that nothing is added twice.
 */

/** Rows of `sumOuter` whose numbers stay in the nearest cache. */
const CHUNK = 32;

/**
 * out += a · bᵀ
 * @param {Float64Array} out (m, n)
 * @param {number} outAt where out starts in its array
 * @param {Float64Array} a (m, size)
 * @param {number} aAt
 * @param {Float64Array} b (n, size)
 * @param {number} m
 * @param {number} n
 * @param {number} size
 */
export function addProduct(out, outAt, a, aAt, b, m, n, size) {
  for (let row = 0; row < m; row += 2) {
    const down = row + 1 < m ? 1 : 0;
    const left = aAt + row * size;
    const next = down * size;
    for (let column = 0; column < n; column += 4) {
      const last = n - 1 - column;
      const c1 = last < 1 ? last : 1;
      const c2 = last < 2 ? last : 2;
      const c3 = last < 3 ? last : 3;
      const o = outAt + row * n + column;
      const p = o + down * n;
      const b0 = column * size;
      const b1 = b0 + c1 * size;
      const b2 = b0 + c2 * size;
      const b3 = b0 + c3 * size;
      let s0 = out[o];
      let s1 = out[o + c1];
      let s2 = out[o + c2];
      let s3 = out[o + c3];
      let u0 = out[p];
      let u1 = out[p + c1];
      let u2 = out[p + c2];
      let u3 = out[p + c3];
      for (let k = 0; k < size; k++) {
        const x = a[left + k];
        const y = a[left + next + k];
        const w0 = b[b0 + k];
        const w1 = b[b1 + k];
        const w2 = b[b2 + k];
        const w3 = b[b3 + k];
        s0 += w0 * x;
        s1 += w1 * x;
        s2 += w2 * x;
        s3 += w3 * x;
        u0 += w0 * y;
        u1 += w1 * y;
        u2 += w2 * y;
        u3 += w3 * y;
      }
      out[o + c3] = s3;
      out[o + c2] = s2;
      out[o + c1] = s1;
      out[o] = s0;
      out[p + c3] = u3;
      out[p + c2] = u2;
      out[p + c1] = u1;
      out[p] = u0;
    }
  }
}

/**
 * out += aᵀ · b: what every row of the two adds to the gradient of a matrix.
 * @param {Float64Array} out (m, n)
 * @param {Float64Array} a (rows, m)
 * @param {Float64Array} b (rows, n)
 * @param {number} rows
 * @param {number} m
 * @param {number} n
 */
export function addOuter(out, a, b, rows, m, n) {
  for (let from = 0; from < rows; from += CHUNK) sumOuter(out, a, b, from, Math.min(rows, from + CHUNK), m, n);
}

/** @param {Float64Array} out @param {Float64Array} a @param {Float64Array} b @param {number} from @param {number} to @param {number} m @param {number} n */
function sumOuter(out, a, b, from, to, m, n) {
  for (let row = 0; row < m; row += 4) {
    const last = m - 1 - row;
    const r1 = last < 1 ? last : 1;
    const r2 = last < 2 ? last : 2;
    const r3 = last < 3 ? last : 3;
    for (let column = 0; column < n; column += 2) {
      const right = column + 1 < n ? 1 : 0;
      const o0 = row * n + column;
      const o1 = o0 + r1 * n;
      const o2 = o0 + r2 * n;
      const o3 = o0 + r3 * n;
      let s0 = out[o0];
      let s1 = out[o1];
      let s2 = out[o2];
      let s3 = out[o3];
      let u0 = out[o0 + right];
      let u1 = out[o1 + right];
      let u2 = out[o2 + right];
      let u3 = out[o3 + right];
      let p = from * m + row;
      let q = from * n + column;
      for (let k = from; k < to; k++) {
        const x = b[q];
        const y = b[q + right];
        const w0 = a[p];
        const w1 = a[p + r1];
        const w2 = a[p + r2];
        const w3 = a[p + r3];
        s0 += w0 * x;
        s1 += w1 * x;
        s2 += w2 * x;
        s3 += w3 * x;
        u0 += w0 * y;
        u1 += w1 * y;
        u2 += w2 * y;
        u3 += w3 * y;
        p += m;
        q += n;
      }
      out[o0] = s0;
      out[o1] = s1;
      out[o2] = s2;
      out[o3] = s3;
      out[o0 + right] = u0;
      out[o1 + right] = u1;
      out[o2 + right] = u2;
      out[o3 + right] = u3;
    }
  }
}

/** out = aᵀ @param {Float64Array} out (n, m) @param {Float64Array} a (m, n) @param {number} m @param {number} n */
export function transpose(out, a, m, n) {
  for (let row = 0; row < m; row++)
    for (let column = 0; column < n; column++) out[column * m + row] = a[row * n + column];
}

/** out += the sum of all rows @param {Float64Array} out (n,) @param {Float64Array} a (rows, n) @param {number} rows @param {number} n */
export function addRows(out, a, rows, n) {
  const even = rows - (rows % 2);
  for (let at = 0; at < even * n; at += 2 * n) for (let k = 0; k < n; k++) out[k] += a[at + k] + a[at + n + k];
  if (even < rows) for (let k = 0; k < n; k++) out[k] += a[even * n + k];
}
