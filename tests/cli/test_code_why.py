from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli

REPORT = """Norway expels diplomats

OSLO, 3 May 2024

Norway expelled two Russian diplomats on Monday. Norway wants to open an embassy in Kenya.
"""
LINE = {"id": "a", "text": "Fiji condemned Vanuatu.", "source": "Fiji", "target": "Vanuatu"}


def run(*said: str, given: str = "") -> Result:
    return CliRunner().invoke(cli, list(said), input=given, standalone_mode=False)


def test_sentences_become_event_mentions() -> None:
    done = run("code", given="Norway expelled two Russian diplomats.\n")
    (event,) = (json.loads(line) for line in done.stdout.splitlines())
    assert (event["type"], event["actor1_countries"]) == ("SANCTION", ["NOR"])
    assert event["evidence"][0]["doc"] == event["doc"] == "line 1"
    assert "1 event mention of 1 text" in done.stderr


def test_objects_keep_their_ids_and_both_languages_are_read() -> None:
    lines = [{"id": "k", "text": "Kenya and Uganda signed a treaty."}]
    said = json.dumps(lines[0]) + "\nایران حمله به دمشق را محکوم کرد. ایران با عراق توافق کرد.\n"
    done = run("code", given=said)
    docs = {json.loads(line)["doc"] for line in done.stdout.splitlines()}
    assert docs == {"k", "line 2"}


def test_an_event_is_told_in_the_language_of_its_text_too() -> None:
    done = run("code", given="فرانسه و هند در پاریس قرارداد خرید زیردریایی را امضا کردند.\n")
    (event,) = (json.loads(line) for line in done.stdout.splitlines())
    assert event["summary"] == {
        "en": "France and India signed an accord in Paris (قرارداد خرید زیردریایی).",
        "fa": "فرانسه و هند در پاریس با یکدیگر سندی امضا کردند (قرارداد خرید زیردریایی).",
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ('{"id": 1}\n', "line 1: "),
        ('{"text": " "}\n', "its text is empty"),
        ('{"text": 3}\n', "line 1: "),
    ],
)
def test_a_line_that_cannot_be_read_is_told(given: str, says: str) -> None:
    done = run("code", "--lang", "en", given=given)
    assert done.return_value == 1
    assert says in done.stderr
    assert done.stdout == ""


def test_nothing_in_is_nothing_out() -> None:
    done = run("code", given="\n\n")
    assert (done.stdout, done.return_value) == ("", 0)


def test_a_whole_document_is_cleaned_first(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    run("code", "--whole", "-o", str(out), given=REPORT)
    dates = [json.loads(line)["date"]["earliest"] for line in out.read_text().splitlines()]
    assert dates and all(day.startswith("2024-0") for day in dates)


def test_why_tells_rule_votes_date_and_chain(tmp_path: Path) -> None:
    report, ledger = tmp_path / "a.txt", tmp_path / "l.db"
    report.write_text(REPORT, encoding="utf-8")
    run("add", str(report), "--ledger", str(ledger))
    lines = run("export", "--ledger", str(ledger)).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    wanted = next(one for one in records if one["record"] == "event" and one["type"] == "AGREE")
    told = run("why", wanted["id"], "--ledger", str(ledger)).stdout
    for part in (
        "clause     “open”",
        "frame      open",
        "under      “want”: desired",
        "vote       linear",
    ):
        assert part in told
    assert "told by    the document itself" in told


def test_roots_are_told_and_scored(tmp_path: Path) -> None:
    file, found = tmp_path / "x.jsonl", tmp_path / "p.jsonl"
    file.write_text(json.dumps({**LINE, "root": "ACCUSE"}), encoding="utf-8")
    done = run("evaluate", "plover", str(file), "--json", "--predictions", str(found))
    assert json.loads(done.stdout)["root"] == 1.0
    assert json.loads(found.read_text()) == {"id": "a", "root": "ACCUSE"}


def test_predictions_need_no_right_answers(tmp_path: Path) -> None:
    file, found = tmp_path / "x.jsonl", tmp_path / "p.jsonl"
    file.write_text(json.dumps(LINE), encoding="utf-8")
    done = run("evaluate", "plover", str(file), "--predictions", str(found))
    assert (done.exception, done.stdout) == (None, "")
    assert json.loads(found.read_text())["root"] == "ACCUSE"
