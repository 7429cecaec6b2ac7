from __future__ import annotations

from dragoman.cleaning.sentence import sentence_document
from dragoman.coding.votes.trust import Sign, Trust, confidence, fit_trust
from dragoman.model import EventMention
from dragoman.pack import Pack
from dragoman.pipeline import analyse


def event_of(text: str, pack: Pack) -> EventMention:
    (event,) = analyse(sentence_document(text, pack.code), pack).events
    return event


def test_an_event_has_the_votes_of_both_voices(en: Pack) -> None:
    votes = event_of("Portugal condemned Angola.", en).votes
    assert [(one.voice, one.type) for one in votes] == [("frames", "ACCUSE"), ("linear", "ACCUSE")]
    assert votes[1].cues


def test_a_disagreement_is_kept_and_the_frames_stand(en: Pack) -> None:
    events = [
        event_of(text, en)
        for text in (
            "Portugal condemned Angola.",
            "Chile promised aid to Peru.",
            "Norway invaded Denmark.",
            "Egypt invited Sudan to join the fair in Cairo.",
        )
    ]
    for event in events:
        types = {one.type for one in event.votes}
        assert event.type in types or "YIELD" in types


def test_a_language_without_a_classifier_has_no_votes(fa: Pack) -> None:
    assert event_of("ایران پرتغال را محکوم کرد.", fa).votes == ()


def test_agreement_makes_an_event_surer() -> None:
    trust = Trust(base=0.0, frames=1.0, same=2.0, happened=0.5)
    agreeing, alone = Sign(0.8, 0.9, happened=True), Sign(0.8, 0.1, happened=True)
    assert confidence(agreeing, trust) > confidence(alone, trust) > 0.5


def test_the_curve_follows_the_verdicts() -> None:
    sure, unsure = Sign(0.8, 0.9, happened=True), Sign(0.8, 0.1, happened=True)
    trust = fit_trust([sure] * 50 + [unsure] * 50, [True] * 45 + [False] * 5 + [False] * 50)
    assert confidence(sure, trust) > 0.75
    assert confidence(unsure, trust) < 0.25
