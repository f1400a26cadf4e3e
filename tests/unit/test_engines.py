"""The judgement of the session of three engines: what counts as equal, and what it says when something is not."""

from tests.engines import judging

SHOWN = [["gate", "0.5"], ["state", "-12.25"]]


def test_rounding_is_equal_and_anything_beyond_is_told():
    assert judging.apart("timeline", SHOWN, SHOWN) == (0.0, [])
    near = [["gate", repr(0.5 + 4e-13)], ["state", repr(-12.25 - 1e-12)]]
    worst, faults = judging.apart("timeline", near, SHOWN)
    assert 3e-13 < worst < 5e-13
    assert faults == []
    worst, faults = judging.apart("timeline", [["gate", "0.5"], ["state", "-12.24"]], SHOWN)
    assert worst > 1e-4
    assert faults == ["timeline: state -12.24 is 8.2e-04 from Chromium's"]


def test_not_a_number_is_far_from_every_number():
    assert judging.apart("timeline", [["gate", "NaN"], ["state", "-12.25"]], SHOWN)[1]


def test_a_difference_quotient_has_its_own_tolerance_and_does_not_count():
    shown, wanted = [["difference", repr(1 + 1e-10)]], [["difference", "1"]]
    assert judging.apart("gradient-lab", shown, wanted) == (0.0, [])
    assert judging.apart("timeline", shown, wanted)[1]
    assert judging.apart("gradient-lab", [["difference", "1.001"]], wanted)[1]


def test_a_number_that_is_missing_is_named():
    faults = judging.apart("timeline", SHOWN[:1], SHOWN)[1]
    assert faults == ["timeline shows other numbers than Chromium: none more, {'state': 1} fewer"]


def test_faults_are_counted_by_page_and_engine(capsys):
    good = {"explorables": [{"name": "timeline", "ready": True, "values": SHOWN, "after": SHOWN}], "faults": []}
    bad = good | {"faults": ["uncaught: no"]}
    seen = {("a.html", "http"): good, ("a.html", "file"): good}
    results = {"Chromium": ("1", seen), "WebKit": ("2", seen | {("a.html", "file"): bad})}
    rows, total = judging.judge(results, print)
    assert rows == [["a.html", "4 of 4", 0, 1, "equal"]]
    assert total == 1
    assert capsys.readouterr().out == "WebKit, file, a.html: uncaught: no\n"
    table = judging.table(results, rows)
    assert table["rows"] == rows
    assert table["columns"] == ["page", "explorables ready", "errors in Chromium", "errors in WebKit", "distance"]


def test_a_page_tells_its_largest_distance_and_what_is_not_ready():
    def shown(value, ready=True):
        return {"explorables": [{"name": "timeline", "ready": ready, "values": [["gate", repr(value)]]}], "faults": []}

    seen = {("a.html", "http"): shown(0.5), ("a.html", "file"): shown(0.5)}
    others = {("a.html", "http"): shown(0.5 + 4e-13), ("a.html", "file"): shown(0.5 + 2e-13, ready=False)}
    rows, total = judging.judge({"Chromium": ("1", seen), "WebKit": ("2", others)}, print)
    assert rows == [["a.html", "3 of 4", 0, 0, "4.0e-13"]]
    assert total == 0


def test_a_page_without_explorables_has_none_to_be_ready():
    empty = {"explorables": [], "faults": []}
    seen = {("a.html", where): empty for where in ("http", "file")}
    assert judging.judge({"Chromium": ("1", seen)}, print) == ([["a.html", "–", 0, "equal"]], 0)
