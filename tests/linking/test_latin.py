from __future__ import annotations

import pytest

from dragoman.linking.latin import romanise


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("کاظم غریب‌آبادی", "Kazem Gharibabadi"),
        ("لیلا صدرایی", "Leila Sadraei"),
        ("رضا نجفی", "Reza Najafi"),
        ("مروان برغوثی", "Marwan Barghouti"),
        ("شهلا جوادزاده", "Shahla Javadzadeh"),
        ("Сергей Шойгу", "Sergei Shoigu"),
    ],
)
def test_a_name_without_a_latin_form_is_spelt_so_that_it_can_be_said(
    native: str, latin: str
) -> None:
    assert romanise(native) == latin
