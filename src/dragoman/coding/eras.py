"""Eras: the state that was, where a name of today's stands for it ("Moscow" in 1955)."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec.structs import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.scene import Scene
from dragoman.gazetteer import states
from dragoman.gazetteer.rows import State

_STATE = "state:"


def in_its_time(draft: Draft, scene: Scene) -> Draft:
    """The draft with the states that were there on its date, or else when the report was published.

    A state is put back where just one past state had its place then: the first successor has the
    seat of government. Of people and bodies nothing is changed.
    """
    told = draft.date or scene.document.published
    day = None if told is None else told.latest
    if day is None:
        return draft
    return replace(
        draft,
        actor1=_then(draft.actor1, day),
        actor2=_then(draft.actor2, day),
        third=_then(draft.third, day),
    )


def _then(keys: tuple[str, ...], day: date) -> tuple[str, ...]:
    return tuple(_before(key, day) for key in keys)


def _before(key: str, day: date) -> str:
    """The past state that had a state's place on a day, else the state itself."""
    if not key.startswith(_STATE):
        return key
    found = [s for s in _predecessors(key.removeprefix(_STATE)) if _stood(s, day)]
    return f"{_STATE}{found[0].key}" if len(found) == 1 else key


def _stood(state: State, day: date) -> bool:
    first, last = state.valid_from, state.valid_to
    if first is None or last is None:
        return False
    return date.fromisoformat(first) <= day <= date.fromisoformat(last)


@cache
def _predecessors(code: str) -> tuple[State, ...]:
    """The past states that a state is the first successor of, over any number of steps."""
    found = [
        state
        for state in states().values()
        if state.kind == "past" and state.claimant is None and state.successor[:1] == (code,)
    ]
    return tuple(found) + tuple(older for state in found for older in _predecessors(state.key))
