const SWEEPS = 60;

/**
 * The largest singular value of a square matrix, by one-sided Jacobi rotations: as exact as its entries, for tiny
 * matrices too.
 * @param {Float64Array} matrix (size, size), row-major
 * @param {number} size
 */
export function spectralNorm(matrix, size) {
  const largest = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  const work = matrix.map((entry) => entry / largest);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turned = rotate(work, size, p, q) || turned;
    }
    if (!turned) break;
  }
  let norm = 0;
  for (let k = 0; k < size; k++) norm = Math.max(norm, columns(work, size, k, k));
  return largest * Math.sqrt(norm);
}

/** The product of two columns. @param {Float64Array} m @param {number} size @param {number} p @param {number} q */
function columns(m, size, p, q) {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += m[row * size + p] * m[row * size + q];
  return sum;
}

/** Makes two columns orthogonal; says whether they were not. @param {Float64Array} m @param {number} size @param {number} p @param {number} q */
function rotate(m, size, p, q) {
  const [a, b, c] = [columns(m, size, p, p), columns(m, size, q, q), columns(m, size, p, q)];
  if (Math.abs(c) <= 1e-15 * Math.sqrt(a * b)) return false;
  const z = (b - a) / (2 * c);
  const t = (z < 0 ? -1 : 1) / (Math.abs(z) + Math.sqrt(1 + z * z));
  const cos = 1 / Math.sqrt(1 + t * t);
  const sin = cos * t;
  for (let row = 0; row < size; row++) {
    const [left, right] = [m[row * size + p], m[row * size + q]];
    m[row * size + p] = cos * left - sin * right;
    m[row * size + q] = sin * left + cos * right;
  }
  return true;
}
