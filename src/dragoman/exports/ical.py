"""iCalendar (RFC 5545): every event of known date as an all-day entry.

An interval is an entry of several days; planned and offered events are ``TENTATIVE``, denied ones
``CANCELLED``, and the modality stands in ``CATEGORIES``. Undated events are left out. Entries take
no time (``TRANSP:TRANSPARENT``) and are stamped with the day of their latest report, not the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.ledger import CorpusView
from dragoman.model import Event, Modality

STATUS: dict[Modality, str] = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "denied": "CANCELLED",
}
"""What is neither done nor denied is ``TENTATIVE``."""
LINE = 75
"""Octets that a line of a calendar holds."""
_NEVER = date(1970, 1, 1)


def write(view: CorpusView) -> Iterator[bytes]:
    """The calendar, entry by entry, in time order."""
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//EN", "CALSCALE:GREGORIAN")
    for event in view.events:
        if event.date is not None and event.date.earliest and event.date.latest:
            yield _entry(event, event.date.earliest, event.date.latest, view)
    yield _lines("END:VCALENDAR")


def left_out(view: CorpusView) -> int:
    """How many events have no first or no last day."""
    known = (event.date for event in view.events if event.date is not None)
    return len(view.events) - sum(bool(when.earliest and when.latest) for when in known)


def _entry(event: Event, first: date, last: date, view: CorpusView) -> bytes:
    categories = [event.type or "OTHER", event.modality.upper()]
    place = view.entity(event.place)
    found = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@dragoman",
        f"DTSTAMP:{_stamp(event, view):%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"SUMMARY:{_text(event.summary.get('en') or event.id)}",
        f"DESCRIPTION:{_text(_description(event, view))}",
        f"CATEGORIES:{','.join(categories)}",
        f"STATUS:{STATUS.get(event.modality, 'TENTATIVE')}",
        "TRANSP:TRANSPARENT",
    ]
    if last < date.max:
        found.insert(4, f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}")
    if place is not None:
        found.append(f"LOCATION:{_text(place.name)}")
    return _lines(*found, "END:VEVENT")


def _stamp(event: Event, view: CorpusView) -> date:
    found = (view.document(doc) for doc in event.documents)
    dates = (one.published for one in found if one is not None and one.published is not None)
    return max((day for when in dates if (day := when.latest) is not None), default=_NEVER)


def _description(event: Event, view: CorpusView) -> str:
    quotes = []
    for report in view.event_mentions(event):
        document = view.document(report.doc)
        outlet = (document.outlet if document else None) or report.doc
        quotes.append(f"“{report.evidence[0].quote}” {outlet}")
    said = event.date.edtf if event.date is not None else None
    return "\n".join([f"{event.modality}; date as told: {said}", *quotes])


def _text(text: str) -> str:
    """A value with the signs of the format escaped, without control characters."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    joined = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(char for char in joined if char >= " " and char != "\x7f")


def _lines(*lines: str) -> bytes:
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A line cut into pieces of at most 75 octets, never inside a letter."""
    pieces, room = [""], LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces).encode() + b"\r\n"
