"""The library's own file: an uncompressed ``.npz`` of all parameters, with the network's description as JSON text.

Every number in a header is checked against the bytes that are really there before anything is allocated.
"""

import io
import json
import os
import zipfile
from pathlib import Path

import numpy as np

from lstm_core.activations import activation
from lstm_core.cells import LSTMOptions
from lstm_core.errors import WeightsFileError
from lstm_core.model import Linear, Model
from lstm_core.networks import GRU, LSTM, RNN

FORMAT = "lstm_core network 1"
_CELLS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}
_DESCRIPTION = "description.npy"


def _activation_entry(a):
    return [a.name, *(constant for constant in (a.alpha, a.beta) if constant is not None)]


def describe(net):
    """Return the arguments that make an equal network, as plain JSON values."""
    entry = {
        "cell": net.cell,
        "input_size": net.input_size,
        "hidden_size": net.hidden_size,
        "num_layers": net.num_layers,
        "bias": net.bias,
        "bidirectional": net.bidirectional,
        "dtype": str(net.dtype),
        "clip": net.options.clip,
    }
    if net.cell == "RNN":
        return entry | {"activation": _activation_entry(net.options.activation)}
    if net.cell == "GRU":
        activations = [_activation_entry(a) for a in net.options.activations]
        return entry | {"activations": activations, "reset_after": net.reset_after}
    fixed = net.options.variant.activations  # what the variant brings itself is not given again
    chosen = zip(fixed, LSTMOptions().activations, net.options.activations, strict=True)
    entry["activations"] = [_activation_entry(default if own else a) for own, default, a in chosen]
    extra = ("proj_size", "peepholes", "variant", "block_size")
    return entry | {name: getattr(net, name) for name in extra}


def build(description):
    """Return a network, its weights still arbitrary, from what :func:`describe` wrote."""
    arguments = dict(description)
    cell = _CELLS[arguments.pop("cell")]
    if "activations" in arguments:
        arguments["activations"] = tuple(activation(*a) for a in arguments["activations"])
    if "activation" in arguments:
        arguments["activation"] = activation(*arguments["activation"])
    sizes = [arguments.pop(name) for name in ("input_size", "hidden_size", "num_layers")]
    return cell(*sizes, **arguments, rng=np.random.default_rng(0))


def save(network, path):
    """Write a network or a :class:`~lstm_core.model.Model` to ``path``; an existing file is replaced in one move.

    Raises
    ------
    TypeError
        If it is neither.
    """
    if isinstance(network, Model):
        head = {"output_size": network.head.output_size, "bias": network.head.bias}
        description = {"format": FORMAT, "rnn": describe(network.rnn), "head": head}
    elif isinstance(network, tuple(_CELLS.values())):
        description = {"format": FORMAT, "rnn": describe(network)}
    else:
        raise TypeError(f"save got a {type(network).__name__}; give an LSTM, GRU, RNN or Model")
    path = Path(path)
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("wb") as file:
        np.savez(file, description=np.array(json.dumps(description)), **network.parameters)
    os.replace(unfinished, path)


def load(path):
    """Return the network or model that :func:`save` wrote.

    Raises
    ------
    WeightsFileError
        If the file is damaged, compressed, pickled, or not one of ours.
    """
    arrays = read_arrays(path)
    if "description" not in arrays:
        raise WeightsFileError(f"{path} has no description; it was not written by lstm_core.save")
    try:
        description = json.loads(str(arrays.pop("description")))
        if description.get("format") != FORMAT:
            raise WeightsFileError(f"{path} has format {description.get('format')!r}; {FORMAT!r} was expected")
        _fits_in_file(description["rnn"], sum(a.size for a in arrays.values()))
        network = build(description["rnn"])
        if "head" in description:
            width, head = network.output_size * network.num_directions, description["head"]
            rng = np.random.default_rng(0)
            network = Model(
                network, Linear(width, head["output_size"], bias=head["bias"], dtype=network.dtype, rng=rng)
            )
        network.load_parameters(arrays)
    except WeightsFileError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WeightsFileError(f"{path} does not describe a network: {error}") from error
    return network


def _fits_in_file(description, numbers):
    """Refuse sizes that the file's own numbers could never fill, before any array of that size is made."""
    hidden, inputs, layers = (description[k] for k in ("hidden_size", "input_size", "num_layers"))
    if not all(type(v) is int and v > 0 for v in (hidden, inputs, layers)):
        raise WeightsFileError(f"sizes {inputs}, {hidden}, {layers} are no positive integers")
    if hidden * inputs > numbers or layers * hidden > numbers:
        raise WeightsFileError(
            f"hidden_size {hidden}, input_size {inputs}, {layers} layers need more than the file's {numbers} numbers"
        )


def read_arrays(path):
    """Return the arrays of an uncompressed npz file by name, floats and text only; nothing is unpickled.

    Raises
    ------
    WeightsFileError
        If anything about the file is not as it says.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = [m.filename for m in members]
            if len(set(names)) != len(names):
                raise WeightsFileError(f"{path} holds two arrays of one name")
            return {m.filename.removesuffix(".npy"): _read_member(archive, m, path) for m in members}
    except FileNotFoundError:
        raise
    except WeightsFileError:
        raise
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, SyntaxError) as error:
        raise WeightsFileError(f"{path} is not a whole .npz file: {error}") from error


def _read_member(archive, member, path):
    if member.compress_type != zipfile.ZIP_STORED:
        raise WeightsFileError(f"{path}: {member.filename} is compressed; write it with numpy.savez, uncompressed")
    if not member.filename.endswith(".npy"):
        raise WeightsFileError(f"{path}: {member.filename} is no array")
    size_on_disk = os.path.getsize(path)
    if member.file_size > size_on_disk:
        raise WeightsFileError(
            f"{path}: {member.filename} claims {member.file_size} bytes; the file has {size_on_disk}"
        )
    data = archive.read(member)  # checks the member's CRC
    stream = io.BytesIO(data)
    version = np.lib.format.read_magic(stream)
    reader = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, fortran, dtype = reader(stream)
    if dtype.kind not in "fU":
        raise WeightsFileError(f"{path}: {member.filename} holds {dtype}; floating-point numbers were expected")
    if any(n < 0 for n in shape):
        raise WeightsFileError(f"{path}: {member.filename} has the negative shape {shape}")
    start, count = stream.tell(), 1
    for n in shape:
        count *= n
    if count * dtype.itemsize != len(data) - start:
        needed = count * dtype.itemsize
        raise WeightsFileError(f"{path}: {member.filename} has {len(data) - start} bytes; shape {shape} needs {needed}")
    array = np.frombuffer(data, dtype, count, start) if count else np.empty(0, dtype)
    return array.reshape(shape, order="F" if fortran else "C")
