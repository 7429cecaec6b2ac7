from __future__ import annotations

import pytest

from dragoman.errors import UnknownCountry
from dragoman.gazetteer.lookup import country
from dragoman.pack import Pack


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("PAK", "PAK"),
        ("rus", "RUS"),
        ("SUN", "SUN"),
        ("Kenya", "KEN"),
        ("  saudi   arabia ", "SAU"),
        ("Brazilian", "BRA"),
        ("Iranians", "IRN"),
        ("ایران", "IRN"),
        ("روسيه", "RUS"),
        ("عربستان سعودی", "SAU"),
    ],
)
def test_a_country_is_known_by_code_name_or_demonym(
    en: Pack, fa: Pack, said: str, code: str
) -> None:
    assert country(said, (en, fa)) == code


def test_a_typo_is_answered_with_the_nearest_names(en: Pack, fa: Pack) -> None:
    with pytest.raises(UnknownCountry, match=r"did you mean .*Kazakhstan \(KAZ\)"):
        country("Kazakstan", (en, fa))


def test_each_country_is_offered_once(en: Pack) -> None:
    with pytest.raises(UnknownCountry) as caught:
        country("Pakistn", (en,))
    assert caught.value.message.count("PAK") == 1


def test_what_is_like_no_country_gets_no_offer(en: Pack, fa: Pack) -> None:
    with pytest.raises(UnknownCountry, match="give a code"):
        country("qqqqqqqq", (en, fa))
