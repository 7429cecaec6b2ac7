"""When a text was published, inferred from the text itself where it does not say.

Nothing is guessed: a day of past reporting is a lower bound, a reader's comment an upper one, and
only a dated day whose weekday the report names ("on Wednesday", beside a caption of that Wednesday)
closes the interval to the week that it begins.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dragoman.calendars import Interval, edtf, shift_day
from dragoman.errors import BadDate
from dragoman.mentions.dates.find import Found
from dragoman.mentions.dates.meaning import evaluate, is_dated
from dragoman.mentions.dates.setting import Meaning, Setting
from dragoman.model import EVIDENCE_ROLES, Date, Document, Precision
from dragoman.text import Span

_POINTS = frozenset({"calendar", "numeric", "part"})
_HEAD = 0.34
"""How far into the text a dated day may stand to be taken for the day of the news."""


class _Clue(Struct, frozen=True):
    found: Found
    meaning: Meaning


def infer_published(document: Document, found: tuple[Found, ...], setting: Setting) -> Date | None:
    """The publication date, basis ``inferred``; ``None`` where nothing bounds it."""
    dated = tuple(clue for item in found if (clue := _dated(item, setting)) is not None)
    stated = [clue for clue in dated if clue.found.role == "dateline" and _is_day(clue)]
    if stated:
        return _date(document, stated[0].meaning.interval, stated[0])
    upper = _upper(dated)
    past = [clue for clue in dated if _is_past(clue)]
    lowest = max(past, key=_first, default=None)
    week = _week(document, past, lowest, found)
    interval = week if week is not None else _lower(lowest, found, setting)
    both = interval.intersection(Interval(None, upper))
    if both is None or both == Interval(None, None):
        return None
    return _date(document, both, lowest)


def _dated(item: Found, setting: Setting) -> _Clue | None:
    if item.expression.op not in _POINTS or not is_dated(item.expression):
        return None
    try:
        meaning = evaluate(item.expression, None, setting)
    except BadDate:
        return None
    return _Clue(item, meaning) if meaning.interval.bounded else None


def _is_day(clue: _Clue) -> bool:
    return clue.meaning.interval.earliest == clue.meaning.interval.latest


def _first(clue: _Clue) -> date:
    return clue.meaning.interval.earliest or date.min


def _is_past(clue: _Clue) -> bool:
    """Whether the text speaks of it as past; for a bare year, only a past tense says so."""
    if clue.found.role not in EVIDENCE_ROLES:
        return False
    if clue.meaning.precision in ("day", "month", "season"):
        return clue.found.future is not True
    return clue.found.future is False


def _upper(dated: tuple[_Clue, ...]) -> date | None:
    days = [_first(clue) for clue in dated if clue.found.role == "comment" and _is_day(clue)]
    return min(days) if days else None


def _week(
    document: Document, past: list[_Clue], lowest: _Clue | None, found: tuple[Found, ...]
) -> Interval | None:
    """The week from the latest dated day, if that is the weekday which the report names."""
    if lowest is None or not _is_day(lowest) or not _leads(document, lowest.found):
        return None
    day = _first(lowest)
    named = {
        item.expression.number("weekday")
        for item in found
        if item.expression.op == "weekday"
        and item.future is not True
        and item.role in EVIDENCE_ROLES
    }
    return Interval(day, shift_day(day, 6)) if day.weekday() in named else None


def _leads(document: Document, item: Found) -> bool:
    return item.role in ("caption", "title", "summary") or item.start < _HEAD * len(document.text)


def _lower(lowest: _Clue | None, found: tuple[Found, ...], setting: Setting) -> Interval:
    """From the latest past day on, or from a past month of "this year" after it."""
    if lowest is None:
        return Interval(None, None)
    bound = _first(lowest)
    for item in found:
        if item.future is not True and item.role in EVIDENCE_ROLES and _of_this_year(item):
            seen = evaluate(item.expression, bound, setting).interval.earliest
            bound = max(bound, seen or bound)
    return Interval(bound, None)


def _of_this_year(item: Found) -> bool:
    expression = item.expression.parts[0] if item.expression.parts else item.expression
    return item.expression.op in _POINTS and expression.number("yearref") == 0


def _date(document: Document, interval: Interval, clue: _Clue | None) -> Date:
    evidence = None
    if clue is not None:
        evidence = document.evidence(Span(clue.found.start, clue.found.end))
    one = interval.earliest is not None and interval.earliest == interval.latest
    precision: Precision = "day" if one else "interval"
    return Date(
        edtf=edtf(interval, precision),
        earliest=interval.earliest,
        latest=interval.latest,
        precision=precision,
        basis="inferred",
        calendar=clue.meaning.calendar if clue is not None else "gregorian",
        said=evidence.quote if evidence is not None else None,
        evidence=evidence,
    )
