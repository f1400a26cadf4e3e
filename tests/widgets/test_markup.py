"""What an explorable leaves in a page: deterministic, escaped, self-contained."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from lstm_core.widgets import Explorable, GateTimeline, page, registry

CLASSES = list(registry().items())


@pytest.mark.parametrize(("name", "cls"), CLASSES)
def test_registry_names_every_explorable(name, cls):
    assert issubclass(cls, Explorable)
    assert cls.name == name
    assert cls.title


@pytest.mark.parametrize(("name", "cls"), CLASSES)
def test_markup_is_deterministic_and_holds_state_drawing_and_caption(name, cls):
    one, two = cls().to_markup(), cls().to_markup()
    assert one == two
    assert " id=" not in one
    root = f'<div class="lstm-explorable" data-explorable="{name}">'
    match = re.match(root + r'<script type="application/json">(.*?)</script>', one, re.DOTALL)
    assert json.loads(match[1]) == cls().state()
    figure = one[match.end() :]
    assert figure == cls().fallback() + "</div>"
    assert figure.startswith('<figure class="lstm-fallback"><svg ')
    assert cls().caption().startswith(cls().summary())
    assert f"<figcaption>{cls().caption()}</figcaption></figure>" in figure


def test_state_holds_inputs_and_names_only():
    state = GateTimeline(forget_bias=-3).state()
    assert set(state) == {"weights", "x", "layer", "direction", "t", "unit", "forget_bias", "clamp", "beside", "speed"}
    assert state["weights"] == "temporal-order"


def test_drawing_is_small_named_and_rounded():
    drawing = GateTimeline().drawing()
    assert len(drawing) < 25_000
    assert f"<title>{GateTimeline().summary()}</title>" in drawing
    assert 'role="img"' in drawing
    assert not re.findall(r"\d\.\d{4,}", drawing)
    assert drawing.count('text-anchor="end"') == 36, "six units in six groups"


def test_drawing_follows_the_numbers():
    assert GateTimeline().drawing() != GateTimeline(forget_bias=-0.5).drawing()
    assert GateTimeline(t=3).drawing() != GateTimeline(t=4).drawing()


def test_text_in_the_state_cannot_end_the_script():
    text = page.markup("x", {"x": ["</script><img src=x onerror=alert(1)>"]}, "<svg></svg>", "<b>&")

    seen = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append(tag)
    parser.feed(text)
    assert seen == ["div", "script", "figure", "svg", "figcaption"]


def test_mimebundle_has_the_live_view_the_page_and_the_sentence():
    timeline = GateTimeline()
    data, _ = timeline._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"] == timeline.to_markup()
    assert data["text/plain"] == timeline.summary()


def test_page_of_its_own_allows_no_request_and_hashes_its_scripts():
    text = GateTimeline().to_html()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 4, "the stored networks, the cells, the explorable, the host"
    assert scripts[0].lstrip().startswith("/*!")
    assert "lstmNetworks = {" in scripts[0]
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    markup = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=", markup)


def test_module_stands_alone_for_anywidget():
    module = str(GateTimeline._esm)
    assert "export {" in module
    assert not re.findall(r"^\s*import\b", module, re.MULTILINE)


def test_the_library_does_not_import_the_widgets():
    names = ("anywidget", "ipywidgets", "IPython", "matplotlib")
    code = f"import sys, lstm_core; print([m for m in {names} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
