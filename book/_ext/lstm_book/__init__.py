"""The course's Sphinx extension: explorables on pages, formulas set at build time, pages finished after it.

Reading order: ``explorables`` (the directive and its files), ``exercise_list`` (what there is to solve),
``formulas`` (KaTeX in V8), ``gate_terms`` (which terms light up); the appendices: ``chapters`` (what they know of the
chapters), ``ledger``, ``presets`` (a teacher's links), ``topics``, ``first_use`` of the glossary's terms, ``timeline``;
``search_texts`` (search results without a server), ``launch`` (buttons that run a notebook elsewhere), ``licences``
(whose work is shipped), then ``finish`` and what it calls: ``page_edits``, ``security``, ``assets`` with ``prune_css``.
"""

import hashlib
from pathlib import Path

from lstm_book import (
    bibliography,
    exercise_list,
    explorables,
    finish,
    first_use,
    formulas,
    launch,
    ledger,
    licences,
    presets,
    search_texts,
    timeline,
    topics,
)

PARTS = (
    *(bibliography, exercise_list, explorables, formulas, first_use, launch, ledger, presets, timeline, topics),
    *(search_texts, licences, finish),
)


def source_fingerprint():
    """Return a number that changes with any source of this extension: Sphinx then rebuilds every page."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest()[:6], "big")


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "env_version": source_fingerprint(), "parallel_read_safe": False}
