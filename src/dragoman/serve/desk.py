"""The desk: what every page and interface asks, and the only place that writes (decisions)."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import TypeVar

from litestar.di import NamedDependency
from msgspec import Struct

from dragoman import __version__
from dragoman.api import open_ledger
from dragoman.errors import DragomanError
from dragoman.ledger import CorpusView, read
from dragoman.ledger.browse import Reader
from dragoman.ledger.browse_view import Around, view_around
from dragoman.model import Decision, Verdict
from dragoman.serve.settings import Settings

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class Judgement(Struct, frozen=True):
    """A verdict as a reviewer gives it."""

    verdict: Verdict
    target: tuple[str, ...]
    by: str
    reason: str | None = None
    setting: tuple[str, str] | None = None


class Desk:
    """A ledger at work: read through ``ask`` and ``recall``, written by ``decide`` alone.

    Args:
        settings: Which ledger, and whether to link in the background.

    Attributes:
        form_key: What a form must bring back: another site can send a form, but not read this.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.form_key = secrets.token_urlsafe(24)
        self._reader = Reader(settings.ledger)
        self._linking = threading.Lock()

    def open(self) -> None:
        """Bring the ledger up to this release, and begin the linking that is owed.

        Raises:
            LedgerError: The file cannot be used as a ledger.
        """
        open_ledger(self.settings.ledger).close()
        if self.ask(read.linking_state) not in (__version__, "done"):
            self.link_soon()

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()

    def ask(self, question: Callable[..., Answer], *given: object) -> Answer:
        """What a function of ``ledger.browse_*`` answers."""
        return self._reader.ask(question, *given)

    def recall(self, question: Callable[..., Answer], *given: object) -> Answer:
        """As ``ask``; the answer is remembered until the ledger changes."""
        return self._reader.recall(question, *given)

    def view(self, around: Around) -> CorpusView:
        """A small view around some records."""
        return self.ask(view_around, around)

    def is_owed(self) -> bool:
        """Whether documents or decisions are not linked yet, so that pages are behind them."""
        return self.ask(read.linking_state) == "stale"

    def decide(self, judgement: Judgement) -> Decision:
        """Record a verdict; linking follows it soon.

        Raises:
            LedgerError: The verdict lacks what it needs, or the ledger cannot be written.
        """
        with open_ledger(self.settings.ledger) as ledger:
            made = ledger.decide(
                judgement.verdict,
                judgement.target,
                by=judgement.by,
                reason=judgement.reason,
                setting=judgement.setting,
            )
        self.link_soon()
        return made

    def withdraw(self, decision: str, *, by: str) -> None:
        """Take a verdict back.

        Raises:
            UnknownRecord: No decision has this id.
        """
        with open_ledger(self.settings.ledger) as ledger:
            ledger.withdraw(decision, by=by)
        self.link_soon()

    def link_soon(self) -> None:
        """Do the linking that is owed beside the serving; one at a time."""
        if self.settings.link:
            threading.Thread(target=self._link, name="linking", daemon=True).start()

    def _link(self) -> None:
        with self._linking:
            try:
                with open_ledger(self.settings.ledger) as ledger:
                    ledger.link()
            except DragomanError as error:
                log.warning("linking is owed and could not be done: %s", error)


AtDesk = NamedDependency[Desk]
"""The desk, as handlers are given it."""
