"""The ledger: one SQLite file of documents, what was found in them, and what people decided.

The only room that speaks SQL. Others give it records and a ``Query`` and get a ``CorpusView``.
"""

from __future__ import annotations

from dragoman.ledger.named import Named, mention_id
from dragoman.ledger.pieces import OnePiece, Pieces
from dragoman.ledger.store import Store
from dragoman.ledger.view import CorpusView, Query, event_order

__all__ = [
    "CorpusView",
    "Named",
    "OnePiece",
    "Pieces",
    "Query",
    "Store",
    "event_order",
    "mention_id",
]
