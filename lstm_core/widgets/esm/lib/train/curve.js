/** A curve of bounded length: when it is full, neighbours are joined by their mean and every point covers twice as much. */

/** @param {number} [room] most points, even */
export function createCurve(room = 512) {
  /** @type {number[]} */
  let points = [];
  let covers = 1;
  let [sum, count] = [0, 0];
  return {
    /** @param {number} value */
    add(value) {
      sum += value;
      count += 1;
      if (count < covers) return;
      points.push(sum / covers);
      [sum, count] = [0, 0];
      if (points.length < room) return;
      points = points.filter((_, n) => n % 2 === 0).map((point, n) => (point + points[2 * n + 1]) / 2);
      covers *= 2;
    },
    /** Point n is the mean of steps n · covers + 1 to (n + 1) · covers. */
    read: () => ({ points: points.slice(), covers }),
  };
}
