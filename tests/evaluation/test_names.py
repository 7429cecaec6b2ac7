from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import BadData
from dragoman.evaluation.names import explain, read_names, score_names

TABLE = """group\tname\tlatin
fa\tحسن روحانی\tHassan Rouhani|Hasan Rohani
fa\tجواد ظریف\tJavad Zarif
fa\tعلی لاریجانی\tAli Larijani
ru\tДмитрий Песков\tDmitry Peskov
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_names_are_scored_as_a_full_matrix_of_their_group(table: Path) -> None:
    fa, ru = score_names(read_names(table))
    assert (fa.group, fa.names, fa.cells, fa.f1, fa.blocking_recall) == ("fa", 3, 12, 1.0, 1.0)
    assert (ru.names, ru.cells) == (1, 1)


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("name\tlatin\nA\tB\n", encoding="utf-8")
    with pytest.raises(BadData, match="group"):
        read_names(path)


def test_a_verdict_is_explained_with_its_parts() -> None:
    told = explain("Nawaz Sharif", "شهباز شریف")
    assert "different" in told
    assert "Sharif ~ شریف" in told


def test_the_command_explains(table: Path) -> None:
    done = CliRunner().invoke(cli, ["names", "Javad Zarif", "جواد ظریف"])
    assert done.exit_code == 0
    assert "same" in done.output


def test_the_command_scores_as_json(table: Path) -> None:
    done = CliRunner().invoke(cli, ["evaluate", "names", str(table), "--json"])
    assert done.exit_code == 0
    assert [one["group"] for one in json.loads(done.output)] == ["fa", "ru"]
