"""Keys and facts, the same in every language: states, organisations, bodies, offices, places, things.

The words for them are the pack's (``languages/<code>/<name>.tsv``); this room says what a key stands for.
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
