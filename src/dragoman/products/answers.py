"""Answers that can be cited: each thing said with its id and the exact words it rests on.

What an assistant or a program asks, it gets as ``Told``: a line in words, the id of its record, and
``Cited`` words with outlet, date, speaker and place. Nothing is said that no words stand behind;
what was not found is said to be not found, with what was looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.errors import UnknownRecord
from dragoman.gazetteer.lookup import country
from dragoman.languages import installed
from dragoman.ledger import CorpusView, Query, assemble
from dragoman.ledger.browse import Reader
from dragoman.ledger.browse_events import EventFilter, count_events, page_events
from dragoman.ledger.browse_records import EntityFilter, UndertakingFilter, page_records
from dragoman.ledger.browse_view import Around, documents_of_records, view_around
from dragoman.model import Document, Entity, EventType, Evidence, Modality
from dragoman.products.board import threads
from dragoman.products.dates import say_date
from dragoman.products.lines import build_chronology, with_parts
from dragoman.products.notes import Note, Notes
from dragoman.products.people import office_words, plain_name
from dragoman.products.safe import visible
from dragoman.products.series import By, series
from dragoman.text import Span

MOST = 50
"""Items of one answer; more are had by asking again with an offset."""
AROUND = 240
"""Code points of context on each side of evidence."""
RULE = (
    "Say only what stands here, and give the id and the quote with it. What is not here was not "
    "found in this ledger; that does not mean that it did not happen."
)


class Cited(Struct, frozen=True):
    """Words that something rests on; offsets count code points of the document's text."""

    quote: str
    doc: str
    start: int
    end: int
    outlet: str
    published: str
    language: str | None
    speaker: str | None


class Told(Struct, frozen=True):
    """One thing said: the record's id and kind, the line in words, the words it rests on."""

    id: str
    kind: str
    line: str
    details: dict[str, object]
    cited: tuple[Cited, ...]


class Answer(Struct, frozen=True):
    """What was asked, in words; how much there is; what was found; and how to use it."""

    asked: str
    total: int
    items: tuple[Told, ...]
    rule: str = RULE


class Asked(Struct, frozen=True):
    """Which events: a pair of countries, a time, kinds; ``offset`` and ``limit`` page them."""

    pair: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    types: tuple[EventType, ...] = ()
    modalities: tuple[Modality, ...] = ()
    offset: int = 0
    limit: int = 20

    @property
    def words(self) -> str:
        """The question in words."""
        pair = "all countries" if self.pair is None else f"{self.pair[0]} and {self.pair[1]}"
        since = "" if self.since is None else f" since {self.since}"
        until = "" if self.until is None else f" until {self.until}"
        kinds = ", ".join((*self.types, *self.modalities))
        return f"{pair}{since}{until}{f' ({kinds})' if kinds else ''}"


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two countries as alpha-3 codes, from codes, names or demonyms in any language.

    Raises:
        UnknownCountry: A name that no installed language knows.
    """
    packs = tuple(installed().values())
    return country(first, packs), country(second, packs)


def _cited(notes: Sequence[Note], numbers: Iterable[int]) -> tuple[Cited, ...]:
    known = {note.number: note for note in notes}
    return tuple(_note(known[number]) for number in numbers)


def _note(note: Note) -> Cited:
    return Cited(
        quote=note.quote,
        doc=note.evidence.doc,
        start=note.evidence.start,
        end=note.evidence.end,
        outlet=note.outlet,
        published=note.published,
        language=note.language,
        speaker=note.speaker,
    )


def chronology(reader: Reader, asked: Asked) -> Answer:
    """Events in time order, undated ones last, a line for each."""
    wanted = EventFilter(
        pair=asked.pair,
        since=asked.since,
        until=asked.until,
        types=asked.types,
        modalities=asked.modalities,
    )
    limit = min(asked.limit, MOST)
    ids = reader.ask(page_events, wanted, "oldest", asked.offset, limit)
    view = reader.ask(view_around, Around(events=ids, pair=asked.pair))
    total = reader.ask(count_events, wanted)
    return Answer(f"events of {asked.words}", total, _lines(view, ids))


def _lines(view: CorpusView, wanted: Sequence[str]) -> tuple[Told, ...]:
    made = build_chronology(view)
    lines = [line for year in made.years for top in year.lines for line in with_parts(top)]
    shown = (line for line in lines if not {line.record, *line.also}.isdisjoint(wanted))
    return tuple(
        Told(
            id=line.record,
            kind="event",
            line=f"{line.when}: {line.who}: {line.what} ({line.state})",
            details={
                "when": line.when,
                "who": line.who,
                "what": line.what,
                "state": line.state,
                "where": line.where,
                "according_to": line.says,
                "reports": line.reports,
                "independent_sources": line.sources,
                "same_line": list(line.also),
            },
            cited=_cited(made.notes, line.notes),
        )
        for line in shown
    )


def event(reader: Reader, record: str) -> Answer:
    """Every report of an event, each with its own date, modality, teller and words.

    Raises:
        UnknownRecord: No event has this id.
    """
    view = reader.ask(view_around, Around(events=(record,), reports=MOST))
    found = view.event(record)
    if found is None:
        raise UnknownRecord(_missing("event", record, "chronology"))
    notes = Notes(view)
    reports = []
    for one in view.event_mentions(found):
        numbers = notes.cite(one.evidence, one.id)
        when = say_date(one.date)
        details: dict[str, object] = {
            "type": one.type,
            "mode": one.mode,
            "when": when,
            "modality": one.modality,
            "polarity": one.polarity,
            "stage": one.stage,
            "theme": None if one.theme is None else one.theme.text,
            "confidence": one.confidence,
            "coder": one.coder,
        }
        line = f"{when}: {one.modality}, {one.polarity}"
        reports.append(Told(one.id, "report", line, details, _cited(notes.all(), numbers)))
    lines = _lines(view, (record,))
    return Answer(f"event {record}", len(found.mentions), (*lines, *reports))


def undertakings(reader: Reader, pair: tuple[str, str] | None, record: str | None) -> Answer:
    """One undertaking by its id, or those of a pair, the last to move first, with their stages.

    Raises:
        UnknownRecord: No undertaking has this id.
    """
    ids: tuple[str, ...] = () if record is None else (record,)
    if record is None:
        ids = reader.ask(page_records, UndertakingFilter(pair=pair), "moved", 0, MOST)
    view = reader.ask(view_around, Around(undertakings=ids, pair=pair))
    if record is not None and not view.undertakings:
        raise UnknownRecord(_missing("undertaking", record, "undertaking with two countries"))
    notes = Notes(view)
    items = []
    for thread in threads(view, notes):
        steps = [{"stage": step.stage, "when": step.when} for step in thread.steps]
        numbers = dict.fromkeys(number for step in thread.steps for number in step.notes)
        details: dict[str, object] = {"kind": thread.kind, "parties": thread.parties}
        details |= {"latest_stage": thread.latest, "stages": steps}
        line = f"{thread.subject} ({thread.parties}): {thread.latest}"
        cited = _cited(notes.all(), numbers)
        items.append(Told(thread.record, "undertaking", line, details, cited))
    asked = record or " and ".join(pair or ("all countries",))
    return Answer(f"undertakings: {asked}", len(items), tuple(items))


def person(reader: Reader, said: str) -> Answer:
    """Who has a name (in any script) or an id: spellings and offices with their times."""
    ids: tuple[str, ...] = (said,)
    if not said.startswith("n-"):
        ids = reader.ask(page_records, EntityFilter(type="person", name=said), "events", 0, 5)
    bare = reader.ask(view_around, Around(entities=ids))
    docs = {one.doc for entity in bare.entities for role in entity.roles for one in role.evidence}
    view = reader.ask(view_around, Around(entities=ids, docs=tuple(sorted(docs))[:MOST]))
    found = [one for key in ids if (one := view.entity(key)) is not None]
    notes = Notes(view)
    return Answer(f"people: {said}", len(found), tuple(_person(one, notes) for one in found))


def _person(entity: Entity, notes: Notes) -> Told:
    offices: list[dict[str, str | None]] = []
    numbers: list[int] = []
    for role in entity.roles:
        as_of = None if role.as_of is None else say_date(role.as_of)
        offices.append({"office": office_words(role), "country": role.country, "as_of": as_of})
        numbers += notes.cite(role.evidence, role.title) if role.evidence else ()
    line = (
        f"{plain_name(entity)}: {'; '.join(str(one['office']) for one in offices) or 'no office'}"
    )
    details: dict[str, object] = {"type": entity.type, "country": entity.country}
    details |= {"names": {k: list(v) for k, v in entity.names.items()}, "offices": offices}
    return Told(entity.id, entity.type, line, details, _cited(notes.all(), dict.fromkeys(numbers)))


def evidence(reader: Reader, doc: str, start: int, end: int) -> Answer:
    """Words of a document with what stands around them.

    Raises:
        UnknownRecord: No document has this id, or it has no such place.
    """
    view = reader.ask(view_around, Around(docs=(doc,)))
    document = view.document(doc)
    if document is None:
        raise UnknownRecord(_missing("document", doc, "search"))
    if not 0 <= start < end <= len(document.text):
        length = len(document.text)
        raise UnknownRecord(f"document {doc} has {length} code points, no {start}-{end}")
    return Answer(f"{doc}:{start}-{end}", 1, (in_context(document, Span(start, end), view),))


def in_context(document: Document, span: Span, view: CorpusView) -> Told:
    """Words of a document as a thing said, with the text before and after them."""
    notes = Notes(view)
    numbers = notes.cite([document.evidence(span)], document.id)
    before = document.text[max(0, span.start - AROUND) : span.start]
    after = document.text[span.end : span.end + AROUND]
    details: dict[str, object] = {
        "title": document.title,
        "locator": document.locator,
        "before": visible(before),
        "after": visible(after),
    }
    line = visible(document.text[span.start : span.end])
    return Told(document.id, "document", line, details, _cited(notes.all(), numbers))


def evidence_of(reader: Reader, record: str) -> Answer:
    """The words that an event, report, undertaking or statement rests on, in their context.

    Raises:
        UnknownRecord: No such record has this id.
    """
    docs = reader.ask(documents_of_records, (record,))
    view = reader.ask(
        view_around,
        Around(
            events=(record,),
            undertakings=(record,),
            statements=(record,),
            docs=tuple(docs.values()),
        ),
    )
    spans = tuple(dict.fromkeys(_evidence(record, view)))
    if not spans:
        raise UnknownRecord(_missing("record with words", record, "chronology"))
    items = [
        in_context(document, Span(one.start, one.end), view)
        for one in spans[:MOST]
        if (document := view.document(one.doc)) is not None
    ]
    return Answer(f"evidence of {record}", len(spans), tuple(items))


def _evidence(record: str, view: CorpusView) -> Iterator[Evidence]:
    found = view.event(record)
    for report in () if found is None else view.event_mentions(found):
        yield from report.evidence
    mention = view.event_mention(record)
    yield from () if mention is None else mention.evidence
    for undertaking in view.undertakings:
        yield from (stage.evidence for stage in undertaking.stages if stage.evidence is not None)
    for statement in (one for analysis in view.analyses for one in analysis.statements):
        if statement.id == record:
            yield from statement.evidence


def relation(reader: Reader, pair: tuple[str, str], by: By) -> Answer:
    """The series of a pair: cooperation and conflict by year or month, with the events' ids."""
    view = reader.ask(assemble.view, Query(pair=pair))
    notes = Notes(view)
    items = []
    for point in series(view, pair, by):
        reports = [
            one
            for key in point.events
            if (found := view.event(key))
            for one in view.event_mentions(found)
        ]
        numbers = [n for one in reports[:MOST] for n in notes.cite(one.evidence[:1], one.id)]
        details: dict[str, object] = {
            "period": point.period,
            "cooperation": point.cooperation,
            "conflict": point.conflict,
            "events": list(point.events),
            "independent_sources": point.sources,
        }
        line = f"{point.period or 'no single period'}: {len(point.events)} events"
        cited = _cited(notes.all(), dict.fromkeys(numbers)) if point.events else ()
        items.append(Told(point.period or "undated", "period", line, details, cited))
    return Answer(f"{pair[0]} and {pair[1]} by {by}", len(items), tuple(items))


def _missing(kind: str, record: str, tool: str) -> str:
    return f"no {kind} {visible(record[:80])!r} in this ledger; ids come from {tool}"
