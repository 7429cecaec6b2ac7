"""Why an event was missed: the first step on the way from words to event that it did not take."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.scene import Scene, build_scene
from dragoman.coding.slots import framed
from dragoman.evaluation.sentences import Case, GoldEvent, places
from dragoman.mentions import find_mentions
from dragoman.model import Clause, Document
from dragoman.pack import Pack
from dragoman.parsing import parse

Causes = Callable[[GoldEvent], str]


def causes(case: Case, document: Document, pack: Pack) -> Causes:
    """What tells the cause of a missed event of one sentence, in words.

    Args:
        case: The sentence.
        document: The sentence as a cleaned document.
        pack: Its language.
    """
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    scene = build_scene(dated, parsed, mentions, pack)
    return lambda event: _cause(case, event, scene)


def _cause(case: Case, event: GoldEvent, scene: Scene) -> str:
    spans = places(event.trigger, case.text)
    clauses = scene.parse.clauses
    here = [one for one in clauses if any(one.predicate.overlaps(span) for span in spans)]
    if not here:
        read = ", ".join(one.lemma for one in clauses) or "none"
        return f"no clause of “{event.trigger}” (clauses: {read})"
    with_frame = [one for one in here if framed(one, scene) is not None]
    if not with_frame:
        return f"no frame fits {_shown(here[0], scene)}"
    return f"a frame, but no event of it: {_shown(with_frame[0], scene)}"


def _shown(clause: Clause, scene: Scene) -> str:
    """A clause with its arguments, as the frames see it."""
    arguments = "; ".join(
        f"{one.role}{f' {one.marker}' if one.marker else ''}: {scene.text(one.span)}"
        for one in clause.arguments
    )
    return f"{clause.lemma}{' (noun)' if clause.nominal else ''} [{arguments}]"
