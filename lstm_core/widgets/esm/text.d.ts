/** A module, bundled on its own, as text. */
declare module "*?text" {
  const text: string;
  export default text;
}
