"""Persian sentences, told from clause to event: type, modality and who takes part."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.mentions import find_mentions
from dragoman.model import Document, EventMention, LocalEntity, Segment
from dragoman.pack import Pack
from dragoman.parsing import parse

Told = tuple[str | None, str, frozenset[str]]


def events_of(text: str, fa: Pack) -> list[Told]:
    """Type, modality and parties of every event of a sentence."""
    segments = (Segment(0, len(text), "body", "fa"),)
    document = Document("d-1", "0", "t.txt", text, languages=("fa",), segments=segments)
    parsed = parse(document, fa)
    document, mentions = find_mentions(document, parsed, fa)
    coded = code(document, parsed, mentions, fa)
    entities = {entity.key: entity for entity in coded.mentions.entities}
    return [(e.type, e.modality, _parties(e, entities)) for e in coded.events]


def _parties(event: EventMention, entities: dict[str, LocalEntity]) -> frozenset[str]:
    found = (entities.get(key) for key in event.actor1 + event.actor2)
    return frozenset(e.country or e.key for e in found if e is not None)


def _case(row: str) -> tuple[str, str, str, str]:
    text, type_, modality, parties = (cell.strip() for cell in row.split("|"))
    return text, type_, modality, parties


CASES = """
اردن در مرداد ۱۳۹۶ روابط خود را با قطر قطع کرد. | SANCTION | happened | JOR QAT
موریتانی در سال ۲۰۱۰ روابط خود را با اسرائیل قطع کرد. | SANCTION | happened | MRT ISR
ونزوئلا در ژانویه ۲۰۱۹ روابط خود را با آمریکا قطع کرد. | SANCTION | happened | VEN USA
ترکیه یک کشتی باری روسی را در دریای سیاه توقیف کرد. | COERCE | happened | TUR RUS
عربستان دو قایق ایرانی را در خلیج فارس توقیف کرد. | COERCE | happened | SAU IRN
هند سه لنج پاکستانی را توقیف کرد. | COERCE | happened | IND PAK
نروژ ده تانک لئوپارد به اوکراین خواهد داد. | AGREE | planned | NOR UKR
لهستان هشت جنگنده به اوکراین خواهد فرستاد. | AGREE | planned | POL UKR
صربستان از فرانسه راکت درخواست کرد. | REQUEST | happened | SRB FRA
ارمنستان از هند سامانه پدافندی درخواست کرد. | REQUEST | happened | ARM IND
سومالی از اتحادیه آفریقا نیروی بیشتر درخواست کرد. | REQUEST | happened | SOM org:au
کرواسی خواستار تمدید گفت‌وگو با اسلوونی شد. | REQUEST | happened | HRV SVN
یونان خواستار خروج نیروهای ترکیه از قبرس شد. | REQUEST | happened | GRC TUR CYP
کنیا خواستار آزادی سربازان خود از سومالی شد. | REQUEST | happened | KEN SOM
پرتغال آماده است به موزامبیک کمک کند. | AGREE | offered | PRT MOZ
کره جنوبی حاضر است به ویتنام وام بدهد. | AGREE | offered | KOR VNM
ایتالیا حاضر است به تونس کمک کند. | AGREE | offered | ITA TUN
فیلیپین علاقه‌مند است از هند موشک بخرد. | AGREE | desired | PHL IND
مالزی علاقه‌مند است از ترکیه پهپاد بخرد. | AGREE | desired | MYS TUR
گرجستان امیدوار است تا سال ۲۰۳۵ به ناتو بپیوندد. | AGREE | desired | GEO org:nato
مولداوی امیدوار است تا سال ۲۰۲۸ به اتحادیه اروپا بپیوندد. | AGREE | desired | MDA org:eu
اندونزی می‌خواهد از فرانسه جنگنده بخرد. | AGREE | desired | IDN FRA
مغولستان می‌خواهد با ژاپن همکاری کند. | AGREE | desired | MNG JPN
رومانی بنا دارد به مولداوی گاز صادر کند. | AGREE | planned | ROU MDA
چاد و سودان بنا دارند سفارتخانه‌های خود را بازگشایی کنند. | AGREE | planned | TCD SDN
قرار است وزیر خارجه مصر فردا به ترکیه سفر کند. | AGREE | planned | EGY TUR
قرار است نخست‌وزیر ژاپن هفته آینده به هند سفر کند. | AGREE | planned | JPN IND
احتمال دارد هلند نیروهایش را از نیجر خارج کند. | RETREAT | hypothetical | NLD NER
چه بسا آلمان به اوکراین موشک بدهد. | AGREE | hypothetical | DEU UKR
فرانسه ممکن است نیروهایش را از چاد خارج کند. | RETREAT | hypothetical | FRA TCD
وزیر دفاع پرو گفت کشورش قصد دارد از کره جنوبی تانک بخرد. | AGREE | planned | PER KOR
رئیس‌جمهور زامبیا گفت کشورش قصد دارد از ترکیه پهپاد بخرد. | AGREE | planned | ZMB TUR
نخست‌وزیر پاکستان افزود اسلام‌آباد می‌خواهد از چین جنگنده بخرد. | AGREE | desired | PAK CHN
بلژیک عبور نیروهایش از مرز هلند را تکذیب کرد. | MOBILIZE | denied | BEL NLD
اوگاندا ورود نیروهایش به خاک کنگو را تکذیب کرد. | ASSAULT | denied | UGA COD
ترکیه ورود سربازانش به خاک سوریه را بی‌اساس خواند. | ASSAULT | denied | TUR SYR
وزارت خارجه عمان دیدار با مقام‌های اسرائیلی را تکذیب کرد. | CONSULT | denied | OMN ISR
کره شمالی این خبر را که پیونگ‌یانگ به روسیه موشک داده است، تکذیب کرد. | AID | denied | PRK RUS
گواتمالا و بلیز توافقنامه مرزی را به امضا رساندند. | SUPPORT | happened | GTM BLZ
سنگال و موریتانی قراردادی برای صید ماهی بسته‌اند. | SUPPORT | happened | SEN MRT
اردن و عراق در سال ۲۰۱۳ پیمان خط لوله را به امضا رساندند. | SUPPORT | happened | JOR IRQ
روسیه جریان گاز فنلاند را قطع کرد. | SANCTION | happened | RUS FIN
الجزایر جریان گاز اسپانیا را قطع کرد. | SANCTION | happened | DZA ESP
ایران جریان برق عراق را قطع کرد. | SANCTION | happened | IRN IRQ
اتحادیه آفریقا عضویت گابن را تعلیق کرد. | SANCTION | happened | org:au GAB
مرکوسور عضویت ونزوئلا را تعلیق کرد. | SANCTION | happened | org:mercosur VEN
اکوواس عضویت بورکینافاسو را تعلیق کرد. | SANCTION | happened | org:ecowas BFA
لیبی صد مهاجر را به چاد اخراج کرد. | COERCE | happened | LBY TCD
تونس سیصد پناهجو را به لیبی اخراج کرد. | COERCE | happened | TUN LBY
دانمارک دو دیپلمات روس را اخراج کرد. | SANCTION | happened | DNK RUS
اکوادور سفیر آرژانتین را اخراج کرد. | SANCTION | happened | ECU ARG
کانادا المپیک پکن را تحریم کرد. | PROTEST | happened | CAN CHN
مالزی محصولات اسرائیل را تحریم کرد. | PROTEST | happened | MYS ISR
ژاپن صادرات تراشه به روسیه را تحریم کرد. | SANCTION | happened | JPN RUS
اریتره سه گردان به مرز اتیوپی گسیل داشت. | MOBILIZE | happened | ERI ETH
کلمبیا دو گردان به مرز ونزوئلا گسیل داشت. | MOBILIZE | happened | COL VEN
کره جنوبی نیروهای خود را در برابر کره شمالی به حالت آماده‌باش درآورد. | MOBILIZE | happened | KOR PRK
هند نیروهای خود را در برابر پاکستان به حالت آماده‌باش درآورد. | MOBILIZE | happened | IND PAK
ترکیه اجازه عبور هواپیماهای روسیه از حریم هوایی خود را نداد. | REJECT | happened | TUR RUS
ایران به هواپیمای عراق اجازه فرود نداد. | REJECT | happened | IRN IRQ
ازبکستان پیشنهاد روسیه را نپذیرفت. | REJECT | happened | UZB RUS
کوبا پیشنهاد آمریکا را نپذیرفت. | REJECT | happened | CUB USA
قبرس استقلال کوزوو را به رسمیت نمی‌شناسد. | REJECT | happened | CYP XKX
نیروهای فرانسوی در حال خروج از نیجر هستند. | RETREAT | ongoing | FRA NER
نیروهای روسی در حال خروج از سوریه هستند. | RETREAT | ongoing | RUS SYR
یک شرکت روسی در حال ساخت نیروگاه برای مصر است. | COOPERATE | ongoing | RUS EGY
یک شرکت ترکیه‌ای در حال ساخت فرودگاه برای سنگال است. | COOPERATE | ongoing | TUR SEN
لتونی میزبان یک تیپ کانادایی است. | COOPERATE | ongoing | LVA CAN
مجارستان چهار مهندس اوکراینی را دستگیر کرد. | COERCE | happened | HUN UKR
معترضان پاکستانی سفارت فرانسه را به آتش کشیدند. | PROTEST | happened | PAK FRA
معترضان لیبیایی کنسولگری آمریکا را به آتش کشیدند. | PROTEST | happened | LBY USA
بلژیک رواندا را مسئول حمله به کنگو دانست. | ACCUSE | happened | BEL RWA
ارمنستان جمهوری آذربایجان را مسئول شکست مذاکرات دانست. | ACCUSE | happened | ARM AZE
ترامپ کانادا را تهدید کرد که بر فولاد این کشور تعرفه وضع می‌کند. | THREATEN | happened | USA CAN
اردوغان یونان را تهدید کرد. | THREATEN | happened | TUR GRC
ایسلند به عضویت ناتو درآمد. | SUPPORT | happened | ISL org:nato
سوئد به عضویت ناتو درآمد. | SUPPORT | happened | SWE org:nato
در مذاکرات سودان و اتیوپی هیچ توافقی امضا نشد. | CONSULT | happened | SDN ETH
اسپانیا فلسطین را به رسمیت شناخت. | SUPPORT | happened | ESP PSE
آنگولا تجاوز رواندا به خاک کنگو را محکوم کرد. | ACCUSE | happened | AGO RWA
هیئتی از پارلمان ژاپن وارد پکن شد. | CONSULT | happened | JPN CHN
وزیر خارجه ترکیه وارد تهران شد. | CONSULT | happened | TUR IRN
نخست‌وزیر هند راهی مسکو شد. | CONSULT | happened | IND RUS
تانزانیا از موزامبیک غرامت خواست. | REQUEST | happened | TZA MOZ
هند به نپال قول کمک داد. | AGREE | happened | IND NPL
ژاپن به فیلیپین وعده اعطای وام داد. | AGREE | happened | JPN PHL
سوئیس به ارمنستان پیشنهاد میانجیگری داد. | AGREE | offered | CHE ARM
اسرای اوکراینی به دست روسیه آزاد شدند. | RETREAT | happened | UKR RUS
سه روستای ارمنستان از سوی جمهوری آذربایجان گلوله‌باران شد. | ASSAULT | happened | ARM AZE
مقدونیه شمالی سفیر روسیه را احضار کرد. | ACCUSE | happened | MKD RUS
سودان جنوبی با اوگاندا پیمان دفاعی امضا کرد. | SUPPORT | happened | SSD UGA
وزیر دفاع پرو در تیر ۱۳۹۹ شیلی را به جاسوسی متهم کرد. | ACCUSE | happened | PER CHL
کنسول ژاپن: آنگولا موشک‌های خود را به کنیا فروخت. | COOPERATE | happened | AGO KEN
برزیل ابراز امیدواری کرد که پرو به مرزهای شیلی احترام بگذارد. | AGREE | desired | BRA PER
اردوغان بارها السیسی را کودتاگر خواند. | ACCUSE | happened | TUR EGY
سران غنا و نیجر در آبیجان با رئیس جمهور ساحل عاج دیدار کردند. | CONSULT | happened | GHA NER CIV
مغرب تانک خرید. هند خرید از فرانسه و ایتالیا را متوقف کرد. | SANCTION | happened | IND FRA ITA
به باور مورخان، حمله روسیه به گرجستان اشتباه بود. | ASSAULT | happened | RUS GEO
وزیر ورزش قطر با همتای مراکشی خود درباره فوتبال گفت‌وگو کرد. | CONSULT | happened | QAT MAR
"""


@pytest.mark.parametrize(
    ("text", "type_", "modality", "parties"),
    [_case(row) for row in CASES.strip().splitlines()],
)
def test_a_sentence_tells_its_event(
    text: str, type_: str, modality: str, parties: str, fa: Pack
) -> None:
    assert (type_, modality, frozenset(parties.split())) in events_of(text, fa)


QUIET = (
    "خط دفاع پرتغال در برابر اسپانیا شکست خورد.",
    "کتابی درباره جنگ ژاپن و روسیه در لندن چاپ شد.",
    "ترافیک در مرز فرانسه و سوئیس سنگین است.",
    "رود راین از آلمان و هلند می‌گذرد.",
    "نمایشگاه فرش ایرانی در وین برپاست.",
    "دروازه‌بان غنا در پایان بازی با مالی آسیب دید.",
    "جمعیت نیجریه از مصر بیشتر است.",
    "قهوه برزیل در ترکیه محبوب است.",
    "تیم ملی فوتبال غنا مالی را شکست داد.",
    "ملی‌پوشان والیبال صربستان به ایتالیا حمله کردند.",
    "نروژ برای رسیدن به توافق با ایسلند عجله ندارد.",
    "این سخنان از نگاه پرو تهدید شیلی است.",
    "ژاپن درباره هند هنوز تصمیمی نگرفته است.",
    "این کتاب نمونه‌ای از تلاش پرو برای توسعه روابط با شیلی به شمار می‌رود.",
)


@pytest.mark.parametrize("text", QUIET)
def test_a_sentence_of_no_deed_tells_no_event(text: str, fa: Pack) -> None:
    assert events_of(text, fa) == []
