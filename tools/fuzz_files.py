"""Open damaged copies of a file of each format: each is a network, or one WeightsFileError.

    python tools/fuzz_files.py             10,000 of each format
    python tools/fuzz_files.py 500 onnx    500 of one

The copies depend on their number alone. Memory may grow by twice the file and 64 MB; whatever is unpickled fails.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.fuzz.judge import FORMATS, judge, small_files  # noqa: E402 (found from the root of the course)


def main():
    """Judge every format; an error names the seed of the file that caused it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", nargs="?", type=int, default=10_000)
    parser.add_argument("formats", nargs="*", metavar="format", help=", ".join(FORMATS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, path in small_files(Path(folder)).items():
            if options.formats and name not in options.formats:
                continue
            start = time.monotonic()
            refused, opened, growth = judge(path, range(options.number), Path(folder))
            seconds = time.monotonic() - start
            print(
                f"{name:12} {path.stat().st_size:6} bytes: {refused} refused, {opened} opened, "
                f"memory grew by {growth / 2**20:.1f} MB, {seconds:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
