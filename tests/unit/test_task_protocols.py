"""Every task keeps its protocol, its sizes, its chance level and its seed."""

import inspect

import numpy as np
import pytest

from lstm_core import losses, tasks
from lstm_core.tasks import TASKS, trivial_loss
from lstm_core.tasks.characters import encode, standard_library_text, vocabulary
from lstm_core.tasks.counting import ALPHABET as COUNTING
from lstm_core.tasks.reber import ALPHABET as REBER
from lstm_core.tasks.reber import embedded_reber_string, whole_string_right
from lstm_core.tasks.recorded import sunspot_numbers
from lstm_core.tasks.temporal_order import classes

FAST = {"long_lag_fixed": {"p": 20}, "long_lag_random": {"p": 20}}


def draw(name, seed=0, size=200, **settings):
    return TASKS[name].sample(np.random.default_rng(seed), size, **settings)


@pytest.mark.parametrize("name", TASKS)
def test_a_batch_has_the_shapes_that_the_catalogue_promises(name):
    task, batch = TASKS[name], draw(name)
    seq_len, size = batch.scored.shape
    assert batch.x.shape == (seq_len, size, task.inputs)
    assert batch.x.dtype == np.float64
    assert batch.scored.dtype == bool
    assert batch.scored.any(axis=0).mean() > 0.9
    if task.loss is losses.softmax_cross_entropy:
        assert batch.target.shape == (seq_len, size)
        assert batch.target[batch.scored].min() >= 0
        assert batch.target[batch.scored].max() < task.outputs
    else:
        assert batch.target.shape == (seq_len, size, task.outputs)
    if batch.lengths is not None:
        running = np.arange(seq_len)[:, None] < batch.lengths
        assert batch.lengths.max() == seq_len
        assert not batch.x[~running].any()
        assert not batch.scored[~running].any()


@pytest.mark.parametrize("name", TASKS)
def test_a_seed_decides_a_batch_and_another_seed_another(name):
    first, again, other = draw(name, 3, 50), draw(name, 3, 50), draw(name, 4, 50)
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.target, again.target)
    same = first.x.shape == other.x.shape and np.array_equal(first.x, other.x)
    assert not (same and np.array_equal(first.target, other.target))


@pytest.mark.parametrize("name", [n for n, t in TASKS.items() if t.chance and t.outputs > 1 and "reber" not in n])
def test_chance_is_what_the_best_fixed_guess_reaches(name):
    batch = draw(name, size=4000, **FAST.get(name, {}))
    last = batch.scored.copy()
    if name == "long_lag_fixed":  # every step but the last is certain once known
        last[:-1] = False
    most_common = np.bincount(batch.target[last]).max() / last.sum()
    assert most_common == pytest.approx(TASKS[name].chance, abs=0.03)


@pytest.mark.parametrize(
    ("name", "loss"),
    [
        ("adding", 1 / 24),
        ("multiplication", 7 / 144),
        ("temporal_order", np.log(4)),
        ("temporal_order_3", np.log(8)),
        ("copy", np.log(8)),
        ("parity", np.log(2)),
        ("delayed_xor", np.log(2)),
        ("two_sequence_3a", 1 / 4),
        ("two_sequence_3c", 0.3**2 + 0.1),
    ],
)
def test_the_trivial_baseline_is_the_known_number(name, loss):
    assert trivial_loss(draw(name, size=6000), TASKS[name].loss) == pytest.approx(loss, rel=0.08)


def test_trivial_loss_is_the_least_loss_of_a_constant_answer():
    for name in ("embedded_reber", "adding", "temporal_order"):
        batch, task = draw(name, size=300), TASKS[name]
        best = trivial_loss(batch, task.loss)
        rng = np.random.default_rng(0)
        for _ in range(50):
            answer = np.broadcast_to(rng.normal(size=task.outputs), (*batch.scored.shape, task.outputs))
            assert task.loss(answer, batch.target, batch.scored)[0] >= best - 1e-9


@pytest.mark.parametrize("name", TASKS)
def test_a_generator_is_asked_for_by_name(name):
    with pytest.raises(TypeError, match="rng is 0"):
        TASKS[name].sample(0, 4)
    with pytest.raises(ValueError, match="batch_size is 0"):
        TASKS[name].sample(np.random.default_rng(0), 0)


# ---------------------------------------------------------------------------------------------------------------------


def test_adding_keeps_the_protocol():
    batch = draw("adding", size=3000, length=100)
    value, marker = batch.x[..., 0], batch.x[..., 1]
    columns = np.arange(3000)
    assert set(batch.lengths) == set(range(100, 111))
    assert (marker == 1).sum(axis=0).tolist() == [2] * 3000
    assert (marker[batch.lengths - 1, columns] == -1).all()
    marks = np.sort(np.argsort(-marker, axis=0, kind="stable")[:2], axis=0)
    assert marks[0].max() < 10
    assert marks[1].max() == 48
    x1, x2 = value[marks[0], columns], value[marks[1], columns]
    np.testing.assert_allclose(batch.target[0, :, 0], 0.5 + (x1 + x2) / 4)
    at_start = marks[0] == 0
    assert at_start.any()
    assert not value[0, at_start].any()
    assert (marker[0, ~at_start] == -1).all()
    assert (marker[0, at_start] == 1).all()


def test_multiplication_multiplies_values_between_0_and_1():
    batch = draw("multiplication", size=500, length=50)
    value, marker = batch.x[..., 0], batch.x[..., 1]
    product = np.where(marker == 1, value, 1).prod(axis=0)
    np.testing.assert_allclose(batch.target[-1, :, 0], product)
    assert value.min() >= 0
    assert value.max() <= 1


@pytest.mark.parametrize(("name", "windows"), [("temporal_order", 2), ("temporal_order_3", 3)])
def test_temporal_order_classes_are_the_cues_in_their_order(name, windows):
    batch = draw(name, size=500)
    symbols = np.where(batch.x.any(axis=-1), batch.x.argmax(axis=-1), -1)
    for b in range(500):
        cues = "".join("XY"[s - 6] for s in symbols[:, b] if s >= 6)
        assert classes(windows)[batch.target[0, b]] == cues
        assert symbols[0, b] == 0
        assert symbols[batch.lengths[b] - 1, b] == 1
    assert set(batch.lengths) == set(range(100, 111))


def test_a_reber_string_obeys_the_grammar_and_remembers_its_second_symbol():
    rng = np.random.default_rng(1)
    for _ in range(300):
        string, legal = embedded_reber_string(rng)
        assert string[0] == "B"
        assert string[2] == "B"
        assert string[-1] == "E"
        assert string[-3] == "E"
        assert string[1] == string[-2]
        assert string[1] in "TP"
        assert len(legal) == len(string) - 1
        assert len(string) >= 9
        assert all(symbol in allowed for symbol, allowed in zip(string[1:], legal, strict=True))
        assert all(len(allowed) == 2 for allowed in legal[3:-3])


def test_whole_strings_are_right_only_with_every_successor():
    batch = draw("embedded_reber", size=40)
    answers = batch.target * 2 - 1.0
    assert whole_string_right(answers, batch).all()
    answers[3, 7] *= -1
    assert whole_string_right(answers, batch).sum() == 39


def test_a_reber_network_that_ignores_the_second_symbol_is_right_half_of_the_time():
    batch = draw("embedded_reber", size=2000)
    answers = batch.target * 2 - 1.0
    last = batch.lengths - 3  # the step whose successor is the second symbol again
    answers[last, np.arange(2000)] = -1.0
    answers[last, np.arange(2000), REBER.index("T")] = 1.0
    assert whole_string_right(answers, batch).mean() == pytest.approx(TASKS["embedded_reber"].chance, abs=0.04)


def test_a_continual_stream_is_reber_strings_end_to_end():
    batch = draw("continual_reber", size=5, length=120)
    for b in range(5):
        text = "".join(REBER[s] for s in batch.x[:, b].argmax(axis=-1))
        following = batch.x[1:, b]
        assert (batch.target[:-1, b][following == 1] == 1).all(), text


def test_long_lag_sequences_end_as_they_began():
    for name in ("long_lag_fixed", "long_lag_random"):
        batch = draw(name, size=50, p=20)
        first, last = batch.x[0].argmax(axis=-1), batch.target[-1]
        np.testing.assert_array_equal(first, last)
        assert len(batch.x) == 20
    middle = draw("long_lag_fixed", size=2, p=20).x[1:, 0].argmax(axis=-1)
    np.testing.assert_array_equal(middle, np.arange(19))
    varied = tasks.long_lag_varied(np.random.default_rng(2), 4000, p=10, q=30)
    assert varied.lengths.min() == 33
    assert varied.lengths.mean() == pytest.approx(33 + 9, abs=0.6)
    np.testing.assert_array_equal(varied.x[1].argmax(axis=-1) - 10, varied.target[0])


def test_two_sequences_differ_in_their_first_elements_alone():
    batch = draw("two_sequence_3a", size=4000)
    first = batch.target[0, :, 0] == 1
    np.testing.assert_array_equal(batch.x[:3, :, 0], np.where(first, 1.0, -1.0)[None].repeat(3, axis=0))
    rest = batch.x[3:100, :, 0]
    assert rest.var() == pytest.approx(0.2, rel=0.02)
    assert abs(rest[:, first].mean() - rest[:, ~first].mean()) < 0.01
    noisy = draw("two_sequence_3b", size=4000)
    assert noisy.x[:3, :, 0].std(axis=1).min() > 1.0


def test_copy_asks_for_the_string_after_the_pause():
    batch = draw("copy", size=20, symbols=4, length=5, pause=7)
    symbols = batch.x.argmax(axis=-1)
    assert len(symbols) == 17
    np.testing.assert_array_equal(batch.target[-5:], symbols[:5])
    assert (symbols[5:11] == 4).all()
    assert (symbols[11] == 5).all()
    assert (symbols[12:] == 4).all()


def test_parity_and_delayed_xor_are_what_they_say():
    batch = draw("parity", size=50)
    np.testing.assert_array_equal(batch.target, np.logical_xor.accumulate(batch.x[..., 0] == 1, axis=0))
    batch = draw("delayed_xor", size=50)
    np.testing.assert_array_equal(batch.target[-1], (batch.x[0, :, 0] > 0) ^ (batch.x[1, :, 0] > 0))
    assert tasks.parity(np.random.default_rng(0), 3, every_step=False).scored.sum() == 3


@pytest.mark.parametrize(("name", "letters"), [("anbn", "ab"), ("anbncn", "abc")])
def test_counting_strings_have_equal_blocks_and_end_on_time(name, letters):
    batch = draw(name, size=100)
    for b in range(100):
        text = "".join(COUNTING[s] for s in batch.x[: batch.lengths[b], b].argmax(axis=-1))
        n = text.count("a")
        assert text == "S" + "".join(letter * n for letter in letters)
        legal = [{COUNTING[s] for s in np.flatnonzero(row)} for row in batch.target[: batch.lengths[b], b]]
        assert legal[-1] == {"T"}
        assert legal[0] == {"a"}
        assert legal[1] == {"a", "b"}
        assert all(after in allowed for after, allowed in zip(text[1:], legal, strict=False))
        assert sum("T" in allowed for allowed in legal) == 1


def test_spikes_are_measured_and_sent_at_their_intervals():
    batch = draw("spike_measuring", size=100)
    for b in range(100):
        times = np.flatnonzero(batch.x[:, b, 0])
        np.testing.assert_allclose(batch.target[times[1:], b, 0] * 15, np.diff(times))
        assert set(np.diff(times)) <= set(range(5, 16))
        np.testing.assert_array_equal(np.flatnonzero(batch.scored[:, b]), times[1:])
    batch = draw("spike_generating", size=100)
    for b in range(100):
        interval = round(batch.x[0, b, 0] * 15)
        np.testing.assert_array_equal(np.flatnonzero(batch.target[:, b, 0]) + 1, np.arange(interval, 61, interval))


def test_digits_are_split_once_and_for_all():
    train, test = draw("digits", size=3000), draw("digits", size=3000, part="test")
    rows = lambda batch: {tuple(row) for row in batch.x[..., 0].T}  # noqa: E731
    assert len(rows(train)) > 1000
    assert not rows(train) & rows(test)
    assert draw("digits", size=4, steps=8).x.shape == (8, 4, 8)
    assert train.x.min() == 0
    assert train.x.max() == 1


def test_sunspots_are_the_recorded_numbers_and_persistence_is_measurable():
    years, numbers = sunspot_numbers()
    assert (years[0], years[-1], len(years)) == (1700, 2008, 309)
    assert numbers[0] == 5
    assert numbers[-1] == 2.9
    batch = draw("sunspots", size=200, part="test")
    np.testing.assert_array_equal(batch.x[1:], batch.target[:-1])
    persistence = losses.squared_error(batch.x, batch.target, batch.scored)[0]
    assert persistence < trivial_loss(batch, losses.squared_error)


def test_characters_come_from_the_text_and_unknown_ones_are_named():
    text = standard_library_text(limit=20_000)
    assert len(text) == 20_000
    alphabet = vocabulary(text)
    codes = encode(text, alphabet)
    assert "".join(alphabet[k] for k in codes[:500]) == text[:500]
    batch = tasks.characters(np.random.default_rng(0), 3, codes=codes, size=len(alphabet), length=30)
    np.testing.assert_array_equal(batch.x[1:].argmax(axis=-1), batch.target[:-1])
    with pytest.raises(ValueError, match="'☃'"):
        encode("a☃", ("a", "b"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda rng: tasks.two_sequence(rng, 2, version="d"), "version is 'd'"),
        (lambda rng: tasks.two_sequence(rng, 2, length=3, informative=3), "informative is 3"),
        (lambda rng: tasks.digits(rng, 2, steps=7), "steps is 7"),
        (lambda rng: tasks.sunspots(rng, 2, part="all"), "part is 'all'"),
        (lambda rng: tasks.sunspots(rng, 2, part="test", length=69), "length is 69"),
        (lambda rng: tasks.spike_measuring(rng, 2, length=20), "must hold two"),
        (lambda rng: tasks.temporal_order(rng, 2, windows=((1, 2), (3, 9)), length=(10, 12)), "no place"),
        (lambda rng: tasks.adding(rng, 2, length=5), "at least 6"),
    ],
)
def test_settings_that_make_no_sense_are_refused_with_a_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call(np.random.default_rng(0))


def test_every_public_task_documents_itself():
    for name in tasks.__all__:
        assert inspect.getdoc(getattr(tasks, name)) or name == "TASKS"
