from __future__ import annotations

import pytest

from dragoman.coding.summary import join_names, sentence_in, summarise
from dragoman.languages import language_pack
from dragoman.model import Attribution, EventMention, EventType, Evidence, Modality, Theme

NAMES = {"state:IRN": "Iran", "state:SAU": "Saudi Arabia", "place:1": "Beijing", "org:un": "UN"}


def mention(
    type_: EventType,
    modality: Modality,
    actor1: tuple[str, ...],
    actor2: tuple[str, ...] = (),
    **more: object,
) -> EventMention:
    fields: dict[str, object] = {
        "id": "em-1",
        "doc": "d-1",
        "type": type_,
        "mode": None,
        "contexts": (),
        "actor1": actor1,
        "actor2": actor2,
        "third": (),
        "theme": None,
        "place": None,
        "date": None,
        "modality": modality,
        "polarity": "affirmative",
        "attribution": (Attribution(None, None, "narrator"),),
        "confidence": 0.5,
        "evidence": (Evidence("d-1", 0, 1, "x"),),
        "coder": "test@1#rule",
    }
    return EventMention(**{**fields, **more})  # type: ignore[arg-type]


BOTH = ("state:IRN", "state:SAU")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            mention("CONSULT", "happened", BOTH, place="place:1"),
            "Iran and Saudi Arabia held talks in Beijing.",
        ),
        (
            mention("CONSULT", "happened", ("state:IRN",), ("state:SAU",), mode="visit"),
            "Iran visited Saudi Arabia.",
        ),
        (
            mention("SUPPORT", "happened", BOTH, stage="signed"),
            "Iran and Saudi Arabia signed an accord.",
        ),
        (
            mention(
                "AGREE", "desired", ("state:IRN",), ("state:SAU",), theme=Theme("trade", "trade")
            ),
            "Iran wants closer dealings with Saudi Arabia (trade).",
        ),
        (
            mention("ASSAULT", "denied", ("state:IRN",), ("state:SAU",)),
            "Iran attacked Saudi Arabia (denied).",
        ),
    ],
)
def test_a_summary_says_what_the_record_says(record: EventMention, said: str) -> None:
    assert summarise(record, NAMES) == {"en": said}


def test_a_wish_is_never_told_as_done() -> None:
    told = summarise(mention("COOPERATE", "desired", BOTH), NAMES)["en"]
    assert told.endswith("(desired).")


def test_names_are_listed_as_a_sentence_lists_them() -> None:
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B"]) == "A and B"
    assert join_names(["A", "B", "C"]) == "A, B and C"


FA = language_pack("fa")
PERSIAN = {
    "state:GHA": "غنا",
    "state:TGO": "توگو",
    "state:PER": "پرو",
    "org:un": "سازمان ملل متحد",
    "place:1": "لومه",
}
TWO = ("state:GHA", "state:TGO")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            mention("CONSULT", "happened", TWO, place="place:1"),
            "غنا و توگو در لومه با یکدیگر گفت‌وگو کردند.",
        ),
        (
            mention("CONSULT", "planned", ("state:GHA",), ("state:PER",), mode="visit"),
            "قرار است غنا به پرو سفر کند.",
        ),
        (
            mention("SUPPORT", "happened", ("state:PER",), ("state:GHA",), stage="signed"),
            "پرو با غنا سندی امضا کرد.",
        ),
        (
            mention("AID", "denied", ("state:PER",), ("state:TGO",), theme=Theme("گندم", "")),
            "گفته می‌شود پرو به توگو کمک نکرد (گندم).",
        ),
        (
            mention("ASSAULT", "hypothetical", TWO, ("state:PER",)),
            "ممکن است غنا و توگو به پرو حمله کنند.",
        ),
        (
            mention("AGREE", "desired", TWO, ("state:PER",)),
            "غنا و توگو می‌خواهند با پرو همکاری کنند.",
        ),
        (
            mention("THREATEN", "ongoing", ("org:un",), ("state:PER",)),
            "سازمان ملل متحد پرو را تهدید می‌کند.",
        ),
    ],
)
def test_a_persian_sentence_is_right_in_tense_number_and_modality(
    record: EventMention, said: str
) -> None:
    theme = None if record.theme is None else record.theme.text
    assert sentence_in(FA, record, PERSIAN, record.stage, theme) == said
    assert summarise(record, PERSIAN, FA)["fa"] == said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("state:PER", "پرو به توگو کمک کرد."),
        ("org:un", "سازمان ملل متحد به توگو کمک کرد."),
        ("local:1", "Relief workers به توگو کمک کرد."),
    ],
)
def test_a_sentence_in_another_language_has_the_names_of_that_language(key: str, said: str) -> None:
    record = mention("AID", "happened", (key,), ("state:TGO",))
    names = {"state:PER": "Peru", "state:TGO": "Togo", "org:un": "UN", "local:1": "Relief workers"}
    assert summarise(record, names, FA)["fa"] == said


def test_a_pack_without_phrases_gives_english_alone() -> None:
    record = mention("AID", "happened", ("state:PER",), ("state:TGO",))
    assert set(summarise(record, PERSIAN, language_pack("en"))) == {"en"}
