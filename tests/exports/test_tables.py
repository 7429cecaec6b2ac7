"""The flat tables as CSV, workbook and Parquet, each opened by the library of its users."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from dragoman.exports import FORMATS
from dragoman.exports.facts import safe
from dragoman.exports.rows import dictionary, tables
from tests.exports.view import EVIL, VIEW, evil_view, written

NAMES = [table.name for table in tables(VIEW)]


def _csv(name: str) -> pd.DataFrame:
    with zipfile.ZipFile(io.BytesIO(written("csv"))) as archive:
        return pd.read_csv(archive.open(f"{name}.csv"))


@pytest.mark.parametrize("table", tables(VIEW), ids=NAMES)
def test_every_row_has_a_cell_for_each_column(table: object) -> None:
    found = next(one for one in tables(VIEW) if one is not None and one == table)
    assert {len(row) for row in found.rows} <= {len(found.columns)}
    assert len({column.name for column in found.columns}) == len(found.columns)


def test_every_column_is_in_the_dictionary() -> None:
    found = tables(VIEW)
    told = {(row[0], row[1]) for row in dictionary(found).rows}
    assert told == {(table.name, column.name) for table in found for column in table.columns}


def test_csv_keeps_modality_dates_and_countries() -> None:
    events = _csv("events").set_index("id")
    assert events.loc["e-wish", "modality"] == "desired"
    assert events.loc["e-ask", "earliest"] == "2020-09-22"
    assert events.loc["e-ask", "latest"] == "2020-12-20"
    assert events.loc["e-ask", "precision"] == "season"
    assert events.loc["e-visit", "actor2_countries"] == "IRN"
    assert pd.isna(events.loc["e-undated", "earliest"])


def test_csv_has_the_words_of_every_report_in_their_script() -> None:
    reports = _csv("reports").set_index("id")
    assert str(reports.loc["em-ask", "quote"]).startswith("ایران پاییز ۱۳۹۹")
    assert reports.loc["em-wish", "said_by"] == "Mohammad Javad Zarif"


@pytest.mark.parametrize("name", NAMES)
def test_csv_opens_in_pandas_with_all_rows(name: str) -> None:
    table = next(one for one in tables(VIEW) if one.name == name)
    frame = _csv(name)
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(table.rows)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2 degrees", "'-2 degrees"),
        ("+cmd", "'+cmd"),
        ("---", "---"),
        ("talks", "talks"),
        ("two\nlines", "two lines"),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert safe(text) == cell


def _book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_has_a_sheet_for_each_table_and_typed_cells() -> None:
    book = _book(written("xlsx"))
    assert book.sheetnames == [*NAMES, "columns"]
    sheet = book["events"]
    head = [cell.value for cell in sheet[1]]
    by_id = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    visit = by_id["e-visit"]
    assert visit[head.index("earliest")].value == datetime(2021, 3, 27)
    assert visit[head.index("earliest")].is_date
    assert visit[head.index("score")].data_type == "n"
    assert by_id["e-undated"][head.index("earliest")].value is None
    assert sheet.freeze_panes == "B2"


def test_a_workbook_holds_no_formula_whatever_a_name_is() -> None:
    book = _book(written("xlsx", evil_view()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    shown = [cell.value for cell in cells if str(cell.value).startswith("=HYPER")]
    assert shown
    assert all("\u0007" not in str(value) for value in shown)
    assert "[U+0007]" in str(shown[0])
    assert EVIL.startswith("=HYPER")


def test_parquet_is_asked_with_duckdb(tmp_path: Path) -> None:
    for name, data in FORMATS["parquet"].files(VIEW):
        (tmp_path / name).write_bytes(data)
    db = duckdb.connect()
    events = (tmp_path / "events.parquet").as_posix()
    found = db.execute(
        f"SELECT modality, count(*) FROM '{events}'"  # noqa: S608 - our own file
        " WHERE list_contains(actor2_countries, 'CHN') GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert found == [("desired", 1), ("happened", 1)]
    first = db.execute(f"SELECT min(earliest) FROM '{events}'").fetchone()  # noqa: S608
    assert first == (date(2020, 9, 22),)


def test_parquet_opens_in_pandas() -> None:
    files = dict(FORMATS["parquet"].files(VIEW))
    frame = pd.read_parquet(io.BytesIO(files["reports.parquet"]))
    assert len(frame) == len(next(one for one in tables(VIEW) if one.name == "reports").rows)
    assert frame.loc[frame["id"] == "em-wish", "start"].iloc[0] > 0
