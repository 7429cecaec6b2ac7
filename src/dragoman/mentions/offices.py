"""Offices with country, body and time: "the then deputy prime minister of Pakistan"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.mentions.bodies import Body
from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.grammar import (
    MAX_FILLERS,
    is_beside,
    links_after,
    possessed,
    state_after,
    state_before,
)

MAX_CHAIN = 3
GOVERNMENT = "GOV"
OF_MANY = "IGO"
"""The sector of bodies of many states, whose officials act for none of them."""


class Office(Struct, frozen=True):
    """An office said at a place.

    Attributes:
        start: Of the whole phrase, with its country.
        end: Of the whole phrase, with its country.
        core: Start of the office's own words, modifiers before them left out.
        core_end: End of the office's own words.
        key: The gazetteer's key.
        title: English, with what modifies it ("former deputy ...").
        marks: Which of former, acting and deputy are said of it.
        plural: Whether several people hold it.
        countries: Alpha-3 codes; several where the phrase is plural.
        body: Key of the organisation it is an office of.
        body_name: Its name.
        sector: PLOVER sector.
        definite: Whether a country or body is said, not inferred.
        of_many: Whether the organisation is an international body.
    """

    start: int
    end: int
    core: int
    core_end: int
    key: str
    title: str
    marks: frozenset[str]
    plural: bool
    countries: tuple[str, ...]
    body: str | None
    body_name: str | None
    sector: str | None
    definite: bool
    of_many: bool = False

    @property
    def international(self) -> bool:
        """Whether it is an office of an international body that is held still: of no country."""
        return self.of_many and "former" not in self.marks

    @property
    def country(self) -> str | None:
        """The one country of the office."""
        return self.countries[0] if len(self.countries) == 1 else None


def find_offices(chart: Chart, bodies: Sequence[Body]) -> tuple[Office, ...]:
    """All offices said in a text, in order."""
    starts = {body.start: body for body in reversed(bodies)}
    ends = {body.end: body for body in bodies}
    return tuple(
        _office(chart, hit, starts, ends)
        for hit in chart.all("office")
        if not any(_is_part(hit, body) for body in bodies) and not is_given_name(chart, hit)
    )


def _is_part(hit: Hit, body: Body) -> bool:
    """Whether the words of an office only belong to a body's name ("Prime Minister's Office")."""
    inside = body.start <= hit.start and hit.end <= body.end
    return inside and hit.end - hit.start < body.end - body.start


def is_given_name(chart: Chart, hit: Hit) -> bool:
    """Whether the word for an office is a first name here ("Amir Hatami", "Amir-Abdollahian")."""
    view = chart.view
    if view.low[hit.start : hit.end] not in chart.knowledge.given_names:
        return False
    following = view.between(hit.end, hit.end + 3)
    if not view.raw[hit.start].isupper() or not following or not following[0].capital:
        return False
    if view.low[hit.end] == "-":
        return True
    titled = any(chart.at(following[0].start, kind) for kind in ("title", "state"))
    determined = chart.word_until(view.back(hit.start, " "), "determiner")
    return not titled and determined is None and state_before(chart, hit.start) is None


def _office(chart: Chart, hit: Hit, starts: dict[int, Body], ends: dict[int, Body]) -> Office:
    start, marks = _marks_before(chart, hit.start)
    end, later = _marks_after(chart, hit.end)
    inside = (starts[at] for at in range(hit.start, hit.end) if at in starts)
    bodies = [body for body in inside if _is_core(body, hit)][:1]
    end = max(end, bodies[0].end) if bodies else end
    for _ in range(MAX_CHAIN):
        found = [starts[at] for at in links_after(chart, end) if at in starts]
        if not found:
            break
        bodies.append(found[0])
        end = found[0].end
    of_many = bool(bodies) and is_of_many(bodies[-1])
    after = None if of_many and is_beside(chart) else state_after(chart, end)
    end = after.end if after else end
    end, last = _marks_after(chart, end)
    owner = None if bodies else _body_before(chart, start, ends)
    start = owner.start if owner else start
    before = None if after or bodies else state_before(chart, start)
    of_many = of_many or (owner is not None and is_of_many(owner))
    start, earlier = _marks_before(chart, before.start if before else start)
    body = bodies[0] if bodies else owner
    link = None if of_many else after or before
    countries = link.keys if link else _body_countries(bodies or ([owner] if owner else []))
    row = chart.knowledge.offices.get(hit.sense.key)
    all_marks = marks | later | last | earlier | _marks_inside(chart, hit)
    return Office(
        start,
        end,
        hit.start,
        hit.end,
        hit.sense.key,
        _title(row.title if row else hit.sense.key, all_marks),
        all_marks,
        hit.sense.plural,
        countries,
        body.key if body else None,
        body.name if body else None,
        _sector(row.sector if row else None, body, of_many=of_many),
        bool(link or body),
        of_many,
    )


def _sector(own: str | None, body: Body | None, *, of_many: bool) -> str | None:
    """That of the office; who governs nothing in an international body has the body's."""
    if of_many and own in (None, GOVERNMENT):
        return OF_MANY
    return own or (body.sector if body else None)


def is_of_many(body: Body) -> bool:
    """Whether a body belongs to many states."""
    return body.sector == OF_MANY and body.country is None


def _is_core(body: Body, hit: Hit) -> bool:
    """Whether the office's own words name the organisation ("NATO secretary general")."""
    known = bool(body.country or body.key) and body.why != "body"
    return known and hit.start <= body.start < hit.end


def _marks_before(chart: Chart, position: int) -> tuple[int, frozenset[str]]:
    marks: set[str] = set()
    for _ in range(MAX_FILLERS):
        end = chart.view.back(position, " -")
        word = chart.word_until(end, "former", "acting", "deputy", "filler")
        if word is None:
            break
        marks.add(word.sense.key)
        position = word.start
    return position, frozenset(marks - {"filler"})


def _marks_after(chart: Chart, position: int) -> tuple[int, frozenset[str]]:
    marks: set[str] = set()
    for _ in range(MAX_FILLERS):
        word = chart.word_at(
            chart.view.skip(position, " "), "former-after", "acting-after", "filler-after"
        )
        if word is None:
            break
        marks.add(word.sense.key.removesuffix("-after"))
        position = word.end
    return position, frozenset(marks - {"filler"})


def _marks_inside(chart: Chart, hit: Hit) -> frozenset[str]:
    """A mark between the words of an office («وزیر وقت خارجه»)."""
    words = chart.view.between(hit.start + 1, hit.end)
    inside = any(chart.word_at(word.start, "former-after") for word in words)
    return frozenset({"former"}) if inside else frozenset()


def _body_before(chart: Chart, start: int, ends: dict[int, Body]) -> Body | None:
    if "-" not in chart.knowledge.links.get("link-before", ()):
        return None
    end = chart.view.back(start, " ")
    owner = possessed(chart, end)
    return ends.get(end if owner is None else owner)


def _body_countries(bodies: Sequence[Body]) -> tuple[str, ...]:
    for body in bodies:
        if body.country:
            return (body.country,)
    return ()


def _title(title: str, marks: frozenset[str]) -> str:
    lower = title.lower()
    words = [mark for mark in ("former", "acting", "deputy") if mark in marks and mark not in lower]
    return " ".join((*(word.capitalize() for word in words), title))
