/**
 * Builds the explorables: each source in lstm_core/widgets/esm becomes one ES module for Jupyter, one classic script
 * for the book and one style sheet in lstm_core/widgets/static. Unminified, so that a diff can be read.
 *
 *     npm run build          writes the files
 *     npm run check          fails if one of them is not what the sources give
 *
 * Each file opens with the list of its sources and the hash over them; tests/widgets/test_bundles.py recomputes it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version } from "esbuild";

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

/** @type {import("esbuild").Plugin} */
const compactWeights = {
  name: "compact-weights",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]weights[\\/][^\\/]+\.json$/ }, async ({ path }) => {
      const stored = JSON.parse(await readFile(path, "utf8"));
      const kept = Object.fromEntries(KEPT.filter((key) => key in stored).map((key) => [key, stored[key]]));
      return { contents: JSON.stringify(kept), loader: "json" };
    });
  },
};

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
    `${indent}${selector} {\n${lines.map((line) => `${indent}  ${line};\n`).join("")}${indent}}\n`;
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
 */
function withBanner(sources, body) {
  const paths = [...sources, SELF].map((path) => relative(ROOT, path).replaceAll("\\", "/")).sort();
  const text = (/** @type {string} */ path) => readFileSync(join(ROOT, path), "utf8").replaceAll("\r\n", "\n");
  const hash = sha256(paths.map((path) => `${path}\n${sha256(text(path))}\n`).join(""));
  const lines = [
    "/*! Built by `npm run build`; edit the sources, not this file.",
    ` * esbuild ${version}`,
    ` * sources sha256 ${hash}`,
    ` * body sha256 ${sha256(body)}`,
    ...paths.map((path) => ` * source ${path}`),
    " */",
  ];
  return `${lines.join("\n")}\n${body}`;
}

/**
 * @param {string} entry
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(ESM, entry)],
    bundle: true,
    write: false,
    metafile: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    plugins: [compactWeights],
    absWorkingDir: ROOT,
    logLevel: "warning",
    ...options,
  });
  const sources = Object.keys(result.metafile.inputs)
    .filter((path) => !path.startsWith("<"))
    .map((path) => join(ROOT, path.replace(/^[a-z-]+:/, "")));
  return { sources, text: result.outputFiles[0].text };
}

/** Every built file by name. */
async function buildAll() {
  /** @type {Record<string, string>} */
  const files = {};
  const names = readdirSync(ESM)
    .filter((file) => file.endsWith(".css"))
    .map((file) => file.slice(0, -4));
  for (const name of names) {
    const module = await bundle(`${name}.js`, { format: "esm" });
    files[`${name}.js`] = withBanner(module.sources, module.text);
    const register = `(globalThis.lstmExplorables ??= {})[${JSON.stringify(name)}] = explorable.default;`;
    const classic = await bundle(`${name}.js`, { format: "iife", globalName: "explorable" });
    files[`${name}.classic.js`] = withBanner(classic.sources, `(() => {\n${classic.text}${register}\n})();\n`);
    const style = await bundle(`${name}.css`, {});
    files[`${name}.css`] = withBanner([...style.sources, TOKENS], themeSheet() + style.text);
  }
  const host = await bundle("host.js", { format: "iife" });
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
