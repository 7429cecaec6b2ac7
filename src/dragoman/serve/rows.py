"""Rows of lists: records in the words of the products, with where they lead."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.ledger.browse_view import Around
from dragoman.model import Conflict, Date, Entity, Event, Evidence, Undertaking
from dragoman.products.board import party_name, stage_evidence, subject_words
from dragoman.products.dates import say_date
from dragoman.products.lines import Line, flat_lines
from dragoman.products.notes import Notes, direction, language_at, outlet_of, published
from dragoman.products.people import country_name, office_words, plain_name
from dragoman.products.safe import visible
from dragoman.products.words import conflict_words, deed_words, stage_word
from dragoman.serve.desk import Desk

DONE = frozenset({"happened", "ongoing"})
"""Modalities of what is or was; everything else is planned, wished, denied or supposed."""
AROUND = 160
"""Code points of context on either side of a quote."""


class Row(Struct, frozen=True):
    """An event or a statement in a list.

    Attributes:
        line: Its parts in words.
        event: The event; ``None`` for a statement.
        ahead: Whether it is planned, wished, denied or supposed, not done.
        words: Where its first words stand.
    """

    line: Line
    event: Event | None
    ahead: bool
    words: Evidence | None


class Quoted(Struct, frozen=True):
    """Words of a document with what stands around them, to be shown and followed.

    Attributes:
        evidence: The words.
        before: What stands before them, shortened.
        after: What stands after them.
        outlet: Who published them.
        published: The document's date in words.
        language: Of the words, ``None`` where unknown.
        direction: ``ltr``, ``rtl`` or ``auto``.
    """

    evidence: Evidence
    before: str
    after: str
    outlet: str
    published: str
    language: str | None
    direction: str


class StepRow(Struct, frozen=True):
    """A stage of an undertaking; ``ahead`` is one only planned or wished."""

    stage: str
    name: str
    date: Date | None
    event: str | None
    quote: Quoted | None


class UndertakingRow(Struct, frozen=True):
    """An undertaking in words."""

    record: Undertaking
    subject: str
    parties: tuple[str, ...]
    latest: str
    steps: tuple[StepRow, ...]


class SideRow(Struct, frozen=True):
    """One side of a conflict."""

    value: str
    quotes: tuple[Quoted, ...]


class ConflictRow(Struct, frozen=True):
    """A conflict in words; ``about_address`` leads to what it is about."""

    record: Conflict
    question: str
    about: str
    about_address: str
    sides: tuple[SideRow, ...]


def event_rows(
    desk: Desk, events: Iterable[str], *, pair: tuple[str, str] | None = None
) -> tuple[Row, ...]:
    """Rows of events by id, in their order; one without words at hand is left out."""
    return rows_of(desk.view(Around(events=tuple(events), pair=pair)))


def statement_rows(desk: Desk, statements: Iterable[str]) -> tuple[Row, ...]:
    """Rows of statements by id, in their order."""
    wanted = tuple(statements)
    found = {row.line.record: row for row in rows_of(desk.view(Around(statements=wanted)))}
    return tuple(found[one] for one in wanted if one in found)


def rows_of(view: CorpusView) -> tuple[Row, ...]:
    """Rows of all events and statements of a view, in the order of the view."""
    said = {one.id: one.evidence for one in view.statements}
    return tuple(
        _row(line, view, said.get(line.record, ())) for line in flat_lines(view, Notes(view))
    )


def _row(line: Line, view: CorpusView, said: tuple[Evidence, ...]) -> Row:
    event = view.event(line.record)
    if event is None:
        return Row(line, None, ahead=False, words=said[0] if said else None)
    told = (one for mention in view.event_mentions(event) for one in mention.evidence)
    return Row(line, event, event.modality not in DONE, next(told, None))


def quoted(evidence: Evidence, view: CorpusView, *, around: int = AROUND) -> Quoted | None:
    """Words with their surroundings; ``None`` where their document is not at hand."""
    document = view.document(evidence.doc)
    if document is None:
        return None
    start, end = max(0, evidence.start - around), min(len(document.text), evidence.end + around)
    before, after = document.text[start : evidence.start], document.text[evidence.end : end]
    language = language_at(document, evidence.start)
    return Quoted(
        evidence=evidence,
        before=_from_word(before, cut=start > 0),
        after=_to_word(after, cut=end < len(document.text)),
        outlet=outlet_of(document),
        published=published(document),
        language=language,
        direction=direction(language),
    )


def _from_word(text: str, *, cut: bool) -> str:
    """The end of a context: from its last line on, at a word's beginning."""
    here = text.rsplit("\n", 1)[-1]
    if here == text and cut:
        here = f"… {here.partition(' ')[2]}"
    return here


def _to_word(text: str, *, cut: bool) -> str:
    here = text.split("\n", 1)[0]
    if here == text and cut:
        here = f"{here.rpartition(' ')[0]} …"
    return here


def undertaking_rows(desk: Desk, ids: Iterable[str]) -> tuple[UndertakingRow, ...]:
    """Undertakings in words, in the order of their ids."""
    view = desk.view(Around(undertakings=tuple(ids)))
    return tuple(undertaking_row(one, view) for one in view.undertakings)


def undertaking_row(undertaking: Undertaking, view: CorpusView) -> UndertakingRow:
    """An undertaking in words."""
    latest = undertaking.latest_stage
    return UndertakingRow(
        record=undertaking,
        subject=subject_words(undertaking, view),
        parties=tuple(party_name(one, view) for one in undertaking.parties),
        latest="unknown" if latest is None else stage_word(latest),
        steps=tuple(
            StepRow(
                stage_word(stage.stage),
                stage.stage,
                stage.date,
                stage.event,
                next((quoted(one, view) for one in stage_evidence(stage, view)), None),
            )
            for stage in undertaking.stages
        ),
    )


def conflict_rows(desk: Desk, ids: Iterable[str]) -> tuple[ConflictRow, ...]:
    """Conflicts in words, in the order of their ids."""
    view = desk.view(Around(conflicts=tuple(ids)))
    return tuple(conflict_row(one, view) for one in view.conflicts)


def conflict_row(conflict: Conflict, view: CorpusView) -> ConflictRow:
    """A conflict in words."""
    sides = []
    for claim in conflict.claims:
        found = (quoted(one, view, around=60) for one in claim.evidence[:3])
        sides.append(SideRow(claim.value, tuple(one for one in found if one is not None)))
    about, where = _about(conflict.about, view)
    return ConflictRow(conflict, conflict_words(conflict.kind), about, where, tuple(sides))


def _about(record: str, view: CorpusView) -> tuple[str, str]:
    event, entity, document = view.event(record), view.entity(record), view.document(record)
    if event is not None:
        parties = ", ".join(dict.fromkeys(_plain(one, view) for one in event.actor1 + event.actor2))
        mentions = view.event_mentions(event)
        what = deed_words(event, mentions[0] if mentions else None, view)
        when = say_date(event.date)
        return f"{parties}: {what}, {when}", f"/events/{record}"
    if entity is not None:
        return plain_name(entity), f"/entities/{record}"
    if document is not None:
        return outlet_of(document), f"/documents/{record}"
    undertaking = next((one for one in view.undertakings if one.id == record), None)
    if undertaking is not None:
        return subject_words(undertaking, view), f"/undertakings/{record}"
    return record, f"/records/{record}"


def _plain(entity: str, view: CorpusView) -> str:
    found = view.entity(entity)
    return visible(entity) if found is None else plain_name(found)


def entity_words(entity: Entity) -> str:
    """Who someone is in a few words: "Foreign Minister, Iran"."""
    office = office_words(entity.roles[0]) if entity.roles else None
    country = None if entity.country is None else country_name(entity.country)
    known = [office, country if country != plain_name(entity) else None]
    return ", ".join(one for one in known if one)
