"""Exercises on the pages of the book: judged as in Python, kept in the reader's browser only, usable by keys alone.

The answers come from the corpus that the judges of both languages are held to. What every form of a kind shares by its
code runs on pages that hold each kind once; `--all-copies` runs it on every page, with every answer of the corpus.
"""

import json
import re

import pytest
from playwright.sync_api import expect

from lstm_core import exercises
from lstm_core.exercises.answers import options
from tests.browser import explorables
from tools import exercises as tool

CORPUS = json.loads(tool.CORPUS.read_text(encoding="utf-8"))
NO_STORAGE = """
Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});
"""
SOLVE = "(id) => localStorage.setItem(`lstm-course/exercise/${id}`, JSON.stringify({solved: true}))"
STORED = "() => Object.keys(localStorage).filter((key) => key.startsWith('lstm-course/'))"


@pytest.fixture(scope="module")
def pages(book):
    """Return the ids of the exercises by page, read from the built book."""
    found = {}
    for path in sorted((book / "notebooks").glob("*.html")):
        ids = re.findall(r'data-explorable="exercise"><script[^>]*>\{"exercise":"([\w-]+)"', path.read_text("utf-8"))
        if ids:
            found[path.relative_to(book).as_posix()] = ids
    assert found, "no exercise on any page"
    return found


def forms(page):
    """Return the exercises of a page, live, by their ids."""
    found = explorables.on(page, explorables.EXERCISES)
    assert [exercise.message() for exercise in found] == [""] * len(found)
    state = "root => JSON.parse(root.querySelector('script').textContent).exercise"
    return {exercise.root.evaluate(state): exercise for exercise in found}


def button(form, name):
    return form.root.get_by_role("button", name=name, exact=True)


def verdict(form):
    return form.root.get_by_role("status")


def said(found):
    """Return what the exercises say, by their ids."""
    return {name: verdict(form).inner_text() for name, form in found.items()}


def enter(form, data, answer):
    """Give an answer of the corpus as a reader does."""
    if data["kind"] in ("number", "numbers", "predicate"):
        enter_numbers(form, data, answer)
    elif data["kind"] == "text":
        form.fill(form.root.get_by_role("textbox"), "".join(answer))
    elif data["kind"] == "choice":
        form.check(f"input[value={json.dumps(answer)}]")
    elif data["kind"] == "set":
        for box in form.root.get_by_role("checkbox").all():
            key = json.loads(box.input_value()) if "sequence" in data else box.input_value()
            form.check(box, key in answer)
    else:
        order = list(options(data))
        for place, key in enumerate(answer):
            text = next(option["text"] for option in data["options"] if option["key"] == key)
            for _ in range(order.index(key) - place):
                form.press_button(f"Move up: {text}")
            order.remove(key)
            order.insert(place, key)


def enter_numbers(form, data, answer):
    names = [field["name"] for field in data.get("fields", [])]
    answer = [answer[name] for name in names] if isinstance(answer, dict) else answer
    answer = answer if isinstance(answer, list) else [answer]
    for box, value in zip(form.root.get_by_role("textbox").all(), answer, strict=True):
        form.fill(box, str(value).replace("-", "−"))


def solve(name, form):
    """Give the first answer of the corpus, which is right, and have it checked."""
    enter(form, exercises.get(name).data, judged(name)[0]["answer"])
    form.press_button("Check")
    expect(verdict(form)).to_contain_text("Right. ")


def judged(name):
    """Return the answers of the corpus that a form can give: the right ones and the known wrong ones."""
    return [row for row in CORPUS[name] if row["outcome"] != "unreadable" and fits(name, row["answer"])]


def fits(name, answer):
    """Tell whether a form can be given this answer: without doubles, unknown options and abbreviated values."""
    data = exercises.get(name).data
    if "$" in json.dumps(answer):
        return False
    if "options" not in data and "sequence" not in data:
        return True
    chosen = answer if isinstance(answer, list) else [answer]
    return len(set(chosen)) == len(chosen) and set(chosen) <= set(options(data))


def telling(rows):
    """Return the first answer of each outcome."""
    return list({row["outcome"]: row for row in reversed(rows)}.values())


def test_every_exercise_says_in_the_page_what_it_says_in_python(exercise_page, pages, open_page, all_copies):
    """An answer of each outcome; `--all-copies` gives all answers of the corpus."""
    page = open_page(exercise_page)
    found = forms(page)
    assert list(found) == pages[exercise_page]
    for name, form in found.items():
        rows, data = judged(name), exercises.get(name).data
        assert len(rows) >= 5
        for row in rows if all_copies else telling(rows):
            if button(form, "Reset").is_enabled():
                form.press_button("Reset")
            enter(form, data, row["answer"])
            form.press_button("Check")
            expect(verdict(form)).to_have_text(row["say"].replace("\n", " "))
    assert page.watch.report() == []


def test_by_keys_alone_an_exercise_is_answered_checked_and_reset(kinds_page, open_page):
    page = open_page(kinds_page)
    for name, form in forms(page).items():
        kind = exercises.get(name).data["kind"]
        first = form.root.locator("form :is(input, button):enabled").first
        if kind in ("number", "numbers", "predicate", "text"):
            form.press(first, "2", "Enter")
        else:
            form.press(first, "Space")
            form.press(button(form, "Check"), "Enter")
        expect(verdict(form)).not_to_have_text("")
        form.press(button(form, "Reset"), "Enter")
        expect(verdict(form)).to_have_text("")
        expect(button(form, "Reset")).to_be_disabled()
        assert form.root.evaluate("root => root.contains(document.activeElement)")


def test_a_list_in_order_keeps_the_focus_on_the_row_that_moves(pages, open_page):
    address = next(a for a, ids in pages.items() if any(exercises.get(i).data["kind"] == "ordering" for i in ids))
    page = open_page(address)
    form = next(f for n, f in forms(page).items() if exercises.get(n).data["kind"] == "ordering")
    rows = form.root.get_by_role("listitem")
    text = rows.first.locator("span").inner_text()
    form.focus(button(form, f"Move down: {text}"))
    form.keys(*["Enter"] * (rows.count() - 1))
    assert rows.last.locator("span").inner_text() == text
    expect(button(form, f"Move up: {text}")).to_be_focused()


def test_what_was_entered_is_there_after_a_reload_and_gone_after_a_reset(kinds_page, open_page):
    page = open_page(kinds_page)
    for name, form in forms(page).items():
        solve(name, form)
    before = said(forms(page))
    assert len(page.evaluate(STORED)) == len(before)
    page.reload()
    again = forms(page)
    assert said(again) == before
    for form in again.values():
        expect(form.root.get_by_text("✓ solved")).to_be_visible()
        form.press_button("Reset")
    assert page.evaluate(STORED) == []
    page.reload()
    assert set(said(forms(page)).values()) == {""}


def test_progress_is_counted_and_forgotten_on_request(first_exercise_page, pages, open_page):
    """On the first page; `--all-copies` does it on every one."""
    total, ids = sum(map(len, pages.values())), pages[first_exercise_page]
    page = open_page(first_exercise_page)
    words = page.locator(".course-progress [role=status]")
    forget = page.get_by_role("button", name="Forget my progress")

    def solved(here, course):
        return f"{here} of {len(ids)} exercises solved in this chapter · {course} of {total} in the course"

    expect(words).to_have_text(solved(0, 0))
    expect(forget).to_be_disabled()
    solve(*next(iter(forms(page).items())))
    expect(words).to_have_text(solved(1, 1))
    page.evaluate(SOLVE, next(i for other in pages.values() for i in other if i not in ids))
    page.reload()
    expect(words).to_have_text(solved(1, 2))
    forms(page)
    forget.click()
    page.get_by_role("button", name="Keep them").click()
    expect(words).to_have_text(solved(1, 2))
    forget.click()
    page.get_by_role("button", name="Yes, forget all answers").click()
    expect(words).to_have_text(solved(0, 0))
    expect(forget).to_be_disabled()
    assert page.evaluate(STORED) == []
    assert set(said(forms(page)).values()) == {""}
    assert page.watch.report() == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_without_storage_exercises_and_progress_work_until_the_page_is_left(pages, way, open_page, book):
    address = next(iter(pages))
    page = open_page("search.html")
    page.context.add_init_script(NO_STORAGE)
    page.goto((book / address).as_uri() if way == "file" else page.url.rsplit("/", 1)[0] + f"/{address}")
    solve(*next(iter(forms(page).items())))
    expect(page.locator(".course-progress [role=status]")).to_contain_text("1 of ")
    expect(page.locator(".course-progress")).to_contain_text("lasts until you leave it")


def test_opened_as_a_file_an_exercise_is_judged(kinds_page, open_page, book):
    page = open_page((book / kinds_page).as_uri())
    for name, form in forms(page).items():
        solve(name, form)
    assert page.watch.report() == []


@pytest.mark.parametrize("junk", ["{", "null", "7", '{"typed":{"length":9}}', '{"typed":["<b>"],"checked":1}', "[]"])
def test_damaged_storage_is_left_alone(pages, junk, open_page):
    address, ids = next(iter(pages.items()))
    page = open_page(address)
    page.evaluate(
        "([ids, junk]) => ids.forEach((id) => localStorage.setItem(`lstm-course/exercise/${id}`, junk))", [ids, junk]
    )
    page.reload()
    assert set(said(forms(page)).values()) == {""}
    assert page.watch.report() == []


LOW = """
root => [...root.querySelectorAll('form :is(button, input[type=text], label:has(input:not([type=text])))')]
  .filter((node) => node.getBoundingClientRect().height < 24).map((node) => node.outerHTML.slice(0, 120))
"""


def test_controls_are_labelled_large_enough_and_say_that_they_change_no_number(kinds_page, open_page):
    page = open_page(kinds_page, viewport={"width": 360, "height": 740})
    for form in forms(page).values():
        assert [str(c) for c in form.controls() if c.shown and not (c.label and c.view)] == []
        assert form.values() == []
        assert form.root.evaluate(LOW) == []
        assert button(form, "Copy link").count() == 0, "an exercise offers no link to its state"
