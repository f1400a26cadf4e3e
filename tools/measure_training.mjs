/**
 * The playground's engine as a process that answers questions: one in JSON on each line of input, an answer on each
 * line of output. `nox -s training_speed` asks.
 *
 *     node tools/measure_training.mjs              {"kind": "training", "size": [100, 16, 32], "seconds": 0.5}
 *     node tools/measure_training.mjs --worker     writes the same as the source of a worker for a page
 */
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { answer } from "./training_step.mjs";

const WORKER = `import { answer } from "./training_step.mjs";
onmessage = ({ data }) => postMessage(answer(data));`;

if (process.argv.includes("--worker")) {
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  const built = await build({ stdin: { contents: WORKER, resolveDir }, bundle: true, write: false, format: "iife" });
  process.stdout.write(built.outputFiles[0].text);
} else {
  for await (const line of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(answer(JSON.parse(line))));
}
