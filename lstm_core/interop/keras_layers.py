"""Keras's LSTM, GRU, SimpleRNN and Bidirectional: live layers and models, ``.keras`` and ``.h5`` files."""

import sys
from pathlib import Path

from lstm_core.interop import keras_models
from lstm_core.interop.assembly import assemble
from lstm_core.interop.files import reading
from lstm_core.interop.keras_cells import REFUSED, Source
from lstm_core.interop.keras_files import read_keras_file
from lstm_core.interop.names import choose


def from_keras(source, name=None, *, dtype=None):
    """Return the recurrent network of a Keras layer, model or file.

    Parameters
    ----------
    source : object or path
        A built ``LSTM``, ``GRU``, ``SimpleRNN``, ``RNN`` of a cell, or ``Bidirectional``; a Sequential or functional
        model with one inside; a ``.keras`` file, or an ``.h5`` file of a whole model. Files are read without Keras.
    name : str or list of str, optional
        Name of the layer; a list stacks layers of which each feeds the next. Without it, the only one is taken, or all
        where each feeds the next.
    dtype : numpy.dtype, optional
        Precision to convert to; by default the source's own.

    Returns
    -------
    LSTM, GRU, RNN, Directed or Chain
        Time-major, and with every timestep of the output whatever ``return_sequences`` said. With ``merge_mode=None``
        both outputs stand side by side. ``stateful`` layers are called with the state that they returned before; what
        Keras does with masks is :func:`lstm_core.interop.with_mask`. Dropout, which acts in training only, is left out.

    Raises
    ------
    ValueError
        If there is no such layer, or several and no name; if an activation, a class or a merge is unknown.
        WeightsFileError, a ValueError, where it comes from a file.
    ImportError
        If the package h5py is missing.
    """
    if isinstance(source, (str, Path)):
        with reading(source, "is no whole file of Keras"):
            config, version, arrays_of = read_keras_file(Path(source))
        with reading(source):
            found = keras_models.entries(config)
            wanted = _choose(found, name)
            return _network([(found[n].kind, found[n].config, arrays_of(found[n])) for n in wanted], version, dtype)
    if not hasattr(source, "get_weights") or not hasattr(source, "get_config"):
        raise TypeError(f"source is a {type(source).__name__}; give a layer or model of Keras, or a path")
    version = _version(source)
    if not hasattr(source, "layers"):
        return _network([_of_live(source)], version, dtype)
    live = dict(_live_layers(source))
    found = keras_models.entries({"class_name": _model_kind(source), "config": source.get_config()})
    return _network([_of_live(live[n]) for n in _choose(found, name)], version, dtype)


def _choose(found, name):
    about = {n: entry.units for n, entry in keras_models.recurrent(found).items()}
    return choose(about, name, keras_models.chains(found))


def _network(sources, version, dtype):
    return assemble([Source(kind, config, arrays, version, dtype).layer() for kind, config, arrays in sources])


def _of_live(layer):
    kind = _class(layer)
    if kind not in keras_models.RECURRENT:
        reason = f": {REFUSED[kind]}" if kind in REFUSED else ""
        raise ValueError(f"source is a {kind}, which is not read here{reason}")
    arrays = layer.get_weights()
    if not arrays:
        raise ValueError(f"layer {layer.name!r} has no weights yet; call or build it first")
    return kind, layer.get_config(), arrays


def _class(layer):
    """Return the name of Keras's own class that a layer is, or inherits from."""
    known = {*keras_models.RECURRENT, *REFUSED}
    for cls in type(layer).__mro__:
        if cls.__name__ in known and "keras" in cls.__module__:
            return cls.__name__
    return type(layer).__name__


def _model_kind(model):
    names = {cls.__name__ for cls in type(model).__mro__}
    kind = next((kind for kind in ("Sequential", "Functional") if kind in names), None)
    if kind is None:
        raise ValueError(f"source is a {type(model).__name__}; give one of its recurrent layers")
    return kind


def _live_layers(model, prefix=""):
    for layer in model.layers:
        yield prefix + layer.name, layer
        if hasattr(layer, "layers"):
            yield from _live_layers(layer, f"{prefix}{layer.name}/")


def _version(layer):
    """Return the version of the Keras that a live layer belongs to, "" if it does not tell."""
    roots = [cls.__module__.partition(".")[0] for cls in type(layer).__mro__]
    versions = [getattr(sys.modules.get(root), "__version__", "") for root in roots if "keras" in root]
    return str(next(iter(versions), ""))
