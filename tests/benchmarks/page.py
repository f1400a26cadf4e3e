"""The page of the book, written from the stored results: every number, and every verdict, is computed here."""

from tests.benchmarks import cases

HEAD = """\
# How fast it is

<!-- Made by `python -m tests.benchmarks --page` from tests/benchmarks/results.json. Do not edit. -->

This page compares `lstm_core` with PyTorch, with an LSTM as textbooks write it in NumPy, and with its own matrix
products alone. The products are the floor: what they take, no better handling of everything else can save.
"""

SPOKEN = {"lstm_core": "ours", "torch": "torch", "textbook": "textbook", "products": "products"}
TITLES = {
    ("float64", "forward"): "Forward, float64",
    ("float64", "training"): "Forward and backward, float64",
    ("float64", "traced"): "Forward with every gate kept, float64",
    ("float32", "forward"): "Forward, float32",
    ("float32", "training"): "Forward and backward, float32",
    ("float32", "traced"): "Forward with every gate kept, float32",
}


def written(results):
    """Return the page."""
    times = Times(results["speed"])
    parts = [HEAD, headline(times), conditions(results), sizes_table(times)]
    parts += ["## One thread\n", legend()]
    parts += [ratio_table(times, dtype, task) for dtype, task in TITLES]
    parts += [missed_goals(times), two_threads(times, results), elsewhere(results), command()]
    return "\n".join(part.rstrip() + "\n" for part in parts)


class Times:
    """Medians by candidate, size, dtype, task and number of threads."""

    def __init__(self, rows):
        keys = "candidate", "size", "dtype", "task", "threads"
        self.rows = {tuple(row[key] for key in keys): row for row in rows}
        names = dict.fromkeys(row["size"] for row in rows)
        self.sizes = [size for size in (*cases.SIZES, *cases.TINY) if size.name in names]

    def __call__(self, candidate, size, dtype, task, threads=1, clock="cpu"):
        """Return seconds; what keeps no trace of its own is measured by its forward run. None: not measured."""
        if candidate in ("textbook", "products") and task == "traced":
            task = "forward"
        row = self.rows.get((candidate, size, dtype, task, threads))
        return row and row[clock]

    def ratio(self, over, under, *case, **how):
        """Return how many times longer one candidate takes than another, or None."""
        above, below = self(over, *case, **how), self(under, *case, **how)
        return above / below if above and below else None


def number(value):
    """Return a ratio or a time with about three digits; a dash where nothing was measured."""
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:.{digits}f}"


def table(head, rows, last="---:"):
    """Return a table in Markdown; all columns but the first are numbers, and the last one unless it says otherwise."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 2) + f"|{last}|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def span(ratios):
    """Return "a to b" of the ratios that were measured, without their outliers' names; None where there are none."""
    known = sorted(ratio for ratio in ratios if ratio)
    return f"{number(known[0])} to {number(known[-1])}" if known else None


# ------------------------------------------------------------------------------------------------- parts of the page


def headline(times):
    """Return what the tables say in three sentences, with their conditions."""
    names = [size.name for size in times.sizes]

    def over(task, dtype):
        return span(times.ratio("torch", "lstm_core", name, dtype, task) for name in names)

    if over("forward", "float64") is None:
        return "PyTorch was not measured.\n"
    batches = [size.name for size in times.sizes if size.B > 1]
    single = span(times.ratio("lstm_core", "torch", name, "float32", "training") for name in batches)
    return (
        f"In float64, which the course computes in, on one thread of this machine: PyTorch's time is "
        f"**{over('forward', 'float64')} times** ours forward, **{over('training', 'float64')} times** forward and "
        f"backward, and **{over('traced', 'float64')} times** when every gate is wanted.\n\n"
        f"In float32, on one thread, with batches of 32 or more, forward and backward: our time is {single} times "
        "PyTorch's. For a single sequence and other settings read the tables; a claim without its row would be wrong.\n"
    )


def conditions(results):
    """Return what was measured, on what, and how."""
    machine = results["machine"]
    rows = [(name, str(value)) for name, value in machine.items()]
    loads = [load for load in results["load"] if load is not None]
    shared = ""
    if loads and max(loads) > 1.5:
        shared = (
            f" **The machine was shared with other work**: {number(min(loads))} to {number(max(loads))} processes "
            f"wanted its {machine['cores']} cores. That disturbs caches: ratios may be off by a tenth or more."
        )
    return (
        "## What was measured\n\n" + table(("machine", "value"), rows, "---") + "\n"
        f"One process for each candidate, all asked in turn in {results['rounds']} shuffled rounds; one answer is the "
        f"mean of as many calls as fill {results['seconds']} s. The tables hold medians of CPU time. Variables that "
        f"pin OpenBLAS to a slower kernel are removed from the workers.{shared}\n\n"
        "`lstm_core` is called by its public interface, with all checks of arguments. PyTorch is `torch.nn.LSTM`; it "
        "does not give its gates, so for these it is a loop over the equations of its cell. The textbook's loop keeps "
        "every gate in any case.\n"
    )


def sizes_table(times):
    rows = [(s.name, *(str(v) for v in s[1:])) for s in times.sizes]
    return table(("size", "T timesteps", "B sequences", "H units", "D inputs"), rows)


def legend():
    return (
        "Times in milliseconds. **ours / torch** below 1 means that this library is faster; beside it the goal that "
        "was set before. **floor** is products / torch: the least that ours / torch could be. **ours / products** is "
        "the distance to that floor. **layers** is this library without its engine, as every option other than the "
        "plain cell runs.\n"
    )


def ratio_table(times, dtype, task):
    """Return one table: every size, one dtype, one task, one thread."""
    goals = cases.GOALS.get((dtype, task), {})
    rows = []
    for size in times.sizes:
        case = size.name, dtype, task
        ratio, goal = times.ratio("lstm_core", "torch", *case), goals.get(size.name)
        met = "" if goal is None or ratio is None else "\N{NO-BREAK SPACE}✓" if ratio <= goal else "\N{NO-BREAK SPACE}✗"
        milliseconds = [times(name, *case) for name in ("lstm_core", "layers", "torch", "textbook", "products")]
        row = [size.name, *(number(time and 1e3 * time) for time in milliseconds), number(ratio) + met]
        row.append("–" if goal is None else f"≤\N{NO-BREAK SPACE}{goal:g}")
        pairs = (("products", "torch"), ("lstm_core", "products"), ("textbook", "lstm_core"))
        rows.append([*row, *(number(times.ratio(*pair, *case)) for pair in pairs)])
    head = "size", "ours", "layers", "torch", "textbook", "products", "ours / torch", "goal", "floor"
    return f"### {TITLES[dtype, task]}\n\n" + table((*head, "ours / products", "textbook / ours"), rows)


def compared(times):
    """Yield (what, size, dtype, task, value, goal, met) for each goal whose case was measured."""
    wanted = [("lstm_core", "torch", *case, goals) for case, goals in cases.GOALS.items()]
    wanted += [("textbook", "lstm_core", "float32", task, goals) for task, goals in cases.OVER_TEXTBOOK.items()]
    wanted += [("lstm_core", "products", "float32", "forward", cases.OVER_PRODUCTS)]
    for over, under, dtype, task, goals in wanted:
        for size, goal in goals.items():
            ratio = times.ratio(over, under, size, dtype, task)
            if ratio is not None:
                met = ratio >= goal if over == "textbook" else ratio <= goal
                yield f"{SPOKEN[over]} / {SPOKEN[under]}", size, dtype, task, ratio, goal, met


def reason(times, what, size, dtype, task, goal):
    """Return why a goal was missed, from the numbers themselves."""
    case = size, dtype, task
    ours, products = times("lstm_core", *case), times("products", *case)
    floor = times.ratio("products", "torch", *case)
    if what == "ours / torch" and floor is not None and floor > goal:
        return "the products alone are above the goal here"
    seq_len, batch = next((s.T, s.B) for s in times.sizes if s.name == size)
    rest = 1e6 * (ours - products) / seq_len
    share = f"{number(100 * products / ours)} % of the time is products"
    if batch == 1:
        return f"{share}; the rest, {number(rest)} µs a timestep, is the cost of NumPy's calls on small arrays"
    return f"{share}; the rest, {number(rest)} µs a timestep, is elementwise work, a pass over memory for each call"


def missed_goals(times):
    """Return each missed goal with its distance to the floor and the reason."""
    goals = list(compared(times))
    rows = [
        (
            f"{what}, {size}, {dtype}, {task}",
            number(value),
            f"{goal:g}",
            number(times.ratio("lstm_core", "products", size, dtype, task)),
            reason(times, what, size, dtype, task, goal),
        )
        for what, size, dtype, task, value, goal, met in goals
        if not met
    ]
    if not rows:
        return f"### Goals\n\nAll {len(goals)} goals that were measured are met.\n"
    return (
        f"### Goals that were missed\n\n{len(goals) - len(rows)} of {len(goals)} goals are met. They were set on an "
        "AMD Zen 5; on another processor, products and elementwise work cost other shares of PyTorch's time. The "
        "distance to the floor is ours / products.\n\n"
        + table(("goal", "measured", "wanted", "ours / products", "why"), rows, "---")
    )


def two_threads(times, results):
    """Return the ratios with two threads, by the clock and by CPU time; a busy machine spoils them, and it says so."""
    rows = []
    for size in times.sizes:
        for dtype in cases.DTYPES:
            case = "lstm_core", "torch", size.name, dtype
            wall = [times.ratio(*case, task, threads=2, clock="wall") for task in cases.TASKS]
            cpu = [times.ratio(*case, task, threads=2) for task in cases.TASKS]
            if any(wall):
                rows.append([f"{size.name}, {dtype}", *(number(r) for r in (*wall, *cpu))])
    if not rows:
        return ""
    rounds = sorted({row["rounds"] for row in times.rows.values() if row["threads"] > 1})
    often = f"{rounds[0]} to {rounds[-1]}" if len(rounds) > 1 else f"{rounds[0]}"
    head = ("size", *(f"{task}, clock" for task in cases.TASKS), *(f"{task}, CPU" for task in cases.TASKS))
    busy = max(load or 0 for load in results["load"]) > results["machine"]["cores"]
    spoiled = "**More processes than cores ran here, so threads mostly waited for each other. "
    spoiled += "This table says how that felt, and nothing about speed; measure again on a quiet machine.** "
    return (
        "## Two threads\n\nOurs / torch, once by the clock and once by CPU time. PyTorch divides elementwise work "
        f"among threads, too; NumPy only the products. {spoiled if busy else ''}Rounds for each number: {often}.\n\n"
        + table(head, rows)
    )


def elsewhere(results):
    """Return memory, characters and imports."""
    rows = []
    for row in results["memory"]:
        grown = row["peak"] - row["before"]
        case = f"{row['size']}, {row['dtype']}, {row['candidate']}"
        rows.append((case, number(row["peak"] / 2**20), number(grown / 2**20)))
    model = results["model"]
    rates = [(name, f"{rate:,.0f}") for name, rate in results["characters"].items()]
    started = results["imports"]
    python = started["python"]
    imports = [(name, number(1e3 * (time - python))) for name, time in started.items() if name != "python"]
    return (
        "## Memory of forward and backward\n\nThe largest resident memory of the process, and how much of it came with "
        "three runs, in MiB; one thread.\n\n" + table(("case", "peak", "of it by the runs"), rows) + "\n"
        f"## A character model\n\nH = {model['H']}, B = {model['B']}, T = {model['T']}, {model['V']} symbols, random "
        "text, float32, one thread. One step draws a batch, runs forward and backward, clips the gradient and changes "
        "the weights with Adam.\n\n" + table(("library", "characters in a second of CPU time"), rates) + "\n"
        "## Import\n\nCPU time beyond that of starting Python.\n\n" + table(("library", "milliseconds"), imports)
    )


def command():
    return (
        "## Measure it yourself\n\n```\nnox -s benchmarks\n```\n\nIt makes an environment with PyTorch, measures for "
        "about ten minutes, and writes this page and `tests/benchmarks/results.json`. Where NumPy and PyTorch are "
        "installed, `python -m tests.benchmarks` does the same.\n"
    )
