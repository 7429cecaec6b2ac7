"""Clauses by rules, for verb-final languages that have no good dependency parser.

Everything the rules know of a language comes from its tables: function words, verb stems,
compound verbs, endings. See ``dragoman.parsing.shallow_rows`` for what each table says.
"""

from __future__ import annotations

from dragoman.model import Clause, Document, Parse, Sentence
from dragoman.pack import Pack
from dragoman.parsing.shallow_clauses import find_clauses
from dragoman.parsing.shallow_tokens import find_sentences


def shallow_parse(document: Document, pack: Pack) -> Parse:
    """The sentences and clauses of a document's evidence segments.

    Args:
        document: A cleaned document; segments that may not be evidence are passed over.
        pack: A language that gives the tables of the shallow parser.

    Returns:
        Sentences and clauses in the order of the text. Offsets count code points of
        ``document.text``; every token is its own head, with the relation ``dep``.
    """
    sentences: list[Sentence] = []
    clauses: list[Clause] = []
    for raw in find_sentences(document, pack):
        tokens = tuple(word.token for word in raw.words)
        clauses += find_clauses(raw.words, pack, len(sentences), len(clauses))
        sentences.append(Sentence(raw.start, raw.end, raw.role, tokens))
    return Parse(tuple(sentences), tuple(clauses))
