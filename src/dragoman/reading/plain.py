"""Plain text: the decoded file, unchanged but for repaired mojibake."""

from __future__ import annotations

from dragoman.reading.encoding import repaired
from dragoman.reading.found import Found


def read(text: str) -> Found:
    """What a decoded plain-text file holds."""
    return Found(repaired(text))
