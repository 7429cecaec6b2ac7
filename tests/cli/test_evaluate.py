from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.cli.evaluate import command

TREE = """1\tKenya\tKenya\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tsigned\tsign\tVERB\t_\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\t_\t_\t4\tdet\t_\t_
4\ttreaty\ttreaty\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
ACTOR = {"args": ["Greek farmers"], "expect": [{"field": "country", "op": "==", "value": "GRC"}]}
CLAUSE = {
    "text": "The ministers of Peru and Chile signed a treaty in Lima.",
    "clauses": [{"lemma": "sign", "who": "The ministers of Peru and Chile", "theme": "a treaty"}],
}
JOINERS = "نیروهای مسلح می‌توانند در منطقه‌های مرزی بمانند."


def evaluate(*arguments: str | Path) -> Result:
    said = ["evaluate", *(str(one) for one in arguments)]
    result = CliRunner().invoke(cli, said, standalone_mode=False)
    assert result.exception is None
    return result


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gold"


def test_a_parser_is_scored_by_relation(file: Path) -> None:
    file.write_text(TREE, encoding="utf-8")
    figures = json.loads(evaluate("parser", "en", file, "--json").stdout)
    assert figures["las"] == 1.0
    assert {one["relation"] for one in figures["relations"]} == {"nsubj", "root", "det", "obj"}


def test_joiners_are_scored(file: Path) -> None:
    file.write_text(JOINERS, encoding="utf-8")
    figures = json.loads(evaluate("zwnj", "fa", file, "--json").stdout)
    assert (figures["hits"], figures["lost"], figures["f1"]) == (2, 0, 1.0)


def test_actors_are_scored(file: Path) -> None:
    file.write_text(json.dumps(ACTOR), encoding="utf-8")
    assert json.loads(evaluate("actors", file, "--json").stdout)["country"] == 1.0


def test_clauses_are_scored(file: Path) -> None:
    file.write_text(json.dumps(CLAUSE), encoding="utf-8")
    roles = json.loads(evaluate("clauses", file, "--json").stdout)["roles"]
    assert roles[-1]["f1"] == 1.0


def test_figures_are_told_in_columns(file: Path) -> None:
    file.write_text(json.dumps(CLAUSE), encoding="utf-8")
    told = evaluate("clauses", file).stdout.splitlines()
    assert "  role     gold  found  precision  recall  f1" in told
    assert "  who      1     1      1.000      1.000   1.000" in told
    assert told[-1] == "misses: none"


def test_a_language_without_a_trained_parser_is_refused(file: Path) -> None:
    file.touch()
    said = ["evaluate", "parser", "fa", str(file)]
    result = CliRunner().invoke(cli, said, standalone_mode=False)
    assert isinstance(result.exception, click.UsageError)


@pytest.mark.parametrize("name", list(command.commands))
def test_every_measure_can_be_had_as_json(name: str) -> None:
    assert "--json" in [said for one in command.commands[name].params for said in one.opts]
