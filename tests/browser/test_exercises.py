"""Exercises on the pages of the book: judged as in Python, kept in the reader's browser only, usable by keys alone.

The answers come from the corpus that the judges of both languages are held to.
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


def roots(page):
    """Return the exercises of a page, live, by their ids."""
    found = explorables.on(page, explorables.EXERCISES)
    assert [exercise.message() for exercise in found] == [""] * len(found)
    state = "root => JSON.parse(root.querySelector('script').textContent).exercise"
    return {exercise.root.evaluate(state): exercise.root for exercise in found}


def button(root, name):
    return root.get_by_role("button", name=name, exact=True)


def said(root):
    return root.get_by_role("status").inner_text()


def enter(root, data, answer):
    """Give an answer of the corpus as a reader does."""
    if data["kind"] in ("number", "numbers", "predicate"):
        enter_numbers(root, data, answer)
    elif data["kind"] == "text":
        root.get_by_role("textbox").fill(answer)
    elif data["kind"] == "choice":
        root.locator(f"input[value={json.dumps(answer)}]").check()
    elif data["kind"] == "set":
        for box in root.get_by_role("checkbox").all():
            box.set_checked(
                json.loads(box.input_value()) in answer if "sequence" in data else box.input_value() in answer
            )
    else:
        order = list(options(data))
        for place, key in enumerate(answer):
            text = next(option["text"] for option in data["options"] if option["key"] == key)
            for _ in range(order.index(key) - place):
                button(root, f"Move up: {text}").click()
            order.remove(key)
            order.insert(place, key)


def enter_numbers(root, data, answer):
    names = [field["name"] for field in data.get("fields", [])]
    answer = [answer[name] for name in names] if isinstance(answer, dict) else answer
    answer = answer if isinstance(answer, list) else [answer]
    for box, value in zip(root.get_by_role("textbox").all(), answer, strict=True):
        box.fill(str(value).replace("-", "−"))


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


def test_every_exercise_says_in_the_page_what_it_says_in_python(exercise_page, pages, open_page):
    page = open_page(exercise_page)
    found = roots(page)
    assert list(found) == pages[exercise_page]
    for name, root in found.items():
        rows = judged(name)
        assert len(rows) >= 5
        for row in rows:
            data = exercises.get(name).data
            if button(root, "Reset").is_enabled():
                button(root, "Reset").click()
            enter(root, data, row["answer"] if data["kind"] != "text" else "".join(row["answer"]))
            button(root, "Check").click()
            expect(root.get_by_role("status")).to_have_text(row["say"].replace("\n", " "))
    assert page.watch.report() == []


def test_by_keys_alone_an_exercise_is_answered_checked_and_reset(pages, open_page):
    address = next(iter(pages))
    page = open_page(address)
    for name, root in roots(page).items():
        kind = exercises.get(name).data["kind"]
        first = root.locator("form :is(input, button):enabled").first
        first.focus()
        if kind in ("number", "numbers", "predicate", "text"):
            page.keyboard.type("2")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("Space")
            button(root, "Check").press("Enter")
        expect(root.get_by_role("status")).not_to_have_text("")
        button(root, "Reset").press("Enter")
        expect(root.get_by_role("status")).to_have_text("")
        expect(button(root, "Reset")).to_be_disabled()
        assert page.evaluate("root => root.contains(document.activeElement)", root.element_handle())


def test_a_list_in_order_keeps_the_focus_on_the_row_that_moves(pages, open_page):
    address = next(a for a, ids in pages.items() if any(exercises.get(i).data["kind"] == "ordering" for i in ids))
    page = open_page(address)
    root = next(r for n, r in roots(page).items() if exercises.get(n).data["kind"] == "ordering")
    count = root.get_by_role("listitem").count()
    text = root.get_by_role("listitem").first.locator("span").inner_text()
    button(root, f"Move down: {text}").focus()
    for _ in range(count - 1):
        page.keyboard.press("Enter")
        page.evaluate(explorables.FRAMES, 2)
    assert root.get_by_role("listitem").last.locator("span").inner_text() == text
    expect(button(root, f"Move up: {text}")).to_be_focused()


def test_what_was_entered_is_there_after_a_reload_and_gone_after_a_reset(pages, open_page):
    for address in pages:
        page = open_page(address)
        for name, root in roots(page).items():
            enter(root, exercises.get(name).data, judged(name)[0]["answer"])
            button(root, "Check").click()
        before = {name: said(root) for name, root in roots(page).items()}
        assert all(text.startswith("Right. ") for text in before.values())
        assert len(page.evaluate(STORED)) == len(before)
        page.reload()
        again = roots(page)
        assert {name: said(root) for name, root in again.items()} == before
        for root in again.values():
            expect(root.get_by_text("✓ solved")).to_be_visible()
            button(root, "Reset").click()
        assert page.evaluate(STORED) == []
        page.reload()
        assert [said(root) for root in roots(page).values()] == [""] * len(before)


def test_progress_is_counted_and_forgotten_on_request(pages, open_page):
    total = sum(map(len, pages.values()))
    for address, ids in pages.items():
        page = open_page(address)
        words = page.locator(".course-progress [role=status]")
        forget = page.get_by_role("button", name="Forget my progress")
        expect(words).to_have_text(f"0 of {len(ids)} exercises solved in this chapter · 0 of {total} in the course")
        expect(forget).to_be_disabled()
        name, root = next(iter(roots(page).items()))
        enter(root, exercises.get(name).data, judged(name)[0]["answer"])
        button(root, "Check").click()
        expect(words).to_have_text(f"1 of {len(ids)} exercises solved in this chapter · 1 of {total} in the course")
        page.evaluate(SOLVE, next(i for other in pages.values() for i in other if i not in ids))
        page.reload()
        solved = f"1 of {len(ids)} exercises solved in this chapter · 2 of {total} in the course"
        expect(words).to_have_text(solved)
        roots(page)
        forget.click()
        page.get_by_role("button", name="Keep them").click()
        expect(words).to_have_text(solved)
        forget.click()
        page.get_by_role("button", name="Yes, forget all answers").click()
        expect(words).to_have_text(f"0 of {len(ids)} exercises solved in this chapter · 0 of {total} in the course")
        expect(forget).to_be_disabled()
        assert page.evaluate(STORED) == []
        assert [said(root) for root in roots(page).values()] == [""] * len(ids)
        assert page.watch.report() == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_without_storage_exercises_and_progress_work_until_the_page_is_left(pages, way, open_page, book):
    address = next(iter(pages))
    page = open_page("search.html")
    page.context.add_init_script(NO_STORAGE)
    page.goto((book / address).as_uri() if way == "file" else page.url.rsplit("/", 1)[0] + f"/{address}")
    name, root = next(iter(roots(page).items()))
    enter(root, exercises.get(name).data, judged(name)[0]["answer"])
    button(root, "Check").click()
    expect(root.get_by_role("status")).to_contain_text("Right. ")
    expect(page.locator(".course-progress [role=status]")).to_contain_text("1 of ")
    expect(page.locator(".course-progress")).to_contain_text("lasts until you leave it")


def test_opened_as_a_file_an_exercise_is_judged(pages, open_page, book):
    for address in pages:
        page = open_page((book / address).as_uri())
        for name, root in roots(page).items():
            enter(root, exercises.get(name).data, judged(name)[0]["answer"])
            button(root, "Check").click()
            expect(root.get_by_role("status")).to_contain_text("Right. ")
        assert page.watch.report() == []


def test_text_that_is_typed_stays_text(pages, open_page):
    address = next(iter(pages))
    page = open_page(address)
    for name, root in roots(page).items():
        if exercises.get(name).data["kind"] not in ("number", "numbers", "predicate", "text"):
            continue
        root.get_by_role("textbox").first.fill("<img src=x onerror=alert(1)>")
        button(root, "Check").click()
        expect(root.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
        assert root.locator("img").count() == 0
    page.reload()
    roots(page)
    assert page.watch.report() == []


@pytest.mark.parametrize("junk", ["{", "null", "7", '{"typed":{"length":9}}', '{"typed":["<b>"],"checked":1}', "[]"])
def test_damaged_storage_is_left_alone(pages, junk, open_page):
    address, ids = next(iter(pages.items()))
    page = open_page(address)
    page.evaluate(
        "([ids, junk]) => ids.forEach((id) => localStorage.setItem(`lstm-course/exercise/${id}`, junk))", [ids, junk]
    )
    page.reload()
    assert [said(root) for root in roots(page).values()] == [""] * len(ids)
    assert page.watch.report() == []


def test_controls_are_labelled_large_enough_and_say_that_they_change_no_number(pages, open_page):
    for address in pages:
        page = open_page(address, viewport={"width": 360, "height": 740})
        for exercise in explorables.on(page, explorables.EXERCISES):
            assert [str(c) for c in exercise.controls() if c.shown and not (c.label and c.view)] == []
            assert exercise.values() == []
            for box in exercise.root.locator(
                "form :is(button, input[type=text], label:has(input:not([type=text])))"
            ).all():
                assert box.bounding_box()["height"] >= 24


def test_an_exercise_offers_no_link_to_its_state(pages, open_page):
    page = open_page(next(iter(pages)))
    for root in roots(page).values():
        assert root.get_by_role("button", name="Copy link").count() == 0
