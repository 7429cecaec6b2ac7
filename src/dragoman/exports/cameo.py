"""CAMEO: date, source, target and code, tab-separated, as tools for such data read it.

Actors are CAMEO actor codes (``PAKGOV``, ``RUSMIL``), ``---`` where nobody is known. A meeting
stands in both directions. Only what is asserted goes in, and only what is known to the day: these
tools know no other dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.exports.facts import asserted_pieces, cameo_of, dyads, intensity, only_day, tab_line
from dragoman.ledger import CorpusView, Pieces
from dragoman.model import Event

COLUMNS = ("date", "source", "target", "code", "goldstein", "event")


def stream(pieces: Pieces) -> Iterator[bytes]:
    """The header and the rows, in time order."""
    yield tab_line(COLUMNS)
    for view, events in asserted_pieces(pieces):
        dated = [one for one in events if only_day(one.date) is not None]
        pieces.left_out += len(events) - len(dated)
        yield b"".join(_lines(dated, view))


def _lines(events: Iterable[Event], view: CorpusView) -> Iterator[bytes]:
    for event in events:
        day = only_day(event.date)
        code = cameo_of(event)
        for source, target in dyads(event, view):
            to = "---" if target is None else target.code
            yield tab_line((f"{day:%Y%m%d}", source.code, to, code, intensity(event), event.id))
