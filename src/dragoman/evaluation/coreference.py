"""How well events are linked across documents: CoNLL F1 on mentions that somebody else annotated.

A file of JSON lines as ECB+ is often packed: ``id``, ``sentences`` (lists of tokens), ``mentions``
(``kind``, ``sent``, ``tokens``, ``text``, ``chain``). The documents are read and linked like any
others; a gold mention of an event goes with the event that is coded from a predicate at its place,
and stays alone where none is. What is measured is therefore coding and linking together.

CoNLL F1 is the mean of the F1 of MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and
CEAF-e (Luo 2005), singletons counted.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import BadData
from dragoman.evaluation.gold_match import best_pairs
from dragoman.ids import content_id
from dragoman.linking import link
from dragoman.model import Analysis, Document, Segment
from dragoman.pack import Pack
from dragoman.pipeline import analyse

_STEM = 2
"""Letters at the beginning in which a predicate and a mention must agree ("met", "meet")."""

Clusters = Mapping[str, Hashable]
"""The cluster of each mention."""


class GoldMention(Struct, frozen=True):
    """Words that tell an event or name an entity; ``chain`` is shared by all that mean the same."""

    kind: str
    sent: int
    tokens: tuple[int, ...]
    chain: str


class GoldDocument(Struct, frozen=True):
    """A document of tokens with its mentions."""

    id: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]


class CoreferenceScore(Struct, frozen=True):
    """Figures of one clustering.

    Attributes:
        documents: How many.
        mentions: Gold mentions of events.
        coded: Those of them that an event was coded from.
        conll: Mean of the three F1.
        muc: F1 by links.
        b_cubed: F1 by mentions.
        ceaf_e: F1 by clusters.
        conll_alone: CoNLL F1 where every mention stays alone.
    """

    documents: int
    mentions: int
    coded: int
    conll: float
    muc: float
    b_cubed: float
    ceaf_e: float
    conll_alone: float


def read_documents(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a file of JSON lines, which may be packed with xz.

    Raises:
        BadData: A line departs from the format.
    """
    raw = path.read_bytes()
    lines = (lzma.decompress(raw) if path.suffix == ".xz" else raw).splitlines()
    try:
        return tuple(msgspec.json.decode(line, type=GoldDocument) for line in lines if line)
    except msgspec.MsgspecError as error:
        raise BadData(f"{path}: not documents with mentions: {error}") from error


def _document(gold: GoldDocument, language: str) -> tuple[Document, dict[tuple[int, int], int]]:
    """A document of one body segment, a line for each sentence, and where each token begins."""
    places: dict[tuple[int, int], int] = {}
    lines: list[str] = []
    at = 0
    for number, tokens in enumerate(gold.sentences):
        for index, token in enumerate(tokens):
            places[number, index] = at
            at += len(token) + 1
        lines.append(" ".join(tokens))
    text = "\n".join(lines)
    document = Document(
        id=content_id("d", gold.id),
        sha256=content_id("d", gold.id),
        locator=gold.id,
        text=text,
        languages=(language,),
        genre="news",
        segments=(Segment(0, len(text), "body", language),),
    )
    return document, places


def _counted(gold: GoldDocument) -> GoldDocument:
    """A document whose mentions count the sentences that are there; what has no words is left out.

    Some packings leave out sentences without mentions and keep the old numbers.
    """
    numbers = sorted({mention.sent for mention in gold.mentions})
    packed = len(numbers) == len(gold.sentences)
    places = {old: new for new, old in enumerate(numbers)} if packed else {}
    counted = (replace(one, sent=places.get(one.sent, one.sent)) for one in gold.mentions)
    sizes = [len(tokens) for tokens in gold.sentences]
    kept = (m for m in counted if m.sent < len(sizes) and max(m.tokens) < sizes[m.sent])
    return replace(gold, mentions=tuple(kept))


def _found(analysis: Analysis, start: int, word: str) -> str | None:
    """The event mention that is coded from the word at an offset."""
    fits = [
        (event.evidence[0].end - event.evidence[0].start, event.id)
        for event in analysis.events
        if any(one.start <= start < one.end for one in event.evidence)
        and any(part[:_STEM] == word[:_STEM] for part in event.predicate.split())
    ]
    return min(fits)[1] if fits else None


def score_coreference(documents: Sequence[GoldDocument], pack: Pack) -> CoreferenceScore:
    """Read, code and link documents, and compare with their chains of events."""
    wanted: dict[str, Hashable] = {}
    coded: dict[str, str] = {}
    documents = [_counted(gold) for gold in documents]
    analyses: list[Analysis] = []
    for gold in documents:
        document, places = _document(gold, pack.code)
        analyses.append(analyse(document, pack))
        for number, mention in enumerate(gold.mentions):
            if mention.kind == "event":
                key = f"{gold.id} {number}"
                wanted[key] = mention.chain
                for token in mention.tokens:
                    word = gold.sentences[mention.sent][token].casefold()
                    event = _found(analyses[-1], places[mention.sent, token], word)
                    if event is not None:
                        coded.setdefault(key, event)
    events = {mention: event.id for event in link(analyses).events for mention in event.mentions}
    found = {key: events[coded[key]] if key in coded else key for key in wanted}
    alone = {key: key for key in wanted}
    muc, b_cubed, ceaf = muc_f1(wanted, found), b_cubed_f1(wanted, found), ceaf_f1(wanted, found)
    return CoreferenceScore(
        documents=len(documents),
        mentions=len(wanted),
        coded=len(coded),
        conll=round((muc + b_cubed + ceaf) / 3, 4),
        muc=round(muc, 4),
        b_cubed=round(b_cubed, 4),
        ceaf_e=round(ceaf, 4),
        conll_alone=round((b_cubed_f1(wanted, alone) + ceaf_f1(wanted, alone)) / 3, 4),
    )


def _sets(clusters: Clusters) -> tuple[frozenset[str], ...]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for key, cluster in clusters.items():
        found[cluster].add(key)
    return tuple(frozenset(members) for members in found.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(clusters: Clusters, others: Clusters) -> float:
    """Share of the links needed to make clusters that the others have too."""
    needed = kept = 0
    for members in _sets(clusters):
        needed += len(members) - 1
        kept += len(members) - len({others[key] for key in members})
    return kept / needed if needed else 0.0


def muc_f1(wanted: Clusters, found: Clusters) -> float:
    """F1 of links; both must have the same keys."""
    return _f1(_links(found, wanted), _links(wanted, found))


def _overlaps(clusters: Clusters, others: Clusters) -> float:
    """Mean share of a mention's cluster that its other cluster holds."""
    of_other = {key: members for members in _sets(others) for key in members}
    shares = (
        len(members & of_other[key]) / len(members)
        for members in _sets(clusters)
        for key in members
    )
    return sum(shares) / len(clusters) if clusters else 0.0


def b_cubed_f1(wanted: Clusters, found: Clusters) -> float:
    """F1 of mentions; both must have the same keys."""
    return _f1(_overlaps(found, wanted), _overlaps(wanted, found))


def ceaf_f1(wanted: Clusters, found: Clusters) -> float:
    """F1 of clusters paired one to one, likeness twice the common part over the sum of both."""
    golds, systems = _sets(wanted), _sets(found)
    weights = dict(_likeness(golds, systems))
    pairs = best_pairs(weights)
    total = sum(weights[pair] for pair in pairs.items())
    return _f1(total / len(systems), total / len(golds)) if golds and systems else 0.0


def _likeness(
    golds: Sequence[frozenset[str]], systems: Sequence[frozenset[str]]
) -> Iterable[tuple[tuple[str, str], float]]:
    home = {key: number for number, members in enumerate(systems) for key in members}
    for number, members in enumerate(golds):
        for other in sorted({home[key] for key in members}):
            common = len(members & systems[other])
            likeness = 2 * common / (len(members) + len(systems[other]))
            yield (str(number), str(other)), likeness
