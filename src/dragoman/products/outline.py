"""A brief as a document tree: which sections there are and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.products.board import Thread
from dragoman.products.brief import Brief
from dragoman.products.dossier import Contradiction, Person, Source
from dragoman.products.gaps import Unknown
from dragoman.products.lines import Line as Told
from dragoman.products.lines import Year
from dragoman.products.tree import (
    Block,
    Card,
    Cards,
    Claim,
    Entries,
    Entry,
    Grid,
    Heading,
    Line,
    Paragraph,
    Picture,
    Remark,
    Row,
    Run,
    Section,
    Tree,
    remark,
)

_HEAD = ("Origin", "Document", "Date", "Kind", "Credits")


def brief_tree(brief: Brief) -> Tree:
    """The tree of a brief.

    Raises:
        Unfounded: A sentence has no footnote.
    """
    sections = (
        Section("bottom-line", "Bottom line", tuple(_points(brief))),
        Section("figures", "Figures", tuple(_figures(brief))),
        Section("chronology", "Chronology", tuple(year_blocks(brief.chronology.years))),
        Section("undertakings", "Undertakings", tuple(board_blocks(brief.board))),
        Section("who", "Who is who", tuple(_people(brief))),
        Section("contradictions", "What contradicts", tuple(_contradictions(brief.contradictions))),
        Section("unknown", "What is not known", tuple(_unknowns(brief.unknowns))),
        Section("sources", "Sources", tuple(_sources(brief.sources))),
        Section("method", "Method", tuple(_method(brief))),
    )
    return Tree("Brief", brief.title, _subtitle(brief), sections, brief.notes)


def counted(number: int, one: str) -> str:
    """A number with its noun."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _subtitle(brief: Brief) -> str:
    figures = brief.figures
    told = f"{counted(figures.events, 'event')} and {counted(figures.statements, 'statement')}"
    origins = counted(figures.sources, "independent source")
    until = "" if brief.as_of is None else f"; as reported by {brief.as_of}"
    return f"{told} from {counted(figures.documents, 'document')} of {origins}{until}"


def _points(brief: Brief) -> Iterator[Block]:
    if not brief.points:
        yield Paragraph(remark("The documents tell of no contact and no undertaking."))
        return
    entries = (
        Entry(Claim((Run(f"{one.lead}: ", "strong"), Run(one.text)), one.notes))
        for one in brief.points
    )
    yield Entries(tuple(entries))


def _figures(brief: Brief) -> Iterator[Block]:
    for one in brief.pictures:
        yield Picture(one.name, one.title, one.spec, one.alt)
    kinds = ", ".join(f"{bar.label.lower()} {bar.count}" for bar in brief.figures.by_type)
    if kinds:
        yield Paragraph(remark(f"Events by kind: {kinds}.", "soft"))


def year_blocks(years: tuple[Year, ...]) -> Iterator[Block]:
    """A chronology: each year with its lines."""
    if not years:
        yield Paragraph(remark("No events."))
    for year in years:
        yield Heading(year.name)
        yield Entries(tuple(_entry(line) for line in year.lines), "lines")


def _entry(told: Told) -> Entry:
    return Entry(
        line=Claim(tuple(_runs(told)), told.notes),
        under=tuple(_entry(one) for one in told.parts),
        record=told.record,
        also=told.also,
        kind=told.kind,
    )


def _runs(told: Told) -> Iterator[Run]:
    if not told.same_time:
        yield Run(told.when, "when")
    yield Run(told.who, "who")
    if told.language is None:
        yield Run(told.what, "what")
    else:
        yield Run(told.what, "what", told.language, told.direction)
    yield Run(told.state, "state")
    if told.where is not None:
        yield Run(told.where, "where")
    if told.says is not None:
        yield Run(f"according to {told.says}", "says")
    reports = f"{told.reports} reports, {told.sources} independent"
    yield Run("1 source" if told.reports == 1 else reports, "tally")


def board_blocks(board: tuple[Thread, ...]) -> Iterator[Block]:
    """The undertakings as cards."""
    if not board:
        yield Paragraph(remark("None is followed in these documents."))
        return
    yield Cards(tuple(_card(one) for one in board))


def _card(thread: Thread) -> Card:
    kind = "" if thread.kind == "other" else f"{thread.kind} · "
    steps = (
        Entry(Claim((Run(step.stage, "state"), Run(step.when)), step.notes))
        for step in thread.steps
    )
    silent = () if thread.silence is None else (Run(f" · {thread.silence}"),)
    return Card(
        record=thread.record,
        title=thread.subject,
        about=Remark((Run(f"{kind}{thread.parties} · "), Run(thread.latest, "strong"), *silent)),
        entries=Entries(tuple(steps), "steps"),
    )


def _people(brief: Brief) -> Iterator[Block]:
    if not brief.people:
        yield Paragraph(remark("Nobody is named."))
    for country, group in brief.countries:
        yield Heading(country or "Country not known")
        yield Entries(tuple(Entry(_person(one), record=one.record) for one in group))


def _person(one: Person) -> Claim:
    runs = [Run(one.name, "strong"), Run(": ")]
    notes = list(one.named)
    for number, post in enumerate(one.posts):
        as_of = "" if post.as_of is None else f" ({post.as_of})"
        runs.append(Run(f"{'; ' if number else ''}{post.title}{as_of}"))
        notes += post.notes
    if not one.posts:
        runs.append(Run("office not stated", "soft"))
    for spelling in one.spellings:
        runs += [Run(" "), Run(spelling.text, "soft", spelling.language, spelling.direction)]
    return Claim(tuple(runs), tuple(dict.fromkeys(notes)))


def _contradictions(found: tuple[Contradiction, ...]) -> Iterator[Block]:
    if not found:
        yield Paragraph(remark("No contradictions were found."))
        return
    yield Entries(tuple(_contradiction(one) for one in found))


def _contradiction(one: Contradiction) -> Entry:
    note = "" if one.note is None else f" {one.note}"
    head = Remark((Run(one.about, "strong"), Run(f" — {one.question}{note}")))
    sides = tuple(Entry(Claim((Run(side.value),), side.notes)) for side in one.sides)
    return Entry(head, sides, one.record)


def _unknowns(found: tuple[Unknown, ...]) -> Iterator[Block]:
    if not found:
        yield Paragraph(remark("Every event found has a date, and every undertaking an outcome."))
        return
    for one in found:
        yield Heading(one.question)
        entries = (Entry(Claim((Run(gap.text),), gap.notes)) for gap in one.gaps)
        yield Entries(tuple(entries))
        if one.more:
            yield Paragraph(remark(f"… and {one.more} more, in the chronology.", "soft"))


def _sources(found: tuple[Source, ...]) -> Iterator[Block]:
    yield Paragraph(remark("Documents of one origin number trace to one source and count once."))
    yield Grid(_HEAD, tuple(Row(one.record, tuple(_cells(one))) for one in found))


def _cells(one: Source) -> Iterator[tuple[Line, ...]]:
    yield (remark(str(one.group)),)
    title = (Remark((Run(one.title, "text", one.language, one.direction),)),) if one.title else ()
    yield (remark(one.outlet, "strong"), *title, remark(one.record, "code"))
    yield (remark(one.published),)
    yield (remark(f"{one.genre}, {one.language}" if one.language else one.genre),)
    origins: tuple[Line, ...] = tuple(
        Claim((Run(f"{origin.how} {origin.name}"),), origin.notes) for origin in one.origins
    )
    copy = (remark(f"a copy of {one.copy_of}"),) if one.copy_of else ()
    yield (*origins, *copy) or (remark("none given", "soft"),)


def _method(brief: Brief) -> Iterator[Block]:
    method = brief.method
    coders = ", ".join(method.coders) or "nothing"
    packs = ", ".join(method.packs) or "none"
    asked = "; ".join(method.asked)
    made = f"Made by dragoman {method.version}; events coded by {coders}; languages read: {packs}."
    lost = counted(method.rejected, "file")
    left = f" {lost} of the ledger could not be read." if method.rejected else ""
    later = ""
    if brief.as_of is not None:
        undated = counted(brief.undated, "document")
        later = (
            f" Only documents published by {brief.as_of} are in it, linked as they were then;"
            f" {undated} of unknown date left out."
        )
    yield Paragraph(remark(f"{made} Asked: {asked}.{left}{later}"))
    yield Paragraph(
        remark(
            "Kinds of events follow PLOVER; days are Gregorian, and a date that a text gave in "
            "another calendar is given in both."
        )
    )
    yield Entries(tuple(Entry(remark(limit)) for limit in method.limits))
