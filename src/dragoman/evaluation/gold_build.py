"""An annotator's notes made into gold: quotes become spans, short names become ids.

``python -m dragoman.evaluation.gold_build DIR`` makes ``gold.jsonl`` and ``gold-notes.jsonl`` from
``DIR/notes.toml`` and ``DIR/reports``. A quote that a report does not have and a name that nobody
introduced are errors, so that the gold cannot drift from the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
import msgspec
from msgspec import UNSET, Struct

from dragoman.calendars import Interval, edtf
from dragoman.errors import BadData
from dragoman.evaluation.gold_notes import (
    NotedEvent,
    NotedReport,
    NotedStatement,
    NotedUndertaking,
    Notes,
    read_notes_file,
)
from dragoman.evaluation.gold_records import Note
from dragoman.model import (
    Attribution,
    AttributionForm,
    Date,
    Document,
    Evidence,
    Precision,
    Segment,
    SegmentRole,
)
from dragoman.reading import LIMIT, read_file
from dragoman.text import Span

Record = dict[str, object]

NARRATOR = Attribution(None, None, "narrator")
ANNOTATOR = "annotator@1#notes"
UNNAMED = re.compile(r"'(.*)'(?: (\w+))?")
"""A source in the text's words, not an entity's short name; then the form."""


class Texts(Struct, frozen=True):
    """The notes and the documents they speak of, by file name."""

    notes: Notes
    documents: dict[str, Document]

    def quoted(self, file: str, quote: str) -> Evidence:
        """Where a quote stands first in a report.

        Raises:
            BadData: Nowhere.
        """
        document = self.documents[file]
        start = document.text.find(quote)
        if start < 0:
            raise BadData(f"{file}: the notes quote what is not there: {quote!r}")
        return Evidence(document.id, start, start + len(quote), quote)

    def known(self, key: str) -> str:
        """The id of the entity with a short name.

        Raises:
            BadData: The notes introduce no such entity.
        """
        if key not in self.notes.entities:
            raise BadData(f"the notes name {key!r}, which no entity is called")
        return f"n:{key}"

    def countries(self, keys: Iterable[str]) -> list[str]:
        """The countries of entities, each once, in order."""
        found = (self.notes.entities[key].country for key in keys)
        return list(dict.fromkeys(one for one in found if one is not None))


def build(folder: Path) -> tuple[tuple[Record, ...], tuple[Note, ...]]:
    """The gold records and their notes, sorted as in the exchange format.

    Args:
        folder: Holds ``notes.toml`` and ``reports/``.
    """
    notes = read_notes_file(folder / "notes.toml")
    files = [report.file for report in notes.report]
    read = {file: read_file(folder / "reports" / file, limit=LIMIT) for file in files}
    texts = Texts(notes, read)
    records = sorted(_records(texts), key=lambda one: (str(one["record"]), str(one["id"])))
    return tuple(records), tuple(_allowed(texts))


def _records(texts: Texts) -> Iterator[Record]:
    yield from _entities(texts)
    for report in texts.notes.report:
        yield _document(report, texts)
        yield from _mentions(report, texts)
        for number, event in enumerate(report.events):
            yield _event_mention(report, number, event, texts)
        for number, statement in enumerate(report.statements):
            yield _statement(report, number, statement, texts)
    yield from _events(texts)
    yield from (_undertaking(one, texts) for one in texts.notes.undertaking)
    yield from _conflicts(texts)


def _ident(kind: str, report: NotedReport, number: int) -> str:
    return f"{kind}:{report.file.partition('-')[0]}:{number:02}"


def _entities(texts: Texts) -> Iterator[Record]:
    for key, one in texts.notes.entities.items():
        names = {"en": [one.name]} if one.fa is None else {"en": [one.name], "fa": [one.fa]}
        yield {
            "record": "entity",
            "id": f"n:{key}",
            "type": one.type,
            "name": one.name,
            "names": names,
            "country": one.country,
            "sector": one.sector or ("GOV" if one.type == "state" else None),
            "roles": [],
            "external": {},
        }


def _document(report: NotedReport, texts: Texts) -> Record:
    document = texts.documents[report.file]
    day = report.published
    return {
        "record": "document",
        "id": document.id,
        "sha256": document.sha256,
        "locator": report.file,
        "title": next(line for line in document.text.splitlines() if line.strip()),
        "authors": [],
        "outlet": None,
        "languages": [report.language],
        "genre": "news",
        "published": Date(day.isoformat(), day, day, "day", "explicit"),
        "credits": [],
        "segments": list(_segments(report, texts)),
        "duplicate_of": None,
        "source_group": f"g:{report.origin}",
        "text": document.text,
    }


def _segments(report: NotedReport, texts: Texts) -> Iterator[Segment]:
    """What may never be evidence; all the rest has the role ``other`` and is not judged."""
    text = texts.documents[report.file].text
    never: list[tuple[Evidence, SegmentRole]] = []
    never += [(texts.quoted(report.file, quote), "boilerplate") for quote in report.never]
    never += [(texts.quoted(report.file, quote), "comment") for quote in report.comments]
    done = 0
    for at, role in sorted(never):
        yield from _unjudged(text, done, at.start, report.language)
        yield Segment(at.start, at.end, role, report.language)
        done = at.end
    yield from _unjudged(text, done, len(text), report.language)


def _unjudged(text: str, start: int, end: int, language: str) -> Iterator[Segment]:
    inside = text[start:end]
    if inside.strip():
        first = start + len(inside) - len(inside.lstrip())
        yield Segment(first, start + len(inside.rstrip()), "other", language)


def _mentions(report: NotedReport, texts: Texts) -> Iterator[Record]:
    """Every place where a noted name stands; a name inside a longer noted name is none."""
    document = texts.documents[report.file]
    taken: list[tuple[int, int]] = []
    for surface in sorted(report.names, key=len, reverse=True):
        places = [
            found.span()
            for found in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", document.text)
            if not any(a < found.end() and found.start() < b for a, b in taken)
        ]
        taken += places
        said = report.names[surface]
        meant = (said,) * len(places) if isinstance(said, str) else said
        if not places or len(meant) != len(places):
            raise BadData(f"{report.file}: {surface!r} stands {len(places)} times, not as noted")
        for (start, end), one in zip(places, meant, strict=True):
            if one != "-":
                yield _mention(document.evidence(Span(start, end)), one, texts)
    for surface in report.optional:
        for found in re.finditer(re.escape(surface), document.text):
            at = document.evidence(Span(*found.span()))
            yield _mention_record(at, None, "organisation", "nominal")


def _mention(at: Evidence, meant: str, texts: Texts) -> Record:
    key, _, form = meant.partition(" ")
    entity = texts.known(key)
    return _mention_record(at, entity, texts.notes.entities[key].type, form or "name")


def _mention_record(at: Evidence, entity: str | None, type_: str, form: str) -> Record:
    return {
        "record": "entity_mention",
        "id": f"m:{at.doc}:{at.start}-{at.end}:{form}",
        "doc": at.doc,
        "start": at.start,
        "end": at.end,
        "quote": at.quote,
        "entity": entity,
        "type": type_,
        "form": form,
        "why": ANNOTATOR,
    }


def _date(said: str | None) -> Date | None:
    """``2016-01-03``, or first and last day with a slash between, ``..`` where open."""
    if said is None:
        return None
    first, _, last = said.partition("/")
    days = [None if one == ".." else date.fromisoformat(one) for one in (first, last or first)]
    precision: Precision = "day" if days[0] == days[1] else "interval"
    written = edtf(Interval(days[0], days[1]), precision)
    return Date(written, days[0], days[1], precision, "relative")


def _sources(said: tuple[str, ...], texts: Texts) -> list[Attribution]:
    return [_source(one, texts) for one in said]


def _source(said: str, texts: Texts) -> Attribution:
    form: AttributionForm = "direct" if said.endswith(" direct") else "indirect"
    if said == "narrator":
        return NARRATOR
    if words := UNNAMED.fullmatch(said):
        return Attribution(None, words[1], form)
    key = texts.known(said.partition(" ")[0])
    return Attribution(key, None, form)


def _event_mention(report: NotedReport, number: int, one: NotedEvent, texts: Texts) -> Record:
    return {
        "record": "event_mention",
        "id": _ident("em", report, number),
        "doc": texts.documents[report.file].id,
        "event": f"e:{one.event}",
        "type": one.type,
        "mode": one.mode,
        "contexts": [],
        "actor1": [texts.known(key) for key in one.actor1],
        "actor2": [texts.known(key) for key in one.actor2],
        "third": [texts.known(key) for key in one.third],
        "actor1_countries": texts.countries(one.actor1),
        "actor2_countries": texts.countries(one.actor2),
        "theme": None,
        "place": None if one.place is None else texts.known(one.place),
        "date": _date(one.date),
        "modality": one.modality,
        "polarity": one.polarity,
        "attribution": _sources(one.by, texts) or [NARRATOR],
        "confidence": 1.0,
        "summary": {"en": one.event.replace("-", " ")},
        "evidence": [texts.quoted(report.file, quote) for quote in one.quotes],
        "coder": ANNOTATOR,
    }


def _statement(report: NotedReport, number: int, one: NotedStatement, texts: Texts) -> Record:
    unnamed = UNNAMED.fullmatch(one.speaker)
    return {
        "record": "statement",
        "id": _ident("s", report, number),
        "doc": texts.documents[report.file].id,
        "speaker": None if unnamed else texts.known(one.speaker),
        "speaker_text": unnamed[1] if unnamed else texts.notes.entities[one.speaker].name,
        "form": one.form,
        "audience": one.audience,
        "date": None,
        "evidence": [texts.quoted(report.file, one.quote)],
        "about": [],
        "stance": None,
        "pair": None,
    }


def _events(texts: Texts) -> Iterator[Record]:
    """The real-world events: each as its first report has it."""
    told: dict[str, list[tuple[NotedReport, int, NotedEvent]]] = {}
    for report in texts.notes.report:
        for number, event in enumerate(report.events):
            told.setdefault(event.event, []).append((report, number, event))
    for name, reports in told.items():
        first = _event_mention(*reports[0], texts)
        kept = ("type", "mode", "contexts", "actor1", "actor2", "third", "place", "date")
        documents = {texts.documents[report.file].id for report, _, _ in reports}
        yield {
            "record": "event",
            "id": f"e:{name}",
            **{key: first[key] for key in kept},
            "modality": first["modality"],
            "summary": first["summary"],
            "mentions": sorted(_ident("em", report, n) for report, n, _ in reports),
            "documents": sorted(documents),
            "independent_sources": len({one.origin or told.origin for told, _, one in reports}),
            "part_of": None,
            "why_linked": [],
        }


def _told(file: str, event: str, texts: Texts) -> tuple[NotedReport, int, NotedEvent]:
    for report in texts.notes.report:
        for number, one in enumerate(report.events):
            if report.file == file and one.event == event:
                return report, number, one
    raise BadData(f"{file}: the notes have no event {event!r} there")


def _undertaking(one: NotedUndertaking, texts: Texts) -> Record:
    stages: list[Record] = []
    for step in one.stages:
        report, number, event = _told(step.file, step.event, texts)
        stages.append(
            {
                "stage": step.stage,
                "date": _date(event.date),
                "event": f"e:{event.event}",
                "event_mention": _ident("em", report, number),
                "evidence": texts.quoted(report.file, event.quotes[0]),
            }
        )
    return {
        "record": "undertaking",
        "id": f"u:{one.id}",
        "subject": {"text": one.subject, "entity": None},
        "type": one.type,
        "parties": one.parties,
        "stages": stages,
        "latest_stage": one.latest_stage,
    }


def _conflicts(texts: Texts) -> Iterator[Record]:
    for one in texts.notes.conflict:
        claims = [
            {"value": claim.value, "evidence": [texts.quoted(claim.file, claim.quote)]}
            for claim in one.claims
        ]
        entity = one.about in texts.notes.entities
        yield {
            "record": "conflict",
            "id": f"c:{one.id}",
            "about": f"n:{one.about}" if entity else f"e:{one.about}",
            "field": one.field,
            "claims": claims,
            "kind": one.kind,
            "note": "look-alike" if one.look_alike else None,
        }


def _allowed(texts: Texts) -> Iterator[Note]:
    for report in texts.notes.report:
        for number, one in enumerate(report.events):
            yield Note(
                _ident("em", report, number),
                one.optional,
                one.type_alt,
                one.modality_alt,
                one.dyads_alt,
                tuple(texts.known(key) for key in one.place_alt),
                tuple(date for said in one.date_alt if (date := _date(said)) is not None),
                tuple(_sources(one.by_alt, texts)),
                UNSET if one.origin is None else f"g:{one.origin}",
            )
        for number, statement in enumerate(report.statements):
            yield Note(_ident("s", report, number), statement.optional)
    yield from (Note(f"c:{one.id}", apart=True) for one in texts.notes.conflict if one.look_alike)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Make gold.jsonl and gold-notes.jsonl from the notes in DIR."""
    records, notes = build(folder)
    for name, lines in (("gold.jsonl", records), ("gold-notes.jsonl", notes)):
        data = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        (folder / name).write_bytes(data)
        click.echo(f"{folder / name}: {len(lines)} records", err=True)


if __name__ == "__main__":
    main()
