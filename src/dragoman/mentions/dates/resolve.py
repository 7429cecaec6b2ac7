"""Date expressions turned into date mentions, seen from the publication date or the date before."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from dragoman.calendars import Interval, edtf
from dragoman.errors import BadDate
from dragoman.mentions.dates.find import MENTION_ROLES, Found, find_expressions
from dragoman.mentions.dates.grammar import Expression
from dragoman.mentions.dates.meaning import evaluate, is_dated
from dragoman.mentions.dates.published import infer_published
from dragoman.mentions.dates.relative import offset_of
from dragoman.mentions.dates.setting import OPEN, Meaning, Setting
from dragoman.mentions.dates.words import vocabulary
from dragoman.model import Basis, Date, DateMention, Document, Parse, Precision
from dragoman.pack import Pack
from dragoman.text import Span

_HOLDERS: dict[str, frozenset[Precision]] = {
    "day": frozenset({"day"}),
    "week": frozenset({"day"}),
    "month": frozenset({"day", "month"}),
    "year": frozenset({"day", "month", "season", "year"}),
}
"""How precise an earlier date must be for "the next day" or "that year" to count from it."""


def date_document(
    document: Document, parse: Parse, pack: Pack
) -> tuple[Document, tuple[DateMention, ...]]:
    """Finds and resolves the dates of a document, and infers when it was published if need be.

    Args:
        document: After cleaning; without segments all its text is read as body.
        parse: Of the document; tenses tell whether "in July" is ahead or past.
        pack: The words and patterns of the language.

    Returns:
        The document, with ``published`` inferred if it was ``None`` and the text bounds it, and the
        mentions in the order of the text, never overlapping.
    """
    found = find_expressions(document, parse, pack)
    words = vocabulary(pack)
    setting = Setting(words.calendars, words.order, words.week_start, None)
    if document.published is None:
        published = infer_published(document, found, setting)
        document = structs.replace(document, published=published)
    return document, _resolved(document, found, setting)


def _resolved(
    document: Document, found: tuple[Found, ...], setting: Setting
) -> tuple[DateMention, ...]:
    published = _interval(document.published)
    mentions: list[DateMention] = []
    for item in found:
        if item.role not in MENTION_ROLES:
            continue
        seen_from = _anchor(item.expression, mentions, published)
        own = structs.replace(setting, future=item.future)
        try:
            meaning = _seen(item.expression, seen_from, own)
        except BadDate:
            continue
        mentions.append(_mention(document, item, meaning))
    return tuple(mentions)


def _interval(known: Date | None) -> Interval:
    return OPEN if known is None else Interval(known.earliest, known.latest)


def _anchor(expression: Expression, before: list[DateMention], published: Interval) -> Interval:
    """The publication date, or for "the next day" and its like the date named last."""
    if not expression.op.startswith("then-"):
        return published
    unit = "year" if expression.op == "then-of-year" else expression.value("unit") or "day"
    holders = _HOLDERS.get(unit, frozenset())
    for mention in reversed(before):
        if mention.date.precision in holders and _interval(mention.date).bounded:
            return _interval(mention.date)
    is_same_day = expression.value("unit") == "day" and not offset_of(expression)
    return published if is_same_day and expression.op == "then-which" else OPEN


def _seen(expression: Expression, published: Interval, setting: Setting) -> Meaning:
    """The meaning seen from any day of an interval: every op is monotone in its anchor."""
    first = evaluate(expression, published.earliest, setting)
    if published.earliest == published.latest:
        return first
    last = evaluate(expression, published.latest, setting)
    interval = _between(first.interval.earliest, last.interval.latest)
    return Meaning(interval, first.precision, first.calendar)


def _between(earliest: date | None, latest: date | None) -> Interval:
    if earliest is not None and latest is not None and earliest > latest:
        return OPEN
    return Interval(earliest, latest)


def _mention(document: Document, item: Found, meaning: Meaning) -> DateMention:
    evidence = document.evidence(Span(item.start, item.end))
    interval, calendar = meaning.interval, meaning.calendar
    qualifier = "~" if calendar == "hijri" else ""
    return DateMention(
        item.start,
        item.end,
        Date(
            edtf=edtf(interval, meaning.precision, qualifier=qualifier),
            earliest=interval.earliest,
            latest=interval.latest,
            precision=meaning.precision,
            basis=_basis(item.expression),
            calendar=calendar,
            said=evidence.quote,
            evidence=evidence,
        ),
    )


def _basis(expression: Expression) -> Basis:
    if any(part.op == "period" for part in (expression, *expression.parts)):
        return "inferred"
    return "explicit" if is_dated(expression) else "relative"
