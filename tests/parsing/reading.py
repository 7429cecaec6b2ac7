"""Compact notation for what a sentence should be read as.

``sign +past | subject ministers | object pact | oblique with Iran | < complement say``: some
clause has this lemma, the flags (``+past``, ``+passive``, ``-`` for absent), arguments with
these head words (a ``*`` after the role for shared), and hangs so under a clause of that lemma.
"""

from __future__ import annotations

from dragoman.model import Argument, Clause, Document, Parse, Segment
from dragoman.pack import Pack
from dragoman.parsing import parse

FLAGS = ("nominal", "progressive", "perfect", "passive", "negated")


def document_of(text: str, language: str = "en") -> Document:
    segments = (Segment(0, len(text), "body", language),)
    return Document("d", "s", "l", text, segments=segments, languages=(language,))


def _flags(clause: Clause) -> set[str]:
    found = {name for name in FLAGS if getattr(clause, name)}
    return found | ({clause.tense} if clause.tense else set()) | set(clause.modals)


def _fills(text: str, argument: Argument, wanted: str) -> bool:
    role, *words = wanted.split()
    shared, role = role.endswith("*"), role.rstrip("*")
    head = text[argument.head.start : argument.head.end]
    marker = " ".join(words[:-1]) or None
    return (
        argument.role == role
        and head == words[-1]
        and (shared is False or argument.shared)
        and (role != "oblique" or argument.marker == marker)
    )


def _hangs(parse: Parse, clause: Clause, wanted: str) -> bool:
    _, relation, *lemma = wanted.split()
    above = None if clause.parent is None else parse.clauses[clause.parent].lemma
    return clause.relation == relation and (not lemma or above == " ".join(lemma))


def _is(parse: Parse, text: str, clause: Clause, parts: list[str]) -> bool:
    words = parts[0].split()
    flags = {word[1:] for word in words if word[0] == "+"}
    absent = {word[1:] for word in words if word[0] == "-"}
    lemma = " ".join(word for word in words if word[0] not in "+-")
    if clause.lemma != lemma or not flags <= _flags(clause) or absent & _flags(clause):
        return False
    for part in parts[1:]:
        if part.startswith("conn "):
            fits = clause.connective == part.removeprefix("conn ")
        elif part.startswith("<"):
            fits = _hangs(parse, clause, part)
        else:
            fits = any(_fills(text, argument, part) for argument in clause.arguments)
        if not fits:
            return False
    return True


def reads_as(pack: Pack, text: str, wanted: str) -> bool:
    """Whether some clause of the text is as wanted."""
    found = parse(document_of(text), pack)
    parts = [part.strip() for part in wanted.split("|")]
    return any(_is(found, text, clause, parts) for clause in found.clauses)
