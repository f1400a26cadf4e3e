"""Run the study of chapter 9 and store it in lstm_core/experiments/what-decides.json.

python tools/run_study.py           everything
python tools/run_study.py "clip"    this group; the others stay as they are
"""

import json
import sys
from pathlib import Path

from lstm_core.experiments import studies

OUT = Path(__file__).resolve().parents[1] / "lstm_core" / "experiments" / "what-decides.json"
SEEDS = range(10)


def say(what, label, runs):
    """Print one line for each change."""
    solved = sorted(r["solved"] for r in runs if r["solved"] is not None)
    print(f"{what:14s} {label:8s} {len(solved):2d} of {len(runs)}  {solved}", flush=True)


def main():
    """Run the groups that are asked for, on every seed, and write the document."""
    groups = sys.argv[1:] or list(studies.CHANGES)
    known = studies.stored()["runs"] if sys.argv[1:] else {}
    results = known | studies.study(SEEDS, say, groups)
    ordered = {group: results[group] for group in studies.CHANGES if group in results}
    document = studies.document(ordered, "python tools/run_study.py")
    OUT.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
