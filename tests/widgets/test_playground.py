"""The Python side of the playground: traits, its sentence, networks from the page and into it."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import traitlets

from lstm_core.interop.playground import FORMAT, TASK_SIZES, build, from_playground, to_playground
from lstm_core.widgets import Playground, playground
from tests.widgets.browser_arithmetic import run
from tools import node

ROOT = Path(__file__).resolve().parents[2]


def drawn(rng):
    """A playground with random settings."""
    return Playground(
        task=str(rng.choice(list(TASK_SIZES))),
        length=int(rng.integers(2, 60)),
        noise=round(float(rng.choice([0, rng.uniform(0, 1)])), 2),
        cell=str(rng.choice(playground.CELLS)),
        peepholes=bool(rng.integers(2)),
        coupled=bool(rng.integers(2)),
        hidden_size=int(rng.integers(1, 9)),
        num_layers=int(rng.integers(1, 3)),
        start=str(rng.choice(playground.STARTS)),
        forget_bias=float(rng.integers(-8, 17)) / 2,
        optimizer=str(rng.choice(playground.OPTIMIZERS)),
        learning_rate=float(rng.choice([1e-5, 0.0002, 0.02, 0.5, 10])),
        batch_size=int(rng.integers(1, 9)),
        clip=float(rng.choice([0, 0.1, 1, 12.5])),
        seed=int(rng.integers(2**31)),
    )


def test_both_sides_say_the_same_sentence_and_count_the_same_parameters():
    rng = np.random.default_rng(9)
    made = [Playground(), *(drawn(rng) for _ in range(60))]
    came = run([{"kind": "playground", "settings": p.settings()} for p in made])
    assert [c["summary"] for c in came] == [p.summary() for p in made] == [repr(p) for p in made]


def test_defaults_limits_and_choices_are_those_of_the_browser():
    (came,) = run([{"kind": "playground", "settings": Playground().settings()}])
    assert came["defaults"] == Playground().settings()
    assert {name: tuple(limits[:2]) for name, limits in came["limits"].items()} == playground.LIMITS
    assert {task: tuple(lengths) for task, lengths in came["lengths"].items()} == playground.LENGTHS
    assert {task: tuple(sizes) for task, sizes in came["sizes"].items()} == TASK_SIZES
    assert tuple(sorted(came["cells"])) == tuple(sorted(playground.CELLS))


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        ({"hidden_size": 33}, "hidden_size is 33; it runs from 1 to 32"),
        ({"learning_rate": 0.0}, "learning_rate is 0.0; it runs from"),
        ({"seed": -1}, "seed is -1"),
        ({"t": -2}, "t is -2"),
        ({"probe": [[1.0]]}, "probe has to be 2 to 250 rows of 2 finite numbers for adding"),
        ({"probe": [[1.0, np.nan], [0.0, 0.0]]}, "probe has to be"),
    ],
)
def test_values_that_do_not_fit_are_refused_with_a_sentence(traits, sentence):
    with pytest.raises(traitlets.TraitError, match=sentence.replace("(", r"\(")):
        Playground(**traits)


def exported(settings, steps=3):
    """An export of the page, made by its own code."""
    (came,) = run([{"kind": "export", "settings": settings, "steps": steps}])
    return came


@pytest.mark.parametrize("cell", playground.CELLS)
def test_an_export_of_the_page_becomes_the_same_model_in_python(cell, tmp_path):
    settings = Playground(cell=cell, peepholes=True, num_layers=2, hidden_size=3, length=10, batch_size=2).settings()
    came = exported(settings)
    path = tmp_path / "playground.json"
    path.write_text(json.dumps(came["document"]), encoding="utf-8")
    model = from_playground(path)
    np.testing.assert_array_equal(np.concatenate([p.ravel() for p in model.parameters.values()]), came["weights"])
    assert to_playground(model) == came["document"]["tensors"]


def test_safetensors_of_the_page_hold_the_same_tensors(tmp_path):
    came = exported(Playground(hidden_size=3, length=10, batch_size=2).settings())
    data = bytes(came["safetensors"])
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    assert size % 8 == 0
    model = from_playground(came["document"])
    for name, wanted in model.parameters.items():
        entry = header[name]
        first, last = entry["data_offsets"]
        values = np.frombuffer(data[8 + size :][first:last], dtype="<f8").reshape(entry["shape"])
        assert entry["dtype"] == "F64"
        np.testing.assert_array_equal(values, wanted)


SHORT = {"shape": [1], "float64": "AAAA"}
DAMAGE = [
    (lambda d: d | {"format": "x"}, "its format is not"),
    (lambda d: {k: v for k, v in d.items() if k != "tensors"}, "lacks its settings or its tensors"),
    (lambda d: d | {"settings": d["settings"] | {"task": "chess"}}, "the task is 'chess'"),
    (lambda d: d | {"settings": d["settings"] | {"cell": []}}, r"the cell is \[\]"),
    (lambda d: d | {"settings": d["settings"] | {"hidden_size": 10**9}}, "hidden_size is 1000000000"),
    (lambda d: d | {"settings": d["settings"] | {"hidden_size": 4}}, "do not fit"),
    (
        lambda d: d | {"tensors": d["tensors"] | {"head.bias": SHORT}},
        "head.bias is damaged",
    ),
    (lambda d: d | {"tensors": d["tensors"] | {"head.bias": SHORT | {"float64": "é"}}}, "head.bias is damaged"),
    (lambda d: d | {"tensors": d["tensors"] | {"head.bias": None}}, "head.bias is damaged"),
    (lambda d: d | {"tensors": d["tensors"] | {"more": d["tensors"]["head.bias"]}}, "more is not a parameter"),
]


@pytest.mark.parametrize("change", DAMAGE, ids=[sentence for _, sentence in DAMAGE])
def test_a_damaged_export_is_refused_with_a_sentence(change):
    damage, sentence = change
    document = exported(Playground(hidden_size=3, length=10, batch_size=2).settings())["document"]
    with pytest.raises(ValueError, match=sentence):
        from_playground(damage(document))


def test_a_value_that_is_not_finite_is_refused():
    model = build(Playground().settings())
    model.parameters["head.bias"][0] = np.inf
    document = {"format": FORMAT, "settings": Playground().settings(), "tensors": to_playground(model)}
    with pytest.raises(ValueError, match=r"head\.bias holds a value that is not finite"):
        from_playground(document)


def test_weights_go_to_the_page_and_come_from_it():
    pg = Playground(hidden_size=3)
    with pytest.raises(ValueError, match="nothing was trained yet"):
        pg.network()
    model = build(pg.settings(), np.random.default_rng(5))
    pg.start_from(model)
    assert pg.weights == to_playground(model)
    with pytest.raises(ValueError, match="do not fit"):
        Playground(hidden_size=4).start_from(model)
    pg.trained = {"step": 7, "tensors": to_playground(model)}
    for name, value in pg.network().parameters.items():
        np.testing.assert_array_equal(value, model.parameters[name])


def test_presets_fit_the_playground_and_say_what_was_measured():
    listed = playground.presets()
    assert len(listed) == 10
    assert len({p["id"] for p in listed}) == 10
    for preset in listed:
        Playground(**preset["settings"])
        rate = preset["rate"]
        assert rate["seeds"] == 20
        assert 0 <= rate["solved"] <= 20
        assert ("against" in preset) == ("against" in rate)


def every_rate():
    """Return [name, settings, limit, rate] of everything that was measured: presets, their rivals, the exercise."""
    for preset in playground.presets():
        settings, rate = preset["settings"], preset["rate"]
        yield preset["id"], settings, preset["steps"], rate
        if "against" in preset:
            rival = settings | preset["against"]["settings"]
            yield f"{preset['id']}, its rival", rival, preset["steps"], rate["against"]
    stored = playground.exercise_rates()
    for name, rate in stored["starts"].items():
        start = {"start": name} if name == "chrono" else {"forget_bias": int(name.removeprefix("forget bias "))}
        yield name, stored["settings"] | start, stored["steps"], rate


def test_counts_and_medians_of_the_rates_are_those_of_their_seeds():
    for name, _settings, limit, rate in every_rate():
        solved = sorted(step for step in rate["steps"] if step is not None)
        assert all(0 < step <= limit for step in solved), name
        assert (rate["seeds"], rate["solved"]) == (len(rate["steps"]), len(solved)), name
        assert rate["median"] == (solved[(len(solved) - 1) // 2] if solved else None), name


def test_the_fastest_seed_of_every_rate_solves_it_again_at_its_step():
    """All seeds would take minutes; where none solved the task there is none to run."""
    known = [(name, settings, limit, rate["steps"]) for name, settings, limit, rate in every_rate() if rate["solved"]]
    assert len(known) >= 10
    fastest = [min(step for step in steps if step is not None) for *_, steps in known]
    cases = [
        [settings, steps.index(step), limit] for (_, settings, limit, steps), step in zip(known, fastest, strict=True)
    ]
    code = f"""
    import("./tools/run_presets.mjs").then(({{ solve }}) => {{
      console.log(JSON.stringify({json.dumps(cases)}.map((words) => solve(...words))));
    }})
    """
    ran = subprocess.run([node.find_node(), "-e", code], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name, *_ in known]
    assert dict(zip(names, json.loads(ran.stdout), strict=True)) == dict(zip(names, fastest, strict=True))


def test_the_exercise_has_one_start_that_at_least_four_of_five_seeds_bear_out():
    rates = playground.exercise_rates()
    assert rates["settings"] == {"length": 100}
    assert [start for start, rate in rates["starts"].items() if rate["solved"] >= 4] == ["chrono"]
    assert all(rate["seeds"] == 5 for rate in rates["starts"].values())
