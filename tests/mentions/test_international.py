"""Officials of international bodies act for them and for no country, not their own either."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import gazetteer
from dragoman.cleaning.sentence import sentence_document
from dragoman.coding.parties import body_of
from dragoman.languages import language_pack
from dragoman.model import Analysis, LocalEntity
from dragoman.pipeline import analyse

NAMED = [
    ("en", "Josep Borrell condemned Russia.", "Josep Borrell", "org:eu"),
    ("en", "EU High Representative Federica Mogherini met Oman.", "Federica Mogherini", "org:eu"),
    ("en", "Catherine Ashton praised Serbia.", "Catherine Ashton", "org:eu"),
    ("en", "Kaja Kallas, the EU's top diplomat, urged Israel to stop.", "Kaja Kallas", "org:eu"),
    ("en", "Ban Ki-moon criticised Sri Lanka.", "Ban Ki-moon", "org:un"),
    ("en", "IAEA chief Rafael Grossi thanked Iran.", "Rafael Grossi", "org:iaea"),
    ("en", "NATO chief Jens Stoltenberg praised Turkey.", "Jens Stoltenberg", "org:nato"),
    ("en", "UN rights chief Michelle Bachelet criticised Mali.", "Michelle Bachelet", "org:un"),
    ("en", "The UN special envoy for Yemen, Hans Grundberg, met Oman.", "Hans Grundberg", "org:un"),
    ("en", "Tedros Adhanom Ghebreyesus thanked China.", "Tedros Adhanom Ghebreyesus", "org:who"),
    ("fa", "جوزپ بورل روسیه را محکوم کرد.", "جوزپ بورل", "org:eu"),
    ("fa", "کایا کالاس از اسرائیل انتقاد کرد.", "کایا کالاس", "org:eu"),
    ("fa", "آنتونیو گوترش دبیرکل سازمان ملل از میانمار انتقاد کرد.", "آنتونیو گوترش", "org:un"),
    (
        "fa",
        "احمد ابوالغیط دبیرکل اتحادیه عرب اسرائیل را محکوم کرد.",
        "احمد ابوالغیط",
        "org:arab-league",
    ),
    ("fa", "ینس استولتنبرگ از ترکیه قدردانی کرد.", "ینس استولتنبرگ", "org:nato"),
    ("fa", "تدروس آدهانوم مدیرکل سازمان جهانی بهداشت از چین تشکر کرد.", "تدروس آدهانوم", "org:who"),
]


def _read(code: str, text: str) -> Analysis:
    return analyse(sentence_document(text, code), language_pack(code))


def _person(analysis: Analysis, name: str) -> LocalEntity:
    return next(entity for entity in analysis.entities if entity.name == name)


@pytest.mark.parametrize(("code", "text", "name", "body"), NAMED)
def test_an_international_official_acts_for_the_body(
    code: str, text: str, name: str, body: str
) -> None:
    analysis = _read(code, text)
    person = _person(analysis, name)
    assert (person.country, person.sector, body_of(person)) == (None, "IGO", body)
    assert any(person.key in event.actor1 for event in analysis.events)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The UN envoy for Syria met Turkey's foreign minister."),
        ("en", "The head of the IAEA visited Tehran."),
        ("en", "The EU foreign policy chief criticised China."),
        ("fa", "دبیرکل سازمان ملل متحد از سودان خواست به درگیری‌ها پایان دهد."),
        ("fa", "نماینده ویژه سازمان ملل در امور سوریه با وزیر خارجه ترکیه دیدار کرد."),
        ("fa", "مسئول سیاست خارجی اتحادیه اروپا از چین انتقاد کرد."),
    ],
)
def test_an_unnamed_international_official_has_no_country(code: str, text: str) -> None:
    analysis = _read(code, text)
    person = next(entity for entity in analysis.entities if entity.key == "local:1")
    assert (person.country, person.sector) == (None, "IGO")
    assert any("local:1" in event.actor1 for event in analysis.events)


def test_a_minister_of_before_or_after_acts_for_the_country() -> None:
    rutte = gazetteer.people()["person:mark-rutte"]
    assert gazetteer.body_on(rutte, date(2013, 4, 1)) is None
    assert gazetteer.body_on(rutte, date(2025, 2, 1)) == "org:nato"
    assert gazetteer.body_on(rutte, None) == "org:nato"
    bachelet = gazetteer.people()["person:michelle-bachelet"]
    assert gazetteer.body_on(bachelet, None) is None
    assert gazetteer.body_on(bachelet, date(2019, 5, 1)) == "org:ohchr"


def test_an_office_of_a_country_is_no_office_of_a_body() -> None:
    person = _person(
        _read("en", "Chilean President Michelle Bachelet visited Peru."), "Michelle Bachelet"
    )
    assert (person.country, person.sector) == ("CHL", "GOV")


def test_every_body_of_a_term_is_known() -> None:
    known = gazetteer.organisations()
    bodies = [
        term.split()[2]
        for one in gazetteer.people().values()
        for term in one.terms
        if term.count(" ") > 1
    ]
    assert len(bodies) > 100
    assert all(body in known for body in bodies)
