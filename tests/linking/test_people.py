from __future__ import annotations

from dragoman.ids import content_id
from dragoman.linking import link
from dragoman.model import Corpus, Date, Decision, Entity
from tests.linking.worlds import Told, when


def people(corpus: Corpus) -> list[Entity]:
    return [entity for entity in corpus.entities if entity.type == "person"]


def one(
    name: str,
    who: str,
    country: str | None,
    office: str | None = None,
    *,
    as_of: Date | None = None,
    language: str = "en",
    named: bool = True,
) -> Told:
    told = Told(name, language=language)
    told.person(who, country, office, as_of=as_of, named=named)
    return told


def link_all(*told: Told) -> Corpus:
    return link(document.analysis() for document in told)


def test_one_person_is_joined_across_scripts_with_both_spellings_kept() -> None:
    corpus = link_all(
        one("a", "Nikol Pashinyan", "ARM", "prime-minister"),
        one("b", "نیکول پاشینیان", "ARM", language="fa"),
    )
    (found,) = people(corpus)
    assert found.name == "Nikol Pashinyan"
    assert found.names == {"en": ("Nikol Pashinyan",), "fa": ("نیکول پاشینیان",)}
    assert any("Pashinyan ~ " in why for link_ in corpus.entity_links for why in link_.reasons)


def test_brothers_of_one_surname_and_office_stay_apart() -> None:
    corpus = link_all(
        one("a", "Nawaz Sharif", "PAK", "prime-minister", as_of=when("2014-05-01")),
        one("b", "شهباز شریف", "PAK", "prime-minister", as_of=when("2023-05-01"), language="fa"),
    )
    assert len(people(corpus)) == 2


def test_a_surname_joins_the_office_holder_of_its_year_alone() -> None:
    corpus = link_all(
        one("a", "Nawaz Sharif", "PAK", "prime-minister", as_of=when("2014-05-01")),
        one("b", "Shehbaz Sharif", "PAK", "prime-minister", as_of=when("2023-05-01")),
        one("c", "Sharif", "PAK", "prime-minister", as_of=when("2014-07-01")),
    )
    assert sorted(e.names["en"] for e in people(corpus)) == [
        ("Nawaz Sharif", "Sharif"),
        ("Shehbaz Sharif",),
    ]


def test_a_surname_that_several_may_bear_stays_apart_and_says_so() -> None:
    corpus = link_all(
        one("a", "Nawaz Sharif", "PAK", "prime-minister"),
        one("b", "Shehbaz Sharif", "PAK", "prime-minister"),
        one("c", "Sharif", "PAK", "prime-minister"),
    )
    assert len(people(corpus)) == 3
    why = [reason for link_ in corpus.entity_links for reason in link_.reasons]
    assert "unsure: may be Nawaz Sharif or Shehbaz Sharif" in why


def test_a_surname_without_office_or_country_joins_no_one() -> None:
    corpus = link_all(
        one("a", "Sergei Lavrov", "RUS", "foreign-minister"), one("b", "Lavrov", None)
    )
    assert len(people(corpus)) == 2


def test_initials_join_a_full_name_of_the_same_country() -> None:
    corpus = link_all(
        one("a", "S. K. Shoigu", "RUS", "defence-minister"),
        one("b", "سرگئی کوژوگتوویچ شویگو", None, language="fa"),
    )
    assert len(people(corpus)) == 1


def test_namesakes_of_two_countries_stay_apart() -> None:
    corpus = link_all(one("a", "Mohammad Khan", "PAK"), one("b", "Mohammad Khan", "AFG"))
    assert len(people(corpus)) == 2


def test_a_wrong_office_in_one_report_does_not_split_a_person() -> None:
    corpus = link_all(
        one("a", "Valery Gerasimov", "RUS", "chief-of-general-staff", as_of=when("2016-02-01")),
        one("b", "Valery Gerasimov", "RUS", "defence-minister", as_of=when("2016-02-01")),
    )
    (found,) = people(corpus)
    assert {role.title for role in found.roles} == {"Chief of general staff", "Defence minister"}


def test_an_unnamed_holder_joins_whom_another_document_names_at_that_time() -> None:
    corpus = link_all(
        one("a", "Imran Khan", "PAK", "prime-minister", as_of=when("2019-07-20")),
        one(
            "b", "نخست وزیر وقت", "PAK", "prime-minister",
            as_of=when("2019-07-01", "2019-07-31"), language="fa", named=False,
        ),
    )  # fmt: skip
    assert len(people(corpus)) == 1


def test_an_unnamed_holder_of_another_year_stays_open() -> None:
    corpus = link_all(
        one("a", "Imran Khan", "PAK", "prime-minister", as_of=when("2019-07-20")),
        one("b", "the prime minister", "PAK", "prime-minister",
            as_of=when("2013-07-01", "2013-07-31"), named=False),
        one("c", "the prime minister", "PAK", "prime-minister", named=False),
    )  # fmt: skip
    assert len(people(corpus)) == 3


def test_an_unnamed_holder_in_another_script_is_called_by_the_office() -> None:
    corpus = link_all(one("a", "نخست وزیر", "IRQ", "prime-minister", language="fa", named=False))
    assert people(corpus)[0].name == "Prime minister of Iraq"


def test_ranks_are_no_part_of_the_preferred_name() -> None:
    corpus = link_all(one("a", "General Khalifa Haftar", "LBY"))
    assert people(corpus)[0].name == "Khalifa Haftar"


def test_the_id_of_a_person_stays_when_documents_are_added() -> None:
    first = one("a", "Tamim bin Hamad Al Thani", "QAT")
    later = [
        one("b", "تمیم بن حمد آل ثانی", "QAT", language="fa"),
        one("c", "Sheikh Tamim bin Hamad Al Thani", "QAT"),
        one("d", "Angela Merkel", "DEU"),
    ]
    before = people(link_all(first))[0].id
    assert before in {entity.id for entity in people(link_all(first, *later))}
    assert len(people(link_all(first, *later))) == 2


def decision(verdict: str, *target: str) -> Decision:
    made = content_id("x", verdict, *target)
    return Decision(made, "2020-01-01T00:00:00Z", "tester", verdict, target, None, None, None)  # type: ignore[arg-type]


def test_a_person_may_say_that_two_entities_are_one() -> None:
    told = [one("a", "Sergei Lavrov", "RUS"), one("b", "Lavrov", None)]
    left, right = (entity.id for entity in people(link_all(*told)))
    analyses = [document.analysis() for document in told]
    assert len(people(link(analyses, [decision("same", left, right)]))) == 1


def test_a_person_may_say_that_two_mentions_are_different_people() -> None:
    told = [one("a", "Ali Hassan", "IRQ"), one("b", "Ali Hassan", "IRQ")]
    local = [content_id("n", document.id, "local:0") for document in told]
    analyses = [document.analysis() for document in told]
    assert len(people(link(analyses))) == 1
    assert len(people(link(analyses, [decision("different", *local)]))) == 2
