"""What an event was, in words: the deed, what it was about, and how far or how real it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ledger import CorpusView
from dragoman.model import (
    ConflictKind,
    Event,
    EventMention,
    EventType,
    Modality,
    StageName,
    Theme,
)
from dragoman.products.foreseen import foreseen
from dragoman.products.parties import names_only_parties
from dragoman.products.people import plain_name
from dragoman.products.safe import visible
from dragoman.tables import load_table

LONGEST_THEME = 110
"""Code points of a theme that a line has room for."""
CORE = 30
"""Code points after which a comma may end a theme that is more than twice as long."""
_POSSESSIVES = frozenset({"Her", "His", "Its", "Our", "Their"})
_DETERMINERS = frozenset({"A", "An", "The", "These", "This"}) | _POSSESSIVES
_INFINITIVES = ("to ", "not to ")
_PREFIXES = frozenset({"org", "state", "place", "materiel", "commodity", "project"})
_LEADS = frozenset({"about", "for", "of", "on", "over", "regarding"})
_MODALITIES: dict[Modality, str] = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "desired": "wanted",
    "offered": "offered",
    "denied": "denied",
    "hypothetical": "supposed",
    "opinion": "an opinion",
}
_STAGES: dict[StageName, str] = {
    "desired": "wanted",
    "in_force": "in force",
    "in_progress": "under way",
    "negotiating": "under negotiation",
}
_TYPES: dict[EventType, str] = {
    "AGREE": "Agreements and wishes for closer dealings",
    "CONSULT": "Talks and visits",
    "SUPPORT": "Support and accords",
    "CONCEDE": "Concessions",
    "COOPERATE": "Cooperation in practice",
    "AID": "Aid",
    "RETREAT": "Pull-backs",
    "REQUEST": "Requests",
    "ACCUSE": "Criticism",
    "REJECT": "Refusals",
    "THREATEN": "Threats",
    "PROTEST": "Protests",
    "SANCTION": "Breaks and sanctions",
    "MOBILIZE": "Movements of forces",
    "COERCE": "Coercion",
    "ASSAULT": "Attacks",
}
_EVENTS = ("meeting", "summit", "visit")
"""Heads of what may have a name of its own: "the Gaza summit"."""
NAMED = 2
"""Words beside articles from which an event's theme says more than that it is one."""
_SAME: dict[EventType, tuple[str, ...]] = {
    "CONSULT": ("talks", *_EVENTS),
    "COOPERATE": ("cooperation",),
    "REQUEST": ("request", "talks"),
    "AID": ("aid",),
    "PROTEST": ("protest",),
    "ASSAULT": ("attack",),
}
"""Heads of theme keys that say no more than the type does."""
_CONFLICTS: dict[ConflictKind, str] = {
    "date": "When was it?",
    "role": "Which office was it?",
    "place": "Where was it?",
    "number": "How many were there?",
    "stage": "How far has it come?",
    "attribution": "Is it so?",
    "text": "What are the words?",
}
OTHER = "Other reports"


class Deed(Struct, frozen=True):
    """What a type of event is called, ``bare`` and with its theme ``{t}``; empty cells fit all.

    ``about`` are heads of the theme's key: ``embassy``, ``relation``.
    """

    type: EventType
    bare: str
    themed: str
    mode: str | None = None
    stage: StageName | None = None
    about: tuple[str, ...] = ()


@cache
def _deeds() -> tuple[Deed, ...]:
    return load_table(Path(__file__).parent / "deeds.tsv", Deed)


def deed_words(event: Event, mention: EventMention | None, view: CorpusView) -> str:
    """What was done, and about what: "talks on a railway", "an agreement on fisheries".

    What has not happened is called after what it would be: "talks" of a meeting that is planned.

    Args:
        event: What was done.
        mention: The report whose theme and stage tell most.
        view: Where the records are from.
    """
    if mention is None:
        return _deed(event.type, event.mode, None, None).bare
    theme = theme_of(mention, view)
    if theme in view.names(event.actor1 + event.actor2):
        theme = None
    deed = _deed(event.type, event.mode, mention.stage, mention)
    ahead = foreseen(mention, view) if theme is None else None
    if ahead is not None:
        deed = _deed(ahead.type, mention.mode or ahead.mode, None, None)
    if theme is None:
        return deed.bare
    if theme.startswith(_INFINITIVES):
        return f"{deed.bare} {theme}"
    return deed.themed.format(t=theme)


def _deed(
    kind: str | None, mode: str | None, stage: StageName | None, told: EventMention | None
) -> Deed:
    """The first deed of the table that fits."""
    key = None if told is None or told.theme is None else told.theme.key
    head = "" if key is None else key.partition(":")[0]
    fits = (
        deed
        for deed in _deeds()
        if deed.type == kind
        and deed.mode in (None, mode)
        and deed.stage in (None, stage)
        and (not deed.about or head in deed.about)
    )
    return next(fits, _REPORT)


_REPORT = Deed("CONSULT", "report", "{t}")
"""What an event of no type is called."""


def theme_of(mention: EventMention, view: CorpusView) -> str | None:
    """What an event is about, where that says more than its type, date and parties do."""
    theme = mention.theme
    if theme is None or _says_nothing(theme, mention, view):
        return None
    said = theme_words(timeless(theme, mention))
    entity = view.entity_of(mention.doc, theme.entity)
    if entity is not None and entity.type in ("state", "place"):
        return None
    if entity is not None and _foreign(theme.text):
        return plain_name(entity)
    return said


def _bare(text: str) -> list[str]:
    """The words of a theme without articles; a demonstrative counts as one in other scripts."""
    words = [one for one in text.split() if one.capitalize() not in _DETERMINERS]
    return words[1:] if _foreign(text) else words


def _says_nothing(theme: Theme, mention: EventMention, view: CorpusView) -> bool:
    """Whether a theme repeats the type, names only countries, or is a pronoun."""
    head = None if theme.key is None else theme.key.partition(":")[0]
    if theme.key == mention.mode and mention.mode is not None:
        return True
    if mention.type is not None and head in _SAME.get(mention.type, ()):
        return head not in _EVENTS or len(_bare(theme.text)) < NAMED
    document = view.document(mention.doc)
    language = next(iter(document.languages), None) if document is not None else None
    return names_only_parties(theme.text, language)


def timeless(theme: Theme, mention: EventMention) -> Theme:
    """A theme without the words that tell the date, which stands at the head of the line."""
    said = None if mention.date is None else mention.date.said
    if not said:
        return theme
    if theme.text.lower() in said.lower():
        return replace(theme, text="")
    return replace(theme, text=theme.text.replace(said, " ").strip(" ,"))


def thread_words(theme: Theme, mention: EventMention) -> str | None:
    """What a thread of events is about: "exchange of ambassadors", "a railway"."""
    first, _, rest = theme.text.partition(" ")
    own = rest and first.capitalize() in _POSSESSIVES
    words = theme_words(timeless(replace(theme, text=rest) if own else theme, mention))
    head = (theme.key or "").partition(":")[0]
    step = next((one for one in _deeds() if one.type == "AGREE" and head in one.about), None)
    if words is None or step is None or step.stage is not None:
        return words
    return step.themed.format(t=words)


def theme_words(theme: Theme) -> str | None:
    """What a theme is, in English; words in no Latin script stand in quotation marks.

    Words in another script are glossed by the theme's language-neutral key, where it has one.
    """
    words = shortened(_core(visible(theme.text)), LONGEST_THEME)
    if not words:
        return None
    if not _foreign(words):
        return words
    return f"«{words}»" if theme.key is None else f"{key_words(theme.key)} («{words}»)"


def _core(text: str) -> str:
    """A theme as it stands inside a line.

    A long one goes up to the first comma after enough words to stand alone.
    """
    comma = text.find(", ", CORE)
    kept = text[:comma] if len(text) > 2 * CORE and comma > 0 else text
    first, _, rest = kept.partition(" ")
    if rest and first in _LEADS:
        return rest
    return f"{first.lower()} {rest}" if rest and first in _DETERMINERS else kept


def key_words(key: str) -> str:
    """A theme's key as a reader says it: ``agreement:military`` is "military agreement"."""
    head, *rest = [part for part in key.split(":") if part not in _PREFIXES]
    said = " ".join(_part(one, key) for one in rest)
    return said if said.endswith(f" {head}") else f"{said} {head.replace('-', ' ')}".strip()


def _part(part: str, key: str) -> str:
    """A detail of a theme's key: an abbreviation or a type's number as such, else words."""
    short = f"org:{part}" in key or any(char.isdigit() for char in part)
    return part.upper() if short else part.replace("-", " ")


def _foreign(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(ord(char) > 0x24F for char in letters) * 2 > len(letters)


def shortened(text: str, longest: int) -> str:
    """``text`` cut after a whole word, with an ellipsis where something is left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def stage_word(stage: StageName) -> str:
    """A stage of an undertaking: "signed", "under way"."""
    return _STAGES.get(stage, stage.replace("_", " "))


def state_words(event: Event, mention: EventMention | None) -> str:
    """How far or how real: the stage where something happened, else the modality."""
    stage = None if mention is None else mention.stage
    if event.type == "ACCUSE" and stage == "denied":
        return "said"
    if event.modality in ("happened", "ongoing") and stage is not None:
        return stage_word(stage)
    return _MODALITIES[event.modality]


def modality_word(modality: Modality) -> str:
    """A modality: "planned", "wanted", "an opinion"."""
    return _MODALITIES[modality]


def type_words(kind: EventType | None) -> str:
    """What events of a PLOVER type are called in a heading or a figure."""
    return OTHER if kind is None else _TYPES[kind]


def conflict_words(kind: ConflictKind) -> str:
    """What a conflict leaves open: "When was it?", "Which office was it?"."""
    return _CONFLICTS[kind]
