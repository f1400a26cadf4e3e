"""PyTorch's networks come in with every option, and go out again: the same input gives the same answer."""

import numpy as np
import pytest
import torch

import lstm_core as lc
from tests.parity.drawn import draw
from tests.unit.central import worst
from tools.golden.from_torch import KINDS, parts_of, torch_options

NUMBER = 300


def random_module(case, batch_first=False, dtype=torch.float64):
    module = KINDS[case.cell](*case.sizes, batch_first=batch_first, dtype=dtype, **torch_options(case.options))
    with torch.no_grad():
        for name, p in module.named_parameters():
            p.copy_(torch.from_numpy(case.parameters[name]))
    return module


def answer_of_torch(module, case, batch_first):
    """Return y (time-major) and the state from PyTorch, through packed sequences where lengths are ragged."""
    state = None if case.state is None else [torch.from_numpy(s) for s in case.state]
    state = None if state is None else tuple(state) if case.cell == "LSTM" else state[0]
    x = torch.from_numpy(case.x)
    turn = batch_first and x.ndim == 3
    x = x.transpose(0, 1) if turn else x
    if case.lengths is None:
        y, final = module(x, state)
    else:
        lengths = torch.tensor(case.lengths)
        packed = torch.nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=batch_first, enforce_sorted=False)
        y, final = module(packed, state)
        y = torch.nn.utils.rnn.pad_packed_sequence(y, batch_first=batch_first, total_length=len(case.x))[0]
    y = y.transpose(0, 1) if turn else y
    return {n: t.detach().numpy() for n, t in zip(("y", "h", "c"), (y, *parts_of(final)), strict=False)}


def answer_of_course(net, case):
    state = None if case.state is None else tuple(case.state) if case.cell == "LSTM" else case.state[0]
    y, final = net(case.x, state, case.lengths)
    return dict(zip(("y", "h", "c"), (y, *parts_of(final)), strict=False))


@pytest.mark.parametrize("first", range(0, NUMBER, 50))
def test_modules_and_state_dictionaries(first, note):
    for seed in range(first, first + 50):
        case = draw(10_000 + seed)
        batch_first = bool(seed % 2)
        module = random_module(case, batch_first)
        wanted = answer_of_torch(module, case, batch_first)
        nonlinearity = case.options.get("activation", "tanh") if case.cell == "RNN" else None
        nets = [lc.from_torch(module), lc.from_torch(module.state_dict(), activation=nonlinearity)]
        for net in nets:
            assert note(f"from_torch {case.cell}", worst(answer_of_course(net, case), wanted)) <= 1e-13, (seed, case)
        again = random_module(case, batch_first)
        with torch.no_grad():
            for p in again.parameters():
                p.zero_()
        again.load_state_dict(lc.to_torch_state_dict(nets[0], torch.from_numpy))
        found = answer_of_torch(again, case, batch_first)
        assert all(np.array_equal(found[name], wanted[name]) for name in wanted), seed


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
def test_cells(kind, note):
    cell = getattr(torch.nn, f"{kind}Cell")(3, 4, dtype=torch.float64)
    x = torch.randn(5, 2, 3, dtype=torch.float64)
    state, outputs = None, []
    for x_t in x:
        state = cell(x_t, state)
        outputs.append(state[0] if kind == "LSTM" else state)
    for net in (lc.from_torch(cell), lc.from_torch(cell.state_dict(), activation="tanh" if kind == "RNN" else None)):
        y, _ = net(x.numpy())
        assert note("from_torch cells", np.abs(y - torch.stack(outputs).detach().numpy()).max()) <= 1e-13


class Tagger(torch.nn.Module):
    """A real model: embedding, two-layer bidirectional LSTM with dropout, a linear head, another network beside."""

    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(20, 6)
        self.encoder = torch.nn.LSTM(6, 8, 2, batch_first=True, bidirectional=True, dropout=0.3)
        self.head = torch.nn.Linear(16, 5)
        self.side = torch.nn.GRU(6, 3)

    def forward(self, tokens):
        return self.head(self.encoder(self.embedding(tokens))[0])


def test_a_real_model_end_to_end(tmp_path, note):
    torch.manual_seed(1)
    model = Tagger().eval()
    tokens = torch.randint(0, 20, (3, 11))
    wanted = model(tokens).detach().numpy().transpose(1, 0, 2)
    x = model.embedding(tokens).detach().numpy().transpose(1, 0, 2)
    torch.save(model.state_dict(), tmp_path / "tagger.pt")
    torch.save({"state_dict": model.state_dict(), "epoch": 3}, tmp_path / "checkpoint.pt")
    sources = [model, model.state_dict(), tmp_path / "tagger.pt", str(tmp_path / "checkpoint.pt")]
    for source in sources:
        net = lc.from_torch(source, "encoder", head="head")
        assert note("a tagger from PyTorch, float32", np.abs(net(x) - wanted).max()) <= 5e-6
    with pytest.raises(ValueError, match=r"2 recurrent layers: 'encoder' \(LSTM.*'side' \(GRU.*give name="):
        lc.from_torch(model)
    with pytest.raises(ValueError, match="no recurrent layer 'decoder'"):
        lc.from_torch(model, "decoder")


def test_named_layers_are_stacked():
    model = torch.nn.ModuleDict({"a": torch.nn.LSTM(3, 4, bidirectional=True), "b": torch.nn.GRU(8, 2)}).double()
    x = torch.randn(5, 2, 3, dtype=torch.float64)
    wanted = model["b"](model["a"](x)[0])[0].detach().numpy()
    for source in (model, model.state_dict()):
        net = lc.from_torch(source, ["a", "b"])
        np.testing.assert_allclose(net(x.numpy())[0], wanted, atol=1e-13)


def test_parametrisations_are_applied():
    module = torch.nn.LSTM(3, 4).double()
    torch.nn.utils.parametrizations.weight_norm(module, "weight_hh_l0")
    with torch.no_grad():
        module.parametrizations.weight_hh_l0.original0.mul_(1.7)
    x = torch.randn(5, 2, 3, dtype=torch.float64)
    np.testing.assert_allclose(lc.from_torch(module)(x.numpy())[0], module(x)[0].detach().numpy(), atol=1e-13)


def test_reduced_precision():
    module = torch.nn.LSTM(3, 4).to(torch.bfloat16)
    net = lc.from_torch(module)
    assert net.dtype == np.float32
    np.testing.assert_array_equal(net.parameters["weight_ih_l0"], module.weight_ih_l0.float().detach().numpy())
    with pytest.raises(TypeError, match=r"float16.*dtype=np\.float32"):
        lc.from_torch(torch.nn.LSTM(3, 4).half())
    assert lc.from_torch(torch.nn.LSTM(3, 4).half(), dtype=np.float64).dtype == np.float64


class Bomb:
    def __reduce__(self):
        return (pytest.fail, ("code in a file ran",))


def test_a_file_with_code_in_it_is_never_unpickled(tmp_path):
    torch.save({"weight_ih_l0": Bomb()}, tmp_path / "bomb.pt")
    torch.save(torch.nn.LSTM(3, 4), tmp_path / "module.pt")
    (tmp_path / "random.pt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.pt").write_bytes(b"")
    torch.save([1, 2], tmp_path / "list.pt")
    torch.save({"a": torch.zeros(2)}, tmp_path / "other.pt")
    for name in ("bomb", "module", "random", "empty", "list", "other"):
        with pytest.raises(lc.WeightsFileError):
            lc.from_torch(tmp_path / f"{name}.pt")


@pytest.mark.filterwarnings("ignore:torch.quantize_per_tensor:UserWarning", "ignore:.*deprecated:DeprecationWarning")
def test_quantised_layers_are_refused():
    model = torch.ao.nn.quantized.dynamic.LSTM(3, 4)
    with pytest.raises(ValueError, match="no LSTM, GRU or RNN"):
        lc.from_torch(model)
