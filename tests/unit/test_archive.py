"""A network that was saved is the network that is loaded, and a damaged file is one clear error."""

import io
import json
import pickle
import zipfile

import numpy as np
import pytest

import lstm_core as lc

RNG = np.random.default_rng


def networks():
    yield lc.LSTM(3, 4, rng=RNG(0))
    yield lc.LSTM(3, 6, 2, bidirectional=True, proj_size=2, peepholes=True, clip=0.5, rng=RNG(1))
    yield lc.LSTM(3, 4, bias=False, variant="FGR", dtype=np.float32, rng=RNG(2))
    yield lc.LSTM(3, 6, variant="1997", block_size=2, rng=RNG(3))
    yield lc.LSTM(3, 4, activations=(("hard_sigmoid", 0.2, 0.5), "softsign", "relu"), rng=RNG(4))
    yield lc.GRU(3, 4, 2, reset_after=False, rng=RNG(5))
    yield lc.RNN(3, 4, activation=("leaky_relu", 0.2), bidirectional=True, rng=RNG(6))
    yield lc.Model(lc.LSTM(3, 4, bidirectional=True, rng=RNG(7)), lc.Linear(8, 2, bias=False, rng=RNG(8)))


@pytest.mark.parametrize("net", list(networks()), ids=lambda n: type(n).__name__)
def test_saving_and_loading_is_the_identity(net, tmp_path):
    lc.save(net, tmp_path / "net.npz")
    again = lc.load(tmp_path / "net.npz")
    assert type(again) is type(net)
    assert list(again.parameters) == list(net.parameters)
    dtype = next(iter(net.parameters.values())).dtype
    x = RNG(9).standard_normal((6, 2, 3)).astype(dtype)
    answers = [n(x) if isinstance(n, lc.Model) else n(x)[0] for n in (net, again)]
    np.testing.assert_array_equal(*answers)
    lc.save(again, tmp_path / "twice.npz")
    assert (tmp_path / "net.npz").stat().st_size == (tmp_path / "twice.npz").stat().st_size


def test_only_networks_are_saved(tmp_path):
    with pytest.raises(TypeError, match="network is a dict"):
        lc.save({}, tmp_path / "x.npz")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "net.npz"
    lc.save(lc.LSTM(3, 4, rng=RNG(0)), path)
    return path


def rewritten(path, change, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def npy(array, allow_pickle=False):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, allow_pickle=allow_pickle)
    return stream.getvalue()


def described(**changes):
    def change(members):
        text = json.loads(str(np.load(io.BytesIO(members["description.npy"]))))
        text["rnn"] |= changes
        members["description.npy"] = npy(np.array(json.dumps(text)))

    return change


class Bomb:
    def __reduce__(self):
        return (pytest.fail, ("a pickle was opened",))


DAMAGES = {
    "pickle inside": lambda m: m.update({"weight_ih_l0.npy": npy(np.array([Bomb()], dtype=object), True)}),
    "a missing array": lambda m: m.pop("weight_hh_l0.npy"),
    "an extra array": lambda m: m.update({"more.npy": npy(np.zeros(3))}),
    "a wrong shape": lambda m: m.update({"bias_ih_l0.npy": npy(np.zeros(15))}),
    "a wrong dtype": lambda m: m.update({"bias_ih_l0.npy": npy(np.zeros(16, dtype=np.float32))}),
    "integers": lambda m: m.update({"bias_ih_l0.npy": npy(np.zeros(16, dtype=int))}),
    "no description": lambda m: m.pop("description.npy"),
    "a description that is no JSON": lambda m: m.update({"description.npy": npy(np.array("{"))}),
    "a header that claims too much": lambda m: m.update(
        {"weight_ih_l0.npy": m["weight_ih_l0.npy"].replace(b"(16, 3)", b"(99999999999, 3)".ljust(7))[:-8]}
    ),
    "a negative shape": lambda m: m.update(
        {"weight_ih_l0.npy": m["weight_ih_l0.npy"].replace(b"(16, 3), }  ", b"(-16, -3), }")}
    ),
    "a huge hidden_size": described(hidden_size=10**9),
    "a hidden_size that is no number": described(hidden_size="4"),
    "an unknown cell": described(cell="Transformer"),
    "an unknown variant": described(variant="NXX"),
    "an unknown argument": described(colour="red"),
    "another format": lambda m: m.update({"description.npy": npy(np.array('{"format": "x", "rnn": {}}'))}),
    "a member that is no array": lambda m: m.update({"notes.txt": b"hello"}),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_one_clear_error(saved, damage):
    rewritten(saved, DAMAGES[damage])
    with pytest.raises(lc.WeightsFileError):
        lc.load(saved)


def test_a_compressed_file_is_refused_before_it_is_unpacked(saved):
    rewritten(saved, lambda m: None, zipfile.ZIP_DEFLATED)
    with pytest.raises(lc.WeightsFileError, match="compressed"):
        lc.load(saved)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x93NUMPY", bytes(range(256)) * 20])
def test_bytes_that_are_no_archive_are_refused(tmp_path, data):
    (tmp_path / "x.npz").write_bytes(data)
    with pytest.raises(lc.WeightsFileError, match="not a whole"):
        lc.load(tmp_path / "x.npz")


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        lc.load(tmp_path / "nowhere.npz")


def test_flipped_and_truncated_bytes_never_do_worse_than_an_error(saved):
    rng, good = RNG(1), saved.read_bytes()
    original = lc.load(saved)
    refused = 0
    for _ in range(400):
        data = bytearray(good)
        if rng.random() < 0.2:
            del data[rng.integers(len(data)) :]
        else:
            for _ in range(rng.integers(1, 4)):
                data[rng.integers(len(data))] ^= 1 << rng.integers(8)
        saved.write_bytes(bytes(data))
        try:
            net = lc.load(saved)
        except lc.WeightsFileError:
            refused += 1
        else:  # a flip in bytes that carry no meaning, such as a date
            for name, value in original.parameters.items():
                np.testing.assert_array_equal(net.parameters[name], value)
    assert refused > 300


def test_nothing_is_unpickled(saved, monkeypatch):
    monkeypatch.setattr(pickle, "load", lambda *a, **k: pytest.fail("pickle.load was called"))
    lc.load(saved)
