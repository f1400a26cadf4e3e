"""The ledger: every number in it is computed here again, every link is a state that its figure takes."""

import base64
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
from lstm_book import chapters, ledger

from lstm_core import RNN, puzzles, tasks, weights
from lstm_core.activations import half_life, sigmoid
from lstm_core.analysis import Clamp, clamped_trace
from lstm_core.cells import lstm_step
from lstm_core.jacobians import clip_factor, gradient_run
from lstm_core.tasks.recall import fading, machine_states, strings
from lstm_core.widgets import OneStepLab, registry
from tests.widgets.browser_arithmetic import run

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = {entry["id"]: entry for entry in ledger.entries(ROOT)}
CLAIMS = {}
# A role names an equation or a source; its digits state nothing.
_ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
_NUMBER = re.compile(r"(?<![\w.^_])[−-]?\d[\d,]*(?:\.\d+)?(?:e[−-]?\d+)?")


def claim(function):
    """Register what computes the numbers of the entry that has the function's name."""
    CLAIMS[function.__name__.replace("_", "-")] = function
    return function


def stated(text):
    """Return the numbers that a sentence states, in order, as written, with plain minus signs and no commas."""
    found = _NUMBER.findall(_ROLE.sub("", text))
    return [number.replace("−", "-").rstrip(",").replace(",", "") for number in found]


def lab(entry, **changes):
    """Return the laboratory of an entry's link, or with other changes."""
    return OneStepLab(**(changes or ENTRIES[entry]["state"]))


def fresh(network="temporal-order"):
    """Return (model, batch, trace, right answers) over the 500 sequences of chapter 6."""
    task = weights.manifest("temporal-order")["task"]
    batch = tasks.temporal_order(np.random.default_rng(6), 500, windows=task["windows"], length=task["length"])
    model = weights.load(network)
    answers = model(batch.x, lengths=batch.lengths).argmax(axis=-1)
    right = int((answers == batch.target)[batch.scored].sum())
    return model, batch, model.rnn.trace(batch.x, lengths=batch.lengths), right


def on_symbol(batch, symbol):
    """Return where a symbol stands in a batch, (T, B)."""
    return batch.x[..., weights.manifest("temporal-order")["alphabet"].index(symbol)] == 1


def repeat(bias, steps, c):
    """Run one unit whose gates stand still for some steps from a cell state; return (c, h) after each."""
    one, none, h = np.ones((1, 1)), np.zeros((4, 1)), np.zeros((1, 1))
    states = []
    for _ in range(steps):
        *_, c, h = lstm_step(one, h, np.full((1, 1), c), none, none, np.array(bias), np.zeros(4))
        c = c.item()
        states.append((c, h.item()))
    return states


@claim
def window_is_memory():
    bench = figure(ENTRIES["window-is-memory"])
    shares = bench.shares()
    right = int((shares["window"] == 1).sum())
    assert set(shares["window"][right:]) == {0.5}
    kept = np.unique([machine_states(strings(cue, 30)) for cue in (0, 1)])
    return [bench.window, right, right + 1, len(kept), int((shares["machine"] == 1).sum())]


@claim
def rnn_forgets_by_nature():
    bench = figure(ENTRIES["rnn-forgets-by-nature"])
    trained = weights.manifest(bench.network)["task"]["lag"]
    untrained = [fading(RNN(7, 16, rng=np.random.default_rng(seed)), 31) for seed in range(100)]
    best = np.median(untrained, axis=2)[:, 31].max()
    share = bench.shares()["network"][bench.lag - 1]
    return [*trained, f"{100 * share:.0f}", bench.lag, f"{bench.distances()[-1]:.1f}", len(untrained), f"{best:.4f}"]


@claim
def long_lags_include_short():
    bench = figure(ENTRIES["long-lags-include-short"])
    shares = bench.shares()["network"]
    first = int(np.flatnonzero(shares < 1).max()) + 2
    return [31, f"{100 * shares[30]:.0f}", first, f"{100 * shares[bench.lag - 1]:.0f}", bench.lag]


@claim
def tanh_makes_vanish():
    run, resting = figure(ENTRIES["tanh-makes-vanish"]).run(), gradient_run(1.2, 0.0, 0.0, 0.0, steps=50)
    radius, at_rest = 10**run.log_radius, 10**resting.log_radius
    assert (run.slopes == 1).all()
    return [1, radius, 50, f"{10 ** run.log_norms[50]:.4f}", at_rest, f"{10 ** resting.log_norms[50]:.0f}"]


@claim
def radius_decides():
    run = figure(ENTRIES["radius-decides"]).run()
    return [10**run.log_radius, f"{run.norm:.2f}", f"{10 ** run.log_norms[10]:.2f}", 10]


@claim
def clipping_cures_vanishing():
    dials = figure(ENTRIES["clipping-cures-vanishing"])
    run = dials.run()
    factor = clip_factor(run.whole, dials.limit)
    shares = {f"{part * 10**run.log_first / (part * 10**run.log_last):.4f}" for part in (1.0, factor)}
    assert len(shares) == 1
    return [f"{run.whole:.2f}", factor * run.whole, dials.steps, *shares]


@claim
def gates_are_settings():
    first, moved = OneStepLab(), lab("gates-are-settings")
    return [0, f"{first.step().f[0]:.2f}", *first.x, f"{moved.step().f[0]:.2f}", *moved.x]


@claim
def one_forget_gate():
    first, moved = OneStepLab(), lab("one-forget-gate")
    before, after = first.step().f, moved.step().f
    shown = [1, first.h[1], moved.h[1]]
    return [*shown, 0, f"{before[0]:.2f}", f"{after[0]:.2f}", 1, f"{before[1]:.2f}", f"{after[1]:.2f}"]


@claim
def open_gate_fills():
    first, moved = OneStepLab(), lab("open-gate-fills")
    before, after = first.step(), moved.step()
    assert [i for i, (a, b) in enumerate(zip(first.bias, moved.bias, strict=True)) if a != b] == [4]
    assert after.c[0] == before.c[0]
    return [moved.bias[4], 0, f"{after.f[0]:.2f}", f"{before.f[0]:.2f}", f"{after.c[0]:.2f}", first.c[0]]


@claim
def cell_state_bounded():
    states = repeat([9.0, 9.0, 2.0, 9.0], 50, 0.0)
    shown = lab("cell-state-bounded")
    assert f"{shown.step().c[1]:.1f}" == "8.5"
    return [f"{states[-1][0]:.1f}", len(states), f"{states[-1][1]:.4f}"]


@claim
def hidden_is_short_term():
    states = repeat([-9.0, 9.0, 0.0, 9.0], 100, 1.0)
    shown = lab("hidden-is-short-term")
    assert abs(shown.step().c[1] - 2.5) < 0.01 < 0.9 < shown.step().h[1]
    return [f"{states[0][1]:.2f}", f"{states[-1][1]:.2f}", len(states), 9, -9]


def forget_biases(name="temporal-order"):
    p = weights.load(name).rnn.parameters
    return (p["bias_ih_l0"] + p["bias_hh_l0"])[6:12]


@claim
def bias_of_one_is_long():
    own = forget_biases()
    wanted = 2 ** (-1 / 100)
    shifted = own[0] + ENTRIES["bias-of-one-is-long"]["state"]["forget_bias"]
    assert round(shifted, 1) == 1.0
    half = half_life(sigmoid(np.array(1.0)))
    return [1, f"{half:.1f}", 100, f"{np.log(wanted / (1 - wanted)):.2f}", 6, f"{own.min():.1f}", f"{own.max():.1f}"]


@claim
def lstm_always_wins():
    *_, rnn = fresh("temporal-order-rnn")
    _, batch, _, right = fresh()
    cues = on_symbol(batch, "X") | on_symbol(batch, "Y")
    lag = int((batch.lengths - 1 - cues.argmax(axis=0)).max())
    assert rnn == right
    return [lag, weights.load("temporal-order-rnn").rnn.hidden_size, rnn, len(batch.lengths)]


@claim
def forgetting_is_failure():
    _, batch, trace, right = fresh()
    assert right == len(batch.lengths)
    means = {symbol: trace.f[on_symbol(batch, symbol)].mean(axis=0) for symbol in "XY"}
    return [right, 0, f"{means['X'][0]:.2f}", 5, f"{means['Y'][5]:.2f}"]


@claim
def correlation_is_storage():
    model, batch, trace, _ = fresh()
    last = trace.c[batch.lengths - 1, np.arange(500), 4]
    agrees = ((last > 0) == (batch.target[0] // 2 == 1)).sum()
    told = int(max(agrees, 500 - agrees))
    held = clamped_trace(model.rnn, batch.x, [Clamp(**ENTRIES["correlation-is-storage"]["state"]["clamp"])])
    right = int((model.head(held.h).argmax(axis=-1) == batch.target)[batch.scored].sum())
    return [4, told, 500, right, 500]


@claim
def open_and_shut_remembers():
    timeline = figure(ENTRIES["open-and-shut-remembers"])
    ran = timeline.run()
    return [timeline.clamp["value"], f"{np.abs(ran.trace.c).max():.0f}", f"{ran.probabilities[ran.answer]:.2f}"]


@claim
def saturation_is_bad():
    def kept(bias):
        f = sigmoid(np.array(float(bias)))
        return f**11, f * (1 - f)

    (much, flat), (little, steep) = kept(10), kept(0)
    assert figure(ENTRIES["saturation-is-bad"]).verdict().right
    return [10, f"{much:.4f}", 11, f"{flat:.5f}", 0, f"{little:.4f}", f"{steep:.2f}"]


@claim
def behaviour_is_mysterious():
    bench = figure(ENTRIES["behaviour-is-mysterious"])
    verdict = bench.verdict()
    assert verdict.right
    return [puzzles.count_weights(bench.weights), verdict.strings, verdict.length]


@claim
def random_tests_suffice():
    bench = figure(ENTRIES["random-tests-suffice"])
    verdict = bench.verdict()
    assert puzzles.verify("latch", bench.weights, length=11).right
    missed = (1 - 1 / 2**verdict.length) ** 1000
    return [verdict.wrong, verdict.strings, verdict.length, verdict.length, f"{missed:.2f}", verdict.length - 1]


@claim
def candidate_bounds_the_cell():
    bench = figure(ENTRIES["candidate-bounds-the-cell"])
    trace, *_ = bench.run()
    assert bench.shown() == ["S"] * 11 + ["R"]
    c, f = trace.c[:, 0], trace.f[:, 0]
    return [bench.t + 1, f"{c[bench.t]:.1f}", f"{f[-1]:.2f}", f"{c[-1]:.1f}"]


def figure(entry):
    """Return the explorable of an entry's link, in Python."""
    name = entry["figure"].split("~")[0]
    return registry()[name](**{**ledger.first_state(ROOT, entry), **entry["state"]})


def test_there_are_at_least_fifteen_and_each_has_its_computation():
    assert len(ENTRIES) >= 15
    assert set(CLAIMS) == set(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_the_numbers_of_a_correction_are_the_computed_ones(name):
    written = stated(ENTRIES[name]["correction"])
    computed = [f"{value:g}" if not isinstance(value, str) else value for value in CLAIMS[name]()]
    assert written == computed


def test_numbers_are_found_as_they_are_written():
    text = "With $b_f = −2.5$ 8,190 strings, {cite:p}`gers2000forget`, 5.7e-4 and $x^2$ in 3 steps."
    assert stated(text) == ["-2.5", "8190", "5.7e-4", "3"]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_link_holds_a_state_that_python_takes(name):
    explorable = figure(ENTRIES[name])
    assert {key: explorable.state()[key] for key in ENTRIES[name]["state"]} == ENTRIES[name]["state"]


def test_the_page_reads_every_link_back():
    cases = [
        {"kind": "link", "hash": "#" + ledger.fragment(entry), "first": ledger.first_state(ROOT, entry)}
        for entry in ENTRIES.values()
    ]
    for entry, read in zip(ENTRIES.values(), run(cases), strict=True):
        assert read == {"name": entry["figure"], "state": entry["state"]}


def test_the_links_stand_on_the_page(pages):
    page = pages["book/misconceptions.html"]
    links = [link["href"] for link in page.select("dl.misconceptions p.see a")]
    assert len(links) == len(ENTRIES)
    for entry, link in zip(ENTRIES.values(), links, strict=True):
        url = urlsplit(link)
        target = f"notebooks/{chapters.chapter_file(ROOT, entry['chapter']).stem}.html"
        assert url.path == f"../{target}"
        name, code = unquote(url.fragment).split("=")
        state = json.loads(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
        assert (name, state) == (entry["figure"], entry["state"])
        kind, _, place = name.partition("~")
        assert len(pages[target].select(f'[data-explorable="{kind}"]')) >= int(place or 1)


def test_every_chapter_with_an_entry_is_on_the_page():
    text = (ROOT / "book" / "misconceptions.md").read_text(encoding="utf-8")
    assert sorted(map(int, re.findall(r"\{misconceptions\} (\d+)", text))) == sorted(
        {entry["chapter"] for entry in ENTRIES.values()}
    )


@pytest.fixture
def broken(tmp_path):
    """A repository with one chapter, and a function that writes a ledger of one entry with changes."""
    (tmp_path / "book").mkdir()
    (tmp_path / "notebooks").mkdir()
    markup = OneStepLab().to_markup()
    cell = {"cell_type": "code", "outputs": [{"data": {"text/html": [markup, markup]}}]}
    (tmp_path / "notebooks" / "05-x.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")

    def write(**changes):
        entry = {**ENTRIES["gates-are-settings"], **changes}
        (tmp_path / "book" / ledger.SOURCE).write_text(json.dumps([entry]), encoding="utf-8")
        return ledger.first_state(tmp_path, ledger.entries(tmp_path)[0])

    return write


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"figure": "unroll"}, r"names the figure 'unroll'; 05-x\.ipynb has: one-step-lab, one-step-lab~2\."),
        ({"figure": "one-step-lab~3"}, r"names the figure 'one-step-lab~3'"),
        ({"state": {"speed": 2}}, r"sets speed, which one-step-lab does not have"),
        ({"chapter": 4}, r"chapter 4 should be one notebook named 04-….ipynb; found: none"),
        ({"colour": "red"}, r"lacks or has too much of: colour"),
    ],
)
def test_a_mistake_in_the_ledger_is_a_sentence(broken, changes, sentence):
    with pytest.raises(chapters.ChapterError, match=sentence):
        broken(**changes)


def test_figures_of_one_kind_are_counted(broken):
    assert broken(figure="one-step-lab~2") == OneStepLab().state()
