"""Who bears a name that others bear too, and who "he" is behind someone without a name."""

from __future__ import annotations

import pytest

from tests.mentions.conftest import Find, Found


def _found(read: Find, text: str) -> Found:
    """Read in the language of its script."""
    return read(text, "fa" if "\u0600" <= text[0] <= "\u06ff" else "en")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("محمد حسن آخوند، رئیس‌الوزرای طالبان، با سفیر چین دیدار کرد.", "محمد حسن آخوند", "AFG"),
        ("محمد حسن، وزیر خارجه مالزی، با همتای تایلندی دیدار کرد.", "محمد حسن", "MYS"),
        ("محمد مصطفی، نخست‌وزیر فلسطین، به قاهره رفت.", "محمد مصطفی", "PSE"),
        ("محمد مصطفی وزیر کشور سوریه با نماینده اردن دیدار کرد.", "محمد مصطفی", "SYR"),
        ("محمد حسن گفت طالبان به تعهدات خود پایبند است.", "محمد حسن", None),
        ("Malaysia's foreign minister, Mohamad Hasan, left for Jakarta.", "Mohamad Hasan", "MYS"),
        ("Hassan Mahmoud, Somalia's interior minister, resigned.", "Hassan Mahmoud", "SOM"),
        ("John Lee said Hong Kong was safe.", "John Lee", "HKG"),
        ("John Lee, a teacher in Belize, said the road was closed.", "John Lee", None),
    ],
)
def test_a_common_name_needs_its_country(
    read: Find, text: str, name: str, country: str | None
) -> None:
    assert _found(read, text).entity(name).country == country


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("George H.W. Bush met his son, George W. Bush.", "George H.W. Bush", "George W. Bush"),
        ("Hafez al-Assad was followed by Bashar al-Assad.", "Hafez al-Assad", "Bashar al-Assad"),
        ("Kim Jong Il named Kim Jong Un his heir.", "Kim Jong Il", "Kim Jong Un"),
        ("Indira Gandhi's son Rajiv Gandhi followed her.", "Indira Gandhi", "Rajiv Gandhi"),
        ("جرج بوش پدر و جرج بوش پسر به کویت رفتند.", "جرج بوش پدر", "جرج بوش پسر"),
        ("حافظ اسد و پسرش بشار اسد در دمشق بودند.", "حافظ اسد", "بشار اسد"),
    ],
)
def test_two_bearers_of_a_surname_stay_apart(read: Find, text: str, one: str, other: str) -> None:
    found = _found(read, text)
    assert found.entity(one).key != found.entity(other).key


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        (
            "Vladimir Putin visited Minsk. A Belarusian official said it went well. He smiled.",
            "He",
            "Belarusian official",
        ),
        (
            "Lula da Silva met Javier Milei. Another Brazilian diplomat spoke. He said no.",
            "He",
            "Brazilian diplomat",
        ),
        ("یک مقام هندی گفت نیروها عقب نشسته‌اند. او گفت کار تمام است.", "او", "مقام هندی"),
        ("سخنگوی وزارت خارجه چین سخن گفت. وی افزود پکن آماده است.", "وی", "سخنگوی وزارت خارجه چین"),
        ("Narendra Modi met a Japanese official. He left for Osaka.", "He", "Narendra Modi"),
        (
            "Emmanuel Macron criticised Mali. The official said no. He left.",
            "He",
            "Emmanuel Macron",
        ),
    ],
)
def test_a_pronoun_means_the_new_subject_without_a_name(
    read: Find, text: str, pronoun: str, meant: str
) -> None:
    found = _found(read, text)
    assert found.mention(pronoun).entity == found.mention(meant).entity


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Vladimir Putin visited Minsk. A senior diplomat said it was ready. He named May.", "He"),
        ("Emmanuel Macron came. A source close to the talks agreed. She added a date.", "She"),
        ("ولادیمیر پوتین به مینسک رفت. یک دیپلمات ارشد خبر داد. وی گفت کار تمام است.", "وی"),
        ("شی جین‌پینگ به پاریس رفت. یک منبع آگاه خبر داد. او افزود قرارداد آماده است.", "او"),
    ],
)
def test_a_pronoun_behind_someone_unknown_is_nobody_named_before(
    read: Find, text: str, pronoun: str
) -> None:
    assert _found(read, text).mention(pronoun).entity is None


def test_a_noun_that_begins_like_a_given_name_is_nobody(read: Find) -> None:
    assert "غنی‌سازی" not in _found(read, "ایران غنی‌سازی را کند کرده است.").words("name")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("ترکیه و ارمنستان اعلام کردند مرز دو کشور باز می‌شود.", "دو کشور", "Armenia, Turkey"),
        ("Peru and Ecuador signed. The two sides left.", "The two sides", "Ecuador, Peru"),
    ],
)
def test_two_parties_are_called_by_their_names(
    read: Find, text: str, words: str, name: str
) -> None:
    assert _found(read, text).entity(words).name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Josep Borrell left. The EU's high representative spoke.",
            "EU's high representative",
            "Josep Borrell",
        ),
        (
            "Ban Ki-moon came to Sri Lanka. The UN secretary-general met Tamils.",
            "UN secretary-general",
            "Ban Ki-moon",
        ),
    ],
)
def test_the_head_of_a_body_is_who_is_known_to_act_for_it(
    read: Find, text: str, words: str, name: str
) -> None:
    assert _found(read, text).entity(words).name == name


def test_an_envoy_of_a_body_is_not_its_head(read: Find) -> None:
    found = _found(read, "Ban Ki-moon came. The UN special envoy for Mali spoke.")
    assert found.entity("UN special envoy for Mali").key.startswith("local:")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Chinese Premier Li Keqiang left Mongolia. Li said trade would grow.", "Li", "Li Keqiang"),
        ("South Korea thanked Defence Minister Ng Eng Hen. Ng smiled.", "Ng", "Ng Eng Hen"),
    ],
)
def test_a_surname_of_two_letters_is_enough(read: Find, text: str, words: str, name: str) -> None:
    assert _found(read, text).entity(words, -1).name == name


def test_a_pact_is_nobody(read: Find) -> None:
    assert "پیمان آب" not in _found(read, "هند و بنگلادش پیمان آب را امضا کردند.").words("name")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "یک مقام ارشد وزارت دفاع کره جنوبی گفت موشک در دریا افتاد.",
            "مقام ارشد وزارت دفاع کره جنوبی",
            "KOR",
        ),
        (
            "An official of Ghana's defence ministry spoke.",
            "official of Ghana",
            "GHA",
        ),
        (
            "According to the spokesman of the Kremlin, the talks failed.",
            "spokesman of the Kremlin",
            "RUS",
        ),
    ],
)
def test_who_is_of_an_organ_or_seat_is_of_its_state(
    read: Find, text: str, words: str, country: str
) -> None:
    assert _found(read, text).entity(words).country == country
