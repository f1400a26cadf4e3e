"""Every notebook of the course is canonical, a fresh run gives the outputs that it stores and asks no other machine."""

from tools import notebooks


def test_is_canonical(notebook):
    assert notebooks.check_file(notebook) == []


def test_fresh_run_gives_the_stored_outputs(notebook, nbval):
    result = nbval(notebook)
    assert result.returncode == 0, result.text
    assert " skipped" not in result.text, "a skipped cell is compared with nothing"
    assert " xfailed" not in result.text, result.text
    assert result.asked == "", "a notebook needs no network"


def test_solutions_and_chapters_are_found_by_glob(tmp_path):
    for name in ("01-a.ipynb", "solutions/01-a.ipynb", "exercises/01-a.ipynb", ".ipynb_checkpoints/01-a.ipynb"):
        path = tmp_path / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in notebooks.find(tmp_path)]
    assert found == ["notebooks/01-a.ipynb", "notebooks/solutions/01-a.ipynb"]
