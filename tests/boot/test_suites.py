"""tools/suites.py: nothing is green that did not run."""

import re

import pytest

from tests.boot.conftest import ROOT
from tools import browser, node, suites
from tools.suites import PYTEST, SUITES, Suite


def script(code):
    return ("python", "-c", code)


GOOD = Suite("good", (script("print('fine')"),))
BAD = Suite("bad", (script("raise SystemExit(7)"),))
SEEN = Suite("seen", (script("print('seen by eye')"),), ("browser",))


@pytest.fixture(autouse=True)
def outside_ci(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


def run(capfd, chosen, *arguments):
    code = suites.main(list(arguments), chosen)
    lines = capfd.readouterr().out.splitlines()
    return code, lines[lines.index("==== suites ====") + 1 :]


def pytest_suite(tmp_path, source):
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    return Suite("some", ((*PYTEST, str(tmp_path)),))


def test_all_passed_is_green_and_the_last_line_counts_the_suites(capfd):
    code, lines = run(capfd, (GOOD, GOOD))
    assert code == 0
    assert lines[0].startswith("good         passed")
    assert lines[-1] == "2 passed, 0 failed"


def test_a_failing_suite_stops_no_other_and_makes_the_run_red(capfd):
    code, lines = run(capfd, (BAD, GOOD))
    assert code == 1
    assert lines[0].startswith("bad          FAILED")
    assert "exit code 7" in lines[0]
    assert lines[1].startswith("good         passed")
    assert lines[-1] == "1 passed, 1 failed"


def test_each_command_of_a_suite_has_to_succeed(capfd):
    both = Suite("both", (script("raise SystemExit(1)"), script("print('the second ran')")))
    assert suites.main([], (both,)) == 1
    assert "the second ran" in capfd.readouterr().out


def test_a_suite_that_is_left_out_is_listed_with_the_reason(capfd):
    code, lines = run(capfd, (GOOD, SEEN), "--no-browser")
    assert code == 0
    assert lines[1] == "seen         not run: left out by --no-browser"
    assert lines[-1] == "1 passed, 0 failed, 1 skipped"


def test_in_ci_a_suite_that_did_not_run_is_a_failure(capfd, monkeypatch):
    monkeypatch.setenv("CI", "true")
    code, lines = run(capfd, (GOOD, SEEN), "--no-browser")
    assert code == 1
    assert lines[-1] == "1 passed, 1 failed"


def test_a_run_of_nothing_is_red(capfd):
    code, lines = run(capfd, (SEEN,), "--no-browser")
    assert code == 1
    assert lines[-1] == "0 passed, 0 failed, 1 skipped"


def test_without_any_browser_the_suite_fails_with_a_sentence(capfd, monkeypatch):
    def none_found():
        raise browser.BrowserMissing("No browser was found.")

    monkeypatch.setattr(browser, "find_browser", none_found)
    code, lines = run(capfd, (SEEN,))
    assert code == 1
    assert "No browser was found." in lines[0]


def test_without_node_the_suite_is_not_run(capfd, monkeypatch):
    def unreachable():
        raise node.NodeMissing("the npm registry could not be reached")

    monkeypatch.setattr(node, "install_modules", unreachable)
    chosen = (GOOD, Suite("scripts", (script(""),), ("modules",)))
    code, lines = run(capfd, chosen)
    assert code == 0
    assert lines[1] == "scripts      not run: the npm registry could not be reached"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "it holds no test"),
        ("import pytest\n\n@pytest.mark.skip\ndef test_x(): pass\n", "ran no test"),
        ("def test_x(): assert False\n", "ended with exit code 1"),
    ],
)
def test_a_pytest_suite_without_a_passed_test_is_red(capfd, tmp_path, source, fault):
    code, lines = run(capfd, (pytest_suite(tmp_path, source),))
    assert code == 1
    assert fault in lines[0]


def test_skipped_tests_are_counted_beside_those_that_ran(capfd, tmp_path):
    source = "import pytest\ndef test_x(): pass\n\n@pytest.mark.skip\ndef test_y(): pass\n"
    code, lines = run(capfd, (pytest_suite(tmp_path, source),))
    assert code == 0
    assert lines[0].endswith("1 tests, 1 skipped")


@pytest.mark.parametrize("mark", ["#", "ℹ"])
@pytest.mark.parametrize(("passed", "fault"), [(12, ""), (0, "`npm test` ran no test")])
def test_nodes_test_runner_is_read_in_both_its_formats(mark, passed, fault):
    output = f"{mark} tests {passed}\n{mark} pass {passed}\n{mark} fail 0\n{mark} skipped 0\n{mark} todo 0\n"
    assert suites.verdict(("npm", "test"), 0, output)[0] == fault


@pytest.mark.parametrize(
    ("skipped", "todo", "note"), [(2, 0, ", 2 skipped"), (0, 1, ", 1 skipped"), (2, 1, ", 3 skipped")]
)
def test_what_node_left_out_is_counted_beside_what_ran(skipped, todo, note):
    output = f"ℹ tests 9\nℹ pass 6\nℹ fail 0\nℹ skipped {skipped}\nℹ todo {todo}\n"
    assert suites.verdict(("npm", "test"), 0, output) == ("", f"6 tests{note}")


def test_a_failing_node_run_is_red_however_many_tests_passed():
    output = "ℹ tests 9\nℹ pass 8\nℹ fail 1\nℹ skipped 0\nℹ todo 0\n"
    assert suites.verdict(("npm", "test"), 1, output) == ("`npm test` ended with exit code 1", "")


def test_one_suite_can_be_run_alone_and_an_unknown_name_is_refused(capfd):
    assert run(capfd, (BAD, GOOD), "good")[1][-1] == "1 passed, 0 failed"
    with pytest.raises(SystemExit):
        suites.main(["nosuch"], (BAD, GOOD))
    assert "there is no suite nosuch; the suites are bad, good" in capfd.readouterr().err


def test_no_folder_of_tests_is_forgotten():
    named = {word for suite in SUITES for command in suite.commands for word in command}
    sessions = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    named |= set(re.findall(r'"(tests/[a-z]+)"', sessions))  # what needs more than the locks hold
    scripts = (ROOT / "package.json").read_text(encoding="utf-8")
    for path in (ROOT / "tests").rglob("test_*.py"):
        folder = path.relative_to(ROOT).parts[:2]
        assert "/".join(folder) in named, f"{path.name} lies in {'/'.join(folder)}, which no suite and no session runs"
    for path in (ROOT / "tests").rglob("*.test.mjs"):
        assert f"{path.parent.relative_to(ROOT).as_posix()}/" in scripts, f"npm test does not run {path.name}"


def test_a_browser_on_path_is_taken_before_any_other(monkeypatch, tmp_path):
    chromium = tmp_path / "chromium"
    chromium.write_text("#!/bin/sh\n", encoding="utf-8")
    chromium.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    browser.find_browser.cache_clear()
    assert browser.find_browser() == str(chromium)
    browser.find_browser.cache_clear()


def test_when_playwright_cannot_install_one_the_sentence_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setattr(browser, "APPS", ())
    browser.find_browser.cache_clear()
    with pytest.raises(browser.BrowserMissing, match=r"apt install chromium.*--no-browser"):
        browser.find_browser()
