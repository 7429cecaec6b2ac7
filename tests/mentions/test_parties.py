from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("title", "text", "pair"),
    [
        (
            "Peru and Ecuador sign peace treaty",
            "The treaty was signed in 1998. Brazil and Chile were thanked. The two sides left.",
            {"state:PER", "state:ECU"},
        ),
        (
            "Serbia, Kosovo resume dialogue",
            "The talks went on. The EU hosted them with help from Spain. The two sides agreed.",
            {"state:SRB", "state:XKX"},
        ),
        (
            "Eritrean president visits Ethiopia",
            "He was met at the airport. Aides saw Sudan and Egypt as rivals. The two sides hugged.",
            {"state:ERI", "state:ETH"},
        ),
    ],
)
def test_the_two_sides_are_the_pair_of_the_title(
    read: Find, title: str, text: str, pair: set[str]
) -> None:
    assert read(text, title=title).members("The two sides") == pair


@pytest.mark.parametrize(
    ("text", "words", "pair"),
    [
        (
            "وزیر خارجه هند با همتای ویتنامی خود دیدار کرد. دو طرف از عراق و عمان تشکر کردند. "
            "طرفین توافق کردند.",
            "طرفین",
            {"state:IND", "state:VNM"},
        ),
        (
            "نخست‌وزیر ارمنستان با رئیس‌جمهور گرجستان گفت‌وگو کرد. دو کشور توافق کردند.",
            "دو کشور",
            {"state:ARM", "state:GEO"},
        ),
        (
            "مصر و ترکیه سفیر مبادله کردند. دو دولت از قطر و کویت قدردانی کردند. "
            "دو طرف بیانیه دادند.",
            "دو طرف",
            {"state:EGY", "state:TUR"},
        ),
    ],
)
def test_who_is_thanked_is_no_side(read: Find, text: str, words: str, pair: set[str]) -> None:
    assert read(text, "fa").members(words) == pair


def test_a_closer_joined_subject_is_the_two_sides(read: Find) -> None:
    text = (
        "Kenya hosted Sudanese officials in 2005. The talks were long. "
        "Uganda and Rwanda reopened their border. The two sides signed a deal."
    )
    found = read(text, title="Kenya and Sudan hold talks")
    assert found.members("The two sides") == {"state:UGA", "state:RWA"}


@pytest.mark.parametrize(
    ("text", "language", "words", "pair"),
    [
        ("The two Koreas marched together in 2018.", "en", "The two Koreas", "KOR PRK"),
        ("In 1990 the two Germanys became one.", "en", "the two Germanys", "DDR XWG"),
        ("Both Sudans sell oil.", "en", "Both Sudans", "SDN SSD"),
        ("هر دو کره در المپیک بودند.", "fa", "هر دو کره", "KOR PRK"),
        ("دو یمن در سال ۱۹۹۰ یکی شدند.", "fa", "دو یمن", "XYA YMD"),
    ],
)
def test_two_states_of_one_name_are_named_together(
    find: Find, text: str, language: str, words: str, pair: str
) -> None:
    assert find(text, language).members(words) == {f"state:{code}" for code in pair.split()}


@pytest.mark.parametrize(
    ("text", "words", "members"),
    [
        (
            "Kenya and Tanzania ended a trade row. They signed a deal.",
            "They",
            {"state:KEN", "state:TZA"},
        ),
        (
            "Emmanuel Macron received Olaf Scholz in Paris. They spoke of Ukraine.",
            "They",
            {"person:emmanuel-macron", "person:olaf-scholz"},
        ),
        (
            "Thai and Cambodian officers met on Monday. They agreed to pull back.",
            "They",
            {"state:THA", "state:KHM"},
        ),
    ],
)
def test_they_are_the_two_parties_before(
    read: Find, text: str, words: str, members: set[str]
) -> None:
    assert read(text).members(words) == members


def test_they_after_three_states_are_left_open(read: Find) -> None:
    found = read("Mali, Niger and Benin met. They agreed on a levy.")
    assert "They" not in found.words("pronoun")


def test_two_ministries_are_those_of_the_two_states(read: Find) -> None:
    found = read("Japan and Mongolia signed a pact. The two ministries will follow it up.")
    assert found.members("The two ministries") == {"state:JPN", "state:MNG"}


@pytest.mark.parametrize(
    ("text", "words", "members"),
    [
        (
            "Egypt and Turkey quarrelled. Each country expelled an envoy.",
            "Each country",
            {"state:EGY", "state:TUR"},
        ),
        (
            "Serbia and Kosovo agreed on car plates. Both leaders left at once.",
            "Both leaders",
            {"state:SRB", "state:XKX"},
        ),
        (
            "India and Pakistan fell out over water. Neither side would sign.",
            "Neither side",
            {"state:IND", "state:PAK"},
        ),
    ],
)
def test_each_and_both_and_neither_are_the_two(
    read: Find, text: str, words: str, members: set[str]
) -> None:
    assert read(text).members(words) == members


@pytest.mark.parametrize(
    ("text", "language", "words", "states"),
    [
        (
            "سران روسیه، چین و مغولستان در اولان‌باتور دیدار کردند. سه کشور قراردادی امضا کردند.",
            "fa",
            "سه کشور",
            "RUS CHN MNG",
        ),
        (
            "Benin, Togo, Ghana and Niger met. The four countries signed a pact.",
            "en",
            "The four countries",
            "BEN TGO GHA NER",
        ),
        (
            "Peru wrote to Chile and Bolivia. All three states agreed.",
            "en",
            "All three states",
            "PER CHL BOL",
        ),
    ],
)
def test_a_number_of_countries_are_those_told_before(
    find: Find, text: str, language: str, words: str, states: str
) -> None:
    assert find(text, language).members(words) == {f"state:{code}" for code in states.split()}
