"""Whole networks run with the readable cells alone: one sequence at a time, one timestep at a time.

Written without the layer code, so that it can judge it: a reversed direction is a reversed list, and a ragged
batch is a number of sequences of different length.
"""

import numpy as np

from lstm_core import cells


def cell_parameters(net, suffix):
    return {
        n.removesuffix(suffix): p
        for n, p in net.parameters.items()
        if n.endswith(suffix) and n == n.removesuffix(suffix) + suffix
    }


def run_sequence(net, p, xs, h, c):
    """Run one layer in one direction over a list of (D,) inputs; return each quantity as a list."""
    record = {}
    gates = None
    for x in xs:
        step = one_step(net, p, x[None], h, c, gates)
        h, c = step["h"], step.get("c")
        if net.cell == "LSTM":
            size = net.options.block_size
            gates = np.concatenate([step[b][:, ::size] for b in net.options.variant.gates], axis=-1)
        for name, value in step.items():
            record.setdefault(name, []).append(value[0])
    return record


def one_step(net, p, x, h, c, gates):
    biases = {n: p.get(n, np.zeros(len(p["weight_ih"]))) for n in ("bias_ih", "bias_hh")}
    if net.cell == "LSTM":
        if net.options.variant.gate_recurrence and gates is None:
            gates = np.zeros((1, p["weight_gg"].shape[1]))
        return cells.lstm_family_step(x, h, c, p, net.options, gates)._asdict()
    if net.cell == "GRU":
        o = net.options
        return cells.gru_step(
            x,
            h,
            p["weight_ih"],
            p["weight_hh"],
            **biases,
            reset_after=o.reset_after,
            activations=o.activations,
            clip=o.clip,
        )._asdict()
    if net.options.clip is None and net.options.activation.name == "tanh":
        return {"h": cells.rnn_step(x, h, p["weight_ih"], p["weight_hh"], **biases)}
    a = x @ p["weight_ih"].T + biases["bias_ih"] + h @ p["weight_hh"].T + biases["bias_hh"]
    a = a if net.options.clip is None else np.minimum(np.maximum(a, -net.options.clip), net.options.clip)
    return {"a": a, "h": net.options.activation.f(a)}


def run(net, x, state=None, lengths=None):
    """Return y (T, B, ·), the final states, and the records [layer · directions + direction][sequence]."""
    seq_len, batch = x.shape[:2]
    lengths = [seq_len] * batch if lengths is None else [int(n) for n in lengths]
    sizes = (net.output_size, net.hidden_size) if net.cell == "LSTM" else (net.output_size,)
    runs = net.num_layers * net.num_directions
    given = state if isinstance(state, tuple) else (state,)
    states = [np.zeros((runs, batch, s)) for s in sizes] if state is None else [np.array(part) for part in given]
    finals = [np.zeros((runs, batch, s)) for s in sizes]
    y = np.zeros((seq_len, batch, net.output_size * net.num_directions))
    records = [[None] * batch for _ in range(runs)]
    for b in range(batch):
        xs = [x[t, b] for t in range(lengths[b])]
        for layer in range(net.num_layers):
            outputs = []
            for direction in range(net.num_directions):
                k = layer * net.num_directions + direction
                p = cell_parameters(net, f"_l{layer}" + ("_reverse" if direction else ""))
                start = [s[k, b][None] for s in states]
                record = run_sequence(net, p, xs[::-1] if direction else xs, start[0], start[-1])
                for final, name in zip(finals, "hc", strict=False):
                    final[k, b] = record[name][-1]
                if direction:
                    record = {name: values[::-1] for name, values in record.items()}
                records[k][b] = record
                outputs.append(record["h"])
            xs = [np.concatenate(parts) for parts in zip(*outputs, strict=True)]
        y[: lengths[b], b] = xs
    return y, tuple(finals) if net.cell == "LSTM" else finals[0], records
