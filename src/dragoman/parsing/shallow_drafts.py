"""Frames turned into clauses: the predicate found, its arguments named, elided verbs given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model import Argument, ClauseRelation
from dragoman.pack import Pack
from dragoman.parsing.shallow_apart import interrupted, leaning, split_marked, split_predicate
from dragoman.parsing.shallow_frames import Frame
from dragoman.parsing.shallow_items import Group, Item, phrasebook
from dragoman.parsing.shallow_light import (
    Light,
    active_lemma,
    adjacent,
    canonical,
    compounds,
    distant,
    headed,
    noun_markers,
    operators,
    refusal,
    spelled,
)
from dragoman.parsing.shallow_phrases import (
    Naming,
    Phrase,
    argument,
    find_phrases,
    is_pair,
    merge_appositions,
    names_actor,
    naming,
)
from dragoman.parsing.shallow_splits import (
    split_actor,
    split_deed,
    split_demonym,
    split_inner,
    split_last,
    split_pronoun,
    split_subject,
)
from dragoman.parsing.shallow_tokens import Word
from dragoman.text import Span


@dataclass
class Draft:
    """A clause in the making; ``parent`` is another draft, ``places`` the tokens it covers."""

    lemma: str
    predicate: Span
    places: tuple[int, ...]
    group: Group | None
    arguments: list[Argument]
    phrases: list[Phrase] = field(default_factory=list)
    light: tuple[int, ...] = ()
    nominal: bool = False
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    relation: ClauseRelation = "root"
    connective: str | None = None
    parent: Draft | None = None
    complements: list[Draft] = field(default_factory=list)

    def find(self, role: str) -> Argument | None:
        """Its first argument in a role."""
        return next((a for a in self.arguments if a.role == role), None)


def tokens_of(items: Sequence[Item]) -> tuple[int, ...]:
    """The tokens of some items, conjunctions and marks at the edges left out."""
    kept = list(items)
    while kept and kept[0].kind in ("mark", "coordinator"):
        kept.pop(0)
    while kept and kept[-1].kind in ("mark", "coordinator"):
        kept.pop()
    return tuple(place for item in kept for place in range(item.first, item.last + 1))


class Part:
    """A run of items with the verb that governs them (its own, or one left out).

    Attributes:
        items: The items before the verb.
        verb: The verb's item.
        light: The compound found.
        elided: Whether the verb itself stands elsewhere.
    """

    def __init__(self, items: list[Item], verb: Item, light: Light | None, *, elided: bool) -> None:
        self.items = items
        self.verb = verb
        self.light = light
        self.elided = elided


def _start(items: Sequence[Item]) -> int:
    """The first token after the last gap or mark."""
    for item in reversed(items):
        if item.kind in ("mark", "object", "coordinator"):
            return item.last + 1
    return items[0].first if items else 0


def _without(items: Sequence[Item], light: Light | None) -> list[Item]:
    if light is None:
        return list(items)
    first = light.places[0]
    if light.places[-1] != max((item.last for item in items), default=-1):
        return list(items)
    return [item for item in items if item.first < first]


def split_elided(items: list[Item], verb: Item, words: Sequence[Word], pack: Pack) -> list[Part]:
    """The clauses of coordinated compounds that share one light verb."""
    group = verb.group
    if group is None:
        return []
    light = None
    if items and items[-1].last == verb.first - 1:
        light = adjacent(pack, words, _start(items), verb.first, group.infinitive)
        light = light and headed(pack, words, light, _start(items), group.infinitive)
    rest = _without(items, light)
    parts = [Part(rest, verb, light, elided=False)]
    while True:
        cut = _elision(parts[0].items, words, group, pack)
        if cut is None:
            return parts
        place, found = cut
        before = _without(parts[0].items[:place], found)
        parts[0].items = parts[0].items[place + 1 :]
        parts.insert(0, Part(before, verb, found, elided=True))


def _elision(
    items: Sequence[Item], words: Sequence[Word], group: Group, pack: Pack
) -> tuple[int, Light] | None:
    """The place of a coordinator before which a compound's noun stands without its verb."""
    for place in range(len(items) - 1, 0, -1):
        if items[place].kind != "coordinator" or items[place - 1].kind != "noun":
            continue
        end = items[place].first
        light = _elided_light(items[:place], words, end, group, pack)
        if light is not None and _may_elide(items, place, light, words, pack):
            return place, light
    return None


def _elided_light(
    before: Sequence[Item], words: Sequence[Word], end: int, group: Group, pack: Pack
) -> Light | None:
    """The compound that lacks its verb, which is that of the group or its passive auxiliary."""
    verbs = [group.infinitive, *(sorted(phrasebook(pack).passive) if group.passive else ())]
    for infinitive in verbs:
        light = adjacent(pack, words, _start(before), end, infinitive)
        if light is not None:
            return light
    return _entering(before, words, pack)


def _entering(before: Sequence[Item], words: Sequence[Word], pack: Pack) -> Light | None:
    """A predicate adjective with its place alone ("entered X and ..."), its auxiliary left out."""
    if len(before) < 3 or any(item.kind != "noun" for item in before[-3:]):
        return None
    item = before[-2]
    place = words[before[-1].first].token
    if place.upos != "PROPN" or words[before[-3].last].token.upos == "NOUN":
        return None
    for passive in sorted(phrasebook(pack).passive):
        row = compounds(pack).rows.get((words[item.first].token.form, passive))
        if row is not None and row.markers:
            return Light(canonical(pack, f"{row.noun} {row.verb}"), (item.first,), row)
    return None


def _may_elide(
    items: Sequence[Item], place: int, light: Light, words: Sequence[Word], pack: Pack
) -> bool:
    """Whether the noun before a coordinator is a predicate, not a conjunct of a longer phrase."""
    index = place - 1
    while index >= 0 and items[index].first > light.places[0]:
        index -= 1
    after = items[place + 1 :]
    if index < 1:
        return not after
    left = items[index - 1]
    if left.kind == "adposition":
        return False
    if left.kind in ("object", "adverb", "time"):
        return True
    if left.kind != "noun":
        return not after
    if light.places[-1] != items[place - 1].last:
        return True
    token = words[left.last].token
    if token.upos == "NOUN" and token.lemma in compounds(pack).markers:
        return any(item.kind == "object" for item in items[:index])
    if token.upos == "NOUN" and not _marked(items[:index]):
        return False
    if not after:
        return True
    follows = any(item.kind in ("adposition", "object") for item in after)
    marked = any(item.kind in ("adposition", "object") for item in items[:index])
    return follows and marked


def _marked(items: Sequence[Item]) -> bool:
    """Whether the noun phrase that some items end with has an adposition."""
    run = (item for item in reversed(items) if item.kind not in ("noun", "time"))
    before = next(run, None)
    return before is not None and before.kind in ("adposition", "coordinator")


def _governed(
    part: Part, pack: Pack, words: Sequence[Word], phrases: list[Phrase]
) -> tuple[Light | None, list[Phrase]]:
    """The compound of a part, and the phrases without its nominal part."""
    group = part.verb.group
    light = part.light
    if light is None and group is not None:
        leans = leaning(phrases, words, pack, part.verb.first, group.infinitive)
        if leans is not None:
            return leans
        phrases = split_predicate(phrases, words, pack, group.infinitive)
        light = distant(pack, phrases, words, group.infinitive)
    elif light is not None and group is not None:
        longer = leaning(phrases, words, pack, part.verb.first, light.lemma) or interrupted(
            phrases, words, pack, light, group.infinitive
        )
        if longer is not None:
            return longer
    return light, phrases if light is None else _bared(phrases, light)


def draft_of(part: Part, words: Sequence[Word], pack: Pack, *, shared: bool) -> Draft:
    """The clause of one part.

    Args:
        part: Items and verb.
        words: The sentence's words.
        pack: The language.
        shared: Whether the clause may take its subject from another one.
    """
    names = naming(pack)
    group = part.verb.group
    phrases = find_phrases(part.items, words)
    if group is not None:
        phrases = split_marked(phrases, words, pack, group.infinitive)
    phrases = split_last(split_inner(phrases, words, names, shared=shared), words, names)
    phrases = split_deed(split_pronoun(phrases, words, names), words, names)
    light, phrases = _governed(part, pack, words, split_subject(phrases, words, names))
    phrases = _coordinated(split_subject(phrases, words, names), words, names)
    phrases = merge_appositions(phrases, closed=bool(part.items) and part.items[-1].kind == "mark")
    if not shared and not any(p.role == "bare" for p in phrases):
        phrases = split_actor(split_demonym(phrases, words, names), words, names)
    lemma, passive = _lemma(light, group, pack)
    passive = passive or (group is not None and group.passive)
    negated = _negated(part)
    if negated and not passive and group is not None and group.tense != "future":
        whole = refusal(pack, lemma, group.infinitive)
        lemma, negated = (lemma, negated) if whole is None else (whole, False)
    agent = any(p.role == "agent" for p in phrases)
    auxiliary = group is not None and group.infinitive in phrasebook(pack).passive
    inverted = (
        passive
        or (agent and auxiliary and (light is None or light.row is None or not light.row.far))
        or (light is not None and _reversed(light))
    )
    head = light.places[-1] if light is not None else part.verb.first
    token = words[head].token
    places = set(tokens_of(part.items))
    places.update(() if light is None else light.places)
    places.update(() if part.elided else range(part.verb.first, part.verb.last + 1))
    return Draft(
        lemma=lemma,
        predicate=Span(token.start, token.end),
        places=tuple(sorted(places)),
        group=group,
        arguments=_arguments(phrases, words, pack, inverted=inverted, shared=shared),
        phrases=phrases,
        light=() if light is None else light.places,
        passive=passive or (light is not None and _reversed(light)),
        negated=negated,
        modals=_modals(part, phrases, words, pack),
    )


def _reversed(light: Light) -> bool:
    """Whether the grammatical subject of a compound is the one acted on."""
    return light.row is not None and light.row.subject == "object"


def _modals(
    part: Part, phrases: Sequence[Phrase], words: Sequence[Word], pack: Pack
) -> tuple[str, ...]:
    """Modal words, and adpositions that say how real it is ("in the opinion of", "in case of")."""
    items = (i for i in part.items if i.kind == "modal")
    said = tuple(words[i.first].token.lemma if not i.value else i.value for i in items)
    return said + tuple(p.marker for p in phrases if p.marker in operators(pack) if p.marker)


def _negated(part: Part) -> bool:
    group = part.verb.group
    own = group is not None and group.negated
    return own or any(i.role == "negated" and i.kind == "modal" for i in part.items)


def _lemma(light: Light | None, group: Group | None, pack: Pack) -> tuple[str, bool]:
    if group is None:
        return "", False
    if light is None:
        return canonical(pack, group.infinitive), False
    return active_lemma(pack, light, group)


def _bared(phrases: list[Phrase], light: Light) -> list[Phrase]:
    """The phrases without the nominal part of the compound."""
    first, last = light.places[0], light.places[-1]
    kept: list[Phrase] = []
    for phrase in phrases:
        before = tuple(place for place in phrase.places if place < first)
        after = tuple(place for place in phrase.places if place > last)
        if before and after and first in phrase.places:
            kept += (phrase._replace(places=before), Phrase(after, None, "bare"))
        elif first in phrase.places and light.row is not None and light.row.far is not None:
            kept.append(phrase._replace(places=after, role="object"))
        else:
            kept.append(phrase._replace(places=before + after))
    return [phrase for phrase in kept if phrase.places]


def _coordinated(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """The phrases, a noun after a comma after an oblique told to be one more subject.

    It has an adposition of its own; an apposition has a comma behind it, or names an office.
    """
    found: list[Phrase] = []
    for number, phrase in enumerate(phrases):
        before = found[-1] if found else None
        after = phrases[number + 1] if number + 1 < len(phrases) else None
        own = after is not None and after.marker is not None and not after.comma
        joins = phrase.comma and phrase.role == "bare" and before is not None and before.marker
        subject = any(p.role == "bare" for p in found)
        token = words[phrase.places[0]].token
        office = token.form in names.starters or token.lemma in names.starters
        if joins and own and subject and token.upos == "NOUN" and not office:
            phrase = phrase._replace(role="joined")
        found.append(phrase)
    return found


def _arguments(
    phrases: Sequence[Phrase], words: Sequence[Word], pack: Pack, *, inverted: bool, shared: bool
) -> list[Argument]:
    names = naming(pack)
    bare = [p for p in phrases if p.role == "bare"]
    subject = bare[0] if bare else None
    last = phrases[-1] if phrases else None
    alone = subject is not None and subject is last and len(bare) == 1
    if shared and alone and subject is not None and not names_actor(subject.places, words, names):
        subject = None
    marked = any(p.role == "object" for p in phrases)
    if shared and subject is not None and len(bare) == 1 and not marked and not inverted:
        counted = words[subject.places[0]].token.upos == "NUM"
        subject = None if counted and not is_pair(subject.places, words, names) else subject
    agents = all(p.role != "object" for p in phrases) and any(p.role == "agent" for p in phrases)
    arguments: list[Argument] = []
    for number, phrase in enumerate(phrases):
        if phrase.role == "joined" and not inverted:
            arguments.append(argument(phrase.places, words, "subject"))
        elif phrase.role == "inner" and _takes(phrases[:number], phrase, words, pack):
            continue
        elif phrase.role == "agent" and (inverted or subject is None):
            arguments.append(argument(phrase.places, words, "subject"))
        elif phrase.marker is not None:
            arguments.append(argument(phrase.places, words, "oblique", phrase.marker))
        elif phrase is subject and not inverted and not agents:
            arguments.append(argument(phrase.places, words, "subject"))
        else:
            arguments.append(argument(phrase.places, words, "object"))
    return arguments


def _takes(before: Sequence[Phrase], inner: Phrase, words: Sequence[Word], pack: Pack) -> bool:
    """Whether an oblique before the mark of the object belongs to a noun of the object."""
    held = next((p for p in reversed(before) if p.role == "object"), None)
    return held is not None and any(
        inner.marker in noun_markers(words, (place,), pack)
        and any(noun in compounds(pack).nouns for noun in spelled(words, (place,)))
        for place in held.places
    )


def verbless(frame: Frame, words: Sequence[Word]) -> list[Phrase]:
    """The phrases of a frame that has no verb (a headline)."""
    return find_phrases(frame.items, words)
