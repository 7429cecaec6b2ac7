"""Small made-up reports: people, meetings and deals, as the document half gives them."""

from __future__ import annotations

from datetime import date

from dragoman.ids import content_id
from dragoman.model import (
    Analysis,
    Attribution,
    Credit,
    Date,
    Document,
    EventMention,
    EventType,
    Evidence,
    LocalEntity,
    Measure,
    Mention,
    Modality,
    Polarity,
    Role,
    Segment,
    StageName,
    Theme,
)

TITLES = {
    "prime-minister": "Prime minister",
    "diplomat": "Diplomat",
    "foreign-minister": "Foreign minister",
    "defence-minister": "Defence minister",
    "deputy-prime-minister": "Deputy prime minister",
    "intelligence-chief": "Intelligence chief",
    "interior-minister": "Interior minister",
    "party-leader": "Party leader",
    "president": "President",
    "secretary-general": "Secretary-general",
    "security-council-secretary": "Secretary of the security council",
    "trade-minister": "Trade minister",
    "chief-of-general-staff": "Chief of general staff",
    "chairman-joint-chiefs": "Chairman of the joint chiefs of staff committee",
}


def when(first: str, last: str | None = None, *, open_end: bool = False) -> Date:
    """A day, an interval, or everything from a day on."""
    start = date.fromisoformat(first)
    if open_end:
        return Date(f"{first}/..", start, None, "interval", "inferred")
    end = date.fromisoformat(last) if last else start
    edtf = first if last is None else f"{first}/{last}"
    return Date(edtf, start, end, "day" if last is None else "interval", "explicit", said=edtf)


class Told:
    """A document under construction; ``analysis`` gives the record."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        language: str = "en",
        credits: tuple[tuple[str, str], ...] = (),
        outlet: str | None = None,
    ) -> None:
        body = text or f"{name}: nothing else in this text is told twice by {name * 3}."
        self._tail = tuple(credits)
        self._text = body + "".join(f" [{how}: {who}]" for how, who in credits)
        self._id = content_id("d", name, body)
        self._language = language
        self._outlet = outlet
        self._entities: dict[str, LocalEntity] = {}
        self._mentions: list[Mention] = []
        self._events: list[EventMention] = []
        self._measures: list[Measure] = []

    @property
    def id(self) -> str:
        """The document's id."""
        return self._id

    def _evidence(self) -> Evidence:
        end = min(20, len(self._text)) - len(self._events)
        return Evidence(self._id, 0, end, self._text[:end])

    def state(self, code: str) -> str:
        """A state; gives its key."""
        return self.thing(f"state:{code}", "state", code, country=code)

    def thing(self, key: str, kind: str, name: str, *, country: str | None = None) -> str:
        """Anything with a gazetteer key, or a local one; gives the key."""
        self._entities[key] = LocalEntity(key, kind, name, self._language, country)  # type: ignore[arg-type]
        self._mentions.append(Mention(0, 1, kind, "name", key, "told"))  # type: ignore[arg-type]
        return key

    def group(self, name: str, country: str, size: int | None = None) -> str:
        """Several people; gives the key."""
        key = f"local:{len(self._entities)}"
        self._entities[key] = LocalEntity(key, "group", name, self._language, country, size=size)
        self._mentions.append(Mention(0, 5, "group", "nominal", key, "told"))
        return key

    def person(
        self,
        name: str,
        country: str | None,
        office: str | None = None,
        *,
        as_of: Date | None = None,
        named: bool = True,
        body: str | None = None,
    ) -> str:
        """Someone, with an office, and a body where told; gives the key."""
        key = f"local:{len(self._entities)}"
        roles: tuple[Role, ...] = ()
        if office is not None:
            roles = (
                Role(TITLES[office], body, country, as_of, (self._evidence(),), office=office),
            )
        self._entities[key] = LocalEntity(
            key, "person", name, self._language, country, "GOV", roles=roles
        )
        form = "name" if named else "nominal"
        self._mentions.append(Mention(0, 2, "person", form, key, "told"))  # type: ignore[arg-type]
        return key

    def also(self, person: str, office: str, as_of: Date | None = None) -> None:
        """Another office of someone already there."""
        known = self._entities[person]
        role = Role(TITLES[office], None, known.country, as_of, (self._evidence(),), office=office)
        self._entities[person] = LocalEntity(
            known.key, "person", known.name, known.language, known.country, "GOV",
            roles=(*known.roles, role),
        )  # fmt: skip

    def event(
        self,
        kind: EventType,
        actor1: tuple[str, ...],
        actor2: tuple[str, ...] = (),
        *,
        on: Date | None = None,
        mode: str | None = None,
        place: str | None = None,
        theme: str | None = None,
        entity: str | None = None,
        modality: Modality = "happened",
        stage: StageName | None = None,
        words: str | None = None,
        about: str | None = None,
        polarity: Polarity = "affirmative",
        predicate: str = "",
        bare: bool = False,
    ) -> str:
        """An event, told in the first words or in others; gives the id of its mention."""
        identity = content_id("em", self._id, len(self._events))
        self._events.append(
            EventMention(
                id=identity,
                doc=self._id,
                type=kind,
                mode=mode,
                contexts=(),
                actor1=actor1,
                actor2=actor2,
                third=(),
                theme=None
                if theme is None
                else Theme(about or theme, theme.split(":")[0], None if bare else theme, entity),
                place=place,
                date=on,
                modality=modality,
                polarity=polarity,
                attribution=(Attribution(None, None, "narrator"),),
                confidence=0.8,
                evidence=(self._evidence() if words is None else self._spot(words, words),),
                coder="told@1#frame",
                stage=stage,
                predicate=predicate,
            )
        )
        return identity

    def measure(
        self,
        of: str,
        unit: str,
        least: float,
        most: float | None,
        *,
        subjects: tuple[str, ...] = (),
        on: Date | None = None,
        mention: str | None = None,
    ) -> None:
        """An amount that the document tells."""
        said = self._evidence()
        self._measures.append(Measure(of, unit, least, most, said, subjects, on, mention))

    def analysis(self) -> Analysis:
        """The record."""
        text = self._text
        credits = tuple(
            Credit(who, None, how, (self._spot(f"[{how}: {who}]", who),))  # type: ignore[arg-type]
            for how, who in self._tail
        )
        document = Document(
            id=self._id,
            sha256=self._id.removeprefix("d-").ljust(64, "0"),
            locator=f"{self._id}.txt",
            text=text,
            languages=(self._language,),
            outlet=self._outlet,
            genre="news",
            credits=credits,
            segments=(Segment(0, len(text), "body", self._language),),
        )
        return Analysis(
            document=document,
            entities=tuple(self._entities.values()),
            mentions=tuple(self._mentions),
            dates=(),
            events=tuple(self._events),
            statements=(),
            measures=tuple(self._measures),
        )

    def _spot(self, words: str, inner: str) -> Evidence:
        start = self._text.index(words) + words.index(inner)
        return Evidence(self._id, start, start + len(inner), inner)
