from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from dragoman.ledger import CorpusView, Query
from dragoman.model import Claim, Stage
from dragoman.products.brief import build_brief
from dragoman.products.notes import Unfounded
from dragoman.products.write import write_brief
from tests.products.world import ANALYSES, CONFLICT, CORPUS, UNDERTAKING, VIEW, document

PAGE = write_brief(VIEW, version="9.9").decode()
BRIEF = build_brief(VIEW, version="9.9")


class Outline(HTMLParser):
    """The headings, ids, links and tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []


OUTLINE = Outline(PAGE)


def test_the_page_needs_nothing_from_outside() -> None:
    assert not re.search(r"https?:|//[a-z]|url\((?!#)|@import|<script|<link|<img|<iframe", PAGE)
    assert all(link.startswith("#") for link in OUTLINE.links)


def test_headings_step_down_by_one() -> None:
    steps = zip(OUTLINE.levels, OUTLINE.levels[1:], strict=False)
    assert OUTLINE.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in steps)


def test_there_are_landmarks() -> None:
    assert {"header", "nav", "main", "section"} <= set(OUTLINE.tags)


def test_ids_are_unique_and_every_link_has_its_target() -> None:
    assert len(OUTLINE.ids) == len(set(OUTLINE.ids))
    assert {link[1:] for link in OUTLINE.links} <= set(OUTLINE.ids)


def test_the_bottom_line_tells_the_last_contact_and_the_latest_stage() -> None:
    assert [(one.lead, one.text) for one in BRIEF.points] == [
        (
            "Last contact",
            "Foreign Minister Wang Yi (China) → Iran: visit, Tehran, Iran, 27 March 2021.",
        ),
        ("Signed", "a 25-year cooperation plan, 27 March 2021."),
    ]


def test_footnotes_are_numbered_as_they_are_met_in_reading() -> None:
    cited = [int(number) for number in re.findall(r'href="#note-(\d+)"', PAGE)]
    first = list(dict.fromkeys(cited))
    assert first == sorted(first)
    assert first == [note.number for note in BRIEF.notes]


def test_a_quote_is_in_its_own_language_and_direction() -> None:
    assert re.search(r'<q><bdi dir="rtl" lang="fa">ایران پاییز ۱۳۹۹', PAGE)
    assert '<q><bdi dir="ltr" lang="en">Iran wants more Chinese investment' in PAGE


def test_a_persian_date_is_in_both_calendars() -> None:
    assert "autumn 1399 = 22 Sep – 20 Dec 2020" in PAGE


def test_stages_told_twice_are_one_step_with_both_footnotes() -> None:
    (thread,) = BRIEF.board
    assert [(step.stage, step.when, len(step.notes)) for step in thread.steps] == [
        ("requested", "autumn 1399 = 22 Sep – 20 Dec 2020", 1),
        ("signed", "27 March 2021", 2),
    ]


def test_people_stand_with_their_offices_and_spellings() -> None:
    people = {one.name: one for one in BRIEF.people}
    assert [post.title for post in people["Wang Yi"].posts] == ["Foreign Minister"]
    assert [one.text for one in people["Mohammad Javad Zarif"].spellings] == ["محمدجواد ظریف"]
    assert "Mavn Vzyr" not in people


def test_both_sides_of_a_contradiction_have_their_words() -> None:
    (conflict,) = BRIEF.contradictions
    assert [side.value for side in conflict.sides] == ["2021-03-27", "2021-03-28"]
    assert all(side.notes for side in conflict.sides)


def test_sources_name_their_credits_and_origins() -> None:
    assert [(one.outlet, one.group) for one in BRIEF.sources] == [
        ("Gulf Monitor", 1),
        ("d-persian.txt", 2),
    ]
    assert [(one.how, one.name) for one in BRIEF.sources[1].origins] == [("quoting", "IRNA")]


def test_the_method_note_gives_version_coder_languages_and_what_was_left_out() -> None:
    method = BRIEF.method
    assert (method.version, method.coders, method.rejected) == ("9.9", ("frames@1",), 1)
    assert method.packs == ("English (en)", "Persian (fa)")
    assert "dragoman 9.9" in PAGE


def test_what_is_not_known_is_told_with_the_words_that_leave_it_open() -> None:
    gaps = {one.question: [gap.text for gap in one.gaps] for one in BRIEF.unknowns}
    assert gaps["When?"] == ["China – Iran: talks."]
    assert len(gaps["Who?"]) == 1
    assert "(not named)" in gaps["Who?"][0]
    assert all(gap.notes for one in BRIEF.unknowns for gap in one.gaps)


def test_a_footnote_says_whose_account_it_is() -> None:
    wish = next(note for note in BRIEF.notes if note.quote.startswith("Iran wants"))
    assert wish.speaker == "Mohammad Javad Zarif"
    assert "<bdi>Mohammad Javad Zarif</bdi>, in <bdi>Gulf Monitor</bdi>" in PAGE


def test_the_figures_are_inside_and_say_what_they_show() -> None:
    assert PAGE.count("<svg") == 3
    assert [one.name for one in BRIEF.pictures] == ["series", "timeline", "board"]
    assert all(f'aria-label="{one.alt}"' in PAGE for one in BRIEF.pictures)


def test_the_page_says_that_it_is_ours() -> None:
    assert '<meta name="generator" content="dragoman">' in PAGE


def test_a_brief_as_of_a_day_says_so() -> None:
    page = write_brief(VIEW, as_of=date(2021, 3, 31), undated=2).decode()
    assert "as reported by 31 March 2021" in page
    assert "2 documents of unknown date left out" in page


def test_figures_count_events_by_year_and_kind() -> None:
    figures = BRIEF.figures
    assert [(bar.label, bar.count) for bar in figures.by_year] == [("2020", 1), ("2021", 3)]
    assert (figures.events, figures.undated, figures.sources) == (5, 1, 2)
    assert sum(bar.count for bar in figures.by_type) == 5


@pytest.mark.parametrize(
    "corpus",
    [
        replace(
            CORPUS,
            undertakings=(replace(UNDERTAKING, stages=(Stage("agreed", None, None, None, None),)),),
        ),
        replace(CORPUS, conflicts=(replace(CONFLICT, claims=(Claim("2021-04-01", ()),)),)),
    ],
    ids=["stage", "claim"],
)
def test_a_claim_without_words_is_an_error(corpus: object) -> None:
    with pytest.raises(Unfounded):
        write_brief(replace(VIEW, corpus=corpus))


def test_direction_marks_and_tags_in_a_text_are_shown_and_not_obeyed() -> None:
    hostile = document("d-persian", "fa", "\u202egnp.<b>tuo\u0007", title="<img src=x>")
    analyses = (ANALYSES[0], replace(ANALYSES[1], document=hostile))
    page = write_brief(replace(VIEW, analyses=analyses)).decode()
    assert "[U+202E]gnp.&lt;b&gt;tuo[U+0007]" in page
    assert "\u202e" not in page
    assert "<img" not in page


def test_a_pair_without_events_gives_a_page_that_says_so() -> None:
    page = write_brief(CorpusView(query=Query(pair=("PER", "ECU")))).decode()
    assert "Peru and Ecuador" in page
    assert "No events." in page
    assert "no contact and no undertaking" in page


def test_people_of_no_known_country_stand_last() -> None:
    entities = tuple(
        replace(one, country=None) if one.id == "n-wang" else one for one in CORPUS.entities
    )
    brief = build_brief(replace(VIEW, corpus=replace(CORPUS, entities=entities)), version="1")
    assert [country for country, _ in brief.countries] == ["Iran", ""]
