"""What a date expression means: the days it may speak of, seen from an anchor day."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from dragoman.calendars import Interval, shift_day
from dragoman.mentions.dates import relative, said
from dragoman.mentions.dates.grammar import Expression
from dragoman.mentions.dates.parts import part_of
from dragoman.mentions.dates.setting import Meaning, Op, Setting


def evaluate(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """The meaning of an expression.

    Args:
        expression: As the grammar found it.
        anchor: The day it is seen from; ``None`` leaves open what depends on it.
        setting: Calendars and tense.

    Raises:
        BadDate: No calendar has such a day, or the words make no sense together.
    """
    return OPS[expression.op.removeprefix("then-")](expression, anchor, setting)


def is_dated(expression: Expression) -> bool:
    """Whether the words themselves name the year."""
    if expression.op in ("century", "decade", "numeric", "period"):
        return True
    if expression.parts:
        return all(is_dated(part) for part in expression.parts)
    kinds = {slot.kind for slot in expression.slots}
    return bool(kinds & {"year", "modern", "short_year"})


def _part(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    whole = evaluate(expression.parts[0], anchor, setting)
    interval = part_of(whole.interval, expression.value("part") or "", precision=whole.precision)
    return Meaning(interval, whole.precision, whole.calendar)


def _earlier(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    whole = evaluate(expression.parts[0], anchor, setting)
    if anchor is None or not whole.interval.contains(anchor):
        return whole
    return Meaning(Interval(whole.interval.earliest, anchor), whole.precision, whole.calendar)


def _later(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    whole = evaluate(expression.parts[0], anchor, setting)
    if anchor is None or not whole.interval.contains(anchor):
        return whole
    return Meaning(Interval(anchor, whole.interval.latest), whole.precision, whole.calendar)


def _since(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """From the unit said to the anchor: "since" says that it still holds."""
    past = structs.replace(setting, future=False)
    whole = evaluate(expression.parts[0], anchor, past)
    start = whole.interval.earliest
    end = anchor if anchor is None or start is None or anchor >= start else None
    return Meaning(Interval(start, end), "interval", whole.calendar)


def _by(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """A deadline: ahead unless the tense says otherwise."""
    ahead = structs.replace(setting, future=setting.future is not False)
    return _until(expression, anchor, ahead)


def _until(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Up to the end of the unit said, from the anchor on if that is still to come."""
    whole = evaluate(expression.parts[0], anchor, setting)
    end = whole.interval.latest
    start = anchor if anchor is not None and end is not None and anchor <= end else None
    return Meaning(Interval(start, end), "interval", whole.calendar)


def _after(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    whole = evaluate(expression.parts[0], anchor, setting)
    return Meaning(Interval(shift_day(whole.interval.latest, 1), None), "interval", whole.calendar)


def _before(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    whole = evaluate(expression.parts[0], anchor, setting)
    return Meaning(
        Interval(None, shift_day(whole.interval.earliest, -1)), "interval", whole.calendar
    )


def _range(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    first, last = expression.parts or _ends(expression)
    if is_dated(first) and not is_dated(last):
        start = evaluate(first, anchor, setting)
        ahead = structs.replace(setting, future=True)
        end = evaluate(last, start.interval.latest, ahead)
    else:
        end = evaluate(last, anchor, setting)
        past = structs.replace(setting, future=False)
        start = evaluate(first, end.interval.latest, past)
    return Meaning(Interval(start.interval.earliest, end.interval.latest), "interval", end.calendar)


def _ends(expression: Expression) -> tuple[Expression, Expression]:
    """The ends of a range said in one breath ("3 to 5 May"): what is said once holds for both."""
    counts: dict[str, int] = {}
    for slot in expression.slots:
        counts[slot.kind] = counts.get(slot.kind, 0) + 1
    ends = []
    for place in (0, -1):
        slots = []
        for kind in counts:
            same = [slot for slot in expression.slots if slot.kind == kind]
            slots.append(same[place])
        ends.append(Expression("calendar", tuple(slots), (), expression.start, expression.end))
    return ends[0], ends[1]


OPS: dict[str, Op] = {
    "calendar": said.calendar_unit,
    "numeric": said.numeric,
    "which": relative.which,
    "weekday": relative.weekday,
    "offset": relative.offset,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "recent": relative.recent,
    "coming": relative.coming,
    "past-span": relative.past_span,
    "next-span": relative.next_span,
    "part": _part,
    "earlier": _earlier,
    "later": _later,
    "since": _since,
    "by": _by,
    "until": _until,
    "after": _after,
    "before": _before,
    "range": _range,
    "period": said.period,
    "decade": said.decade,
    "century": said.century,
    "day-of": relative.day_of,
    "of-year": relative.of_that_year,
}
"""What the pattern's ``op`` does; ``then-`` before it counts from the date named last."""
