"""One process that measures one candidate: a question in JSON on each line of input, an answer on each line of output.

python -m tests.benchmarks.worker torch 1
"""

import json
import sys
import time

from tests.benchmarks import candidates, cases, machine


def measure(call, seconds):
    """Return CPU and wall time of one call in seconds: means of as many calls as fill the time, after a first one."""
    call()
    calls, cpu, wall = 0, time.process_time(), time.perf_counter()
    while True:
        call()
        calls += 1
        if time.perf_counter() - wall >= seconds:
            return {"cpu": (time.process_time() - cpu) / calls, "wall": (time.perf_counter() - wall) / calls}


def peak_memory():
    """Return the largest resident memory of this process so far in bytes."""
    import resource  # there is none on Windows, where memory is not asked for

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def answer(name, question):
    """Return what a question asks of a candidate."""
    kind = question["kind"]
    if kind == "machine":
        return machine.libraries(name)
    if kind == "characters":
        return measure(candidates.CHARACTERS[name](**question["model"]), question["seconds"])
    call = candidates.CANDIDATES[name](cases.Size(*question["size"]), question["dtype"], question["task"])
    if kind == "speed":
        return measure(call, question["seconds"])
    before = peak_memory()
    for _ in range(3):
        call()
    return {"before": before, "peak": peak_memory()}


def main(name, threads):
    """Answer until the questions end."""
    if name == "torch":
        import torch

        torch.set_num_threads(threads)
    for line in sys.stdin:
        print(json.dumps(answer(name, json.loads(line))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
