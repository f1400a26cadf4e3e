"""One process that measures one candidate: a question in JSON on each line, an answer in JSON on each line.

python -m tests.benchmarks.worker torch
"""

import json
import sys
import time

from tests.benchmarks import candidates, cases


def measure(call, seconds):
    """Return CPU and wall time of one call in seconds: means of as many calls as fill the time, after a first one."""
    call()
    calls, cpu, wall = 0, time.process_time(), time.perf_counter()
    while True:
        call()
        calls += 1
        if time.perf_counter() - wall >= seconds:
            return {"cpu": (time.process_time() - cpu) / calls, "wall": (time.perf_counter() - wall) / calls}


def answer(name, question):
    """Return what a question asks of a candidate."""
    size = cases.Size(*question["size"])
    call = candidates.CANDIDATES[name](size, question["dtype"], question["task"])
    return measure(call, question["seconds"])


def main(name, threads):
    """Answer until the questions end."""
    if name == "torch":
        import torch

        torch.set_num_threads(threads)
    for line in sys.stdin:
        print(json.dumps(answer(name, json.loads(line))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
