from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.languages import language_pack
from dragoman.mentions.find import find_mentions
from dragoman.model import Document, Genre, LocalEntity, Mention, Mentions, Parse, Segment
from dragoman.parsing import parse


class Found:
    """What was found in a text, asked for by its words."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self.text = text
        self.all = mentions
        self.entities = {entity.key: entity for entity in mentions.entities}

    def mention(self, words: str, occurrence: int = 0) -> Mention:
        fitting = [m for m in self.all.mentions if self.text[m.start : m.end] == words]
        assert fitting, f"{words!r} is not among {self.words()}"
        return fitting[occurrence]

    def entity(self, words: str, occurrence: int = 0) -> LocalEntity:
        key = self.mention(words, occurrence).entity
        assert key is not None, f"{words!r} is nobody"
        return self.entities[key]

    def words(self, *forms: str) -> list[str]:
        return [
            self.text[m.start : m.end] for m in self.all.mentions if not forms or m.form in forms
        ]

    def members(self, words: str, occurrence: int = 0) -> set[str]:
        return set(self.entity(words, occurrence).members)

    def quotes(self) -> list[tuple[str, str, str | None]]:
        return [
            (
                q.form,
                self.text[q.start : q.end],
                self.entities[q.speaker].name if q.speaker else None,
            )
            for q in self.all.quotes
        ]


Find = Callable[..., Found]


@pytest.fixture(scope="session")
def find() -> Find:
    def run(text: str, language: str = "en", role: str = "body") -> Found:
        segments = (Segment(0, len(text), role, language),)  # type: ignore[arg-type]
        document = Document("d", "", "", text, languages=(language,), segments=segments)
        pack = language_pack(language)
        return Found(text, find_mentions(document, Parse((), ()), pack)[1])

    return run


def _paragraphs(text: str, title: str, language: str) -> tuple[Segment, ...]:
    segments, start = [], 0
    for line in text.split("\n"):
        role = "title" if line == title else "body"
        segments.append(Segment(start, start + len(line), role, language))  # type: ignore[arg-type]
        start += len(line) + 1
    return tuple(segments)


@pytest.fixture(scope="session")
def read() -> Find:
    """As ``find``, with the clauses of a parser; a line is a segment, a title stands first."""

    def run(text: str, language: str = "en", title: str = "", genre: Genre = "news") -> Found:
        text = f"{title}\n{text}" if title else text
        segments = _paragraphs(text, title, language)
        document = Document(
            "d", "", "", text, languages=(language,), segments=segments, genre=genre
        )
        pack = language_pack(language)
        return Found(text, find_mentions(document, parse(document, pack), pack)[1])

    return run
