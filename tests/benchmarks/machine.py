"""What ran the benchmarks: processor, versions, and the kernels that the linear algebra chose."""

import ctypes
import os
import platform
import sys
from pathlib import Path

import numpy as np

PINNING = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")  # variables that would slow NumPy's products down


def processor():
    """Return the processor's name."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        fields = dict(line.split(":", 1) for line in listing.read_text().splitlines() if ":" in line)
        numbers = {name.strip(): value.strip() for name, value in fields.items()}
        named = numbers.get("model name", platform.machine())
        family, model = numbers.get("cpu family"), numbers.get("model")
        return f"{named}, family {family}, model {model}" if family else named
    return platform.processor() or platform.machine()


def blas():
    """Return name and version of NumPy's BLAS, and the kernel that it chose on this processor."""
    found = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    kernel = "kernel unknown"
    for library in Path(np.__file__).parents[1].glob("numpy.libs/*openblas*"):
        loaded = ctypes.CDLL(str(library))
        for name in ("scipy_openblas_get_corename64_", "openblas_get_corename64_", "openblas_get_corename"):
            if hasattr(loaded, name):
                function = getattr(loaded, name)
                function.restype = ctypes.c_char_p
                kernel = f"kernel {function().decode()}"
                break
    return f"{found['name']} {found.get('version', '')}, {kernel}"


def libraries(name):
    """Return what a worker computes with."""
    if name != "torch":
        return {"python": platform.python_version(), "numpy": np.__version__, "blas": blas()}
    import torch

    onednn = "oneDNN" if torch.backends.mkldnn.is_available() else "no oneDNN"
    mkl = "MKL" if torch.backends.mkl.is_available() else "no MKL"
    capability = torch.backends.cpu.get_cpu_capability()
    return {"torch": torch.__version__, "torch kernels": f"{onednn}, {mkl}, {capability}"}


def description():
    """Return what is the same for all workers."""
    return {"processor": processor(), "cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}"}


def environment(threads):
    """Return the variables of a worker: native kernels, and a fixed number of threads."""
    kept = {name: value for name, value in os.environ.items() if name not in PINNING}
    counts = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return kept | dict.fromkeys(counts, str(threads)) | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def load():
    """Return how many processes wanted a core in the last minute, or None where the system does not say."""
    return round(os.getloadavg()[0], 1) if sys.platform != "win32" else None
