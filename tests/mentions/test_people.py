from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "name", "country", "title"),
    [
        (
            "Zambian President Hakainde Hichilema met miners.",
            "Hakainde Hichilema",
            "ZMB",
            "President",
        ),
        (
            "Asta Skaisgiryte, Lithuania's foreign minister, resigned.",
            "Asta Skaisgiryte",
            "LTU",
            "Foreign minister",
        ),
        (
            "Tiémoko Konaté, the defence minister of Mali, spoke.",
            "Tiémoko Konaté",
            "MLI",
            "Defence minister",
        ),
        (
            "Former Nepali prime minister Sher Bahadur Deuba returned.",
            "Sher Bahadur Deuba",
            "NPL",
            "Former Prime minister",
        ),
    ],
)
def test_an_office_beside_a_name_gives_country_and_role(
    find: Find, text: str, name: str, country: str, title: str
) -> None:
    person = find(text).entity(name)
    assert (person.type, person.country, person.roles[0].title) == ("person", country, title)


@pytest.mark.parametrize(
    ("text", "name", "country", "office"),
    [
        (
            "وزیر خارجه گرجستان ایلیا دارچیاشویلی به باکو رفت.",
            "ایلیا دارچیاشویلی",
            "GEO",
            "foreign-minister",
        ),
        (
            "ایلیا دارچیاشویلی وزیر خارجه گرجستان به باکو رفت.",
            "ایلیا دارچیاشویلی",
            "GEO",
            "foreign-minister",
        ),
        (
            "نخست‌وزیر ارمنستان نیکول پاشینیان سخن گفت.",
            "نیکول پاشینیان",
            "ARM",
            "prime-minister",
        ),
    ],
)
def test_an_office_beside_a_name_gives_country_and_role_in_persian(
    find: Find, text: str, name: str, country: str, office: str
) -> None:
    person = find(text, "fa").entity(name)
    assert (person.country, person.roles[0].office) == (country, office)


@pytest.mark.parametrize(
    "name",
    ["S. K. Banerjee", "Jean-Marc Ayrault", "Ahmed al-Mansouri", "Ursula von der Leyen"],
)
def test_initials_hyphens_and_particles_belong_to_the_name(find: Find, name: str) -> None:
    assert find(f"The talks were led by General {name} himself.").mention(name).type == "person"


@pytest.mark.parametrize(("name", "language"), [("ژنرال یاشار گولر", "fa")])
def test_the_span_is_the_name_without_its_title(find: Find, name: str, language: str) -> None:
    assert "یاشار گولر" in find(f"دیدار با {name} انجام شد.", language).words("name")


def test_a_surname_alone_is_the_person_named_before(find: Find) -> None:
    found = find("Prime Minister Keith Rowley of Trinidad arrived. Rowley thanked Guyana.")
    assert found.entity("Rowley").key == found.entity("Keith Rowley").key


def test_two_people_of_one_surname_stay_two(find: Find) -> None:
    found = find(
        "President Carlos Menem hosted Senator Eduardo Menem. President Carlos Menem left first."
    )
    assert found.entity("Carlos Menem").key != found.entity("Eduardo Menem").key


@pytest.mark.parametrize(
    ("text", "nominal", "name"),
    [
        (
            "Malaysian Foreign Minister Saifuddin Abdullah landed. "
            "The Malaysian foreign minister met reporters.",
            "Malaysian foreign minister",
            "Saifuddin Abdullah",
        ),
        (
            "Prime Minister Mark Rutte of the Netherlands spoke. The prime minister left.",
            "prime minister",
            "Mark Rutte",
        ),
    ],
)
def test_the_office_alone_is_its_named_holder(
    find: Find, text: str, nominal: str, name: str
) -> None:
    found = find(text)
    assert found.entity(nominal).key == found.entity(name).key


def test_a_deputy_and_a_former_holder_are_not_the_holder(find: Find) -> None:
    found = find(
        "Serbian Foreign Minister Ivica Dacic spoke. The Serbian deputy foreign minister listened."
        " The former Serbian foreign minister objected."
    )
    keys = {
        found.entity(words).key
        for words in (
            "Ivica Dacic",
            "Serbian deputy foreign minister",
            "former Serbian foreign minister",
        )
    }
    assert len(keys) == 3


def test_the_then_holder_in_persian_is_not_the_present_one(find: Find) -> None:
    found = find("نخست‌وزیر عراق سخن گفت. نخست‌وزیر وقت عراق در سال ۲۰۱۹ استعفا داد.", "fa")
    assert found.entity("نخست‌وزیر عراق").key != found.entity("نخست‌وزیر وقت عراق").key


def test_an_unnamed_holder_has_country_and_role(find: Find) -> None:
    person = find("The Vietnamese deputy prime minister arrived.").entity(
        "Vietnamese deputy prime minister"
    )
    assert (person.country, person.roles[0].office) == ("VNM", "deputy-prime-minister")


@pytest.mark.parametrize(
    ("language", "text", "words", "countries"),
    [
        (
            "en",
            "The foreign ministers of Qatar and Jordan met.",
            "foreign ministers of Qatar and Jordan",
            {"QAT", "JOR"},
        ),
        ("fa", "وزیران خارجه هند و نپال دیدار کردند.", "وزیران خارجه هند و نپال", {"IND", "NPL"}),
    ],
)
def test_holders_of_an_office_in_two_states_are_two_people(
    find: Find, language: str, text: str, words: str, countries: set[str]
) -> None:
    found = find(text, language)
    members = found.entity(words).members
    assert {found.entities[key].country for key in members} == countries


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "name"),
    [
        ("en", "President Gustavo Petro of Colombia spoke. He left.", "He", "Gustavo Petro"),
        ("fa", "ژنرال یاشار گولر سخن گفت. وی سپس رفت.", "وی", "یاشار گولر"),
    ],
)
def test_a_pronoun_is_the_person_spoken_of(
    find: Find, language: str, text: str, pronoun: str, name: str
) -> None:
    found = find(text, language)
    assert found.mention(pronoun).entity == found.entity(name).key


def test_words_of_a_date_are_no_name(find: Find) -> None:
    found = find("اواسط مهرماه امسال وزیر خارجه سوئد به هلسینکی رفت.", "fa")
    assert not [m for m in found.all.mentions if m.type == "person" and m.form == "name"]


@pytest.mark.parametrize(
    ("language", "text", "name", "office"),
    [
        (
            "fa",
            "شاهزاده فیصل بن فرحان وزیر خارجه عربستان وارد شد.",
            "فیصل بن فرحان",
            "foreign-minister",
        ),
        (
            "en",
            "Prince Faisal bin Farhan, foreign minister of Saudi Arabia, left.",
            "Faisal bin Farhan",
            "foreign-minister",
        ),
        (
            "en",
            "Princess Rita Kamal, defence minister of Jordan, met reporters.",
            "Rita Kamal",
            "defence-minister",
        ),
    ],
)
def test_a_bare_title_yields_to_the_office_that_follows(
    find: Find, language: str, text: str, name: str, office: str
) -> None:
    assert [role.office for role in find(text, language).entity(name).roles] == [office]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "JUBA, May 2 - Foreign Minister Abdisaid Ali of Somalia came to South Sudan.",
            "Abdisaid Ali",
            "SOM",
        ),
        (
            "Kenyan troops waited. Defence Minister Ana Brnabic of Serbia spoke.",
            "Ana Brnabic",
            "SRB",
        ),
        ("President Gabriel Boric of Chile went to Peru.", "Gabriel Boric", "CHL"),
    ],
)
def test_a_country_after_the_name_is_that_of_the_office(
    find: Find, text: str, name: str, country: str
) -> None:
    assert {role.country for role in find(text).entity(name).roles} == {country}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They exchanged ambassadors. Sergio Mattarella had come on Monday.", "Sergio Mattarella"),
        ("Nobody named a prime minister. Olli Rehn kept silent.", "Olli Rehn"),
        ("Peru has a new foreign minister. Ana Gervasi, it said, is no lawyer.", "Ana Gervasi"),
    ],
)
def test_an_office_in_the_sentence_before_is_not_held_by_the_next_name(
    find: Find, text: str, name: str
) -> None:
    held = [e for e in find(text).entities.values() if e.name == name and e.roles]
    assert not held
