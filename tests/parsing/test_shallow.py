from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.fa import PACK as FA
from dragoman.model import Argument, Clause, Document, Parse, Segment
from dragoman.parsing.shallow import shallow_parse


def parsed(text: str) -> Parse:
    segment = Segment(0, len(text), "body", "fa")
    return shallow_parse(Document("d-1", "0", "t.txt", text, segments=(segment,)), FA)


def clause_of(text: str, lemma: str) -> Clause:
    found = [c for c in parsed(text).clauses if c.lemma == lemma]
    assert found, [c.lemma for c in parsed(text).clauses]
    return found[0]


def words_of(text: str, clause: Clause, role: str, marker: str | None = None) -> str | None:
    for argument in clause.arguments:
        if argument.role == role and argument.marker == marker:
            return text[argument.start : argument.end]
    return None


CASES = [
    ("وزیر خارجه ایران در ریاض با همتای سعودی خود دیدار کرد.", "دیدار کردن", "وزیر خارجه ایران"),
    ("هند و چین توافقنامه مرزی را امضا کردند.", "امضا کردن", "هند و چین"),
    ("آمریکا تحریم های جدیدی علیه روسیه اعمال کرد.", "اعمال کردن", "آمریکا"),
    ("اگر اسرائیل حمله کند، ایران پاسخ خواهد داد.", "پاسخ دادن", "ایران"),
    ("ارتش آذربایجان سه روستا در قره باغ را تصرف کرد.", "تصرف کردن", "ارتش آذربایجان"),
    ("پارلمان عراق با خروج نیروهای آمریکایی موافقت کرد.", "موافقت کردن", "پارلمان عراق"),
    ("ایران هرگز از حقوق هسته ای خود عقب نشینی نخواهد کرد.", "عقب‌نشینی کردن", "ایران"),
    ("چین بدون اشاره به تایوان از آمریکا انتقاد کرد.", "انتقاد کردن", "چین"),
    ("کره شمالی باید آزمایش موشکی را متوقف کند.", "متوقف کردن", "کره شمالی"),
    ("آلمان می تواند به اوکراین تانک ارسال کند.", "ارسال کردن", "آلمان"),
    ("سخنگوی وزارت خارجه چین حمله اسرائیل به غزه را محکوم کرد.", "محکوم کردن", None),
    ("عربستان و ایران به توافق رسیدند.", "به توافق رسیدن", "عربستان و ایران"),
    ("ترکیه از سوریه عذرخواهی کرد.", "عذرخواهی کردن", "ترکیه"),
    ("پوتین به پکن سفر می‌کند.", "سفر کردن", "پوتین"),
    ("قطر میان طالبان و آمریکا میانجی‌گری کرد.", "میانجی‌گری کردن", "قطر"),
    ("لهستان به اوکراین کمک نظامی می کند.", "کمک کردن", "لهستان"),
    ("مصر از سودان حمایت قاطع کرد.", "حمایت کردن", "مصر"),
    ("ژاپن سفیر خود را از مسکو فراخواند.", "فراخواندن", "ژاپن"),
    ("اردوغان با زلنسکی تلفنی گفتگو کرد.", "تلفنی گفتگو کردن", "اردوغان"),
    ("اردن و سوریه مرزهای خود را بازگشایی کردند.", "بازگشایی کردن", "اردن و سوریه"),
    ("روسیه به صادرات گاز به چین ادامه می‌دهد.", "ادامه دادن", "روسیه"),
    ("کوبا و ونزوئلا روابط خود را از سر گرفتند.", "از سر گرفتن", "کوبا و ونزوئلا"),
    ("ایتالیا بر حل مسالمت‌آمیز بحران لیبی تاکید کرد.", "تاکید کردن", "ایتالیا"),
    ("فرانسه نیروهای خود را از مالی خارج کرد.", "خارج کردن", "فرانسه"),
    ("هند به ایران پیشنهاد داد.", "پیشنهاد دادن", "هند"),
    ("صربستان استقلال کوزوو را به رسمیت نمی‌شناسد.", "به رسمیت نشناختن", "صربستان"),
    ("پاکستان در اسلام آباد میزبانی نشست را بر عهده گرفت.", "بر عهده گرفتن", None),
    ("نروژ پیشنهاد خود را در میان گذاشت.", "در میان گذاشتن", "نروژ"),
    ("گرجستان به عضویت در ناتو تمایل دارد.", "تمایل داشتن", "گرجستان"),
    ("ازبکستان خواستار گسترش تجارت با افغانستان شد.", "خواستار شدن", "ازبکستان"),
    ("لبنان به شورای امنیت شکایت کرد.", "شکایت کردن", "لبنان"),
    ("کانادا سفیر هند را اخراج کرده است.", "اخراج کردن", "کانادا"),
    ("مراکش روابط خود با ایران را قطع کرد.", "قطع کردن", "مراکش"),
    ("بلاروس در رزمایش مشترک شرکت خواهد کرد.", "شرکت کردن", "بلاروس"),
    ("اتیوپی تصمیم گرفت.", "تصمیم گرفتن", "اتیوپی"),
    ("اسپانیا فلسطین را به رسمیت شناخته است.", "به رسمیت شناختن", "اسپانیا"),
    ("عمان به عنوان میانجی نقش دارد.", "نقش داشتن", "عمان"),
    ("تاجیکستان در مرز افغانستان نیرو مستقر کرد.", "نیرو مستقر کردن", "تاجیکستان"),
]


@pytest.mark.parametrize(("text", "lemma", "subject"), CASES)
def test_a_sentence_gives_its_verb_and_subject(text: str, lemma: str, subject: str | None) -> None:
    clause = clause_of(text, lemma)
    if subject is not None:
        assert words_of(text, clause, "subject") == subject


@pytest.mark.parametrize(
    ("text", "lemma", "marker", "words"),
    [
        ("نخست‌وزیر هند با رئیس جمهور ایران ملاقات کرد.", "ملاقات کردن", "با", "رئیس جمهور ایران"),
        ("کره جنوبی در زمینه انرژی با لهستان همکاری می کند.", "همکاری کردن", "درباره", "انرژی"),
        ("چین به رغم مخالفت آمریکا با ایران تجارت کرد.", "تجارت کردن", "به رغم", "مخالفت آمریکا"),
        ("ناتو از اوکراین حمایت می‌کند.", "حمایت کردن", "از", "اوکراین"),
        ("طالبان به روسیه نماینده اعزام کرد.", "اعزام کردن", "به", "روسیه"),
        ("برزیل درباره صلح با آرژانتین مذاکره کرد.", "مذاکره کردن", "درباره", "صلح"),
        ("عراق بر سر آب با ترکیه توافق کرد.", "توافق کردن", "بر سر", "آب"),
    ],
)
def test_obliques_carry_the_lemma_of_their_adposition(
    text: str, lemma: str, marker: str, words: str
) -> None:
    assert words_of(text, clause_of(text, lemma), "oblique", marker) == words


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("هند و چین توافقنامه مرزی را امضا کردند.", "امضا کردن", "توافقنامه مرزی"),
        ("آمریکا تحریم های جدیدی علیه روسیه اعمال کرد.", "اعمال کردن", "تحریم های جدیدی"),
        ("فرانسه نیروهای خود را از مالی خارج کرد.", "خارج کردن", "نیروهای خود"),
        ("ارتش آذربایجان سه روستا در قره باغ را تصرف کرد.", "تصرف کردن", "سه روستا"),
        ("آلمان می تواند به اوکراین تانک ارسال کند.", "ارسال کردن", "تانک"),
        ("هواپیمای روسی توسط ارتش ترکیه سرنگون شد.", "سرنگون کردن", "هواپیمای روسی"),
    ],
)
def test_the_object_is_marked_bare_or_that_of_a_passive(text: str, lemma: str, words: str) -> None:
    assert words_of(text, clause_of(text, lemma), "object") == words


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("ترکیه به سوریه حمله نکرد.", "حمله کردن", ("past", True, False, False)),
        ("ترکیه به سوریه حمله نخواهد کرد.", "حمله کردن", ("future", True, False, False)),
        ("ترکیه به سوریه حمله می کند.", "حمله کردن", ("present", False, False, False)),
        ("ترکیه به سوریه حمله کرده است.", "حمله کردن", ("past", False, True, False)),
        ("ترکیه به سوریه حمله کرده بود.", "حمله کردن", ("past", False, True, False)),
        ("ترکیه به سوریه حمله می‌کرد.", "حمله کردن", ("past", False, False, True)),
        ("ترکیه به سوریه حمله نکرده است.", "حمله کردن", ("past", True, True, False)),
    ],
)
def test_tense_polarity_and_aspect_are_read_off_the_verb_group(
    text: str, lemma: str, expected: tuple[str, bool, bool, bool]
) -> None:
    c = clause_of(text, lemma)
    assert (c.tense, c.negated, c.perfect, c.progressive) == expected


def test_the_agent_of_a_passive_is_the_subject() -> None:
    text = "هواپیمای روسی توسط ارتش ترکیه سرنگون شد."
    clause = clause_of(text, "سرنگون کردن")
    assert clause.passive
    assert words_of(text, clause, "subject") == "ارتش ترکیه"


def test_coordinated_compounds_share_one_light_verb() -> None:
    text = "رئیس جمهور ترکیه با پوتین دیدار و طرفین درباره تحولات سوریه گفتگو کردند."
    meet, talk = clause_of(text, "دیدار کردن"), clause_of(text, "گفت‌وگو کردن")
    assert words_of(text, meet, "oblique", "با") == "پوتین"
    assert words_of(text, talk, "subject") == "طرفین"
    assert talk.relation == "conjunct"


def test_an_elided_verb_of_entering_is_given_back() -> None:
    text = "وزیر خارجه آذربایجان وارد تهران و با همتای خود دیدار کرد."
    assert clause_of(text, "وارد شدن").tense == "past"
    assert words_of(text, clause_of(text, "دیدار کردن"), "subject") == "وزیر خارجه آذربایجان"


def test_a_relative_inside_the_subject_leaves_the_main_clause_whole() -> None:
    text = "ژنرال آستین که برای سفر رسمی در کی‌یف بسر می برد با وزیر دفاع اوکراین گفت وگو کرد."
    main, inner = clause_of(text, "گفت‌وگو کردن"), clause_of(text, "به سر بردن")
    assert words_of(text, main, "subject") == "ژنرال آستین"
    assert words_of(text, main, "oblique", "با") == "وزیر دفاع اوکراین"
    assert inner.relation == "relative"
    assert any(a.role == "subject" and a.shared for a in inner.arguments)


def test_what_is_said_is_a_complement_of_the_saying() -> None:
    text = "نخست وزیر ارمنستان اعلام کرد که کشورش از عضویت در ناتو حمایت نمی کند."
    clauses = parsed(text).clauses
    said = next(a for a in clauses[0].arguments if a.role == "complement")
    assert said.clause is not None
    assert clauses[said.clause].lemma == "حمایت کردن"
    assert clauses[said.clause].parent == 0


def test_a_colon_after_saying_opens_a_complement() -> None:
    text = "مکرون در پکن گفت: اروپا به گفت‌وگو با چین ادامه خواهد داد."
    assert clause_of(text, "ادامه دادن").relation == "complement"


def test_a_condition_keeps_its_connective() -> None:
    clause = clause_of("اگر اسرائیل حمله کند، ایران پاسخ خواهد داد.", "حمله کردن")
    assert (clause.relation, clause.connective) == ("adverbial", "اگر")


def test_a_nominal_predicate_takes_its_possessor_and_obliques() -> None:
    text = "سفر وزیر دفاع چین به اسلام آباد"
    visit = clause_of(text, "سفر")
    assert visit.nominal
    assert words_of(text, visit, "possessor") == "وزیر دفاع چین"
    assert words_of(text, visit, "oblique", "به") == "اسلام آباد"


def test_an_adverbial_noun_shares_the_subject_of_its_clause() -> None:
    text = "رئیس جمهور فرانسه در جریان سفر ماه گذشته خود به پکن از چین انتقاد کرد."
    visit = clause_of(text, "سفر")
    assert words_of(text, visit, "subject") == "رئیس جمهور فرانسه"
    assert words_of(text, visit, "oblique", "به") == "پکن"


def test_modal_verbs_and_words_are_listed() -> None:
    assert clause_of("کره شمالی باید آزمایش را متوقف کند.", "متوقف کردن").modals == ("باید",)


def test_only_evidence_segments_are_parsed() -> None:
    text = "ایران با عراق توافق کرد."
    segment = Segment(0, len(text), "comment", "fa")
    document = Document("d-1", "0", "t", text, segments=(segment,))
    assert shallow_parse(document, FA) == Parse((), ())


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    assert len(parsed("چین ۳٫۵ میلیارد دلار و ۲.۵ میلیون یورو پرداخت کرد. هند هم.").sentences) == 2


def _inside(argument: Argument, text: str) -> bool:
    return (
        0 <= argument.start <= argument.head.start < argument.head.end <= argument.end <= len(text)
    )


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "ایران",
            "که",
            "با",
            "و",
            "را",
            "کرد",
            "دیدار",
            "،",
            ".",
            ":",
            "اعلام",
            "شد",
            "از",
            "چین",
            "می",
            "کند",
            "اگر",
            "تا",
            "«",
            "»",
            "سفر",
            "به",
            "گفت",
            "خواهد",
            "است",
        ]
    ),
    max_size=25,
)


@given(FRAGMENTS)
def test_any_string_of_words_parses_into_ordered_spans_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    parse = parsed(text)
    starts = [clause.start for clause in parse.clauses]
    for number, clause in enumerate(parse.clauses):
        assert 0 <= clause.start < clause.end <= len(text)
        assert clause.parent is None or 0 <= clause.parent < len(parse.clauses)
        assert clause.parent != number
        assert all(_inside(argument, text) for argument in clause.arguments)
    assert starts == sorted(starts)
