from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.api import import_ledger, open_ledger
from dragoman.errors import BadData, LedgerError
from dragoman.exports.imports import read_export
from dragoman.exports.jsonl import write
from dragoman.ledger import Query
from dragoman.sample import sample_folder


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a ledger of three sample reports, in two languages, and one decision."""
    folder = tmp_path_factory.mktemp("exported")
    with sample_folder() as sample, open_ledger(folder / "first.db") as ledger:
        ledger.add(sorted((sample / "reports").glob("0[789]-*")))
        events = ledger.query(Query())
        ledger.decide("reject", [events[-1].mentions[0]], by="ann", reason="not an event")
        (folder / "first.jsonl").write_bytes(b"".join(write(ledger.view())))
    return folder / "first.jsonl"


def test_an_imported_ledger_exports_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    with import_ledger(exported, tmp_path / "new.db") as ledger:
        assert b"".join(write(ledger.view())) == exported.read_bytes()
        assert not ledger.is_stale()
    with open_ledger(tmp_path / "new.db") as again:
        assert b"".join(write(again.view())) == exported.read_bytes()


def test_an_imported_ledger_answers_as_the_first_one(exported: Path, tmp_path: Path) -> None:
    query = Query(pair=("IRN", "SAU"))
    with open_ledger(exported.with_name("first.db")) as first:
        wanted = first.query(query)
    with import_ledger(exported, tmp_path / "new.db") as ledger:
        assert ledger.query(query) == wanted
        assert ledger.view(query).event_mentions(wanted[0])
        assert ledger.search("riyadh")


def test_documents_can_be_added_to_an_imported_ledger(exported: Path, tmp_path: Path) -> None:
    with sample_folder() as sample, import_ledger(exported, tmp_path / "new.db") as ledger:
        before = len(ledger.query(Query()))
        report = ledger.add([sample / "reports" / "12-summit.txt"])
        assert report.analysed == 1
        assert len(ledger.query(Query())) > before


def test_nothing_is_written_over(exported: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.db"
    target.write_bytes(b"mine")
    with pytest.raises(LedgerError, match="already"):
        import_ledger(exported, target)
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "line", [b"no json", b'{"record": "weather", "id": "w-1"}', b'{"record": "document"}', b"\xff"]
)
def test_a_line_that_is_no_record_is_told_with_its_number(line: bytes, tmp_path: Path) -> None:
    source = tmp_path / "wrong.jsonl"
    source.write_bytes(b"\n" + line + b"\n")
    with pytest.raises(BadData, match=r"wrong\.jsonl:2"):
        import_ledger(source, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
    assert list(tmp_path.iterdir()) == [source]


def test_keys_of_another_program_need_not_be_known() -> None:
    lines = (
        b'{"record":"document","id":"d-1","sha256":"00","locator":"a","title":null,"authors":[],'
        b'"outlet":null,"languages":["en"],"genre":"news","published":null,"credits":[],'
        b'"segments":[],"duplicate_of":null,"source_group":null,"text":"Peru"}',
        b'{"record":"entity","id":"n-1","type":"state","name":"Peru","names":{},"country":"PER",'
        b'"sector":null,"roles":[],"external":{}}',
        b'{"record":"entity_mention","id":"theirs","doc":"d-1","start":0,"end":4,"quote":"Peru",'
        b'"entity":"n-1","type":"state","form":"name","why":"x"}',
    )
    found = read_export(lines, "x")
    assert found.analyses[0].mentions[0].entity == "local:n-1"
    assert found.corpus.entity_links[0].entity == "n-1"
