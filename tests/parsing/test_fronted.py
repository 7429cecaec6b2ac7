from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.parsing.fronted import find_fronted
from dragoman.parsing.grammar import grammar_of
from tests.parsing.test_repair import arcs, tokens_of

SWALLOWED = [
    (
        "In/in/ADP/2/case March/march/PROPN/2/compound Turkey/turkey/PROPN/3/obl"
        " expelled/expel/VERB/3/root envoys/envoy/NOUN/3/obj",
        [("In", 1, "case"), ("March", 3, "obl"), ("Turkey", 3, "nsubj")],
    ),
    (
        "In/in/ADP/2/case 1999/1999/NUM/2/nummod NATO/nato/PROPN/3/obl"
        " bombed/bomb/VERB/3/root Serbia/serbia/PROPN/3/obj",
        [("In", 1, "case"), ("1999", 3, "obl"), ("NATO", 3, "nsubj")],
    ),
    (
        "On/on/ADP/2/case Monday/monday/PROPN/2/compound Kenya/kenya/PROPN/4/obl"
        " was/be/AUX/4/aux:pass hit/hit/VERB/4/root",
        [("On", 1, "case"), ("Monday", 4, "obl"), ("Kenya", 4, "nsubj:pass")],
    ),
]

AS_THEY_ARE = [
    "In/in/ADP/1/case Lima/lima/PROPN/3/obl Peru/peru/PROPN/3/nsubj met/meet/VERB/3/root"
    " Chile/chile/PROPN/3/obj",
    "In/in/ADP/1/case May/may/PROPN/3/obl Chad/chad/PROPN/3/nsubj met/meet/VERB/3/root"
    " Mali/mali/PROPN/3/obj",
    "In/in/ADP/2/case Sunday/sunday/PROPN/2/compound talks/talk/NOUN/4/obl"
    " Oman/oman/PROPN/4/nsubj agreed/agree/VERB/4/root",
]


@pytest.mark.parametrize(("broken", "mended"), SWALLOWED)
def test_a_name_behind_a_date_that_opens_a_sentence_is_the_subject(
    broken: str, mended: list[tuple[str, int, str]]
) -> None:
    assert arcs(find_fronted(tokens_of(broken), grammar_of(PACK)))[:3] == mended


@pytest.mark.parametrize("sound", AS_THEY_ARE)
def test_places_and_dates_of_their_own_are_left(sound: str) -> None:
    tokens = tokens_of(sound)
    assert find_fronted(tokens, grammar_of(PACK)) == tokens
