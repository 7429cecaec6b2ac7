"""What stands under what: talks under a visit, words and wishes under their meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.ledger import CorpusView
from dragoman.model import Date, Event, EventType, Modality, Statement

Told = Event | Statement
"""What a line of a chronology stands for."""

Tree = dict[str | None, list[Told]]
"""Events and statements in time order under the id of what holds them; ``None`` is the top."""

_Meetings = Mapping[str, Sequence[Event]]
_SAID: frozenset[EventType | None] = frozenset({"AGREE", "SUPPORT", "REQUEST"})
_SAID_MODALITIES: frozenset[Modality] = frozenset({"desired", "planned", "offered", "happened"})


def nest(view: CorpusView) -> Tree:
    """Every event of a view, and every statement that no event tells, in its place."""
    tree: defaultdict[str | None, list[Told]] = defaultdict(list)
    meetings = _meetings(view)
    everything: list[Told] = [*view.events, *untold_statements(view)]
    for told in everything:
        tree[_holder(told, meetings, view)].append(told)
    return {key: sorted(found, key=_order) for key, found in tree.items()}


def untold_statements(view: CorpusView) -> tuple[Statement, ...]:
    """The statements whose words are not the evidence of an event already."""
    told = {
        (one.doc, place)
        for event in view.events
        for mention in view.event_mentions(event)
        for one in mention.evidence
        for place in range(one.start, one.end)
    }
    return tuple(
        statement
        for statement in view.statements
        if not any(
            (one.doc, place) in told
            for one in statement.evidence
            for place in range(one.start, one.end)
        )
    )


def _holder(told: Told, meetings: _Meetings, view: CorpusView) -> str | None:
    if isinstance(told, Statement):
        return _meeting_of_statement(told, meetings, view)
    if told.part_of is not None and view.event(told.part_of) is not None:
        return told.part_of
    return _meeting_of_event(told, meetings, view)


def _order(told: Told) -> tuple[date, date, int, str]:
    """The place of a line: by its first and last possible day, then as a day goes on."""
    when = told.date
    first = None if when is None else when.earliest or when.latest
    last = None if when is None else when.latest
    return first or date.max, last or date.max, _hour(told), told.id


def _hour(told: Told) -> int:
    """Of one day: visits, then talks, then what came of them, then words."""
    if isinstance(told, Statement):
        return 4
    if told.type == "CONSULT":
        return 0 if told.mode == "visit" else 1
    return 2 if told.modality in ("happened", "ongoing") else 3


def _meetings(view: CorpusView) -> _Meetings:
    """The meetings that took place, by the documents that tell of them."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in view.events:
        if event.type == "CONSULT" and event.mode != "visit" and event.modality == "happened":
            for doc in event.documents:
                found[doc].append(event)
    return found


def _meeting_of_event(event: Event, meetings: _Meetings, view: CorpusView) -> str | None:
    """The meeting at which something was wished, praised or promised; none when not sure."""
    if event.type not in _SAID or event.modality not in _SAID_MODALITIES:
        return None
    near = [one for doc in event.documents for one in meetings.get(doc, ())]
    return _the_one(near, event.actor1 + event.actor2, event.date, view)


def _meeting_of_statement(
    statement: Statement, meetings: _Meetings, view: CorpusView
) -> str | None:
    """The meeting at which someone spoke; none when not sure."""
    speaker = view.entity_id(statement.doc, statement.speaker)
    if speaker is None:
        return None
    return _the_one(meetings.get(statement.doc, ()), (speaker,), statement.date, view)


def _the_one(
    meetings: Sequence[Event], who: Sequence[str], when: Date | None, view: CorpusView
) -> str | None:
    """The only one of some meetings on these days that one of these people took part in."""
    people = {one for one in who if _is_person(one, view)}
    found = {
        event.id
        for event in meetings
        if people & set(event.actor1 + event.actor2) and _same_days(when, event.date)
    }
    return found.pop() if len(found) == 1 else None


def _is_person(entity: str, view: CorpusView) -> bool:
    found = view.entity(entity)
    return found is not None and found.type == "person"


def _same_days(left: Date | None, right: Date | None) -> bool:
    if left is None or right is None:
        return left is right
    return (left.earliest, left.latest) == (right.earliest, right.latest)
