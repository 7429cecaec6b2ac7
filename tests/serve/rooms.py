"""Reading rooms for tests: in process, and on a port with a real browser before it."""

from __future__ import annotations

import threading
import time  # noqa: TID251 - waits for a server
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn
from litestar.testing import TestClient

from dragoman.api import open_ledger
from dragoman.sample import sample_folder
from dragoman.serve.app import create_app
from dragoman.serve.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BASE = "http://127.0.0.1:8017"


def make_sample(path: Path) -> Path:
    """A ledger of the sample that ships with dragoman."""
    with sample_folder() as sample, open_ledger(path) as ledger:
        ledger.add([sample / "reports"])
    return path


def client_of(settings: Settings) -> TestClient[Any]:
    """A client of a reading room in this process."""
    return TestClient(create_app(settings), base_url=BASE)


@contextmanager
def open_room(settings: Settings) -> Iterator[str]:
    """A reading room on a free port of this machine; its address."""
    config = uvicorn.Config(create_app(settings), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def open_browser() -> Iterator[Any]:
    """Debian's Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=ARGUMENTS, env={"HOME": folder}
        )
        yield browser
        browser.close()
