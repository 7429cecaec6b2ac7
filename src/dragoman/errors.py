"""The one tree of errors: each takes a single string saying what was met, where, and what to do."""

from __future__ import annotations


class DragomanError(Exception):
    """The root of every error that a user is meant to see as one line.

    Args:
        message: What was met, where (document id and span, where there is one), what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableDocument(DragomanError):
    """Bytes from which no text can be had: empty, binary, undecodable, too large, no text left."""


class UnknownLanguage(DragomanError):
    """A text, or a request, in a language for which no pack is installed."""


class UnknownCountry(DragomanError):
    """A country named by a user that no installed language knows."""


class UnknownRecord(DragomanError):
    """An id that no record of the ledger has."""


class BadData(DragomanError):
    """A shipped table or a user's file that departs from its documented form."""


class BadDate(DragomanError):
    """A date that no calendar has, or an option that is not a date."""


class LedgerError(DragomanError):
    """A ledger that cannot be opened, is not ours, is newer than this version, or is locked."""


class MissingExtra(DragomanError):
    """Something that needs an extra which is not installed; the message says how to install it."""


class NotFetched(DragomanError):
    """An address that may not be asked, did not answer with a page, or is over a limit."""
