"""HDF5 files, read by h5py in a process of its own.

The HDF5 library is C and trusts what it reads: a damaged file can end its process, ask for all memory, or never return.
So it runs in a child process, with a limit on memory and on time, and whatever happens there is one sentence here.
Links to other files, external and virtual data are refused: opening one file opens no other.
"""

import importlib.util
import json
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

WORKER = Path(__file__).with_name("hdf5_worker.py")
PATIENCE = 20.0  # seconds for one file; reading one takes some milliseconds
_kept = []


def read_hdf5(data):
    """Return the floating-point datasets by path, and the texts among the attributes by path and name.

    Parameters
    ----------
    data : bytes
        The whole file.

    Raises
    ------
    ValueError
        If the file is damaged, or the process that reads it does not survive it.
    ImportError
        If h5py is missing.
    """
    if importlib.util.find_spec("h5py") is None:
        raise ImportError("reading a file of Keras needs the package h5py; install it with: pip install h5py")
    if _kept:
        return _kept[-1].read(data)
    reader = Reader()
    try:
        return reader.read(data)
    finally:
        reader.close()


@contextmanager
def one_process():
    """Keep one process for all files that are read inside the ``with``; each file starts its own otherwise."""
    _kept.append(Reader())
    try:
        yield
    finally:
        _kept.pop().close()


class Reader:
    """The process that reads, started when it is needed and again when a file has ended it."""

    def __init__(self):
        self._process = None

    def read(self, data):
        """Return (datasets, attributes) of one file."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", str(WORKER)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        process = self._process
        clock = threading.Timer(PATIENCE, process.kill)
        clock.start()
        try:
            process.stdin.write(len(data).to_bytes(8, "little"))
            process.stdin.write(data)
            process.stdin.flush()
            answer = json.loads(_exactly(process.stdout, int.from_bytes(_exactly(process.stdout, 8), "little")))
            if "fault" in answer:
                raise ValueError(answer["fault"])
            datasets = {
                name: np.frombuffer(_exactly(process.stdout, size), kind).reshape(shape)
                for name, kind, shape, size in answer["datasets"]
            }
        except (OSError, EOFError) as error:
            self.close()
            raise ValueError("the HDF5 library could not read it, and ended or hung its process") from error
        finally:
            clock.cancel()
        return datasets, answer["attributes"]

    def close(self):
        """End the process."""
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was left in the pipe of a process that is gone
                stream.close()
        self._process.wait()
        self._process = None


def _exactly(stream, size):
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
