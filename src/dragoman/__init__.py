"""dragoman reads news and official statements into an evidence-linked ledger of inter-state events.

    import dragoman as dg

    with dg.open_ledger("pakistan-russia.db") as ledger:
        ledger.add(["reports/"])
        for event in ledger.chronology(pair=("PAK", "RUS")):
            ...

``dg.read(path)`` and ``dg.analyse(document)`` work on one document without a ledger. The records
are those of ``dragoman.model``; what a question gives back is told in ``dragoman.ledger.view``.
Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dragoman.api import Ledger, analyse, import_ledger, open_ledger, read
    from dragoman.errors import DragomanError
    from dragoman.ledger import CorpusView, Query
    from dragoman.model import (
        Analysis,
        Conflict,
        Corpus,
        Decision,
        Document,
        Entity,
        Event,
        EventMention,
        Evidence,
        Rejected,
        Statement,
        Undertaking,
    )
    from dragoman.pipeline import AddOptions, AddReport

__all__ = [
    "AddOptions",
    "AddReport",
    "Analysis",
    "Conflict",
    "Corpus",
    "CorpusView",
    "Decision",
    "Document",
    "DragomanError",
    "Entity",
    "Event",
    "EventMention",
    "Evidence",
    "Ledger",
    "Query",
    "Rejected",
    "Statement",
    "Undertaking",
    "__version__",
    "analyse",
    "import_ledger",
    "open_ledger",
    "read",
]

_HOMES = {
    "dragoman.api": ("Ledger", "analyse", "import_ledger", "open_ledger", "read"),
    "dragoman.errors": ("DragomanError",),
    "dragoman.ledger": ("CorpusView", "Query"),
    "dragoman.pipeline": ("AddOptions", "AddReport"),
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    home = next((home for home, names in _HOMES.items() if name in names), "dragoman.model")
    return getattr(import_module(home), name)
