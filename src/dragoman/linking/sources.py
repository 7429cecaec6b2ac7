"""Sources: which documents copy each other or rest on one origin.

Documents of which half is the same (``linking.prints``) are of one source group; one that quotes a
passage is an origin of its own for all it tells beside it (``origins``). The group is that of the
press office or agency at the end of their credit chains, in whatever language; where a credit names
the outlet of a document at hand, published within a week, it is that document's. A document whose
text is nearly all in a longer one is its duplicate.

An origin is pointed to and never passed on: two agencies do not become one group because somebody
copied from both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import permutations

from msgspec import Struct

from dragoman.linking.cards import card_of, locals_of, own_id
from dragoman.linking.groups import Groups
from dragoman.linking.names import blocking_keys, compare_names, name_tokens
from dragoman.linking.prints import PRINT, SHARED, file_prints, print_of, stand_in
from dragoman.model import Analysis, Credit, Document, SourceGroup
from dragoman.shelf import ALWAYS, Days, Key, Kind, Shelf, kept, records

SOUND = 0.85
"""Likeness of names from which a credit names an outlet."""
HEARD = 0.7
"""The same across scripts, where words like "wire" are not spelt as they sound."""
LEAD = 160
"""Characters of the article in which a credit means all of it, not a passage that is quoted."""
WEEK = 7
"""Days within which a credit to an outlet is held to mean the report of it that is at hand."""
_HEAD = re.compile(r"\s*(?P<name>\w[\w\u200c.-]*(?: [\w\u200c.-]+){0,4}): ")
"""Up to five words before a colon."""
_TOLD = 3
"""Shared passages that are named as reasons."""


class Paper(Struct, frozen=True):
    """A document as a source among others.

    Attributes:
        doc: Its id.
        text: Id of its text.
        outlet: Who published it.
        days: When it was published, ordinals.
        credits: The names it credits for all of it, nearest first.
        origin: Entity id, or the folded words, of the last link of the credit chain.
        entities: Keys of the gazetteer that it names.
    """

    doc: str
    text: str
    outlet: str | None
    days: Days
    credits: tuple[str, ...]
    origin: str | None
    entities: tuple[str, ...]


class Name(Struct, frozen=True):
    """The name of an outlet, or one that is credited."""

    name: str
    credited: bool


def _paper_keys(paper: Paper) -> Iterator[Key]:
    yield Key(f"text:{paper.text}")
    if paper.outlet is not None:
        yield Key(f"outlet:{paper.outlet}", *paper.days)
    yield from (Key(f"credit:{name}", *paper.days) for name in sorted(set(paper.credits)))


PAPER: Kind[Paper] = Kind("paper", Paper, _paper_keys)
NAME: Kind[Name] = Kind(
    "name", Name, lambda one: (Key(f"{one.credited} {key}") for key in _sounds(one.name))
)
SOURCE: Kind[SourceGroup] = Kind("source", SourceGroup)


def _sounds(name: str) -> tuple[str, ...]:
    return tuple(sorted({*blocking_keys(name), name.casefold()}))


def _origin(analysis: Analysis) -> str | None:
    """Entity id, or the folded words, of the last link of the credit chain."""
    chain = [credit for credit in analysis.document.credits if credit.how != "quoted"]
    if not chain:
        return None
    overlap: Counter[str] = Counter()
    for evidence in chain[-1].evidence:
        at = evidence.quote.find(chain[-1].name)
        start = evidence.start + max(at, 0)
        end = evidence.end if at < 0 else start + len(chain[-1].name)
        for mention in analysis.mentions:
            shared = min(end, mention.end) - max(start, mention.start)
            if mention.type == "organisation" and mention.entity is not None and shared > 0:
                overlap[mention.entity] += shared
    if not overlap:
        return chain[-1].name.casefold()
    best = min(overlap, key=lambda key: (-overlap[key], key))
    found = (one for one in locals_of(analysis) if one.entity.key == best)
    local = next(found, None)
    return chain[-1].name.casefold() if local is None else own_id(card_of(local, frozenset()))


def _published(analysis: Analysis) -> Days:
    """The day on which a document was published; all days where that is not known."""
    when = analysis.document.published
    if when is None or when.earliest is None:
        return ALWAYS
    day = when.earliest.toordinal()
    return day, day


def _is_for_all(credit: Credit, document: Document) -> bool:
    """Whether a credit is for the whole article; whom it quotes further down is for a passage."""
    if credit.how != "quoted":
        return True
    bodies = [part.start for part in document.segments if part.role == "body"]
    lead = min(bodies, default=0) + LEAD
    return bool(credit.evidence) and min(said.start for said in credit.evidence) < lead


def _opening(document: Document) -> tuple[str, ...]:
    """Who stands before a colon at the head of the article: an agency, or the first speaker.

    Only where it names the outlet of a report at hand does it tell anything.
    """
    bodies = [part for part in document.segments if part.role == "body"]
    if not bodies:
        return ()
    found = _HEAD.match(document.text, bodies[0].start, bodies[0].end)
    return () if found is None else (found["name"],)


def paper_of(analysis: Analysis, text: str) -> Paper:
    """A document as a source among others."""
    document = analysis.document
    return Paper(
        doc=document.id,
        text=text,
        outlet=document.outlet,
        days=_published(analysis),
        credits=(
            *(c.name for c in document.credits if _is_for_all(c, document)),
            *_opening(document),
        ),
        origin=_origin(analysis),
        entities=tuple(sorted(e.key for e in analysis.entities if not e.key.startswith("local:"))),
    )


def sounds_like(outlet: str, credited: str) -> bool:
    """Whether a credit names an outlet, in whatever script."""
    if not blocking_keys(outlet) & blocking_keys(credited):
        return outlet.casefold() == credited.casefold()
    same_length = len(name_tokens(outlet)) == len(name_tokens(credited))
    enough = SOUND if outlet.isascii() == credited.isascii() else HEARD
    return same_length and compare_names(outlet, credited).score >= enough


def _alike(shelf: Shelf, name: str, *, credited: bool) -> Iterator[str]:
    """Credited names that may mean an outlet, or outlets that a credited name may mean."""
    idents = {i for key in _sounds(name) for i in shelf.find(NAME, f"{credited} {key}")}
    for ident in sorted(idents):
        other = kept(shelf, NAME, ident).name
        outlet, credit = (name, other) if credited else (other, name)
        if sounds_like(outlet, credit):
            yield other


def _about(days: Days) -> Days:
    return max(days[0] - WEEK, ALWAYS[0]), min(days[1] + WEEK, ALWAYS[1])


def group_sources(shelf: Shelf, analyses: Sequence[Analysis]) -> frozenset[str]:
    """Settles the source groups that new documents touch.

    Returns:
        The documents whose source group, or passages, changed, the new ones among them.
    """
    prints = {analysis.document.id: print_of(analysis.document) for analysis in analyses}
    papers = [paper_of(one, prints[one.document.id].id) for one in analyses]
    for paper in papers:
        shelf.put(PAPER, paper.doc, paper)
        _file_names(shelf, paper)
    retied = file_prints(shelf, (prints[paper.doc] for paper in papers))
    texts = retied | {paper.text for paper in papers}
    texts |= {text for one in texts for text in _quoting(shelf, one)}
    texts |= {other.text for paper in papers for other in _crediting(shelf, paper)}
    changed, settled = _settle_all(shelf, texts)
    pointing = {
        o.text for doc in sorted(settled) for o in _crediting(shelf, kept(shelf, PAPER, doc))
    }
    changed |= _settle_all(shelf, pointing)[0]
    return frozenset(changed | {paper.doc for paper in _papers(shelf, retied)})


def _quoting(shelf: Shelf, text: str) -> set[str]:
    """The texts that a text shares a passage with, itself among them."""
    return {one for tie in records(shelf, SHARED, text) for one in (tie.left, tie.right)}


def _settle_all(shelf: Shelf, texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Settles all that hang together with texts: documents of a new group, and all looked at."""
    changed: set[str] = set()
    settled: set[str] = set()
    done: set[str] = set()
    for text in sorted(texts):
        if text not in done:
            members = _around(shelf, text)
            done |= members
            papers = _papers(shelf, members)
            settled.update(paper.doc for paper in papers)
            changed |= _settle(shelf, papers)
    return changed, settled


def _file_names(shelf: Shelf, paper: Paper) -> None:
    named = [(name, True) for name in paper.credits]
    named += [(paper.outlet, False)] if paper.outlet is not None else []
    for name, credited in named:
        shelf.put(NAME, f"{credited} {name}", Name(name, credited))


def _crediting(shelf: Shelf, paper: Paper) -> Iterator[Paper]:
    """Documents of the same week that credit the outlet of one."""
    if paper.outlet is not None:
        for name in _alike(shelf, paper.outlet, credited=True):
            yield from records(shelf, PAPER, f"credit:{name}", days=_about(paper.days))


def _around(shelf: Shelf, start: str) -> set[str]:
    """All texts that hang together with one because they are copied, in whole or by half."""
    found, waiting = {start}, [start]
    while waiting:
        for tie in records(shelf, SHARED, waiting.pop()):
            for other in (tie.left, tie.right) if tie.whole else ():
                if other not in found:
                    found.add(other)
                    waiting.append(other)
    return found


def _papers(shelf: Shelf, texts: Iterable[str]) -> list[Paper]:
    found = [paper for text in texts for paper in records(shelf, PAPER, f"text:{text}")]
    return sorted(found, key=lambda paper: paper.doc)


def _own_group(papers: Sequence[Paper]) -> str:
    """The origin that most of them credit, else the first of them."""
    origins = Counter(paper.origin for paper in papers if paper.origin is not None)
    if origins:
        return f"origin:{min(origins, key=lambda one: (-origins[one], one))}"
    return papers[0].doc


def _at_hand(shelf: Shelf, paper: Paper, inside: Set[str]) -> Paper | None:
    """The report at hand that a document's credits mean: of the outlet, in its week, most alike."""
    fits: list[tuple[int, int, str, Paper]] = []
    for name in paper.credits:
        for outlet in _alike(shelf, name, credited=False):
            for other in records(shelf, PAPER, f"outlet:{outlet}", days=_about(paper.days)):
                if other.text not in inside:
                    shared = len(set(paper.entities) & set(other.entities))
                    apart = abs(paper.days[0] - other.days[0])
                    fits.append((-shared, apart, other.doc, other))
    return min(fits)[3] if fits else None


def _settle(shelf: Shelf, papers: Sequence[Paper]) -> set[str]:
    """The group of documents that hang together by passages; gives those for which it is new."""
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for paper in papers:
        by_text[paper.text].append(paper.doc)
    group, changed = _own_group(papers), set()
    means = {paper.doc: _at_hand(shelf, paper, by_text.keys()) for paper in papers}
    for meant in means.values():
        if meant is not None:
            group = _own_group(_papers(shelf, _around(shelf, meant.text)))
    told = {text: tuple(_passages(shelf, text)) for text in by_text}
    wholes = {text: _whole(shelf, text, by_text) for text in by_text}
    for paper in papers:
        same = by_text[paper.text]
        meant = means[paper.doc]
        reasons = (
            *(["credits its origin"] if paper.origin is not None else []),
            *([f"credits the outlet of {meant.doc}"] if meant is not None else []),
            *([f"has the same text as {same[paper.doc == same[0]]}"] if len(same) > 1 else []),
            *told[paper.text],
        )
        copied = wholes[paper.text] if paper.doc == same[0] else same[0]
        old = shelf.get(SOURCE, paper.doc)
        shelf.put(SOURCE, paper.doc, SourceGroup(paper.doc, group, copied, reasons))
        if old is None or old.group != group:
            changed.add(paper.doc)
    return changed


def _whole(shelf: Shelf, text: str, docs: Mapping[str, Sequence[str]]) -> str | None:
    """The document that a text copies whole: the longest one."""
    wholes = [
        kept(shelf, PRINT, tie.left if tie.right == text else tie.right)
        for tie in records(shelf, SHARED, text)
        if tie.copy == text
    ]
    longest = min(wholes, key=lambda one: (-len(one.runs), one.id), default=None)
    return None if longest is None else docs[longest.id][0]


def _passages(shelf: Shelf, text: str) -> Iterator[str]:
    ties = sorted(records(shelf, SHARED, text), key=lambda t: (-t.count, t.left, t.right))
    for tie in ties[:_TOLD]:
        other = _papers(shelf, [tie.left if tie.right == text else tie.right])[0].doc
        yield f"shares {tie.count} runs of four words with {other}"


def origins(shelf: Shelf, told: Mapping[str, Sequence[str]]) -> int:
    """How many origins an event has: source groups, less those that quote it from another.

    Args:
        shelf: Holds the sources.
        told: The words of every report of the event, by document.
    """
    left = sorted(told)
    groups = {doc: kept(shelf, SOURCE, doc).group for doc in left}
    joined: Groups[str] = Groups(groups.values(), lambda one, other: False)
    for one, other in permutations(left, 2):
        if groups[one] != groups[other] and _quotes(shelf, told[one], (one, other)):
            joined.join(groups[one], groups[other], ("the one quotes the other",))
    return len(joined.groups())


def _quotes(shelf: Shelf, words: Sequence[str], docs: tuple[str, str]) -> bool:
    """Whether all that one document says of an event stands in another that it shares text with."""
    one, other = (kept(shelf, PAPER, doc).text for doc in docs)
    if shelf.get(SHARED, f"{min(one, other)} {max(one, other)}") is None:
        return False
    text = kept(shelf, PRINT, other)
    return all(stand_in(said, text) for said in words)
