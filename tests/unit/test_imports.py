"""Importing the library is quick and brings NumPy alone."""

import json
import subprocess
import sys

import pytest

QUESTION = """
import sys, json
before = set(sys.modules)
import {module}
print(json.dumps(sorted({{name.partition(".")[0] for name in set(sys.modules) - before}})))
"""
HEAVY = {"matplotlib", "anywidget", "ipywidgets", "traitlets", "IPython", "torch", "keras", "onnx", "scipy", "pandas"}
HEAVY |= {"tqdm", "joblib", "h5py", "safetensors", "google", "sklearn", "hypothesis", "pytest"}


def imported_by(module):
    command = [sys.executable, "-c", QUESTION.format(module=module)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(json.loads(answer.stdout))


@pytest.mark.parametrize("module", [
    "lstm_core",
    "lstm_core.weights",
    "lstm_core.train",
    "lstm_core.tasks",
    "lstm_core.analysis",
    "lstm_core.experiments",
    "lstm_core.interop",
])  # fmt: skip
def test_the_mathematics_imports_numpy_alone(module):
    found = imported_by(module)
    assert "numpy" in found
    assert not found & HEAVY
    of_numpy = {name for name in found if "cython" in name}
    assert found - set(sys.stdlib_module_names) - of_numpy == {"numpy", "lstm_core"}


def test_plotting_brings_matplotlib_but_no_widgets():
    found = imported_by("lstm_core.plotting")
    assert "matplotlib" in found
    assert not found & {"anywidget", "ipywidgets", "traitlets", "torch"}


def test_an_import_opens_no_file_of_weights_and_draws_nothing():
    question = (
        "import sys, numpy\n"
        "before = str(numpy.random.get_state())\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import lstm_core\n"
        "print([o for o in opened if o.endswith(('.json', '.npz', '.csv', '.gz'))])\n"
        "print(before == str(numpy.random.get_state()))"
    )
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.split() == ["[]", "True"]


def test_every_public_name_is_there_and_documented():
    import lstm_core

    for name in lstm_core.__all__:
        assert getattr(lstm_core, name).__doc__, name
    assert len(lstm_core.__all__) <= 20
