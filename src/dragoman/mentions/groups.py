"""Unnamed people and groups: "Pakistani troops", "a 41-member delegation"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.grammar import (
    StateLink,
    is_bloc,
    links_after,
    state_after,
    state_before,
)
from dragoman.mentions.register import Register
from dragoman.mentions.spans import Spans
from dragoman.model import LocalEntity

SIZE = re.compile(r"(?P<size>\d{1,3}(?:,\d{3})+|\d{1,6})[ -]*$")
MAX_QUALITIES = 5


def add_groups(chart: Chart, register: Register, taken: Sequence[tuple[int, int]]) -> None:
    """Keeps a nominal mention for each agent noun, with its country, sector and size.

    Args:
        chart: The text.
        register: Takes the mentions.
        taken: Spans of offices, bodies and names, whose words are no agents of their own.
    """
    starts, spans = {start for start, _ in taken}, Spans(taken)
    for hit in (*chart.all("agent"), *chart.words("delegation")):
        if spans.cover(hit.start, hit.end):
            continue
        titled = chart.at(hit.start, "title") and chart.view.skip(hit.end) in starts
        if titled or not is_noun(chart, hit):
            continue
        _add(chart, register, hit)


def is_noun(chart: Chart, hit: Hit) -> bool:
    """Whether an agent's word is a noun here: not so in "was accused" and "wounded soldiers".

    Words that are more often a verb or adjective need the parser's word or a determiner before.
    """
    view = chart.view
    word = view.words[view.before(hit.start + 1)]
    if word.end != hit.end:
        return True
    doubtful = chart.at(hit.start, "word", "doubtful-agent") is not None
    if not doubtful:
        return word.upos not in ("VERB", "AUX")
    if word.upos in ("NOUN", "PROPN"):
        return True
    following = view.between(hit.end, hit.end + 2)
    qualifies = bool(following) and following[0].upos in ("NOUN", "PROPN", "ADJ")
    end = view.back(hit.start, " ")
    determined = chart.word_until(end, "determiner", "two") or state_before(chart, hit.start)
    return (
        determined is not None
        and word.upos != "ADJ"
        and not qualifies
        and not _is_state_name(chart, end)
    )


def _is_state_name(chart: Chart, end: int) -> bool:
    """Whether a state's own name ends there: it governs a verb, "South Africa accused"."""
    hit = chart.until(end, "state")
    return hit is not None and hit.sense.form != "adjective"


def _add(chart: Chart, register: Register, hit: Hit) -> None:
    start, end = _qualities_before(chart, hit.start), _qualities_after(chart, hit.end)
    link = (
        state_after(chart, end) or state_before(chart, start) or _body_after(register, chart, end)
    )
    pair = None if link else _pair_after(chart, end)
    if link:
        start, end = min(start, link.start), max(end, link.end)
    size = _size(chart, start)
    keys = link.keys if link else ()
    country = keys[0] if len(keys) == 1 else None
    if country is None and not pair and len(keys) < 2 and size is None:
        register.mention((hit.start, hit.end), "group", "nominal", None, "agent")
        return
    members = tuple(register.state(key) for key in keys) if len(keys) > 1 else ()
    entity = LocalEntity(
        "",
        "group",
        chart.view.raw[start:end],
        register.language,
        country=country,
        sector=hit.sense.sector,
        members=members,
        size=size,
    )
    key = register.local(entity, "agents", hit.sense.key, *keys, str(size))
    register.mention((start, end), "group", "nominal", key, "agents-of-state")


def _body_after(register: Register, chart: Chart, end: int) -> StateLink | None:
    """The state whose organ an agent is of: "an official of Ghana's defence ministry"."""
    places = links_after(chart, end)
    for mention in register.mentions:
        if mention.start in places and mention.why == "body-of-state" and mention.entity:
            country = register.entities[mention.entity].country
            return StateLink((country,), mention.start, mention.end) if country else None
    return None


def _qualities_before(chart: Chart, start: int) -> int:
    if "-" not in chart.knowledge.links.get("link-before", ()):
        return start
    for _ in range(MAX_QUALITIES):
        word = chart.word_until(chart.view.back(start, " -"), "quality")
        if (
            word is None
            or word.sense.key != "quality"
            or chart.view.low[word.start : word.end] in ("and", "of")
        ):
            break
        start = word.start
    return start


def _qualities_after(chart: Chart, end: int) -> int:
    if "-" not in chart.knowledge.links.get("link-after", ()):
        return end
    last = end
    for _ in range(MAX_QUALITIES):
        word = chart.word_at(chart.view.skip(end, " "), "quality")
        if word is None:
            break
        end = word.end
        if len(chart.view.low[word.start : word.end]) > 1:
            last = end
    return last


def _pair_after(chart: Chart, end: int) -> Hit | None:
    link = chart.word_at(chart.view.skip(end, " "), "link-after")
    return chart.word_at(chart.view.skip(link.end if link else end, " "), "pair")


def _size(chart: Chart, start: int) -> int | None:
    end = chart.view.back(start, " -")
    word = chart.word_until(end, "member")
    match = SIZE.search(
        chart.view.low, max(0, (word.start if word else end) - 12), word.start if word else end
    )
    return int(match["size"].replace(",", "")) if match else None


def add_states(chart: Chart, register: Register, taken: Sequence[tuple[int, int]]) -> None:
    """Keeps a mention for each state, its adjectives and people."""
    spans = Spans(taken)
    for hit in chart.all("state"):
        if spans.hold(hit.start):
            continue
        form = "demonym" if hit.sense.form in ("adjective", "people") else "name"
        type_ = "group" if is_bloc(hit) else "state"
        register.mention(
            (hit.start, hit.end),
            "group" if type_ == "group" else "state",
            "demonym" if form == "demonym" else "name",
            register.state(hit.sense.key),
            f"state-{hit.sense.form}",
        )
