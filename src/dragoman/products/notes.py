"""Footnotes: the exact words behind claims, numbered in the order of first citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.errors import DragomanError
from dragoman.languages import installed
from dragoman.ledger import CorpusView
from dragoman.model import Document, Evidence
from dragoman.products.dates import say_date
from dragoman.products.safe import visible

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages without a pack whose script runs from right to left."""


class Unfounded(DragomanError):
    """A claim for which no record gives the words."""


class Note(Struct, frozen=True):
    """One footnote.

    Attributes:
        number: From 1, in the order of first citation.
        evidence: The words and where they stand.
        quote: The words as shown.
        outlet: Who published them; the file where that is not known.
        published: The document's date in words.
        language: ISO 639-1 code of the words, ``None`` where unknown.
        direction: Of the words' script.
        speaker: Whose words or whose account it is, where it is not the document's own voice.
    """

    number: int
    evidence: Evidence
    quote: str
    outlet: str
    published: str
    language: str | None
    direction: str
    speaker: str | None = None

    @property
    def place(self) -> str:
        """Where the words stand, to be looked up: document, start and end."""
        return f"{self.evidence.doc}:{self.evidence.start}–{self.evidence.end}"


class Notes:
    """The footnotes of one product, collected as its claims are written."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view
        self._numbers: dict[Evidence, int] = {}
        self._speakers = dict(_speakers(view))

    def cite(self, evidence: Iterable[Evidence], claim: str) -> tuple[int, ...]:
        """The numbers of the footnotes that a claim rests on.

        Raises:
            Unfounded: There are no words for the claim, or none of a document at hand.
        """
        known = [one for one in evidence if self._view.document(one.doc) is not None]
        if not known:
            raise Unfounded(
                f"no document of the answer has words for {claim!r}; nothing was written"
            )
        numbers = [self._numbers.setdefault(one, len(self._numbers) + 1) for one in known]
        return tuple(sorted(set(numbers)))

    def all(self) -> tuple[Note, ...]:
        """Every footnote cited so far, by number."""
        return tuple(self._note(one, number) for one, number in self._numbers.items())

    def _note(self, evidence: Evidence, number: int) -> Note:
        document = self._view.document(evidence.doc)
        if document is None:
            raise Unfounded(f"document {evidence.doc} is not at hand")
        language = language_at(document, evidence.start)
        return Note(
            number=number,
            evidence=evidence,
            quote=visible(evidence.quote),
            outlet=outlet_of(document),
            published=published(document),
            language=language,
            direction=direction(language),
            speaker=self._speakers.get(evidence),
        )


def _speakers(view: CorpusView) -> Iterator[tuple[Evidence, str]]:
    """Who is behind words: the nearest source of a report, the speaker of a statement."""
    for analysis in view.analyses:
        for report in analysis.events:
            nearest = report.attribution[0] if report.attribution else None
            if nearest is not None and nearest.form != "narrator":
                entity = view.entity_of(report.doc, nearest.entity)
                name = nearest.outlet if entity is None else entity.name
                yield from ((one, visible(name)) for one in report.evidence if name)
    for statement in view.statements:
        speaker = view.entity_of(statement.doc, statement.speaker)
        name = statement.speaker_text if speaker is None else speaker.name
        yield from ((one, visible(name)) for one in statement.evidence if name)


def published(document: Document) -> str:
    """The date of a document in words, marked where it was inferred."""
    if document.published is None:
        return "date not stated"
    mark = ", inferred" if document.published.basis == "inferred" else ""
    return f"{say_date(document.published)}{mark}"


def outlet_of(document: Document) -> str:
    """Who published a document; its file name where it does not say."""
    return visible(document.outlet or document.locator.replace("\\", "/").rsplit("/", 1)[-1])


def language_at(document: Document, start: int) -> str | None:
    """The language of the segment at an offset, else that of the document."""
    here = (one.language for one in document.segments if one.start <= start < one.end)
    return next(here, None) or next(iter(document.languages), None)


def direction(language: str | None) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``; ``auto`` where it is not known."""
    if language is None:
        return "auto"
    pack = installed().get(language)
    if pack is not None:
        return pack.direction
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
