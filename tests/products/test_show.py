from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.errors import UnknownRecord
from dragoman.ledger import CorpusView, mention_id
from dragoman.model import Decision, Event, WhyLinked
from dragoman.products.reasons import write_reasons
from dragoman.products.show import highlighted, in_sentence, write_record
from tests.products.world import ANALYSES, EN, SIGNING, VIEW


def test_evidence_is_marked_in_its_sentence_alone() -> None:
    assert in_sentence(SIGNING, VIEW) == (
        "[[He and Mohammad Javad Zarif signed a 25-year cooperation plan]]."
    )


def test_a_terminal_gets_bold_for_brackets() -> None:
    assert highlighted("a [[b c]] d") == "a \x1b[1;33mb c\x1b[0m d"


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("d-persian", "credits    quoting IRNA"),
        ("d-persian", "origin     g-2 (credits its origin)"),
        ("n-wang", "Foreign Minister"),
        ("n-wang", "[[Chinese Foreign Minister Wang Yi]] visited Tehran"),
        ("n-zarif", "written in fa: محمدجواد ظریف"),
        ("e-sign", "reports   2, 2 independent"),
        ("e-sign", "report em-sign-fa"),
        ("e-sign", "part of   e-visit"),
        ("em-wish", "says who   Mohammad Javad Zarif (indirect)"),
        ("em-wish", "coded by   frames@1#test, confidence 0.80"),
        ("u-plan", "signed, 27 March 2021 (e-sign)"),
        ("s-wang", "Wang said [[Beijing opposes unilateral pressure]]."),
        ("c-date", "2021-03-28"),
        ("x-1", "at reading: empty file"),
    ],
)
def test_a_record_is_told_with_its_words(record: str, told: str) -> None:
    assert told in write_record(VIEW, record)


def test_a_mention_of_an_entity_says_why_it_is_held_to_be_that() -> None:
    shown = write_record(VIEW, mention_id(EN, ANALYSES[0].mentions[0]))
    assert shown.startswith("mention of Wang Yi (n-wang): person, name")
    assert "because  test" in shown


def test_a_decision_says_who_made_it_and_why() -> None:
    made = Decision(
        "v-1", "2024-01-01T00:00:00Z", "R. Mehta", "same", ("a", "b"), None, None, "one man"
    )
    shown = write_record(CorpusView(decisions=(made,)), "v-1")
    assert "same, by R. Mehta" in shown
    assert "one man" in shown


def test_what_is_not_sure_to_be_one_event_is_told_with_its_reasons() -> None:
    event = VIEW.record("e-sign")
    assert isinstance(event, Event)
    doubt = WhyLinked("em-sign-en", "em-other", ("their dates can be one time",))
    unsure = replace(event, may_be=(doubt,))
    corpus = replace(VIEW.corpus, events=(unsure,))
    view = CorpusView(analyses=VIEW.analyses, corpus=corpus)
    said = (
        "em-sign-en and em-other may be one event, which is not sure (their dates can be one time)"
    )
    assert said in write_record(view, "e-sign")
    assert "unsure     em-sign-en may be the event of em-other" in write_reasons(view, "e-sign")


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UnknownRecord, match="e-nowhere"):
        write_record(VIEW, "e-nowhere")
