"""Pictures of every page from the sample, for the documentation: ``python3 dev.py screenshots``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.serve.settings import Settings
from tests.serve.rooms import make_sample, open_browser, open_room
from tests.serve.walks import PAGES, Known, known_in

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
LOOKS: tuple[tuple[str, str, int, int], ...] = (
    ("light", "light", 1080, 720),
    ("dark", "dark", 1080, 720),
    ("phone", "light", 390, 844),
)
"""Name, colour scheme, width, height."""
ALL_LOOKS = ("pair", "document")
"""Pages that are pictured in every look; the others in the first."""


def picture_all(browser: Any, room: str, known: Known, folder: Path, *, everything: bool) -> None:
    """A picture of each page, in the looks it is documented in."""
    for name, scheme, width, height in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        for title, path in PAGES.items():
            if name == LOOKS[0][0] or everything or title in ALL_LOOKS:
                page.goto(room + path.format(**known.ids))
                page.screenshot(path=folder / f"{title}-{name}.png")
        context.close()


def main() -> None:
    """Make the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as work:
        ledger = make_sample(Path(work) / "sample.db")
        settings = Settings(ledger=ledger, rate=100_000)
        with open_room(settings) as room, open_browser() as browser:
            picture_all(browser, room, known_in(ledger), folder, everything=len(sys.argv) > 1)
    sys.stderr.write(f"{folder} written\n")


if __name__ == "__main__":
    main()
