from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.sessions import PAGES, ROOT, commands, fits, prepare, run

EVERY = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_shows_what_its_commands_write(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    shown = commands(page)
    assert shown
    for command, output in shown:
        written = run(command)
        assert fits(output, written), f"{command}: run python3 dev.py docs --write\n{written}"


@pytest.mark.parametrize("page", EVERY, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith(("http:", "https:"))]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", EVERY, ids=_name)
def test_a_page_names_no_path_of_anybodys_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(?:home|work|root|tmp|Users)/|[A-Z]:\\", text)


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    text = index.read_text(encoding="utf-8")
    pages = [page.relative_to(index.parent).as_posix() for page in EVERY[:-2] if page != index]
    assert [page for page in pages if f"({page})" not in text] == []


def test_the_changelog_has_the_version_that_is_built() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_jobs_of_the_development_script_are_documented() -> None:
    script = (ROOT / "dev.py").read_text(encoding="utf-8")
    jobs = re.search(r"for job in \(([^)]*)\)", script)
    assert jobs is not None
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [job for job in jobs[1].split(", ") if f"| `{job}` |" not in page] == []


PYTHON = ROOT / "docs" / "how-to" / "use-from-python.md"


def test_the_python_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PYTHON.read_text(encoding="utf-8"), flags=re.S)
    assert blocks
    exec(compile("\n".join(blocks), PYTHON.name, "exec"), {})


@pytest.mark.parametrize(
    ("shown", "written", "same"),
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n…\nfour\n", "one\nfour\n", True),
        ("one\n…\nfour\n", "one\ntwo\nfive\n", False),
        ("one\n", "one\ntwo\n", False),
    ],
)
def test_an_ellipsis_stands_for_any_lines(shown: str, written: str, *, same: bool) -> None:
    assert fits(shown, written) is same
