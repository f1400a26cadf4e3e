"""Files that PyTorch wrote: the only place where a framework is imported, because only PyTorch reads them."""

from collections.abc import Mapping

from lstm_core.errors import WeightsFileError
from lstm_core.interop.files import parser


def read_tensors(path):
    """Return the state dictionary in a ``.pt`` file; PyTorch refuses everything in it but tensors and plain containers.

    Raises
    ------
    WeightsFileError
        If the file holds code, or no state dictionary.
    ImportError
        If PyTorch is not installed.
    """
    torch = parser("torch", "reading a .pt file")
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise
    except Exception as error:  # PyTorch raises its unpickler's errors, zip errors and errors of its own
        raise WeightsFileError(
            f"{path} holds more than tensors, or is damaged; save model.state_dict() instead: {error}"
        ) from error
    if isinstance(content, Mapping) and isinstance(content.get("state_dict"), Mapping):
        content = content["state_dict"]
    if not isinstance(content, Mapping):
        raise WeightsFileError(f"{path} holds a {type(content).__name__}; a state dictionary was expected")
    return content
