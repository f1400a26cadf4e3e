"""Memory tasks: each a function ``task(rng, batch_size, …) -> Batch``; ``TASKS`` lists what must be beaten."""

from lstm_core.tasks.adding import adding, multiplication
from lstm_core.tasks.batch import Batch, Task, trivial_loss
from lstm_core.tasks.catalogue import TASKS
from lstm_core.tasks.characters import characters
from lstm_core.tasks.copy import copy
from lstm_core.tasks.counting import anbn, anbncn
from lstm_core.tasks.logic import delayed_xor, parity
from lstm_core.tasks.long_lag import long_lag_fixed, long_lag_random, long_lag_varied
from lstm_core.tasks.reber import continual_reber, embedded_reber
from lstm_core.tasks.recall import recall
from lstm_core.tasks.recorded import digits, sunspots
from lstm_core.tasks.spike_timing import spike_generating, spike_measuring
from lstm_core.tasks.temporal_order import temporal_order
from lstm_core.tasks.two_sequence import two_sequence

__all__ = [
    "TASKS",
    "Batch",
    "Task",
    "adding",
    "anbn",
    "anbncn",
    "characters",
    "continual_reber",
    "copy",
    "delayed_xor",
    "digits",
    "embedded_reber",
    "long_lag_fixed",
    "long_lag_random",
    "long_lag_varied",
    "multiplication",
    "parity",
    "recall",
    "spike_generating",
    "spike_measuring",
    "sunspots",
    "temporal_order",
    "trivial_loss",
    "two_sequence",
]
