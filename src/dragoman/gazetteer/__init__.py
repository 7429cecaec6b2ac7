"""Keys and facts that are the same in every language.

States, organisations, bodies, offices, places and things. The words for them are the pack's
(``languages/<code>/<name>.tsv``); this room says what a key stands for.
"""

from __future__ import annotations

from dragoman.gazetteer.access import (
    bodies,
    offices,
    organisations,
    people,
    places,
    states,
    things,
)
from dragoman.gazetteer.rows import Body, Form, Office, Organisation, Person, Place, State, Thing

__all__ = [
    "Body",
    "Form",
    "Office",
    "Organisation",
    "Person",
    "Place",
    "State",
    "Thing",
    "bodies",
    "offices",
    "organisations",
    "people",
    "places",
    "states",
    "things",
]
