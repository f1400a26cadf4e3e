"""Write the locks: every version with the hashes of its files on PyPI, for every system and Python >= 3.11.

Needs uv on PATH. Versions that are locked stay; `--upgrade` asks for the newest that the bounds allow.
"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.txt": "requirements.lock",
    "requirements-test.in": "requirements-test.lock",
    "requirements-oracles.in": "requirements-oracles.lock",
}
# Settings of this machine (mirrors, local folders) are left out, and so is all that would name them.
OPTIONS = (
    "--universal --generate-hashes --python-version 3.11 --fork-strategy fewest --quiet --no-config "
    "--default-index https://pypi.org/simple --no-emit-index-url --no-annotate --no-header"
)


def main():
    """Compile each lock in turn: that of the tests builds on that of the reader."""
    for source, lock in LOCKS.items():
        command = ["uv", "pip", "compile", *OPTIONS.split(), *sys.argv[1:], source, "-o", lock]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
