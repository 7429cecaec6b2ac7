"""Records on public events of March 2021: China and Iran sign a paper on cooperation in Tehran."""

from __future__ import annotations

from datetime import date

from dragoman.ledger import CorpusView, Query
from dragoman.model import (
    Analysis,
    Attribution,
    Claim,
    Conflict,
    Corpus,
    Credit,
    Date,
    Document,
    Entity,
    EntityLink,
    Event,
    EventMention,
    Evidence,
    LocalEntity,
    Mention,
    Rejected,
    Role,
    Segment,
    SourceGroup,
    Stage,
    Statement,
    Subject,
    Theme,
    Undertaking,
)

ENGLISH = (
    "Chinese Foreign Minister Wang Yi visited Tehran on 27 March 2021. "
    "He and Mohammad Javad Zarif signed a 25-year cooperation plan. "
    "Wang said Beijing opposes unilateral pressure. "
    "Iran wants more Chinese investment in its ports."
)
PERSIAN = (
    "وزیران خارجه ایران و چین ۷ فروردین ۱۴۰۰ در تهران برنامه همکاری ۲۵ ساله را امضا کردند. "
    "ایران پاییز ۱۳۹۹ پیش‌نویس برنامه را درخواست کرده بود."
)
EN, FA = "d-english", "d-persian"
TEXTS = {EN: ENGLISH, FA: PERSIAN}


def words(doc: str, quote: str) -> Evidence:
    """Where words stand; they must be there."""
    start = TEXTS[doc].index(quote)
    return Evidence(doc, start, start + len(quote), quote)


DAY = Date("2021-03-27", date(2021, 3, 27), date(2021, 3, 27), "day", "explicit")
AUTUMN = Date(
    "2020-09-22/2020-12-20",
    date(2020, 9, 22),
    date(2020, 12, 20),
    "season",
    "explicit",
    "jalali",
    "پاییز ۱۳۹۹",
)
REPORTED = Date("2021-03-28", date(2021, 3, 28), date(2021, 3, 28), "day", "document")
VISIT = words(EN, "Chinese Foreign Minister Wang Yi visited Tehran on 27 March 2021")
SIGNING = words(EN, "He and Mohammad Javad Zarif signed a 25-year cooperation plan")
SIGNING_FA = words(
    FA, "وزیران خارجه ایران و چین ۷ فروردین ۱۴۰۰ در تهران برنامه همکاری ۲۵ ساله را امضا کردند"
)
REQUEST = words(FA, "ایران پاییز ۱۳۹۹ پیش‌نویس برنامه را درخواست کرده بود")
WORDS = words(EN, "Beijing opposes unilateral pressure")
WISH = words(EN, "Iran wants more Chinese investment in its ports")


def document(doc: str, language: str, outlet: str | None, **more: object) -> Document:
    text = TEXTS[doc]
    fields: dict[str, object] = {
        "id": doc,
        "sha256": "0" * 64,
        "locator": f"reports/{doc}.txt",
        "text": text,
        "outlet": outlet,
        "languages": (language,),
        "genre": "news",
        "published": Date("2021-03-28", date(2021, 3, 28), date(2021, 3, 28), "day", "explicit"),
        "segments": (Segment(0, len(text), "body", language),),
        **more,
    }
    return Document(**fields)  # type: ignore[arg-type]


def report(ident: str, doc: str, evidence: Evidence, **more: object) -> EventMention:
    fields: dict[str, object] = {
        "id": ident,
        "doc": doc,
        "type": "CONSULT",
        "mode": None,
        "contexts": (),
        "actor1": (),
        "actor2": (),
        "third": (),
        "theme": None,
        "place": None,
        "date": DAY,
        "modality": "happened",
        "polarity": "affirmative",
        "attribution": (Attribution(None, None, "narrator"),),
        "confidence": 0.8,
        "evidence": (evidence,),
        "coder": "frames@1#test",
        **more,
    }
    return EventMention(**fields)  # type: ignore[arg-type]


def event(
    ident: str, mentions: tuple[str, ...], documents: tuple[str, ...], **more: object
) -> Event:
    fields: dict[str, object] = {
        "id": ident,
        "type": "CONSULT",
        "mode": None,
        "contexts": (),
        "actor1": (),
        "actor2": (),
        "third": (),
        "place": None,
        "date": DAY,
        "modality": "happened",
        "summary": {"en": "Wang Yi and Mohammad Javad Zarif signed an accord in Tehran."},
        "mentions": mentions,
        "documents": documents,
        "independent_sources": len(documents),
        "part_of": None,
        "why_linked": (),
        **more,
    }
    return Event(**fields)  # type: ignore[arg-type]


def entity(ident: str, kind: str, name: str, country: str | None, **more: object) -> Entity:
    fields: dict[str, object] = {
        "id": ident,
        "type": kind,
        "name": name,
        "names": {"en": (name,)},
        "country": country,
        "sector": None,
        "roles": (),
        "external": {},
        **more,
    }
    return Entity(**fields)  # type: ignore[arg-type]


MINISTER = Role(
    "Foreign minister",
    None,
    "CHN",
    None,
    (words(EN, "Chinese Foreign Minister Wang Yi"),),
    "foreign-minister",
)
ENTITIES = (
    entity("n-chn", "state", "China", "CHN"),
    entity("n-irn", "state", "Iran", "IRN"),
    entity("n-wang", "person", "Wang Yi", "CHN", roles=(MINISTER,)),
    entity(
        "n-zarif",
        "person",
        "Mohammad Javad Zarif",
        "IRN",
        names={"en": ("Mohammad Javad Zarif",), "fa": ("محمدجواد ظریف",)},
    ),
    entity("n-teh", "place", "TEHRAN", "IRN"),
    entity(
        "n-deputy",
        "person",
        "Mavn Vzyr",
        "IRN",
        roles=(
            Role(
                "Deputy foreign minister", None, "IRN", None, (REQUEST,), "deputy-foreign-minister"
            ),
        ),
    ),
)
KEYS = {
    "state:CHN": "n-chn",
    "state:IRN": "n-irn",
    "local:1": "n-wang",
    "local:2": "n-zarif",
    "place:1": "n-teh",
    "local:3": "n-deputy",
}
PLAN = Theme("a 25-year cooperation plan", "plan", "agreement")
PLAN_FA = Theme("برنامه همکاری ۲۵ ساله", "برنامه", "agreement")

REPORTS = (
    report("em-visit", EN, VISIT, mode="visit", actor1=("local:1",), actor2=("state:IRN",)),
    report(
        "em-sign",
        EN,
        SIGNING,
        type="SUPPORT",
        stage="signed",
        actor1=("local:1", "local:2"),
        theme=PLAN,
    ),
    report("em-sign-fa", FA, SIGNING_FA, type="SUPPORT", stage="signed", theme=PLAN_FA),
    report(
        "em-wish",
        EN,
        WISH,
        type="AGREE",
        modality="desired",
        actor1=("state:IRN",),
        theme=Theme("more Chinese investment in its ports", "investment", "investment"),
        attribution=(Attribution("local:2", None, "indirect"),),
    ),
    report(
        "em-ask",
        FA,
        REQUEST,
        type="REQUEST",
        stage="requested",
        theme=Theme("پیش‌نویس برنامه", "پیش‌نویس", "agreement"),
    ),
)
EVENTS = (
    event(
        "e-visit",
        ("em-visit",),
        (EN,),
        mode="visit",
        actor1=("n-wang", "n-chn"),
        actor2=("n-irn",),
        place="n-teh",
    ),
    event(
        "e-sign",
        ("em-sign", "em-sign-fa"),
        (EN, FA),
        type="SUPPORT",
        actor1=("n-wang", "n-zarif"),
        place="n-teh",
        part_of="e-visit",
    ),
    event(
        "e-wish",
        ("em-wish",),
        (EN,),
        type="AGREE",
        modality="desired",
        actor1=("n-irn",),
        actor2=("n-chn",),
        date=REPORTED,
    ),
    event(
        "e-ask",
        ("em-ask",),
        (FA,),
        type="REQUEST",
        actor1=("n-deputy",),
        actor2=("n-chn",),
        date=AUTUMN,
    ),
    event("e-undated", ("em-visit",), (EN,), actor1=("n-chn", "n-irn"), date=None),
)


def _analysis(doc: Document, mentions: tuple[Mention, ...]) -> Analysis:
    reports = tuple(one for one in REPORTS if one.doc == doc.id)
    statements = (STATEMENT,) if doc.id == EN else ()
    entities = (LocalEntity("state:CHN", "state", "China", doc.languages[0], "CHN"),)
    return Analysis(doc, entities, mentions, (), reports, statements)


def _named(doc: str, quote: str, key: str) -> Mention:
    found = words(doc, quote)
    return Mention(found.start, found.end, "person", "name", key, "test")


STATEMENT = Statement(
    id="s-wang",
    doc=EN,
    speaker="local:1",
    speaker_text="Wang",
    form="indirect",
    audience=None,
    date=DAY,
    evidence=(WORDS,),
    about=(),
    stance=None,
    pair=("CHN", "IRN"),
)
CREDIT = Credit("IRNA", None, "quoted", (words(FA, "ایران و چین"),))
ANALYSES = (
    _analysis(
        document(EN, "en", "Gulf Monitor"),
        (_named(EN, "Wang Yi", "local:1"), _named(EN, "Mohammad Javad Zarif", "local:2")),
    ),
    _analysis(document(FA, "fa", None, title="امضای برنامه", credits=(CREDIT,)), ()),
)
UNDERTAKING = Undertaking(
    id="u-plan",
    subject=Subject("a 25-year cooperation plan", None),
    type="agreement",
    parties=("CHN", "IRN"),
    stages=(
        Stage("requested", AUTUMN, "e-ask", "em-ask", REQUEST),
        Stage("signed", DAY, "e-sign", "em-sign", SIGNING),
        Stage("signed", DAY, "e-sign", "em-sign-fa", SIGNING_FA),
    ),
    latest_stage="signed",
)
CONFLICT = Conflict(
    "c-date",
    "e-sign",
    "date",
    (Claim("2021-03-27", (SIGNING,)), Claim("2021-03-28", (SIGNING_FA,))),
    "date",
    None,
)
CORPUS = Corpus(
    entities=ENTITIES,
    entity_links=tuple(
        EntityLink(doc, key, ident, ("test",)) for doc in TEXTS for key, ident in KEYS.items()
    ),
    sources=(
        SourceGroup(EN, "g-1", None, ()),
        SourceGroup(FA, "g-2", None, ("credits its origin",)),
    ),
    events=EVENTS,
    undertakings=(UNDERTAKING,),
    conflicts=(CONFLICT,),
)
VIEW = CorpusView(
    query=Query(pair=("IRN", "CHN")),
    analyses=ANALYSES,
    corpus=CORPUS,
    statements=(STATEMENT,),
    rejected=(Rejected("x-1", "reports/empty.txt", "reading", "empty file"),),
)
