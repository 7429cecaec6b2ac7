"""The scores of an export against gold: pure functions of the records of both.

What each figure means is told in ``docs/reference/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.evaluation.gold_case import (
    CORE_FIRST,
    Case,
    build_case,
    match_mentions,
    right_modality,
)
from dragoman.evaluation.gold_corpus import corpus_figures
from dragoman.evaluation.gold_match import best_pairs, dates_agree, dyads, touch
from dragoman.evaluation.gold_records import (
    EventRecord,
    MentionRecord,
    Note,
    Records,
    StatementRecord,
)
from dragoman.evaluation.gold_tally import TOTAL, Counted, Miss, Score, Tally, summed
from dragoman.model import Attribution, EntityType, Evidence

NAMED_FORMS = frozenset({"name", "metonym"})
NAMED_TYPES: frozenset[EntityType] = frozenset(
    {"person", "state", "organisation", "place", "materiel"}
)
READERS = frozenset({"comment", "verse"})
NEVER = READERS | {"navigation", "boilerplate"}


def score(gold: Records, notes: tuple[Note, ...], found: Records) -> Score:
    """The figures of an export.

    Args:
        gold: What a careful reader found; only its documents count.
        notes: What the gold allows beside what it says.
        found: The export, whose documents have the ids of the gold's.
    """
    case = build_case(gold, notes, found)
    counted = [
        *_mentions(case),
        *_events(case),
        *_fields(case),
        *_statements(case),
        *_links(case),
        *corpus_figures(case),
        *_forbidden(case),
    ]
    misses = tuple(one for one in counted if isinstance(one, Miss))
    return Score(summed([one for one in counted if isinstance(one, Tally)]), misses)


def _tally(figure: str, language: str, *, right: bool) -> Tally:
    return Tally(figure, language, int(right), 1, 1)


# Mentions


def _is_named(mention: MentionRecord) -> bool:
    return mention.form in NAMED_FORMS and mention.type in NAMED_TYPES


def _mentions(case: Case) -> Iterator[Counted]:
    pairs = match_mentions(case.gold, case.found)
    for mention in filter(_is_named, case.gold.mentions):
        right = int(mention.id in pairs)
        yield Tally("mentions", case.language[mention.doc], right, right, 1)
        if not right:
            yield Miss("mentions", mention.doc, f"missed: {mention.quote} ({mention.type})")
    matched = set(pairs.values())
    for mention in filter(_is_named, case.found.mentions):
        excused = mention.doc not in case.language or _is_excused(mention, case)
        if mention.id not in matched and not excused:
            yield Tally("mentions", case.language[mention.doc], 0, 1, 0)
            yield Miss("mentions", mention.doc, f"wrong: {mention.quote} ({mention.type})")


def _is_excused(mention: MentionRecord, case: Case) -> bool:
    """Whether it is inside a longer or an optional gold mention, or is counted as forbidden."""
    inside = any(
        one.doc == mention.doc
        and one.start <= mention.start
        and mention.end <= one.end
        and (one.form == "nominal" or mention.end - mention.start < one.end - one.start)
        for one in case.gold.mentions
    )
    return inside or _is_forbidden(mention.evidence, case.gold, NEVER)


# Events


def _events(case: Case) -> Iterator[Counted]:
    for gold in case.gold.events:
        if case.note(gold.id).optional:
            continue
        language = case.language[gold.doc]
        exact, relaxed = int(gold.id in case.exact), int(gold.id in case.events)
        yield Tally("events-exact", language, exact, exact, 1)
        yield Tally("events-relaxed", language, relaxed, relaxed, 1)
        if not relaxed:
            said = f"missed {gold.type} {gold.modality}: {gold.evidence[0].quote}"
            yield Miss("events-relaxed", gold.doc, said)
    matched = {other: gold for gold, other in case.events.items()}
    same = {(o.doc, o.event) for o in case.found.events if o.id in matched}
    for other in case.found.events:
        if other.doc in case.language:
            yield from _wrong(
                other, matched.get(other.id), case, repeated=(other.doc, other.event) in same
            )


def _wrong(
    other: EventRecord, gold: str | None, case: Case, *, repeated: bool
) -> Iterator[Counted]:
    """What an event that was found costs, where it is not the one wanted."""
    language = case.language[other.doc]
    said = f"{other.type} {other.modality} {'/'.join(sorted(dyads(other)))}"
    if gold is None and not repeated:
        yield Tally("events-exact", language, 0, 1, 0)
        yield Tally("events-relaxed", language, 0, 1, 0)
        yield Miss("events-exact", other.doc, f"wrong {said}: {other.evidence[0].quote}")
    elif gold is not None and gold not in case.exact and not case.note(gold).optional:
        yield Tally("events-exact", language, 0, 1, 0)
        yield Miss("events-exact", other.doc, f"near miss {said}: {other.evidence[0].quote}")


def _fields(case: Case) -> Iterator[Counted]:
    found = {one.id: one for one in case.found.events}
    for gold in case.gold.events:
        note = case.note(gold.id)
        if gold.id not in case.events or note.optional:
            continue
        other = found[case.events[gold.id]]
        for figure, right in _asked(gold, other, note, case):
            yield _tally(figure, case.language[gold.doc], right=right)
            if not right:
                said = f"{_value(figure, gold)} found as {_value(figure, other)}"
                yield Miss(figure, gold.doc, f"{said}: {gold.evidence[0].quote}")


def _asked(
    gold: EventRecord, other: EventRecord, note: Note, case: Case
) -> Iterator[tuple[str, bool]]:
    """Each field that the gold has, and whether it is right."""
    yield "type", other.type in (gold.type, *note.types)
    yield "modality", right_modality(gold, other, note)
    if gold.date is not None:
        yield "date", any(dates_agree(other.date, one) for one in (gold.date, *note.dates))
    wanted = (*gold.attribution, *note.attributions)
    yield "speaker", any(_says(one, want, case) for one in other.attribution for want in wanted)
    if gold.place is not None:
        place = None if other.place is None else case.entities.get(other.place)
        yield "place", place in (gold.place, *note.places)


def _value(figure: str, event: EventRecord) -> str:
    if figure == "date":
        return "no date" if event.date is None else str(event.date.edtf)
    if figure == "speaker":
        return ", ".join(f"{a.entity or a.outlet or ''} {a.form}" for a in event.attribution)
    values = {"type": event.type, "modality": event.modality, "place": event.place}
    return str(values[figure])


def _says(found: Attribution, wanted: Attribution, case: Case) -> bool:
    if wanted.form == "narrator" or found.form == "narrator":
        return wanted.form == found.form
    who = None if found.entity is None else case.entities.get(found.entity)
    return who == wanted.entity


# Statements, links, what may never be evidence


def _statements(case: Case) -> Iterator[Counted]:
    found = {one.id: one for one in case.found.statements if one.doc in case.language}
    weights = {
        (gold.id, other.id): closeness + CORE_FIRST * (not case.note(gold.id).optional)
        for gold in case.gold.statements
        for other in found.values()
        if (closeness := touch(gold.evidence, other.evidence))
    }
    pairs = best_pairs(weights)
    for gold in case.gold.statements:
        if not case.note(gold.id).optional:
            yield from _statement(gold, found.get(pairs.get(gold.id, "")), case)
    for other in found.values():
        if other.id not in pairs.values():
            yield Tally("statements", case.language[other.doc], 0, 1, 0)
            yield Miss("statements", other.doc, f"wrong: {other.evidence[0].quote}")


def _statement(
    gold: StatementRecord, other: StatementRecord | None, case: Case
) -> Iterator[Counted]:
    language = case.language[gold.doc]
    yield Tally("statements", language, int(other is not None), int(other is not None), 1)
    if other is None:
        yield Miss("statements", gold.doc, f"missed: {gold.evidence[0].quote}")
        return
    if gold.speaker is None:
        right = other.speaker is None or other.speaker not in case.entities
    else:
        right = other.speaker is not None and case.entities.get(other.speaker) == gold.speaker
    yield _tally("statement-speaker", language, right=right)
    if not right:
        said = f"{gold.speaker or gold.speaker_text} found as {other.speaker_text}"
        yield Miss("statement-speaker", gold.doc, f"{said}: {gold.evidence[0].quote}")


def _links(case: Case) -> Iterator[Counted]:
    """Pairs of matched events of different documents: one event or two?"""
    found = {one.id: one for one in case.found.events}
    matched = [
        (one, found[case.events[one.id]]) for one in case.gold.events if one.id in case.events
    ]
    for (a, x), (b, y) in combinations(matched, 2):
        wanted, joined = a.event == b.event, x.event == y.event
        if a.doc != b.doc and (wanted or joined):
            yield Tally("links", TOTAL, int(wanted and joined), int(joined), int(wanted))
            if wanted != joined:
                word = "missed" if wanted else "wrong"
                said = f"{word}: {a.evidence[0].quote} = {b.evidence[0].quote}"
                yield Miss("links", a.doc, said)


def _is_forbidden(evidence: tuple[Evidence, ...], gold: Records, roles: frozenset[str]) -> bool:
    never = [
        Evidence(doc.id, part.start, part.end, "")
        for doc in gold.documents
        for part in doc.segments
        if part.role in roles
    ]
    return bool(touch(evidence, never))


def _forbidden(case: Case) -> Iterator[Counted]:
    """Records that rest on what is no part of the article; an author's name may be mentioned."""
    resting = [(one.doc, one.evidence, NEVER) for one in case.found.events]
    resting += [(one.doc, one.evidence, NEVER) for one in case.found.statements]
    resting += [(one.doc, one.evidence, READERS) for one in case.found.mentions]
    for doc, evidence, roles in resting:
        if doc in case.language and _is_forbidden(evidence, case.gold, roles):
            yield Tally("forbidden", case.language[doc], 1, 0, 0)
            yield Miss("forbidden", doc, evidence[0].quote)
