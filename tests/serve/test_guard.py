from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from dragoman.serve.guard import COOKIE
from dragoman.serve.server import TokenMissing, serve
from dragoman.serve.settings import Settings
from tests.serve.rooms import client_of
from tests.serve.walks import PAGES, Known

TOKEN = "شیراز-7c1"


@pytest.mark.parametrize("path", ["/", "/static/style.css", "/api/counts", "/nowhere"])
def test_every_answer_carries_the_policy(client: TestClient[Any], path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[bad"])
def test_a_foreign_name_for_this_machine_is_refused(client: TestClient[Any], host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/api/counts"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient[Any], path: str) -> None:
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_an_open_address_needs_a_token(sample_ledger: Path) -> None:
    with pytest.raises(TokenMissing, match="--token"):
        serve(Settings(ledger=sample_ledger, host="0.0.0.0"), ready=lambda address: None)


def _guarded(ledger: Path) -> TestClient[Any]:
    return client_of(Settings(ledger=ledger, token=TOKEN, rate=1000, link=False))


def test_without_the_token_nothing_is_shown(sample_ledger: Path, known: Known) -> None:
    with _guarded(sample_ledger) as visitor:
        for path in PAGES.values():
            answer = visitor.get(path.format(**known.ids), follow_redirects=False)
            assert (answer.status_code, answer.content) == (303, b"")
        answer = visitor.get("/api/counts")
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_token_opens_the_door_by_a_cookie_no_script_can_read(sample_ledger: Path) -> None:
    with _guarded(sample_ledger) as visitor:
        wrong = visitor.post("/enter", data={"token": "wrong"})
        assert wrong.status_code == 401
        answer = visitor.post("/enter", data={"token": TOKEN}, follow_redirects=False)
        cookie = answer.headers["set-cookie"]
        assert TOKEN not in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Path=/;" in cookie
        assert visitor.get("/", follow_redirects=False).status_code == 200


def test_a_program_shows_the_token_in_a_header(sample_ledger: Path) -> None:
    with client_of(Settings(ledger=sample_ledger, token="plain-7c1", link=False)) as visitor:
        shown = {"authorization": "Bearer plain-7c1"}
        assert visitor.get("/api/counts", headers=shown).status_code == 200
        wrong = {"authorization": "Bearer plain-7c2"}
        assert visitor.get("/api/counts", headers=wrong).status_code == 401


def test_a_made_up_cookie_opens_nothing(sample_ledger: Path) -> None:
    with _guarded(sample_ledger) as visitor:
        visitor.cookies.set(COOKIE, TOKEN.encode().hex())
        assert visitor.get("/", follow_redirects=False).status_code == 303


def test_too_many_requests_are_refused(sample_ledger: Path) -> None:
    with client_of(Settings(ledger=sample_ledger, rate=3, link=False)) as visitor:
        answers = [visitor.get("/api/counts") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"


def test_a_large_body_is_refused(client: TestClient[Any]) -> None:
    answer = client.post("/verdicts", data={"form_key": "x" * 20_000})
    assert answer.status_code == 413
