"""Trains a pack's dependency parser from an open treebank.

    python -m dragoman.training.parser en --treebank DIR --templates 5000 --balance obj --output DIR

One small convolutional network over hashed word features (Honnibal and others, spaCy 3) reads
the words; a tagger of part of speech and features and an arc-eager parser listen to it. Lemmas
come from a table of suffixes that is learnt beside it (``dragoman.training.lemmas``). The best
averaged weights on the development part are kept; last, a relation that is found too often can be
made dearer (``dragoman.training.balance``).
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import spacy
from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import fix_random_seed

from dragoman.languages import language_pack
from dragoman.pack import Pack
from dragoman.parsing.conllu import Tree, read_conllu
from dragoman.training.augment import Presents, augmented, presents_of
from dragoman.training.balance import balance
from dragoman.training.lemmas import learn_endings, table
from dragoman.training.swaps import stock_of, swapped
from dragoman.training.templates import template_trees

log = logging.getLogger(__name__)

FEATURES = frozenset({"Number", "Tense", "VerbForm", "Voice", "Poss", "PronType", "Case"})
"""The universal features that clauses need; fewer classes are learnt better."""

WIDTH = 96

RESUMED_RATE = 0.0005
"""Learning rate for weights to go on from, half of that from nothing; not swept."""


class Options(Struct, frozen=True):
    """How a parser is trained.

    Attributes:
        code: Language code, ISO 639-1; also spaCy's tokeniser of that name.
        treebank: Folder with one ``*<code>_*train*.conllu[.xz]`` and one ``*<code>_*dev*``.
        output: Folder the weights are written to whenever they got better.
        epochs: At most so many passes over the training part.
        patience: Passes without gain after which to stop.
        dropout: Share of units left out while learning.
        start: Folder of weights to go on from instead of from nothing.
        templates: Trees made from the pack's templates for each pass, new ones each time.
        balanced: A relation to weigh on the development part when the rest is learnt.
        seed: Of everything left to chance.
    """

    code: str
    treebank: Path
    output: Path
    epochs: int = 30
    patience: int = 6
    dropout: float = 0.15
    start: Path | None = None
    templates: int = 0
    balanced: str | None = None
    seed: int = 1


def _config(code: str) -> dict[str, Any]:
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [7000, 1000, 2500, 1000],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 128,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    return {
        "nlp": {"lang": code, "pipeline": ["tok2vec", "morphologizer", "parser"]},
        "components": {
            "tok2vec": {"factory": "tok2vec", "model": tok2vec},
            "morphologizer": {"factory": "morphologizer", "model": tagger},
            "parser": {"factory": "parser", "min_action_freq": 20, "model": parser},
        },
    }


def _features(feats: str) -> str:
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in FEATURES]
    return "|".join(kept)


def reference(nlp: Language, tree: Tree) -> Doc:
    """The tree as spaCy's document, with all that is learnt from it."""
    return Doc(
        nlp.vocab,
        words=[word.form for word in tree],
        spaces=[word.space for word in tree],
        pos=[word.upos for word in tree],
        morphs=[_features(word.feats) for word in tree],
        heads=[word.head for word in tree],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in tree],
        sent_starts=[place == 0 for place in range(len(tree))],
    )


def _examples(nlp: Language, trees: Iterable[Tree]) -> list[Example]:
    examples = []
    for tree in trees:
        gold = reference(nlp, tree)
        bare = Doc(nlp.vocab, words=[w.form for w in tree], spaces=[w.space for w in tree])
        examples.append(Example(bare, gold))
    return examples


def treebank_file(options: Options, part: str) -> Path:
    """The treebank's file of ``part`` (``train`` or ``dev``).

    Raises:
        FileNotFoundError: There is none.
    """
    found = sorted(options.treebank.glob(f"*{options.code}_*{part}*.conllu*"))
    if not found:
        raise FileNotFoundError(
            f"no *{options.code}_*{part}*.conllu[.xz] in {options.treebank}; give --treebank"
        )
    return found[0]


def _sizes(first: float, last: float, growth: float) -> Iterator[float]:
    """Words in a batch: small ones first, growing by a factor."""
    size = first
    while True:
        yield size
        size = min(size * growth, last)


def _shown(trees: list[Tree], pack: Pack, options: Options, chance: Random) -> list[Tree]:
    """The trees of one pass: the treebank's with other words, and new ones from templates."""
    stock = stock_of(pack)
    if stock is None:
        return list(trees)
    shown = [swapped(tree, chance, stock) for tree in trees]
    return shown + list(template_trees(pack, chance, options.templates))


def _blank(options: Options) -> Language:
    if options.start is not None:
        return spacy.load(options.start)
    return spacy.blank(options.code).from_config(_config(options.code))


def _optimizer(nlp: Language, options: Options, trees: list[Tree]) -> Any:  # noqa: ANN401
    """A fresh optimizer; a slower one for weights that are good already."""
    if options.start is None:
        return nlp.initialize(lambda: _examples(nlp, trees))
    optimizer = nlp.resume_training()
    optimizer.learn_rate = RESUMED_RATE
    return optimizer


def _epochs(nlp: Language, options: Options, trees: list[Tree]) -> Iterator[Any]:
    """Trains pass by pass; gives the optimizer after each."""
    chance = Random(options.seed)
    pack = language_pack(options.code)
    optimizer = _optimizer(nlp, options, trees)
    presents: Presents = presents_of(trees)
    first = 300 if options.start is None else 1000
    sizes: Any = _sizes(first, 1200, 1.001)
    for epoch in range(options.epochs):
        shown = _shown(trees, pack, options, chance)
        chance.shuffle(shown)
        examples = _examples(nlp, (augmented(tree, chance, presents) for tree in shown))
        losses: dict[str, float] = {}
        for batch in minibatch_by_words(examples, size=sizes, tolerance=0.2):
            nlp.update(batch, sgd=optimizer, drop=options.dropout, losses=losses)
        log.info("epoch=%d losses=%s", epoch + 1, losses)
        yield optimizer


def train(options: Options) -> float:
    """Trains and writes the best weights to ``options.output``; gives their LAS on the dev part."""
    fix_random_seed(options.seed)
    nlp = _blank(options)
    trees = list(read_conllu(treebank_file(options, "train")))
    held_out = _examples(nlp, read_conllu(treebank_file(options, "dev")))
    if options.start is not None:
        nlp.to_disk(options.output)
    best, waited = -1.0, 0
    for optimizer in _epochs(nlp, options, trees):
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate(held_out)
            log.info(
                "uas=%.4f las=%.4f pos=%.4f morph=%.4f",
                scores["dep_uas"],
                scores["dep_las"],
                scores["pos_acc"],
                scores["morph_acc"],
            )
            if scores["dep_las"] > best:
                best, waited = scores["dep_las"], 0
                nlp.to_disk(options.output)
            else:
                waited += 1
        if waited >= options.patience:
            break
    return best


def weigh(options: Options, relation: str) -> float:
    """Balances a relation in the weights of ``options.output``; gives by how much."""
    nlp = spacy.load(options.output)
    held_out = _examples(nlp, read_conllu(treebank_file(options, "dev")))
    amount = balance(nlp, relation, held_out)
    nlp.to_disk(options.output)
    return amount


def write_endings(options: Options) -> None:
    """Learns the table of endings from the training part and writes it beside the weights."""
    path = treebank_file(options, "train")
    rows = learn_endings(read_conllu(path))
    text = table(rows, f"learnt from {path.name}", "that of the treebank")
    (options.output / "lemmas.tsv").write_text(text, encoding="utf-8")


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line."""
    commands = argparse.ArgumentParser(prog="python -m dragoman.training.parser")
    commands.add_argument("code", help="language, ISO 639-1")
    commands.add_argument("--treebank", type=Path, required=True, help="folder of CoNLL-U files")
    commands.add_argument("--output", type=Path, required=True, help="folder for the weights")
    commands.add_argument("--epochs", type=int, default=30)
    commands.add_argument("--start", type=Path, help="weights to go on from")
    commands.add_argument("--templates", type=int, default=0, help="template trees in each pass")
    commands.add_argument("--dropout", type=float, default=0.15)
    commands.add_argument("--balance", help="relation to weigh at the end, such as obj")
    given = commands.parse_args(None if arguments is None else list(arguments))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = Options(
        code=given.code,
        treebank=given.treebank,
        output=given.output,
        epochs=given.epochs,
        dropout=given.dropout,
        start=given.start,
        templates=given.templates,
        balanced=given.balance,
    )
    log.info("best_las=%.4f", train(options))
    if options.balanced is not None:
        log.info("lowered=%.2f", weigh(options, options.balanced))
    write_endings(options)


if __name__ == "__main__":
    main()
