"""A seeded sample of damaged files of each format; `nox -s fuzz` opens 10,000 of each."""

import pytest

from tests.fuzz.judge import FORMATS, judge, small_files
from tests.fuzz.mutations import mutated

NUMBER = {"keras": 100, "h5": 40}  # a process reads these, and starts again where a file ends it


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_are_a_network_or_one_error(name, tmp_path):
    number = NUMBER.get(name, 300)
    refused, opened, _ = judge(small_files(tmp_path)[name], range(1_000_000, 1_000_000 + number), tmp_path)
    assert refused + opened == number
    assert refused > number / 2


def test_a_copy_depends_on_its_seed_alone(tmp_path):
    data = small_files(tmp_path)["npz"].read_bytes()
    copies = [mutated(data, seed) for seed in range(50)]
    assert copies == [mutated(data, seed) for seed in range(50)]
    assert len(set(copies)) > 45
    assert all(copy != data for copy in copies)
