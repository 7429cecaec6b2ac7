from __future__ import annotations

from pathlib import Path

import altair
import pytest

from tests.docs.notebook import load, outputs, run


def test_the_cells_of_the_tutorial_give_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cells = load()["cells"]
    code = [one for one in cells if one["cell_type"] == "code"]
    told = run(cells)
    for number, (cell, (printed, value)) in enumerate(zip(code, told, strict=True), 1):
        if isinstance(value, altair.TopLevelMixin):
            assert cell["outputs"][0]["data"]["image/png"]
        else:
            made = outputs(printed, value, number)
            assert cell["outputs"] == made, "run python -m tests.docs.notebook"


def test_it_is_a_notebook_of_version_four_and_small() -> None:
    notebook = load()
    assert notebook["nbformat"] == 4
    assert all(one["id"] for one in notebook["cells"])
    assert len(str(notebook)) < 200_000
