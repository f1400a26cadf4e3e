"""Losses and their gradients, averaged over the scored timesteps of a batch; in nats where logarithms occur.

Each takes the network's answers (T, B, K), the targets, and ``scored`` (T, B), True where the answer counts, and
returns ``(loss, d_answers)``.
"""

import numpy as np

from lstm_core.activations import sigmoid


def _weights(answers, target, scored, *, per_answer):
    """Return the weight of every timestep (T, B, 1) after a look at all three arrays.

    A target is one number for each answer (``per_answer``), or one class for each timestep.
    """
    for name, array in (("answers", answers), ("target", target), ("scored", scored)):
        if not isinstance(array, np.ndarray):
            raise TypeError(f"{name} is a {type(array).__name__}; give a numpy array")
    if answers.dtype.kind != "f":
        raise TypeError(f"answers has dtype {answers.dtype}; a network's answers are floating-point numbers")
    target_shape = answers.shape if per_answer else answers.shape[:-1]
    if target.shape != target_shape:
        raise ValueError(f"target has shape {target.shape}; answers of shape {answers.shape} need {target_shape}")
    if scored.dtype != bool:
        raise TypeError(f"scored has dtype {scored.dtype}; give booleans, True where the answer counts")
    if scored.shape != answers.shape[:-1]:
        raise ValueError(f"scored has shape {scored.shape}; answers of shape {answers.shape} need {answers.shape[:-1]}")
    number = scored.sum()
    if number == 0:
        raise ValueError("no timestep is scored; set at least one entry of scored to True")
    return (scored / number).astype(answers.dtype)[..., None]


def _classes(answers, target, scored):
    """Return the class numbers (T, B, 1), 0 where nothing is scored, after a look at them."""
    if target.dtype.kind not in "iu":
        raise TypeError(f"target has dtype {target.dtype}; give class numbers as integers")
    chosen = np.where(scored, target, 0)
    if chosen.min() < 0 or chosen.max() >= answers.shape[-1]:
        raise ValueError(
            f"scored targets run from {target[scored].min()} to {target[scored].max()}; "
            f"{answers.shape[-1]} answers have the classes 0 … {answers.shape[-1] - 1}"
        )
    return chosen[..., None]


def softmax_cross_entropy(answers, target, scored):
    """Return the mean of -ln softmax(answers)[target] in nats (equation eq-softmax-crossentropy), and its gradient.

    ``target`` (T, B) holds class numbers 0 … K - 1; entries that are not scored are ignored.
    """
    weights = _weights(answers, target, scored, per_answer=False)
    chosen = _classes(answers, target, scored)
    shifted = answers - answers.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    loss = -(np.take_along_axis(log_p, chosen, axis=-1) * weights).sum()
    d_answers = np.exp(log_p) * weights
    np.put_along_axis(d_answers, chosen, np.take_along_axis(d_answers, chosen, axis=-1) - weights, axis=-1)
    return float(loss), d_answers


def sigmoid_cross_entropy(answers, target, scored):
    """Return the mean over timesteps of the summed binary cross entropies in nats, and its gradient.

    ``target`` (T, B, K) holds 0 or 1 for each of K independent questions; what is not scored is ignored.
    """
    weights = _weights(answers, target, scored, per_answer=True)
    target = np.where(scored[..., None], target, 0).astype(answers.dtype)
    per_answer = np.maximum(answers, 0) - answers * target + np.log1p(np.exp(-np.abs(answers)))
    return float((per_answer * weights).sum()), (sigmoid(answers) - target) * weights


def squared_error(answers, target, scored):
    """Return the mean over timesteps of the summed squared errors, and its gradient; ``target`` (T, B, K)."""
    weights = _weights(answers, target, scored, per_answer=True)
    error = np.where(scored[..., None], answers - target, 0).astype(answers.dtype)
    return float((error * error * weights).sum()), 2 * error * weights
