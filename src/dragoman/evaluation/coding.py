"""How well event mentions are coded, on sentences with gold events.

Each sentence goes through the document half by itself, as a report of one body segment published on
the day that it states. Gold events and event mentions are paired one to one: they must share words
(the gold's trigger lies in the mention's evidence), and the pairing of most agreement wins.

*Exact*: type, dyad and modality agree (happened and ongoing are one; alternatives of the gold are
right). *Relaxed*: type and modality may be wrong. The dyad is the set of countries, without order
(``RoleScore`` has the order); an organisation of many countries is its gazetteer key. An event that
is not core may be missing or found. Scores lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Struct

from dragoman.cleaning.credits import credits_of, pointers
from dragoman.coding.parties import body_of
from dragoman.evaluation.coding_causes import causes
from dragoman.evaluation.coding_tally import CodingScore, Outcome, Roles, tally, told
from dragoman.evaluation.gold_match import best_pairs, dates_agree
from dragoman.evaluation.sentences import Case, GoldEvent, Split, days, places
from dragoman.gazetteer import organisations
from dragoman.ids import content_id
from dragoman.model import Analysis, Date, Document, EventMention, LocalEntity, Modality, Segment
from dragoman.pack import Pack
from dragoman.pipeline import analyse
from dragoman.text import Span


class Found(Struct, frozen=True):
    """An event mention as the scorer sees it: parties are countries, or keys where there is none.

    Attributes:
        spans: Of its evidence.
        who: Parties in ``actor1``.
        to_whom: Parties in ``actor2``.
        said_by: Spans that name who says so, by the words or by the entity; empty for the narrator.
        theme: Where its theme's words stand.
    """

    mention: EventMention
    spans: tuple[Span, ...]
    who: frozenset[str]
    to_whom: frozenset[str]
    said_by: tuple[Span, ...]
    theme: tuple[Span, ...]


def score_coding(cases: Iterable[Case], pack: Pack) -> CodingScore:
    """The figures of some sentences."""
    wanted = tuple(cases)
    return tally(wanted, (one for case in wanted for one in outcomes(case, pack)))


def coding_errors(cases: Iterable[Case], pack: Pack) -> tuple[str, ...]:
    """Each core event that is not exact and each event mention that is made up, a line each."""
    return tuple(line for case in cases for line in _errors(case, pack))


def _errors(case: Case, pack: Pack) -> Iterator[str]:
    wrong = [one for one in outcomes(case, pack) if one.made_up or (one.wanted and not one.exact)]
    if not wrong:
        return
    why = causes(case, sentence_document(case, pack), pack)
    for one in wrong:
        yield told(one, why)


def of_split(cases: Iterable[Case], split: Split | None) -> tuple[Case, ...]:
    """The sentences of one half, or all of them."""
    return tuple(case for case in cases if split in (None, case.split))


def outcomes(case: Case, pack: Pack) -> Iterator[Outcome]:
    """What became of each gold event of a sentence, and each event mention that was made up."""
    found = events_of(case, pack)
    pairs = _pairs(case, found)
    spared = set(pairs.values())
    for number, event in enumerate(case.events):
        at = pairs.get(number)
        yield _outcome(case, event, None if at is None else found[at])
    for at, one in enumerate(found):
        if at not in spared:
            yield Outcome(
                case,
                None,
                type=one.mention.type,
                modality=one.mention.modality,
                said=_said(one),
                mention=one.mention,
            )


def events_of(case: Case, pack: Pack) -> tuple[Found, ...]:
    """The event mentions that dragoman codes in a sentence, acts of reporting left out."""
    analysis = analyse(sentence_document(case, pack), pack)
    return tuple(_found(one, analysis) for one in analysis.events if one.type is not None)


def sentence_document(case: Case, pack: Pack) -> Document:
    """A sentence as a cleaned document of one body segment."""
    sha256 = content_id("t", case.text).ljust(64, "0")
    document = Document(
        id=content_id("d", sha256),
        sha256=sha256,
        locator=case.id,
        text=case.text,
        languages=(pack.code,),
        genre="news",
        published=None if case.published is None else _day(case.published),
        segments=(Segment(0, len(case.text), "body", pack.code),),
    )
    named = pointers(document, document.segments, pack)
    return msgspec.structs.replace(document, credits=credits_of(document, named, outlet=None))


def _day(day: date) -> Date:
    return Date(day.isoformat(), day, day, "day", "explicit")


def _found(mention: EventMention, analysis: Analysis) -> Found:
    entities = {one.key: one for one in analysis.entities}
    spans = tuple(Span(one.start, one.end) for one in mention.evidence)
    theme = () if mention.theme is None else places(mention.theme.text, analysis.document.text)
    return Found(
        mention,
        spans,
        who=frozenset(p for key in mention.actor1 for p in _parties(key, entities)),
        to_whom=frozenset(p for key in mention.actor2 for p in _parties(key, entities)),
        said_by=tuple(_sources(mention, analysis)),
        theme=theme,
    )


def _parties(key: str, entities: dict[str, LocalEntity]) -> tuple[str, ...]:
    """The countries of an entity or of its members, else its key; nothing for an unknown one."""
    entity = entities.get(key)
    if entity is None:
        return ()
    body = body_of(entity)
    if body is not None:
        return (body,)
    if entity.country is not None:
        return (entity.country,)
    members = tuple(p for one in entity.members if one != key for p in _parties(one, entities))
    if members:
        return members
    return () if key.startswith("local:") else (key,)


def _sources(mention: EventMention, analysis: Analysis) -> Iterator[Span]:
    source = mention.attribution[0]
    if source.form == "narrator":
        return
    yield from (Span(one.start, one.end) for one in source.evidence)
    if source.entity is not None:
        yield from (one.span for one in analysis.mentions if one.entity == source.entity)
    if source.outlet is not None:
        yield from places(source.outlet, analysis.document.text)


def _pairs(case: Case, found: tuple[Found, ...]) -> dict[int, int]:
    """Index of the event mention for each gold event that has one."""
    weights: dict[tuple[str, str], float] = {}
    for number, event in enumerate(case.events):
        words = (event.trigger, *event.trigger_alt)
        triggers = [span for one in words for span in places(one, case.text)]
        for at, one in enumerate(found):
            if any(a.overlaps(b) for a in triggers for b in one.spans):
                weights[str(number), str(at)] = _agreement(event, one)
    return {int(number): int(at) for number, at in best_pairs(weights).items()}


def _agreement(event: GoldEvent, one: Found) -> float:
    """How much an event mention is what the gold says; an exact pair outweighs any others."""
    type_, dyad, modality = _type_agrees(event, one), _dyad_agrees(event, one), _real(event, one)
    exact = type_ and dyad and modality
    narrow = 1 / (1 + sum(len(span) for span in one.spans))
    return 100 * exact + 4 * dyad + 3 * type_ + modality + event.core + narrow


def _type_agrees(event: GoldEvent, one: Found) -> bool:
    return one.mention.type in (event.type, *event.type_alt)


def _real(event: GoldEvent, one: Found) -> bool:
    right = {_merged(modality) for modality in (event.modality, *event.modality_alt)}
    return _merged(one.mention.modality) in right


def _merged(modality: Modality) -> Modality:
    return "happened" if modality == "ongoing" else modality


def _gold_parties(keys: Iterable[str]) -> frozenset[str]:
    """The countries of the gold's actors, else their keys."""
    known = organisations()
    return frozenset((known[key].country if key in known else None) or key for key in keys)


def _agree(found: frozenset[str], wanted: Iterable[str], event: GoldEvent) -> bool:
    """Whether the parties are those wanted; optional ones may be there or not."""
    all_ = _gold_parties(wanted)
    needed = _gold_parties(key for key in wanted if key not in event.optional)
    return needed <= found <= all_ and bool(found or not all_)


def _dyad_agrees(event: GoldEvent, one: Found) -> bool:
    return _agree(one.who | one.to_whom, (*event.actor1, *event.actor2), event)


def _outcome(case: Case, event: GoldEvent, one: Found | None) -> Outcome:
    if one is None:
        return Outcome(case, event)
    roles = Roles(
        who=bool(_gold_parties(event.actor1)),
        to_whom=bool(_gold_parties(event.actor2)),
        who_found=bool(one.who),
        to_whom_found=bool(one.to_whom) and not event.symmetric,
        who_right=_role_agrees(event, one, "who"),
        to_whom_right=_role_agrees(event, one, "to whom"),
    )
    return Outcome(
        case,
        event,
        type=one.mention.type,
        modality=one.mention.modality,
        said=_said(one),
        type_right=_type_agrees(event, one),
        dyad_right=_dyad_agrees(event, one),
        modality_right=_real(event, one),
        date_right=_date_agrees(event, one),
        speaker_right=_speaker_agrees(event, one, case.text),
        theme_right=_theme_agrees(event, one, case.text),
        roles=roles,
        mention=one.mention,
    )


def _role_agrees(event: GoldEvent, one: Found, role: str) -> bool:
    """Whether a role has the right parties; those of a symmetric event may be in either."""
    if event.symmetric:
        return _dyad_agrees(event, one)
    if role == "who":
        return _agree(one.who, event.actor1, event)
    return _agree(one.to_whom, event.actor2, event)


def _date_agrees(event: GoldEvent, one: Found) -> bool | None:
    if event.date is None:
        return None
    asked = days(event.date)
    gold = Date(event.date, asked.earliest, asked.latest, "interval", "explicit")
    return dates_agree(one.mention.date, gold)


def _speaker_agrees(event: GoldEvent, one: Found, text: str) -> bool:
    if event.speaker is None:
        return not one.said_by
    spans = places(event.speaker, text)
    return any(a.overlaps(b) for a in spans for b in one.said_by)


def _theme_agrees(event: GoldEvent, one: Found, text: str) -> bool | None:
    if event.theme is None:
        return None
    return any(a.overlaps(b) for a in places(event.theme, text) for b in one.theme)


def _said(one: Found) -> str:
    """The event mention in a few words, for the lists of errors."""
    sides = ">".join(",".join(sorted(side)) for side in (one.who, one.to_whom))
    mention = one.mention
    evidence = " … ".join(piece.quote for piece in mention.evidence)
    return f"{mention.type} {sides} {mention.modality} ({mention.predicate}) “{evidence}”"
