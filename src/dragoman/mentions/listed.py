"""Offices in a list that name their country once: "the ministers X, Y and Z of Chile"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.chart import Chart
from dragoman.mentions.names import Name
from dragoman.mentions.offices import Office


def list_countries(
    chart: Chart, names: Sequence[Name], offices: Sequence[Office], home: str | None
) -> dict[int, str | None]:
    """The country of offices that name none: that of the next in a list, else the home country."""
    countries: dict[int, str | None] = {}
    for place in range(len(names) - 1, -1, -1):
        name = names[place]
        if name.office is None:
            continue
        office = offices[name.office]
        own = office.country
        if own is None and place + 1 < len(names) and office.start > name.start:
            following = names[place + 1]
            if _listed(chart, office.end, following.start):
                own = countries.get(following.start)
        countries[name.start] = own or home
    return countries


def _listed(chart: Chart, end: int, start: int) -> bool:
    """Whether only separators of a list and titles stand between."""
    rest = [
        word
        for word in chart.view.between(end, start)
        if not chart.at(word.start, "title")
        and not chart.word_at(word.start, "conjunction")
        and not any(
            h.end >= word.end for h in chart.starting.get(word.start, ()) if h.sense.kind == "title"
        )
    ]
    inside = [w for w in rest if not any(h.start <= w.start < h.end for h in chart.all("title"))]
    unit = chart.view.unit_at(end - 1)
    return not inside and unit is not None and start < unit.end
