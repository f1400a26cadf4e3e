"""Models of Keras by their configuration: which recurrent layers there are, and which reads the output of which."""

import re
from dataclasses import dataclass

from lstm_core.interop.keras_cells import CELLS, REFUSED

RECURRENT = {*CELLS, "Bidirectional", "RNN"}
_MODELS = {"Sequential", "Functional", "Model"}
_WRAPPERS = {"TimeDistributed"}
# what changes nothing once a network is trained
_PASS = {"Dropout", "SpatialDropout1D", "GaussianNoise", "GaussianDropout", "ActivityRegularization", "Masking"}


@dataclass(frozen=True)
class Entry:
    """One layer of a model: its class, configuration, place among the saved weights, and the layers it reads."""

    kind: str
    config: dict
    path: str
    names: tuple
    reads: tuple

    @property
    def units(self):
        """A short description for messages."""
        inner = self.config.get("layer", {}).get("config", self.config)
        inner = inner.get("cell", {}).get("config", inner) if isinstance(inner.get("cell"), dict) else inner
        return f"{self.kind} of {inner.get('units', '?')}"

    @property
    def whole_sequence(self):
        """Whether the layer hands on every timestep."""
        inner = self.config.get("layer", {}).get("config", self.config)
        return bool(inner.get("return_sequences"))


def entries(model, path="", outer=()):
    """Return the layers of a model and of the models inside it, by name.

    ``path`` is where Keras 3 keeps their weights: by class, numbered where a class comes again.
    """
    if not isinstance(model, dict) or "class_name" not in model:
        raise ValueError("the configuration is not that of a Keras model")
    if model["class_name"] not in _MODELS:
        raise ValueError(f"the model is a {model['class_name']!r}; Sequential and Functional models are read")
    config = model["config"]
    layers = config["layers"] if isinstance(config, dict) else config  # Keras 2.2 and before: a list
    found, seen, before = {}, {}, ()
    for layer in layers:
        kind, own = layer["class_name"], layer["config"]
        name = own.get("name", "") if isinstance(own, dict) else layer.get("name", "")
        snake = _snake(kind)
        number = seen[snake] = seen.get(snake, -1) + 1
        place = f"{path}layers/{snake}" + (f"_{number}" if number else "")
        reads = _inbound(layer) if model["class_name"] != "Sequential" else before
        if kind in _MODELS:
            found |= {f"{name}/{n}": e for n, e in entries(layer, place + "/", (*outer, name)).items()}
        found[name] = Entry(kind, own, place, (*outer, name), reads)
        before = (name,)
    return found


def recurrent(found):
    """Return the recurrent layers among the entries; say why if there are none but some that are refused."""
    chosen = {name: e for name, e in found.items() if e.kind in RECURRENT}
    if not chosen:
        for name, e in found.items():
            if e.kind in REFUSED:
                raise ValueError(f"layer {name!r} is a {e.kind}: {REFUSED[e.kind]}")
            if e.kind in _WRAPPERS:
                raise ValueError(f"layer {name!r} is a {e.kind}, inside which no recurrent layer is looked for")
    return chosen


def chains(found):
    """Return lists of names of recurrent layers of which each reads every timestep of the one before."""
    below = {name: _source(found, entry) for name, entry in found.items() if entry.kind in RECURRENT}
    above = {source: name for name, source in below.items() if source}
    result = []
    for name, source in below.items():
        if source is None:
            chain = [name]
            while chain[-1] in above and len(chain) <= len(below):
                chain.append(above[chain[-1]])
            result.append(chain)
    return result


def _source(found, entry):
    for _ in range(len(found)):
        if len(entry.reads) != 1 or entry.reads[0] not in found:
            return None
        name = entry.reads[0]
        entry = found[name]
        if entry.kind in RECURRENT:
            return name if entry.whole_sequence else None
        if entry.kind not in _PASS:
            return None
    return None


def _inbound(layer):
    """Return the names of the layers that a layer of a functional model reads; "" for a second output."""
    names = []

    def look(value):
        if isinstance(value, dict):
            history = value.get("keras_history")
            if isinstance(history, list) and len(history) == 3:
                names.append(history[0] if history[2] == 0 else "")
                return
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            if len(value) in (3, 4) and isinstance(value[0], str) and all(type(v) is int for v in value[1:3]):
                names.append(value[0] if value[2] == 0 else "")  # Keras 2: [name, node, output, arguments]
            else:
                for inner in value:
                    look(inner)

    look(layer.get("inbound_nodes", []))
    return tuple(dict.fromkeys(names))


def _snake(name):
    """Return Keras's own form of a class name, as its weight files use it."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", name))
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
