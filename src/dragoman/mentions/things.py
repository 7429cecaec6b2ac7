"""Weapons, goods, agreements, meetings, conflicts: known by name, or by shape and head noun."""

from __future__ import annotations

import re

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.register import Register
from dragoman.model import LocalEntity

DESIGNATION = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,3}\b")
NEAR = 60


def add_things(chart: Chart, register: Register) -> None:
    """Keeps a mention for each thing with a name, a designation or a naming phrase."""
    spans = []
    for hit in chart.all("thing"):
        row = chart.knowledge.things.get(hit.sense.key)
        if row is None or _is_part(chart, hit):
            continue
        entity = LocalEntity(row.key, row.type, row.name, "en")
        spans.append((hit.start, hit.end))
        register.mention(spans[-1], row.type, "name", register.add(entity), "thing-name")
    _add_designations(chart, register, spans)
    _add_gatherings(chart, register)


def _is_part(chart: Chart, hit: Hit) -> bool:
    """Whether the word is part of a longer name or noun of another kind ("think tank")."""
    wider = (*chart.all("body"), *chart.all("organisation"), *chart.all("agent"))
    return any(
        other.start <= hit.start
        and hit.end <= other.end
        and other.end - other.start > hit.end - hit.start
        for other in wider
    )


def _add_designations(chart: Chart, register: Register, spans: list[tuple[int, int]]) -> None:
    for match in DESIGNATION.finditer(chart.view.raw):
        span = match.start(), match.end()
        unit = chart.view.unit_at(span[0])
        if unit is None or any(a < span[1] and span[0] < b for a, b in spans):
            continue
        start, end = max(unit.start, span[0] - NEAR), min(unit.end, span[1] + NEAR)
        words = chart.view.between(start, end)
        if any(chart.word_at(word.start, "weapon") for word in words):
            entity = LocalEntity("", "materiel", match[0], register.language)
            key = register.local(entity, "materiel", match[0].upper().replace("-", ""))
            register.mention(span, "materiel", "name", key, "designation")


def _add_gatherings(chart: Chart, register: Register) -> None:
    """Meetings named by their host or body ("the ASEAN summit", «اجلاس سران سازمان ...»)."""
    for head in chart.words("summit"):
        owner = _owner(chart, head)
        if owner is not None:
            start, end = min(head.start, owner.start), max(head.end, owner.end)
            entity = LocalEntity("", "meeting", chart.view.raw[start:end], register.language)
            key = register.local(entity, "meeting", head.sense.key, owner.sense.key)
            register.mention((start, end), "meeting", "name", key, "meeting-of")


def _owner(chart: Chart, head: Hit) -> Hit | None:
    before = chart.view.back(head.start, " ")
    if chart.view.low.endswith("'s", 0, before):
        before -= 2
    found = _owning(chart, chart.ending.get(before, ()))
    if found is not None:
        return found
    start = chart.view.skip(head.end, " ")
    for _ in range(3):
        found = _owning(chart, chart.starting.get(start, ()))
        if found is not None:
            return found
        word = chart.view.between(start, start + 20)
        if not word or "-" not in chart.knowledge.links.get("link-after", ()):
            return None
        start = chart.view.skip(word[0].end, " ")
    return None


def _owning(chart: Chart, hits: tuple[Hit, ...]) -> Hit | None:
    kinds = {"organisation", "place"}
    return next((h for h in hits if h.sense.kind in kinds or h.sense.form == "capital"), None)
