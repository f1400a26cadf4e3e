/** The passes that travel inside the bundle. */
import code from "../../broken_backward.json";

export const CODE = /** @type {import("./lib/bug-hunt.js").Code} */ (/** @type {unknown} */ (code));
