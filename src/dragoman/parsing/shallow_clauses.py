"""The clauses of a sentence: frames to drafts, shared subjects, nominal clauses, links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from dragoman.model import Argument, Clause
from dragoman.pack import Pack
from dragoman.parsing.shallow_drafts import Draft, draft_of, split_elided, verbless
from dragoman.parsing.shallow_frames import Frame, find_frames
from dragoman.parsing.shallow_items import find_items
from dragoman.parsing.shallow_light import content_nouns, noun_markers, operators
from dragoman.parsing.shallow_nominals import find_nominals
from dragoman.parsing.shallow_phrases import (
    Phrase,
    argument,
    find_phrases,
    head_of,
    naming,
)
from dragoman.parsing.shallow_splits import split_subject
from dragoman.parsing.shallow_tokens import Word
from dragoman.text import Span

Role = Literal["subject", "object"]


class _Sentence:
    """The drafts of one sentence while they are made."""

    def __init__(self, words: Sequence[Word], pack: Pack) -> None:
        self.words = words
        self.pack = pack
        self.drafts: list[Draft] = []
        self.first: dict[int, Draft] = {}
        self.last: dict[int, Draft] = {}

    def add_frame(self, frame: Frame) -> None:
        """Make the drafts of a frame that has a verb."""
        if frame.verb is None:
            return
        shared = frame.relation != "root"
        parts = split_elided(frame.items, frame.verb, self.words, self.pack)
        previous: Draft | None = None
        for part in parts:
            draft = draft_of(part, self.words, self.pack, shared=shared or previous is not None)
            if previous is None:
                self.first[id(frame)] = draft
                draft.relation, draft.connective = frame.relation, frame.connective
            else:
                draft.relation, draft.parent = "conjunct", previous
            self.drafts.append(draft)
            previous = draft
        if previous is not None:
            self.last[id(frame)] = previous

    def link(self, frame: Frame) -> None:
        """Give a frame's first draft its parent, and its antecedent's phrase."""
        draft = self.first.get(id(frame))
        parent = frame.parent
        if draft is None or parent is None:
            return
        drafts = self.last if frame.relation in ("conjunct", "complement") else self.first
        draft.parent = drafts.get(id(parent)) or self._around(parent)
        if draft.parent is None:
            draft.relation = "root"
        elif frame.late and draft.parent.lemma in operators(self.pack):
            draft.relation = "complement"
        if frame.relation == "relative" and frame.antecedent is not None:
            self._antecedent(draft, parent, frame.antecedent)

    def _around(self, frame: Frame) -> Draft | None:
        while frame.parent is not None:
            frame = frame.parent
            if id(frame) in self.last:
                return self.last[id(frame)]
        return None

    def _antecedent(self, draft: Draft, parent: Frame, place: int) -> None:
        phrases = find_phrases(parent.items[: place + 1], self.words)
        phrases = split_subject(phrases, self.words, naming(self.pack))
        if not phrases:
            return
        if self._is_told(phrases[-1], draft):
            draft.relation, draft.connective = "complement", None
            return
        role: Role = "subject" if draft.find("subject") is None else "object"
        if draft.find(role) is not None or (draft.passive and role == "subject"):
            role = "object"
        if draft.find(role) is None:
            draft.arguments.insert(0, _shared(argument(phrases[-1].places, self.words, role)))

    def _is_told(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a clause behind a noun of saying tells what is said ("the report that ...")."""
        head = self.words[head_of(phrase.places, self.words)].token
        if not {head.form, head.lemma} & content_nouns(self.pack):
            return False
        pointed = self.words[phrase.places[0]].token.upos == "DET"
        return pointed or (draft.find("subject") is not None and draft.find("object") is not None)

    def complements(self) -> None:
        """Link each complement clause from the clause that embeds it."""
        for draft in self.drafts:
            if draft.relation == "complement" and draft.parent is not None:
                draft.parent.complements.append(draft)

    def share_subjects(self) -> None:
        """Conjuncts, and clauses embedded without a subject, take that of the clause above."""
        for draft in self.drafts:
            if draft.relation in ("conjunct", "adverbial", "complement"):
                self._share(draft)

    def _share(self, draft: Draft) -> None:
        role: Role = "object" if draft.passive else "subject"
        above = draft.parent
        while self._lacks(draft, role) and above is not None:
            subject = above.find("subject") or (above.find("object") if above.passive else None)
            if subject is not None:
                draft.arguments.insert(0, _shared(msgspec.structs.replace(subject, role=role)))
            above = above.parent

    def _lacks(self, draft: Draft, role: Role) -> bool:
        """Whether a clause has neither a subject nor, where its verb is passive, an object."""
        named = draft.find("subject") is not None and not draft.passive
        return not named and draft.find(role) is None

    def nominals(self, owner: Draft | None, phrases: list[Phrase]) -> None:
        """Add the nominal clauses of some phrases; their obliques leave the verb's."""
        subject = None if owner is None else owner.find("subject")
        for draft, taken in find_nominals(
            phrases, self.words, self.pack, owner=owner, owned=self._markers(owner)
        ):
            if owner is not None and any(p.places[0] == draft.places[0] for p in phrases):
                self._give_up(owner, taken)
            owned = bool(draft.arguments) and draft.arguments[0].role == "possessor"
            marked = draft.connective is not None
            own = self._reflexive(draft) if owned else marked
            if own and subject is not None:
                draft.arguments.insert(0, _shared(subject))
            self.drafts.append(draft)

    def _reflexive(self, draft: Draft) -> bool:
        """Whether the possessor of a noun is the subject's ("the withdrawal of its envoys")."""
        held = draft.arguments[0].span
        reflexives = naming(self.pack).reflexives
        tokens = (self.words[place].token for place in draft.places)
        return any(t.form in reflexives for t in tokens if held.start <= t.start < held.end)

    def _give_up(self, owner: Draft, taken: Sequence[Phrase]) -> None:
        own = self._markers(owner)
        for phrase in taken:
            span = argument(phrase.places, self.words, "oblique", phrase.marker).span
            others = [a for a in owner.arguments if a.marker == phrase.marker and a.span != span]
            if phrase.marker not in own or others:
                owner.arguments = [
                    a for a in owner.arguments if a.span != span or a.role != "oblique"
                ]

    def _markers(self, owner: Draft | None) -> frozenset[str]:
        if owner is None or not owner.light:
            return frozenset()
        return noun_markers(self.words, owner.light, self.pack)


def _shared(argument: Argument) -> Argument:
    return msgspec.structs.replace(argument, shared=True)


def _span(draft: Draft, words: Sequence[Word]) -> Span:
    places = draft.places
    return Span(words[min(places)].token.start, words[max(places)].token.end)


def _ordered(argument: Argument) -> tuple[int, int, str]:
    return argument.start, argument.end, argument.role


def _clause(draft: Draft, words: Sequence[Word], sentence: int, index: dict[int, int]) -> Clause:
    span = _span(draft, words)
    group = draft.group
    complements = [_complement(d, words, index[id(d)]) for d in draft.complements]
    arguments = tuple(sorted([*draft.arguments, *complements], key=_ordered))
    return Clause(
        sentence=sentence,
        start=span.start,
        end=span.end,
        predicate=draft.predicate,
        lemma=draft.lemma,
        nominal=draft.nominal,
        arguments=arguments,
        tense=None if group is None else group.tense,
        progressive=group is not None and group.progressive,
        perfect=group is not None and group.perfect,
        passive=draft.passive,
        negated=draft.negated,
        modals=draft.modals,
        parent=None if draft.parent is None else index[id(draft.parent)],
        relation=draft.relation,
        connective=draft.connective,
    )


def _complement(draft: Draft, words: Sequence[Word], index: int) -> Argument:
    span = _span(draft, words)
    return Argument("complement", span.start, span.end, draft.predicate, draft.lemma, clause=index)


def find_clauses(words: Sequence[Word], pack: Pack, sentence: int, base: int) -> tuple[Clause, ...]:
    """The clauses of one sentence in the order of the text.

    Args:
        words: The sentence's words.
        pack: The language.
        sentence: The sentence's index in the document.
        base: How many clauses the document has before it.
    """
    items = find_items(words, pack)
    frames = find_frames(items)
    made = _Sentence(words, pack)
    for frame in frames:
        made.add_frame(frame)
    for frame in frames:
        made.link(frame)
    made.share_subjects()
    for draft in tuple(made.drafts):
        made.nominals(draft, draft.phrases)
    for frame in frames:
        if frame.verb is None:
            made.nominals(made._around(frame), verbless(frame, words))
    made.complements()
    spans = {id(draft): _span(draft, words) for draft in made.drafts}
    drafts = sorted(made.drafts, key=lambda d: (spans[id(d)].start, -spans[id(d)].end))
    index = {id(draft): base + number for number, draft in enumerate(drafts)}
    return tuple(_clause(draft, words, sentence, index) for draft in drafts)
