"""Measure the library beside PyTorch, a textbook's loop and the bare matrix products, and write the page of the book.

    nox -s benchmarks                          measure all (about 10 minutes) and write results and page
    nox -s benchmarks -- --page                write the page from the stored results

Without nox: ``python -m tests.benchmarks`` in an environment with NumPy and PyTorch.
"""

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks import candidates, cases, measuring, page

RESULTS = Path(__file__).with_name("results.json")
PAGE = measuring.ROOT / "book" / "benchmarks.md"


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each case is measured (default 7)")
    parser.add_argument("--seconds", type=float, default=0.08, help="shortest time of one measurement (default 0.08)")
    parser.add_argument(
        "--two", type=int, default=2, help="rounds with two threads, slow on a busy machine (default 2)"
    )
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page from the stored results")
    options = parser.parse_args()
    if not options.page:
        results = measuring.everything(
            list(candidates.CANDIDATES),
            sizes=cases.SIZES,
            model=cases.CHARACTERS,
            rounds=options.rounds,
            seconds=options.seconds,
            two=options.two,
            report=lambda line: print(line, flush=True),
        )
        RESULTS.write_text(json.dumps(rounded(results), indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page.written(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"{RESULTS.relative_to(measuring.ROOT)} and {PAGE.relative_to(measuring.ROOT)} are written")
    return 0


def rounded(value):
    """Return results with four significant digits."""
    if isinstance(value, dict):
        return {key: rounded(v) for key, v in value.items()}
    if isinstance(value, list):
        return [rounded(v) for v in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value


if __name__ == "__main__":
    sys.exit(main())
