"""Fits how sure a coded event is, on the project's training sentences.

    python -m dragoman.training.trust en --output FOLDER

The frames were written without these sentences, so what they code in them is wrong as often as on
any new text; on the dev half of ``evaluation/sentences``, by which the frames were mended, it is
not. Each sentence is coded; an event between its source and its target is right when it has the
sentence's root. What the linear voice says of it comes from folds that have not seen it.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from dragoman.cleaning.sentence import sentence_document
from dragoman.coding.votes.items import Item
from dragoman.coding.votes.question import ROOTS, root_of
from dragoman.coding.votes.settings import Settings, settings_of
from dragoman.coding.votes.trust import Sign, Trust, fit_trust
from dragoman.languages import language_pack
from dragoman.model import Analysis, EventMention
from dragoman.pack import Pack
from dragoman.pipeline import analyse
from dragoman.text import Span
from dragoman.training.classifier import Data, Floats, cross_validate, write_settings
from dragoman.training.sentences import own_items

log = logging.getLogger(__name__)

BATCHES = (1, 2, 3)


def trust_of(pack: Pack) -> Trust:
    """The curve for a pack that has a classifier."""
    items = own_items(pack.code, BATCHES)
    margins = cross_validate(items, Data((), ()), pack)
    given = _softmax(margins / settings_of(pack).temperature)
    found = [
        pair for item, row in zip(items, given, strict=True) for pair in _judged(item, row, pack)
    ]
    log.info("events=%d right=%.3f", len(found), np.mean([right for _, right in found]))
    return fit_trust([sign for sign, _ in found], [right for _, right in found])


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=1, keepdims=True)
    return shares


def _judged(item: Item, given: Floats, pack: Pack) -> Iterator[tuple[Sign, bool]]:
    """What the voices say of each event between source and target, and whether it is right."""
    analysis = analyse(sentence_document(item.text, pack.code), pack)
    for event in analysis.events:
        if event.type is not None and _between(event, item, analysis):
            own = root_of(event.type)
            sure = event.votes[0].probability if event.votes else event.confidence
            same = float(given[ROOTS.index(own)])
            yield Sign(sure, same, event.modality == "happened"), own == item.root


def _between(event: EventMention, item: Item, analysis: Analysis) -> bool:
    actors = [(item.question.source, event.actor1), (item.question.target, event.actor2)]
    if not event.actor2:
        actors[1] = (item.question.target, event.actor1[1:])
    return all(_named(span, keys, analysis) for span, keys in actors)


def _named(span: Span | None, keys: Sequence[str], analysis: Analysis) -> bool:
    spans = (one.span for one in analysis.mentions if one.entity in keys)
    return span is not None and any(span.overlaps(one) for one in spans)


def main() -> None:
    """The command line."""
    commands = argparse.ArgumentParser(prog="python -m dragoman.training.trust")
    commands.add_argument("code", help="language, ISO 639-1")
    commands.add_argument("--output", type=Path, required=True, help="folder of the classifier")
    given = commands.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    pack = language_pack(given.code)
    settings: Settings = msgspec.structs.replace(settings_of(pack), trust=trust_of(pack))
    log.info("trust=%s", settings.trust)
    write_settings(settings, given.output)


if __name__ == "__main__":
    main()
