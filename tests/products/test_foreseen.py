from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.model import EventMention, EventType, Modality, Theme
from dragoman.products.foreseen import foreseen
from dragoman.products.words import deed_words, state_words
from tests.products.world import EN, FA, VIEW, event, report, words

SAID = {EN: words(EN, "Wang Yi visited Tehran"), FA: words(FA, "ایران")}


def _planned(
    doc: str, kind: EventType, predicate: str, modality: Modality = "planned"
) -> EventMention:
    found = report("em-x", doc, SAID[doc], type=kind, modality=modality)
    return replace(found, predicate=predicate, theme=None, stage=None)


@pytest.mark.parametrize(
    ("doc", "kind", "predicate", "said"),
    [
        (EN, "AGREE", "meet", "talks"),
        (FA, "AGREE", "دیدار کردن", "talks"),
        (EN, "AGREE", "invest in", "cooperation"),
        (EN, "THREATEN", "bomb", "attack"),
        (EN, "AGREE", "bomb", "closer dealings"),
        (EN, "AGREE", "no such verb", "closer dealings"),
    ],
)
def test_a_plan_is_called_after_what_it_would_be(
    doc: str, kind: EventType, predicate: str, said: str
) -> None:
    found = _planned(doc, kind, predicate)
    assert deed_words(event("e-x", ("em-x",), (doc,), type=kind), found, VIEW) == said


def test_what_happened_is_called_after_its_type() -> None:
    assert foreseen(_planned(EN, "AGREE", "meet", "happened"), VIEW) is None
    assert foreseen(_planned(EN, "CONSULT", "meet"), VIEW) is None


@pytest.mark.parametrize(
    ("kind", "mode", "theme", "key", "said"),
    [
        ("SUPPORT", None, "its embassy in Asmara", "embassy", "opening of its embassy in Asmara"),
        ("AGREE", None, "ambassadors", "envoy", "exchange of ambassadors"),
        ("SANCTION", "discontinue", "diplomatic ties", "relation", "break in diplomatic ties"),
        ("SANCTION", "discontinue", "an arms embargo", "embargo", "an arms embargo"),
        ("SANCTION", "discontinue", "flights", "flight", "suspension of flights"),
        ("AGREE", None, "Peru and Chile", None, "closer dealings"),
        ("CONSULT", "visit", "the Lima summit", "summit", "visit (the Lima summit)"),
        ("CONSULT", None, "the summit", "summit", "talks"),
        ("REQUEST", None, "to lift the ban", None, "request to lift the ban"),
    ],
)
def test_a_deed_is_called_by_what_it_is_about(
    kind: EventType, mode: str | None, theme: str, key: str | None, said: str
) -> None:
    about = Theme(theme, "head", key)
    found = replace(report("em-x", EN, SAID[EN], type=kind, theme=about), mode=mode, stage=None)
    told = event("e-x", ("em-x",), (EN,), type=kind, mode=mode)
    assert deed_words(told, found, VIEW) == said


def test_a_denied_accusation_is_a_denial_that_was_said() -> None:
    about = Theme("the charge", "charge", "accusation")
    found = report("em-x", EN, SAID[EN], type="ACCUSE", modality="denied", theme=about)
    found = replace(found, stage="denied")
    told = event("e-x", ("em-x",), (EN,), type="ACCUSE", modality="denied")
    assert deed_words(told, found, VIEW) == "denial of the charge"
    assert state_words(told, found) == "said"
