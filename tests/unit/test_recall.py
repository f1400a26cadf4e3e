"""The recall task: one cue, one question, and three ways to answer."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import tasks, weights
from lstm_core.tasks.batch import one_hot
from lstm_core.tasks.recall import (
    ALPHABET,
    LAGS,
    LENGTH,
    fading,
    machine_states,
    network_answers,
    noise,
    right_share,
    strings,
    window_answers,
)
from lstm_core.train import accuracy

NAMES = [name for name in weights.names() if name.startswith("recall")]


def test_a_drawn_string_has_one_cue_at_the_lag_and_ends_with_the_question():
    batch = tasks.recall(np.random.default_rng(0), 300, lag=(3, 9), before=(2, 4))
    lags, places = set(), set()
    for b, length in enumerate(batch.lengths):
        symbols = batch.x[:length, b].argmax(axis=-1)
        (place,) = np.flatnonzero(symbols <= 1)
        assert symbols[place] == batch.target[0, b]
        assert symbols[-1] == ALPHABET.index("?")
        assert (symbols[:-1] != ALPHABET.index("?")).all()
        lags.add(length - 1 - place)
        places.add(place)
    assert (lags, places) == (set(range(3, 10)), {2, 3, 4})


@pytest.mark.parametrize("settings", [{"lag": (0, 3)}, {"lag": (4, 3)}, {"before": (3, 1)}, {"before": (-1, 1)}])
def test_lags_that_make_no_sense_are_refused(settings):
    with pytest.raises(ValueError, match="the smaller number stands first"):
        tasks.recall(np.random.default_rng(0), 2, **settings)


def test_fixed_strings_are_those_of_their_command_and_differ_in_the_cue_alone():
    drawn = np.random.default_rng(1997).choice(list("abcd"), (50, LENGTH - 1))
    assert [[ALPHABET[s] for s in line] for line in noise()] == drawn.tolist()
    for lag in (1, 7, 31):
        x, y = strings(0, lag), strings(1, lag)
        assert x.shape == (LENGTH, 50)
        assert (np.flatnonzero((x != y).any(axis=1)) == [LENGTH - 1 - lag]).all()
        assert (x[-1] == ALPHABET.index("?")).all()
    with pytest.raises(ValueError, match="lag is 32"):
        strings(0, 32)


def test_a_window_is_right_up_to_its_length_and_guesses_beyond():
    for k in (1, 2, 10, 32):
        shares = [right_share(lambda s, k=k: window_answers(s, k), lag) for lag in LAGS]
        assert shares == [1.0 if lag < k else 0.5 for lag in LAGS]


def test_a_machine_of_three_states_is_right_at_every_lag():
    assert all(right_share(lambda s: machine_states(s)[-1], lag) == 1 for lag in LAGS)
    states = machine_states(strings(1, 5))
    assert (states[: LENGTH - 6] == 2).all()
    assert (states[LENGTH - 6 :] == 1).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_recorded_accuracy_is_measured_again(name):
    about, model = weights.manifest(name), weights.load(name)
    recorded, task = about["accuracy"], about["task"]
    fresh = tasks.recall(
        np.random.default_rng([about["seed"], 1]), recorded["sequences"], before=task["before"], **recorded["asked"]
    )
    assert round(accuracy(model, fresh) * recorded["sequences"]) == recorded["right"]
    learnt = tasks.recall(np.random.default_rng(5), 500, lag=task["lag"], before=task["before"])
    if name != "recall-far":
        assert accuracy(model, learnt) >= 0.99, "what it was trained for it can do"


def test_there_are_networks_that_fade_latch_never_learn_and_an_lstm():
    assert NAMES == ["recall-far", "recall-lstm", "recall-near", "recall-next"]
    cells = [weights.manifest(name)["cell"] for name in NAMES]
    assert cells == ["RNN", "LSTM", "RNN", "RNN"]


@pytest.mark.parametrize("cell", [lc.RNN, lc.LSTM])
def test_fading_is_the_distance_of_two_runs(cell):
    rng = np.random.default_rng(2)
    model = lc.Model(cell(7, 3, rng=rng), lc.Linear(3, 2, rng=rng))
    distances = fading(model.rnn, 12)
    assert distances.shape == (LENGTH, 50)
    assert (distances[: LENGTH - 13] == 0).all()
    assert (distances[LENGTH - 13 :] > 0).all()
    one, two = (model.rnn.trace(one_hot(strings(cue, 12)[:, :1], 7)) for cue in (0, 1))
    gap = one.h[20, 0] - two.h[20, 0]
    if cell is lc.LSTM:
        gap = np.append(gap, one.c[20, 0] - two.c[20, 0])
    assert distances[20, 0] == pytest.approx(np.sqrt(gap @ gap), rel=1e-12)
    assert network_answers(model, strings(0, 3)).shape == (50,)
