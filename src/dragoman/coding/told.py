"""The words that tell an event: its clause, what that says of it, and what a noun is said of."""

from __future__ import annotations

from dragoman.coding.content import is_consumed
from dragoman.coding.modality import staged
from dragoman.coding.scene import Scene
from dragoman.coding.slots import framed
from dragoman.text import Span, trimmed


def told_in(index: int, scene: Scene) -> Span:
    """The span of the document's text that tells a clause's event.

    Args:
        index: Of the clause.
        scene: The document.
    """
    clause = scene.parse.clauses[index]
    start, end = clause.start, _content_end(index, scene)
    above = staged(clause, scene)
    if above is not None:
        start, end = min(start, above.start), max(end, above.end)
    return trimmed(scene.document.text, start, end)


def _content_end(index: int, scene: Scene) -> int:
    """Where a clause ends with the content that is no event of its own ("agreed to ...")."""
    end = scene.parse.clauses[index].end
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.relation != "complement" or inner.start < end - 1:
            continue
        if framed(inner, scene) is None or is_consumed(child, scene):
            end = max(end, _content_end(child, scene))
    return end
