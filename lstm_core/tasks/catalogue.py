"""Every task with its sizes, its loss, its chance level and its trivial baseline."""

from functools import partial

from lstm_core import losses
from lstm_core.tasks.adding import adding, multiplication
from lstm_core.tasks.batch import Task
from lstm_core.tasks.copy import copy
from lstm_core.tasks.counting import anbn, anbncn
from lstm_core.tasks.logic import delayed_xor, parity
from lstm_core.tasks.long_lag import long_lag_fixed, long_lag_random, long_lag_varied
from lstm_core.tasks.reber import continual_reber, embedded_reber
from lstm_core.tasks.recall import recall
from lstm_core.tasks.recorded import digits, sunspots
from lstm_core.tasks.spike_timing import spike_generating, spike_measuring
from lstm_core.tasks.temporal_order import LITERAL_THREE_CUES, temporal_order
from lstm_core.tasks.two_sequence import two_sequence

_1997 = "Hochreiter and Schmidhuber 1997, experiment "
_CLASS, _SUCCESSORS, _VALUE = losses.softmax_cross_entropy, losses.sigmoid_cross_entropy, losses.squared_error
_MEAN = "answering the mean target"
_RATES = "answering how often each symbol is legal"

TASKS = {
    task.name: task
    for task in (
        Task("embedded_reber", embedded_reber, 7, 7, _SUCCESSORS, 0.5, _RATES, _1997 + "1"),
        Task("continual_reber", continual_reber, 7, 7, _SUCCESSORS, 0.5, _RATES, "Gers, Schmidhuber and Cummins 2000"),
        Task("long_lag_fixed", long_lag_fixed, 101, 101, _CLASS, 0.5, "naming one symbol always", _1997 + "2a"),
        Task("long_lag_random", long_lag_random, 101, 101, _CLASS, 0.5, "naming x always", _1997 + "2b"),
        Task("long_lag_varied", long_lag_varied, 54, 2, _CLASS, 0.5, "naming x always", _1997 + "2c"),
        Task("two_sequence_3a", two_sequence, 1, 1, _VALUE, 0.5, _MEAN, _1997 + "3a"),
        Task("two_sequence_3b", partial(two_sequence, version="b"), 1, 1, _VALUE, 0.5, _MEAN, _1997 + "3b"),
        Task("two_sequence_3c", partial(two_sequence, version="c"), 1, 1, _VALUE, 0.5, _MEAN, _1997 + "3c"),
        Task("adding", adding, 2, 1, _VALUE, None, _MEAN, _1997 + "4"),
        Task("multiplication", multiplication, 2, 1, _VALUE, None, _MEAN, _1997 + "5"),
        Task("temporal_order", temporal_order, 8, 4, _CLASS, 1 / 4, "naming one class always", _1997 + "6a"),
        Task(
            "temporal_order_3",
            partial(temporal_order, **LITERAL_THREE_CUES),
            8,
            8,
            _CLASS,
            1 / 8,
            "naming one class always",
            _1997 + "6b",
        ),
        Task("recall", recall, 7, 2, _CLASS, 1 / 2, "naming one cue always", "the smallest task of this kind"),
        Task("copy", copy, 10, 8, _CLASS, 1 / 8, "repeating one symbol", "a standard test of memory"),
        Task("parity", parity, 1, 2, _CLASS, 0.5, "answering even always", _1997 + "(section 6, a limit)"),
        Task("delayed_xor", delayed_xor, 2, 2, _CLASS, 0.5, "answering 0 always", _1997 + "(section 6, a limit)"),
        Task("anbn", anbn, 5, 5, _SUCCESSORS, None, _RATES, "Gers and Schmidhuber 2001"),
        Task("anbncn", anbncn, 5, 5, _SUCCESSORS, None, _RATES, "Gers and Schmidhuber 2001"),
        Task(
            "spike_measuring", spike_measuring, 1, 1, _VALUE, None, _MEAN, "after Gers, Schraudolph, Schmidhuber 2002"
        ),
        Task(
            "spike_generating", spike_generating, 1, 1, _VALUE, None, _MEAN, "after Gers, Schraudolph, Schmidhuber 2002"
        ),
        Task("digits", digits, 1, 10, _CLASS, 1 / 10, "naming one digit always", "tasks/data/SOURCES.md"),
        Task("sunspots", sunspots, 1, 1, _VALUE, None, "persistence: next year as this year", "tasks/data/SOURCES.md"),
    )
}
