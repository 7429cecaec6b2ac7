from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.linking.subjects import Thread, thread_of
from dragoman.model import Corpus, Modality, StageName, Theme, Undertaking
from tests.linking.worlds import Told, when


def link_all(*told: Told) -> Corpus:
    return link(document.analysis() for document in told)


def deal(
    name: str,
    theme: str,
    *,
    kind: str = "COOPERATE",
    modality: Modality = "happened",
    stage: StageName | None = None,
    day: str = "2018-01-01",
    parties: tuple[str, str] = ("IND", "RUS"),
    language: str = "en",
    predicate: str = "",
) -> Told:
    told = Told(name, language=language)
    one, other = (told.state(code) for code in parties)
    told.event(kind, (one,), (other,), on=when(day), theme=theme, modality=modality, stage=stage,  # type: ignore[arg-type]
               predicate=predicate)  # fmt: skip
    return told


def stages(undertaking: Undertaking) -> list[StageName]:
    return [stage.stage for stage in undertaking.stages]


def test_a_purchase_is_followed_from_the_wish_to_the_delivery_across_languages() -> None:
    corpus = link_all(
        deal("d", "materiel:s-400", stage="delivered", day="2021-12-01", language="fa"),
        deal("a", "aircraft:materiel:s-400", kind="AGREE", modality="desired", day="2015-11-01"),
        deal("c", "materiel:s-400", kind="SUPPORT", stage="signed", day="2018-10-05"),
        deal("b", "materiel:s-400", kind="CONSULT", day="2016-10-15", language="fa"),
    )
    (purchase,) = corpus.undertakings
    assert purchase.type == "procurement"
    assert purchase.parties == ("IND", "RUS")
    assert stages(purchase) == ["desired", "discussed", "signed", "delivered"]
    assert purchase.latest_stage == "delivered"


def test_an_interest_is_no_negotiation_and_a_planned_signing_no_signature() -> None:
    corpus = link_all(
        deal("a", "gas-deal", kind="AGREE", modality="desired"),
        deal("b", "gas-deal", kind="SUPPORT", modality="planned", stage="signed", day="2018-02-01"),
    )
    assert stages(corpus.undertakings[0]) == ["desired", "agreed"]


@pytest.mark.parametrize("modality", ["opinion", "hypothetical"])
def test_opinions_are_no_stages(modality: Modality) -> None:
    assert not link_all(deal("a", "exercise:naval", modality=modality)).undertakings


def test_a_bid_has_the_candidate_and_the_body_whoever_is_asked() -> None:
    told = Told("a")
    body = told.thing("org:nato", "organisation", "NATO")
    told.event(
        "REQUEST", (told.state("MKD"),), (body,), on=when("2008-04-01"),
        theme="membership:org:nato", entity="org:nato",
    )  # fmt: skip
    other = Told("b")
    other.thing("org:nato", "organisation", "NATO")
    other.event(
        "SUPPORT", (other.state("USA"),), (other.state("MKD"),), on=when("2018-10-02"),
        theme="membership:org:nato", entity="org:nato",
    )  # fmt: skip
    corpus = link_all(told, other)
    (bid,) = corpus.undertakings
    nato = next(entity.id for entity in corpus.entities if entity.type == "organisation")
    assert bid.parties == ("MKD", nato)
    assert stages(bid) == ["requested", "supported"]
    assert bid.subject.entity == nato


def test_relations_in_general_are_followed_only_where_there_is_nothing_else() -> None:
    vague = deal("a", "relation", kind="AGREE", modality="desired")
    assert [u.type for u in link_all(vague).undertakings] == ["other"]
    corpus = link_all(vague, deal("b", "training:military"))
    assert [u.type for u in corpus.undertakings] == ["training"]


def test_a_bare_agreement_joins_the_only_one_of_its_parties() -> None:
    corpus = link_all(
        deal("a", "agreement:transport", kind="SUPPORT", stage="signed"),
        deal("b", "agreement", kind="SUPPORT", stage="in_force", day="2019-05-01"),
    )
    assert [stages(u) for u in corpus.undertakings] == [["signed", "in_force"]]


def test_two_agreements_keep_their_own_threads() -> None:
    corpus = link_all(
        deal("a", "agreement:transport", stage="signed"),
        deal("b", "agreement:culture", stage="signed"),
    )
    assert len(corpus.undertakings) == 2


def test_other_parties_have_another_undertaking() -> None:
    corpus = link_all(
        deal("a", "exercise:naval"), deal("b", "exercise:naval", parties=("CHN", "RUS"))
    )
    assert len(corpus.undertakings) == 2


def test_retelling_confirms_an_earlier_stage() -> None:
    corpus = link_all(
        deal("a", "project:port", stage="signed", day="2016-05-23"),
        deal("b", "project:port", stage="signed", day="2016-05-23", language="fa"),
        deal("c", "project:port", stage="in_progress", day="2018-12-24"),
    )
    (port,) = corpus.undertakings
    assert stages(port) == ["signed", "signed", "in_progress"]
    assert {stage.evidence.doc for stage in port.stages if stage.evidence} == {
        corpus_doc.doc for corpus_doc in corpus.sources
    }


def test_the_latest_stage_is_the_furthest_that_nothing_surely_follows() -> None:
    corpus = link_all(
        deal("a", "materiel:su-35", kind="SUPPORT", stage="signed", day="2018-02-01"),
        deal("b", "materiel:su-35", stage="suspended", day="2020-03-01"),
    )
    assert corpus.undertakings[0].latest_stage == "suspended"


def test_a_withdrawal_is_an_undertaking() -> None:
    told = Told("a")
    told.event("RETREAT", (told.state("FRA"),), (told.state("MLI"),), on=when("2022-08-15"),
               mode="withdraw")  # fmt: skip
    (found,) = link_all(told).undertakings
    assert (found.parties, found.latest_stage) == (("FRA", "MLI"), "completed")


@pytest.mark.parametrize(
    ("key", "thread"),
    [
        ("relation:military", Thread("other", "cooperation", "military")),
        ("cooperation:trade", Thread("trade", "trade", None)),
        ("trade", Thread("trade", "trade", None)),
        ("relation:commodity:natural-gas", Thread("trade", "gas", None)),
        ("memorandum:health", Thread("agreement", "agreement", "health")),
        ("exercise:materiel:su-30", Thread("exercise", "exercise", "materiel:su-30")),
        ("attack", None),
    ],
)
def test_theme_keys_lead_to_threads(key: str, thread: Thread | None) -> None:
    assert thread_of(Theme("words", key.split(":")[0], key)) == thread


def test_a_bare_contract_is_that_which_another_report_of_its_signature_names() -> None:
    corpus = link_all(
        deal("a", "contract:materiel:s-400", kind="SUPPORT", stage="signed", day="2018-10-05"),
        deal("b", "agreement", kind="SUPPORT", stage="signed", day="2018-10-05", language="fa"),
    )
    (purchase,) = corpus.undertakings
    assert stages(purchase) == ["signed", "signed"]


@pytest.mark.parametrize(
    ("thing", "kind", "parties"),
    [
        ("materiel:rafale", "materiel", ("EGY", "FRA")),
        ("materiel:gripen", "materiel", ("BRA", "SWE")),
        ("materiel:f-16", "materiel", ("BGR", "USA")),
    ],
)
def test_a_contract_is_for_the_only_thing_that_its_sentence_names(
    thing: str, kind: str, parties: tuple[str, str]
) -> None:
    told = deal("a", "contract", kind="SUPPORT", stage="signed", parties=parties)
    told.thing(thing, kind, thing)
    later = deal("b", thing, stage="delivered", day="2020-01-01", parties=parties)
    (purchase,) = link_all(told, later).undertakings
    assert stages(purchase) == ["signed", "delivered"]


def test_work_on_a_line_is_on_the_only_project_that_its_document_names() -> None:
    told = deal("a", "project", kind="COOPERATE", stage="in_progress", parties=("AZE", "TUR"))
    told.thing("project:tanap", "project", "TANAP")
    (line,) = link_all(told).undertakings
    assert line.subject.text == "project" or line.type == "project"
    pact = deal("b", "project:tanap", kind="SUPPORT", stage="signed", parties=("AZE", "TUR"))
    assert [len(u.stages) for u in link_all(told, pact).undertakings] == [2]


def shared(name: str, codes: tuple[str, ...], stage: StageName, day: str) -> Told:
    told = Told(name)
    parties = tuple(told.state(code) for code in codes)
    told.event("SUPPORT", parties, on=when(day), theme="project:btk-railway", stage=stage)
    return told


def test_a_named_project_is_one_however_few_of_its_parties_a_report_names() -> None:
    whole = shared("a", ("AZE", "GEO", "TUR"), "signed", "2007-02-07")
    part = shared("b", ("AZE", "GEO"), "in_progress", "2017-10-30")
    (railway,) = link_all(whole, part).undertakings
    assert railway.parties == ("AZE", "GEO", "TUR")
    assert stages(railway) == ["signed", "in_progress"]
    stranger = shared("c", ("CHN", "KAZ"), "in_progress", "2018-10-30")
    assert len(link_all(whole, part, stranger).undertakings) == 2


def test_a_declaration_that_is_signed_belongs_to_the_agreement_of_that_year() -> None:
    corpus = link_all(
        deal("a", "joint-declaration", kind="SUPPORT", stage="signed", day="1993-09-13"),
        deal("b", "agreement:peace", kind="SUPPORT", stage="signed", day="1994-05-04"),
    )
    assert [stages(u) for u in corpus.undertakings] == [["signed", "signed"]]


def test_a_bare_agreement_of_another_decade_is_another_one() -> None:
    corpus = link_all(
        deal("a", "agreement", kind="SUPPORT", stage="signed", day="2003-05-01"),
        deal("b", "agreement:trade", kind="SUPPORT", stage="signed", day="2019-05-01"),
    )
    assert len(corpus.undertakings) == 2


@pytest.mark.parametrize(
    ("theme", "stage"),
    [("embassy", "completed"), ("border", "completed"), ("relation:diplomatic", "in_force")],
)
def test_what_the_parties_have_done_about_some_subjects_is_done(theme: str, stage: str) -> None:
    (found,) = link_all(deal("a", theme, kind="SUPPORT", parties=("IRN", "SAU"))).undertakings
    assert found.latest_stage == stage


def test_a_volume_of_trade_that_is_aimed_at_is_no_progress() -> None:
    aimed = deal("a", "trade", kind="AGREE", modality="planned", stage="in_progress")
    assert stages(link_all(aimed).undertakings[0]) == ["agreed"]


def test_a_denial_is_not_the_latest_stage_of_what_others_tell() -> None:
    corpus = link_all(
        deal("a", "materiel:rafale", kind="AGREE", stage="agreed", day="2024-02-01"),
        deal("b", "materiel:rafale", modality="denied", stage="delivered", day="2024-09-01"),
    )
    assert corpus.undertakings[0].latest_stage == "agreed"
    assert not corpus.conflicts


@pytest.mark.parametrize(
    ("theme", "kind", "predicate", "told", "stage"),
    [
        ("aircraft:materiel:rafale", "COOPERATE", "buy", "delivered", "signed"),
        ("aircraft:materiel:rafale", "COOPERATE", "خرید", "in_progress", "signed"),
        ("materiel:t-90", "COOPERATE", "order", "agreed", "signed"),
        ("materiel:t-90", "COOPERATE", "delivery", "in_progress", "delivered"),
        ("materiel:t-90", "COOPERATE", "تحویل", "in_progress", "delivered"),
        ("warship:naval", "CONSULT", "talk", None, "negotiating"),
        ("treaty:border", "SUPPORT", "ratify", "signed", "in_force"),
        ("treaty:border", "SUPPORT", "تصویب کردن", "signed", "in_force"),
        ("gas-deal", "AGREE", "extend", "agreed", "in_force"),
        ("gas-deal", "SUPPORT", "پاراف کردن", "signed", "agreed"),
        ("railway:transport", "COOPERATE", "complete", "in_progress", "completed"),
        ("envoy", "SUPPORT", "exchange", None, "in_force"),
        ("relation", "SUPPORT", "restore", None, "in_force"),
        ("relation", "SANCTION", "قطع کردن", None, "suspended"),
    ],
)
def test_the_verb_and_what_it_is_about_tell_the_stage(
    theme: str, kind: str, predicate: str, told: StageName | None, stage: StageName
) -> None:
    corpus = link_all(deal("a", theme, kind=kind, stage=told, predicate=predicate))
    assert [stages(one) for one in corpus.undertakings] == [[stage]]


def test_what_is_to_be_bought_is_agreed_and_what_is_not_bought_is_denied() -> None:
    planned = deal("a", "materiel:t-90", modality="planned", stage="delivered", predicate="buy")
    denied = deal("b", "materiel:t-90", modality="denied", stage="delivered", predicate="buy")
    assert {s for u in link_all(planned, denied).undertakings for s in stages(u)} == {
        "agreed",
        "denied",
    }


def test_ambassadors_exchanged_and_relations_restored_are_one_undertaking() -> None:
    corpus = link_all(
        deal("a", "relation", kind="SANCTION", predicate="sever", day="2017-06-05"),
        deal("b", "relation", kind="SUPPORT", predicate="restore", day="2021-01-05"),
        deal("c", "envoy", kind="SUPPORT", predicate="exchange", day="2021-08-11"),
    )
    (ties,) = corpus.undertakings
    assert stages(ties) == ["suspended", "in_force", "in_force"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BRA ARG 2019-03-01 agreement", "BRA ARG 2022-03-01 agreement"),
        ("AZE TUR 2021-06-15 agreement:military", "AZE TUR 2022-06-15 treaty:border"),
        ("VNM GBR 2020-01-01 agreement:trade", "JPN GBR 2020-01-01 agreement:trade"),
        ("CHN RUS 2014-05-21 gas-deal", "CHN RUS 2014-05-21 trade-deal"),
        ("TUR RUS 2017-12-29 materiel:s-400", "TUR RUS 2017-12-29 materiel:su-35"),
        ("CHN IRN 2019-12-27 exercise:naval", "CHN IRN 2019-12-27 training:military"),
        ("IRQ IND 2015-02-01 commodity:crude-oil", "IRQ IND 2015-02-01 commodity:natural-gas"),
        ("CUB USA 2016-08-01 embassy", "CUB USA 2016-08-01 envoy"),
        ("HTI CAN 2010-02-01 aid", "HTI CAN 2010-02-01 investment"),
        ("TKM AFG 2015-12-13 project:tapi", "TKM AFG 2015-12-13 project:chabahar-port"),
        ("UKR TUR 2019-02-01 drone:materiel:bayraktar-tb2", "UKR TUR 2020-12-01 warship:naval"),
        ("HKG TWN 2019-01-01 extradition-treaty", "HKG TWN 2019-01-01 swap-deal"),
    ],
)
def test_two_undertakings_stay_two(one: str, other: str) -> None:
    told = []
    for name, said in (("a", one), ("b", other)):
        left, right, day, theme = said.split()
        told.append(
            deal(name, theme, kind="SUPPORT", stage="signed", day=day, parties=(left, right))
        )
    assert len(link_all(*told).undertakings) == 2


def test_papers_that_are_counted_are_none_that_has_a_name() -> None:
    told = Told("a")
    both = told.state("IND"), told.state("RUS")
    told.event("SUPPORT", both, on=when("2021-12-06"), theme="materiel:s-400", stage="signed")
    told.event("SUPPORT", both, on=when("2021-12-06"), theme="agreement", about="28 documents",
               stage="signed")  # fmt: skip
    assert len(link_all(told).undertakings) == 2


@pytest.mark.parametrize(("head", "number"), [("they", 2), ("آن", 2), ("timetable", 1)])
def test_a_pronoun_is_what_its_document_spoke_of_last(head: str, number: int) -> None:
    told = Told("a", "Poland bought tanks; Korea delivered the first.")
    both = told.state("POL"), told.state("KOR")
    told.event("COOPERATE", both, on=JULY, theme="armour:materiel:tank", predicate="buy",
               words="bought tanks")  # fmt: skip
    told.event("COOPERATE", both, on=JULY, theme=head, stage="delivered", about=head, bare=True,
               words="delivered")  # fmt: skip
    (tanks,) = link_all(told).undertakings
    assert len(tanks.stages) == number


JULY = when("2022-07-27")


def test_a_bare_agreement_is_what_its_document_tells_of_the_same_day() -> None:
    told = Told("a")
    both = told.state("ARE"), told.state("ISR")
    told.event("AGREE", both, on=when("2020-08-13"), theme="relation:diplomatic", stage="agreed")
    told.event("SUPPORT", both, on=when("2020-08-13"), theme="agreement", stage="signed")
    told.event("SUPPORT", both, on=when("2004-01-01"), theme="agreement:trade", stage="signed")
    assert sorted(stages(u) for u in link_all(told).undertakings) == [
        ["agreed", "signed"],
        ["signed"],
    ]
