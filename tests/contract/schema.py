"""Every table of a pack and the types its rows are read as, by whom it is read."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from dragoman.cleaning.credits import CreditCueRow
from dragoman.cleaning.cues import SegmentCueRow
from dragoman.cleaning.language import FunctionWordRow
from dragoman.cleaning.stated import GenreCueRow
from dragoman.coding import summary
from dragoman.coding.amounts import AmountRow
from dragoman.coding.lexicon import ClassRow, FrameRow, OperatorRow
from dragoman.gazetteer.rows import (
    AgentRow,
    Form,
    OrganisationFormRow,
    PersonFormRow,
    StateFormRow,
    TitleRow,
)
from dragoman.lexicon import PluralRow
from dragoman.mentions.dates.patterns import PatternRow
from dragoman.mentions.dates.words import DateWordRow, MonthRow
from dragoman.mentions.rows import NameRow, SectorWordRow, WordRow
from dragoman.pack import FoldingRow, Pack
from dragoman.parsing import shallow_rows
from dragoman.parsing.grammar import GrammarRow, LightVerbRow
from dragoman.parsing.lemmas import EndingRow
from dragoman.parsing.sentences import AbbreviationRow


class IdiomRow(Struct, frozen=True):
    """A phrase that does not mean its words, and the predicate it means, or ``none``."""

    text: str
    meaning: str


TABLES: dict[str, tuple[type[Struct], ...]] = {
    "folding": (FoldingRow,),
    "abbreviations": (AbbreviationRow,),
    "states": (StateFormRow,),
    "organisations": (OrganisationFormRow,),
    "bodies": (Form,),
    "offices": (Form,),
    "titles": (TitleRow,),
    "agents": (AgentRow,),
    "months": (MonthRow,),
    "date_words": (DateWordRow,),
    "date_patterns": (PatternRow,),
    "frames": (FrameRow,),
    "noun_classes": (ClassRow,),
    "operators": (OperatorRow,),
    "segment_cues": (SegmentCueRow,),
    "credit_cues": (CreditCueRow,),
    "function_words": (FunctionWordRow,),
    "places": (Form,),
    "things": (Form,),
    "people": (PersonFormRow,),
    "given_names": (NameRow,),
    "mention_words": (WordRow,),
    "sector_words": (SectorWordRow,),
    "plurals": (PluralRow,),
    "word_classes": (ClassRow,),
    "genre_cues": (GenreCueRow,),
    "idioms": (IdiomRow,),
    "amounts": (AmountRow,),
    "summaries": (summary.PhraseRow,),
    "summary_words": (summary.WordRow,),
    "grammar": (GrammarRow,),
    "lemmas": (EndingRow,),
    "light_verbs": (LightVerbRow, shallow_rows.LightRow),
    "verbs": (shallow_rows.StemRow,),
    "conjugation": (shallow_rows.PatternRow,),
    "seams": (shallow_rows.SeamRow,),
    "auxiliaries": (shallow_rows.AuxiliaryRow,),
    "adpositions": (shallow_rows.AdpositionRow,),
    "conjunctions": (shallow_rows.ConjunctionRow,),
    "pronouns": (shallow_rows.PronounRow,),
    "adverbs": (shallow_rows.AdverbRow,),
    "suffixes": (shallow_rows.SuffixRow,),
    "spellings": (shallow_rows.SpellingRow,),
    "lexicon/words": (shallow_rows.WordRow,),
}

GAZETTEER = ("states", "organisations", "bodies", "offices", "people", "places", "things")
"""Tables whose keys are those of the gazetteer's table of the same name."""

BY_CLAUSES = {
    "tree": ("grammar", "light_verbs"),
    "shallow": (
        ("adpositions", "adverbs", "auxiliaries", "conjugation", "conjunctions", "light_verbs")
        + ("pronouns", "suffixes", "verbs", "lexicon/words")
    ),
}
"""What is optional for a pack as such, but needed by the way its clauses are made."""


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, those of all its readers."""
    fields = (field for row in TABLES[table] for field in msgspec.structs.fields(row))
    return tuple(dict.fromkeys(field.encode_name for field in fields))


def cells(pack: Pack, table: str) -> tuple[tuple[str, ...], ...]:
    """The header and the rows of a table as they are written; none where it is missing."""
    if not pack.has_table(table):
        return ()
    lines = pack.path(table).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")
