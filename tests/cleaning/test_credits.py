"""Where reports say that their content came from."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.languages import installed
from dragoman.model import Document

FILL_EN = "The two countries have had relations for a long time and they trade with each other."
FILL_FA = "دو کشور از سال‌ها پیش با هم روابط داشته‌اند و این روابط را گسترش می‌دهند."


def page(title: str, *lines: str) -> Document:
    """A page of these lines, cleaned."""
    text = "\n\n".join((title, *lines))
    return clean(Document("d-1", "0", "page.txt", text), installed())


@pytest.mark.parametrize(
    ("said", "credits"),
    [
        (
            "The envoy left on Friday, according to a statement issued by the Foreign Ministry.",
            {("Foreign Ministry", "press-release")},
        ),
        (
            "The talks were useful, the National Security Council said in a statement on Monday.",
            {("National Security Council", "press-release")},
        ),
        (
            "He arrived at noon, according to a statement released by the army's media wing.",
            {("army's media wing", "press-release")},
        ),
        ("“We will sign next week,” the minister told AFP in Bamako.", {("AFP", "quoted")}),
        ("The delegation landed on Sunday, Reuters reported.", {("Reuters", "quoted")}),
        (
            "Egypt and Sudan are near a deal, the Al-Ahram Weekly reported.",
            {("Al-Ahram Weekly", "quoted")},
        ),
        (
            "The plant will open in May, Russia's state news agency TASS quoted him as saying.",
            {("TASS", "quoted")},
        ),
        (
            "The pact was signed, the Inter-American Development Bank (IADB) said in a report. "
            "The IADB said in a statement that it was content.",
            {("Inter-American Development Bank", "press-release")},
        ),
        ("The defence minister spoke to the press and said he was glad.", set()),
        ("Russia reported that exports had grown by a tenth in the year.", set()),
    ],
)
def test_english_credits(said: str, credits: set[tuple[str, str]]) -> None:
    document = page("Two countries agree to work together more", FILL_EN, said)
    if "(IADB)" in said:
        credits = {("IADB", "press-release")}
    assert {(c.name, c.how) for c in document.credits} == credits


@pytest.mark.parametrize(
    ("said", "outlet", "credits"),
    [
        ("به گزارش ایسنا، وزیر خارجه عمان وارد تهران شد.", "ایسنا", []),
        (
            "به گزارش روز شنبه ایرنا از روابط عمومی وزارت نفت، دو طرف قراردادی امضا کردند.",
            "ایرنا",
            ["روابط عمومی وزارت نفت"],
        ),
        (
            "به گزارش پایگاه خبری کاسپین به نقل از تسنیم، رئیس‌جمهور گرجستان به باکو رفت.",
            "کاسپین",
            ["تسنیم"],
        ),
        (
            "به گزارش خبرگزاری مهر به نقل از رویترز، مذاکرات در ژنو ادامه دارد.",
            "مهر",
            ["رویترز"],
        ),
        ("سفیر ژاپن در گفت‌وگو با ایسنا از این توافق استقبال کرد.", None, ["ایسنا"]),
        (
            "در بیانیه وزارت خارجه قطر آمده است که میانجیگری ادامه دارد.",
            None,
            ["وزارت خارجه قطر"],
        ),
    ],
)
def test_persian_chain(said: str, outlet: str | None, credits: list[str]) -> None:
    document = page("دو کشور درباره همکاری گفت‌وگو کردند", said, FILL_FA)
    assert document.outlet == outlet
    assert [credit.name for credit in document.credits] == credits


@pytest.mark.parametrize(
    "said",
    ["وزیر خارجه عمان گفت در گفت‌وگو با ایران پیشرفت حاصل شده است.", "کشتی‌ها از خلیج فارس گذشتند."],
)
def test_a_country_is_no_credit(said: str) -> None:
    assert page("دو کشور درباره همکاری گفت‌وگو کردند", FILL_FA, said).credits == ()


def test_evidence_of_a_credit_is_the_words_of_the_page() -> None:
    document = page("Two countries agree on trade", FILL_EN, "The envoy left, Xinhua reported.")
    (credit,) = document.credits
    (evidence,) = credit.evidence
    assert evidence.quote == "Xinhua reported"
    assert document.text[evidence.start : evidence.end] == evidence.quote


def test_words_of_readers_are_no_credit() -> None:
    document = page(
        "Two countries agree on trade", FILL_EN, FILL_EN, "Comments (1)", "I read it, CNN reported."
    )
    assert document.credits == ()


def test_a_named_source_under_the_article_is_its_origin() -> None:
    document = page("دو کشور درباره همکاری گفت‌وگو کردند", FILL_FA, FILL_FA, "منبع: ایرنا")
    assert [(c.name, c.how) for c in document.credits] == [("ایرنا", "republished")]


def test_a_source_may_begin_with_the_letters_of_a_small_word() -> None:
    found = page("پل مرزی باز شد", "به گزارش سپهر نو به نقل از وارنا وایر، پل باز شد.", FILL_FA)
    assert (found.outlet, [one.name for one in found.credits]) == ("سپهر نو", ["وارنا وایر"])


def test_the_end_of_the_sentence_before_is_no_part_of_a_source() -> None:
    said = "The lawyer left Bujumbura. The African Union said in a statement that it was content."
    assert [one.name for one in page("Border post opens", said, FILL_EN).credits] == [
        "African Union"
    ]


def test_an_outlet_may_open_the_report() -> None:
    assert page("پل مرزی باز شد", "سپهر نو - پل مرزی زامبیا باز شد.", FILL_FA).outlet == "سپهر نو"
    assert page("پل مرزی باز شد", "دهلی نو - پل مرزی هند باز شد.", FILL_FA).outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Horn Daily, 12 January 2023", "Horn Daily"),
        ("The Andean Post, Lima, 3 March 2015", "The Andean Post"),
        ("Reuters | 4 May 2021", "Reuters"),
        ("Nairobi, 12 January 2023", None),
        ("Tuesday, 12 January 2021", None),
    ],
)
def test_a_line_with_the_day_over_the_article_names_the_outlet(
    line: str, outlet: str | None
) -> None:
    document = page("Kenya and Somalia reopen a border crossing", line, FILL_EN)
    assert document.outlet == outlet
    assert document.published is not None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("روزنامه شرق، ۱۲ دی ۱۴۰۱", "شرق"),
        ("خبرگزاری ایسنا، ۵ مهر ۱۳۹۹", "ایسنا"),
        ("تهران، ۵ مهر ۱۳۹۹", None),
    ],
)
def test_a_persian_line_with_the_day_names_the_outlet(line: str, outlet: str | None) -> None:
    assert page("ترکیه و مصر سفیر مبادله کردند", line, FILL_FA).outlet == outlet


def test_a_title_under_the_line_with_the_day_is_the_title() -> None:
    document = page("Horn Daily, 3 March 2015", "Peru summons Chile's ambassador", "It was late.")
    assert document.title == "Peru summons Chile's ambassador"
