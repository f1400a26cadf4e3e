/**
 * Builds the explorables: each source in lstm_core/widgets/esm becomes one ES module for Jupyter, one classic script
 * for the book and one style sheet in lstm_core/widgets/static. The modules can be read and hold all they need; the
 * classic scripts, which every reader of the book downloads, are minified and go without the stored networks: these are
 * one file, networks.data.js, that a page loads once. So are the workers, and the arithmetic of all cells.
 *
 *     npm run build          writes the files
 *     npm run check          fails if one of them is not what the sources give
 *
 * Each file opens with the list of its sources and the hash over them; tests/widgets/test_bundles.py recomputes it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ESM = join(ROOT, "lstm_core/widgets/esm");
const STATIC = join(ROOT, "lstm_core/widgets/static");
const TOKENS = join(ROOT, "lstm_core/tokens.json");
const SELF = fileURLToPath(import.meta.url);

/** What a page needs of a stored network. */
const KEPT = [
  "format",
  "name",
  "cell",
  "input_size",
  "hidden_size",
  "output_size",
  "alphabet",
  "classes",
  "examples",
  "tensors",
];

const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

const WEIGHTS = /[\\/]weights[\\/][^\\/]+\.json$/;
/** Where a page keeps the stored networks. */
const SHARED = "globalThis.lstmNetworks";
const NETWORKS = "networks.data.js";
/** Where a page keeps the text of workers. */
const SHARED_WORKERS = "globalThis.lstmWorkers";
const WORKERS = "workers.data.js";
/** Where a page keeps the arithmetic of all cells, and the module that it is. */
const SHARED_CELLS = "globalThis.lstmCells";
const CELLS = "cells.shared.js";
/** Workers by their quoted name. @type {Map<string, {text: string, sources: string[]}>} */
const workers = new Map();

/** @param {string} path */
async function compact(path) {
  const stored = JSON.parse(await readFile(path, "utf8"));
  // a page opens with the third example at most; the others would be weight alone
  const kept = { ...stored, ...(stored.examples && { examples: stored.examples.slice(0, 3) }) };
  return Object.fromEntries(KEPT.filter((key) => key in kept).map((key) => [key, kept[key]]));
}

/** Measured rates without the single runs. @type {import("esbuild").Plugin} */
const compactRates = {
  name: "compact-rates",
  setup(bundler) {
    bundler.onLoad({ filter: /-rates\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(JSON.parse(await readFile(path, "utf8")), (key, value) =>
        key === "steps" ? undefined : value,
      ),
      loader: "json",
    }));
  },
};

/** The networks inside the module. @type {import("esbuild").Plugin} */
const compactWeights = {
  name: "compact-weights",
  setup(bundler) {
    bundler.onLoad({ filter: WEIGHTS }, async ({ path }) => ({
      contents: JSON.stringify(await compact(path)),
      loader: "json",
    }));
  },
};

/** The networks from the page. @type {import("esbuild").Plugin} */
const sharedWeights = {
  name: "shared-weights",
  setup(bundler) {
    bundler.onLoad({ filter: WEIGHTS }, ({ path }) => ({
      contents: `export default ${SHARED}[${JSON.stringify(basename(path, ".json"))}];`,
      loader: "js",
    }));
  },
};

/** The arithmetic of all cells from the page. @type {import("esbuild").Plugin} */
const sharedCells = {
  name: "shared-cells",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]lib[\\/]cells\.js$/ }, async ({ path }) => {
      const exported = [...(await readFile(path, "utf8")).matchAll(/export \{([^}]*)\}/g)];
      const names = exported.flatMap(([, list]) => list.split(",").map((name) => name.trim()));
      return { contents: `export const { ${names.join(", ")} } = ${SHARED_CELLS};`, loader: "js" };
    });
  },
};

/**
 * A worker as text, `import source from "./worker.js?text"`: bundled on its own and minified, so that it can be started
 * from a Blob where neither a page from a folder nor a widget of Jupyter could load a second file.
 * @param {Set<string>} sources takes the paths of what is in it
 * @param {boolean} [shared] from the page, where a file of its own holds it
 * @returns {import("esbuild").Plugin}
 */
const workerText = (sources, shared = false) => ({
  name: "worker-text",
  setup(bundler) {
    bundler.onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({
      // relative to the root, where the build runs: the path stands in a comment, and no machine's may
      path: relative(process.cwd(), join(resolveDir, path.replace(/\?text$/, ""))),
      namespace: "text",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "text" }, async ({ path }) => {
      const worker = await bundle(null, { entryPoints: [path], format: "iife", minify: true });
      for (const source of worker.sources) sources.add(source);
      const key = JSON.stringify(basename(path, ".js"));
      if (!shared) return { contents: worker.text, loader: "text" };
      workers.set(key, worker);
      return { contents: `export default ${SHARED_WORKERS}[${key}];`, loader: "js" };
    });
  },
});

/** Custom properties of the palette, for each way a page says which theme it has. */
function themeSheet() {
  const tokens = JSON.parse(readFileSync(TOKENS, "utf8"));
  const rules = (/** @type {"light" | "dark"} */ theme) => [
    ...Object.entries(tokens.gates).flatMap(([gate, g]) => [
      `--lx-${gate}: ${g.color}`,
      `--lx-${gate}-text: ${g[`text_${theme}`]}`,
    ]),
    ...Object.entries(tokens.signed).map(([sign, colors]) => `--lx-${sign}: ${colors[theme]}`),
    ...Object.entries(tokens.text).map(([name, colors]) => `--lx-${name}: ${colors[theme]}`),
    `--lx-ground: ${tokens.grounds[theme][0]}`,
    `color-scheme: ${theme}`,
  ];
  const block = (/** @type {string} */ selector, /** @type {string[]} */ lines, indent = "") =>
    `${indent}${selector}{${lines.join(";")}}\n`;
  const dark = 'html[data-theme="dark"] .lx,\nbody[data-jp-theme-light="false"] .lx';
  return [
    block(".lx", rules("light")),
    `@media (prefers-color-scheme: dark) {\n${block("html:not([data-theme]) body:not([data-jp-theme-light]) .lx", rules("dark"), "  ")}}\n`,
    block(dark, rules("dark")),
  ].join("");
}

/**
 * @param {string[]} sources absolute paths
 * @param {string} body
 * @param {string[]} notes more lines; with any, the sources are listed in another file
 */
function withBanner(sources, body, notes = []) {
  const paths = [...sources, SELF].map((path) => relative(ROOT, path).replaceAll("\\", "/")).sort();
  const text = (/** @type {string} */ path) => readFileSync(join(ROOT, path), "utf8").replaceAll("\r\n", "\n");
  const hash = sha256(paths.map((path) => `${path}\n${sha256(text(path))}\n`).join(""));
  const lines = [
    "/*! By `npm run build`",
    ` * sources sha256 ${hash}`,
    ` * body sha256 ${sha256(body)}`,
    ...(notes.length ? notes : paths.map((path) => `source ${path}`)).map((note) => ` * ${note}`),
    " */",
  ];
  return `${lines.join("\n")}\n${body}`;
}

/**
 * @param {string | null} entry null where the options bring one
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(entry, options) {
  /** @type {Set<string>} */
  const inWorkers = new Set();
  const result = await build({
    ...(entry && { entryPoints: [join(ESM, entry)] }),
    bundle: true,
    write: false,
    metafile: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    absWorkingDir: ROOT,
    logLevel: "warning",
    ...options,
    plugins: [
      compactRates,
      ...(options.plugins ?? [compactWeights]),
      workerText(inWorkers, options.plugins !== undefined),
    ],
  });
  const sources = Object.keys(result.metafile.inputs)
    .filter((path) => !path.startsWith("<") && !path.endsWith("/register") && !path.startsWith("text:"))
    .map((path) => join(ROOT, path.replace(/^[a-z-]+:/, "")));
  for (const path of inWorkers) if (!sources.includes(path)) sources.push(path);
  return { sources, text: result.outputFiles[0].text };
}

/** Every built file by name. */
async function buildAll() {
  /** @type {Record<string, string>} */
  const files = {};
  /** @type {Set<string>} */
  const networks = new Set();
  /** What the module with the cells in it is made of: they are listed there. @type {{name: string, sources: string[]} | null} */
  let holder = null;
  const names = readdirSync(ESM)
    .filter((file) => file.endsWith(".css"))
    .map((file) => file.slice(0, -4));
  for (const name of names) {
    // in the book the host shows a figure on the whole screen; in Jupyter the module does it itself
    const wrapped = `import explorable from "./${name}.js";
import { withProjector } from "./kit/projector.js";
export default withProjector(explorable);`;
    const module = await bundle(null, {
      stdin: { contents: wrapped, resolveDir: ESM, sourcefile: "register" },
      format: "esm",
    });
    files[`${name}.js`] = withBanner(module.sources, module.text);
    // no exports, so no code that hands them out
    const entry = `import explorable from "./${name}.js";
(globalThis.lstmExplorables ??= {})[${JSON.stringify(name)}] = explorable;`;
    const classic = await bundle(null, {
      stdin: { contents: entry, resolveDir: ESM, sourcefile: "register" },
      format: "iife",
      minify: true,
      plugins: [sharedWeights, sharedCells],
    });
    const weights = classic.sources.filter((path) => WEIGHTS.test(path));
    for (const path of weights) networks.add(path);
    const shared = /** @type {const} */ ([
      [SHARED_WORKERS, WORKERS],
      [SHARED_CELLS, CELLS],
    ]);
    const needs = shared.flatMap(([place, file]) => (classic.text.includes(place) ? [file] : []));
    if (weights.length) needs.unshift(NETWORKS);
    const notes = [`sources listed in ${name}.js`, ...needs.map((file) => `needs ${file}`)];
    files[`${name}.classic.js`] = withBanner(module.sources, classic.text, notes);
    if (needs.includes(CELLS)) holder ??= { name, sources: module.sources };
    const style = await bundle(`${name}.css`, { minify: true });
    files[`${name}.css`] = withBanner([...style.sources, TOKENS], themeSheet() + style.text);
  }
  const paths = [...networks].sort();
  const entries = await Promise.all(
    paths.map(async (path) => `${JSON.stringify(basename(path, ".json"))}: ${JSON.stringify(await compact(path))}`),
  );
  files[NETWORKS] = withBanner(paths, `${SHARED} = {\n${entries.join(",\n")}\n};\n`);
  const texts = Array.from(workers, ([key, { text }]) => `${key}: ${JSON.stringify(text)}`);
  const inWorkers = [...new Set([...workers.values()].flatMap(({ sources }) => sources))];
  files[WORKERS] = withBanner(inWorkers, `${SHARED_WORKERS} = {\n${texts.join(",\n")}\n};\n`);
  const cells = await bundle(null, {
    stdin: {
      contents: `import * as cells from "./lib/cells.js"; ${SHARED_CELLS} = cells;`,
      resolveDir: ESM,
      sourcefile: "register",
    },
    format: "iife",
    minify: true,
  });
  if (holder) files[CELLS] = withBanner(holder.sources, cells.text, [`sources listed in ${holder.name}.js`]);
  const host = await bundle("host.js", { format: "iife", minify: true });
  files["host.js"] = withBanner(host.sources, host.text);
  return files;
}

const files = await buildAll();
const check = process.argv.includes("--check");
const stale = Object.entries(files).filter(([name, text]) => {
  try {
    return readFileSync(join(STATIC, name), "utf8") !== text;
  } catch {
    return true;
  }
});
if (check && stale.length) {
  console.error(`Not what the sources give: ${stale.map(([name]) => name).join(", ")}. Run: npm run build`);
  process.exitCode = 1;
}
if (!check) {
  for (const [name, text] of stale) writeFileSync(join(STATIC, name), text);
  console.log(stale.length ? `written: ${stale.map(([name]) => name).join(", ")}` : "all files are up to date");
}
