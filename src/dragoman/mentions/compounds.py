"""Who heads a phrase that names another: "US-led Nato forces", «شورشیان مورد حمایت رواندا».

The state that backs or arms is named in the phrase, but the phrase means its head: a mention of the
whole phrase says so. Who leads acts with the head, and alone where the head is nobody known.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.register import Register
from dragoman.model import LocalEntity, Mention

ACTING = frozenset({"group", "organisation"})
LEAD = "lead"


class Compound(Struct, frozen=True):
    """A state, the word that ties it to a head, and where the head starts or ends.

    Attributes:
        start: Of the tying words and the state.
        end: Of the tying words and the state.
        state: The state's hit.
        tie: The tying word's hit; its sector is ``lead`` for those who lead.
    """

    start: int
    end: int
    state: Hit
    tie: Hit


def add_compounds(chart: Chart, register: Register) -> None:
    """Keeps a mention for each phrase with a state that only leads, backs or arms its head."""
    mentions = tuple(register.mentions)
    for compound in _before_head(chart):
        start = chart.view.skip(compound.end, " ")
        head = _widest(m for m in mentions if m.start == start and m.type in ACTING)
        if head is not None and _decides(compound, head):
            _keep(chart, register, compound, head)
    for compound in _after_head(chart):
        end = chart.view.back(compound.start, " ")
        head = _widest(m for m in mentions if m.end == end and m.type in ACTING)
        if head is not None and _decides(compound, head):
            _keep(chart, register, compound, head)


def _decides(compound: Compound, head: Mention) -> bool:
    return head.entity is None or compound.tie.sense.sector != LEAD


def _before_head(chart: Chart) -> Iterator[Compound]:
    for hit in (*chart.all("state"), *chart.all("city")):
        tie = chart.word_at(chart.view.skip(hit.end, " -"), "compound")
        if tie is not None and (state := _state(chart, hit)) is not None:
            yield Compound(hit.start, tie.end, state, tie)


def _after_head(chart: Chart) -> Iterator[Compound]:
    for tie in chart.words("compound-before"):
        for hit in chart.starting.get(chart.view.skip(tie.end, " "), ()):
            if (state := _state(chart, hit)) is not None:
                yield Compound(tie.start, hit.end, state, tie)
                break


def _state(chart: Chart, hit: Hit) -> Hit | None:
    same = (h for h in chart.starting[hit.start] if h.end == hit.end)
    return next((h for h in same if h.sense.kind == "state" and ":" not in h.sense.key), None)


def _widest(mentions: Iterator[Mention]) -> Mention | None:
    return max(mentions, key=lambda m: m.end - m.start, default=None)


def _keep(chart: Chart, register: Register, compound: Compound, head: Mention) -> None:
    start, end = min(compound.start, head.start), max(compound.end, head.end)
    agent = chart.at(chart.view.skip(end, " "), "agent") if end == head.end else None
    end = agent.end if agent else end
    key = head.entity
    if key is None:
        leads = compound.tie.sense.sector == LEAD
        country = compound.state.sense.key if leads else None
        said = chart.view.said(start, end)
        group = LocalEntity("", "group", said, register.language, country=country)
        key = register.local(group, "compound", chart.view.low[start:end])
    register.mention((start, end), "group", "nominal", key, "head-of-compound")
