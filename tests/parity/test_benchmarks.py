"""What the benchmarks time in PyTorch is the same computation as ours."""

import numpy as np
import pytest
import torch

from tests.benchmarks import candidates, cases, training_step


@pytest.mark.parametrize("dtype", cases.DTYPES)
@pytest.mark.parametrize("size", cases.TINY)
def test_both_compute_the_same(size, dtype, note):
    def far(found, wanted):
        return note(f"benchmarks, {dtype}", float(np.abs(found.detach().numpy() - wanted).max()))

    tolerance = 1e-12 if dtype == "float64" else 5e-6
    answers = {
        task: (candidates.torch_lstm(size, dtype, task)(), candidates.ours(size, dtype, task)()) for task in cases.TASKS
    }
    theirs, ours = answers["forward"]
    assert far(theirs[0], ours[0]) <= tolerance
    theirs, ours = answers["traced"]
    for quantity, name in zip(theirs, "aifgoch", strict=True):
        assert far(quantity, getattr(ours, name)) <= tolerance
    theirs, ours = answers["training"]
    assert far(theirs, ours[0]) <= tolerance


def test_both_train_a_character_model():
    for make in candidates.CHARACTERS.values():
        assert make(**cases.FEW_CHARACTERS)() is None
    assert torch.is_grad_enabled()


def test_both_take_the_same_steps_of_training():
    size = (6, 3, 4)
    ours, theirs = training_step.ours(size), training_step.torch_step(size)
    for _ in range(3):
        assert abs(ours() - theirs()) <= 1e-12
