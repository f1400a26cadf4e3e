"""Forty strings that would be markup, script or a template in careless hands are shown as the text they are.

They go into every text field, every text of every figure's state in a link, a file, the search and the reader's
storage. All forty are fed to a page that is loaded once. What parses them is tested in tests/js as well.
"""

import json
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser import explorables, waits
from tests.browser.conftest import ROOT, built_book, explorable_pages

STRINGS = json.loads((ROOT / "tests" / "data" / "injections.json").read_text(encoding="utf-8"))
# What would be there if a string had been taken for markup, or had run.
TRACES = """
() => [
  ...document.querySelectorAll('#injected, [id=injected]'),
  ...[...document.querySelectorAll('body *')].filter((node) =>
    [...node.attributes].some(({name}) => name.startsWith('on'))),
].map((node) => node.outerHTML.slice(0, 120)).concat(Object.keys(Object.prototype))
"""

FORMAT = "lstm_core playground 1"
KIND = "root => JSON.parse(root.querySelector('script').textContent).spec.kind"

# Each text is put into a field, the form is sent, and what the exercise says is read.
ANSWER = """
async ([field, texts]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const root = field.closest('[data-explorable]');
  const found = [];
  const put = (node, text) => {
    node.value = text;
    node.dispatchEvent(new Event('input', {bubbles: true}));
  };
  for (const other of field.form.querySelectorAll('input[type=text]')) put(other, '1');
  for (const text of texts) {
    put(field, text);
    await frame();
    field.form.requestSubmit();
    await frame();
    await frame();
    found.push(root.querySelector('[role=status]').textContent);
  }
  return found;
}
"""

# Each text is given as a file, and what is said of it is read once it is said.
GIVE = """
async ([field, texts]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const note = () => field.closest('.lx-keep').textContent;
  const found = [];
  for (const text of texts) {
    const before = note();
    const given = new DataTransfer();
    given.items.add(new File([text], 'network.json'));
    field.files = given.files;
    field.dispatchEvent(new Event('change', {bubbles: true}));
    for (let n = 0; n < 600 && note() === before; n += 1) await frame();
    found.push(note());
  }
  return found;
}
"""

ENCODE = """
(states) => states.map((state) => {
  const bytes = new TextEncoder().encode(state);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
})
"""


def clean(page):
    """Say what of the strings has become more than text."""
    return page.evaluate(TRACES) + page.watch.report()


def quotes(sentence, text):
    """Tell whether a sentence holds a text, as it is or as JSON writes it."""
    return text in sentence or json.dumps(text, ensure_ascii=False)[1:-1] in sentence


def as_json(text):
    """Write a text as JSON.stringify does."""
    return json.dumps(text, ensure_ascii=False)


def kinds():
    """Return every kind of explorable with the first page that holds it."""
    found = {}
    for page in explorable_pages():
        for name in explorables.names_in(built_book() / page):
            found.setdefault(name, page)
    del found["exercise"]
    return found


def test_there_are_forty_strings():
    assert len(set(STRINGS)) == 40


def test_a_trace_is_found(open_page):
    """The check is awake: a page that takes one string for markup does not pass it."""
    page = open_page("search.html")
    page.evaluate("text => document.body.insertAdjacentHTML('beforeend', text)", STRINGS[0])
    assert clean(page)


def test_a_typed_answer_stays_text(kinds_page, open_page):
    page = open_page(kinds_page)
    for form in explorables.on(page, explorables.EXERCISES):
        for field in form.root.locator("form input[type=text]").all():
            said = page.evaluate(ANSWER, [field.element_handle(), STRINGS])
            assert all(said), "every answer gets a sentence"
            assert clean(page) == []
            if form.root.evaluate(KIND) in ("number", "numbers"):
                assert [text for text, s in zip(STRINGS, said, strict=True) if text[:40] not in s] == []
    page.reload()
    explorables.on(page, explorables.EXERCISES)
    assert clean(page) == [], "what was stored comes back as text"


@pytest.mark.parametrize("name", kinds())
def test_a_link_of_a_figure_stays_text(name, open_page):
    """As the name of an entry, as the value of every entry that is a text, and instead of a state."""
    page = open_page(kinds()[name])
    root = page.locator(f'[data-explorable="{name}"]').first
    figure = explorables.Explorable(page, root).mount()
    first = json.loads(root.locator("script[type='application/json']").first.text_content())
    keys = [key for key, value in first.items() if isinstance(value, str)]
    states = [(text, {text: 1}) for text in STRINGS] + [(text, {key: text}) for key in keys for text in STRINGS]
    codes = page.evaluate(ENCODE, [json.dumps(state) for _, state in states])
    said = figure.follow(*codes)
    left_out = [
        (text, sentence)
        for (text, _), sentence in zip(states, said, strict=True)
        if not sentence.startswith("The link's state is left out: ") or not quotes(sentence, text)
    ]
    assert left_out == [], "each is refused with a sentence that quotes it"
    raw = figure.follow(*(text for text in STRINGS if not text.startswith("&")))  # that would begin another state
    assert [s for s in raw if not s.startswith("The link's state is left out: ")] == []
    assert figure.values(), "the figure still stands at its first state"
    assert clean(page) == []


def test_a_file_stays_text(open_page):
    """As the name of a task that the playground does not have."""
    page = open_page(kinds()["playground"])
    root = page.locator('[data-explorable="playground"]').first
    explorables.Explorable(page, root).mount()
    files = [json.dumps({"format": FORMAT, "settings": {"task": text}}) for text in STRINGS]
    said = page.evaluate(GIVE, [root.locator("input[type=file]").element_handle(), files])
    unsaid = [(text, s) for text, s in zip(STRINGS, said, strict=True) if f"task is {as_json(text)};" not in s]
    assert unsaid == [], "each is refused with a sentence that quotes it"
    assert clean(page) == []


@pytest.mark.parametrize("part", range(5))
def test_search_shows_what_was_asked_for_as_text(part, open_page):
    """Eight strings in each question; what would swallow the rest of a page comes last."""
    page = open_page("search.html?" + urlencode({"q": " ".join(STRINGS[8 * part : 8 * part + 8])}))
    expect(page.locator("#search-results p.search-summary")).to_contain_text("did not match any documents")
    page.evaluate(waits.FRAMES, 3)
    assert clean(page) == []
