"""English."""

from __future__ import annotations

from pathlib import Path

from dragoman.pack import Pack

PACK = Pack(
    code="en",
    name="English",
    direction="ltr",
    calendars=("gregorian",),
    clauses="tree",
    folder=Path(__file__).parent,
)
