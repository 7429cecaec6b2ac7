"""An export of a ledger in pieces is, to the byte, that of one view of everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.api import open_ledger
from dragoman.exports import FORMATS
from dragoman.ledger import OnePiece, Query, pieces
from tests.serve.big import make_big

STREAMED = ("jsonl", "csv", "icews", "polecat", "cameo", "gdelt")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pieces") / "made.db"
    make_big(path, 300)
    return path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("DOCUMENTS", "EVENTS", "ENTITIES"):
        monkeypatch.setattr(pieces, name, 17)
    yield


@pytest.mark.parametrize("name", STREAMED)
def test_an_export_in_pieces_is_that_of_the_whole(made: Path, name: str) -> None:
    with open_ledger(made) as ledger:
        one = OnePiece(ledger.view())
        whole = b"".join(FORMATS[name].stream(one))
        with ledger.pieces() as found:
            assert b"".join(FORMATS[name].stream(found)) == whole
            assert (found.left_out, found.count()) == (one.left_out, one.count())


def test_pieces_are_small_and_together_everything(made: Path) -> None:
    with open_ledger(made) as ledger, ledger.pieces() as found:
        views = list(found.documents())
        assert all(len(view.analyses) <= 17 for view in views)
        docs = [one.document.id for view in views for one in view.analyses]
        events = [one.id for view in found.events() for one in view.events]
        assert docs == [one.id for one in ledger.view().documents]
        assert events == [one.id for one in ledger.view().events]


def test_an_answer_about_a_pair_is_one_piece(made: Path) -> None:
    with open_ledger(made) as ledger, ledger.pieces(Query(pair=("ARG", "AUS"))) as found:
        assert len(list(found.events())) == 1
        assert found.count() == len(found.whole().events)
