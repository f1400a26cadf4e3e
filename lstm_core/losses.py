"""Losses and their gradients, averaged over the scored timesteps of a batch; in nats where logarithms occur.

Each takes the network's answers (T, B, K), the targets, and ``scored`` (T, B), True where the answer counts, and
returns ``(loss, d_answers)``.
"""

import numpy as np

from lstm_core.activations import sigmoid


def _weights(scored, dtype):
    number = scored.sum()
    if number == 0:
        raise ValueError("no timestep is scored; set at least one entry of scored to True")
    return (scored / number).astype(dtype)[..., None]


def softmax_cross_entropy(answers, target, scored):
    """Return the mean of -ln softmax(answers)[target] in nats (equation eq-softmax-crossentropy), and its gradient.

    ``target`` (T, B) holds class numbers 0 … K - 1; entries that are not scored are ignored.
    """
    weights = _weights(scored, answers.dtype)
    shifted = answers - answers.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    chosen = np.where(scored, target, 0)[..., None]
    loss = -(np.take_along_axis(log_p, chosen, axis=-1) * weights).sum()
    d_answers = np.exp(log_p) * weights
    np.put_along_axis(d_answers, chosen, np.take_along_axis(d_answers, chosen, axis=-1) - weights, axis=-1)
    return float(loss), d_answers


def sigmoid_cross_entropy(answers, target, scored):
    """Return the mean over timesteps of the summed binary cross entropies in nats, and its gradient.

    ``target`` (T, B, K) holds 0 or 1 for each of K independent questions.
    """
    weights = _weights(scored, answers.dtype)
    per_answer = np.maximum(answers, 0) - answers * target + np.log1p(np.exp(-np.abs(answers)))
    return float((per_answer * weights).sum()), (sigmoid(answers) - target) * weights


def squared_error(answers, target, scored):
    """Return the mean over timesteps of the summed squared errors, and its gradient; ``target`` (T, B, K)."""
    weights = _weights(scored, answers.dtype)
    error = np.where(scored[..., None], answers - target, 0)
    return float((error * error * weights).sum()), 2 * error * weights
