"""Carry an exercise through nbgrader: source, release, two submissions, points.

In an environment of its own: nbgrader needs packages that the course does not. Of each solution notebook nbgrader makes
a student's version, and then grades two students: one who hands in the solution, and one who hands in nothing new.
The first has to get every point, the second none.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOLUTIONS = ROOT / "notebooks" / "solutions"
NEEDED = ("nbgrader>=0.9.5,<0.10", "numpy>=2,<3", "ipykernel")
STUDENTS = {"solves-it": "source", "hands-in-the-stub": "release"}
CONFIGURATION = """\
c = get_config()
c.CourseDirectory.course_id = "lstm"
c.IncludeHeaderFooter.header = ""
c.ExecutePreprocessor.timeout = 60
"""


class GradingError(RuntimeError):
    """What nbgrader refused, or graded wrongly."""


def run(programs, folder, *command):
    """Run one command of the environment in the course's folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "JUPYTER"))}
    variables = kept | {"PATH": f"{programs}{os.pathsep}{kept['PATH']}", "PYTHONPATH": str(ROOT)}
    options = {"cwd": folder, "env": variables, "capture_output": True, "text": True, "check": False}
    said = subprocess.run([programs / command[0], *command[1:]], **options)
    if said.returncode:
        raise GradingError(f"`{' '.join(map(str, command))}` failed:\n{(said.stdout + said.stderr)[-3000:]}")
    return said.stdout


def points(path):
    """Return how many points a notebook gives."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return sum(cell["metadata"].get("nbgrader", {}).get("points", 0) for cell in cells)


def carry(programs, course, solution):
    """Carry one notebook through; return its points and those of each student."""
    name = solution.stem
    source = course / "source" / name
    source.mkdir(parents=True)
    shutil.copy(solution, source)
    run(programs, course, "nbgrader", "generate_assignment", name)
    released = (course / "release" / name / solution.name).read_text(encoding="utf-8")
    if "BEGIN SOLUTION" in released:
        raise GradingError(f"the student's version of {solution.name} still shows a solution")
    for student, version in STUDENTS.items():
        handed = course / "submitted" / student / name
        handed.mkdir(parents=True)
        shutil.copy(course / version / name / solution.name, handed)
    run(programs, course, "nbgrader", "autograde", name)
    run(programs, course, "nbgrader", "export", "--to", "grades.csv")
    lines = (course / "grades.csv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    rows = [dict(zip(head, line.split(","), strict=True)) for line in lines[1:]]
    return points(solution), {r["student_id"]: float(r["raw_score"]) for r in rows if r["assignment"] == name}


def main():
    """Try every solution notebook."""
    with tempfile.TemporaryDirectory() as folder:
        course, home = Path(folder) / "course", Path(folder) / "env"
        course.mkdir()
        (course / "nbgrader_config.py").write_text(CONFIGURATION, encoding="utf-8")
        venv.create(home, with_pip=True)
        programs = home / "bin"
        try:
            run(programs, course, "python", "-m", "pip", "install", "-q", *NEEDED)
            for solution in sorted(SOLUTIONS.glob("*.ipynb")):
                most, scores = carry(programs, course, solution)
                if scores != {"solves-it": most, "hands-in-the-stub": 0}:
                    raise GradingError(f"{solution.name} gives {most} points; nbgrader counted {scores}.")
                print(f"{solution.name}: {most} points for the solution, 0 for the stub", flush=True)
        except GradingError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
