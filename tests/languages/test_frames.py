from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest
from msgspec import Struct

from dragoman.coding.lexicon import (
    ClassRow,
    Effect,
    FrameRow,
    Lexicon,
    OperatorRow,
    lexicon,
    read_slot,
)
from dragoman.coding.slots import INFINITIVE
from dragoman.languages import en, fa
from dragoman.model import EventType
from dragoman.ontology import contexts, event_types, modes
from dragoman.pack import Pack

PACKS = [en.PACK, fa.PACK]
PERSIAN_VERBS = frozenset(
    ("کردن", "داشتن", "دادن", "گرفتن", "زدن", "شدن", "بودن", "رسیدن", "رساندن", "گذاشتن")
    + ("یافتن", "بخشیدن", "آوردن", "آمدن", "رفتن")
)


class IdiomRow(Struct, frozen=True):
    """One row of ``idioms``."""

    text: str
    meaning: str


@pytest.fixture(params=PACKS, ids=lambda pack: pack.code)
def pack(request: pytest.FixtureRequest) -> Pack:
    chosen = request.param
    assert isinstance(chosen, Pack)
    return chosen


@pytest.fixture
def frames(pack: Pack) -> tuple[FrameRow, ...]:
    return pack.table("frames", FrameRow)


def _repeated(keys: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [key for key, count in Counter(keys).items() if count > 1]


def test_types_modes_and_contexts_are_plovers(frames: tuple[FrameRow, ...]) -> None:
    listed = {row.type: {mode.mode for mode in modes(row.type)} for row in event_types()}
    known = {row.context for row in contexts()}
    for row in frames:
        assert row.type == "-" or row.type in listed, row
        assert row.mode is None or row.mode in listed[row.type], row  # type: ignore[index]
        assert set(row.contexts) <= known, row


def test_every_type_has_verbs_and_nouns(frames: tuple[FrameRow, ...]) -> None:
    for kind in ("v", "n"):
        found = {row.type for row in frames if row.kind == kind}
        assert set(get_args(EventType)) <= found


def test_no_frame_is_given_twice(frames: tuple[FrameRow, ...]) -> None:
    assert _repeated([(row.lemma, row.kind, row.when) for row in frames]) == []


def test_no_frame_hides_behind_one_without_conditions(frames: tuple[FrameRow, ...]) -> None:
    closed: set[tuple[str, str]] = set()
    for row in frames:
        key = (row.lemma, row.kind)
        assert key not in closed, row
        if not row.when:
            closed.add(key)


def test_slots_and_conditions_can_be_read(pack: Pack) -> None:
    assert isinstance(lexicon(pack), Lexicon)


def test_conditions_name_classes_that_have_nouns(pack: Pack) -> None:
    named = {row.name for row in pack.table("noun_classes", ClassRow)}
    for frames in lexicon(pack).frames.values():
        for frame in frames:
            for condition in frame.when:
                nouns = {name for name in condition.classes if not name.startswith("@")}
                assert nouns <= named, frame.row


def test_an_event_has_somebody_who_acts(frames: tuple[FrameRow, ...]) -> None:
    assert [row for row in frames if row.type != "-" and not row.actor1] == []


def test_only_frames_of_both_sides_are_symmetric(frames: tuple[FrameRow, ...]) -> None:
    mutual = {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "RETREAT",
        "CONCEDE",
        "SANCTION",
        "ASSAULT",
        "ACCUSE",
        "COERCE",
    }
    assert {row.symmetric for row in frames} == {None, "yes"}
    assert {row.type for row in frames if row.symmetric} <= mutual


def test_operators_are_given_once_with_a_known_effect(pack: Pack) -> None:
    rows = pack.table("operators", OperatorRow)
    assert _repeated([(row.lemma, row.kind) for row in rows]) == []
    assert {row.effect for row in rows} == set(get_args(Effect))
    for row in rows:
        for slot in row.holder:
            read_slot(slot)


def test_a_noun_stands_in_a_class_once(pack: Pack) -> None:
    rows = pack.table("noun_classes", ClassRow)
    assert _repeated([(row.name, row.text) for row in rows]) == []


def test_a_noun_has_one_theme_key(pack: Pack) -> None:
    keys: dict[str, set[str]] = {}
    for row in pack.table("noun_classes", ClassRow):
        if row.key is not None:
            keys.setdefault(row.text, set()).add(row.key)
    assert [text for text, found in keys.items() if len(found) > 1] == []


def test_languages_share_classes_and_nearly_all_theme_keys() -> None:
    english, persian = (pack.table("noun_classes", ClassRow) for pack in PACKS)
    named, called = ({row.name for row in rows if row.key} for rows in (english, persian))
    assert named == called
    ours, theirs = ({row.key for row in rows} for rows in (english, persian))
    assert len(ours & theirs) >= 0.9 * len(ours | theirs)


@pytest.mark.parametrize(
    ("english", "persian", "key"),
    [
        ("oil", "نفت", "oil"),
        ("missile", "موشک", "missile"),
        ("membership", "عضویت", "membership"),
        ("banking channel", "کانال بانکی", "banking-channel"),
        ("exercise", "رزمایش", "exercise"),
        ("memorandum", "تفاهم‌نامه", "memorandum"),
        ("loan", "وام", "finance"),
    ],
)
def test_one_theme_has_one_key_in_both_languages(english: str, persian: str, key: str) -> None:
    assert lexicon(en.PACK).keys[english] == lexicon(fa.PACK).keys[persian] == key


def test_idioms_mean_nothing_or_a_known_predicate(pack: Pack) -> None:
    known = {lemma for lemma, _ in (*lexicon(pack).frames, *lexicon(pack).operators)}
    rows = pack.table("idioms", IdiomRow)
    assert rows
    meant = [row for row in rows if row.meaning != "none"]
    assert [row for row in meant if pack.fold(row.meaning).text not in known] == []


def test_persian_light_verbs_are_canonical() -> None:
    lemmas = [row.lemma for row in fa.PACK.table("frames", FrameRow) if row.kind == "v"]
    lemmas += [row.lemma for row in fa.PACK.table("operators", OperatorRow) if row.kind == "v"]
    for lemma in lemmas:
        assert not lemma.endswith((" نمودن", " گردیدن", " گشتن")), lemma
        assert not re.search("[يكىة\u200b\u200f]|\u200c | \u200c|  ", lemma), lemma
    compound = [lemma.rsplit(" ", 1)[1] for lemma in lemmas if " " in lemma]
    assert sum(verb in PERSIAN_VERBS for verb in compound) > 0.7 * len(compound)


def test_english_lemmas_are_lower_case_words() -> None:
    rows = en.PACK.table("frames", FrameRow)
    lemmas = [row.lemma.removesuffix(f" {INFINITIVE}") for row in rows]
    assert [lemma for lemma in lemmas if not re.fullmatch(r"[a-zâêéèàç' -]+", lemma)] == []


def _type_of(pack: Pack, lemma: str, kind: str, when: str | None) -> EventType | None:
    frames = lexicon(pack).frames[lemma, kind == "n"]
    chosen = [frame for frame in frames if (when or "") in "|".join(frame.row.when)]
    if when is None:
        chosen = [frame for frame in frames if not frame.when]
    return chosen[0].type


@pytest.mark.parametrize(
    ("lemma", "kind", "when", "expected"),
    [
        ("lift", "v", "object:sanction", "CONCEDE"),
        ("impose", "v", "object:sanction", "SANCTION"),
        ("reject", "v", "object:accusation", "ACCUSE"),
        ("reject", "v", None, "REJECT"),
        ("withdraw", "v", "object:forces", "RETREAT"),
        ("withdraw", "v", "oblique(from,out of,of):@state", "RETREAT"),
        ("withdraw", "v", "object:envoy", "SANCTION"),
        ("withdraw", "v", "oblique(from,out of,of):agreement", "SANCTION"),
        ("freeze", "v", "object:asset", "COERCE"),
        ("sever", "v", "object:relation", "SANCTION"),
        ("restore", "v", "object:relation", "SUPPORT"),
        ("open", "v", "object:embassy", "SUPPORT"),
        ("recognise", "v", "object:statehood", "SUPPORT"),
        ("seek", "v", "object:cooperation", "REQUEST"),
        ("sign", "v", "object:agreement", "SUPPORT"),
        ("pledge", "v", None, "AGREE"),
        ("receive", "v", None, "CONSULT"),
        ("visit", "n", None, "CONSULT"),
    ],
)
def test_an_english_predicate_has_its_type(
    lemma: str, kind: str, when: str | None, expected: str
) -> None:
    assert _type_of(en.PACK, lemma, kind, when) == expected


@pytest.mark.parametrize(
    ("lemma", "kind", "when", "expected"),
    [
        ("دیدار کردن", "v", None, "CONSULT"),
        ("سفر", "n", None, "CONSULT"),
        ("امضا کردن", "v", "object:agreement", "SUPPORT"),
        ("به توافق رسیدن", "v", None, "AGREE"),
        ("حمایت کردن", "v", None, "SUPPORT"),
        ("لغو کردن", "v", "object:sanction", "CONCEDE"),
        ("لغو کردن", "v", "object:agreement", "SANCTION"),
        ("قطع کردن", "v", "object:relation", "SANCTION"),
        ("رد کردن", "v", "object:accusation", "ACCUSE"),
        ("خارج کردن", "v", "object:envoy", "SANCTION"),
        ("خارج شدن", "v", "oblique(از):agreement", "SANCTION"),
        ("مخالفت", "n", None, "ACCUSE"),
        ("درخواست", "n", None, "REQUEST"),
        ("حمله کردن", "v", None, "ASSAULT"),
        ("بازداشت کردن", "v", None, "COERCE"),
        ("سنگ‌اندازی کردن", "v", None, "REJECT"),
    ],
)
def test_a_persian_predicate_has_its_type(
    lemma: str, kind: str, when: str | None, expected: str
) -> None:
    assert _type_of(fa.PACK, lemma, kind, when) == expected


@pytest.mark.parametrize(
    ("pack", "lemma", "effect"),
    [
        (en.PACK, "say", "speech"),
        (en.PACK, "be keen", "desired"),
        (en.PACK, "underscore importance", "desired"),
        (en.PACK, "deny", "denied"),
        (en.PACK, "consider", "hypothetical"),
        (en.PACK, "refuse", "refuse"),
        (en.PACK, "manage", "happened"),
        (fa.PACK, "گفتن", "speech"),
        (fa.PACK, "ابراز تمایل کردن", "desired"),
        (fa.PACK, "قرار بودن", "planned"),
        (fa.PACK, "تکذیب کردن", "denied"),
        (fa.PACK, "اعلام آمادگی کردن", "offered"),
        (fa.PACK, "موفق شدن", "happened"),
    ],
    ids=lambda value: value.code if isinstance(value, Pack) else value,
)
def test_an_operator_has_its_effect(pack: Pack, lemma: str, effect: str) -> None:
    assert lexicon(pack).operators[lemma, False].row.effect == effect


@pytest.mark.parametrize("lemma", ["say", "report", "state", "announce", "note"])
def test_reporting_alone_is_no_event(lemma: str) -> None:
    frames = lexicon(en.PACK).frames.get((lemma, False), ())
    assert [frame.row for frame in frames if frame.type is not None and not frame.when] == []
