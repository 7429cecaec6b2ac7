"""Sources: which documents copy each other or rest on one origin.

Two documents belong to one source group when they share passages (hashed word 4-grams, those that
many documents have left out), when the last link of their credit chains is the same press office or
agency, or when one credits the outlet of the other, in whatever script, within a week. A document
whose text is nearly all in a longer one is its duplicate.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import xxhash

from dragoman.linking.groups import Groups
from dragoman.linking.names import blocking_keys, compare_names, name_tokens
from dragoman.model import EVIDENCE_ROLES, Analysis, Document, SourceGroup

SHINGLE = 4
"""Words in a shingle."""
PASSAGE = 12
"""Shared shingles from which a passage is held to be copied: a sentence of 15 words."""
DUPLICATE = 0.9
"""Share of a document's shingles found in another from which it is a duplicate."""
COMMON = 50
"""Shingles in more documents than this tell nothing (formulas, disclaimers)."""
SOUND = 0.85
"""Likeness of names from which a credit names an outlet."""
WEEK = 7
"""Days within which a credit to an outlet is held to mean the report of it that is at hand."""
_WORD = re.compile(r"\w+")


def shingles(document: Document) -> frozenset[int]:
    """Hashes of all runs of four words of the article text, in lower case."""
    found: set[int] = set()
    for segment in document.segments:
        if segment.role in EVIDENCE_ROLES:
            words = _WORD.findall(document.text[segment.start : segment.end].casefold())
            for place in range(len(words) - SHINGLE + 1):
                found.add(xxhash.xxh64_intdigest(" ".join(words[place : place + SHINGLE])))
    return frozenset(found)


def _shared(prints: dict[str, frozenset[int]]) -> Iterator[tuple[str, str, int]]:
    """Pairs of documents with the count of shingles they share."""
    postings: defaultdict[int, list[str]] = defaultdict(list)
    for doc, hashes in prints.items():
        for value in hashes:
            postings[value].append(doc)
    counts: Counter[tuple[str, str]] = Counter()
    for docs in postings.values():
        if 2 <= len(docs) <= COMMON:
            counts.update((a, b) for i, a in enumerate(docs) for b in docs[i + 1 :])
    for (left, right), count in sorted(counts.items()):
        yield left, right, count


def _origin(analysis: Analysis, ids: dict[tuple[str, str], str]) -> str | None:
    """Entity id, or the words, of the last link of the credit chain."""
    doc = analysis.document
    chain = [credit for credit in doc.credits if credit.how != "quoted"]
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
    return ids.get((doc.id, best), chain[-1].name.casefold())


def sounds_like(outlet: str, credited: str) -> bool:
    """Whether a credit names an outlet, in whatever script."""
    if not blocking_keys(outlet) & blocking_keys(credited):
        return outlet.casefold() == credited.casefold()
    same_length = len(name_tokens(outlet)) == len(name_tokens(credited))
    return same_length and compare_names(outlet, credited).score >= SOUND


def _near(left: Document, right: Document) -> bool:
    """Whether two documents may have been published within a week of each other."""
    one, other = left.published, right.published
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    return abs((one.earliest - other.earliest).days) <= WEEK


def _credited_outlets(analyses: Sequence[Analysis]) -> Iterator[tuple[str, str]]:
    """Pairs of documents of which the second credits the outlet of the first."""
    outlets: defaultdict[str, list[Document]] = defaultdict(list)
    for analysis in analyses:
        if analysis.document.outlet is not None:
            outlets[analysis.document.outlet].append(analysis.document)
    credited = {credit.name for analysis in analyses for credit in analysis.document.credits}
    of_name = {name: [o for o in sorted(outlets) if sounds_like(o, name)] for name in credited}
    for analysis in analyses:
        for credit in analysis.document.credits:
            for document in (d for outlet in of_name[credit.name] for d in outlets[outlet]):
                if document.id != analysis.document.id and _near(document, analysis.document):
                    yield document.id, analysis.document.id


def group_sources(
    analyses: Sequence[Analysis], ids: dict[tuple[str, str], str]
) -> tuple[SourceGroup, ...]:
    """The source group of every document.

    Args:
        analyses: All documents, sorted by id.
        ids: Entity ids by document and local key.
    """
    groups: Groups[str] = Groups(analysis.document.id for analysis in analyses)
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    origins: dict[str, str] = {}
    for analysis in analyses:
        doc, origin = analysis.document.id, _origin(analysis, ids)
        if origin is not None:
            home = origins.setdefault(origin, doc)
            groups.join(home, doc, ())
            reasons[doc].append("credits the same origin" if home != doc else "credits its origin")
    for outlet, doc in _credited_outlets(analyses):
        groups.join(outlet, doc, ())
        reasons[doc].append(f"credits the outlet of {outlet}")
    prints = {analysis.document.id: shingles(analysis.document) for analysis in analyses}
    duplicates: dict[str, str] = {}
    for left, right, count in _shared(prints):
        if count >= PASSAGE:
            groups.join(left, right, ())
            for one, other in ((left, right), (right, left)):
                reasons[one].append(f"shares {count} runs of four words with {other}")
            copy, whole = sorted((right, left), key=lambda doc: len(prints[doc]))
            if count >= DUPLICATE * len(prints[copy]):
                duplicates.setdefault(copy, whole)
    found = []
    for members in groups.groups():
        for doc in members:
            found.append(SourceGroup(doc, members[0], duplicates.get(doc), tuple(reasons[doc])))
    return tuple(sorted(found, key=lambda source: source.doc))
