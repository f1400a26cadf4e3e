/**
 * What a reader entered, kept in their own browser under one key. A page that may not store (private mode, some
 * folders opened as files) works the same until it is left.
 * @param {string} key
 */
export function createKeep(key) {
  /** @template T @param {() => T} act */
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    /** @returns {unknown} */
    read: () => attempt(() => JSON.parse(localStorage.getItem(key) ?? "null")),
    /** Tells whether it is kept. @param {unknown} value */
    write: (value) =>
      attempt(() => {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      }) ?? false,
    /** Tells whether there was a place to clear. */
    clear: () =>
      attempt(() => {
        localStorage.removeItem(key);
        return true;
      }) ?? false,
  };
}
