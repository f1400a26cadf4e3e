"""The files that other libraries wrote, what they answer, and how a damaged one is refused."""

import json
from pathlib import Path

import numpy as np
import pytest

import lstm_core as lc

NETWORKS = Path(__file__).resolve().parents[2] / "notebooks" / "networks"
ANSWERS = {n: np.array(rows) for n, rows in json.loads((NETWORKS / "answers.json").read_text()).items()}
X = ANSWERS["x"].astype(np.float32)
FILES = {
    "torch-tagger.safetensors": "torch",
    "keras-model.keras": "keras",
    "keras-model.h5": "keras",
    "graph.onnx": "onnx",
}


def refused(path, *words):
    return pytest.raises(lc.WeightsFileError, match="(?s)" + ".*".join(words))
