"""What a reading room is opened with."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Addresses that only this machine reaches."""


class Settings(Struct, frozen=True):
    """How a ledger is served.

    Attributes:
        ledger: The ledger's file.
        host: The address to bind to.
        port: The port.
        token: What a visitor must show; ``None`` only where ``host`` is this machine.
        reviewer: The name that decisions are offered under.
        rate: Requests a minute that one visitor may make; more are refused with 429.
        link: Whether linking that is owed is done in the background.
        warm: Whether what is shown of the whole ledger is counted before anyone asks.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8017
    token: str | None = None
    reviewer: str = "reviewer"
    rate: int = 600
    link: bool = True
    warm: bool = True


PAGE_SIZE = 50
"""Records on one page of a list."""
LARGEST_PAGE = 200
"""Records that a page of the REST interface may be asked to have."""
LONGEST_QUERY = 200
"""Code points of a search or of any other parameter."""
LAST_PAGE = 2_000
"""The highest page that a list is leafed to; beyond it, filter."""
LARGEST_DOWNLOAD = 10_000
"""Records in one download; the file says where it was cut."""
LARGEST_BODY = 16_384
"""Bytes of a request's body."""
