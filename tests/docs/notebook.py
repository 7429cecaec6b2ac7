"""The tutorial notebook: its code cells run in order, what each gives, and the file written anew.

``python -m tests.docs.notebook`` runs the cells and writes their outputs; a test runs them again
and compares. No Jupyter is needed for either.
"""

from __future__ import annotations

import ast
import base64
import json
import os
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import altair

from dragoman.products.drawing import to_png

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"

Cell = dict[str, Any]


def load() -> Cell:
    """The notebook as it lies there."""
    found: Cell = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return found


def run(cells: list[Cell]) -> list[tuple[str, object]]:
    """What each code cell prints, and the value of its last line, run in the current folder."""
    names: dict[str, object] = {}
    return [_run("".join(one["source"]), names) for one in cells if one["cell_type"] == "code"]


def _run(source: str, names: dict[str, object]) -> tuple[str, object]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = StringIO(), None
    with redirect_stdout(printed):
        exec(compile(tree, NOTEBOOK.name, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names)
    return printed.getvalue(), value


def outputs(printed: str, value: object, number: int) -> list[Cell]:
    """The outputs of a cell as a notebook keeps them."""
    found: list[Cell] = []
    if printed:
        found.append({"name": "stdout", "output_type": "stream", "text": _lines(printed)})
    if value is not None:
        found.append(
            {
                "data": _shown(value),
                "execution_count": number,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return found


def _shown(value: object) -> Cell:
    if isinstance(value, altair.TopLevelMixin):
        png = base64.b64encode(to_png(value.to_dict(), scale=1)).decode()
        return {"image/png": png, "text/plain": ["a chart"]}
    return {"text/plain": _lines(repr(value))}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    """Write the notebook anew from a real run."""
    notebook = load()
    with TemporaryDirectory() as folder, chdir(folder):
        told = iter(run(notebook["cells"]))
    for number, cell in enumerate(
        (one for one in notebook["cells"] if one["cell_type"] == "code"), 1
    ):
        cell["execution_count"] = number
        cell["outputs"] = outputs(*next(told), number)
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    NOTEBOOK.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{NOTEBOOK.name} written{os.linesep}")


if __name__ == "__main__":
    main()
