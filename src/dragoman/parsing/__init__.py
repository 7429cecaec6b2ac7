"""From the segments of a document to sentences, and from sentences to clauses."""

from __future__ import annotations

from dragoman.parsing.parse import parse

__all__ = ["parse"]
