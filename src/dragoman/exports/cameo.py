"""CAMEO: date, source, target and code, tab-separated, as tools for such data read it.

Actors are CAMEO actor codes (``PAKGOV``, ``RUSMIL``), ``---`` where nobody is known. A meeting
stands in both directions. Only what is asserted goes in, and only what is known to the day: these
tools know no other dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exports.facts import asserted, cameo_of, dyads, intensity, only_day, tab_line
from dragoman.ledger import CorpusView

COLUMNS = ("date", "source", "target", "code", "goldstein", "event")


def write(view: CorpusView) -> Iterator[bytes]:
    """The header and the rows, in time order."""
    yield tab_line(COLUMNS)
    for event in asserted(view):
        day = only_day(event.date)
        if day is None or event.type is None:
            continue  # counted by left_out
        code = cameo_of(event)
        for source, target in dyads(event, view):
            to = "---" if target is None else target.code
            yield tab_line((f"{day:%Y%m%d}", source.code, to, code, intensity(event), event.id))


def left_out(view: CorpusView) -> int:
    """How many events are not asserted, or not known to the day."""
    kept = sum(only_day(event.date) is not None for event in asserted(view))
    return len(view.events) - kept
