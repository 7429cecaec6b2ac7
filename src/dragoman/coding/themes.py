"""Themes: what an event is about, in words and as a key that follows it across languages.

A key is the head noun's theme key (or its class), then, after a colon, what tells this one from
others of its kind: the weapon, commodity, agreement or organisation named in the phrase, else its
domain ("military", "trade").
"""

from __future__ import annotations

from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.scene import Scene
from dragoman.coding.slots import arguments_in
from dragoman.model import Argument, Clause, Mention, Theme
from dragoman.text import trimmed

_NAMED = frozenset({"materiel", "commodity", "agreement", "project", "conflict"})
_BODY_CLASSES = frozenset({"membership"})
_DOMAIN = "domain"


def _named(argument: Argument, classes: frozenset[str], scene: Scene) -> Mention | None:
    for mention in scene.mentions_in(argument.span):
        if mention.entity is None or mention.entity.startswith("local:"):
            continue
        if mention.type in _NAMED:
            return mention
        if mention.type == "organisation" and classes & _BODY_CLASSES:
            return mention
    return None


def _domain(argument: Argument, clause: Clause, scene: Scene) -> str | None:
    lexicon = scene.lexicon
    for token in scene.parse.sentences[clause.sentence].tokens:
        inside = argument.start <= token.start and token.end <= argument.end
        if inside and _DOMAIN in lexicon.classes_of(token.lemma):
            return lexicon.keys.get(token.lemma, token.lemma)
    return None


def theme_of_argument(argument: Argument, clause: Clause, scene: Scene) -> Theme:
    """The theme that a phrase tells."""
    classes = scene.classes_of(argument)
    base = scene.lexicon.keys.get(argument.lemma) or min(classes, default=None)
    named = _named(argument, classes, scene)
    detail = named.entity if named is not None else _domain(argument, clause, scene)
    span = trimmed(scene.document.text, argument.start, argument.end)
    if base is None:
        key = detail
    else:
        key = base if detail is None or detail == base else f"{base}:{detail}"
    head = min(classes, default=argument.lemma)
    return Theme(scene.text(span), head, key, None if named is None else named.entity)


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
    return Theme(scene.text(span), inner.lemma) if len(span) else None


def theme_of(clause: Clause, frame: Frame, scene: Scene) -> Theme | None:
    """What a clause's event is about, by the frame's theme slots."""
    for slot in frame.theme:
        for argument in arguments_in(clause, slot):
            theme = _content(clause, argument, scene)
            if theme is not None:
                return theme
    return None
