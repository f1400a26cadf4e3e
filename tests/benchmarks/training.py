"""Sequences per second of training: the page's engine in Node and in a worker of Chromium, lstm_core, PyTorch.

    nox -s training_speed                 measure (about 4 minutes) and write tests/report/training_speed.json
    nox -s training_speed -- --rounds 3   fewer rounds

Without nox: ``python -m tests.benchmarks.training PYTHON``; PYTHON is an interpreter that has NumPy and PyTorch.
"""

import argparse
import contextlib
import json
import random
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.benchmarks import machine
from tests.benchmarks.measuring import ROOT
from tests.browser import chromium
from tools import node, report_page

SIZES = ((20, 8, 32), (50, 16, 32), (100, 16, 32), (100, 32, 32))  # timesteps, units, sequences
COMMAND = "nox -s training_speed"
ENGINE = ("worker", "node")
LIBRARIES = ("lstm_core", "torch", "torch32")
KERNELS = ("products", "product", "scalar", "simd")
START_WORKER = """
source => {
  const url = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  window.measuring = new Worker(url);
}
"""
ASK_WORKER = """
question => new Promise((resolve, reject) => {
  window.measuring.onmessage = ({data}) => resolve(data);
  window.measuring.onerror = (event) => reject(new Error(event.message));
  window.measuring.postMessage(question);
})
"""


@contextlib.contextmanager
def process(name, command):
    """Start a process that answers a question on each line, and give the function that asks it."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=machine.environment(1), **pipes) as running:

        def ask(question):
            running.stdin.write(json.dumps(question) + "\n")
            running.stdin.flush()
            line = running.stdout.readline()
            if not line:
                raise RuntimeError(f"{name} ended while it was asked {question}; its error stands above")
            return json.loads(line)["wall"]

        yield ask
        running.stdin.close()


@contextlib.contextmanager
def in_browser():
    """Start Chromium with a worker that holds the engine, and give the function that asks it."""
    command = [node.find_node(), "tools/measure_training.mjs", "--worker"]
    source = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        page.evaluate(START_WORKER, source)
        yield lambda question: page.evaluate(ASK_WORKER, question)["wall"]
        browser.close()


def measured(python, rounds, seconds, sizes=SIZES):
    """Return the median seconds of one call by (candidate, kind, size); every round asks all in another order."""
    step = [python, "-m", "tests.benchmarks.training_step"]
    found = {}
    with contextlib.ExitStack() as stack:
        ask = {name: stack.enter_context(process(name, [*step, name])) for name in LIBRARIES}
        ask["node"] = stack.enter_context(process("node", [node.find_node(), "tools/measure_training.mjs"]))
        ask["worker"] = stack.enter_context(in_browser())
        asked = [(name, "training", size) for name in ask for size in sizes]
        asked += [("worker", kind, size) for kind in KERNELS for size in sizes]
        for number in range(rounds):
            random.Random(number).shuffle(asked)
            for key in asked:
                name, kind, size = key
                question = {"kind": kind, "size": list(size), "seconds": seconds}
                found.setdefault(key, []).append(ask[name](question))
            print(f"round {number + 1} of {rounds}", flush=True)
    return {key: statistics.median(times) for key, times in found.items()}


def label(size):
    """Return a size in words."""
    return "T {}, H {}, B {}".format(*size)


def significant(value, digits=3):
    """Return a number with so many significant digits."""
    return float(f"{value:.{digits}g}")


def speed_table(found, sizes):
    """Return how many sequences each learns from in a second, and the worker's share of lstm_core's."""
    rows = []
    for size in sizes:
        rates = {name: size[2] / found[name, "training", size] for name in (*ENGINE, *LIBRARIES)}
        numbers = [int(significant(rate)) for rate in rates.values()]
        rows.append([label(size), *numbers, significant(rates["worker"] / rates["lstm_core"], 2)])
    least = min(row[-1] for row in rows)
    said = "reached" if least >= 0.25 else f"missed; the smallest share is {least:g}"
    return {
        "title": "Training in the page: sequences per second",
        "about": "One step of training on delayed XOR: forward, full backpropagation, Adam; one thread, float64 but "
        "for the last of the libraries. Drawing sequences and looking at fresh ones are left out. Medians of wall "
        f"time, all candidates asked in turn in one run. Goal: at least a quarter of lstm_core's ({said}).",
        "columns": [
            "Size",
            "page's worker",
            "Node",
            "lstm_core",
            "PyTorch",
            "PyTorch, float32",
            "worker / lstm_core",
        ],
        "rows": rows,
    }


def kernel_table(found, sizes):
    """Return what WebAssembly would bring: measured for one product, computed for a step."""
    rows = []
    for size in sizes:
        time = {kind: found["worker", kind, size] for kind in ("training", *KERNELS)}
        share = min(1.0, time["products"] / time["training"])
        gains = [time["product"] / time[kind] for kind in ("scalar", "simd")]
        steps = [1 / (1 - share + share / gain) for gain in gains]
        rows.append([label(size), f"{100 * share:.0f} %", *(significant(x, 2) for x in (*gains, *steps))])
    return {
        "title": "What WebAssembly would bring to training in the page",
        "about": "The product of one timestep (8 sequences) in JavaScript and in WebAssembly, the latter assembled by "
        "hand in `tools/wasm_product.mjs` with the same tiles, both in the page's worker: how many times as fast "
        "WebAssembly is, without and with SIMD. The share is the time of a step's bare products; what a whole step "
        "would gain is computed from it, with everything else left as it is, and was not measured. The book's "
        "security policy forbids WebAssembly (it would need `wasm-unsafe-eval`), which is why there is none.",
        "columns": ["Size", "share of products", "product", "product, SIMD", "step", "step, SIMD"],
        "rows": rows,
    }


def tables(found, sizes=SIZES):
    """Return the tables of the report."""
    made = [speed_table(found, sizes), kernel_table(found, sizes)]
    return [table | {"command": COMMAND, "machine": report_page.machine()} for table in made]


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", help="an interpreter that has NumPy and PyTorch")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured (default 7)")
    parser.add_argument("--seconds", type=float, default=0.5, help="time of one measurement (default 0.5)")
    options = parser.parse_args()
    found = measured(options.python, options.rounds, options.seconds)
    report_page.store("training_speed", tables(found))
    print("tests/report/training_speed.json and book/report.md are written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
