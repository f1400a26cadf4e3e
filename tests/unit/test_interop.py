"""Networks go out to every format and come back the same; what a format lacks is refused by name."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lstm_core as lc
from lstm_core.interop import Chain, Directed, from_json, with_mask
from lstm_core.interop.assembly import Layer, Run, assemble, take_apart
from lstm_core.interop.description import describe
from tests.unit.central import analytic, numeric, parts_of, worst
from tests.unit.configurations import maybe, network, pick

RNG = np.random.default_rng
SEEDS = st.integers(0, 2**32 - 1)
EXPORTABLE = ("vanilla", "CIFG", "NIAF", "NOAF", "NP")


def composed(rng):
    """Return a random network that no single class holds."""
    cell = pick(rng, ("LSTM", "GRU", "RNN"))
    one = network(rng, cell=cell, num_layers=1, bidirectional=False)
    two = network(rng, cell=cell, num_layers=1, bidirectional=False)
    same = (two.input_size, two.hidden_size, two.output_size) == (one.input_size, one.hidden_size, one.output_size)
    if same and maybe(rng):
        return Directed(one, two, merge=pick(rng, ("concat", "sum", "mul", "ave")))
    low = Directed(None, one, reading_order=maybe(rng)) if maybe(rng) else Directed(one, twin(one), merge="sum")
    return Chain([low, lc.GRU(one.output_size, 3, 2, rng=rng)]) if maybe(rng) else low


def twin(net):
    """Return an equal network with weights of its own."""
    return from_json(lc.to_json(net))


def same(net, again):
    """Say whether two networks have one description and the same bits."""
    if describe(net) != describe(again) or list(net.parameters) != list(again.parameters):
        return False
    return all(np.array_equal(p, again.parameters[name]) for name, p in net.parameters.items())


def any_network(seed):
    rng = RNG(seed)
    dtype = pick(rng, (np.float64, np.float32))
    return composed(rng) if maybe(rng, 0.3) else network(rng, dtype=dtype)


@pytest.mark.parametrize("ending", ["npz", "json", "safetensors"])
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_our_own_files_keep_everything(ending, seed, tmp_path_factory):
    net, path = any_network(seed), tmp_path_factory.getbasetemp() / f"kept.{ending}"
    lc.save(net, path)
    assert same(net, lc.load(path))


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_json_text_keeps_everything(seed):
    net = any_network(seed)
    assert same(net, from_json(lc.to_json(net)))


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS)
def test_taking_apart_and_assembling_is_the_identity(seed):
    net = any_network(seed)
    again = assemble(take_apart(net))
    x = RNG(seed).standard_normal((4, 2, net.input_size)).astype(net.dtype)
    found, wanted = (parts for parts in (again(x), net(x)))
    np.testing.assert_array_equal(found[0], wanted[0])
    if not isinstance(net, (Chain, Directed)):
        assert same(net, again)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_pytorch_names_there_and_back(seed):
    rng = RNG(seed)
    cell = pick(rng, ("LSTM", "GRU", "RNN"))
    fixed = {"clip": None} | (
        {} if cell == "RNN" else {"activations": ("sigmoid", "tanh", "tanh")[: 2 + (cell == "LSTM")]}
    )
    fixed |= {"LSTM": {"variant": "vanilla", "peepholes": False, "block_size": 1}, "GRU": {"reset_after": True}}.get(
        cell, {"activation": pick(rng, ("tanh", "relu"))}
    )
    net = network(rng, cell=cell, **fixed)
    activation = net.options.activation.name if cell == "RNN" else None
    prefixed = {f"model.rnn.{name}": p for name, p in lc.to_torch_state_dict(net).items()} | {"model.head.weight": 1.0}
    for state in (lc.to_torch_state_dict(net), prefixed):
        assert same(net, lc.from_torch(state, activation=activation))


def for_onnx(rng):
    cell = pick(rng, ("LSTM", "LSTM", "GRU", "RNN"))
    fixed = {"clip": pick(rng, (None, 0.5, 1.25))}
    if cell == "LSTM":
        fixed |= {"proj_size": 0, "block_size": 1, "variant": pick(rng, ("vanilla", "CIFG"))}
    dtype = pick(rng, (np.float64, np.float32))
    return network(rng, cell=cell, dtype=dtype, **fixed)


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS)
def test_onnx_there_and_back(seed, tmp_path_factory):
    net, path = for_onnx(RNG(seed)), tmp_path_factory.getbasetemp() / "there.onnx"
    lc.to_onnx(net, path)
    assert same(net, lc.from_onnx(path))


def test_a_model_keeps_its_head(tmp_path):
    model = lc.Model(lc.LSTM(3, 4, bidirectional=True, rng=RNG(0)), lc.Linear(8, 2, rng=RNG(1)))
    x = RNG(2).standard_normal((5, 2, 3))
    lc.to_safetensors(model, tmp_path / "model.safetensors")
    for again in (
        from_json(lc.to_json(model)),
        lc.from_safetensors(tmp_path / "model.safetensors"),
        lc.from_torch(lc.to_torch_state_dict(model), "rnn", head="head"),
    ):
        np.testing.assert_array_equal(again(x), model(x))


# ------------------------------------------------------------------------------------------------- composed networks


@pytest.mark.parametrize("seed", range(25))
def test_gradients_of_composed_networks_are_exact(seed):
    rng = RNG([50, seed])
    one, two = (lc.LSTM(2, 3, peepholes=k == 1, activations=("sigmoid", a, a), rng=rng)
                for k, a in enumerate(("tanh", "softsign")))  # fmt: skip
    two = two if seed % 2 else lc.LSTM(2, 3, clip=0.7, rng=rng)
    nets = [Directed(one, two, merge=m) for m in ("concat", "sum", "mul", "ave")]
    nets += [Directed(None, one), Directed(None, one, reading_order=True)]
    nets += [Chain([Directed(None, one, reading_order=True), lc.RNN(3, 2, bidirectional=True, rng=rng)])]
    net = nets[seed % len(nets)]
    lengths = np.array([4, 2, 3]) if seed % 3 else None
    x = rng.standard_normal((4, 3, 2))
    y, final = net(x, None, lengths)
    if isinstance(net, Chain):
        d_y = rng.standard_normal(y.shape)
        _, _, tape = net.forward(x, None, lengths)
        d_x, _, grads = net.backward(tape, d_y)
        wanted = numeric_of_chain(net, x, lengths, d_y)
        assert worst({"x": d_x} | grads, wanted) < 1e-7
        return
    state = tuple(rng.standard_normal(p.shape) for p in parts_of(final))
    run = (net, x, state, lengths, rng.standard_normal(y.shape), tuple(rng.standard_normal(p.shape) for p in state))
    assert worst(analytic(*run), numeric(*run)) < 1e-7


def numeric_of_chain(net, x, lengths, d_y):
    from tests.unit.central import STEP, differences

    x = x.copy()

    def value():
        return float((net(x, None, lengths)[0] * d_y).sum())

    return {name: differences(value, a, STEP) for name, a in ({"x": x} | net.parameters).items()}


def test_traces_of_composed_networks_are_in_the_order_of_the_input():
    net = Directed(lc.LSTM(2, 3, rng=RNG(0)), lc.LSTM(2, 3, activations=("sigmoid", "relu", "tanh"), rng=RNG(1)))
    x, lengths = RNG(2).standard_normal((5, 2, 2)), np.array([5, 3])
    y, (h, _) = net(x, lengths=lengths)
    trace = net.trace(x, lengths=lengths)
    np.testing.assert_array_equal(np.concatenate([trace[0, 0].h, trace[0, 1].h], axis=-1), y)
    np.testing.assert_array_equal(trace[0, 1].h[0], h[1])
    assert trace[0, 1].reverse
    np.testing.assert_array_equal(trace[0, 1].c_before()[2, 1], np.zeros(3))
    single = net.trace(x[:, 0])
    np.testing.assert_allclose(single[1].h, trace[1].h[:, 0], atol=1e-15)
    chain = Chain([net, lc.GRU(6, 2, rng=RNG(3))])
    assert [record.cell for record in chain.trace(x).layers] == ["LSTM", "LSTM", "GRU"]
    np.testing.assert_array_equal(chain.trace(x, lengths=lengths).h, chain(x, lengths=lengths)[0])


def test_composed_networks_go_on_from_their_state():
    rng = RNG(5)
    low = Directed(lc.LSTM(2, 3, rng=rng), lc.LSTM(2, 3, clip=1.0, rng=rng), merge="sum")
    net = Chain([Directed(lc.GRU(2, 2, rng=rng)), lc.LSTM(2, 3, 2, rng=rng)])
    x = rng.standard_normal((6, 2, 2))
    whole, end = net(x)
    first, state = net(x[:4])
    second, final = net(x[4:], state)
    np.testing.assert_allclose(np.concatenate([first, second]), whole, atol=1e-15)
    np.testing.assert_allclose(final[1][1], end[1][1], atol=1e-15)
    with pytest.raises(ValueError, match="2 directions"):
        low(x, (np.zeros((1, 2, 3)), np.zeros((1, 2, 3))))
    with pytest.raises(ValueError, match="each of 2 networks"):
        net(x, end[0])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Directed(*[lc.RNN(2, 3, rng=RNG(0))] * 2), "one network"),
        (lambda: Directed(), "neither forward nor backward"),
        (lambda: Directed(lc.RNN(2, 3, rng=RNG(0)), lc.RNN(2, 4, rng=RNG(0))), r"RNN\(2, 3\).*RNN\(2, 4\)"),
        (lambda: Directed(lc.RNN(2, 3, rng=RNG(0)), merge="max"), "'max'"),
        (lambda: Chain([]), "no networks"),
        (lambda: Chain([lc.RNN(2, 3, rng=RNG(0)), lc.RNN(2, 3, rng=RNG(0))]), "gives 3 features.*reads 2"),
        (lambda: assemble([Layer(Run("LSTM", {"weight_ih": np.zeros((4, 2))}))]), "weight_hh is missing"),
        (lambda: lc.from_torch({}), "no LSTM, GRU or RNN"),
        (lambda: lc.from_torch({"weight_ih_l0": np.zeros((3, 2)), "weight_hh_l0": np.zeros((3, 3))}), "nonlinearity"),
        (lambda: lc.from_torch({"weight_ih_l0": np.zeros((7, 2)), "weight_hh_l0": np.zeros((7, 3))}), r"\(7, 3\)"),
        (lambda: lc.to_torch_state_dict(lc.LSTM(2, 3, peepholes=True, rng=RNG(0))), "no peepholes"),
        (lambda: lc.to_torch_state_dict(lc.LSTM(2, 3, variant="CIFG", clip=1.0, rng=RNG(0))), "no clip, no variant"),
        (lambda: lc.to_torch_state_dict(lc.GRU(2, 3, reset_after=False, rng=RNG(0))), "reset_after=False"),
        (lambda: lc.to_torch_state_dict(lc.RNN(2, 3, activation="elu", rng=RNG(0))), "activation elu"),
        (lambda: lc.to_onnx(lc.LSTM(2, 3, proj_size=2, rng=RNG(0)), "x.onnx"), "no projection"),
        (lambda: lc.to_onnx(lc.LSTM(2, 3, variant="FGR", rng=RNG(0)), "x.onnx"), "no variant FGR"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_missing_extra_and_misshaped_keys_are_listed():
    state = lc.to_torch_state_dict(lc.LSTM(2, 3, 2, rng=RNG(0)))
    del state["bias_hh_l1"]
    state |= {"weight_ih_l1": np.zeros((12, 5)), "weight_hr_l1": np.zeros((2, 3))}
    with pytest.raises(
        ValueError, match=r"bias_hh_l1 is missing.*weight_hr_l1 is not.*weight_ih_l1 has shape \(12, 5\)"
    ):
        lc.from_torch(state)


def test_reduced_precision_is_widened_on_request_only():
    state = {n: p.astype(np.float16) for n, p in lc.to_torch_state_dict(lc.LSTM(2, 3, rng=RNG(0))).items()}
    with pytest.raises(TypeError, match=r"weight_\w+ is float16.*dtype=np\.float32"):
        lc.from_torch(state)
    assert lc.from_torch(state, dtype=np.float32).dtype == np.float32
    with pytest.raises(TypeError, match="int64"):
        lc.from_torch({n: p.astype(int) for n, p in state.items()})


# ------------------------------------------------------------------------------------------------- masks


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS)
def test_a_mask_at_the_end_is_a_length_and_steps_that_are_not_seen_change_nothing(seed):
    rng = RNG(seed)
    net = composed(rng) if maybe(rng, 0.4) else network(rng)
    x, lengths = rng.standard_normal((6, 3, net.input_size)), rng.integers(1, 7, 3)
    mask = np.arange(6)[:, None] < lengths
    y, _ = with_mask(net, x, mask, zero_output=True)
    if not (isinstance(net, Directed) and net.reading_order):
        np.testing.assert_array_equal(y, net(x, lengths=lengths)[0])
    mask = rng.random((6, 3)) < 0.6
    other = np.where(mask[:, :, None], x, rng.standard_normal(x.shape))
    (y, state), (again, state_again) = (with_mask(net, v, mask) for v in (x, other))
    np.testing.assert_array_equal(y, again)
    assert str(state) == str(state_again)


def test_masks_are_checked():
    net, x = lc.RNN(2, 3, rng=RNG(0)), np.zeros((4, 2, 2))
    for mask in (np.ones((4, 2)), np.ones((2, 4), bool), None):
        with pytest.raises(ValueError, match="mask has shape"):
            with_mask(net, x, mask)
    with pytest.raises(ValueError, match="x has shape"):
        with_mask(net, x[0], np.ones((4, 2), bool))
