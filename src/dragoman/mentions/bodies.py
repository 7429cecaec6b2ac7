"""Organisations: known by name, organs of states by grammar, unknown ones by their shape."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.grammar import StateLink, is_owned, state_after, state_before
from dragoman.mentions.view import Word

ABBREVIATION = re.compile(r"\s*\((?P<short>[A-Z][\w&.-]{1,9})\)")
MAX_HEAD_WORDS = 6
INSIDE_NAMES = frozenset({"of", "for", "on", "de", "la", "du", "des", "del", "s"})


class Body(Struct, frozen=True):
    """An organisation at its place.

    Attributes:
        start: With the state that it belongs to.
        end: With the state that it belongs to.
        key: The gazetteer's, that of an instance of a body, or ``None`` for an unknown name.
        name: Its name.
        country: Alpha-3.
        sector: PLOVER sector.
        named: Whether the words are a name, not a common noun.
        why: The rule that found it.
    """

    start: int
    end: int
    key: str | None
    name: str
    country: str | None
    sector: str | None
    named: bool
    why: str


def find_bodies(chart: Chart, home: str | None) -> tuple[Body, ...]:
    """All organisations of a text, in order.

    Args:
        chart: The text.
        home: The country whose organs need no name ("the Foreign Office"), alpha-3.
    """
    known = [_known(chart, hit) for hit in chart.all("organisation")]
    taken = [(body.start, body.end) for body in known]
    organs = [
        organ
        for hit in chart.all("body")
        if not any(start <= hit.start and hit.end <= end for start, end in taken)
        and not _is_state(chart, hit)
        if (organ := _organ(chart, hit, home)).named or _stands_alone(chart, hit)
    ]
    shaped = [
        body
        for body in _shaped(chart)
        if not any(body.start < end and start < body.end for start, end in taken)
        and not any(_overlap(body, organ) and not _is_part(organ, body) for organ in organs)
    ]
    organs = [organ for organ in organs if not any(_overlap(organ, body) for body in shaped)]
    return tuple(sorted(known + organs + shaped, key=lambda body: (body.start, -body.end)))


def _is_state(chart: Chart, hit: Hit) -> bool:
    """Whether the word is part of what a state itself is called ("the Zionist regime")."""
    return any(
        state.start <= hit.start and hit.end <= state.end
        for state in chart.all("state")
        if state.sense.form in ("name", "official", "short")
    )


def _overlap(one: Body, other: Body) -> bool:
    return one.start < other.end and other.start < one.end


def _is_part(organ: Body, shaped: Body) -> bool:
    """Whether a body that no state is said of is part of a longer name."""
    inside = shaped.start <= organ.start and organ.end <= shaped.end
    return inside and organ.why == "body" and shaped.end - shaped.start > organ.end - organ.start


def _known(chart: Chart, hit: Hit) -> Body:
    row = chart.knowledge.organisations.get(hit.sense.key)
    said = chart.view.said(hit.start, hit.end)
    return Body(
        hit.start,
        hit.end,
        hit.sense.key,
        row.name if row else said,
        row.country if row else None,
        row.sector if row else None,
        True,
        "organisation-name",
    )


def _organ(chart: Chart, hit: Hit, home: str | None) -> Body:
    link = state_after(chart, hit.end) or state_before(chart, hit.start)
    start, end = _reach(hit, link)
    said = chart.view.raw[start:end]
    keys = link.keys if link else ()
    country = keys[0] if len(keys) == 1 else None
    capital = chart.view.raw[hit.start].isupper()
    if country is None and not keys and capital:
        country = home
    row = chart.knowledge.bodies.get(hit.sense.key)
    single = country is not None and not hit.sense.plural
    return Body(
        start,
        end,
        f"body:{country}:{hit.sense.key}" if single else None,
        said,
        country,
        row.sector if row else None,
        (link is not None or capital) and not hit.sense.plural,
        "body-of-state" if link else "body",
    )


def _stands_alone(chart: Chart, hit: Hit) -> bool:
    """Whether a common noun is the body itself ("the army"), not a modifier ("army ties")."""
    view = chart.view
    if view.low[hit.end : hit.end + 1] == "-" or view.low[hit.start - 1 : hit.start] == "-":
        return False
    if is_owned(chart, hit.start, hit.end):
        return True
    if not chart.word_until(view.back(hit.start, " "), "determiner"):
        return not view.words[view.before(hit.start + 1)].cased
    following = view.between(hit.end, hit.end + 3)
    return not following or following[0].upos not in ("NOUN", "PROPN", "ADJ")


def _reach(hit: Hit, link: StateLink | None) -> tuple[int, int]:
    if link is None:
        return hit.start, hit.end
    return min(hit.start, link.start), max(hit.end, link.end)


def _shaped(chart: Chart) -> list[Body]:
    found: list[Body] = []
    for head in chart.words("organisation-head"):
        start, end = _name_around(chart, head)
        if (start, end) == (head.start, head.end) or _has_sense(chart, start, end):
            continue
        if found and start < found[-1].end:
            start = min(start, found.pop().start)
        short = ABBREVIATION.match(chart.view.raw, end)
        found.append(
            Body(
                start,
                short.end() if short else end,
                None,
                chart.view.raw[start:end],
                _country_inside(chart, start, end),
                head.sense.sector,
                True,
                "organisation-shape",
            )
        )
    return found


def _has_sense(chart: Chart, start: int, end: int) -> bool:
    """Whether a table knows the very words as something else."""
    return any(h.end == end and h.sense.kind != "word" for h in chart.starting.get(start, ()))


def _country_inside(chart: Chart, start: int, end: int) -> str | None:
    keys = {h.sense.key for h in chart.all("state") if start <= h.start and h.end <= end}
    return next(iter(keys)) if len(keys) == 1 else None


def _name_around(chart: Chart, head: Hit) -> tuple[int, int]:
    """The capitalised words around the head of a name; in a caseless script the one before."""
    view = chart.view
    index = view.before(head.start + 1)
    if not view.words[index].cased:
        return _before_caseless(chart, head)
    if not view.words[index].capital:
        return head.start, head.end
    start, following = head.start, view.words[index]
    for word in reversed(view.words[max(0, index - MAX_HEAD_WORDS) : index]):
        if view.low[word.end : following.start].strip(" &-'/") or _foreign(chart, word.start):
            break
        if word.capital and (following.capital and _is_rank(chart, word)):
            break
        if not word.capital and word.low not in INSIDE_NAMES:
            break
        start, following = (word.start if word.capital else start), word
    return _trim_front(chart, start, head), _tail(chart, head.end)


def _is_rank(chart: Chart, word: Word) -> bool:
    """Whether the word alone is an office or a title ("Chairman")."""
    hits = chart.starting.get(word.start, ())
    return any(h.end == word.end and h.sense.kind in ("office", "title") for h in hits)


def _foreign(chart: Chart, position: int) -> bool:
    unit = chart.view.unit_at(position)
    return unit is None or unit.role == "title"


def _trim_front(chart: Chart, start: int, head: Hit) -> int:
    words = chart.view.between(start, head.start)
    for word in words:
        if word.capital and word.low not in chart.knowledge.function_words:
            return word.start
    return head.start


def _tail(chart: Chart, end: int) -> int:
    view, last = chart.view, end
    words = view.between(end, end + 60)
    if not words or words[0].low not in ("of", "for") or view.low[end : words[0].start].strip():
        return end
    position = words[0].end
    for word in words[1:]:
        if view.low[position : word.start].strip():
            break
        if word.capital:
            last = word.end
        elif word.low not in ("of", "and", "the", "for"):
            break
        position = word.end
    return last


def _before_caseless(chart: Chart, head: Hit) -> tuple[int, int]:
    view = chart.view
    index = view.before(head.start)
    if index < 0 or view.low[view.words[index].end : head.start].strip():
        return head.start, head.end
    word = view.words[index]
    if word.low in chart.knowledge.function_words or chart.word_at(word.start, "according"):
        return head.start, head.end
    return word.start, head.end
