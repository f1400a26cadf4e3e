"""Let PyTorch, Keras and ONNX write small networks, and record what each answers: random ones, and a trained GRU.

    python tools/make_interop_files.py

The files lie in ``notebooks/networks``. Chapter 14 opens them, and so do the tests, without any of these libraries.
It needs the oracles' environment (requirements-oracles.lock). Keras and PyTorch stamp the time of writing into their
files, so that bytes differ from run to run; the numbers in them do not.
"""

import io
import json
import os
import zipfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import onnx
import torch
from onnx import helper
from safetensors.torch import save_file

FOLDER = Path(__file__).resolve().parents[1] / "notebooks" / "networks"
SEQ_LEN, INPUTS = 24, 3


def example():
    """Return x (T, 1, 3): a square wave, a rising line and a pulse, which everybody can tell apart in a trace."""
    t = np.arange(SEQ_LEN)
    columns = [np.where(t // 4 % 2, 1.0, -1.0), t / (SEQ_LEN - 1), (t == 6) * 1.0]
    return np.stack(columns, axis=-1)[:, None].astype(np.float32)


def numbers(rng, shape):
    """Return random float32 numbers, all different, of the size that trained weights have."""
    return rng.uniform(-0.8, 0.8, shape).astype(np.float32)


class Tagger(torch.nn.Module):
    """A recurrent network inside a larger model, batch first, as it is found in practice."""

    def __init__(self):
        super().__init__()
        self.encoder = torch.nn.LSTM(INPUTS, 5, num_layers=2, batch_first=True)
        self.head = torch.nn.Linear(5, 2)


def by_torch(rng, x):
    """Write a state dictionary with PyTorch's names, as safetensors; return the encoder's output."""
    model = Tagger()
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(torch.from_numpy(numbers(rng, tuple(p.shape))))
        y, _ = model.encoder(torch.from_numpy(x).transpose(0, 1))
    save_file(model.state_dict(), FOLDER / "torch-tagger.safetensors")
    return y.transpose(0, 1).numpy()


class Switch(torch.nn.Module):
    """A GRU that says which of two buttons was pressed last."""

    def __init__(self):
        super().__init__()
        self.memory = torch.nn.GRU(INPUTS, 4, batch_first=True)
        self.answer = torch.nn.Linear(4, 2)

    def forward(self, x):
        """Return the scores of both buttons at every timestep, (B, T, 2)."""
        return self.answer(self.memory(x)[0])


def presses(rng, batch, seq_len):
    """Return x (B, T, 3), two buttons and noise in [-1, 1], and the button pressed last, −1 before the first."""
    pressed = rng.random((batch, seq_len)) < 0.12
    which = rng.integers(0, 2, (batch, seq_len))
    x = np.zeros((batch, seq_len, INPUTS), np.float32)
    x[..., 0], x[..., 1] = pressed & (which == 0), pressed & (which == 1)
    x[..., 2] = rng.uniform(-1, 1, (batch, seq_len)).round(2)
    last = np.full((batch, seq_len), -1)
    for t in range(seq_len):
        last[:, t] = np.where(pressed[:, t], which[:, t], last[:, t - 1] if t else -1)
    return x, last


def by_trained_torch(rng):
    """Train a switch, write its state dictionary twice, return a sequence and its scores at every timestep."""
    torch.manual_seed(14)
    model = Switch()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(600):
        x, last = presses(rng, 64, 40)
        loss = torch.nn.functional.cross_entropy(
            model(torch.from_numpy(x)).reshape(-1, 2), torch.from_numpy(last).reshape(-1), ignore_index=-1
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    state = model.state_dict()
    save_file(state, FOLDER / "torch-switch.safetensors")
    np.savez(FOLDER / "torch-switch.npz", **{name: tensor.numpy() for name, tensor in state.items()})
    x = np.zeros((SEQ_LEN, 1, INPUTS), np.float32)
    x[:, 0, 2] = rng.uniform(-1, 1, SEQ_LEN).round(2)
    x[2, 0, 0] = x[9, 0, 1] = x[11, 0, 1] = 1
    with torch.no_grad():
        scores = model(torch.from_numpy(x).transpose(0, 1)).transpose(0, 1).numpy()
        x_new, last = presses(rng, 500, 40)
        right = model(torch.from_numpy(x_new)).argmax(-1).numpy() == last
    print(f"switch: loss {loss.item():.4f}, right in {right[last >= 0].mean():.4f} of new timesteps")
    return x, scores


def by_keras(rng, x):
    """Write one model in both of Keras's formats; return its output."""
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((None, INPUTS)),
        layers.LSTM(4, return_sequences=True, recurrent_activation="hard_sigmoid", name="memory"),
        layers.Dropout(0.2),
        layers.Bidirectional(layers.GRU(3, return_sequences=True), merge_mode="sum", name="both"),
    ])  # fmt: skip
    for layer in model.layers:
        layer.set_weights([numbers(rng, w.shape) for w in layer.get_weights()])
    stream = FOLDER / "keras-model.keras"
    model.save(stream)
    model.save(FOLDER / "keras-model.h5")
    without_dates(stream)
    return keras.ops.convert_to_numpy(model(x.transpose(1, 0, 2))).transpose(1, 0, 2)


def without_dates(path):
    """Write a .keras archive again without the time of writing."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(members["metadata.json"])
    members["metadata.json"] = json.dumps({"keras_version": about["keras_version"]}).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1997, 11, 15, 0, 0, 0)), data)
    path.write_bytes(stream.getvalue())


def by_onnx(rng, x):
    """Write a graph with what only ONNX has, peepholes, clip and constants; return ONNX Runtime's answer."""
    import onnxruntime

    hidden, gates = 4, 16
    weights = {
        "W": numbers(rng, (1, gates, INPUTS)),
        "R": numbers(rng, (1, gates, hidden)),
        "B": numbers(rng, (1, 2 * gates)),
        "P": numbers(rng, (1, 3 * hidden)),
        "scale": np.array([1.0], np.float32),
    }
    attributes = {"hidden_size": hidden, "clip": 3.0, "activations": ["HardSigmoid", "Tanh", "Tanh"]}
    attributes |= {"activation_alpha": [0.25], "activation_beta": [0.5]}
    nodes = [
        helper.make_node("Mul", ["x", "scale"], ["scaled"]),
        helper.make_node("LSTM", ["scaled", "W", "R", "B", "", "", "", "P"], ["Y"], name="memory", **attributes),
        helper.make_node("Squeeze", ["Y", "axes"], ["y"]),
    ]
    initializers = [onnx.numpy_helper.from_array(a, n) for n, a in weights.items()]
    initializers.append(onnx.numpy_helper.from_array(np.array([1], np.int64), "axes"))
    kind = onnx.TensorProto.FLOAT
    graph = helper.make_graph(
        nodes, "graph", [helper.make_tensor_value_info("x", kind, ["T", "B", INPUTS])],
        [helper.make_tensor_value_info("y", kind, ["T", "B", hidden])], initializers,
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    onnx.checker.check_model(model)
    data = model.SerializeToString()
    (FOLDER / "graph.onnx").write_bytes(data)
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


def main():
    """Write all files and the answers."""
    FOLDER.mkdir(exist_ok=True)
    rng, x = np.random.default_rng(14), example()
    torch.set_num_threads(1)
    answers = {"x": x} | {name: make(rng, x) for name, make in (("torch", by_torch), ("keras", by_keras))}
    answers["onnx"] = by_onnx(rng, x)
    answers["presses"], answers["switch"] = by_trained_torch(rng)
    entries = {name: [[float(f"{v:.9g}") for v in row] for row in a[:, 0].tolist()] for name, a in answers.items()}
    lines = ",\n".join(f'"{name}": {json.dumps(rows)}' for name, rows in entries.items())
    (FOLDER / "answers.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    for path in sorted(FOLDER.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
