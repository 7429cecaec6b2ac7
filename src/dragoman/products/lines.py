"""The chronology before it is written down: years, lines and the lines under them.

A line stands for one event or one statement. Events that are part of a visit stand under it; what
was said, wished or promised at a meeting by those who met stands under the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.gazetteer import states
from dragoman.ledger import CorpusView
from dragoman.model import Attribution, Date, Entity, Event, EventMention, Statement
from dragoman.products.dates import UNDATED, say_date
from dragoman.products.nesting import Told, Tree, nest
from dragoman.products.notes import Note, Notes, direction, language_at
from dragoman.products.people import (
    Cast,
    cast_of,
    country_name,
    describe,
    describe_all,
    plain_name,
)
from dragoman.products.safe import visible
from dragoman.products.words import deed_words, shortened, state_words, theme_of

NOBODY = "someone not named"
OWN_ACCOUNT = "their own account"
LONGEST_QUOTE = 160
"""Code points of a statement that a line has room for; the footnote has it whole."""


class Line(Struct, frozen=True):
    """One line of a chronology, each part in words.

    Attributes:
        record: Id of the event or statement.
        also: Ids of further records that read the very same.
        kind: Which of the two it is.
        when: The date.
        who: The parties.
        what: The deed and its theme.
        state: Stage or modality.
        where: The place.
        says: Who says so, where it is not the report's own voice.
        reports: How many documents tell it; of records that read the same, the best told counts.
        sources: How many of them are independent.
        notes: Numbers of footnotes.
        parts: Lines that stand under this one.
        same_time: Whether the date is that of the line it stands under.
        language: ISO 639-1 code of a statement's words.
    """

    record: str
    kind: Literal["event", "statement"]
    when: str
    who: str
    what: str
    state: str
    where: str | None
    says: str | None
    reports: int
    sources: int
    notes: tuple[int, ...]
    parts: tuple[Line, ...] = ()
    same_time: bool = False
    language: str | None = None
    also: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        """Which way a statement's words are written."""
        return direction(self.language)


class Year(Struct, frozen=True):
    """The lines of one year, or of one longer time."""

    name: str
    lines: tuple[Line, ...]


class Chronology(Struct, frozen=True):
    """All lines in time order, by year, and the footnotes they cite."""

    title: str
    years: tuple[Year, ...]
    notes: tuple[Note, ...]


class _Desk(Struct, frozen=True):
    """What a line is written with."""

    view: CorpusView
    cast: Cast
    notes: Notes


def pair_title(view: CorpusView) -> str:
    """The pair of a view in words: "Pakistan and Russia"; all countries without one."""
    pair = view.query.pair
    return "all countries" if pair is None else " and ".join(country_name(one) for one in pair)


def with_parts(line: Line) -> Iterator[Line]:
    """A line and all lines under it, in the order in which they are read."""
    yield line
    for part in line.parts:
        yield from with_parts(part)


def build_chronology(view: CorpusView, notes: Notes | None = None) -> Chronology:
    """The lines of a view, by year.

    Raises:
        Unfounded: There is an event or a statement without words.

    Args:
        view: The records.
        notes: Where footnotes are collected; new ones without it.
    """
    collected = notes or Notes(view)
    desk = _Desk(view, cast_of(view), collected)
    tree = nest(view)
    years: dict[str, list[Line]] = {}
    for told in tree.get(None, ()):
        years.setdefault(_year(told.date), []).append(_line(told, tree, desk))
    grouped = tuple(Year(name, _merged(lines)) for name, lines in years.items())
    return Chronology(f"Chronology: {pair_title(view)}", grouped, collected.all())


def flat_lines(view: CorpusView, notes: Notes) -> tuple[Line, ...]:
    """The events of a view one by one in the order of the corpus, then its statements: no nesting.

    An event or a statement without words in the documents at hand is left out.
    """
    desk = _Desk(view, cast_of(view), notes)
    lines: list[Line] = []
    for event in view.corpus.events:
        if any(mention.evidence for mention in view.event_mentions(event)):
            lines.append(_event_line(event, desk))
    lines += [_statement_line(one, desk) for one in view.statements if one.evidence]
    return tuple(lines)


def _year(when: Date | None) -> str:
    if when is None or (when.earliest is None and when.latest is None):
        return UNDATED.capitalize()
    if when.precision in ("decade", "century") and when.calendar == "gregorian":
        return say_date(when)
    first = when.earliest or when.latest
    return UNDATED.capitalize() if first is None else str(first.year)


def _line(told: Told, tree: Tree, desk: _Desk) -> Line:
    if isinstance(told, Statement):
        return _statement_line(told, desk)
    line = _event_line(told, desk)
    under = replace(desk, cast=desk.cast.after(told.actor1 + told.actor2))
    parts = [_under(line.when, _line(one, tree, under)) for one in tree.get(told.id, ())]
    return replace(line, parts=_merged(parts))


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, those that read the very same and have nothing under them made one."""
    found: dict[tuple[object, ...], Line] = {}
    for line in lines:
        told = line.when, line.who, line.what, line.state, line.where, line.says
        key = (line.record,) if line.parts else told
        first = found.get(key)
        found[key] = line if first is None else _joined(first, line)
    return tuple(found.values())


def _joined(first: Line, second: Line) -> Line:
    return replace(
        first,
        also=(*first.also, second.record),
        reports=max(first.reports, second.reports),
        sources=max(first.sources, second.sources),
        notes=tuple(sorted({*first.notes, *second.notes})),
    )


def _under(when: str, part: Line) -> Line:
    """A line as it stands under one of this date."""
    return replace(part, same_time=part.when == when)


def _event_line(event: Event, desk: _Desk) -> Line:
    view = desk.view
    mentions = view.event_mentions(event)
    best = telling(mentions, view)
    evidence = [one for mention in mentions for one in mention.evidence[:2]]
    what = deed_words(event, best, view)
    return Line(
        record=event.id,
        kind="event",
        when=say_date(event.date),
        who=_who(event, desk),
        what=what,
        state=state_words(event, best) + _done(event, view),
        where=_where(event, view),
        says=_says(event, mentions, desk),
        reports=len(event.documents),
        sources=event.independent_sources,
        notes=desk.notes.cite(evidence, what),
    )


def _done(event: Event, view: CorpusView) -> str:
    """When a plan was carried out, where the view tells that."""
    deed = None if event.fulfilled_by is None else view.event(event.fulfilled_by)
    return "" if deed is None else f"; done {say_date(deed.date)}"


def telling(mentions: Sequence[EventMention], view: CorpusView) -> EventMention | None:
    """The report that tells most: with a stage, a theme in Latin script, from the body."""

    def tells(mention: EventMention) -> tuple[bool, bool, bool, bool, str]:
        theme = mention.theme if theme_of(mention, view) is not None else None
        latin = theme is not None and theme.text[:1].isascii()
        return mention.stage is not None, theme is not None, latin, not mention.headline, mention.id

    return max(mentions, key=tells, default=None)


def _who(event: Event, desk: _Desk) -> str:
    first = describe_all(event.actor1, desk.cast, event.documents)
    second = describe_all(event.actor2, desk.cast, event.documents)
    second = tuple(one for one in second if one not in first)
    if not second:
        return " – ".join(first) or NOBODY
    return f"{', '.join(first) or NOBODY} → {', '.join(second)}"


def _where(event: Event, view: CorpusView) -> str | None:
    place = view.entity(event.place)
    if place is None or place.type not in ("state", "place", "organisation"):
        return None
    if place.type == "state" and place.id in event.actor1 + event.actor2:
        return None
    name = plain_name(place)
    if place.country is None or place.type == "state" or place.country not in states():
        return name
    return f"{name}, {country_name(place.country)}"


def _says(event: Event, mentions: Sequence[EventMention], desk: _Desk) -> str | None:
    """Who tells of an event where no document says it in its own voice."""
    nearest = [(m.doc, m.attribution[0]) for m in mentions if m.attribution]
    if not nearest or any(one.form == "narrator" for _, one in nearest):
        return None
    told = [_teller(doc, one, event, desk) for doc, one in nearest]
    return " and ".join(dict.fromkeys(one for one in told if one is not None)) or None


def _teller(doc: str, told: Attribution, event: Event, desk: _Desk) -> str | None:
    """Whose word it is, if someone can be held to it."""
    entity = desk.view.entity_of(doc, told.entity)
    if entity is None:
        named = told.outlet is not None and not told.outlet.islower()
        return visible(told.outlet or "") if named else None
    if entity.id in event.actor1:
        return OWN_ACCOUNT
    return describe(entity, desk.cast, event.documents) if _someone(entity, desk.cast) else None


def _someone(entity: Entity, cast: Cast) -> bool:
    """Whether it can be held to its word: not "people" or "the two sides"."""
    if entity.type == "person":
        return entity.id in cast.named or bool(entity.roles)
    return entity.type != "group"


def _statement_line(statement: Statement, desk: _Desk) -> Line:
    speaker = desk.view.entity_of(statement.doc, statement.speaker)
    named = visible(statement.speaker_text or "") or NOBODY
    quote = visible(" ".join(one.quote for one in statement.evidence))
    return Line(
        record=statement.id,
        kind="statement",
        when=say_date(statement.date),
        who=named if speaker is None else describe(speaker, desk.cast, (statement.doc,)),
        what=f"“{shortened(quote, LONGEST_QUOTE)}”",
        state="said" if statement.form == "direct" else "reported speech",
        where=None,
        says=None,
        reports=1,
        sources=1,
        notes=desk.notes.cite(statement.evidence, quote),
        language=_language(statement, desk.view),
    )


def _language(statement: Statement, view: CorpusView) -> str | None:
    document = view.document(statement.doc)
    if document is None or not statement.evidence:
        return None
    return language_at(document, statement.evidence[0].start)
