"""Phrases of English and the days they speak of.

A row: published | text, the mention in brackets | days | unit.
"""

from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from tests.mentions.date_tables import dates, read_row, say_nothing, say_what_the_row_says

PHRASES = """
2019-08-07 | The treaty was signed [on 8 December 1987] in Washington. | 1987-12-08 | day
2019-08-07 | The treaty ended [on August 2, 2019]. | 2019-08-02 | day
2021-02-10 | The army seized power [on 1 February 2021]. | 2021-02-01 | day
2003-05-02 | He spoke [on Thursday, May 1, 2003], aboard a ship. | 2003-05-01 | day
2016-06-24 | Britain voted [on Thursday, 23 June 2016]. | 2016-06-23 | day
1990-10-04 | Germany was reunited [on October 3rd, 1990]. | 1990-10-03 | day
2023-04-05 | Finland joined [on the 4th of April 2023]. | 2023-04-04 | day
2015-07-15 | The deal of [July 14] was welcomed. | 2015-07-14 | day
2015-07-15 | Talks closed [on 14 July]. | 2015-07-14 | day
2022-02-28 | The border was crossed [on February 24]. | 2022-02-24 | day
2022-02-28 | [On Feb. 24] the border was crossed. | 2022-02-24 | day
2020-01-04 | The strike came [on Friday, 3 January]. | 2020-01-03 | day
2001-09-12 | The attacks of [Sept. 11] shook the city. | 2001-09-11 | day
1999-04-01 | NATO took in Poland [on 12 March]. | 1999-03-12 | day
1979-04-05 | The vote of [30-31 March 1979] was won. | 1979-03-30..1979-03-31 | interval
2018-06-13 | They met [from 9 to 11 June 2018]. | 2018-06-09..2018-06-11 | interval
2018-06-13 | They met [from 9 to 11 June]. | 2018-06-09..2018-06-11 | interval
2013-11-25 | Talks ran [between 20 and 24 November 2013]. | 2013-11-20..2013-11-24 | interval
2009-04-03 | The summit of [April 1-2, 2009], met in London. | 2009-04-01..2009-04-02 | interval
2011-03-20 | The vote came [on 2011-03-17]. | 2011-03-17 | day
2011-03-20 | The vote came [on 17.03.2011]. | 2011-03-17 | day
2011-03-20 | The vote came [on 17/03/2011]. | 2011-03-17 | day
2022-11-01 | [In May 2022] the bid was handed in. | 2022-05-01..2022-05-31 | month
2022-11-01 | The bid came [in May]. | 2022-05-01..2022-05-31 | month
2022-02-01 | The summit ended [in November]. | 2021-11-01..2021-11-30 | month
2022-11-01 | Grain shipments resumed [in August]. | 2022-08-01..2022-08-31 | month
1975-08-02 | Talks began in Helsinki [in September 1973]. | 1973-09-01..1973-09-30 | month
2024-03-08 | Sweden applied [in mid-May 2022]. | 2022-05-11..2022-05-20 | month
2024-03-08 | [In early March] the flag was raised. | 2024-03-01..2024-03-10 | month
2024-03-08 | [In late 2023] the vote was put off. | 2023-09-01..2023-12-31 | year
2024-03-08 | At [the end of February] parliament agreed. | 2024-02-21..2024-02-29 | month
2024-03-08 | At [the beginning of 2022] nobody foresaw it. | 2022-01-01..2022-04-30 | year
2024-03-08 | [In the first half of 2023] exports fell. | 2023-01-01..2023-06-30 | year
2024-03-08 | [In the second quarter of 2021] output grew. | 2021-04-01..2021-06-30 | year
2024-03-08 | Relations soured [in the spring of 2022]. | 2022-03-21..2022-06-21 | season
2024-03-08 | [Last autumn] the pipeline was cut. | 2023-09-23..2023-12-21 | season
2024-03-08 | [Next summer] the games open. | 2024-06-21..2024-09-21 | season
2024-03-08 | [The winter of 2021] was quiet. | 2020-12-21..2021-03-20 | season
2024-03-08 | [In winter 2021-22] troops gathered. | 2021-12-22..2022-03-20 | season
2024-03-08 | They signed [in fall 2019]. | 2019-09-23..2019-12-21 | season
2008-09-01 | The war of [2008] lasted five days. | 2008-01-01..2008-12-31 | year
2008-09-01 | The [2006] ceasefire held. | 2006-01-01..2006-12-31 | year
2008-09-01 | Georgia's [2003] revolution was peaceful. | 2003-01-01..2003-12-31 | year
2008-09-01 | [In 1992] a truce was signed. | 1992-01-01..1992-12-31 | year
2008-09-01 | It has stood [since 1992]. | 1992-01-01..2008-09-01 | interval
2008-09-01 | [Since last week] shelling has stopped. | 2008-08-25..2008-09-01 | interval
2008-09-01 | [Since Friday] shelling has stopped. | 2008-08-29..2008-09-01 | interval
2008-09-01 | [By the end of 2010] troops will leave. | 2008-09-01..2010-12-31 | interval
2008-09-01 | [By the end of the year] troops will leave. | 2008-09-01..2008-12-31 | interval
2008-09-01 | [By October] troops will leave. | 2008-09-01..2008-10-31 | interval
2008-09-01 | [Until 1991] both were one country. | ..1991-12-31 | interval
2008-09-01 | [Before 1991] both were one country. | ..1990-12-31 | interval
2008-09-01 | [After 1991] both went their way. | 1992-01-01.. | interval
2008-09-01 | [Prior to 1989] nobody asked. | ..1988-12-31 | interval
2008-09-01 | The [post-1991] order was fragile. | 1992-01-01.. | interval
2008-09-01 | [Between 1992 and 1994] there was fighting. | 1992-01-01..1994-12-31 | interval
2008-09-01 | [From 1992 to 1994] there was fighting. | 1992-01-01..1994-12-31 | interval
2008-09-01 | [From March to June 2004] prices fell. | 2004-03-01..2004-06-30 | interval
2008-09-01 | [From June 2003 to May 2004] it rained. | 2003-06-01..2004-05-31 | interval
2008-09-01 | [In the 1990s] both were poor. | 1990-01-01..1999-12-31 | decade
2008-09-01 | [In the early 1990s] both were poor. | 1990-01-01..1993-12-31 | decade
2008-09-01 | [By the late 1980s] both were restless. | ..1989-12-31 | interval
2008-09-01 | [In the 19th century] the road was built. | 1800-01-01..1899-12-31 | century
2008-09-01 | [The twentieth century] was bloody. | 1900-01-01..1999-12-31 | century
2017-05-25 | [During the Cold War] they were rivals. | 1947-01-01..1991-12-31 | interval
2017-05-25 | [After World War II] they were rivals. | 1945-09-03.. | interval
2017-05-25 | [The First World War] redrew the map. | 1914-07-28..1918-11-11 | interval
2017-05-25 | [The Iran-Iraq War] cost many lives. | 1980-09-22..1988-08-20 | interval
2017-05-25 | The envoy arrived [today]. | 2017-05-25 | day
2017-05-25 | The envoy arrived [earlier today]. | 2017-05-25 | day
2017-05-25 | The envoy arrived [yesterday]. | 2017-05-24 | day
2017-05-25 | The envoy leaves [tomorrow]. | 2017-05-26 | day
2017-05-25 | The envoy arrived [last night]. | 2017-05-24 | day
2017-05-25 | The envoy arrived [the day before yesterday]. | 2017-05-23 | day
2017-05-25 | The envoy arrived [on Thursday]. | 2017-05-25 | day
2017-05-25 | The envoy arrived [on Wednesday]. | 2017-05-24 | day
2017-05-25 | The envoy arrived [Friday evening]. | 2017-05-19 | day
2017-05-25 | The envoy arrived [last Monday]. | 2017-05-22 | day
2017-05-25 | The envoy leaves [next Monday]. | 2017-05-29 | day
2017-05-25 | The envoy arrived [this week]. | 2017-05-22..2017-05-28 | week
2017-05-25 | The envoy arrived [last week]. | 2017-05-15..2017-05-21 | week
2017-05-25 | The envoy leaves [next week]. | 2017-05-29..2017-06-04 | week
2017-05-25 | The envoy arrived [this month]. | 2017-05-01..2017-05-31 | month
2017-05-25 | [Earlier this month] the envoy arrived. | 2017-05-01..2017-05-25 | month
2017-05-25 | [Later this month] the envoy leaves. | 2017-05-25..2017-05-31 | month
2017-05-25 | The envoy arrived [last month]. | 2017-04-01..2017-04-30 | month
2017-05-25 | The envoy leaves [next month]. | 2017-06-01..2017-06-30 | month
2017-05-25 | The envoy arrived [this year]. | 2017-01-01..2017-12-31 | year
2017-05-25 | [Earlier this year] the envoy arrived. | 2017-01-01..2017-05-25 | year
2017-05-25 | The envoy arrived [last year]. | 2016-01-01..2016-12-31 | year
2017-05-25 | [Late last year] the envoy arrived. | 2016-09-01..2016-12-31 | year
2017-05-25 | The envoy arrived [in early April this year]. | 2017-04-01..2017-04-10 | month
2017-05-25 | The envoy arrived [in July last year]. | 2016-07-01..2016-07-31 | month
2017-05-25 | The envoy arrived [last July]. | 2016-07-01..2016-07-31 | month
2017-05-25 | The envoy leaves [next March]. | 2018-03-01..2018-03-31 | month
2017-05-25 | The law was passed [three days ago]. | 2017-05-22 | day
2017-05-25 | The law was passed [two weeks ago]. | 2017-05-08..2017-05-14 | week
2017-05-25 | The law was passed [six months ago]. | 2016-11-01..2016-11-30 | month
2017-05-25 | The law was passed [two years ago]. | 2015-01-01..2015-12-31 | year
2017-05-25 | The law was passed [a year ago]. | 2016-01-01..2016-12-31 | year
2017-05-25 | The law was passed [30 years ago]. | 1987-01-01..1987-12-31 | year
2017-05-25 | The law was passed [a decade ago]. | 2002-01-01..2012-12-31 | decade
2017-05-25 | [In two weeks' time] the court sits. | 2017-06-05..2017-06-11 | week
2017-05-25 | [In recent years] ties have grown. | ..2017-05-25 | unknown
2017-05-25 | Ties have [recently] grown. | ..2017-05-25 | unknown
2017-05-25 | [In recent weeks] ties have grown. | ..2017-05-25 | unknown
2017-05-25 | [In the coming months] ties may grow. | 2017-05-25.. | unknown
2017-05-25 | [Over the past two years] ties grew. | 2015-05-26..2017-05-25 | interval
2017-05-25 | [In the last three months] ties grew. | 2017-02-23..2017-05-25 | interval
2017-05-25 | [Within the next five years] ties may grow. | 2017-05-25..2022-05-25 | interval
2017-05-25 | [Over the past decade] ties grew. | 2007-05-26..2017-05-25 | interval
2017-05-25 | [On the 10th of this month] the court sat. | 2017-05-10 | day
2017-05-25 | [In the last decade] ties grew. | 2007-05-26..2017-05-25 | interval
2017-05-25 | [The current year] is dry. | 2017-01-01..2017-12-31 | year
2017-05-25 | The accord of [2 Farvardin 1396] was short. | 2017-03-22 | day
2017-05-25 | They met [this morning]. | 2017-05-25 | day
2017-05-25 | They met on the morning of [3 May 2017]. | 2017-05-03 | day
2017-05-25 | They met [in the middle of 2016]. | 2016-05-01..2016-08-31 | year
2017-05-25 | [As of January 2017] it has new rules. | 2017-01-01..2017-05-25 | interval
2017-05-25 | [Up to 2012] it had no navy. | ..2012-12-31 | interval
2017-05-25 | [No later than 30 June] the base closes. | 2017-05-25..2017-06-30 | interval
2017-05-25 | They met in Paris [in December 2015]. | 2015-12-01..2015-12-31 | month
2017-05-25 | The crisis of [October 1962] ended well. | 1962-10-01..1962-10-31 | month
2017-05-25 | [Sunday's] vote was close. | 2017-05-21 | day
2017-05-25 | [Tuesday's] talks failed. | 2017-05-23 | day
2017-05-25 | [In years past] they were friends. | ..2017-05-25 | unknown
2017-05-25 | [A few weeks ago] they were friends. | ..2017-05-25 | unknown
2017-05-25 | They will meet [in 2030]. | 2030-01-01..2030-12-31 | year
2017-05-25 | [In mid-2014] oil fell. | 2014-05-01..2014-08-31 | year
2017-05-25 | They met [in September, 2014]. | 2014-09-01..2014-09-30 | month
2017-05-25 | [On May 9] they marched. | 2017-05-09 | day
2017-05-25 | [The end of March] saw rain. | 2017-03-21..2017-03-31 | month
2017-05-25 | [The last quarter of 2016] was strong. | 2016-10-01..2016-12-31 | year
2017-05-25 | The [Sunday, 7 May 2017] runoff was calm. | 2017-05-07 | day
2017-05-25 | [By 2025] the fleet will double. | 2017-05-25..2025-12-31 | interval
2017-05-25 | [Between January and April 2016] prices rose. | 2016-01-01..2016-04-30 | interval
2017-05-25 | During the [2011] uprising he fled. | 2011-01-01..2011-12-31 | year
2024-05-04 | At the [recent] summit in Lima the two sides agreed. | ..2024-05-04 | unknown
2024-05-04 | [Recent] talks between Chad and Mali failed. | ..2024-05-04 | unknown
2019-03-01 | The [recent] visit to Oslo was praised. | ..2019-03-01 | unknown
"""

NO_DATES = """
Officials may sign the pact, and may meet again.
Theresa May said the party would march on.
Troops march 10 miles a day.
Resolution 2231 was passed by the Security Council.
The S-400 and the Su-35 and the F-16 are aircraft and missiles.
Flight MH17 and flight PS752 were shot down.
A 41-member delegation and 2,000 soldiers arrived.
The Sunday Times reported the deal.
The fall of Kabul shocked many; a fall in prices followed.
He is 45 years old and served 20 years in prison.
Inflation rose 12.5 percent to 2014 points.
The second round, the first minister and the third party.
They need one more day; the day was long.
Article 5 and chapter 7 apply.
The 10-day truce and the 2-year plan were praised.
He paid $2014 for it, or 20%.
At 10:48 the score was 2-1.
A spring of water; sun shone on Jan Smuts.
Call 2015 5550 for help.
The week was busy and the year was long.
The vote was on 04/05/2024 or so.
The storm of 31 June and 30 February never came.
"""


@pytest.mark.parametrize("row", PHRASES.strip().splitlines())
def test_a_phrase_gives_the_days_it_speaks_of(row: str) -> None:
    say_what_the_row_says(PACK, read_row(row))


@pytest.mark.parametrize("text", NO_DATES.strip().splitlines())
def test_words_and_numbers_that_are_no_dates_give_none(text: str) -> None:
    say_nothing(PACK, text)


@pytest.mark.parametrize(
    ("text", "said", "days_of"),
    [
        ("In 2001 it fell; in June of the same year it rose.", "in June of the same year", 2001),
        ("They met in 1996, on December 12 of that year.", "on December 12 of that year", 1996),
        ("In 2014 it began, in spring of the same year.", "the same year", 2014),
    ],
)
def test_of_that_year_counts_from_the_year_named_last(text: str, said: str, days_of: int) -> None:
    last = dates(PACK, text, "2018-05-02")[-1]
    assert last.date.said is not None and last.date.said.endswith(said)
    assert last.date.earliest is not None and last.date.earliest.year == days_of
