"""Write the golden vectors in tests/data: what other libraries answer, so that the tests need none of them.

    python tools/make_golden.py            writes all files again, byte for byte the same
    python tools/make_golden.py --check    compares instead of writing

It needs PyTorch, ONNX Runtime and Keras (requirements-oracles.lock). Each library runs in a process of its
own, because ONNX Runtime ends its process on some inputs and Keras brings its own settings.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.golden.numbers import write  # noqa: E402 (found from the root of the course)

FOLDER = ROOT / "tests" / "data"
LIMIT = 300_000  # bytes of all files together
SOURCES = {
    "golden_plain.json": ("from_torch", "plain_cases"),
    "golden_torch.json": ("from_torch", "cases"),
    "golden_onnx.json": ("from_onnx", "cases"),
    "golden_torch_at_rest.json": ("from_torch", "cases_at_rest"),
    "golden_onnx_at_rest.json": ("from_onnx", "cases_at_rest"),
    "golden_keras.json": ("from_keras", "cases"),
}


def make(name, folder):
    """Compute the cases of one file and write it."""
    module, function = SOURCES[name]
    if module != "from_onnx":
        import torch

        torch.set_num_threads(1)
    cases = getattr(importlib.import_module(f"tools.golden.{module}"), function)()
    print(f"{name}: {len(cases)} cases, {write(folder / name, cases):,} bytes", flush=True)


def make_all(folder):
    """Write every file, each from a process of its own, and return their total size in bytes."""
    variables = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    for name in SOURCES:
        subprocess.run([sys.executable, __file__, "--only", name, "--into", str(folder)], check=True, env=variables)
    return sum((folder / name).stat().st_size for name in SOURCES)


def check():
    """Return the names of the files that would change."""
    with tempfile.TemporaryDirectory() as folder:
        make_all(Path(folder))
        return [n for n in SOURCES if (Path(folder) / n).read_bytes() != (FOLDER / n).read_bytes()]


def main():
    """Write or compare; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file would change")
    parser.add_argument("--only", choices=SOURCES, help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, default=FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        make(options.only, options.into)
        return 0
    if options.check:
        changed = check()
        print(f"differ: {', '.join(changed)}" if changed else "every file is the same, byte for byte")
        return 1 if changed else 0
    total = make_all(FOLDER)
    print(f"{total:,} of {LIMIT:,} bytes")
    return 0 if total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
