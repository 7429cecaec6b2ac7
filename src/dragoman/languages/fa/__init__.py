"""Persian."""

from __future__ import annotations

from pathlib import Path

from dragoman.pack import Pack

PACK = Pack(
    code="fa",
    name="Persian",
    direction="rtl",
    calendars=("jalali", "gregorian", "hijri"),
    clauses="shallow",
    folder=Path(__file__).parent,
)
