"""Names of people by title, office, given name and shape; the span is without title."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from dragoman.mentions.beside import Surroundings, apposed_office, higher_office, said_before
from dragoman.mentions.bodies import Body
from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.offices import Office, is_given_name
from dragoman.mentions.view import Unit, Word

COMMON = "common"
"""The form of a full name that many people bear."""
MAX_WORDS = 5
NEAR = 40
INSIDE = re.compile(r"[ \-'.\u2019]*|\. ?")


class Name(Struct, frozen=True):
    """A person's name at its place.

    Attributes:
        start: Of the name.
        end: Of the name.
        words: Its words, folded.
        titles: Texts of the titles before it.
        sector: PLOVER sector of its titles.
        office: Index of the office said of it beside it.
        why: The rule that found it.
        known: The gazetteer's key of whom these words name.
    """

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    sector: str | None
    office: int | None
    why: str
    known: str | None = None


def find_names(
    chart: Chart,
    bodies: Sequence[Body],
    offices: tuple[Office, ...],
    dates: Sequence[tuple[int, int]],
) -> tuple[Name, ...]:
    """All names of people, in order, that stand beside a title or office or look like names."""
    around = Surroundings(
        chart,
        offices,
        {office.end: index for index, office in enumerate(offices)},
        {start: index for index, o in enumerate(offices) for start in (o.core, o.start)},
        _blocked(chart, bodies, offices, dates),
    )
    found: list[Name] = []
    for unit in chart.view.units:
        for run in _runs(around, unit):
            name = _name(around, run, unit)
            if name is not None:
                found.append(name)
    return _with_known(around, found)


def _with_known(around: Surroundings, found: Sequence[Name]) -> tuple[Name, ...]:
    """The names, with those of well-known people added, made whole and marked."""
    names = list(found)
    for hit in around.chart.all("person"):
        if not _is_meant(around, hit):
            continue
        near = [name for name in names if name.start < hit.end and hit.start < name.end]
        if not near and (name := _known(around, hit)) is not None:
            names.append(name)
        elif near and _is_whole(around, hit, near):
            names = [name for name in names if name not in near]
            names.append(_marked(around, hit, near))
    return tuple(sorted(names, key=lambda name: name.start))


def _is_meant(around: Surroundings, hit: Hit) -> bool:
    """Whether a name that many bear means the well-known one.

    They are of the country of the office that is said of them, else of one that the text names.
    """
    if hit.sense.form != COMMON:
        return True
    row = around.chart.knowledge.people.get(hit.sense.key)
    office = _office_of_known(around, hit)
    said = () if office is None else around.offices[office].countries
    if row is None or said:
        return row is not None and row.country in said
    return any(state.sense.key == row.country for state in around.chart.all("state"))


def _is_whole(around: Surroundings, hit: Hit, near: Sequence[Name]) -> bool:
    """Whether a known name says more than what was found in its place, or just the same."""
    if all(hit.start <= name.start and name.end <= hit.end for name in near):
        return True
    cased = around.chart.view.between(hit.start, hit.end)[0].cased
    return not cased and len(around.chart.view.between(hit.start, hit.end)) > 1


def _marked(around: Surroundings, hit: Hit, near: Sequence[Name]) -> Name:
    best = next((name for name in near if name.titles or name.office is not None), near[0])
    words = tuple(word.low for word in around.chart.view.between(hit.start, hit.end))
    office = best.office
    if office is None:
        office = _office_of_known(around, hit)
    return msgspec.structs.replace(
        best, start=hit.start, end=hit.end, words=words, office=office, known=hit.sense.key
    )


def _known(around: Surroundings, hit: Hit) -> Name | None:
    """The name of a well-known person; a word with another sense needs a title or office."""
    words = tuple(word.low for word in around.chart.view.between(hit.start, hit.end))
    office = _office_of_known(around, hit)
    titles = said_before(around, hit.start)[0]
    if office is None and not titles and around.chart.at(hit.start, "agent") is not None:
        return None
    return Name(hit.start, hit.end, words, (), None, office, "person-known", hit.sense.key)


def _office_of_known(around: Surroundings, hit: Hit) -> int | None:
    office = said_before(around, hit.start)[1]
    after = around.office_starts.get(around.chart.view.skip(hit.end, " "))
    if after is None:
        after = apposed_office(around, hit.end)
    return higher_office(around, office, after)


def _blocked(
    chart: Chart,
    bodies: Sequence[Body],
    offices: Sequence[Office],
    dates: Sequence[tuple[int, int]],
) -> frozenset[int]:
    """Where words start that belong to something else than a person's name."""
    places: set[int] = set()
    spans = [*dates, *((body.start, body.end) for body in bodies if body.key or body.named)]
    spans += [(office.core, office.core_end) for office in offices]
    kinds = ("state", "city", "thing", "title", "agent")
    spans += [(hit.start, hit.end) for kind in kinds for hit in chart.all(kind)]
    for start, end in spans:
        places.update(word.start for word in chart.view.between(start, end))
    return frozenset(places)


def _runs(around: Surroundings, unit: Unit) -> list[tuple[Word, ...]]:
    """Stretches of words that may be names: capitalised ones, in caseless script any unknown."""
    words = around.chart.view.between(unit.start, unit.end)
    runs: list[tuple[Word, ...]] = []
    current: list[Word] = []
    for word in words:
        gap = around.chart.view.low[current[-1].end : word.start] if current else ""
        if current and not _joined(around, current[-1], gap):
            runs.append(tuple(current))
            current = []
        if _may_be_name(around, word, bool(current)) or _surname_after(around, current, word):
            current.append(word)
        elif current:
            runs.append(tuple(current))
            current = []
    if current:
        runs.append(tuple(current))
    return [trimmed for run in runs if (trimmed := _trim(around, run))]


def _joined(around: Surroundings, last: Word, gap: str) -> bool:
    if gap.strip(" \n") == "":
        return "\n" not in gap
    if gap in ("-", "'"):
        return True
    return gap.strip() == "." and len(last.raw) <= 2 and last.capital


def _may_be_name(around: Surroundings, word: Word, inside: bool) -> bool:
    return _looks_like_name(around, word, inside) and (
        word.start not in around.blocked or _given(around, word)
    )


def _looks_like_name(around: Surroundings, word: Word, inside: bool) -> bool:
    if word.raw[0].isdigit():
        return False
    if word.cased and (word.capital or not inside):
        return word.capital
    particle = word.low in around.chart.knowledge.links.get("name-particle", ())
    return particle or not (word.cased or _stops_name(around, word))


def _stops_name(around: Surroundings, word: Word) -> bool:
    knowledge = around.chart.knowledge
    if word.low in knowledge.given_names:
        return False
    nouns = knowledge.predicate_nouns
    stops = word.low in knowledge.name_stops or word.low in nouns or word.low[:-1] in nouns
    return stops or word.upos in ("VERB", "ADP", "AUX")


def _surname_after(around: Surroundings, current: list[Word], word: Word) -> bool:
    """Whether a word that means something else is a surname here ("Michael Jordan")."""
    if len(current) != 1 or not word.capital or current[0].start in around.blocked:
        return False
    kinds = {hit.sense.kind for hit in around.chart.starting.get(word.start, ())}
    return _given(around, current[0]) and kinds <= {"state", "place"}


def _given(around: Surroundings, word: Word) -> bool:
    title = around.chart.at(word.start, "title")
    return (
        word.low in around.chart.knowledge.given_names
        and (title is None or is_given_name(around.chart, title))
        and word.start not in around.office_starts
    )


def _trim(around: Surroundings, run: tuple[Word, ...]) -> tuple[Word, ...]:
    particles = around.chart.knowledge.links.get("name-particle", frozenset())
    while run and run[-1].low in particles and not run[-1].capital:
        run = run[:-1]
    while run and run[0].cased and run[0].low in around.chart.knowledge.function_words:
        run = run[1:]
    return run


def _name(around: Surroundings, run: tuple[Word, ...], unit: Unit) -> Name | None:
    if not run[0].cased:
        return _caseless_name(around, run)
    run = _without_possessive(around, run)
    titles, before = said_before(around, run[0].start)
    office = higher_office(around, before, apposed_office(around, run[-1].end))
    why = _cased_evidence(around, run, bool(titles), office is not None, unit)
    if why is None:
        return None
    return _made(run[:MAX_WORDS], titles, office, why)


def _without_possessive(around: Surroundings, run: tuple[Word, ...]) -> tuple[Word, ...]:
    if len(run) > 1 and run[-1].raw == "s" and around.chart.view.low[run[-1].start - 1] == "'":
        return run[:-1]
    return run


def _made(run: Sequence[Word], titles: tuple[Hit, ...], office: int | None, why: str) -> Name:
    sectors = [hit.sense.sector for hit in titles if hit.sense.sector]
    return Name(
        run[0].start,
        run[-1].end,
        tuple(word.low for word in run),
        tuple(hit.sense.key for hit in titles),
        sectors[0] if sectors else None,
        office,
        why,
    )


def _cased_evidence(
    around: Surroundings, run: tuple[Word, ...], titled: bool, office: bool, unit: Unit
) -> str | None:
    """Which rule, if any, makes a capitalised run a person."""
    if all(word.raw.isupper() and len(word.raw) > 2 for word in run):
        return None
    if titled or (office and _adjacent_office(around, run)):
        return "person-title"
    if office and len(run) > 1:
        return "person-apposition"
    if len(run) < 2 or len(run) > MAX_WORDS:
        return None
    if unit.role == "byline":
        return "person-byline"
    if run[0].low in around.chart.knowledge.given_names:
        return "person-given-name"
    if _after_agent(around, run):
        return "person-after-agent"
    if unit.role != "title" and _speech_near(around, run):
        return "person-speech"
    return None


def _after_agent(around: Surroundings, run: tuple[Word, ...]) -> bool:
    """Whether a noun for one person stands right before ("the Kenyan runner Eliud Kipchoge")."""
    agent = around.chart.until(around.chart.view.back(run[0].start, " "), "agent")
    return agent is not None and agent.sense.form == "person" and not agent.sense.plural


def _adjacent_office(around: Surroundings, run: tuple[Word, ...]) -> bool:
    return around.chart.view.back(run[0].start, " ") in around.office_ends


def _speech_near(around: Surroundings, run: tuple[Word, ...]) -> bool:
    chart = around.chart
    before = chart.word_until(chart.view.back(run[0].start), "speech")
    after = chart.word_at(chart.view.skip(run[-1].end), "speech")
    return before is not None or after is not None


def _caseless_name(around: Surroundings, run: tuple[Word, ...]) -> Name | None:
    """A name without capitals: beside a title or office, or with a given name."""
    given = around.chart.knowledge.given_names
    titles, office = said_before(around, run[0].start)
    after = around.office_starts.get(around.chart.view.skip(run[-1].end, " ،,"))
    known = around.chart.at(run[0].start, "person")
    if known is not None and not _is_meant(around, known):
        known = None
    if known is not None:
        run = tuple(word for word in run if word.start < known.end)
    if titles or (office is not None and (len(run) > 1 or known or run[0].low in given)):
        held = higher_office(around, office, after) if len(run) <= MAX_WORDS else office
        return _made(run[:MAX_WORDS], titles, held, "person-title")
    first = next((i for i, word in enumerate(run) if word.low in given), None)
    nouns = around.chart.knowledge.predicate_nouns
    if first is not None and (run[first].start in around.blocked or run[first].low in nouns):
        first = first if len(run) > first + 1 and run[first + 1].low in given else None
    if first is not None and (len(run) - first > 1 or after is not None):
        return _made(run[first:][:MAX_WORDS], (), after, "person-given-name")
    least = 1 if after is not None and _set_off(around, run, after) else 2
    if after is not None and least <= len(run) <= 4 and _unknown(around, run):
        return _made(run, (), after, "person-before-office")
    return None


def _set_off(around: Surroundings, run: tuple[Word, ...], office: int) -> bool:
    """Whether a comma stands between one word and the office of a certain country."""
    after = around.chart.view.skip(run[-1].end, " ")
    said = around.offices[office]
    return around.chart.view.low[after : after + 1] in ("،", ",") and bool(said.countries)


def _unknown(around: Surroundings, run: tuple[Word, ...]) -> bool:
    functions = around.chart.knowledge.function_words
    return not any(w.low in functions or w.upos in ("NOUN", "ADJ", "NUM") for w in run)
