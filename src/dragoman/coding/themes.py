"""Themes: what an event is about, in words and as a key that follows it across languages.

A key is the head noun's theme key (or its class), then, after a colon, what tells this one from
others of its kind: the weapon, commodity, agreement or organisation named in the phrase, else its
domain ("military", "trade").
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.lexicon import DOMAIN, Frame, Slot
from dragoman.coding.scene import Scene
from dragoman.coding.slots import arguments_in
from dragoman.model import Argument, Clause, Mention, Theme
from dragoman.text import trimmed

SPECIFIC = frozenset({"membership"})
"""Noun classes that tell what an event is about even when a vaguer noun heads the phrase."""
LONG = 60
"""Characters from which a theme is cut at its first comma."""
_GENITIVE = "genitive"
"""Word class of adpositions of the genitive."""
_TIME = "deadline"
_PROCESSES = frozenset({"boost"})
"""Keys of what is done to something else, which then tells what it is about."""
_BARRIERS = frozenset({"ADP", "CCONJ", "SCONJ", "VERB", "PUNCT"})
_NAMED = frozenset({"materiel", "commodity", "agreement", "project", "conflict"})


def _named(argument: Argument, classes: frozenset[str], scene: Scene) -> Mention | None:
    for mention in scene.mentions_in(argument.span):
        if mention.entity is None or mention.entity.startswith("local:"):
            continue
        if mention.type in _NAMED:
            return mention
        if mention.type == "organisation" and classes & SPECIFIC:
            return mention
    return None


def _inner(argument: Argument, clause: Clause, scene: Scene) -> tuple[frozenset[str], str] | None:
    """Class and key of what is done to: "the resumption of flights", «برقراری پروازها»."""
    found: list[tuple[frozenset[str], str]] = []
    for token in scene.parse.sentences[clause.sentence].tokens:
        if not argument.head.end <= token.start < argument.end:
            continue
        classes = scene.lexicon.classes_of(token.lemma)
        if token.upos in _BARRIERS and _GENITIVE not in classes:
            break
        key = scene.lexicon.key_of(token.lemma)
        if key is not None and key not in _PROCESSES:
            found.append((classes, key))
    things = [one for one in found if DOMAIN not in one[0]]
    return next(iter(things or found), None)


def _domain(argument: Argument, clause: Clause, scene: Scene) -> str | None:
    for token in scene.parse.sentences[clause.sentence].tokens:
        if argument.start <= token.start and token.end <= argument.end:
            found = scene.lexicon.domain_of(token.lemma)
            if found is not None:
                return found
    return None


def theme_of_argument(argument: Argument, clause: Clause, scene: Scene) -> Theme:
    """The theme that a phrase tells."""
    classes = scene.classes_of(argument)
    base = scene.lexicon.key_of(argument.lemma) or min(classes, default=None)
    if base is None or base in _PROCESSES:
        inner = _inner(argument, clause, scene)
        classes, base = (classes, base) if inner is None else inner
    named = _named(argument, classes, scene)
    detail = named.entity if named is not None else _domain(argument, clause, scene)
    span = trimmed(scene.document.text, argument.start, argument.end)
    if base is None:
        key = detail
    else:
        key = base if detail is None or detail == base else f"{base}:{detail}"
    head = min(classes, default=argument.lemma)
    return Theme(shortened(scene.text(span)), head, key, None if named is None else named.entity)


def shortened(text: str) -> str:
    """A long theme up to its first comma: what follows is an aside or a list."""
    if len(text) <= LONG:
        return text
    head, _, _ = text.replace("،", ",").partition(",")
    return head.strip()


def _content(clause: Clause, argument: Argument, scene: Scene) -> Theme | None:
    """The theme of an embedded clause: its own object, else its words."""
    if argument.clause is None:
        return theme_of_argument(argument, clause, scene)
    inner = scene.parse.clauses[argument.clause]
    for role in ("object", "oblique"):
        for found in arguments_in(inner, Slot(role)):
            if found.clause is None and not found.shared:
                return theme_of_argument(found, inner, scene)
    span = trimmed(scene.document.text, inner.start, inner.end)
    return Theme(shortened(scene.text(span)), inner.lemma) if len(span) else None


def _is_date(argument: Argument, scene: Scene) -> bool:
    return scene.is_dated(argument.head.start)


def _is_duration(argument: Argument, frame: Frame, scene: Scene) -> bool:
    """Whether a meeting only tells how long it took ("met for two hours")."""
    return frame.type == "CONSULT" and _TIME in scene.classes_of(argument)


def _below(index: int, scene: Scene) -> Iterator[int]:
    """The clauses embedded under a clause, however deep."""
    for child in scene.children[index]:
        if scene.parse.clauses[child].relation in ("complement", "nominal"):
            yield child
            yield from _below(child, scene)


def _specific(index: int, scene: Scene) -> Theme | None:
    """A theme of a specific class anywhere under the clause ("seek help in getting membership")."""
    for place in (index, *_below(index, scene)):
        clause = scene.parse.clauses[place]
        for argument in clause.arguments:
            if argument.clause is None and SPECIFIC & scene.classes_of(argument):
                theme = theme_of_argument(argument, clause, scene)
                if theme.entity is not None:
                    return theme
    return None


def theme_of(index: int, clause: Clause, frame: Frame, scene: Scene) -> Theme | None:
    """What a clause's event is about, by the frame's theme slots.

    Args:
        index: Of the clause in the parse.
        clause: The clause as its frame reads it.
        frame: Its frame.
        scene: The document.
    """
    specific = _specific(index, scene)
    if specific is not None:
        return specific
    slots = frame.theme
    if clause.nominal:
        slots = tuple(sorted(slots, key=lambda slot: slot.role == "complement"))
    for slot in slots:
        for argument in arguments_in(clause, slot):
            if _is_date(argument, scene) or _is_duration(argument, frame, scene):
                continue
            theme = _content(clause, argument, scene)
            if theme is not None:
                return theme
    return None
