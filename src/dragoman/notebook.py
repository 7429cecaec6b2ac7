"""The ledger in a notebook: events as a data frame, figures as Altair charts.

``ledger.events(pair=("IRN", "SAU")).to_frame()`` gives a frame of pandas, or of Polars where only
that is installed; ``ledger.plot.series(("IRN", "SAU"))`` a chart that the notebook shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from dragoman.errors import MissingExtra
from dragoman.exports.columns import EVENTS
from dragoman.exports.rows import Row, event_rows
from dragoman.ledger import CorpusView, Query
from dragoman.model import Event
from dragoman.products.charts import Kind, figure

if TYPE_CHECKING:
    from altair import TopLevelMixin

    from dragoman.products.series import By

Frame = Any
"""A ``pandas.DataFrame``, or a ``polars.DataFrame``; dragoman depends on neither."""


class Events(Sequence[Event]):
    """The events that were asked for, in time order, undated ones last.

    Attributes:
        view: The records around them: documents, entities, statements, undertakings.
    """

    def __init__(self, view: CorpusView) -> None:
        self.view = view

    def __len__(self) -> int:
        return len(self.view.events)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        return self.view.events[at]

    def __repr__(self) -> str:
        pair = " and ".join(self.view.query.pair or ("all countries",))
        return f"<{len(self)} events: {pair}>"

    def to_frame(self) -> Frame:
        """The events as a data frame: the columns of the table ``events`` of ``docs/reference``.

        Raises:
            MissingExtra: Neither pandas nor Polars is installed.
        """
        rows = tuple(event_rows(self.view))
        for name, make in _MAKERS.items():
            try:
                library = import_module(name)
            except ImportError:
                continue
            return make(library, rows)
        raise MissingExtra("a data frame needs pandas or Polars: pip install pandas")


def _columns(rows: Sequence[Row]) -> dict[str, list[object]]:
    """The cells by column; several texts are a list."""
    return {
        column.name: [list(c) if isinstance(c, tuple) else c for c in (row[at] for row in rows)]
        for at, column in enumerate(EVENTS)
    }


def _pandas(pandas: Any, rows: Sequence[Row]) -> Frame:  # noqa: ANN401 - a module
    frame = pandas.DataFrame(_columns(rows), columns=[column.name for column in EVENTS])
    for column in EVENTS:
        if column.kind == "date":
            frame[column.name] = pandas.to_datetime(frame[column.name])
    return frame


def _polars(polars: Any, rows: Sequence[Row]) -> Frame:  # noqa: ANN401 - a module
    return polars.DataFrame(_columns(rows), strict=False)


_MAKERS: dict[str, Callable[[Any, Sequence[Row]], Frame]] = {"pandas": _pandas, "polars": _polars}


class Plots:
    """Figures on two countries as Altair charts.

    Args:
        view_of: Gives the records that answer a query.
    """

    def __init__(self, view_of: Callable[[Query], CorpusView]) -> None:
        self._view_of = view_of

    def series(self, pair: tuple[str, str], *, by: By = "year") -> TopLevelMixin:
        """Cooperation above and conflict below the line, a bar for each year or month."""
        return self._chart("series", pair, by)

    def timeline(self, pair: tuple[str, str]) -> TopLevelMixin:
        """Every dated event at its time: done, planned and denied apart, intervals as intervals."""
        return self._chart("timeline", pair)

    def board(self, pair: tuple[str, str]) -> TopLevelMixin:
        """Undertakings with their stages over time."""
        return self._chart("board", pair)

    def network(self, pair: tuple[str, str]) -> TopLevelMixin:
        """Who deals with whom."""
        return self._chart("network", pair)

    def _chart(self, kind: Kind, pair: tuple[str, str], by: By = "year") -> TopLevelMixin:
        import altair  # heavy: seconds

        drawn = figure(kind, self._view_of(Query(pair=pair)), by=by)
        chart: TopLevelMixin = altair.Chart.from_dict(drawn)
        return chart
