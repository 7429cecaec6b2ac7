from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from dragoman.api import open_ledger
from dragoman.serve.settings import Settings
from tests.serve.rooms import BASE, client_of
from tests.serve.walks import Known


@pytest.fixture
def reviewer(own_ledger: Path) -> Iterator[TestClient[Any]]:
    with client_of(Settings(ledger=own_ledger, reviewer="Leila", rate=9999, link=False)) as opened:
        yield opened


def _form(reviewer: TestClient[Any], path: str, **given: str) -> dict[str, str]:
    page = reviewer.get(path).text
    hidden = re.findall(r'name="(form_key|target|by)"[^>]*value="([^"]*)"', page)
    return {**dict(hidden), **given}


def test_a_verdict_given_by_form_is_in_the_ledger(
    reviewer: TestClient[Any], own_ledger: Path, known: Known
) -> None:
    form = _form(
        reviewer, f"/entities/{known.ids['person']}", verdict="reject", reason="نام نادرست"
    )
    answer = reviewer.post("/verdicts", data=form)
    assert answer.status_code == 200
    assert "نام نادرست" in answer.text
    with open_ledger(own_ledger) as ledger:
        (decision,) = ledger.view().decisions
    assert (decision.verdict, decision.by) == ("reject", "Leila")
    assert decision.target == (known.ids["person"],)


def test_a_verdict_on_an_event_speaks_of_its_reports(
    reviewer: TestClient[Any], known: Known
) -> None:
    form = _form(reviewer, f"/events/{known.ids['event']}", verdict="accept")
    reviewer.post("/verdicts", data=form)
    (made,) = reviewer.get("/api/decisions").json()["items"]
    assert all(one.startswith("em-") for one in made["decision"]["target"])


def test_two_events_are_said_to_be_different_by_a_report_of_each(
    reviewer: TestClient[Any], known: Known
) -> None:
    events = reviewer.get("/api/events?limit=200").json()["items"]
    other = next(one for one in events if one["id"] != known.ids["event"])
    form = _form(reviewer, f"/events/{known.ids['event']}", verdict="different", other=other["id"])
    reviewer.post("/verdicts", data=form)
    (made,) = reviewer.get("/api/decisions").json()["items"]
    assert made["decision"]["target"] == [form["target"].split()[0], other["mentions"][0]]


def test_a_verdict_is_taken_back_and_both_rows_stay(
    reviewer: TestClient[Any], known: Known
) -> None:
    path = f"/entities/{known.ids['person']}"
    reviewer.post("/verdicts", data=_form(reviewer, path, verdict="accept"))
    (made,) = reviewer.get("/api/decisions").json()["items"]
    where = f"/decisions/{made['decision']['id']}/withdraw"
    page = reviewer.post(where, data=_form(reviewer, "/decisions")).text
    assert "taken back by" in page
    (after,) = reviewer.get("/api/decisions").json()["items"]
    assert after["withdrawn_by"] == "Leila"


def test_a_field_is_set(reviewer: TestClient[Any], known: Known) -> None:
    path = f"/events/{known.ids['event']}"
    form = _form(reviewer, path, verdict="set", field="date", value="2001-04-17")
    reviewer.post("/verdicts", data=form)
    (made,) = reviewer.get("/api/decisions").json()["items"]
    assert (made["decision"]["field"], made["decision"]["value"]) == ("date", "2001-04-17")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"form_key": "guessed"}, 403),
        ({"verdict": "same"}, 400),
        ({"verdict": "burn"}, 400),
        ({"verdict": "set"}, 400),
        ({"reason": "x" * 501}, 400),
    ],
)
def test_a_wrong_form_changes_nothing(
    reviewer: TestClient[Any], known: Known, wrong: dict[str, str], status: int
) -> None:
    form = _form(reviewer, f"/entities/{known.ids['person']}", verdict="accept")
    assert reviewer.post("/verdicts", data={**form, **wrong}).status_code == status
    assert reviewer.get("/api/decisions").json()["items"] == []


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_a_form_of_another_site_is_refused(
    reviewer: TestClient[Any], known: Known, headers: dict[str, str]
) -> None:
    form = _form(reviewer, f"/entities/{known.ids['person']}", verdict="accept")
    assert reviewer.post("/verdicts", data=form, headers=headers).status_code == 403
    own = {"origin": BASE, "sec-fetch-site": "same-origin"}
    assert reviewer.post("/verdicts", data=form, headers=own).status_code == 200


def test_pages_read_only(reviewer: TestClient[Any], own_ledger: Path, known: Known) -> None:
    before = own_ledger.read_bytes()
    for path in ("/", f"/events/{known.ids['event']}", "/search?q=ایران", "/map"):
        reviewer.get(path)
    assert own_ledger.read_bytes() == before


def test_what_is_not_linked_yet_is_told(reviewer: TestClient[Any], known: Known) -> None:
    assert "not linked yet" not in reviewer.get("/").text
    form = _form(reviewer, f"/entities/{known.ids['person']}", verdict="accept")
    reviewer.post("/verdicts", data=form)
    assert "not linked yet" in reviewer.get("/").text
