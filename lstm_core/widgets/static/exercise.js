/*! By `npm run build`
 * sources sha256 ee26243d83371167af48e068bb4d79644dd7c8125a42b55c8f0dbff66ec8940f
 * body sha256 6746f7d3cfad13d1671ea3154e6ef311492862ac2ba36eeba47f7625dea45bca
 * source lstm_core/widgets/esm/exercise.js
 * source lstm_core/widgets/esm/kit/answer-form.js
 * source lstm_core/widgets/esm/kit/dom.js
 * source lstm_core/widgets/esm/kit/explorable.js
 * source lstm_core/widgets/esm/kit/keep.js
 * source lstm_core/widgets/esm/kit/loop.js
 * source lstm_core/widgets/esm/kit/projector.js
 * source lstm_core/widgets/esm/kit/status.js
 * source lstm_core/widgets/esm/lib/carousel.js
 * source lstm_core/widgets/esm/lib/checkers.js
 * source lstm_core/widgets/esm/lib/exercise-answers.js
 * source lstm_core/widgets/esm/lib/exercise-form.js
 * source lstm_core/widgets/esm/lib/exercise-hints.js
 * source lstm_core/widgets/esm/lib/jacobians.js
 * source lstm_core/widgets/esm/lib/lstm.js
 * source lstm_core/widgets/esm/lib/predicates.js
 * source lstm_core/widgets/esm/lib/spectral-norm.js
 * source tools/build_esm.mjs
 */
// lstm_core/widgets/esm/lib/exercise-answers.js
var SPACES = " 	\r\n";
var EXAMPLE = "give a number such as 2.5";
var WHOLE_EXAMPLE = "give a whole number such as 3";
var WHAT = {
  nothing: "Nothing was given",
  flag: "True or false was given",
  number: "A number was given",
  text: "Text was given",
  list: "A list was given",
  names: "Named entries were given",
  other: "Something unknown was given"
};
var UnreadableError = class extends Error {
};
function kind(answer) {
  if (answer === null || answer === void 0) return "nothing";
  if (Array.isArray(answer)) return "list";
  const kinds = (
    /** @type {const} */
    { boolean: "flag", number: "number", string: "text", object: "names" }
  );
  return kinds[
    /** @type {keyof typeof kinds} */
    typeof answer
  ] ?? "other";
}
var what = (answer) => WHAT[kind(answer)];
function quoted(text2) {
  const characters = [...text2];
  return characters.length > 40 ? `“${characters.slice(0, 40).join("")}…”` : `“${text2}”`;
}
function stripped(text2) {
  let [from, to] = [0, text2.length];
  while (from < to && SPACES.includes(text2[from])) from += 1;
  while (to > from && SPACES.includes(text2[to - 1])) to -= 1;
  return text2.slice(from, to);
}
function shown(value) {
  const size = Math.abs(value);
  if (!(size <= 1e6)) return size > 1e6 ? "over a million" : "no number";
  const hundredths = Math.floor(size * 100 + 0.5);
  const rest = hundredths % 100;
  const digits = rest === 0 ? "" : `.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
  return `${value < 0 && hundredths > 0 ? "−" : ""}${(hundredths - rest) / 100}${digits}`;
}
function number(answer, field) {
  const name = field.label ? `${field.label}: ` : "";
  const example = field.whole ? WHOLE_EXAMPLE : EXAMPLE;
  if (typeof answer === "string") {
    const text2 = stripped(answer);
    const wrong = text2 ? `${quoted(text2)} is text, not a number; ${example}.` : `Nothing is entered; ${example}.`;
    throw new UnreadableError(name + wrong);
  }
  if (typeof answer !== "number") throw new UnreadableError(`${name}${what(answer)}; ${example}.`);
  if (!Number.isFinite(answer)) throw new UnreadableError(`${name}That number is not finite; ${example}.`);
  if (field.whole && answer !== Math.floor(answer)) {
    throw new UnreadableError(`${name}This counts something; ${example}.`);
  }
  const [low, high] = field.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (answer < low || answer > high) {
    throw new UnreadableError(`${name}Give a number from ${shown(low)} to ${shown(high)}.`);
  }
  return answer;
}
function howMany(fields) {
  const order2 = fields.map((field) => field.name).join(", ");
  return fields.length > 1 ? `${fields.length} numbers in this order: ${order2}` : `one number, ${order2}`;
}
function numbers(answer, fields) {
  const wanted = fields.map((field) => String(field.name));
  let list = fields.length === 1 && ["number", "text"].includes(kind(answer)) ? [answer] : answer;
  if (kind(list) === "names") {
    const named = (
      /** @type {Record<string, unknown>} */
      list
    );
    if (Object.keys(named).length !== wanted.length || !wanted.every((name) => Object.hasOwn(named, name))) {
      throw new UnreadableError(`Give these entries by name: ${wanted.join(", ")}.`);
    }
    list = wanted.map((name) => named[name]);
  }
  if (!Array.isArray(list)) throw new UnreadableError(`${what(list)}; give ${howMany(fields)}.`);
  if (list.length !== fields.length) throw new UnreadableError(`Give ${howMany(fields)}.`);
  return list.map((entry, n) => number(entry, fields[n]));
}
function options(spec) {
  return spec.sequence ? [...spec.sequence.keys()] : (spec.options ?? []).map((option) => option.key);
}
function offer(spec) {
  if (spec.sequence) return `timesteps from 0 to ${spec.sequence.length - 1}`;
  return `the options are ${options(spec).join(", ")}`;
}
function chosen(answer, spec) {
  if (typeof answer !== "string") {
    throw new UnreadableError(`${what(answer)}; give one option as text: ${offer(spec)}.`);
  }
  const key = stripped(answer);
  if (!key) throw new UnreadableError(`Nothing is chosen; ${offer(spec)}.`);
  if (!options(spec).includes(key)) throw new UnreadableError(`There is no option ${quoted(key)}; ${offer(spec)}.`);
  return key;
}
function chosenList(answer, spec) {
  if (!Array.isArray(answer)) throw new UnreadableError(`${what(answer)}; give a list: ${offer(spec)}.`);
  const keys = answer.map((entry) => typeof entry === "string" ? stripped(entry) : entry);
  if (!keys.every((key) => options(spec).includes(key))) {
    throw new UnreadableError(`The list holds something that cannot be chosen; ${offer(spec)}.`);
  }
  return keys;
}
function symbols(answer, spec) {
  const alphabet = spec.alphabet ?? [];
  const known = alphabet.join(" ");
  const joined = Array.isArray(answer) && answer.every((entry) => typeof entry === "string") ? answer.join("") : answer;
  if (typeof joined !== "string") {
    throw new UnreadableError(`${what(joined)}; give text made of the symbols ${known}.`);
  }
  const found = [...joined].filter((symbol) => !`${SPACES},;`.includes(symbol));
  if (!found.length) throw new UnreadableError(`Nothing is entered; give text made of the symbols ${known}.`);
  const text2 = found.join("");
  if (!found.every((symbol) => alphabet.includes(symbol))) {
    throw new UnreadableError(`${quoted(text2)} holds other symbols than ${known}.`);
  }
  return text2;
}

// lstm_core/widgets/esm/lib/exercise-form.js
var NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
var LONGEST = 200;
function fieldsOf(spec) {
  if (spec.kind === "number") return [{ label: spec.label, unit: spec.unit }];
  return spec.fields ?? null;
}
function untouched(spec) {
  const fields = fieldsOf(spec);
  if (fields) return fields.map(() => "");
  if (spec.kind === "ordering") return options(spec);
  return spec.kind === "set" ? [] : "";
}
function parse(text2) {
  const plain = text2.trim().replace("−", "-");
  return NUMBER.test(plain) ? Number(plain) : text2;
}
function toAnswer(spec, typed) {
  if (!fieldsOf(spec)) return typed;
  const numbers2 = (
    /** @type {string[]} */
    typed.map(parse)
  );
  return spec.kind === "number" ? numbers2[0] : numbers2;
}
function restored(spec, typed) {
  const fields = fieldsOf(spec);
  const known = spec.options || spec.sequence ? options(spec) : [];
  if (spec.kind === "choice") return typed === "" || known.includes(
    /** @type {Key} */
    typed
  ) ? String(typed) : null;
  if (spec.kind === "text") return typeof typed === "string" && typed.length <= LONGEST ? typed : null;
  if (!Array.isArray(typed)) return null;
  if (fields) {
    const fits = typed.every((text2) => typeof text2 === "string" && text2.length <= LONGEST);
    return fits && typed.length === fields.length ? typed : null;
  }
  const distinct = new Set(typed).size === typed.length && typed.every((key) => known.includes(key));
  return distinct && (spec.kind === "set" || typed.length === known.length) ? typed : null;
}

// lstm_core/widgets/esm/kit/dom.js
function setAttribute(node, name, value) {
  if (value === null || value === void 0 || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const text2 = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text2) node.setAttribute(name, text2);
}
function setText(node, text2) {
  if (node.textContent !== text2) node.textContent = text2;
}
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}
function element(tag, attributes = {}, ...children) {
  const node = fill(document.createElement(tag), attributes, children);
  if (tag === "output") setAttribute(node, "aria-live", "off");
  return node;
}
function uniqueName() {
  return `lx-${Math.random().toString(36).slice(2)}`;
}
function mount(container, root) {
  const ending = new AbortController();
  container.append(root);
  return {
    signal: ending.signal,
    destroy() {
      ending.abort();
      root.remove();
    }
  };
}

// lstm_core/widgets/esm/kit/answer-form.js
function createAnswerForm(container, options2) {
  const { spec } = options2;
  if (spec.kind === "ordering") return createOrder(container, options2);
  if (spec.options || spec.sequence) return createOptions(container, options2);
  return createFields(container, options2);
}
function createFields(container, { spec, onType }) {
  const fields = fieldsOf(spec);
  const root = element("div", { class: "lx-ex-fields" });
  const figure = mount(container, root);
  const inputs = (fields ?? [{ label: spec.label }]).map((field) => {
    const keys = fields && (field.whole || field.range && field.range[0] >= 0) ? "decimal" : null;
    const words = { type: "text", inputmode: keys, autocomplete: "off", autocapitalize: "off", spellcheck: "false" };
    const input = element("input", { ...words, maxlength: 200 });
    const name = element("span", { class: "lx-label" }, field.label ?? "answer");
    root.append(element("label", { class: "lx-ex-field" }, name, input, field.unit ? ` ${field.unit}` : ""));
    return input;
  });
  const typed = () => fields ? inputs.map((input) => input.value) : inputs[0].value;
  root.addEventListener("input", () => onType(typed()), { signal: figure.signal });
  return {
    /** @param {Typed} now */
    update(now) {
      const texts = (
        /** @type {string[]} */
        fields ? now : [now]
      );
      for (const [n, input] of inputs.entries()) if (input.value !== texts[n]) input.value = texts[n];
    },
    focus: () => inputs[0].focus(),
    destroy: figure.destroy
  };
}
function createOptions(container, { spec, onType }) {
  const one = spec.kind === "choice";
  const group = uniqueName();
  const shape = { type: one ? "radio" : "checkbox", name: group };
  const list = element("div", { class: spec.sequence ? "lx-ex-sequence" : "lx-ex-options" });
  const legend = spec.sequence ? "Timesteps" : one ? "Choose one" : "Choose all that are right";
  const root = element("fieldset", {}, element("legend", { class: "lx-label" }, legend), list);
  const figure = mount(container, root);
  const parts = spec.sequence ? spec.sequence.map((symbol, t) => (
    /** @type {const} */
    [t, symbol, String(t)]
  )) : (spec.options ?? []).map(({ key, text: text2 }) => (
    /** @type {const} */
    [key, key, text2]
  ));
  const inputs = parts.map(([key, name, text2]) => {
    const input = element("input", { ...shape, value: key });
    const words = [
      element("span", { class: "lx-ex-key-name" }, name),
      element("span", { class: "lx-ex-words-of" }, text2)
    ];
    list.append(element("label", {}, input, element("span", { class: "lx-ex-option" }, ...words)));
    return { input, key };
  });
  const chosen2 = () => inputs.filter(({ input }) => input.checked).map(({ key }) => key);
  root.addEventListener("change", () => onType(one ? chosen2()[0] : chosen2()), { signal: figure.signal });
  return {
    /** @param {Typed} now */
    update(now) {
      for (const { input, key } of inputs) {
        input.checked = Array.isArray(now) ? now.includes(key) : now === key;
      }
    },
    focus: () => inputs[0].input.focus(),
    destroy: figure.destroy
  };
}
function createOrder(container, { spec, onType }) {
  const list = element("ol", { class: "lx-ex-order" });
  const root = element("fieldset", {}, element("legend", { class: "lx-label" }, "First to last"), list);
  const figure = mount(container, root);
  let order2 = [];
  const move = (key, by) => {
    const from = order2.indexOf(key);
    const next = order2.filter((other) => other !== key);
    next.splice(from + by, 0, key);
    onType(next);
  };
  const rows = new Map(
    (spec.options ?? []).map(({ key, text: text2 }) => {
      const up = element("button", { type: "button", "aria-label": `Move up: ${text2}` }, "↑");
      const down = element("button", { type: "button", "aria-label": `Move down: ${text2}` }, "↓");
      up.addEventListener("click", () => move(key, -1), { signal: figure.signal });
      down.addEventListener("click", () => move(key, 1), { signal: figure.signal });
      const words = element("span", { class: "lx-ex-words-of" }, text2);
      return [key, { row: element("li", {}, words, up, down), up, down }];
    })
  );
  return {
    /** @param {Typed} now */
    update(now) {
      const focused = (
        /** @type {HTMLElement | null} */
        document.activeElement
      );
      order2 = /** @type {string[]} */
      [...now];
      for (const [n, key] of order2.entries()) {
        const part = rows.get(key);
        if (!part) continue;
        if (list.children[n] !== part.row) list.insertBefore(part.row, list.children[n] ?? null);
        setAttribute(part.up, "disabled", n === 0);
        setAttribute(part.down, "disabled", n === order2.length - 1);
      }
      follow(focused);
    },
    focus: () => [...rows.values()].map(({ down }) => down).find((button) => !button.disabled)?.focus(),
    destroy: figure.destroy
  };
  function follow(focused) {
    const part = [...rows.values()].find(({ up, down }) => up === focused || down === focused);
    if (!part) return;
    const other = focused === part.up ? part.down : part.up;
    (focused?.matches(":disabled") ? other : focused)?.focus();
  }
}
function createVerdict(container) {
  const node = element("p", { class: "lx-ex-verdict-line", role: "status", "aria-live": "polite" });
  const figure = mount(container, node);
  return {
    update(verdict) {
      setAttribute(node, "data-outcome", verdict?.outcome);
      setText(node, verdict?.say ?? "");
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/loop.js
function createRedraw(draw) {
  let frame = 0;
  return {
    request() {
      if (frame) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    },
    /** Draws now, if a drawing is due. */
    flush() {
      if (!frame) return;
      cancelAnimationFrame(frame);
      frame = 0;
      draw();
    },
    destroy() {
      cancelAnimationFrame(frame);
    }
  };
}

// lstm_core/widgets/esm/kit/status.js
function createErrorBox(container, _options = {}) {
  const node = element("p", { class: "lx-error", role: "alert", hidden: true });
  const figure = mount(container, node);
  return {
    update(sentence) {
      node.hidden = sentence === null;
      setText(node, sentence ?? "");
    },
    destroy: figure.destroy
  };
}

// lstm_core/widgets/esm/kit/explorable.js
function passFocus(old, next) {
  const at = document.activeElement;
  if (!at || !old.contains(at)) return;
  const name = at.getAttribute("name");
  const twin = [...next.querySelectorAll(at.localName)].find(
    (node) => name ? node.getAttribute("name") === name : node.localName === "button" && node.textContent === at.textContent
  );
  if (twin instanceof HTMLElement) twin.focus({ preventScroll: true });
}
var HEIRS = 'input:enabled:not([type="number"]), button:enabled';
function keepFocus(root) {
  const at = document.activeElement;
  if (at?.matches(":disabled") && root.contains(at))
    root.querySelector(HEIRS)?.focus();
}
function defineExplorable({ name, traits, rebuildOn, build: build2 }) {
  function render({ model, el }) {
    const frame = element("div", { class: "lx" });
    el.append(frame);
    const errors = createErrorBox(frame);
    let parts = null;
    let root = null;
    let built = [];
    let shown2 = false;
    function prepare() {
      const wanted = rebuildOn.map((key) => model.get(key));
      if (parts && wanted.every((value, n) => value === built[n])) return parts;
      const next = element("div", { class: `lx-${name}` });
      const made = build2(next, stage);
      frame.append(next);
      if (root) passFocus(root, next);
      parts?.destroy();
      root?.remove();
      [parts, root, built] = [made, next, wanted];
      return made;
    }
    function draw() {
      try {
        prepare().draw();
        if (root) keepFocus(root);
        errors.update(null);
        shown2 = true;
      } catch (error) {
        if (!shown2) throw error;
        errors.update(error instanceof Error ? `${error.message}.` : String(error));
      }
    }
    const redraw = createRedraw(draw);
    const stage = {
      model,
      memory: {},
      redraw: redraw.request,
      read: () => Object.fromEntries(traits.map((key) => [key, model.get(key)])),
      set(changed) {
        for (const [key, value] of Object.entries(changed)) model.set(key, value);
        model.save_changes();
        redraw.request();
      }
    };
    for (const event of ["keydown", "pointerdown"]) frame.addEventListener(event, redraw.flush, true);
    const flushClick = ({ target }) => target instanceof HTMLInputElement || redraw.flush();
    frame.addEventListener("click", flushClick, true);
    for (const key of traits) model.on(`change:${key}`, redraw.request);
    const cleanUp = () => {
      for (const key of traits) model.off(`change:${key}`, redraw.request);
      redraw.destroy();
      parts?.destroy();
      frame.remove();
    };
    try {
      draw();
    } catch (error) {
      cleanUp();
      throw error;
    }
    return cleanUp;
  }
  return { render };
}

// lstm_core/widgets/esm/kit/keep.js
function createKeep(key) {
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
    write: (value) => attempt(() => {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    }) ?? false,
    /** Tells whether there was a place to clear. */
    clear: () => attempt(() => {
      localStorage.removeItem(key);
      return true;
    }) ?? false
  };
}

// lstm_core/widgets/esm/lib/exercise-hints.js
function numeric(when, given, spec) {
  const value = given[when.entry ?? Object.keys(given)[0]];
  if ("is" in when) return Math.abs(value - when.is) <= (when.within ?? spec.tolerance ?? 0);
  const low = when.above ?? when.between?.[0] ?? Number.NEGATIVE_INFINITY;
  const high = when.below ?? when.between?.[1] ?? Number.POSITIVE_INFINITY;
  return value > low && value < high;
}
var same = (a, b) => a.length === b.length && a.every((entry, n) => entry === b[n]);
function set(when, given) {
  if ("is" in when) return when.is.length === given.size && when.is.every((k) => given.has(k));
  const found = [when.has ?? when.lacks].flat().some((key) => given.has(key));
  return "has" in when ? found : !found;
}
function order(when, given) {
  if ("is" in when) return same(when.is, given);
  return given.indexOf(when.before[0]) < given.indexOf(when.before[1]);
}
function text(when, given) {
  if ("is" in when) return when.is === given;
  if ("holds" in when) return given.includes(when.holds);
  return "shorter" in when ? given.length < when.shorter : given.length > when.longer;
}
var CONDITIONS = {
  number: numeric,
  numbers: numeric,
  predicate: numeric,
  choice: (when, given) => when.is === given,
  set,
  ordering: order,
  text
};
function holds(when, given, spec) {
  if ("all" in when) return when.all.every((part) => holds(part, given, spec));
  return CONDITIONS[spec.kind](when, given, spec);
}
function findHint(given, spec) {
  return spec.hints.findIndex((hint) => holds(hint.when, given, spec));
}

// lstm_core/widgets/esm/lib/lstm.js
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
function multiply(matrix, vector, start2, columns2, out, at, rows) {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns2; k < columns2; k++, m++) sum += matrix[m] * vector[start2 + k];
    out[at + r] = sum;
  }
}
function halfLife(a) {
  const minusLogF = Math.max(-a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  return Math.LN2 / minusLogF;
}

// lstm_core/widgets/esm/lib/carousel.js
var SEQUENCES = 20;
var LONGEST2 = 1e3;
var [LEAK, OPENER, FEEDBACK] = [0.9, 10, 1];
var stored = null;
function noise() {
  if (stored) return stored;
  stored = new Float64Array(SEQUENCES * LONGEST2);
  for (let n = 0, z = 1; n < stored.length; n++) {
    z = z * 16807 % 2147483647;
    stored[n] = z / 2 ** 30 - 1;
  }
  return stored;
}
var storedValue = (n) => n % 2 ? -1 : 1;
var squashIn = (a) => 2 * Math.tanh(a / 2);
var squashOut = (s) => Math.tanh(s / 2);
function runLatch({ carousel, input_gate, output_gate, weight, input_bias, output_bias, mean, steps }) {
  const length2 = steps + 1;
  const [s, y] = [new Float64Array(SEQUENCES * length2), new Float64Array(SEQUENCES * length2)];
  const keep = carousel ? 1 : LEAK;
  const gate = (has, a) => has ? sigmoid(a) : 1;
  const [stores, waits] = [gate(input_gate, OPENER + input_bias), gate(input_gate, input_bias)];
  const [asks, hides] = [gate(output_gate, OPENER + output_bias), gate(output_gate, output_bias)];
  for (let n = 0; n < SEQUENCES; n++) {
    for (let t = 0, k = n * length2; t <= steps; t++, k++) {
      const value = t ? mean + noise()[n * LONGEST2 + t - 1] : storedValue(n);
      s[k] = (t ? keep * s[k - 1] : 0) + (t ? waits : stores) * squashIn(weight * value);
      y[k] = (t === steps ? asks : hides) * squashOut(s[k]);
    }
  }
  return { s, y, length: length2, ...judged(s, y, length2) };
}
function judged(s, y, length2) {
  let [wrong, drift, largest2, disturbance, slope] = [0, 0, 0, 0, 0];
  for (let n = 0; n < SEQUENCES; n++) {
    const [first, last] = [n * length2, (n + 1) * length2 - 1];
    wrong += Number(y[last] * storedValue(n) <= 0);
    drift += (s[last] - s[first]) ** 2 / SEQUENCES;
    slope += (1 - squashOut(s[last]) ** 2) / 2 / SEQUENCES;
    for (let k = first; k <= last; k++) largest2 = Math.max(largest2, Math.abs(s[k]));
    for (let k = first + 1; k < last; k++) disturbance += Math.abs(y[k]) / (SEQUENCES * (length2 - 2));
  }
  return { wrong, drift: Math.sqrt(drift), largest: largest2, disturbance, slope };
}

// lstm_core/widgets/esm/lib/spectral-norm.js
var SWEEPS = 60;
function spectralNorm(matrix, size) {
  const largest2 = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest2 === 0 || !Number.isFinite(largest2)) return largest2;
  const work = matrix.map((entry) => entry / largest2);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turned = rotate(work, size, p, q) || turned;
    }
    if (!turned) break;
  }
  let norm = 0;
  for (let k = 0; k < size; k++) norm = Math.max(norm, columns(work, size, k, k));
  return largest2 * Math.sqrt(norm);
}
function columns(m, size, p, q) {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += m[row * size + p] * m[row * size + q];
  return sum;
}
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

// lstm_core/widgets/esm/lib/jacobians.js
var UNITS = 4;
var PERIOD = 29;
var N = UNITS;
function recurrentWeights(radius, nonnormality) {
  const u = new Float64Array(N * N);
  for (let k = 0; k < N; k++) {
    u[k * N + k] = radius;
    if (k + 1 < N) u[k * N + k + 1] = nonnormality;
  }
  return u;
}
var inputAt = (t, unit) => ((t ** 3 + 7 * unit) % PERIOD - 14) / 14;
var length = (v) => Math.sqrt(Array.from(v).reduce((sum, x) => sum + x * x, 0));
var largest = (v) => v.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
var spectralNorm2 = (matrix) => spectralNorm(matrix, N);
function forward(u, { input_scale, bias, steps, activation }) {
  const [h, slopes] = [new Float64Array(steps * N), new Float64Array(steps * N)];
  const [before, a] = [new Float64Array(N), new Float64Array(N)];
  for (let t = 0; t < steps; t++) {
    multiply(u, before, 0, N, a, 0, N);
    for (let k = 0; k < N; k++) {
      const drive = a[k] + (input_scale * inputAt(t + 1, k) + bias);
      before[k] = activation === "tanh" ? Math.tanh(drive) : drive;
      h[t * N + k] = before[k];
      slopes[t * N + k] = activation === "tanh" ? 1 / Math.cosh(drive) ** 2 : 1;
    }
  }
  return { h, slopes };
}
function logNorms(u, slopes) {
  const steps = slopes.length / N;
  const logs = new Float64Array(steps + 1);
  let product = recurrentWeights(1, 0);
  let logScale = 0;
  for (let k = 1; k <= steps; k++) {
    const next = new Float64Array(N * N);
    for (let r = 0; r < N; r++) {
      for (let c = 0; c < N; c++) {
        for (let m = 0; m < N; m++) next[r * N + c] += product[r * N + m] * slopes[(steps - k) * N + m] * u[m * N + c];
      }
    }
    const size = largest(next);
    product = next.map((x) => x / size);
    logScale += Math.log10(size);
    logs[k] = logScale + Math.log10(spectralNorm2(product));
  }
  return logs;
}
function biasGradient(u, slopes) {
  const steps = slopes.length / N;
  const total = new Float64Array(N);
  let d = slopes.slice((steps - 1) * N).map((slope) => slope / 2);
  let logScale = 0;
  const logLast = Math.log10(length(d));
  for (let t = steps - 1; ; t--) {
    const size = largest(d);
    d = d.map((x) => x / size);
    logScale += Math.log10(size);
    for (let k = 0; k < N; k++) total[k] += d[k] * 10 ** logScale;
    if (t === 0) break;
    const next = new Float64Array(N);
    for (let c = 0; c < N; c++) {
      for (let r = 0; r < N; r++) next[c] += d[r] * u[r * N + c];
      next[c] *= slopes[(t - 1) * N + c];
    }
    d = next;
  }
  return { whole: length(total), logLast, logFirst: logScale + Math.log10(length(d)) };
}
function gradientRun(dials) {
  const u = recurrentWeights(dials.radius, dials.nonnormality);
  const { h, slopes } = forward(u, dials);
  const [norm, slope] = [spectralNorm2(u), largest(slopes)];
  return {
    ...biasGradient(u, slopes),
    u,
    h,
    slopes,
    norm,
    slope,
    logBound: Math.log10(norm * slope),
    logRadius: Math.log10(dials.radius),
    logNorms: logNorms(u, slopes)
  };
}

// lstm_core/widgets/esm/lib/predicates.js
var TOGGLE_LENGTH = 10;
var ON = 0.25;
function parameterCount(hiddenSize, inputSize, biases) {
  return 4 * hiddenSize * (inputSize + hiddenSize) + 4 * hiddenSize * biases;
}
function toggleFaults(uG, bG) {
  const o = sigmoid(10);
  function faults(h, c, odd, left) {
    if (left === 0) return 0;
    let count = 0;
    for (const x of [0, 1]) {
      const next = sigmoid(10 - 20 * x) * c + sigmoid(20 * x - 10) * Math.tanh(uG * h + bG);
      const shown2 = o * Math.tanh(next);
      const should = odd !== (x === 1);
      count += Number(shown2 > ON !== should) + faults(shown2, next, should, left - 1);
    }
    return count;
  }
  return faults(0, 0, false, TOGGLE_LENGTH);
}
function log2Gradient(radius, nonnormality, inputScale, bias) {
  const dials = { radius, nonnormality, input_scale: inputScale, bias, steps: 50, activation: "tanh" };
  return gradientRun(dials).logNorms[50] / Math.log10(2);
}
function unrefutedWindow(first, second, k) {
  const texts = [String(first), String(second)];
  const odd = texts.map((text2) => text2.split("1").length % 2 === 0);
  const conditions = [
    texts.every((text2) => /^[12]+$/.test(text2)),
    texts.every((text2) => text2.length > k),
    texts[0].slice(-k) === texts[1].slice(-k),
    odd[0] !== odd[1]
  ];
  return conditions.filter((holds2) => !holds2).length;
}
function largestState(inputBias, mean) {
  const parts = { carousel: true, input_gate: true, output_gate: true, weight: 2, output_bias: -3, steps: 1e3 };
  return runLatch({ ...parts, input_bias: inputBias, mean }).largest;
}
var PREDICATES = {
  half_life_of_bias: halfLife,
  parameter_count: parameterCount,
  toggle_faults: toggleFaults,
  log2_gradient: log2Gradient,
  unrefuted_window: unrefutedWindow,
  largest_state: largestState
};

// lstm_core/widgets/esm/lib/checkers.js
var near = (value, wanted, tolerance = 0) => Math.abs(value - wanted) <= tolerance;
function listed(names) {
  return names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are`;
}
var byName = (spec, values) => Object.fromEntries((spec.fields ?? []).map((field, n) => [field.name, values[n]]));
var JUDGES = {
  number(spec, answer) {
    const value = number(answer, { range: spec.range, whole: spec.whole });
    return { right: near(value, spec.answer, spec.tolerance), given: { value } };
  },
  numbers(spec, answer) {
    const given = byName(spec, numbers(answer, spec.fields ?? []));
    const names = Object.keys(given);
    const good = names.filter((name, n) => near(given[name], spec.answer[n], spec.tolerance));
    const bad = names.filter((name) => !good.includes(name));
    const remark = good.length && bad.length ? `${listed(good)} right, ${listed(bad)} not. ` : "";
    return { right: bad.length === 0, given, remark };
  },
  predicate(spec, answer) {
    const values = numbers(answer, spec.fields ?? []);
    const value = PREDICATES[String(spec.predicate)](...values, ...spec.given ?? []);
    const remark = `${String(spec.found).replace("{}", () => shown(value))} `;
    return {
      right: near(value, Number(spec.target), spec.tolerance),
      given: { ...byName(spec, values), value },
      remark
    };
  },
  choice(spec, answer) {
    const key = chosen(answer, spec);
    return { right: key === spec.answer, given: key };
  },
  set(spec, answer) {
    const keys = new Set(chosenList(answer, spec));
    const right = keys.size === spec.answer.length && spec.answer.every((key) => keys.has(key));
    return { right, given: keys };
  },
  ordering(spec, answer) {
    const keys = chosenList(answer, spec);
    const known = options(spec);
    if (keys.length !== known.length || !known.every((key) => keys.includes(key))) {
      throw new UnreadableError(`Give each of ${known.join(", ")} once, first to last.`);
    }
    return { right: keys.every((key, n) => key === spec.answer[n]), given: keys };
  },
  text(spec, answer) {
    const text2 = symbols(answer, spec);
    return { right: text2 === spec.answer, given: text2 };
  }
};
function judge(spec, answer) {
  try {
    const { right, given, remark = "" } = JUDGES[spec.kind](spec, answer);
    if (right) return { outcome: "right", say: `Right. ${spec.right}`, hint: null };
    const hint = findHint(given, spec);
    const words = hint < 0 ? spec.hint : spec.hints[hint].say;
    return { outcome: "wrong", say: `Not yet. ${remark}${words}`, hint: hint < 0 ? null : hint };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { outcome: "unreadable", say: error.message, hint: null };
  }
}

// lstm_core/widgets/esm/exercise.js
var SOLVED_EVENT = "lstm-course-exercise";
var FORGET_EVENT = "lstm-course-forget";
function start(spec) {
  const typed = untouched(spec);
  return { typed, checked: false, solved: false, hinted: false };
}
function resume(spec, kept) {
  const fresh = start(spec);
  const { typed, checked, solved } = (
    /** @type {Kept} */
    kept ?? {}
  );
  const found = restored(spec, typed);
  if (found === null) return fresh;
  return { ...fresh, typed: found, checked: checked === true, solved: solved === true };
}
function createFrame(spec) {
  const mark = element("span", { class: "lx-ex-solved" });
  const head = element("p", { class: "lx-exercise-title" }, spec.title, " ", mark);
  const form = element("form", { novalidate: true });
  const [check, hint, reset] = [
    element("button", { type: "submit", class: "lx-ex-check" }, "Check"),
    element("button", { type: "button" }, "Hint"),
    element("button", { type: "button" }, "Reset")
  ];
  const hintLine = element("p", { class: "lx-ex-hint" }, spec.hint);
  const buttons = element("div", { class: "lx-buttons" }, check, hint, reset);
  return { mark, head, form, check, hint, reset, hintLine, buttons };
}
function build(root, { model, redraw }) {
  const spec = (
    /** @type {Spec} */
    model.get("spec")
  );
  const keep = createKeep(`lstm-course/exercise/${spec.id}`);
  const first = start(spec);
  let now = resume(spec, keep.read());
  root.dataset.affects = "view";
  const { mark, head, form, check, hint, reset, hintLine, buttons } = createFrame(spec);
  const frame = mount(root, element("div", { class: "lx-exercise-body" }, head));
  const body = (
    /** @type {HTMLElement} */
    root.lastElementChild
  );
  body.append(element("p", { class: "lx-ex-prompt" }, unbroken(spec.prompt)), form);
  const set2 = (change) => {
    now = { ...now, ...change };
    const { typed, checked, solved } = now;
    const kept = same2(now, first) ? keep.clear() : keep.write({ typed, checked, solved });
    document.dispatchEvent(new CustomEvent(SOLVED_EVENT, { detail: { id: spec.id, solved, kept } }));
    redraw();
  };
  const inputs = createAnswerForm(form, { spec, onType: (typed) => set2({ typed, checked: false }) });
  form.append(buttons);
  body.append(hintLine);
  const verdict = createVerdict(body);
  const { signal } = frame;
  form.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      const answer = toAnswer(spec, now.typed);
      set2({ checked: true, solved: now.solved || judge(spec, answer).outcome === "right" });
      model.set("answer", answer);
      model.save_changes();
    },
    { signal }
  );
  hint.addEventListener("click", () => set2({ hinted: !now.hinted }), { signal });
  reset.addEventListener(
    "click",
    () => {
      set2(first);
      inputs.focus();
    },
    { signal }
  );
  document.addEventListener(FORGET_EVENT, () => set2(first), { signal });
  return {
    draw() {
      inputs.update(now.typed);
      const untyped = JSON.stringify(now.typed) === JSON.stringify(first.typed);
      check.disabled = untyped && spec.kind !== "ordering" && spec.kind !== "set";
      reset.disabled = same2(now, first);
      hint.setAttribute("aria-expanded", String(now.hinted));
      hintLine.hidden = !now.hinted;
      setText(mark, now.solved ? "✓ solved" : "");
      verdict.update(now.checked ? judge(spec, toAnswer(spec, now.typed)) : null);
    },
    destroy() {
      for (const part of [inputs, verdict, frame]) part.destroy();
    }
  };
}
var unbroken = (text2) => text2.replace(/ ([=≈<>+−·]) /g, " $1 ");
var same2 = (a, b) => JSON.stringify(a) === JSON.stringify(b);
var explorable = defineExplorable({ name: "exercise", traits: ["exercise", "spec"], rebuildOn: ["spec"], build });
var exercise_default = { ...explorable, share: false };

// lstm_core/widgets/esm/kit/projector.js
var SHEET = { width: 900, height: 675 };
var LARGEST = 2.4;
var TRIES = 4;
var isWriting = (target) => target instanceof HTMLElement && target.matches("textarea, select, input:not([type=range], [type=radio], [type=checkbox])");
function askForScreen() {
  if (document.fullscreenEnabled && !document.fullscreenElement && navigator.userActivation?.isActive)
    document.documentElement.requestFullscreen().catch(() => {
    });
}
function giveScreenBack() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {
  });
}
function fit(sheet) {
  const { innerWidth, innerHeight } = window;
  const least = Math.max(1, Math.min(innerWidth / (1.3 * SHEET.width), innerHeight / SHEET.height));
  let zoom = Math.max(least, Math.min(LARGEST, innerWidth / SHEET.width));
  let tries = TRIES;
  const set2 = () => {
    sheet.style.setProperty("--lx-zoom", zoom.toFixed(3));
    requestAnimationFrame(() => requestAnimationFrame(judge2));
  };
  const judge2 = () => {
    const over = sheet.scrollHeight / sheet.clientHeight;
    if (!sheet.isConnected || over <= 1 || zoom <= least || !tries--) return;
    zoom = Math.max(least, zoom / Math.max(1.04, Math.sqrt(over)));
    set2();
  };
  set2();
}
function createProjector(container, { figure, foot, onChange }) {
  const button = element("button", { type: "button", "data-affects": "view", "aria-keyshortcuts": "Shift+F" });
  const part = mount(foot, button);
  const listen = { signal: part.signal };
  let sheet = null;
  let opener = null;
  function paint() {
    setText(button, sheet ? "Leave full screen" : "Full screen");
    setAttribute(button, "aria-pressed", String(sheet !== null));
  }
  function move(parent) {
    const focused = figure.contains(opener) || foot.contains(opener) ? opener : button;
    parent.append(figure, foot);
    return () => (
      /** @type {HTMLElement} */
      focused.focus({ preventScroll: true })
    );
  }
  function enter() {
    if (sheet) return;
    askForScreen();
    opener = document.activeElement;
    container.style.minHeight = `${container.offsetHeight}px`;
    sheet = element("dialog", { class: "lx lx-projector", "aria-label": "Full screen" });
    container.append(sheet);
    sheet.addEventListener("close", leave, listen);
    sheet.showModal();
    move(sheet)();
    fit(sheet);
    paint();
    onChange?.(true);
  }
  function leave() {
    if (!sheet) return;
    const left = sheet;
    sheet = null;
    const focus = move(container);
    left.remove();
    container.style.minHeight = "";
    giveScreenBack();
    focus();
    paint();
    onChange?.(false);
  }
  const toggle = () => sheet ? leave() : enter();
  button.addEventListener("click", toggle, listen);
  for (const node of [figure, foot])
    node.addEventListener(
      "keydown",
      (event) => {
        const { key, shiftKey, ctrlKey, altKey, metaKey, target } = event;
        if (key !== "F" || !shiftKey || ctrlKey || altKey || metaKey || isWriting(target)) return;
        event.preventDefault();
        event.stopPropagation();
        toggle();
      },
      { ...listen, capture: true }
    );
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), listen);
  window.addEventListener("resize", () => sheet && fit(sheet), listen);
  paint();
  return {
    enter,
    destroy() {
      onChange = void 0;
      leave();
      part.destroy();
    }
  };
}
function withProjector(explorable2) {
  return {
    ...explorable2,
    /** @param {{model: import("./explorable.js").Model, el: HTMLElement}} context */
    async render(context) {
      const { el } = context;
      const end = await explorable2.render(context);
      const figure = (
        /** @type {HTMLElement} */
        el.lastElementChild
      );
      const foot = element("div", { class: "lx lx-foot" });
      el.append(foot);
      const projector = createProjector(el, { figure, foot });
      return () => {
        projector.destroy();
        foot.remove();
        end?.();
      };
    }
  };
}

// lstm_core/widgets/esm/register
var register_default = withProjector(exercise_default);
export {
  register_default as default
};
