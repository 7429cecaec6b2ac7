"""Whether a city's name means the place or the government that sits there."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.grammar import StateLink, possessed, state_after, state_before
from dragoman.mentions.knowledge import CITY_FORMS
from dragoman.mentions.register import Register
from dragoman.mentions.spans import Spans
from dragoman.model import LocalEntity

WINDOW = 9


def add_cities(chart: Chart, register: Register, taken: Sequence[tuple[int, int]]) -> None:
    """Keeps a mention for each town, and for each capital or seat that stands for its state.

    Args:
        chart: The text.
        register: Takes the mentions.
        taken: Spans of people's names, in which no town is meant.
    """
    decided: dict[int, bool] = {}
    people = Spans(taken)
    states, bodies = (_spans_of(chart, kind) for kind in ("state", "organisation"))
    for hit in chart.all("city"):
        if people.hold(hit.start) or states.cover(hit.start, hit.end):
            continue
        state = _state_of(chart, hit)
        nested = bodies.cover(hit.start, hit.end)
        government = state is not None and not nested and _is_government(chart, hit, decided)
        decided[hit.end] = government
        span = (hit.start, hit.end)
        body = _body_there(chart, hit) if government else None
        if body is not None and not _is_named(chart, state):
            register.mention(span, "organisation", "metonym", _body(register, body), "seat-of-body")
        elif government and state is not None:
            register.mention(span, "state", "metonym", register.state(state), "city-for-government")
        else:
            register.mention(span, "place", "name", _place(chart, register, hit), "place-name")
    _add_capitals(chart, register)


def _body_there(chart: Chart, hit: Hit) -> str | None:
    """The international body that sits in a capital and is called by it ("Brussels")."""
    word = chart.word_at(hit.start, "body-seat")
    return word.sense.sector if word is not None and word.end == hit.end else None


def _is_named(chart: Chart, state: str | None) -> bool:
    """Whether the text names a state otherwise than by its capital."""
    named = (hit.sense for hit in chart.all("state") if hit.sense.form not in CITY_FORMS)
    return any(sense.key == state for sense in named)


def _body(register: Register, key: str) -> str:
    row = register.knowledge.organisations[key]
    return register.add(LocalEntity(key, "organisation", row.name, "en", sector=row.sector))


def _add_capitals(chart: Chart, register: Register) -> None:
    """Keeps the nominal mentions of capitals: "the Moroccan capital", "Qatar's capital"."""
    for hit in chart.words("capital-nominal"):
        link = state_before(chart, hit.start) or state_after(chart, hit.end)
        key = chart.knowledge.capitals.get(link.keys[0]) if link and len(link.keys) == 1 else None
        row = chart.knowledge.places.get(key) if key else None
        if link is None or row is None or not _is_city(chart, link, hit):
            continue
        register.add(LocalEntity(row.key, "place", row.name, "en", country=row.country))
        span = min(link.start, hit.start), max(link.end, hit.end)
        register.mention(span, "place", "nominal", row.key, "capital-of-state")


def _is_city(chart: Chart, link: StateLink, hit: Hit) -> bool:
    """Whether the word means a town, not money ("Chinese capital flows")."""
    if link.start > hit.start:
        return True
    following = chart.view.between(hit.end, hit.end + 3)
    noun = bool(following) and following[0].upos in ("NOUN", "PROPN")
    determined = chart.word_until(chart.view.back(link.start, " "), "determiner") is not None
    return not noun and (determined or possessed(chart, hit.start - 1) is not None)


def _spans_of(chart: Chart, kind: str) -> Spans:
    return Spans((hit.start, hit.end) for hit in chart.all(kind))


def _state_of(chart: Chart, hit: Hit) -> str | None:
    """The state whose government sits there."""
    for other in chart.starting[hit.start]:
        if other.end == hit.end and other.sense.kind == "state":
            return other.sense.key
    return None


def _place(chart: Chart, register: Register, hit: Hit) -> str:
    same = [h for h in chart.starting[hit.start] if h.end == hit.end]
    place = next((h.sense.key for h in same if h.sense.kind == "place"), None)
    state = next((h.sense.key for h in same if h.sense.kind == "state"), None)
    row = chart.knowledge.places.get(place) if place else None
    said = chart.view.said(hit.start, hit.end)
    if place is None:
        entity = LocalEntity("", "place", said, register.language, country=state)
        return register.local(entity, "city", str(state))
    name = row.name if row else said
    country = row.country if row else state
    return register.add(LocalEntity(place, "place", name, "en", country=country))


def _is_government(chart: Chart, hit: Hit, decided: dict[int, bool]) -> bool:
    view = chart.view
    if all(h.sense.form == "seat" for h in chart.starting[hit.start] if h.end == hit.end):
        return True
    unit = view.unit_at(hit.start)
    if unit is None or unit.role in ("dateline", "byline") or _is_dateline(chart, hit, unit.start):
        return False
    if _names_a_place(chart, hit):
        return False
    end = view.back(hit.start, " ")
    if view.low[max(0, end - 1) : end] in ("-", "/") and decided.get(end - 1) is not None:
        return decided[end - 1]
    joint = chart.word_until(end, "conjunction")
    if joint is not None and (before := decided.get(view.back(joint.start, " "))) is not None:
        return before
    if possessed(chart, _after(chart, hit)) is not None:
        return True
    return not _is_located(chart, end, unit.start)


def _after(chart: Chart, hit: Hit) -> int:
    return hit.end + 2 if chart.view.low.startswith("'s", hit.end) else hit.end


def _is_dateline(chart: Chart, hit: Hit, unit_start: int) -> bool:
    """Whether the name opens its unit as datelines do: "TOKYO:", "Geneva (AP) -", «تهران -»."""
    if chart.view.low[unit_start : hit.start].strip(" (") != "":
        return False
    rest = chart.view.low[hit.end : hit.end + 40].lstrip(" ")
    return (
        rest[:1] in (":", "(") or rest[:2] == "- " or chart.view.raw[hit.start : hit.end].isupper()
    )


def _names_a_place(chart: Chart, hit: Hit) -> bool:
    view = chart.view
    after, before = view.skip(hit.end, " "), view.back(hit.start, " ")
    if _is_paired(chart, hit):
        return False
    if chart.word_at(after, "place-noun") or chart.word_until(before, "place-noun-before"):
        return True
    if chart.word_at(view.skip(hit.end, " -"), "based"):
        return True
    following = chart.at(view.skip(hit.end, " ,"), "state")
    return view.low[hit.end : hit.end + 1] == "," and following is not None


def _is_paired(chart: Chart, hit: Hit) -> bool:
    """Whether another capital or state is joined to it ("Tehran-Riyadh agreement")."""
    view = chart.view
    after, before = view.skip(hit.end, " -"), view.back(hit.start, " -")
    later, earlier = chart.word_at(after, "conjunction"), chart.word_until(before, "conjunction")
    following = view.skip(later.end) if later else after
    preceding = view.back(earlier.start) if earlier else before
    joined = (later or "-" in view.low[hit.end : after]) and chart.at(following, "state")
    return bool(
        joined
        or (earlier or "-" in view.low[before : hit.start])
        and chart.until(preceding, "state")
    )


def _is_located(chart: Chart, end: int, unit_start: int) -> bool:
    if chart.word_until(end, "locative") or chart.word_until(end, "arrival"):
        return True
    direction = chart.word_until(end, "direction")
    if direction is None:
        return False
    before = chart.view.back(direction.start, " ")
    if chart.until(before, "place") is not None or chart.until(before, "agent") is not None:
        return True
    words = chart.view.between(max(unit_start, direction.start - 80), direction.start)[-WINDOW:]
    if any(chart.word_at(word.start, "travel") for word in words):
        return True
    following = chart.view.between(end + 1, end + 40)[1:4]
    return any(chart.word_at(word.start, "travel-after") for word in following)
