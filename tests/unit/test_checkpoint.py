"""An interrupted run goes on bit for bit; a broken write leaves the last good checkpoint."""

import numpy as np
import pytest

import lstm_core as lc
from lstm_core import checkpoint, losses, optim, tasks
from lstm_core.train import train


def made(optimizer=optim.Adam, hidden=5, seed=0):
    rng = np.random.default_rng(seed)
    model = lc.Model(lc.LSTM(2, hidden, rng=rng), lc.Linear(hidden, 1, rng=rng))
    return model, optimizer(model.parameters, 1e-2), rng


def go(model, optimizer, rng, steps, first_step=1, callbacks=()):
    return train(
        model,
        lambda r: tasks.adding(r, 4, length=10),
        losses.squared_error,
        optimizer,
        steps=steps,
        rng=rng,
        clip=1.0,
        callbacks=callbacks,
        first_step=first_step,
    )


@pytest.mark.parametrize("optimizer", [optim.Adam, optim.SGD, optim.RMSProp])
def test_a_resumed_run_is_the_uninterrupted_one_bit_for_bit(tmp_path, optimizer):
    whole = made(optimizer)
    history = go(*whole, steps=12)
    first = made(optimizer)
    go(*first, steps=7, callbacks=[checkpoint.checkpoint_every(tmp_path / "run.npz", 7)])
    second = made(optimizer, seed=99)
    step = checkpoint.load_checkpoint(tmp_path / "run.npz", *second)
    assert step == 7
    assert go(*second, steps=12, first_step=step + 1) == history[7:]
    for name, value in whole[0].parameters.items():
        np.testing.assert_array_equal(second[0].parameters[name], value)


def test_an_interrupt_while_writing_leaves_the_last_checkpoint(tmp_path, monkeypatch):
    path = tmp_path / "run.npz"
    run = made()
    checkpoint.save_checkpoint(path, 3, *run)
    good = path.read_bytes()

    def interrupted(file, **arrays):
        file.write(b"half a checkpoi")
        raise KeyboardInterrupt

    monkeypatch.setattr(checkpoint.np, "savez", interrupted)
    with pytest.raises(KeyboardInterrupt):
        checkpoint.save_checkpoint(path, 4, *run)
    assert path.read_bytes() == good


def test_a_checkpoint_of_another_network_is_refused_and_changes_nothing(tmp_path):
    checkpoint.save_checkpoint(tmp_path / "run.npz", 3, *made())
    other = made(hidden=6)
    before = {n: p.copy() for n, p in other[0].parameters.items()}
    with pytest.raises(ValueError, match="another network"):
        checkpoint.load_checkpoint(tmp_path / "run.npz", *other)
    for name, value in before.items():
        np.testing.assert_array_equal(other[0].parameters[name], value)
    wrong = made(optim.SGD)
    with pytest.raises(ValueError, match="optimiser's state"):
        checkpoint.load_checkpoint(tmp_path / "run.npz", *wrong)
