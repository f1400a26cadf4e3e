"""Stored networks: what their documents promise is true, and a damaged document is one clear error."""

import base64
import copy
import json

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import tasks, weights
from lstm_core.errors import WeightsFileError
from lstm_core.tasks.temporal_order import ALPHABET, classes
from lstm_core.train import accuracy
from tools import train_weights

NAMES = weights.names()


def test_there_are_stored_networks_and_they_are_listed_in_order():
    assert "temporal-order" in NAMES
    assert sorted(NAMES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_all_that_is_known(name):
    about = weights.manifest(name)
    wanted = {"format", "name", "cell", "input_size", "hidden_size", "output_size", "task", "recipe", "seed", "command"}
    assert wanted | {"sha256", "accuracy", "tensors"} <= set(about)
    assert about["format"] == "lstm_core weights 1"
    assert about["name"] == name
    assert name in about["command"]


@pytest.mark.parametrize("name", NAMES)
def test_a_stored_network_is_float64_with_float32_values_and_the_sizes_of_its_document(name):
    model, about = weights.load(name), weights.manifest(name)
    assert (model.rnn.cell, model.rnn.input_size) == (about["cell"], about["input_size"])
    assert (model.rnn.hidden_size, model.head.output_size) == (about["hidden_size"], about["output_size"])
    for parameter in model.parameters.values():
        assert parameter.dtype == np.float64
        assert np.array_equal(parameter, parameter.astype(np.float32))
        assert parameter.flags.writeable


def test_every_stored_network_is_one_of_the_tool_s_and_records_its_recipe():
    assert set(NAMES) == set(train_weights.RECIPES)
    for name in NAMES:
        about, wanted = weights.manifest(name), json.loads(json.dumps(train_weights.RECIPES[name]))
        for key in ("task", "cell", "hidden_size", "seed", "recipe", "alphabet", "classes"):
            assert about.get(key) == wanted.get(key), f"{key} of {name}: train it again with {about['command']}"


@pytest.mark.parametrize("name", NAMES)
def test_the_checksum_is_that_of_the_numbers(name):
    assert weights.checksum(weights.load(name).parameters) == weights.manifest(name)["sha256"]


def test_the_recorded_accuracy_is_measured_again_on_the_recorded_protocol():
    about, model = weights.manifest("temporal-order"), weights.load("temporal-order")
    settings = {key: about["task"][key] for key in ("windows", "length")}
    recorded = about["accuracy"]
    fresh = tasks.temporal_order(np.random.default_rng([about["seed"], 1]), recorded["sequences"], **settings)
    assert round(accuracy(model, fresh) * recorded["sequences"]) == recorded["right"]
    assert recorded["sequences"] == 2560
    other = tasks.temporal_order(np.random.default_rng(12345), 1000, **settings)
    assert accuracy(model, other) >= recorded["right"] / recorded["sequences"] - 0.01


def test_the_stored_examples_are_sequences_of_the_task_rightly_answered():
    about, model = weights.manifest("temporal-order"), weights.load("temporal-order")
    assert tuple(about["alphabet"]) == ALPHABET
    assert tuple(about["classes"]) == classes()
    assert len(about["examples"]) >= 4
    for symbols in about["examples"]:
        x = np.eye(8)[[ALPHABET.index(s) for s in symbols]]
        cues = "".join(s for s in symbols if s in "XY")
        assert symbols[0] == "E"
        assert symbols[-1] == "B"
        assert about["classes"][model(x)[-1].argmax()] == cues


def test_a_document_holds_a_network_exactly():
    rng = np.random.default_rng(0)
    for cell in (lc.LSTM, lc.RNN):
        model = lc.Model(cell(2, 3, rng=rng), lc.Linear(3, 2, rng=rng))
        for p in model.parameters.values():
            p[...] = p.astype(np.float32)
        text = json.dumps(weights.to_document(model, name="mine"), allow_nan=False)
        twin = weights.from_document(json.loads(text))
        assert all(np.array_equal(p, twin.parameters[n]) for n, p in model.parameters.items())
        x = rng.standard_normal((4, 2, 2))
        assert np.array_equal(model(x), twin(x))


@pytest.mark.parametrize("make", [
    lambda r: lc.LSTM(2, 3, 2, rng=r),
    lambda r: lc.LSTM(2, 3, bidirectional=True, rng=r),
    lambda r: lc.LSTM(2, 4, proj_size=3, rng=r),
    lambda r: lc.LSTM(2, 3, peepholes=True, rng=r),
    lambda r: lc.LSTM(2, 3, variant="CIFG", rng=r),
    lambda r: lc.LSTM(2, 3, bias=False, rng=r),
    lambda r: lc.LSTM(2, 3, clip=1.0, rng=r),
    lambda r: lc.LSTM(2, 3, activations=("sigmoid", "relu", "tanh"), rng=r),
    lambda r: lc.LSTM(2, 4, block_size=2, rng=r),
    lambda r: lc.RNN(2, 3, activation="relu", rng=r),
    lambda r: lc.RNN(2, 3, clip=1.0, rng=r),
    lambda r: lc.GRU(2, 3, rng=r),
])  # fmt: skip
def test_a_network_that_the_format_does_not_hold_is_refused(make):
    rnn = make(np.random.default_rng(0))
    head = lc.Linear(rnn.output_size * rnn.num_directions, 2, rng=np.random.default_rng(0))
    model = lc.Model(rnn, head)
    for p in model.parameters.values():
        p[...] = p.astype(np.float32)
    with pytest.raises(ValueError, match="one plain LSTM or RNN layer"):
        weights.to_document(model)


def test_numbers_that_float32_does_not_hold_are_refused():
    rng = np.random.default_rng(0)
    model = lc.Model(lc.LSTM(2, 3, rng=rng), lc.Linear(3, 2, rng=rng))
    with pytest.raises(ValueError, match=r"rnn\.weight_ih_l0.*not float32 numbers; round first"):
        weights.to_document(model)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'temporal'.*temporal-order"):
        weights.load("temporal")


# ------------------------------------------------------------------------------------------------- damage


def without(key):
    return lambda d: d.pop(key)


def changed(*path, to):
    def change(document):
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = to

    return change


def flipped_bit(document):
    entry = document["tensors"]["head.weight"]
    data = bytearray(base64.b64decode(entry["float32"]))
    data[5] ^= 1
    entry["float32"] = base64.b64encode(bytes(data)).decode()


def not_a_number(document):
    entry = document["tensors"]["head.bias"]
    tensors = {n: p.copy() for n, p in weights.from_document(document).parameters.items()}
    tensors["head.bias"][0] = np.nan
    entry["float32"] = base64.b64encode(tensors["head.bias"].astype("<f4").tobytes()).decode()
    document["sha256"] = weights.checksum(tensors)


def renamed(document):
    document["tensors"]["head.w"] = document["tensors"].pop("head.weight")
    tensors = {n: np.frombuffer(base64.b64decode(t["float32"]), "<f4") for n, t in document["tensors"].items()}
    document["sha256"] = weights.checksum(tensors)


BIAS = ("tensors", "head.bias")
DAMAGE = {
    "no format": (without("format"), "format"),
    "another format": (changed("format", to="2"), "'2'.*lstm_core weights 1"),
    "no tensors": (without("tensors"), "tensors"),
    "tensors are a list": (changed("tensors", to=[]), "kind"),
    "no checksum": (without("sha256"), "sha256"),
    "another checksum": (changed("sha256", to="0" * 64), "checksum"),
    "a flipped bit": (flipped_bit, "checksum"),
    "a tensor missing": (lambda d: d["tensors"].pop("head.bias"), "checksum"),
    "a tensor renamed": (renamed, "head.weight"),
    "numbers that are none": (not_a_number, "head.bias.*finite"),
    "an unknown cell": (changed("cell", to="GRU"), "'GRU'"),
    "a cell that is a list": (changed("cell", to=["LSTM"]), "kind"),
    "another hidden size": (changed("hidden_size", to=7), "7"),
    "a huge hidden size": (changed("hidden_size", to=10**9), "1000000000"),
    "a huge input size": (changed("input_size", to=10**12), "1000000000000"),
    "a huge output size": (changed("output_size", to=10**12), "1000000000000"),
    "hidden size as text": (changed("hidden_size", to="6"), "hidden_size"),
    "hidden size as a fraction": (changed("hidden_size", to=6.0), "hidden_size"),
    "hidden size true": (changed("hidden_size", to=True), "hidden_size"),
    "hidden size below one": (changed("hidden_size", to=0), "hidden_size"),
    "no base64": (changed(*BIAS, "float32", to="§§"), "head.bias is not base64"),
    "numbers instead of base64": (changed(*BIAS, "float32", to=[1, 2]), "kind"),
    "bytes missing": (changed(*BIAS, "float32", to="AAAA"), "head.bias has 3 bytes"),
    "no bytes": (changed(*BIAS, "float32", to=""), "head.bias has 0 bytes"),
    "another shape": (changed(*BIAS, "shape", to=[2, 2]), "head.bias"),
    "a negative shape": (changed(*BIAS, "shape", to=[-1, -4]), "head.bias.*shape"),
    "a shape that overflows": (changed(*BIAS, "shape", to=[2**32, 2**32]), "head.bias.*shape"),
    "a shape of fractions": (changed(*BIAS, "shape", to=[4.0]), "head.bias.*shape"),
    "a shape of text": (changed(*BIAS, "shape", to="4"), "head.bias.*shape"),
    "a shape that is a number": (changed(*BIAS, "shape", to=4), "head.bias.*shape"),
    "an entry that is no dictionary": (changed("tensors", "head.bias", to="AAAA"), "kind"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_document_is_one_clear_error(name):
    damage, words = DAMAGE[name]
    document = copy.deepcopy(weights.manifest("temporal-order"))
    damage(document)
    with pytest.raises(WeightsFileError, match=f"(?s){words}"):
        weights.from_document(document)


@pytest.mark.parametrize("document", [None, [], "text", 3, {}, {"format": "lstm_core weights 1"}])
def test_what_is_no_document_is_refused(document):
    with pytest.raises(WeightsFileError):
        weights.from_document(document)


def test_a_document_is_not_changed_by_reading_it():
    document = weights.manifest("temporal-order")
    kept = copy.deepcopy(document)
    weights.from_document(document)
    assert document == kept
