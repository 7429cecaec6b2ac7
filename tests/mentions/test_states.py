from __future__ import annotations

import pytest

from tests.mentions.conftest import Find

GOVERNMENT = "metonym"


@pytest.mark.parametrize(
    ("text", "words", "state", "form"),
    [
        ("Kenya and Somalia restored relations.", "Somalia", "SOM", "name"),
        ("Thai soldiers shelled a Cambodian temple.", "Cambodian", "KHM", "demonym"),
        ("The US and Cuba reopened embassies.", "US", "USA", "name"),
        ("The Soviet Union recognised Bangladesh in 1972.", "Soviet Union", "SUN", "name"),
    ],
)
def test_states_are_named_and_their_adjectives(
    find: Find, text: str, words: str, state: str, form: str
) -> None:
    mention = find(text).mention(words)
    assert (mention.entity, mention.form) == (f"state:{state}", form)


@pytest.mark.parametrize(
    ("text", "words", "state", "form"),
    [
        ("روابط ارمنستان و گرجستان گسترش یافت.", "گرجستان", "GEO", "name"),
        ("سربازان هندی از مرز عقب نشستند.", "هندی", "IND", "demonym"),
        ("دولت جمهوری اسلامی ایران بیانیه داد.", "جمهوری اسلامی ایران", "IRN", "name"),
    ],
)
def test_states_are_named_in_persian(
    find: Find, text: str, words: str, state: str, form: str
) -> None:
    mention = find(text, "fa").mention(words)
    assert (mention.entity, mention.form) == (f"state:{state}", form)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Tokyo has protested against the launch.", "Tokyo"),
        ("They spoke of their ties with Cairo.", "Cairo"),
        ("Talks between Baku and Yerevan collapsed.", "Yerevan"),
        ("Manila's stance angered its neighbours.", "Manila"),
        ("It bought the frigates from Rome in 2012.", "Rome"),
        ("The Kremlin denied it.", "The Kremlin"),
        ("The Riyadh-Tehran rapprochement went on.", "Tehran"),
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_the_government(
    find: Find, text: str, city: str
) -> None:
    mention = find(text).mention(city)
    assert (mention.type, mention.form) == ("state", GOVERNMENT)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The ministers met in Vienna on Friday.", "Vienna"),
        ("She flew to Ankara for talks.", "Ankara"),
        ("He is visiting Jakarta this week.", "Jakarta"),
        ("OTTAWA: Canada and Denmark settled the border.", "OTTAWA"),
        ("The envoys returned from Khartoum yesterday.", "Khartoum"),
        ("A Nairobi-based group said so.", "Nairobi"),
    ],
)
def test_a_capital_where_something_is_stays_a_place(find: Find, text: str, city: str) -> None:
    mention = find(text).mention(city)
    assert (mention.type, mention.form) == ("place", "name")


@pytest.mark.parametrize(
    ("text", "city", "kind"),
    [
        ("روابط با آنکارا بهبود یافته است.", "آنکارا", "state"),
        ("وزیر خارجه سوریه وارد بغداد شد.", "بغداد", "place"),
        ("رایزنی‌ها در مسقط برگزار شد.", "مسقط", "place"),
        ("سفر او به توکیو لغو شد.", "توکیو", "place"),
        ("پکن از این پیشنهاد استقبال کرد.", "پکن", "state"),
    ],
)
def test_a_capital_is_told_from_its_government_in_persian(
    find: Find, text: str, city: str, kind: str
) -> None:
    assert find(text, "fa").mention(city).type == kind


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Chile sued Bolivia. Later, the country withdrew.", "the country", "CHL"),
        (
            "Ghana's president Nana Akufo-Addo said his country was ready.",
            "his country",
            "GHA",
        ),
    ],
)
def test_a_country_without_its_name_is_found_again(
    find: Find, text: str, words: str, state: str
) -> None:
    assert find(text).mention(words).entity == f"state:{state}"


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("فرستاده ژاپن در سفر به مغولستان با رئیس‌جمهور این کشور دیدار کرد.", "این کشور", "MNG"),
        ("وزیر خارجه قطر تاکید کرد که کشورش میانجی است.", "کشورش", "QAT"),
    ],
)
def test_a_country_without_its_name_is_found_again_in_persian(
    find: Find, text: str, words: str, state: str
) -> None:
    assert find(text, "fa").mention(words).entity == f"state:{state}"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Peru and Ecuador signed a peace. Both sides withdrew.", "Both sides"),
        ("en", "Ecuador met Peru. The two countries agreed.", "The two countries"),
        ("fa", "پرو و اکوادور صلح کردند. طرفین عقب نشستند.", "طرفین"),
        ("fa", "اکوادور با پرو مذاکره کرد. دو کشور توافق کردند.", "دو کشور"),
    ],
)
def test_both_sides_are_the_two_states(find: Find, language: str, text: str, words: str) -> None:
    assert find(text, language).entity(words).members == ("state:ECU", "state:PER")


def test_both_sides_of_three_are_nobody(find: Find) -> None:
    text = "Togo, Benin and Niger met. Both sides left."
    assert find(text).mention("Both sides").entity is None


def test_a_state_inside_a_persons_name_is_no_state(find: Find) -> None:
    found = find("Envoy Michael Jordan arrived in Peru.")
    assert found.words("name") == ["Michael Jordan", "Peru"]


@pytest.mark.parametrize("role", ["comment", "navigation", "boilerplate", "verse"])
def test_what_is_not_of_the_document_names_nothing(find: Find, role: str) -> None:
    assert find("Kenya and Somalia restored relations.", role=role).all.mentions == ()


def test_mentions_point_at_the_original_through_folded_letters(find: Find) -> None:
    found = find("دیدار وزيران کُویت و لیبی", "fa")
    assert "کُویت" in found.words()
