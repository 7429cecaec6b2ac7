"""Any record by its id: what it says, and its evidence marked in the sentence it stands in.

The text is plain, with the words of the evidence in ``[[double brackets]]``; on a terminal these
are set off by style instead (``highlighted``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from dragoman.products.board import party_name, stage_evidence, subject_words
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
    theme_words,
    type_words,
)

AROUND = 160
"""Code points of context at most on either side of the evidence."""
_MARKED = re.compile(r"\[\[(.*?)\]\]")
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


def highlighted(text: str) -> str:
    """A shown record with the marked words in bold for a terminal, the brackets gone."""
    return _MARKED.sub("\x1b[1;33m\\1\x1b[0m", text)


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
        said = f"{len(analysis.events)} event reports, {len(analysis.statements)} statements"
        yield f"  gives      {said}"
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
    kind = " ".join(part for part in (record.type, record.mode) if part is not None)
    yield f"event {record.id}: {visible(record.summary.get('en', ''))}"
    yield f"  what      {deed_words(record, telling(mentions, view), view)} ({kind or 'no type'})"
    yield from _fields(record, view)
    yield f"  reports   {len(record.documents)}, {record.independent_sources} independent"
    if record.part_of is not None:
        yield f"  part of   {record.part_of}"
    yield from plan_words(record, view)
    for mention in mentions:
        yield ""
        yield from _told(mention, view)
    for why in record.why_linked:
        yield f"  {why.a} and {why.b} are one event{_because(why.reasons)}"
    for why in record.may_be:
        yield f"  {why.a} and {why.b} may be one event, which is not sure{_because(why.reasons)}"


def plan_words(event: Event, view: CorpusView) -> Iterator[str]:
    """What fulfilled a plan, and what announced a deed, by their ids and days."""
    if event.fulfilled_by is not None:
        yield f"  done      {event.fulfilled_by}{_on(view.event(event.fulfilled_by))}"
    for plan in view.events:
        if plan.fulfilled_by == event.id:
            yield f"  announced {plan.id}{_on(plan)}"


def _on(event: Event | None) -> str:
    return "" if event is None else f", {say_date(event.date)}"


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


def _report_words(mention: EventMention, view: CorpusView) -> str:
    """A report in one line: its kind, parties and modality."""
    first = _local_names(mention.actor1, mention.doc, view)
    second = _local_names(mention.actor2, mention.doc, view)
    parties = f"{first} → {second}" if mention.actor2 else first
    return f"{type_words(mention.type)}: {parties} ({modality_word(mention.modality)})"


def _local_names(keys: Sequence[str], doc: str, view: CorpusView) -> str:
    found = (view.entity_id(doc, key) for key in keys)
    return _names([one for one in found if one is not None], view, (doc,))


@_told.register
def _(record: EventMention, view: CorpusView) -> Iterator[str]:
    event = view.event_of(record.id)
    theme = None if record.theme is None else theme_words(record.theme)
    yield f"report {record.id}: {_report_words(record, view)}"
    yield f"  of event   {'none: struck out by a person' if event is None else event.id}"
    yield f"  about      {theme or 'not said'}"
    yield f"  when       {say_date(record.date)}{_words_of_date(record)}"
    yield f"  stage      {'none' if record.stage is None else stage_word(record.stage)}"
    yield f"  says who   {_chain(record, view)}"
    yield f"  coded by   {record.coder}, confidence {record.confidence:.2f}"
    yield from _words(record.evidence, view)


def _words_of_date(record: EventMention) -> str:
    if record.date is None:
        return ""
    said = "" if record.date.said is None else f", from “{visible(record.date.said)}”"
    return f" ({record.date.basis}{said})"


def _chain(record: EventMention, view: CorpusView) -> str:
    """Who says so, the nearest source first."""
    told = []
    for one in record.attribution:
        entity = view.entity_of(record.doc, one.entity)
        name = one.outlet if entity is None else plain_name(entity)
        told.append("the document itself" if name is None else f"{visible(name)} ({one.form})")
    return " ← ".join(told)


@_told.register
def _(record: Undertaking, view: CorpusView) -> Iterator[str]:
    latest = "unknown" if record.latest_stage is None else stage_word(record.latest_stage)
    yield f"{record.type} {record.id}: {subject_words(record, view)}"
    yield f"  parties  {', '.join(party_name(one, view) for one in record.parties)}"
    yield f"  latest   {latest}"
    for stage in record.stages:
        yield f"  {stage_word(stage.stage)}, {say_date(stage.date)} ({stage.event or 'no event'})"
        yield from _words(stage_evidence(stage, view), view, "    ")


@_told.register
def _(record: Statement, view: CorpusView) -> Iterator[str]:
    speaker = view.entity_of(record.doc, record.speaker)
    name = plain_name(speaker) if speaker is not None else visible(record.speaker_text or "unknown")
    yield f"statement {record.id}: {name}, {record.form}, {say_date(record.date)}"
    if record.audience is not None:
        yield f"  to      {visible(record.audience)}"
    if record.stance is not None:
        yield f"  stance  {record.stance:+.2f} (-1 against, 1 for)"
    yield from _words(record.evidence, view)


@_told.register
def _(record: Conflict, view: CorpusView) -> Iterator[str]:
    yield f"conflict {record.id}: {conflict_words(record.kind)} about {record.about}"
    if record.note is not None:
        yield f"  {visible(record.note)}"
    for claim in record.claims:
        yield f"  {visible(claim.value)}"
        yield from _words(claim.evidence, view, "    ")


@_told.register
def _(record: Decision, view: CorpusView) -> Iterator[str]:
    del view
    yield f"decision {record.id}: {record.verdict}, by {visible(record.by)} at {record.made_at}"
    yield f"  on      {', '.join(record.target)}"
    if record.field is not None:
        yield f"  sets    {visible(record.field)} to {visible(record.value or 'nothing')}"
    yield f"  reason  {visible(record.reason or 'none given')}"


@_told.register
def _(record: Rejected, view: CorpusView) -> Iterator[str]:
    del view
    yield f"rejected {record.id}: {visible(record.locator)}"
    yield f"  at {record.stage}: {visible(record.reason)}"


@_told.register
def _(record: Named, view: CorpusView) -> Iterator[str]:
    mention = record.mention
    entity = view.entity_of(record.doc, mention.entity)
    document = view.document(record.doc)
    whom = "nobody surely" if entity is None else f"{plain_name(entity)} ({entity.id})"
    yield f"mention of {whom}: {mention.type}, {mention.form}"
    yield f"  because  {mention.why}"
    if document is not None:
        yield from _words([document.evidence(mention.span)], view)
