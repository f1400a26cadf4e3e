"""Networks in and out: PyTorch, Keras, ONNX, safetensors, npz, JSON. Nothing is ever unpickled.

No framework is imported here: a live object brings its own methods, a file is read by its format. ``h5py`` and
``onnx`` are imported when a file of that format is opened, and not before.
"""

from lstm_core.interop.composed import Chain, Directed
from lstm_core.interop.json_text import from_json, to_json
from lstm_core.interop.keras_layers import from_keras
from lstm_core.interop.masks import with_mask
from lstm_core.interop.onnx_export import to_onnx
from lstm_core.interop.onnx_graph import from_onnx
from lstm_core.interop.safetensors_file import from_safetensors, to_safetensors
from lstm_core.interop.storage import load, save
from lstm_core.interop.torch_weights import from_torch, to_torch_state_dict

__all__ = [
    "Chain",
    "Directed",
    "from_json",
    "from_keras",
    "from_onnx",
    "from_safetensors",
    "from_torch",
    "load",
    "save",
    "to_json",
    "to_onnx",
    "to_safetensors",
    "to_torch_state_dict",
    "with_mask",
]
