"""TimelineJS: a JSON file for the Knight Lab's TimelineJS, one slide an event.

A date is as precise as the words: a month has no day, a season is an interval. ``group`` tells what
was done from what was planned, wished or denied, and the text says it too. Events without any year
are left out, for every slide needs one. Field names: timeline.knightlab.com/docs/json-format.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

import msgspec

from dragoman.ledger import CorpusView
from dragoman.model import Date, Event

GROUPS = {
    "happened": "Done",
    "ongoing": "Done",
    "planned": "Planned or offered",
    "offered": "Planned or offered",
    "desired": "Wished",
    "denied": "Denied",
    "hypothetical": "Supposed",
    "opinion": "Opinion",
}


def write(view: CorpusView) -> Iterator[bytes]:
    """The JSON object, in one piece."""
    slides = [_slide(event, event.date, view) for event in view.events if is_shown(event)]
    pair = " and ".join(view.query.pair or ())
    title = {"text": {"headline": pair or "All events", "text": f"{len(slides)} events"}}
    made = msgspec.json.encode({"title": title, "events": slides})
    yield msgspec.json.format(made, indent=1) + b"\n"


def left_out(view: CorpusView) -> int:
    """How many events have no year."""
    return sum(not is_shown(event) for event in view.events)


def is_shown(event: Event) -> bool:
    """Whether an event has a year to stand in."""
    return event.date is not None and _first(event.date) is not None


def _first(when: Date) -> date | None:
    return when.earliest or when.latest


def _slide(event: Event, when: Date | None, view: CorpusView) -> dict[str, object]:
    slide: dict[str, object] = {"unique_id": event.id, "group": GROUPS[event.modality]}
    if when is not None:
        slide.update(_dates(when))
    summary = escape(event.summary.get("en") or event.id)
    slide["text"] = {"headline": summary, "text": _body(event, view)}
    slide["autolink"] = False
    return slide


def _dates(when: Date) -> dict[str, object]:
    first, last = _first(when), when.latest or when.earliest
    if first is None or last is None:
        return {}
    if when.precision in ("day", "month", "year") and when.calendar == "gregorian":
        return {"start_date": _parts(first, when.precision)}
    dates: dict[str, object] = {"start_date": _parts(first, "day")}
    if last != first:
        dates["end_date"] = _parts(last, "day")
        dates["display_date"] = when.edtf or f"{first} – {last}"
    return dates


def _parts(day: date, precision: str) -> dict[str, int]:
    known = {"year": 1, "month": 2, "day": 3}[precision]
    parts = (("year", day.year), ("month", day.month), ("day", day.day))
    return dict(parts[:known])


def _body(event: Event, view: CorpusView) -> str:
    """How real, how well founded, and the words, each in its own direction."""
    sources = event.independent_sources
    told = f"{len(event.documents)} report(s), {sources} independent"
    lines = [f"<p>{escape(event.modality)} · {told}</p>"]
    for report in view.event_mentions(event):
        document = view.document(report.doc)
        outlet = escape((document.outlet if document else None) or report.doc)
        quote = escape(report.evidence[0].quote)
        lines.append(f'<blockquote><bdi dir="auto">{quote}</bdi> ({outlet})</blockquote>')
    return "".join(lines)
