"""Repair of dates that open a sentence without a comma ("In March Turkey asked ...").

Small parsers take the month for a part of the name behind it, and that name for the time: who acts
is lost. The date is given to the verb, and the name becomes its subject.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.model import Token
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.tree import Tree

YEAR = 4
"""Digits of a year."""


def find_fronted(tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """The tokens with each fronted date given to its verb; as they are where there is none."""
    fixed = tokens
    for place, token in enumerate(tokens[:-2]):
        opens = place == 0 or tokens[place - 1].upos in {"PUNCT", "CCONJ"}
        if opens and token.upos == "ADP" and _is_date(tokens[place + 1], grammar):
            fixed = _freed(Tree(fixed), place, _last(tokens, place + 1))
    return fixed


def _is_date(token: Token, grammar: Grammar) -> bool:
    year = len(token.form) == YEAR and token.form.isdigit()
    return year or grammar.has("calendar", token.form.lower())


def _last(tokens: tuple[Token, ...], first: int) -> int:
    """The last token of a date: its number may follow ("July 16", "May 2019")."""
    return first + 1 if tokens[first + 1].form.isdigit() else first


def _freed(tree: Tree, case: int, last: int) -> tuple[Token, ...]:
    first, noun = case + 1, tree.tokens[case].head
    verb = tree.tokens[noun].head
    if noun <= last or verb <= noun or tree.kids(noun, "obj"):
        return tree.tokens
    acts = tree.relation(noun) == "nsubj"
    if not acts and (tree.relation(noun) != "obl" or tree.kids(verb, "nsubj", "expl")):
        return tree.tokens
    fixed = list(tree.tokens)
    fixed[case] = replace(fixed[case], head=first)
    fixed[first] = replace(fixed[first], head=verb, deprel="obl")
    if last > first:
        fixed[last] = replace(fixed[last], head=first, deprel="nmod:unmarked")
    if not acts:
        passive = tree.kids(verb, "aux:pass")
        fixed[noun] = replace(fixed[noun], deprel="nsubj:pass" if passive else "nsubj")
    return tuple(fixed)
