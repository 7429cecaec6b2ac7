"""Any record by its id: what it says, and its evidence marked in the sentence it stands in.

The text is plain, with the words of the evidence in ``[[double brackets]]``; on a terminal these
are set off by style instead (``highlighted``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import singledispatch

from dragoman.errors import UnknownRecord
from dragoman.ledger import CorpusView, Named
from dragoman.model import (
    Conflict,
    Decision,
    Document,
    Entity,
    Event,
    EventMention,
    Evidence,
    Rejected,
    Statement,
    Undertaking,
)
from dragoman.products.board import stage_evidence, subject_words
from dragoman.products.dates import say_date
from dragoman.products.dossier import HOW
from dragoman.products.lines import telling
from dragoman.products.notes import outlet_of, published
from dragoman.products.people import (
    cast_of,
    country_name,
    describe_all,
    office_words,
    plain_name,
)
from dragoman.products.safe import visible
from dragoman.products.words import (
    conflict_words,
    deed_words,
    modality_word,
    stage_word,
    type_words,
)

AROUND = 160
"""Code points of context at most on either side of the evidence."""
_STOPS = re.compile(r"[.!?؟۔\n]\s")


def write_record(view: CorpusView, record: str) -> str:
    """A record of a view in words, ending without a line feed.

    Raises:
        UnknownRecord: The view has no record of this id.
    """
    found = view.record(record)
    if found is None:
        raise UnknownRecord(f"no record {record!r}; `dragoman status` counts what is there")
    return "\n".join(_told(found, view))


def in_sentence(evidence: Evidence, view: CorpusView) -> str:
    """The sentence around some evidence with the words themselves in double brackets."""
    document = view.document(evidence.doc)
    if document is None:
        return f"[[{visible(evidence.quote)}]]"
    text = document.text
    before = text[max(0, evidence.start - AROUND) : evidence.start]
    after = text[evidence.end : evidence.end + AROUND]
    first = max((stop.end() for stop in _STOPS.finditer(before)), default=0)
    last = _STOPS.search(after)
    head, tail = before[first:], after[: last.start() + 1] if last is not None else after
    space = " " if head[-1:].isspace() else ""
    gap = " " if tail[:1].isspace() else ""
    return f"{visible(head)}{space}[[{visible(evidence.quote)}]]{gap}{visible(tail)}".strip()


def _words(evidence: Sequence[Evidence], view: CorpusView, indent: str = "  ") -> Iterator[str]:
    for one in evidence:
        yield f"{indent}{in_sentence(one, view)}"
        yield f"{indent}  {_where(one, view)}"


def _where(evidence: Evidence, view: CorpusView) -> str:
    document = view.document(evidence.doc)
    outlet = "" if document is None else f"{outlet_of(document)}, {published(document)}, "
    return f"{outlet}{evidence.doc}:{evidence.start}–{evidence.end}"


@singledispatch
def _told(record: object, view: CorpusView) -> Iterator[str]:
    """The lines that tell of a record, by its type."""
    raise UnknownRecord(f"records of type {type(record).__name__} cannot be shown")


@_told.register
def _(record: Document, view: CorpusView) -> Iterator[str]:
    source = view.source(record.id)
    analysis = view.analysis(record.id)
    yield f"document {record.id}: {visible(record.title or 'without a title')}"
    yield f"  from       {visible(record.locator)}"
    yield f"  outlet     {visible(record.outlet or 'not stated')}"
    yield f"  authors    {visible(', '.join(record.authors) or 'not stated')}"
    yield f"  published  {published(record)}"
    yield f"  language   {', '.join(record.languages) or 'not known'}; genre {record.genre}"
    if source is not None:
        yield f"  origin     {source.group}{_because(source.reasons)}"
        if source.duplicate_of is not None:
            yield f"  a copy of  {source.duplicate_of}"
    for credit in record.credits:
        yield f"  credits    {HOW[credit.how]} {visible(credit.name)}"
        yield from _words(credit.evidence, view, "    ")
    if analysis is not None:
        yield f"  gives      {len(analysis.events)} event reports, {len(analysis.statements)} statements"
        yield from (f"    {m.id}  {_report_words(m, view)}" for m in analysis.events)


def _because(reasons: Sequence[str]) -> str:
    return f" ({'; '.join(reasons)})" if reasons else ""


@_told.register
def _(record: Entity, view: CorpusView) -> Iterator[str]:
    country = "" if record.country is None else f", {country_name(record.country)}"
    yield f"{record.type} {record.id}: {plain_name(record)}{country}"
    for language, names in sorted(record.names.items()):
        yield f"  written in {language}: {', '.join(visible(name) for name in names)}"
    for role in record.roles:
        when = "" if role.as_of is None else f", {say_date(role.as_of)}"
        yield f"  {office_words(role)}{when}"
        yield from _words(role.evidence, view, "    ")
    for link in view.corpus.entity_links:
        if link.entity == record.id:
            yield f"  in {link.doc} as {link.key}{_because(link.reasons)}"


@_told.register
def _(record: Event, view: CorpusView) -> Iterator[str]:
    mentions = view.event_mentions(record)
    yield f"event {record.id}: {visible(record.summary.get('en', ''))}"
    yield f"  what      {deed_words(record, telling(mentions), view)} ({record.type}"
    yield from _fields(record, view)
    yield f"  reports   {len(record.documents)}, {record.independent_sources} independent"
    if record.part_of is not None:
        yield f"  part of   {record.part_of}"
    for mention in mentions:
        yield ""
        yield from _told(mention, view)
    for why in record.why_linked:
        yield f"  {why.a} and {why.b} are one event{_because(why.reasons)}"


def _names(entities: Sequence[str], view: CorpusView, documents: Sequence[str]) -> str:
    return ", ".join(describe_all(entities, cast_of(view), documents)) or "not named"


def _fields(record: Event, view: CorpusView) -> Iterator[str]:
    place = view.entity(record.place)
    yield f"  when      {say_date(record.date)}"
    yield f"  who       {_names(record.actor1, view, record.documents)}"
    yield f"  to whom   {_names(record.actor2, view, record.documents)}"
    if record.third:
        yield f"  third     {_names(record.third, view, record.documents)}"
    yield f"  where     {'not said' if place is None else plain_name(place)}"
    yield f"  how real  {modality_word(record.modality)}"
