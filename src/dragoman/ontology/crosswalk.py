"""Between CAMEO (and ICEWS, which uses its codes) and PLOVER.

The table is PLOVER's own conversion table with two repairs. Modes that the manual does not list
became listed ones where one means the same (``assassinate`` and ``massacre``: ``targeted``; ``ban``
and ``political``: ``restrict``; destroying property: ``destroy``) and none otherwise; the mode as
published stands in ``published_mode``. The contexts ``humanitarian`` and ``democracy`` became
``human_security`` and ``pro_democracy``. CAMEO 01 (statements) and 02 (appeals) are not in it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dragoman.model import EventType
from dragoman.tables import load_table

TABLE = Path(__file__).parent / "cameo.tsv"


class CameoRow(Struct, frozen=True):
    """What a CAMEO code is in PLOVER."""

    cameo: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    published_mode: str | None = None


def from_cameo(code: str) -> CameoRow | None:
    """The row of a CAMEO code or of the nearest code above it (``0579``: ``057``), if any."""
    rows = {row.cameo: row for row in load_table(TABLE, CameoRow)}
    wanted = (code[:length] for length in range(len(code), 2, -1))
    return next((rows[part] for part in wanted if part in rows), None)


def cameo_code(
    name: EventType, mode: str | None = None, contexts: tuple[str, ...] = ()
) -> str | None:
    """The CAMEO code nearest to a PLOVER event.

    Same mode counts first, then shared contexts, then few contexts that the event has not; of
    equals the most general (shortest, lowest) code.
    """
    rows = [row for row in load_table(TABLE, CameoRow) if row.type == name]

    def nearness(row: CameoRow) -> tuple[bool, int, int, int, str]:
        shared = len(set(row.contexts) & set(contexts))
        extra = len(row.contexts) - shared
        return row.mode != mode, -shared, extra, len(row.cameo), row.cameo

    return min(rows, key=nearness).cameo if rows else None
