"""Attribution: who says so, from the nearest source to the document's own voice."""

from __future__ import annotations

from dragoman.coding.modality import embedding
from dragoman.coding.scene import Scene, outermost
from dragoman.coding.slots import fill
from dragoman.model import Attribution, AttributionForm, Clause, Credit, Quote
from dragoman.text import Span

NARRATOR = Attribution(entity=None, outlet=None, form="narrator")
"""The document's own voice."""


def quote_around(clause: Clause, scene: Scene) -> Quote | None:
    """The narrowest quotation that holds the clause's predicate, direct ones first."""
    holding = [quote for quote in scene.quotes if quote.span.contains(clause.predicate)]
    if not holding:
        return None
    return min(holding, key=lambda quote: (quote.form != "direct", len(quote.span)))


def _from_quote(quote: Quote, scene: Scene) -> Attribution:
    outlet = None
    if quote.speaker is None and quote.speaker_span is not None:
        outlet = scene.text(quote.speaker_span)
    evidence = () if quote.speaker_span is None else (scene.document.evidence(quote.speaker_span),)
    form: AttributionForm = "direct" if quote.form in ("direct", "mixed") else "indirect"
    return Attribution(quote.speaker, outlet, form, evidence)


def _from_embedding(clause: Clause, scene: Scene) -> Attribution | None:
    for above, operator in embedding(clause, scene):
        if operator is not None and operator.row.effect == "speech":
            speakers = fill(above, operator.holder, scene)
            if speakers:
                evidence = scene.document.evidence(above.predicate)
                return Attribution(speakers[0], None, "indirect", (evidence,))
    return None


def _credits_of_sentence(clause: Clause, scene: Scene) -> tuple[Credit, ...]:
    sentence = scene.parse.sentences[clause.sentence].span
    return tuple(
        credit
        for credit in scene.document.credits
        if any(sentence.start <= e.start and e.end <= sentence.end for e in credit.evidence)
    )


def credited(credit: Credit, scene: Scene) -> str | None:
    """Key of the organisation or person that a credit's words name; the one with its name first."""
    for evidence in credit.evidence:
        named = [
            mention
            for mention in outermost(scene.mentions_in(Span(evidence.start, evidence.end)))
            if mention.type in ("organisation", "person") and mention.entity is not None
        ]
        place = evidence.quote.find(credit.name)
        if place >= 0:
            start = evidence.start + place
            own = [m for m in named if m.start < start + len(credit.name) and start < m.end]
            named = own or named
        if named:
            return named[0].entity
    return None


def attribution_of(clause: Clause, scene: Scene) -> tuple[Attribution, ...]:
    """The chain of sources of a clause; never empty.

    A quotation or a reporting verb comes first; else a credit inside the same sentence ("according
    to ..."), the original source first and those it came through behind it; else the document's
    own voice.
    """
    quote = quote_around(clause, scene)
    if quote is not None and (quote.speaker is not None or quote.speaker_span is not None):
        return (_from_quote(quote, scene),)
    embedded = _from_embedding(clause, scene)
    if embedded is not None:
        return (embedded,)
    chain = _credits_of_sentence(clause, scene)
    if chain:
        return tuple(
            Attribution(credited(credit, scene), credit.name, "indirect", credit.evidence)
            for credit in reversed(chain)
        )
    return (NARRATOR,)
