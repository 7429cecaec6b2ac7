from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UnreadableDocument
from dragoman.products.charts import figure
from dragoman.products.chronology import write_chronology
from dragoman.products.drawing import draw
from dragoman.products.write import FORMATS, write_brief
from dragoman.reading import LIMIT, read_file
from tests.products.world import VIEW


@pytest.mark.parametrize("form", FORMATS)
def test_a_brief_is_no_report(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"brief.{form}"
    path.write_bytes(write_brief(VIEW, form))
    with pytest.raises(UnreadableDocument, match="dragoman wrote it"):
        read_file(path, limit=LIMIT)


def test_a_chronology_and_a_figure_are_no_reports(tmp_path: Path) -> None:
    pages = (write_chronology(VIEW, "html").encode(), draw(figure("series", VIEW), ".html"))
    for number, page in enumerate(pages):
        path = tmp_path / f"{number}.html"
        path.write_bytes(page)
        with pytest.raises(UnreadableDocument, match="dragoman wrote it"):
            read_file(path, limit=LIMIT)


def test_a_report_on_dragomans_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    told = "The last dragoman of the embassy in Istanbul left his post in 1914, an historian said."
    path.write_text(f"<html><body><article><p>{told}</p><p>{told}</p></article></body></html>")
    assert "dragoman" in read_file(path, limit=LIMIT).text
