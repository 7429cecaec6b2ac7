from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from dragoman.exports import FORMATS, installed
from dragoman.exports.jsonl import write
from dragoman.ledger import CorpusView, Store
from dragoman.model import Credit, Evidence, Rejected, Role
from tests.builders import FIRST, LATER, MEETING, SECOND, link, open_store

KEYS = {
    "document": "id sha256 locator title authors outlet languages genre published credits segments"
    " duplicate_of source_group text",
    "entity": "id type name names country sector roles external",
    "entity_mention": "id doc start end quote entity type form why",
    "event_mention": "id doc event type mode contexts actor1 actor2 third actor1_countries"
    " actor2_countries theme place date modality polarity attribution confidence summary evidence"
    " coder votes amounts",
    "event": "id type mode contexts actor1 actor2 third place date modality summary mentions"
    " documents independent_sources part_of why_linked may_be fulfilled_by",
    "undertaking": "id subject type parties stages latest_stage",
    "statement": "id doc speaker speaker_text form audience date evidence about stance pair",
    "conflict": "id about field claims kind note",
    "decision": "id made_at by verdict target field value reason",
    "rejected": "id locator stage reason",
}
"""The keys of docs/reference/format.md, in their order."""

Line = dict[str, object]


def _records(lines: Iterable[bytes]) -> list[Line]:
    return [json.loads(line) for line in lines]


def _of_kind(view: CorpusView, kind: str) -> list[Line]:
    return [one for one in _records(write(view)) if one["record"] == kind]


@pytest.fixture
def view(full_store: Store) -> CorpusView:
    full_store.reject(Rejected("r-1", "reports/empty.txt", "reading", "empty"))
    full_store.decide("accept", ["e-1"], by="ann", reason="clear")
    return full_store.view()


def test_every_kind_of_record_has_its_keys_in_their_order(view: CorpusView) -> None:
    found = {str(one["record"]): list(one) for one in _records(write(view))}
    assert found == {kind: ["record", *keys.split()] for kind, keys in KEYS.items()}


def test_lines_are_sorted_by_record_and_id(view: CorpusView) -> None:
    order = [(one["record"], one["id"]) for one in _records(write(view))]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_the_order_in_which_documents_came_changes_no_byte(tmp_path: Path) -> None:
    exports = []
    for number, order in enumerate(((FIRST, SECOND), (SECOND, FIRST))):
        with open_store(tmp_path / f"{number}.db") as store:
            for one in order:
                store.add_analysis(one, folded="")
                store.link()
            exports.append(b"".join(write(store.view())))
    assert exports[0] == exports[1]


def test_local_keys_become_ids_of_entities(view: CorpusView) -> None:
    names = {one["name"]: one["id"] for one in _of_kind(view, "entity")}
    by_doc = {one["doc"]: one for one in _of_kind(view, "event_mention")}
    meeting = by_doc[FIRST.document.id]
    assert meeting["actor1"] == [names["Kenya"], names["Uganda"]]
    assert meeting["actor1_countries"] == ["KEN", "UGA"]
    assert meeting["place"] == names["Kenya"]
    statement = next(one for one in _of_kind(view, "statement") if one["doc"] == FIRST.document.id)
    assert statement["speaker"] == names["Kenya"]


def test_a_mention_quotes_the_text_at_its_offsets(view: CorpusView) -> None:
    texts = {one["id"]: str(one["text"]) for one in _of_kind(view, "document")}
    mentions = _of_kind(view, "entity_mention")
    assert len(mentions) == 4
    for one in mentions:
        start, end = one["start"], one["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(one["doc"])][start:end] == one["quote"]


def test_a_mention_of_an_event_points_to_its_event_and_undertaking(view: CorpusView) -> None:
    mention = _of_kind(view, "event_mention")[0]
    event = next(one for one in _of_kind(view, "event") if one["id"] == mention["event"])
    assert event["mentions"] == [mention["id"]]
    stages = {
        stage["event_mention"]: one["id"]
        for one in _of_kind(view, "undertaking")
        for stage in one["stages"]  # type: ignore[attr-defined]
    }
    theme = mention["theme"]
    assert theme == {"text": "a railway", "entity": None, "undertaking": stages[mention["id"]]}


def test_a_report_that_a_person_struck_out_is_not_exported() -> None:
    corpus = msgspec.structs.replace(link([FIRST], []), events=(), undertakings=())
    view = CorpusView(analyses=(FIRST,), corpus=corpus)
    assert _of_kind(view, "event_mention") == []
    assert len(_of_kind(view, "document")) == 1


def test_a_place_that_is_neither_place_nor_state_is_not_exported() -> None:
    corpus = link([FIRST], [])
    entities = tuple(msgspec.structs.replace(one, type="group") for one in corpus.entities)
    view = CorpusView(analyses=(FIRST,), corpus=msgspec.structs.replace(corpus, entities=entities))
    assert _of_kind(view, "event_mention")[0]["place"] is None


def test_credits_and_roles_point_to_entities() -> None:
    evidence = Evidence(FIRST.document.id, 0, 9, MEETING[:9])
    credit = Credit("Kenya", "state:KEN", "agency", (evidence,))
    document = msgspec.structs.replace(FIRST.document, credits=(credit,))
    analysis = msgspec.structs.replace(FIRST, document=document)
    corpus = link([analysis], [])
    role = Role("minister", "state:UGA", "UGA", None, (evidence,), office="minister")
    first, *rest = corpus.entities
    entities = (msgspec.structs.replace(first, roles=(role,)), *rest)
    view = CorpusView(
        analyses=(analysis,), corpus=msgspec.structs.replace(corpus, entities=entities)
    )
    ids = {one["name"]: one["id"] for one in _of_kind(view, "entity")}
    assert _of_kind(view, "document")[0]["credits"][0]["entity"] == ids["Kenya"]  # type: ignore[index]
    roles = next(one["roles"] for one in _of_kind(view, "entity") if one["roles"])
    assert roles[0]["organisation"] == ids["Uganda"]  # type: ignore[index]
    assert list(roles[0]) == ["title", "organisation", "country", "as_of", "evidence"]  # type: ignore[index]


def test_text_is_written_as_it_is(store: Store) -> None:
    store.add_analysis(SECOND, folded="")
    text = "نشست کنیا و اوگاندا" + LATER
    document = msgspec.structs.replace(FIRST.document, text=text)
    store.add_analysis(msgspec.structs.replace(FIRST, document=document), folded="")
    assert "نشست کنیا".encode() in b"".join(write(store.view()))


def test_the_shipped_format_is_at_hand() -> None:
    assert installed()["jsonl"] is FORMATS["jsonl"]
