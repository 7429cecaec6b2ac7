from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.parsing import parse
from tests.parsing.reading import document_of, reads_as

SIMPLE = [
    (
        "Poland expelled 45 Russian diplomats in March 2022.",
        "expel +past | subject Poland | object diplomats | oblique in March",
    ),
    (
        "France and Germany signed a treaty in Aachen in 2019.",
        "sign +past | subject France | object treaty | oblique in Aachen",
    ),
    ("Japan will host the summit in Hiroshima.", "host +future | subject Japan | object summit"),
    (
        "Brazil did not sign the declaration.",
        "sign +negated +past | subject Brazil | object declaration",
    ),
    (
        "Israel has been negotiating with Lebanon since 2020.",
        "negotiate +perfect +progressive | subject Israel | oblique with Lebanon",
    ),
    ("Egypt may reopen the Rafah crossing.", "reopen +may | subject Egypt | object crossing"),
    (
        "Norway gave Ukraine six fighter jets.",
        "give | subject Norway | object jets | indirect Ukraine",
    ),
    ("Colombia never recognised the election.", "recognise +negated | subject Colombia"),
    (
        "Vietnam's president visited Seoul in 2023.",
        "visit +past | subject president | object Seoul",
    ),
    (
        "Kazakhstan is hosting talks between Armenia and Azerbaijan.",
        "host +progressive +present | subject Kazakhstan",
    ),
    (
        "Chile wouldn't comment on the report.",
        "comment +negated +would | subject Chile | oblique on report",
    ),
]

PASSIVES = [
    (
        "The border agreement was ratified by Slovenia in 2010.",
        "ratify +passive +past | subject Slovenia | object agreement",
    ),
    (
        "Turkey was asked by Sweden to ratify its bid.",
        "ask +passive | subject Sweden | object Turkey",
    ),
    (
        "Two Canadians were arrested in Beijing in 2018.",
        "arrest +passive | object Canadians | oblique in Beijing",
    ),
    (
        "A contract was signed by Gazprom with China in 2014.",
        "sign +passive | subject Gazprom | object contract | oblique with China",
    ),
    ("The missiles were built by North Korea.", "build +passive | subject Korea | object missiles"),
    (
        "The ambassador has been summoned by the Dutch government.",
        "summon +passive +perfect | subject government | object ambassador",
    ),
    ("Several villages were shelled and burned.", "burn +passive | object* villages"),
]

LIGHT_VERBS = [
    (
        "Moscow and Tehran held talks on the sidelines of the summit.",
        "hold talk +past | subject Moscow | oblique on the sidelines of summit",
    ),
    (
        "Talks were held between Egyptian and Ethiopian officials in Khartoum.",
        "hold talk +passive | oblique between officials",
    ),
    ("The Qatari emir paid a visit to Ankara.", "pay visit | subject emir | oblique to Ankara"),
    (
        "Nigeria expressed concern about the coup in Niger.",
        "express concern | subject Nigeria | oblique about coup",
    ),
    (
        "Spain and Morocco reached an agreement on migration.",
        "reach agreement | subject Spain | oblique on migration",
    ),
    ("The two sides held no talks.", "hold talk +negated | subject sides"),
    (
        "Indonesia made a statement on Myanmar.",
        "make statement | subject Indonesia | oblique on Myanmar",
    ),
    ("Finland took part in the exercise.", "take part | subject Finland | oblique in exercise"),
    (
        "Saudi Arabia launched an attack on the port of Hodeidah in 2018.",
        "launch attack | subject Arabia | oblique on port",
    ),
]

PARTICLES = [
    (
        "Russia pulled out of the grain deal in July 2023.",
        "pull out | subject Russia | oblique of deal",
    ),
    ("Greece called off the meeting.", "call off | subject Greece | object meeting"),
    ("Peru handed over the suspect.", "hand over | subject Peru | object suspect"),
]

COPULAS = [
    (
        "Ethiopia is keen to buy drones from Turkey.",
        "be keen +present | subject Ethiopia | complement buy",
    ),
    ("Taiwan was ready to talk.", "be ready +past | subject Taiwan"),
    ("Finland is a member of the alliance.", "be member | subject Finland | possessor alliance"),
    ("The minister is in Nairobi.", "be | subject minister | oblique in Nairobi"),
    ("Italy is not happy with the deal.", "be happy +negated | subject Italy | oblique with deal"),
]

COMPLEMENTS = [
    (
        "Japan and South Korea agreed to resume the talks.",
        "resume | subject* Japan | object talks | < complement agree",
    ),
    (
        "Washington urged Pakistan to open the border.",
        "open | subject* Pakistan | object border | < complement urge",
    ),
    (
        "Turkey was asked by Sweden to ratify its bid.",
        "ratify | subject* Turkey | < complement ask",
    ),
    (
        "He said that Poland would send tanks to Ukraine.",
        "send +would | subject Poland | < complement say",
    ),
    (
        "Georgia accused Russia of violating its airspace.",
        "violate | object airspace | < complement accuse",
    ),
    (
        "Jordan wants to buy gas from Israel.",
        "buy | subject* Jordan | object gas | oblique from Israel | < complement want",
    ),
    (
        "The UAE said it had withdrawn its troops from Yemen.",
        "withdraw +perfect | subject it | object troops | oblique from Yemen | < complement say",
    ),
    (
        "India denied that its soldiers crossed the line.",
        "cross | subject soldiers | object line | < complement deny",
    ),
    (
        "Ethiopia is keen to buy drones from Turkey.",
        "buy | subject* Ethiopia | < complement be keen",
    ),
]

QUOTES = [
    ('"We are ready for talks with Kyiv," Putin told reporters.', "be ready | < quote tell"),
    (
        '"Hungary will not support the ban," Orban said.',
        "support +negated +future | subject Hungary | < quote say",
    ),
    (
        "Japan and South Korea agreed to meet, officials said.",
        "agree | subject Japan | < complement say",
    ),
    (
        "The minister said: \u201cCuba will import fuel.\u201d",
        "import +future | subject Cuba | object fuel | < quote say",
    ),
]

ADVERBIALS = [
    (
        "Putin spoke to reporters after meeting Xi Jinping.",
        "meet | subject* Putin | < adverbial speak | conn after",
    ),
    (
        "Kenya would send troops if Haiti agreed.",
        "agree | subject Haiti | < adverbial send | conn if",
    ),
    (
        "The leaders met in Geneva to sign a pact.",
        "sign | subject* leaders | object pact | < adverbial meet | conn to",
    ),
    (
        "Syria closed the border because rebels attacked the post.",
        "attack | subject rebels | object post | conn because",
    ),
    (
        "Lebanon rejected the plan, saying that it violated the law.",
        "say | subject* Lebanon | < adverbial reject",
    ),
    (
        "Australia cancelled the contract while negotiating with Britain.",
        "negotiate | subject* Australia | oblique with Britain | < adverbial cancel | conn while",
    ),
]

RELATIVES = [
    (
        "The treaty, which Argentina signed in 1984, settled the dispute.",
        "sign | subject Argentina | object* treaty | < relative settle",
    ),
    (
        "Ghana praised the officer who led the mission.",
        "lead | subject* officer | object mission | < relative praise",
    ),
    (
        "Cyprus rejected a proposal made by Turkey.",
        "make proposal | subject Turkey | < relative reject",
    ),
    (
        "The agreement signed by Greece and Macedonia ended the row.",
        "sign +passive | subject Greece | object* agreement | < relative end",
    ),
    (
        "Angola expelled two men working for a Portuguese firm.",
        "work | subject* men | oblique for firm | < relative expel",
    ),
]

COORDINATION = [
    (
        "The king met Erdogan and signed a deal with Ankara.",
        "sign | subject* king | object deal | oblique with Ankara | < conjunct meet",
    ),
    ("China condemned and rejected the report.", "condemn | subject China | object* report"),
    ("Mali arrested the soldiers and expelled the envoy.", "expel | subject* Mali | object envoy"),
    (
        "Sudan will release the prisoners and open the border.",
        "open +future | subject* Sudan | object border",
    ),
]

NOMINALS = [
    (
        "Zelensky's visit to London surprised the Kremlin.",
        "visit +nominal | possessor Zelensky | oblique to London | < nominal surprise",
    ),
    (
        "The visit of the Indian prime minister to Washington was postponed.",
        "visit +nominal | possessor minister | oblique to Washington",
    ),
    (
        "There were talks between Serbia and Kosovo in Brussels.",
        "talk +nominal | oblique between Serbia",
    ),
    ("Nepal welcomed the Chinese visit.", "visit +nominal | possessor Chinese"),
    ("The attack on the embassy was condemned by Denmark.", "attack +nominal | oblique on embassy"),
    (
        "Mexico criticised the invasion of Ukraine by Russia.",
        "invasion +nominal | possessor Ukraine | oblique by Russia",
    ),
]

HEADLINES = [
    ("India, France sign deal for 36 fighter jets", "sign | subject India | object deal"),
    ("Pope to visit Iraq in March", "visit +future | subject Pope | object Iraq"),
    (
        "China, Russia hold naval drills in Sea of Japan",
        "hold drill | subject China | oblique in Sea",
    ),
    (
        "Iran and Saudi Arabia agree to reopen embassies",
        "reopen | subject* Iran | object embassies",
    ),
]

ALL = [
    *SIMPLE,
    *PASSIVES,
    *LIGHT_VERBS,
    *PARTICLES,
    *COPULAS,
    *COMPLEMENTS,
    *QUOTES,
    *ADVERBIALS,
    *RELATIVES,
    *COORDINATION,
    *NOMINALS,
    *HEADLINES,
]


@pytest.mark.parametrize(("text", "wanted"), ALL)
def test_sentence_is_read_as_its_clause(text: str, wanted: str) -> None:
    assert reads_as(PACK, text, wanted)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Peru and Chile have yet to sign the treaty.", True),
        ("The treaty of Peru and Chile is yet to be signed.", True),
        ("Latvia had yet to open an embassy in Kyiv.", True),
        ("Peru and Chile have to sign the treaty.", False),
        ("Latvia wants to open yet another embassy.", False),
    ],
)
def test_what_is_yet_to_be_done_is_not_done(text: str, *, negated: bool) -> None:
    clauses = parse(document_of(text), PACK).clauses
    assert [c.negated for c in clauses if c.lemma in ("sign", "open")] == [negated]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Mali not only expelled the French ambassador but also banned French aid groups.", False),
        ("Iran did not just criticise Israel, it struck it.", False),
        ("Chile did not merely recall its envoy.", False),
        ("Chile did not recall its envoy.", True),
    ],
)
def test_what_is_not_only_done_is_done(text: str, *, negated: bool) -> None:
    clauses = parse(document_of(text), PACK).clauses
    assert [c.negated for c in clauses if c.lemma in ("expel", "criticise", "recall")] == [negated]
