"""From a cleaned document to its sentences and clauses, by tree parser or shallow rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import BadData
from dragoman.model import Clause, Document, Parse, Segment, Sentence, Token
from dragoman.pack import Pack
from dragoman.parsing.folding import folder
from dragoman.parsing.grammar import grammar_of
from dragoman.parsing.lemmas import Lemmatiser, lemmatiser
from dragoman.parsing.repair import repair
from dragoman.parsing.sentences import split_sentences
from dragoman.parsing.stand_ins import stand_ins
from dragoman.parsing.udclauses import clauses_of
from dragoman.text import Folded, Span

BATCH = 64
"""Sentences the network reads at once."""


@cache
def load_parser(weights: Path) -> Any:  # noqa: ANN401  spaCy ships no types we check against
    """The spaCy pipeline in ``weights``, loaded once per process.

    Raises:
        BadData: The folder holds no weights.
    """
    if not (weights / "meta.json").is_file():
        raise BadData(f"no parser weights in {weights}; see dragoman.training.parser")
    import spacy

    return spacy.load(weights)


def _words(nlp: Any, text: str) -> list[tuple[str, int]]:  # noqa: ANN401
    """The words of ``text`` with their offsets, white space left out."""
    return [(word.text, word.idx) for word in nlp.tokenizer(text) if not word.is_space]


def _bare(nlp: Any, words: list[tuple[str, int]], pack: Pack) -> Any:  # noqa: ANN401
    from spacy.tokens import Doc

    starts = [start for _, start in words[1:]]
    spaces = [start > at + len(form) for (form, at), start in zip(words, starts, strict=False)]
    shown = stand_ins([form for form, _ in words], pack)
    return Doc(nlp.vocab, words=shown, spaces=[*spaces, False])


def _tokens(
    parsed: Any,  # noqa: ANN401
    words: Iterable[tuple[str, Span]],
    lemma: Lemmatiser,
) -> Iterator[Token]:
    root: int | None = None
    for word, (form, place) in zip(parsed, words, strict=True):
        head, deprel = word.head.i, word.dep_
        if head == word.i:
            root, head, deprel = _root(root, word.i)
        yield Token(
            start=place.start,
            end=place.end,
            form=form,
            lemma=lemma(form.lower(), word.pos_),
            upos=word.pos_ or "X",
            head=head,
            deprel=deprel,
            feats=str(word.morph),
        )


def _root(root: int | None, index: int) -> tuple[int, int, str]:
    """One root a sentence: what the parser cuts off hangs on the first root."""
    if root is None:
        return index, index, "root"
    return root, root, "parataxis"


def _sentences(document: Document, pack: Pack) -> Iterator[Sentence]:
    nlp = load_parser(pack.folder / "parser")
    lemma = lemmatiser(pack.folder / "parser")
    fold = folder(pack)
    found: list[tuple[Segment, Span, Folded, list[tuple[str, int]]]] = []
    for segment, span in split_sentences(document, pack):
        folded = fold(document.text[span.start : span.end])
        words = _words(nlp, folded.text)
        if words:
            found.append((segment, span, folded, words))
    parses = nlp.pipe((_bare(nlp, words, pack) for *_, words in found), batch_size=BATCH)
    for (segment, span, folded, words), parsed in zip(found, parses, strict=True):
        places = (folded.original(at, at + len(form)) for form, at in words)
        moved = [
            (form, Span(span.start + p.start, span.start + p.end))
            for (form, _), p in zip(words, places, strict=True)
        ]
        tokens = repair(tuple(_tokens(parsed, moved, lemma)), grammar_of(pack))
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
