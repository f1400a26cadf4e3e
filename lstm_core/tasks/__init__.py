"""Memory tasks: each a function ``task(rng, batch_size, …) -> Batch`` in a file of its own."""

from lstm_core.tasks.adding import adding
from lstm_core.tasks.batch import Batch
from lstm_core.tasks.temporal_order import temporal_order

__all__ = ["Batch", "adding", "temporal_order"]
