"""Days: when, and in which country, two documents say that one deed was done.

A meeting of the same named people, or the signature of one of them, is told twice a few days apart,
or in two countries: one of the documents is wrong. Where a document does not say the day of a
signature, it is that of the deal which it tells beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.modality import DONE
from dragoman.linking.entities import FACT
from dragoman.linking.events import INTO
from dragoman.linking.posts import NEAR
from dragoman.linking.reports import (
    DEALS,
    NARROW,
    REPORT,
    Report,
    dates_exclude,
    days_of,
    deed,
    forbidden,
    is_denial,
    shared_people,
    signed_by,
)
from dragoman.linking.sides import claims_of, conflict
from dragoman.linking.subjects import detail_of
from dragoman.linking.telling import event_id
from dragoman.model import Conflict, Evidence
from dragoman.shelf import ALWAYS, Days, Shelf, kept, records


def day_conflicts(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    """What others say of the day, or the country, of a meeting or signature that a report tells."""
    yield from meeting_conflicts(shelf, report)
    yield from signing_conflicts(shelf, report)


def of_same_days(shelf: Shelf, report: Report) -> frozenset[str]:
    """Ids of the reports that may tell the same meeting or signature."""
    met = _near(shelf, report) if _is_meeting(report) else ()
    signed = _signed_near(shelf, report) if _is_signing(report) else ()
    return frozenset(other.mention.id for other in (*met, *signed))


def _is_said(report: Report) -> bool:
    when = report.mention.date
    known = when is not None and when.basis in ("explicit", "relative")
    return known and report.days <= NARROW


def _day_words(report: Report) -> tuple[str, Evidence]:
    when = report.mention.date
    if when is None:
        return "unknown", report.mention.evidence[0]
    return when.edtf or when.said or "unknown", when.evidence or report.mention.evidence[0]


def _is_meeting(report: Report) -> bool:
    return len(report.people) > 1 and _is_said(report) and report.mention.modality in DONE


def _around(report: Report) -> Days:
    first, last = days_of(report.span)
    return max(first - NEAR, ALWAYS[0]), min(last + NEAR, ALWAYS[1])


def _near(shelf: Shelf, report: Report) -> Iterator[Report]:
    """Reports of other documents on meetings of these countries a few days before or after."""
    for other in records(shelf, REPORT, f"met {deed(report)}", days=_around(report)):
        if other.mention.doc != report.mention.doc and _is_meeting(other):
            yield other


def meeting_conflicts(shelf: Shelf, left: Report) -> Iterator[Conflict]:
    """Days, or countries, of what seems one meeting of the same named people.

    Args:
        shelf: Holds the other reports.
        left: A report; of each pair, the one with the lesser id.
    """
    if not _is_meeting(left) or is_denial(left):
        return
    for right in _near(shelf, left):
        ids = [event_id(kept(shelf, INTO, r.mention.id).root) for r in (left, right)]
        if left.mention.id > right.mention.id or shared_people(left, right) < 2:
            continue
        if ids[0] == ids[1]:
            continue
        same_place = left.place is not None and left.place == right.place
        if dates_exclude(left.mention.date, right.mention.date) and same_place:
            yield conflict("date", min(ids), claims_of(map(_day_words, (left, right))))
        elif forbidden(left, right) == "they are in different countries":
            told = [(r.place, r.mention.evidence[0]) for r in (left, right) if r.place is not None]
            sides = [(kept(shelf, FACT, place).name, words) for place, words in told]
            yield conflict("place", min(ids), claims_of(sides))


def _is_signing(report: Report) -> bool:
    mention = report.mention
    return mention.stage == "signed" and mention.modality in DONE and bool(report.people)


def _dated(shelf: Shelf, report: Report) -> Report | None:
    """The report that tells the day of a signature: itself, or that of the deal beside it."""
    if _is_said(report):
        return report
    beside = records(shelf, REPORT, f"doc:{report.mention.doc}")
    deals = [
        other
        for other in beside
        if other.mention.stage in DEALS
        and other.mention.modality in DONE
        and other.countries == report.countries
        and _is_said(other)
        and not dates_exclude(other.mention.date, report.mention.date)
    ]
    return min(deals, key=lambda one: one.mention.id, default=None)


def _signed_near(shelf: Shelf, report: Report) -> Iterator[Report]:
    """Reports of other documents that one of the signatories signed something like it."""
    found: dict[str, Report] = {}
    for key in signed_by(report):
        for other in records(shelf, REPORT, key, days=_around(report)):
            details = {detail_of(one.mention.theme) for one in (report, other)} - {None}
            if other.mention.doc != report.mention.doc and len(details) < 2:
                found[other.mention.id] = other
    yield from (found[ident] for ident in sorted(found))


def signing_conflicts(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    """Days on which a named person is said to have signed what seems one paper."""
    if not _is_signing(report) or is_denial(report):
        return
    told = [report, *_signed_near(shelf, report)]
    dated = [day for one in told if (day := _dated(shelf, one)) is not None]
    if any(_exclude(one, other) for one in dated for other in dated):
        ids = [event_id(kept(shelf, INTO, one.mention.id).root) for one in told]
        yield conflict("date", min(ids), claims_of(map(_day_words, dated)))


def _exclude(left: Report, right: Report) -> bool:
    (first, last), (start, end) = days_of(left.span), days_of(right.span)
    return 0 < max(first, start) - min(last, end) <= NEAR
