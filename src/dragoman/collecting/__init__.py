"""Collecting: pages and feeds from the web, only when asked, politely, and never from inside.

Everything fetched is kept in a web archive (WARC) as it came, with its hash and the time; the
ledger is filled from there. The rest of dragoman opens no connection.
"""

from __future__ import annotations

from dragoman.collecting.client import Client, Fetched, Rules

__all__ = ["Client", "Fetched", "Rules"]
