"""ONNX's words for the course's: operators, gate orders, activations with their constants."""

import numpy as np

from lstm_core.activations import activation

BLOCKS = {"LSTM": ("i", "f", "g", "o"), "GRU": ("r", "z", "n"), "RNN": ("h",)}
ORDERS = {"LSTM": ("i", "o", "f", "g"), "GRU": ("z", "r", "n"), "RNN": ("h",)}
USUAL = {"LSTM": ("Sigmoid", "Tanh", "Tanh"), "GRU": ("Sigmoid", "Tanh"), "RNN": ("Tanh",)}
ACTIVATIONS = {
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Relu": "relu",
    "Softsign": "softsign",
    "Softplus": "softplus",
    "Affine": "affine",
    "LeakyRelu": "leaky_relu",
    "ThresholdedRelu": "thresholded_relu",
    "ScaledTanh": "scaled_tanh",
    "HardSigmoid": "hard_sigmoid",
    "Elu": "elu",
}
# the specification says 1 for the alpha of a ThresholdedRelu, ONNX Runtime takes 0; of the others it says nothing
NO_DEFAULT = {"thresholdedrelu", "affine", "scaledtanh"}
_LOWER = {name.lower(): own for name, own in ACTIVATIONS.items()}
_ONNX = {own: name for name, own in ACTIVATIONS.items()}


def decimal(value):
    """Return the shortest decimal that is this float32: ONNX stores 0.2 as 0.20000000298, and 0.2 was meant."""
    return float(str(np.float32(value)))


def read_activations(names, alphas, betas):
    """Return activations as tuples (name, constants…); each takes its constants from the two lists in turn.

    Raises
    ------
    ValueError
        If a name is unknown, a constant is left over, so that it is not clear to whom it belongs, or one is missing
        on which the specification and ONNX Runtime do not agree.
    """
    left = {"alpha": list(alphas), "beta": list(betas)}
    result = []
    for name in names:
        if name.lower() not in _LOWER:
            raise ValueError(f"activation {name!r} is unknown; known are {', '.join(ACTIVATIONS)}")
        default = activation(_LOWER[name.lower()])
        own = [(key, getattr(default, key)) for key in left if getattr(default, key) is not None]
        if name.lower() in NO_DEFAULT and any(not left[key] for key, _ in own):
            raise ValueError(f"activation {name!r} lacks its constants; runtimes do not agree on their defaults")
        constants = [decimal(left[key].pop(0)) if left[key] else usual for key, usual in own]
        identity = default.name == "affine" and constants == [1.0, 0.0]
        result.append(("identity",) if identity else (default.name, *constants))
    for key, values in left.items():
        if values:
            raise ValueError(
                f"activation_{key} has {len(values)} more values than {', '.join(names)} take; "
                "it is not clear to which they belong"
            )
    return result


def write_activations(activations):
    """Return the three attributes for activations of all directions, one after the other."""
    names, alphas, betas = [], [], []
    for a in activations:
        if a.name == "identity":
            a = activation("affine", 1.0, 0.0)
        names.append(_ONNX[a.name])
        alphas += [] if a.alpha is None else [a.alpha]
        betas += [] if a.beta is None else [a.beta]
    given = {"activations": names, "activation_alpha": alphas, "activation_beta": betas}
    return {key: values for key, values in given.items() if values}
