/** @param {ArrayLike<number>} values */
const norm = (values) => Math.hypot(...Array.from(values));

/**
 * ‖found − wanted‖ / max of both norms, 0 where both are zero, infinite where one is not finite.
 * @param {Float64Array} found
 * @param {Float64Array} wanted
 */
export function relativeError(found, wanted) {
  const size = Math.max(norm(found), norm(wanted));
  if (!Number.isFinite(size)) return Infinity;
  return size > 0 ? norm(found.map((value, n) => value - wanted[n])) / size : 0;
}
