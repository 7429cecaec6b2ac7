from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient

from tests.serve.walks import API, Known

LISTS = (
    "/api/events",
    "/api/event-mentions",
    "/api/entity-mentions",
    "/api/entities",
    "/api/undertakings",
    "/api/statements",
    "/api/documents",
    "/api/chronology",
)
COUNTED = {
    "/api/events": "event",
    "/api/event-mentions": "event_mention",
    "/api/entity-mentions": "entity_mention",
    "/api/entities": "entity",
    "/api/undertakings": "undertaking",
    "/api/statements": "statement",
    "/api/documents": "document",
    "/api/chronology": "event",
}


@pytest.mark.parametrize("path", API)
def test_every_address_answers(client: TestClient[Any], known: Known, path: str) -> None:
    answer = client.get(path.format(**known.ids))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", LISTS)
def test_leafing_gives_every_record_once(client: TestClient[Any], path: str) -> None:
    found: list[str] = []
    cursor, pages = "", 0
    while True:
        more = f"&cursor={cursor}" if cursor else ""
        page = client.get(
            f"{path}?limit=7{more}" if pages < 3 else f"{path}?limit=200{more}"
        ).json()
        found += [_id(one) for one in page["items"]]
        cursor, pages = page["next"], pages + 1
        if cursor is None:
            break
    assert len(found) == len(set(found))
    assert len(found) == client.get("/api/counts").json()[COUNTED[path]]


def _id(record: dict[str, Any]) -> str:
    return str(record["id"])


def test_evidence_is_always_the_words_of_the_text(client: TestClient[Any]) -> None:
    texts: dict[str, str] = {}
    for mention in client.get("/api/event-mentions?limit=200").json()["items"]:
        for one in mention["evidence"]:
            doc = one["doc"]
            if doc not in texts:
                texts[doc] = client.get(f"/api/documents/{doc}").json()["text"]
            assert texts[doc][one["start"] : one["end"]] == one["quote"]


def test_why_names_every_report_with_its_rule(client: TestClient[Any], known: Known) -> None:
    why = client.get(f"/api/events/{known.ids['event']}/why").json()
    event = client.get(f"/api/events/{known.ids['event']}").json()
    assert [one["id"] for one in why["reports"]] == event["mentions"]
    assert all("#" in one["coder"] for one in why["reports"])
    assert len(why["words"]) >= len(why["reports"])
    assert {one["event"] for one in why["reports"]} == {known.ids["event"]}


def test_actors_of_reports_are_entities(client: TestClient[Any]) -> None:
    reports = client.get("/api/event-mentions?limit=50").json()["items"]
    actors = {one for report in reports for one in report["actor1"] + report["actor2"]}
    assert len(actors) > 10
    for actor in actors:
        assert client.get(f"/api/entities/{actor}").status_code == 200


def test_the_series_is_that_of_the_products(
    client: TestClient[Any], known: Known, sample_ledger: Any
) -> None:
    import msgspec

    from dragoman.api import open_ledger
    from dragoman.ledger import Query
    from dragoman.products.series import series

    pair = (known.ids["a"], known.ids["b"])
    with open_ledger(sample_ledger) as ledger:
        expected = msgspec.to_builtins(series(ledger.view(Query(pair=pair)), pair, "year"))
    got = client.get(f"/api/series?pair={known.ids['pair']}").json()
    assert [(one["period"], one["cooperation"]) for one in got] == [
        (one["period"], one["cooperation"]) for one in expected
    ]


@pytest.mark.parametrize(
    "word", ["بیانیه", "بيانيه", "embassy", "EMBASSY", '"joint statement"', "embas*"]
)
def test_search_finds_a_word_however_it_is_typed(client: TestClient[Any], word: str) -> None:
    found = client.get("/api/search", params={"q": word}).json()
    assert found["total"] > 0
    assert all(one["matches"] for one in found["items"])


@pytest.mark.parametrize("typed", ["گفت‌وگو", "گفت وگو"])
def test_the_joiner_may_be_a_space(client: TestClient[Any], typed: str) -> None:
    assert client.get("/api/search", params={"q": typed}).json()["total"] > 0


def test_nothing_found_says_what_was_searched(client: TestClient[Any]) -> None:
    found = client.get("/api/search?q=Zeppelin+X").json()
    assert found == {
        "items": [],
        "next": None,
        "total": 0,
        "searched": 15,
        "words": ["zeppelin", "x"],
    }


@pytest.mark.parametrize(
    "word", ['"', "AND", "a OR NOT", "*", "NEAR(", "x:y", "^", "-", "\x00", "''"]
)
def test_the_signs_of_the_search_engine_are_words(client: TestClient[Any], word: str) -> None:
    assert client.get("/api/search", params={"q": word}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/events/e-none", 404),
        ("/api/documents/none", 404),
        ("/api/evidence/none", 404),
        ("/api/nothing", 404),
        ("/api/events?limit=201", 400),
        ("/api/events?limit=0", 400),
        ("/api/events?pair=Iran", 400),
        ("/api/events?type=PARTY", 400),
        ("/api/events?cursor=%00", 400),
        ("/api/events?cursor=WyJhIl0", 400),
        ("/api/events?since=soon", 400),
        ("/api/search", 400),
        (f"/api/search?q={'x' * 201}", 400),
        ("/api/series", 400),
    ],
)
def test_errors_are_problems(client: TestClient[Any], path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def test_the_interface_only_reads(client: TestClient[Any]) -> None:
    for path in ("/api/events", "/api/decisions"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, path).status_code == 405


def test_the_description_is_openapi_with_every_operation(client: TestClient[Any]) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/") for path in described["paths"])
    assert len(described["paths"]) == 27
    for operations in described["paths"].values():
        for one in operations.values():
            assert one["operationId"]
            assert {"200", "400", "404", "429"} <= set(one["responses"])
            assert one["description"]
