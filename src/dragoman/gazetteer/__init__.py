"""Keys and facts that are the same in every language.

States, organisations, bodies, offices, places and things. The words for them are the pack's
(``languages/<code>/<name>.tsv``); this room says what a key stands for.
"""

from __future__ import annotations

from dragoman.gazetteer.access import (
    bodies,
    offices,
    officials,
    organisations,
    people,
    places,
    spellings,
    states,
    things,
)
from dragoman.gazetteer.rows import (
    Body,
    Form,
    Office,
    Official,
    Organisation,
    Person,
    Place,
    State,
    Thing,
)
from dragoman.gazetteer.terms import body_on, sector_on

__all__ = [
    "Body",
    "Form",
    "Office",
    "Official",
    "Organisation",
    "Person",
    "Place",
    "State",
    "Thing",
    "bodies",
    "body_on",
    "offices",
    "officials",
    "organisations",
    "people",
    "places",
    "sector_on",
    "spellings",
    "states",
    "things",
]
