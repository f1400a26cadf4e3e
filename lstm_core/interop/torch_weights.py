"""PyTorch's recurrent layers: live modules and state dictionaries in, state dictionaries out.

PyTorch itself is not imported: a module brings its own methods, a state dictionary its tensors. The library's names,
gate order and shapes are PyTorch's, so that nothing is moved.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lstm_core.interop.assembly import CELLS, combine
from lstm_core.interop.composed import Composed
from lstm_core.interop.files import as_float, reading
from lstm_core.interop.names import choose
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN

_NAME = re.compile(
    r"(?P<prefix>(?:.*\.)?)(?P<name>(?:weight_(?:ih|hh|hr)|bias_(?:ih|hh))(?P<suffix>_l\d+(?:_reverse)?)?)"
)
_BLOCKS = {4: "LSTM", 3: "GRU", 1: "RNN"}


def from_torch(source, name=None, *, activation=None, head=None, dtype=None):
    """Return the recurrent network of a PyTorch module, state dictionary or ``.pt`` file.

    Parameters
    ----------
    source : object, dict or path
        A module: ``nn.LSTM``, ``nn.GRU``, ``nn.RNN``, their cells, or a module with one of these inside; a state
        dictionary of one (tensors or arrays); or a file, which PyTorch opens with ``weights_only=True``, so that no
        code in it runs.
    name : str or list of str, optional
        Which layer of a larger module, e.g. "encoder.rnn"; a list stacks layers of which each feeds the next.
    activation : str, optional
        "tanh" or "relu": what a state dictionary of ``nn.RNN`` does not say.
    head : str, optional
        Name of a linear layer that reads the network's output; a :class:`~lstm_core.model.Model` is returned then.
    dtype : numpy.dtype, optional
        Precision to convert to; by default the source's own (bfloat16 becomes float32, which holds it exactly).

    Returns
    -------
    LSTM, GRU, RNN or Model
        Time-major whatever ``batch_first`` said. Dropout between layers, which acts in training only, is left out.

    Raises
    ------
    TypeError
        If the source is something else, or in float16 without ``dtype``.
    ValueError
        If there is no recurrent layer, or more than one and no name; if keys are missing, extra or of a wrong shape.
    WeightsFileError
        If a file does not hold these.

    Examples
    --------
    >>> net = LSTM(3, 4, num_layers=2, rng=np.random.default_rng(0))
    >>> state_dict = {f"encoder.{n}": p for n, p in to_torch_state_dict(net).items()}
    >>> from_torch(state_dict).num_layers
    2
    """
    if isinstance(source, (str, Path)):
        from lstm_core.interop.torch_file import read_tensors

        tensors = read_tensors(source)
        with reading(source):
            return from_state(tensors, name, activation=activation, head=head, dtype=dtype)
    if isinstance(source, Mapping):
        return from_state(source, name, activation=activation, head=head, dtype=dtype)
    if not hasattr(source, "named_modules"):
        raise TypeError(f"source is a {type(source).__name__}; give a torch module, a state dictionary or a path")
    found = {n: module for n, module in source.named_modules() if _kind(module)}
    wanted = choose({n: repr(m) for n, m in found.items()}, name)
    net = combine([_of_module(found[n], n, dtype) for n in wanted])
    return net if head is None else _with_head(net, source.state_dict(), head, dtype)


def from_state(tensors, name=None, *, activation=None, head=None, dtype=None):
    """Return the network of a state dictionary of tensors or arrays; arguments as :func:`from_torch`."""
    groups = {}
    for key, value in tensors.items():
        match = _NAME.fullmatch(key) if isinstance(key, str) else None
        if match:
            group = groups.setdefault(match["prefix"].removesuffix("."), {})
            group[match["name"] + ("" if match["suffix"] else "_l0")] = value
    groups = {n: group for n, group in groups.items() if "weight_ih_l0" in group and "weight_hh_l0" in group}
    arrays = {n: {key: _array(t, key, dtype) for key, t in group.items()} for n, group in groups.items()}
    wanted = choose({n: _describe(group) for n, group in arrays.items()}, name)
    net = combine([_network(_kind_of(arrays[n]), arrays[n], activation) for n in wanted])
    return net if head is None else _with_head(net, tensors, head, dtype)


def to_torch_state_dict(net, tensor=None):
    """Return the network's parameters under PyTorch's names.

    Parameters
    ----------
    net : LSTM, GRU, RNN or Model
        A Model's names are those of a module with the attributes ``rnn`` and ``head``.
    tensor : callable, optional
        Applied to every array, e.g. ``torch.from_numpy``; by default the values are NumPy arrays.

    Raises
    ------
    ValueError
        If PyTorch's layers lack an option of the network; the message names it.

    Examples
    --------
    >>> net = GRU(2, 3, rng=np.random.default_rng(0))
    >>> {name: p.shape for name, p in to_torch_state_dict(net).items()}["weight_hh_l0"]
    (9, 3)
    """
    rnn = net.rnn if isinstance(net, Model) else net
    missing = _beyond_torch(rnn)
    if missing:
        raise ValueError(f"PyTorch's layers have no {', no '.join(missing)}; save, to_safetensors and to_json keep all")
    return {name: (tensor or np.asarray)(p.copy()) for name, p in net.parameters.items()}


def _beyond_torch(net):
    """Return the options of a network that PyTorch's layers lack."""
    if isinstance(net, Composed):
        return ["layers that differ, or reversed ones alone (export the networks inside one by one)"]
    if not isinstance(net, (LSTM, GRU, RNN)):
        raise TypeError(f"net is a {type(net).__name__}; give an LSTM, GRU, RNN or Model")
    missing = ["clip"] if net.options.clip is not None else []
    if net.cell == "RNN":
        own = net.options.activation.name
        return missing + ([] if own in ("tanh", "relu") else [f"activation {own}"])
    names = [a.name for a in net.options.activations]
    usual = ["sigmoid", "tanh", "tanh"][: len(names)]
    missing += [f"activations {', '.join(names)}"] if names != usual else []
    if net.cell == "GRU":
        return missing + ([] if net.reset_after else ["reset_after=False"])
    missing += [f"variant {net.variant}"] if net.variant not in ("vanilla", "NP") else []
    missing += ["peepholes"] if net.peepholes else []
    return missing + (["block_size above 1"] if net.block_size > 1 else [])


# --- modules ----------------------------------------------------------------------------------------------------


def _kind(module):
    """Return LSTM, GRU or RNN for PyTorch's recurrent layers and cells and what inherits from them, else None."""
    for cls in type(module).__mro__:
        if cls.__module__ == "torch.nn.modules.rnn":
            name = cls.__name__.removesuffix("Cell")
            if name in CELLS:
                return name
    return None


def _of_module(module, name, dtype):
    cell = not hasattr(module, "num_layers")
    suffixes = [""] if cell else [
        f"_l{k}{way}" for k in range(module.num_layers) for way in ("", "_reverse")[: 1 + module.bidirectional]
    ]  # fmt: skip
    kinds = ["weight_ih", "weight_hh", *(["bias_ih", "bias_hh"] if module.bias else [])]
    kinds += ["weight_hr"] if getattr(module, "proj_size", 0) else []
    # by attribute, so that weight normalisation and other parametrisations are applied
    tensors = {kind + (s or "_l0"): getattr(module, kind + s) for s in suffixes for kind in kinds}
    arrays = {key: _array(t, f"{name}.{key}".lstrip("."), dtype) for key, t in tensors.items()}
    return _network(_kind(module), arrays, getattr(module, "nonlinearity", None))


def _array(tensor, name, dtype):
    """Return a tensor of any device, or an array, as an array of float64 or float32."""
    if hasattr(tensor, "detach"):
        tensor = tensor.detach().cpu()
        if str(tensor.dtype) == "torch.bfloat16":
            tensor = tensor.float()
        tensor = tensor.numpy()
    if not isinstance(tensor, np.ndarray):
        raise TypeError(f"{name} is a {type(tensor).__name__}; a tensor or an array was expected")
    return as_float(tensor, name, dtype)


# --- arrays ----------------------------------------------------------------------------------------------------


def _kind_of(arrays):
    """Return the cell that the recurrent matrix has the rows of."""
    w, u, r = arrays["weight_ih_l0"], arrays["weight_hh_l0"], arrays.get("weight_hr_l0")
    if any(a is not None and (a.ndim != 2 or 0 in a.shape) for a in (w, u, r)):
        raise ValueError(f"weight_ih_l0 has shape {w.shape} and weight_hh_l0 {u.shape}; matrices were expected")
    hidden = u.shape[1] if r is None else r.shape[1]
    if len(w) != len(u) or len(u) % hidden or len(u) // hidden not in _BLOCKS:
        raise ValueError(
            f"weight_ih_l0 has shape {w.shape} and weight_hh_l0 {u.shape}; 4, 3 or 1 blocks of {hidden} rows "
            "(LSTM, GRU, RNN) were expected in both"
        )
    return _BLOCKS[len(u) // hidden]


def _describe(arrays):
    try:
        kind = _kind_of(arrays)
    except ValueError:
        return "of unusual shape"
    return f"{kind} of {arrays['weight_hh_l0'].shape[1]}"


def _network(kind, arrays, activation):
    """Return the network of arrays under PyTorch's names."""
    if kind == "RNN" and activation is None:
        raise ValueError(
            'a state dictionary of an RNN does not tell its nonlinearity: give activation="tanh" or "relu"'
        )
    if kind != "RNN" and activation is not None:
        raise ValueError(f"activation is {activation!r}; an {kind} of PyTorch has no choice there, leave it out")
    if _kind_of(arrays) != kind:
        raise ValueError(f"the shapes are those of {_kind_of(arrays)}, not {kind}")
    projected = arrays.get("weight_hr_l0")
    hidden = arrays["weight_hh_l0"].shape[1] if projected is None else projected.shape[1]
    options = {"activation": activation} if kind == "RNN" else {}
    if projected is not None:
        options["proj_size"] = len(projected)
    net = CELLS[kind](
        arrays["weight_ih_l0"].shape[1],
        hidden,
        sum(re.fullmatch(r"weight_ih_l\d+", key) is not None for key in arrays),
        bias=any(key.startswith("bias") for key in arrays),
        bidirectional=any(key.endswith("_reverse") for key in arrays),
        dtype=arrays["weight_ih_l0"].dtype,
        rng=np.random.default_rng(0),
        **options,
    )
    net.parameters = {}  # its first weights are not needed any more
    net.load_parameters(arrays)
    return net


def _with_head(net, tensors, head, dtype):
    keys = [f"{head}.weight", f"{head}.bias"]
    if keys[0] not in tensors:
        raise ValueError(f"there is no {keys[0]}; head names a linear layer")
    arrays = {key.rpartition(".")[2]: _array(tensors[key], key, dtype) for key in keys if key in tensors}
    if arrays["weight"].ndim != 2:
        raise ValueError(f"{keys[0]} has shape {arrays['weight'].shape}; a matrix was expected")
    outputs, inputs = arrays["weight"].shape
    rng = np.random.default_rng(0)
    linear = Linear(inputs, outputs, bias="bias" in arrays, dtype=net.dtype, rng=rng)
    linear.load_parameters(arrays)
    return Model(net, linear)
