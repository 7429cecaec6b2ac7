"""The columns of the flat tables: their names, kinds and meanings."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "texts", "integer", "number", "date"]


class Column(Struct, frozen=True):
    """A column; ``texts`` holds any number of texts."""

    name: str
    kind: Kind
    meaning: str


def columns_of(text: str) -> tuple[Column, ...]:
    """Columns from lines of name, kind and meaning."""
    found = (line.split(maxsplit=2) for line in text.strip().splitlines())
    return tuple(Column(name, kind, meaning) for name, kind, meaning in found)  # type: ignore[arg-type]


_DATE = """
edtf text when, ISO 8601-2 (EDTF), as precise as the words
earliest date first possible day
latest date last possible day
precision text unit of the words said: day, month, season, year, ...
date_basis text explicit, relative, inferred, or document: the report's own date standing in
calendar text calendar of the words said; the dates here are Gregorian
"""
_QUOTE = """
doc text id of the document
start integer offset of the words, in code points of the document's text
end integer where the words end, not included
quote text the exact words
"""

EVENTS = columns_of(
    f"""
id text id of the event
type text PLOVER type
mode text PLOVER mode
contexts texts PLOVER contexts
{_DATE.strip()}
modality text how real: happened, ongoing, planned, desired, offered, denied, hypothetical, opinion
polarity text affirmative; negative where every report denies it with a "not"
actor1 texts who acts; both parties of a symmetric event
actor1_countries texts their countries, ISO 3166-1 alpha-3
actor1_ids texts ids of the entities
actor2 texts to whom
actor2_countries texts their countries
actor2_ids texts ids of the entities
third texts host, mediator, target
place text where
place_country text its country
latitude number degrees, WGS 84
longitude number degrees, WGS 84
summary text one sentence made from the record
reports integer how many reports tell it
independent_sources integer how many origins they trace to
confidence number best probability of a report that type and actors are right
score number PLOVER score, -10 conflict to 10 cooperation
quad text PLOVER quad class
cameo text nearest CAMEO code
part_of text id of the event it is part of
"""
)
REPORTS = columns_of(
    f"""
id text id of the report (event mention)
event text id of the event it tells
type text PLOVER type
mode text PLOVER mode
{_DATE.strip()}
modality text how real the report says it is
polarity text affirmative or negative
stage text stage of an undertaking that it reports
theme text what it is about, in the words of the report
said_by texts who says so, the nearest first; empty for the document's own voice
confidence number probability that type and actors are right
coder text what coded it
outlet text who published it
published date first possible day of publication
language text ISO 639-1
{_QUOTE.strip()}
"""
)
STATEMENTS = columns_of(
    f"""
id text id of the statement
speaker text who speaks
speaker_id text id of the entity
speaker_text text the words that name the speaker
form text direct, indirect, mixed or joint
audience text to whom
{_DATE.strip()}
stance number -1 to 1 toward the pair
pair texts the two countries it is on
{_QUOTE.strip()}
"""
)
STAGES = columns_of(
    f"""
undertaking text id of the undertaking
subject text what it is
kind text agreement, procurement, membership, ...
parties texts countries or ids of entities
latest_stage text the latest stage that is asserted
number integer place of this stage in time order, from 1
stage text this stage
{_DATE.strip()}
event text id of the event
report text id of the report
{_QUOTE.strip()}
"""
)
ENTITIES = columns_of(
    """
id text id of the entity
type text person, state, organisation, place, ...
name text preferred name, Latin script
names texts language: name, for every spelling
country text ISO 3166-1 alpha-3
sector text PLOVER actor sector
offices texts offices held, each with its date as EDTF
"""
)
DOCUMENTS = columns_of(
    """
id text id of the document
outlet text who published it
title text its title
authors texts its authors
published_edtf text when, EDTF
published date first possible day
published_basis text explicit, or inferred
languages texts ISO 639-1, the main one first
genre text news, interview, statement, opinion, other
source_group text documents of one origin share it
duplicate_of text id of the document it copies whole
credits texts how and to whom it points for its content
locator text path or address as given
sha256 text of its bytes
"""
)
CLAIMS = columns_of(
    f"""
conflict text id of the conflict
about text id of the record it is about
kind text date, role, place, number, stage, attribution, text
field text which field
value text what is claimed
note text a note
{_QUOTE.strip()}
"""
)
