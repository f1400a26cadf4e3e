"""Asks the workers, in shuffled rounds, one process for each candidate and number of threads; medians of the rounds."""

import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import cases, machine

ROOT = Path(__file__).resolve().parents[2]
TWO_THREADS = ("lstm_core", "torch", "products")
CHARACTERS = ("lstm_core", "torch")
REMEMBERED = ("lstm_core", "torch", "textbook")
IMPORTS = {"numpy": "import numpy", "lstm_core": "import lstm_core", "torch": "import torch"}


class Worker:
    """A process that measures one candidate."""

    def __init__(self, name, threads):
        command = [sys.executable, "-m", "tests.benchmarks.worker", name, str(threads)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.name = name
        self.process = subprocess.Popen(command, cwd=ROOT, env=machine.environment(threads), **pipes)

    def ask(self, **question):
        """Return the answer to one question."""
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker of {self.name} ended while it was asked {question}; its error stands above")
        return json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def questions(name, sizes, dtypes, seconds):
    """Return the questions of speed that a worker is asked in every round."""
    tasks = cases.TASKS if name not in ("textbook", "products") else ("forward", "training")  # these two trace nothing
    return [
        {"kind": "speed", "size": list(size), "dtype": dtype, "task": task, "seconds": seconds}
        for size in sizes
        for dtype in dtypes
        for task in tasks
    ]


def speeds(names, threads, *, sizes, dtypes, rounds, seconds, report):
    """Return one row for each candidate, size, dtype and task: medians of CPU and wall time, and all CPU times."""
    rng = random.Random(0)
    found = {}
    if not rounds:
        return []
    with contextlib.ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(name, threads)) for name in names}
        asked = [(name, q) for name in names for q in questions(name, sizes, dtypes, seconds)]
        for number in range(rounds):
            rng.shuffle(asked)
            for name, question in asked:
                key = name, question["size"][0], question["dtype"], question["task"]
                found.setdefault(key, []).append(workers[name].ask(**question))
            report(f"{threads} thread{'s' * (threads > 1)}: round {number + 1} of {rounds}")
    fields = "candidate", "size", "dtype", "task"
    return [
        dict(zip(fields, key, strict=True)) | {"threads": threads, "rounds": len(times)} | medians(times)
        for key, times in sorted(found.items())
    ]


def medians(times):
    """Return the medians of CPU and wall time, and the least and the largest CPU time."""
    cpu = sorted(t["cpu"] for t in times)
    wall = statistics.median(t["wall"] for t in times)
    return {"cpu": statistics.median(cpu), "wall": wall, "least": cpu[0], "most": cpu[-1]}


def memory(names, sizes, dtypes):
    """Return the peak memory of forward and backward, each in a process of its own."""
    rows = []
    for size in sizes if sys.platform != "win32" else ():
        for dtype in dtypes:
            for name in (n for n in names if n in REMEMBERED):
                with Worker(name, 1) as worker:
                    found = worker.ask(kind="memory", size=list(size), dtype=dtype, task="training")
                rows.append({"candidate": name, "size": size.name, "dtype": dtype} | found)
    return rows


def characters(names, model, rounds, seconds):
    """Return the characters that each library learns from in a second of CPU time."""
    found = {}
    for _ in range(rounds):
        for name in (n for n in names if n in CHARACTERS):
            with Worker(name, 1) as worker:
                time = worker.ask(kind="characters", model=model, seconds=seconds)["cpu"]
            found.setdefault(name, []).append(model["T"] * model["B"] / time)
    return {name: statistics.median(rates) for name, rates in found.items()}


def imports(names, rounds):
    """Return the CPU time of starting Python and importing each library, in seconds; "python" imports nothing."""
    wanted = {"python": "pass"} | {name: code for name, code in IMPORTS.items() if name in (*names, "numpy")}
    found = {}
    for _ in range(rounds):
        for name, code in wanted.items():
            before = os.times()
            subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=machine.environment(1))
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            found.setdefault(name, []).append(spent)
    return {name: statistics.median(times) for name, times in found.items()}


def everything(names, *, sizes, model, rounds, seconds, two=2, report=print):
    """Measure all there is and return it, ready for JSON; ``two`` is the number of rounds with two threads."""
    loads = [machine.load()]
    found = {}
    for name in (n for n in names if n in CHARACTERS):
        with Worker(name, 1) as worker:
            found |= worker.ask(kind="machine")
    how = {"sizes": sizes, "dtypes": cases.DTYPES, "seconds": seconds, "report": report}
    rows = speeds(names, 1, rounds=rounds, **how)
    rows += speeds([name for name in names if name in TWO_THREADS], 2, rounds=two, **how)
    loads.append(machine.load())
    report("memory, characters, imports")
    return {
        "machine": machine.description() | found,
        "rounds": rounds,
        "seconds": seconds,
        "load": loads,
        "speed": rows,
        "memory": memory(names, sizes[2:] or sizes[:1], cases.DTYPES),
        "model": model,
        "characters": characters(names, model, rounds, seconds),
        "imports": imports(names, rounds),
    }
