"""From a cleaned document to its sentences and clauses, by tree parser or shallow rules."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import BadData
from dragoman.model import Clause, Document, Parse, Segment, Sentence, Token
from dragoman.pack import Pack
from dragoman.parsing.folding import folder
from dragoman.parsing.grammar import Grammar, grammar_of
from dragoman.parsing.lemmas import Lemmatiser, lemmatiser
from dragoman.parsing.repair import repair
from dragoman.parsing.sentences import split_sentences
from dragoman.parsing.udclauses import clauses_of
from dragoman.parsing.words import Words, shown, words_of
from dragoman.text import Span

_COLUMNS = ("HEAD", "DEP", "POS", "MORPH")


@cache
def load_parser(weights: Path) -> Any:  # noqa: ANN401  spaCy ships no types we check against
    """The spaCy pipeline in ``weights``, loaded once per process.

    The matrices of a sentence are too small for threads, which only get in each other's way: unless
    the user or an earlier import of numpy has settled their number, there is one.

    Raises:
        BadData: The folder holds no weights.
    """
    if not (weights / "meta.json").is_file():
        raise BadData(f"no parser weights in {weights}; see dragoman.training.parser")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy

    return spacy.load(weights)


def _bare(nlp: Any, words: Words, grammar: Grammar) -> Any:  # noqa: ANN401
    from spacy.tokens import Doc

    starts = [start for _, start in words[1:]]
    spaces = [start > at + len(form) for (form, at), start in zip(words, starts, strict=False)]
    forms = [shown(form, grammar) for form, _ in words]
    return Doc(nlp.vocab, words=forms, spaces=[*spaces, False])


def _tokens(
    parsed: Any,  # noqa: ANN401
    words: Words,
    offsets: Sequence[int],
    lemma: Lemmatiser,
) -> Iterator[Token]:
    """The tokens of a sentence; ``offsets`` lead from its folded text to the document's."""
    names = parsed.vocab.strings
    root: int | None = None
    table = parsed.to_array(_COLUMNS)
    steps, hashes = table[:, 0].astype("int64").tolist(), table.tolist()
    for index, (form, at) in enumerate(words):
        _, dep, pos, morph = hashes[index]
        head, deprel, upos, feats = index + steps[index], names[dep], names[pos], names[morph]
        if head == index:
            root, head, deprel = _root(root, index)
        yield Token(
            offsets[at],
            offsets[at + len(form) - 1] + 1,
            form,
            lemma(form.lower(), upos),
            upos or "X",
            head,
            deprel,
            "" if feats == "_" else feats,
        )


def _root(root: int | None, index: int) -> tuple[int, int, str]:
    """One root a sentence: what the parser cuts off hangs on the first root."""
    if root is None:
        return index, index, "root"
    return root, root, "parataxis"


def _sentences(document: Document, pack: Pack) -> Iterator[Sentence]:
    nlp = load_parser(pack.folder / "parser")
    from dragoman.parsing.network import annotate

    lemma, grammar = lemmatiser(pack.folder / "parser"), grammar_of(pack)
    folded = folder(pack)(document.text)
    found: list[tuple[Segment, Span, int, Words]] = []
    for segment, span in split_sentences(document, pack):
        start = bisect_left(folded.offsets, span.start)
        text = folded.text[start : bisect_left(folded.offsets, span.end)]
        words = words_of(nlp, text, pack)
        if words:
            found.append((segment, span, start, words))
    parses = annotate(nlp, [_bare(nlp, words, grammar) for *_, words in found])
    for (segment, span, start, words), parsed in zip(found, parses, strict=True):
        last, size = words[-1][1], len(words[-1][0])
        offsets = folded.offsets[start : start + last + size]
        tokens = repair(tuple(_tokens(parsed, words, offsets, lemma)), grammar)
        yield Sentence(span.start, span.end, segment.role, tokens)


def tree_parse(document: Document, pack: Pack) -> Parse:
    """Sentences with dependency trees, and the clauses the trees hold."""
    sentences = tuple(_sentences(document, pack))
    clauses: list[Clause] = []
    for index, sentence in enumerate(sentences):
        clauses += clauses_of(sentence, pack, index=index, first=len(clauses))
    return Parse(sentences, tuple(clauses))


def parse(document: Document, pack: Pack) -> Parse:
    """The sentences and clauses of the segments of a cleaned document that may be evidence."""
    if pack.clauses == "tree":
        return tree_parse(document, pack)
    from dragoman.parsing.shallow import shallow_parse

    return shallow_parse(document, pack)
