"""Persian sentences, told from clause to event: type, modality and who takes part."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.mentions import find_mentions
from dragoman.model import Document, EventMention, LocalEntity, Segment
from dragoman.pack import Pack
from dragoman.parsing import parse

Told = tuple[str | None, str, frozenset[str]]


def events_of(text: str, fa: Pack) -> list[Told]:
    """Type, modality and parties of every event of a sentence."""
    segments = (Segment(0, len(text), "body", "fa"),)
    document = Document("d-1", "0", "t.txt", text, languages=("fa",), segments=segments)
    parsed = parse(document, fa)
    document, mentions = find_mentions(document, parsed, fa)
    coded = code(document, parsed, mentions, fa)
    entities = {entity.key: entity for entity in coded.mentions.entities}
    return [(e.type, e.modality, _parties(e, entities)) for e in coded.events]


def _parties(event: EventMention, entities: dict[str, LocalEntity]) -> frozenset[str]:
    found = (entities.get(key) for key in event.actor1 + event.actor2)
    return frozenset(e.country or e.key for e in found if e is not None)


def _case(row: str) -> tuple[str, str, str, str]:
    text, type_, modality, parties = (cell.strip() for cell in row.split("|"))
    return text, type_, modality, parties


CASES = """
@@CASES@@
"""


@pytest.mark.parametrize(
    ("text", "type_", "modality", "parties"), map(_case, CASES.strip().splitlines())
)
def test_a_sentence_tells_its_event(
    text: str, type_: str, modality: str, parties: str, fa: Pack
) -> None:
    assert (type_, modality, frozenset(parties.split())) in events_of(text, fa)


QUIET = (
    "خط دفاع پرتغال در برابر اسپانیا شکست خورد.",
    "کتابی درباره جنگ ژاپن و روسیه در لندن چاپ شد.",
    "ترافیک در مرز فرانسه و سوئیس سنگین است.",
    "رود راین از آلمان و هلند می‌گذرد.",
    "نمایشگاه فرش ایرانی در وین برپاست.",
    "دروازه‌بان غنا در پایان بازی با مالی آسیب دید.",
    "جمعیت نیجریه از مصر بیشتر است.",
    "قهوه برزیل در ترکیه محبوب است.",
)


@pytest.mark.parametrize("text", QUIET)
def test_a_sentence_of_no_deed_tells_no_event(text: str, fa: Pack) -> None:
    assert events_of(text, fa) == []
