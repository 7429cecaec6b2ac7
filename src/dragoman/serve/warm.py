"""What is counted over the whole ledger, counted before the first visitor asks for it."""

from __future__ import annotations

import logging
import threading

from dragoman.errors import DragomanError
from dragoman.gazetteer import places
from dragoman.ledger import read
from dragoman.ledger.browse_documents import facet_documents
from dragoman.ledger.browse_events import (
    EventFilter,
    count_by_pair,
    count_by_place,
    count_by_time,
    count_events,
    facet_events,
)
from dragoman.ledger.browse_sources import count_origins, flows
from dragoman.serve.desk import Desk
from dragoman.serve.pages.home import PAIRS
from dragoman.serve.pages.sources import MOST_FLOWS

log = logging.getLogger(__name__)


def warm_soon(desk: Desk) -> None:
    """Count beside the serving."""
    threading.Thread(target=warm, args=(desk,), name="warming", daemon=True).start()


def warm(desk: Desk) -> None:
    """Count what the pages of the whole ledger show; the desk remembers it."""
    every = EventFilter()
    try:
        desk.recall(count_by_pair, None, PAIRS)
        desk.recall(read.count_rows)
        desk.recall(facet_documents)
        desk.recall(count_by_time, every, 4)
        desk.recall(count_events, every)
        desk.recall(facet_events, every)
        desk.recall(count_by_place, every)
        desk.recall(count_origins)
        desk.recall(flows, MOST_FLOWS)
        places()
    except DragomanError as error:
        log.info("not counted ahead: %s", error)
