"""The second voice: classifiers that tell the PLOVER root of a sentence, source and target.

Frames read a clause; the classifiers here read the words around two actors and know nothing of
grammar. ``classify`` asks them; ``cast_votes`` lets them vote on each event that the frames coded
and says how sure the two together are. A pack without ``classifier/`` has no second voice.
"""

from __future__ import annotations

from dragoman.coding.votes.ask import Voice, classify, has_classifier
from dragoman.coding.votes.cast import cast_votes
from dragoman.coding.votes.question import ROOTS, Answer, Question, root_of

__all__ = [
    "ROOTS",
    "Answer",
    "Question",
    "Voice",
    "cast_votes",
    "classify",
    "has_classifier",
    "root_of",
]
