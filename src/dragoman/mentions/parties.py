"""Parties spoken of together: "the two sides", «طرفین», "the two ministries", "they".

In a report on two states the sides are these two, unless a closer sentence has exactly two others
joined as its subject: who is thanked or hosts is no side. "The four countries" are those that the
nearest sentences name, if they are four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.mentions.antecedents import Antecedents
from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.register import Register
from dragoman.mentions.view import Unit
from dragoman.model import LocalEntity, Mention, MentionForm

LEAD_ROLES = frozenset({"title", "summary"})
LEAD_UNITS = 2
PAIR = 2
VERBS = frozenset({"VERB", "AUX"})


def add_parties(chart: Chart, register: Register, before: Antecedents) -> None:
    """Keeps the mentions of two parties together and of plural pronouns that are subjects.

    Args:
        chart: The text.
        register: Takes the mentions.
        before: The actors of the text.
    """
    main = _main_pair(chart, before)
    for hit in _pairs(chart):
        codes = _fixed(hit) or _pair_at(hit, before, main)
        members = tuple(sorted(register.state(code) for code in codes))
        _keep(register, hit, members, form="nominal")
    for hit in chart.words("parties"):
        codes = _counted(hit, before)
        if codes:
            members = tuple(sorted(register.state(code) for code in codes))
            _keep(register, hit, members, form="nominal")
    known = Antecedents(chart, register, before.subjects)
    for hit in chart.words("plural-pronoun"):
        unit = chart.view.unit_at(hit.start)
        if unit is not None and known.is_subject(hit.start, hit.end, unit):
            _add_pronoun(register, hit, known)


def _pairs(chart: Chart) -> list[Hit]:
    """The nominals of two parties; "two" or "both" before an organ of state makes one."""
    pairs = [hit for hit in chart.words("pair", "pair-alone") if _is_pair(chart, hit)]
    taken = {hit.end for hit in pairs}
    for body in chart.all("body"):
        two = chart.word_until(chart.view.back(body.start, " "), "two")
        if two is not None and body.sense.plural and body.end not in taken:
            the = chart.word_until(chart.view.back(two.start, " "), "determiner")
            pairs.append(Hit((the or two).start, body.end, two.sense))
    return pairs


def _is_pair(chart: Chart, hit: Hit) -> bool:
    if hit.sense.key == "pair":
        return True
    following = chart.view.between(hit.end, hit.end + 2)
    return bool(following) and following[0].upos in VERBS


def _fixed(hit: Hit) -> tuple[str, ...]:
    """The states that the very words name ("the two Koreas")."""
    return tuple(hit.sense.sector.split()) if hit.sense.sector else ()


def _pair_at(hit: Hit, before: Antecedents, main: tuple[str, ...]) -> tuple[str, ...]:
    for place, unit in enumerate(before.units_before(hit.start)):
        near = before.inside(unit.start, min(unit.end, hit.start))
        if joined := _joined_subject(unit, near, before):
            return joined
        codes = before.countries(near)
        if len(codes) == PAIR and (not main or (place == 0 and _has_subject(unit, near, before))):
            return codes
    return main


def _counted(hit: Hit, before: Antecedents) -> tuple[str, ...]:
    """The countries that a number of them means: of one sentence before, or of some together."""
    wanted = int(hit.sense.sector or 0)
    together: tuple[str, ...] = ()
    for unit in before.units_before(hit.start):
        near = before.countries(before.inside(unit.start, min(unit.end, hit.start)))
        together = tuple(dict.fromkeys((*near, *together)))
        for codes in (near, together):
            if len(codes) == wanted:
                return codes
    counts = Counter(code for m in before.actors for code in before.countries([m]))
    ranked = counts.most_common(wanted + 1)
    clear = len(ranked) == wanted or (
        len(ranked) > wanted and ranked[wanted - 1][1] > ranked[wanted][1]
    )
    return tuple(code for code, _ in ranked[:wanted]) if clear else ()


def _joined_subject(unit: Unit, near: tuple[Mention, ...], before: Antecedents) -> tuple[str, ...]:
    """The two countries that are joined as the subject of a unit ("Pakistani and Indian ...")."""
    acting = tuple(m for m in near if _acts(m, unit, before))
    named = tuple(m for m in acting if before.countries([m]))
    codes = before.countries(named[:PAIR])
    if len(before.countries(named[:1])) == PAIR:
        return before.countries(named[:1])
    joined = len(codes) == PAIR and before.joined(named[:PAIR])
    return codes if joined and len(before.countries(named)) == PAIR else ()


def _has_subject(unit: Unit, near: tuple[Mention, ...], before: Antecedents) -> bool:
    return any(_acts(mention, unit, before) for mention in near)


def _acts(mention: Mention, unit: Unit, before: Antecedents) -> bool:
    return before.is_subject(mention.start, mention.end, unit)


def _main_pair(chart: Chart, before: Antecedents) -> tuple[str, ...]:
    """The two states that a document is about; none where a third is as close to its lead."""
    title = [unit for unit in chart.view.units if unit.role == "title"]
    named = before.countries(_within(title, before))
    if len(named) == PAIR:
        return named
    body = [u for u in chart.view.units if u.role not in LEAD_ROLES | {"dateline", "byline"}]
    lead = [u for u in chart.view.units if u.role in LEAD_ROLES] + body[:LEAD_UNITS]
    for reach in range(1, len(lead) + 1):
        named = before.countries(_within(lead[:reach], before))
        if len(named) == PAIR:
            return named
    counts = Counter(code for m in before.actors for code in before.countries([m]))
    ranked = [(code, n) for code, n in counts.most_common() if code in named or len(named) < PAIR]
    if len(ranked) < PAIR or (len(ranked) > PAIR and ranked[1][1] == ranked[2][1]):
        return ()
    return ranked[0][0], ranked[1][0]


def _within(units: Iterable[Unit], before: Antecedents) -> list[Mention]:
    return [mention for unit in units for mention in before.inside(unit.start, unit.end)]


def _add_pronoun(register: Register, hit: Hit, before: Antecedents) -> None:
    """Whom "they" means: the plural or joined subject before, else the two parties before it."""
    span = hit.start, hit.end
    for unit in before.units_before(hit.start):
        near = before.inside(unit.start, min(unit.end, hit.start))
        groups = [
            m.entity for m in near if m.type == "group" and m.entity and _acts(m, unit, before)
        ]
        if groups:
            register.mention(span, "group", "pronoun", groups[-1], "pronoun")
            return
        members = before.people(near)
        if len(members) != PAIR:
            members = tuple(sorted(register.state(code) for code in before.countries(near)))
        if len(members) == PAIR:
            _keep(register, hit, members, form="pronoun")
            return
        if near:
            one = before.subject_of(unit, hit.start)
            if one is not None and one.type == "organisation" and one.entity:
                register.mention(span, "organisation", "pronoun", one.entity, "pronoun")
            return


def _group(register: Register, members: tuple[str, ...]) -> LocalEntity:
    """Several parties together, by their own names: "the two countries" names nobody."""
    known = [register.entities[key] for key in members]
    name = ", ".join(one.name for one in known)
    return LocalEntity("", "group", name, known[0].language, members=members)


def _keep(register: Register, hit: Hit, members: tuple[str, ...], *, form: MentionForm) -> None:
    key = None
    if members:
        key = register.local(_group(register, members), "pair", *members)
    why = "pronoun" if form == "pronoun" else "pair-of-states"
    register.mention((hit.start, hit.end), "group", form, key, why)
