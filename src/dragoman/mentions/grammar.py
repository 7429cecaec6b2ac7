"""How bodies and offices are tied to states: what stands before or after, by link words."""

from __future__ import annotations

from msgspec import Struct

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.knowledge import CITY_FORMS

MAX_FILLERS = 4
BESIDE = "-"


class StateLink(Struct, frozen=True):
    """The states that a phrase belongs to, and how far the words that say so reach.

    Attributes:
        keys: Alpha-3 codes; two where the phrase is plural ("of Pakistan and Russia").
        start: Where the words start.
        end: Where they end.
    """

    keys: tuple[str, ...]
    start: int
    end: int


def links_after(chart: Chart, position: int) -> list[int]:
    """Where something linked to what ends at ``position`` may start ("of the ...", ezafe)."""
    view, places = chart.view, []
    start = view.skip(position, " ")
    link = chart.word_at(start, "link-after")
    if link is not None:
        places.append(_past_determiner(chart, view.skip(link.end)))
    if is_beside(chart):
        places.append(start)
    return places


def is_beside(chart: Chart) -> bool:
    """Whether a name that stands right behind is linked without a word (ezafe)."""
    return BESIDE in chart.knowledge.links.get("link-after", ())


def state_after(chart: Chart, position: int) -> StateLink | None:
    """The states linked after ``position``: "of Pakistan and Russia", «ایران», «این کشور»."""
    for start in links_after(chart, position):
        first = _state_at(chart, start)
        if first is not None:
            return _more_states(chart, first)
    return None


def state_before(chart: Chart, position: int) -> StateLink | None:
    """The states linked before ``position``: "Russian", "Pakistan's new", "the Thai and Lao"."""
    end = chart.view.back(position, " -")
    for _ in range(MAX_FILLERS):
        found = _state_until(chart, end)
        if found is not None:
            return _earlier_states(chart, found)
        filler = chart.word_until(end, "filler", "former", "acting", "deputy")
        if filler is None:
            return None
        end = chart.view.back(filler.start, " -")
    return None


def country_before(chart: Chart, position: int) -> str | None:
    """The state last spoken of: in the same unit, else the first one of the nearest unit before."""
    unit = chart.view.unit_at(position)
    if unit is None:
        return None
    states = [hit for hit in chart.all("state") if not is_bloc(hit)]
    same = [h for h in states if unit.start <= h.start and h.end <= position]
    if same:
        return same[-1].sense.key
    for earlier in chart.view.unit_before(unit.start + 1)[:4]:
        for hit in states:
            if earlier.start <= hit.start < earlier.end:
                return hit.sense.key
    return None


def is_owned(chart: Chart, start: int, end: int) -> bool:
    """Whether a possessive stands by what lies there: "its new ...", «... خود»."""
    position = chart.view.back(start, " -")
    for _ in range(MAX_FILLERS):
        if chart.word_until(position, "own-pronoun") is not None:
            return True
        filler = chart.word_until(position, "filler", "former", "acting", "deputy", "quality")
        if filler is None:
            break
        position = chart.view.back(filler.start, " -")
    return chart.word_at(chart.view.skip(end, " "), "own-after") is not None


def possessed(chart: Chart, position: int) -> int | None:
    """Where the possessor ends, if a possessive ending stands just before ``position``."""
    low = chart.view.low
    for ending in ("'s", "'"):
        if low.endswith(ending, 0, position) and ending[:2] in _before_links(chart):
            return position - len(ending)
    return None


def is_bloc(hit: Hit) -> bool:
    """Whether a hit names a group of states ("the West")."""
    return ":" in hit.sense.key


def _before_links(chart: Chart) -> frozenset[str]:
    return chart.knowledge.links.get("link-before", frozenset())


def _past_determiner(chart: Chart, position: int) -> int:
    word = chart.word_at(position, "determiner")
    return position if word is None else chart.view.skip(word.end)


def _state_at(chart: Chart, position: int) -> StateLink | None:
    nominal = chart.word_at(position, "state-nominal")
    if nominal is not None:
        key = country_before(chart, nominal.start)
        return StateLink((key,) if key else (), nominal.start, nominal.end)
    hit = chart.at(position, "state")
    if hit is None or hit.sense.form == "capital" or is_bloc(hit):
        return None
    return StateLink((hit.sense.key,), hit.start, hit.end)


def _more_states(chart: Chart, link: StateLink) -> StateLink:
    joint = chart.word_at(chart.view.skip(link.end, " ,"), "conjunction")
    if joint is None:
        return link
    second = _state_at(chart, _past_determiner(chart, chart.view.skip(joint.end)))
    if second is None or second.keys == link.keys:
        return link
    return StateLink(link.keys + second.keys, link.start, second.end)


def _state_until(chart: Chart, end: int) -> StateLink | None:
    owner = possessed(chart, end)
    if owner is None and BESIDE not in _before_links(chart):
        return None
    hit: Hit | None = chart.until(end if owner is None else owner, "state")
    if (
        hit is None
        or hit.sense.form == "people"
        or is_bloc(hit)
        or (owner is None and hit.sense.form in CITY_FORMS)
    ):
        return None
    return StateLink((hit.sense.key,), hit.start, hit.end)


def _earlier_states(chart: Chart, link: StateLink) -> StateLink:
    end = chart.view.back(link.start)
    joint = chart.word_until(end, "conjunction")
    if joint is None and not (
        chart.view.low[end - 1 : end] == "," and _is_adjective(chart, end - 1)
    ):
        return link
    first = _state_until(chart, chart.view.back(joint.start) if joint else end - 1)
    if first is None or first.keys == link.keys:
        return link
    return StateLink(first.keys + link.keys, first.start, link.end)


def _is_adjective(chart: Chart, end: int) -> bool:
    """Whether a state's adjective ends there ("Saudi, Iranian ministers")."""
    hit = chart.until(end, "state")
    return hit is not None and hit.sense.form == "adjective"
