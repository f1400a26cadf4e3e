"""Mutation testing of the mathematics: change the code in small ways and see whether the unit tests notice.

    python tools/mutate.py                    every mutant of every file
    python tools/mutate.py --sample 300       a seeded sample, spread over the files
    python tools/mutate.py bptt layers        only these files

Each mutant is tried in a process forked from one that has NumPy and pytest loaded; the mutated module is put in place
by an import hook, so that no file is touched. Survivors that cannot be noticed, and why, are listed in
tests/mutation/survivors.json. They count as survivors and are not tried again (but for --again). The run fails when
another one survives, or when fewer than 90 % are killed.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import json
import os
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
CORE, TESTS = ROOT / "lstm_core", ROOT / "tests" / "unit"
SURVIVORS = ROOT / "tests" / "mutation" / "survivors.json"
GOAL, SECONDS = 0.9, 120

# the tests that are tried on a mutant of each file, the likeliest to notice first
COMMON = (
    "golden",
    "variants",
    "layers",
    "arrays",
    "trace",
    "bptt",
    "bad_input",
    "properties",
    "initializers",
    "weights",
)
FILES = {
    "activations": ("activations", *COMMON),
    "parameters": ("parameters", *COMMON),
    "cells": ("golden", "variants", "parameters", *COMMON[2:]),
    "plans": ("engine", "golden", "layers", "arrays"),
    "engine": ("engine", "golden", "layers", "arrays"),
    "layers": (*COMMON, "engine"),
    "bptt": (*COMMON, "engine"),
    "losses": ("losses", "train"),
    "optim": ("optim", "train"),
    "initializers": ("initializers",),
    "trace": ("trace", "arrays"),
    "networks": ("golden", "bad_input", "parameters", *COMMON[1:]),
    "recurrent": ("golden", "bad_input", "parameters", *COMMON[1:]),
    "model": ("model", "bad_input", "parameters", "train", "weights"),
}

BINARY = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult}
BINARY |= {ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr}
COMPARE = {ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt)}
COMPARE |= {ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,)}
COMPARE |= {ast.In: (ast.NotIn,), ast.NotIn: (ast.In,)}
CALLS = {"maximum": "minimum", "minimum": "maximum", "ones": "zeros", "zeros": "ones", "zeros_like": "ones_like"}
CALLS |= {
    "ones_like": "zeros_like",
    "sum": "max",
    "max": "min",
    "min": "max",
    "log": "exp",
    "exp": "log",
    "tanh": "sin",
}
CALLS |= {"any": "all", "all": "any", "repeat": "tile", "log1p": "log", "expm1": "exp", "sqrt": "square"}


@dataclass
class Mutant:
    """A changed module: which file, where, what was changed into what, and the whole source."""

    file: str
    place: str
    change: str
    source: str

    @property
    def name(self):
        """The words under which it stands in the list of survivors."""
        return f"{self.file}.{self.place}: {self.change}"


# ---------------------------------------------------------------------------------------------------- making mutants


def replacements(node):
    """Yield the changed forms of one node of the syntax tree."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in BINARY:
        yield changed(node, op=BINARY[type(node.op)]())
    if isinstance(node, ast.UnaryOp):
        yield node.operand
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARE.get(type(node.ops[0]), ()):
            yield changed(node, ops=[other()])
    if isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield ast.Constant(node.value + 1)
        if node.value:
            yield ast.Constant(type(node.value)(0))
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield changed(node, test=ast.Constant(True))
        yield changed(node, test=ast.Constant(False))
    if isinstance(node, (ast.AugAssign, ast.Raise, ast.Expr)) and not is_text(node):
        yield ast.Pass()
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
        yield changed(node, func=changed(node.func, attr=CALLS[node.func.attr]))


def changed(node, **fields):
    """Return a copy of a node with other fields."""
    return type(node)(**dict(ast.iter_fields(node)) | fields)


def is_text(node):
    """Say whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def spots(tree):
    """Yield (parent, field, index, node, name of the function around) for every node that may be changed."""
    stack = [(tree, "module")]
    while stack:
        parent, place = stack.pop()
        for field, value in ast.iter_fields(parent):
            if field in ("decorator_list", "annotation", "returns", "keys") and not isinstance(parent, ast.Compare):
                continue
            for index, node in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(node, ast.AST) or isinstance(node, ast.JoinedStr) or means_the_rest(parent, node):
                    continue
                named = isinstance(node, (ast.FunctionDef, ast.ClassDef))
                inner = (node.name if place == "module" else f"{place}.{node.name}") if named else place
                yield parent, field, index if isinstance(value, list) else None, node, inner
                stack.append((node, inner))


def means_the_rest(call, node):
    """Say whether a node is the -1 of a reshape, where any other negative number means the same."""
    called = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "reshape"
    return called and isinstance(node, ast.UnaryOp)


def put(parent, field, index, node):
    """Set a child of a node."""
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def mutants_of(file):
    """Return every mutant of one file."""
    tree = ast.parse((CORE / f"{file}.py").read_text(encoding="utf-8"))
    result, seen = [], Counter()
    for parent, field, index, node, place in list(spots(tree)):
        for new in replacements(node):
            put(parent, field, index, ast.fix_missing_locations(ast.copy_location(new, node)))
            change = f"`{short(node)}` -> `{short(new)}`"
            seen[place, change] += 1
            number = f" (#{seen[place, change]})" if seen[place, change] > 1 else ""
            result.append(Mutant(file, place, change + number + around(parent, node), ast.unparse(tree)))
            put(parent, field, index, node)
    return result


def short(node):
    """Return the first line of a node's source."""
    return ast.unparse(node).split("\n")[0][:90]


def around(parent, node):
    """Return where a bare constant stands, since `0` alone says little."""
    return f" in `{short(parent)}`" if isinstance(node, ast.Constant) else ""


# ---------------------------------------------------------------------------------------------------- trying them


class InPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """An import hook that answers for one module of lstm_core with a mutant's source."""

    def __init__(self, mutant):
        self.mutant = mutant

    def find_spec(self, name, path=None, target=None):
        """Answer for the mutated module alone."""
        if name == f"lstm_core.{self.mutant.file}":
            return importlib.util.spec_from_loader(name, self, origin=str(CORE / f"{self.mutant.file}.py"))
        return None

    def exec_module(self, module):
        """Run the mutant."""
        exec(compile(self.mutant.source, f"<mutant of {self.mutant.file}>", "exec"), module.__dict__)


def try_mutant(mutant):
    """Run the tests in this process, file by file; end it with 1 as soon as one fails, else with 0."""
    import pytest

    signal.alarm(SECONDS)  # a mutant that never ends counts as noticed
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    sys.meta_path.insert(0, InPlace(mutant))
    for name in FILES[mutant.file]:
        command = [str(TESTS / f"test_{name}.py"), "-x", "-q", "--no-header", "-p", "no:cacheprovider", "--tb=no"]
        if pytest.main(command) != 0:
            os._exit(1)
    os._exit(0)


def run(mutants, jobs, report):
    """Try all mutants, ``jobs`` at a time, and return those that survive."""
    waiting, running, survivors = list(mutants), {}, []
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop(0)
            child = os.fork()
            if child == 0:
                try:
                    try_mutant(mutant)
                finally:
                    os._exit(1)
            running[child] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            survivors.append(mutant)
        report(mutant, status == 0, len(waiting) + len(running))
    return survivors


def sample(mutants, number, seed):
    """Return a seeded sample that takes the same share of every file."""
    rng = np.random.default_rng(seed)
    chosen = sorted(rng.choice(len(mutants), min(number, len(mutants)), replace=False))
    return [mutants[k] for k in chosen]


def load_tests():
    """Load what every child needs, but nothing of lstm_core."""
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg"}
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    import hypothesis.strategies  # noqa: F401
    import pytest  # noqa: F401

    assert "lstm_core" not in sys.modules, "lstm_core is loaded already; mutants would not be seen"


def verdict(mutants, survivors, explained):
    """Print the score and what survived; return the exit code."""
    killed = Counter(m.file for m in mutants)
    killed.subtract(m.file for m in survivors)
    for file, number in Counter(m.file for m in mutants).items():
        print(f"{file:<13} {killed[file]:4d} of {number:4d} killed  {killed[file] / number:6.1%}")
    score = 1 - len(survivors) / len(mutants)
    unexplained = [m.name for m in survivors if m.name not in explained]
    print(f"{len(mutants) - len(survivors)} of {len(mutants)} killed, {score:.1%}; goal {GOAL:.0%}")
    print(f"{len(survivors)} survived, {len(unexplained)} of them without a stated reason")
    for name in unexplained:
        print(f"  survived: {name}")
    return 0 if score >= GOAL and not unexplained else 1


def main():
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", help=f"files of lstm_core: {', '.join(FILES)}; all by default")
    parser.add_argument("--sample", type=int, help="how many mutants to try; all by default")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--again", action="store_true", help="try the listed survivors, too")
    parser.add_argument("--jobs", type=int, default=2, help="mutants tried at once (default 2)")
    options = parser.parse_args()
    if unknown := set(options.files) - set(FILES):
        parser.error(f"no such file: {', '.join(sorted(unknown))}; there are {', '.join(FILES)}")
    mutants = [m for file in options.files or FILES for m in mutants_of(file)]
    mutants = sample(mutants, options.sample, options.seed) if options.sample else mutants
    explained = json.loads(SURVIVORS.read_text(encoding="utf-8")) if SURVIVORS.exists() else {}
    load_tests()
    start = time.monotonic()

    def report(mutant, survived, left):
        if survived:
            print(f"{time.monotonic() - start:7.0f} s  {left:4d} left  SURVIVED {mutant.name}", flush=True)

    known = [] if options.again else [m for m in mutants if m.name in explained]
    survivors = known + run([m for m in mutants if m not in known], options.jobs, report)
    print(f"{time.monotonic() - start:.0f} s")
    return verdict(mutants, survivors, explained)


if __name__ == "__main__":
    sys.exit(main())
