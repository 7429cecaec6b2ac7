# ruff: noqa: E501 (a line of a page stays one line)
"""Imitated pages of many outlets, each line marked with the role it should get."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.languages import installed
from dragoman.model import Document

PAGES = {
    "newspaper with bullets, caption and comments": """
navigation|Home | World | Asia
title|India and Japan agree to share bases in wider defence pact
boilerplate|Published: September 10, 2020
caption|Japanese Prime Minister Shinzo Abe (L) with Narendra Modi in New Delhi. — AFP/File
caption|A signing ceremony in Tokyo, in a screengrab from state television.
boilerplate|A signing ceremony in Tokyo, in a screengrab from state television.
boilerplate|Short URL
summary|• The two navies will refuel each other's ships
summary|• Talks on a trade deal go on
dateline|NEW DELHI:|body| India and Japan signed a logistics agreement on Wednesday, officials said.
body|The pact lets the armed forces of each country use bases of the other for supplies.
body|A long way to go
body|“We will work together for a free and open Indo-Pacific,” the Indian defence ministry said.
navigation|Read more: Quad ministers to meet in Tokyo
body|The agreement will stay in force for ten years and renew itself after that.
comment|Reader Comments (2)
comment|• old_sailor
comment|Sep 10, 2020 - 8:15PM
comment|China will attack Taiwan tomorrow and nobody will help Japan against it, believe me.
comment|• Meera K
comment|Sep 11, 2020 - 1:02AM
comment|Japan bombed half of Asia and now we sign with them.
navigation|More in World
navigation|Modi speaks to Macron
""",
    "agency report with a credit line": """
title|Turkey and Egypt restore full diplomatic ties after a decade
byline|By Jane Roe and Ali Veli
boilerplate|July 4, 2023 6:18 PM GMT
dateline|ANKARA, July 4 (Reuters) -|body| Turkey and Egypt appointed ambassadors on Tuesday, the ministries said.
body|Ties between the two were strained after the Egyptian army ousted Mohamed Mursi in 2013.
byline|Reporting by Jane Roe; Editing by John Doe
boilerplate|Our Standards: The Trust Principles
""",
    "Russian agency in English": """
title|Russia, Mongolia to build gas pipeline — deputy PM
dateline|MOSCOW, September 3. /TASS/.|body| Russia and Mongolia agreed on the route of a pipeline, the deputy premier said.
body|The document was signed during the visit of the Russian president to Ulaanbaatar.
boilerplate|Tags: Russia, Mongolia
""",
    "unmarked reader remarks": """
title|Ethiopia and Eritrea sign declaration ending war
dateline|ASMARA (AP) —|body| The leaders of Ethiopia and Eritrea signed a declaration on Monday ending their war.
body|The two countries will reopen embassies and resume flights, the information minister said.
comment|habesha_77
comment|2 hours ago
comment|Eritrea invaded us in 1998 and will invade again.
comment|Selam
comment|1 hour ago
comment|Peace at last.
""",
    "ministry release": """
boilerplate|Press release No. 412/2019
title|Foreign Minister's visit to the Republic of Kazakhstan
boilerplate|12 April 2019
body|On 11 and 12 April the Minister for Foreign Affairs paid an official visit to Nur-Sultan, where he met the President.
body|The two sides discussed cooperation in energy and transport and signed a plan of consultations for 2019 and 2020.
boilerplate|For immediate release
""",
    "dateline in mixed case, author note at the end": """
title|Why Serbia and Kosovo keep missing each other
byline|By Ana Petrović
body|BELGRADE and Pristina have talked in Brussels for more than ten years, and the list of promises is long.
body|The agreement of 2013 was to give Serb towns an association; it has not been set up to this day.
boilerplate|The writer is a researcher at an institute in Vienna.
boilerplate|Copyright 2021 Example Media. All rights reserved.
""",
    "state agency in Tehran": """
title|Iran, Iraq ink security agreement on border
dateline|TEHRAN, Mar. 19 (MNA) –|body| Iran and Iraq on Sunday signed an agreement on the security of their common border.
body|The document was signed by the secretary of Iran's top security body during a visit to Baghdad.
boilerplate|MNA/PR
boilerplate|News ID 198765
""",
    "خبرگزاری با پایان پیام و نظرات": """
navigation|صفحه نخست
navigation|سیاسی
boilerplate|کد خبر: 1234567
boilerplate|تاریخ انتشار: ۱۹ اسفند ۱۴۰۱ - ۱۸:۲۰
title|ایران و عربستان برای ازسرگیری روابط توافق کردند
dateline|تهران - ایرنا -|body| ایران و عربستان سعودی روز جمعه در پکن توافق کردند روابط دیپلماتیک را از سر بگیرند.
body|در بیانیه مشترک سه کشور آمده است که سفارتخانه‌ها ظرف دو ماه بازگشایی می‌شوند.
navigation|بیشتر بخوانید: واکنش‌ها به توافق پکن
body|وزیران خارجه دو کشور برای اجرای این توافق دیدار خواهند کرد.
boilerplate|انتهای پیام/
boilerplate|برچسب‌ها: ایران، عربستان، چین
comment|نظرات کاربران
comment|ناشناس
comment|۱۴۰۱/۱۲/۲۰ - ۰۸:۱۵
comment|عربستان دیروز به یمن حمله کرد و هیچ توافقی را قبول ندارد.
""",
    "یادداشت با شعر": """
title|نوروز در دوشنبه و تهران
byline|نویسنده: بهرام نیکو
body|رئیس‌جمهور تاجیکستان روز یکشنبه با همتای ایرانی خود در دوشنبه دیدار و درباره نوروز گفت‌وگو کرد.
verse|ز کوی یار می‌آید نسیم باد نوروزی    از این باد ار مدد خواهی چراغ دل برافروزی
verse|به صحرا رو که از دامن غبار غم بیفشانی    به گلزار آی کز بلبل غزل گفتن بیاموزی
body|دو طرف بر گسترش همکاری‌های فرهنگی و آموزشی میان دو کشور تاکید کردند و سندی امضا شد.
""",
    "عکس و پیوند کوتاه": """
title|دیدار وزیران خارجه ازبکستان و افغانستان در تاشکند
caption|عکس: خبرگزاری باختر
boilerplate|لینک کوتاه: https://example.org/a1
body|وزیران خارجه ازبکستان و افغانستان روز دوشنبه در تاشکند درباره راه‌آهن و تجارت گفت‌وگو کردند.
body|به گفته سخنگوی وزارت خارجه ازبکستان دو طرف یک تفاهم‌نامه امضا کردند.
navigation|مطالب مرتبط
navigation|سفر هیئت ازبک به کابل
""",
    "briefing with speakers' labels": """
title|Department Press Briefing – March 14, 2022
boilerplate|03/14/2022 07:40 PM EDT
body|MR LOPEZ: Good afternoon. The Secretary spoke today with the foreign minister of Poland about the border.
body|QUESTION: Can you say whether the two discussed the delivery of aircraft to Ukraine?
body|MR LOPEZ: They discussed a range of ways to help, and I have nothing to announce on that today.
body|QUESTION: Will there be a meeting in person next week?
body|MR LOPEZ: We will let you know if there is one.
""",
    "Gulf channel in English with related links amid the text": """
navigation|Middle East
title|UAE president receives Turkish counterpart in Abu Dhabi
caption|UAE President Sheikh Mohamed bin Zayed receives Turkish President Recep Tayyip Erdogan in Abu Dhabi. (WAM)
byline|Staff Writer, Example English
boilerplate|Published: 19 July ,2023: 06:30 PM GST
boilerplate|Updated: 19 July ,2023: 06:55 PM GST
body|The president of the United Arab Emirates and his Turkish counterpart signed deals worth billions on Wednesday, state media said.
navigation|For the latest headlines, follow our Google News channel online or via the app.
body|The two leaders agreed on cooperation in energy, defence and space, the official news agency reported.
navigation|Read more:
navigation|Turkey’s Erdogan arrives in Qatar on Gulf tour
navigation|Saudi Arabia signs drone contract with Turkish maker
""",
    "newspaper with correspondents and a print note": """
title|Afghan, Uzbek officials discuss railway
byline|Our Correspondent
boilerplate|Published May 2, 2022
caption|THE Afghan minister for public works shakes hands with the Uzbek deputy premier.—APP
dateline|KABUL:|body| Officials of Afghanistan and Uzbekistan met here on Sunday to discuss a railway through the mountains.
body|They said that work would begin in the summer if the money was found.
boilerplate|Published in Example Daily, May 2nd, 2022
""",
    "شبکه فارسی با زیرعنوان و عکس": """
title|ارمنستان و آذربایجان درباره مرز مشترک توافق کردند
caption|منبع عکس، Getty Images
boilerplate|تاریخ انتشار: ۳۱ فروردین ۱۴۰۳
body|ارمنستان و جمهوری آذربایجان روز جمعه اعلام کردند درباره بخشی از مرز مشترک خود به توافق رسیده‌اند.
body|توافق چه می‌گوید
body|بر اساس این توافق چهار روستا به جمهوری آذربایجان بازگردانده می‌شود و کمیسیون مرزی کار خود را ادامه می‌دهد.
navigation|پربازدیدترین اخبار
navigation|نخست‌وزیر ارمنستان به مسکو رفت
""",
    "خبرگزاری با گروه و منبع": """
title|رئیس‌جمهور ترکمنستان وارد مسکو شد
byline|گروه بین‌الملل
dateline|مسکو (تاس) -|body| رئیس‌جمهور ترکمنستان روز دوشنبه برای دیدار با همتای روس خود وارد مسکو شد و از او استقبال کردند.
body|در این سفر دو طرف درباره گاز و حمل‌ونقل گفت‌وگو می‌کنند و چند سند همکاری امضا خواهد شد.
boilerplate|منبع: تاس
boilerplate|کلیه حقوق این سایت محفوظ است.
comment|دیدگاه‌ها
comment|علی
comment|این سفر هیچ فایده‌ای ندارد و روسیه گاز ما را می‌دزدد.
""",
}


def read(page: str) -> tuple[Document, list[tuple[str, str]]]:
    """The cleaned page, and its marked pieces in order."""
    wanted: list[tuple[str, str]] = []
    lines = []
    for line in page.strip().splitlines():
        role, said = line.split("|", 1)
        if "|body|" in said:
            place, said_next = said.split("|body|")
            wanted += [(role, place.strip()), ("body", said_next.strip())]
            lines.append(place + said_next)
        else:
            wanted.append((role, said))
            lines.append(said)
    text = "\n".join(lines)
    return clean(Document("d-1", "0", "page.txt", text), installed()), wanted


@pytest.mark.parametrize("name", PAGES)
def test_each_line_of_a_page_gets_its_role(name: str) -> None:
    document, wanted = read(PAGES[name])
    got = [(s.role, document.text[s.start : s.end]) for s in document.segments]
    assert got == wanted


@pytest.mark.parametrize("name", PAGES)
def test_segments_cover_all_that_is_not_space_once(name: str) -> None:
    document, _ = read(PAGES[name])
    covered = [place for s in document.segments for place in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    missed = set(range(len(document.text))) - set(covered)
    assert all(document.text[place].isspace() for place in missed)


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: Why the Sahel needs a new pact",
        "Released prisoners arrive home after 20 years",
        "Iran and Oman sign deal | Example Times",
        "Credit line sought by Sri Lanka from India - minister",
        "Xi attends summit of Central Asian leaders in Xian",
        "همه حقوق مردم فلسطین باید به رسمیت شناخته شود",
    ],
)
def test_a_title_that_looks_like_something_else_stays_one(title: str) -> None:
    body = "The ministers of the two countries met on Monday and signed an agreement on trade."
    document = clean(
        Document("d-1", "0", "x.txt", f"{title}\n{body}\n{body[:-1]} too."), installed()
    )
    assert [segment.role for segment in document.segments] == ["title", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The author of the attack was caught near the border, police in both countries said.",
        "Senator Marco Rubio (R) and others criticised the deal and asked for a vote on it.",
        "Pictures, maps and papers, on the right of nations to water, were shown at the talks.",
        "Issued in three languages, the declaration calls on all sides to lay down their arms.",
        "A list of all rights that minorities have was handed to the government of Latvia.",
        "In remarks on the border, the minister said that comments by others were of no use.",
    ],
)
def test_prose_that_holds_a_cue_word_stays_prose(line: str) -> None:
    lines = (
        "Estonia and Latvia hold talks on the border",
        "The ministers of the two countries met on Monday and spoke about trade and borders.",
        line,
        "They will meet again in autumn, when the prime ministers of the region come together.",
    )
    document = clean(Document("d-1", "0", "x.txt", "\n".join(lines)), installed())
    assert [segment.role for segment in document.segments] == ["title", "body", "body", "body"]
