"""Why a record is as it is: the rule, the words and the votes behind each of its fields.

An event mention is traced back through the document half: its clause and what that is embedded
under are read again from the text, for the ledger keeps conclusions and evidence only.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.modality import embedding
from dragoman.coding.scene import Scene, build_scene
from dragoman.coding.slots import framed
from dragoman.errors import DragomanError, UnknownRecord
from dragoman.languages import language_pack
from dragoman.ledger import CorpusView
from dragoman.mentions import find_mentions
from dragoman.model import Clause, Document, Event, EventMention, Vote
from dragoman.parsing import parse
from dragoman.products.dates import say_date
from dragoman.products.people import plain_name
from dragoman.products.safe import visible
from dragoman.products.show import in_sentence, plan_words, write_record
from dragoman.text import Span

_BASIS = {
    "explicit": "said in these words",
    "relative": "counted from the day of publication",
    "inferred": "taken from what the text tells around it",
    "document": "the document's own date, for none is said",
}
_SAID_BY = {
    "narrator": "the document itself",
    "direct": "in quotation marks",
    "indirect": "in reported speech",
}


def write_reasons(view: CorpusView, record: str) -> str:
    """The reasons of a record in words, ending without a line feed.

    Raises:
        UnknownRecord: The view has no record of this id.
    """
    found = view.record(record)
    if isinstance(found, EventMention):
        return "\n".join(_of_mention(found, view))
    if isinstance(found, Event):
        return "\n".join(_of_event(found, view))
    if found is None:
        raise UnknownRecord(f"no record {record!r}; `dragoman status` counts what is there")
    return write_record(view, record)


def _of_event(event: Event, view: CorpusView) -> Iterator[str]:
    yield f"event {event.id}: {visible(event.summary.get('en', ''))}"
    reports = view.event_mentions(event)
    told = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
    count = event.independent_sources
    yield f"  rests on   {told} of {count} independent source{'' if count == 1 else 's'}"
    for why in event.why_linked:
        yield f"  one event  {why.a} and {why.b}: {'; '.join(why.reasons)}"
    if not event.why_linked:
        yield "  one event  nothing was joined: this is its only report"
    for why in event.may_be:
        yield f"  unsure     {why.a} may be the event of {why.b}: {'; '.join(why.reasons)}"
    yield from plan_words(event, view)
    for document in event.documents:
        source = view.source(document)
        if source is not None and source.reasons:
            yield f"  source     {document} in {source.group}: {'; '.join(source.reasons)}"
    for report in reports:
        yield ""
        yield from _of_mention(report, view)


def _of_mention(mention: EventMention, view: CorpusView) -> Iterator[str]:
    rule = mention.coder.partition("#")[2]
    document = view.document(mention.doc)
    yield f"report {mention.id}: {mention.type or 'no type'}, {mention.modality}"
    yield f"  words      {in_sentence(mention.evidence[0], view)}"
    if document is not None:
        yield from _grammar(mention, document)
    yield f"  rule       {rule} of {mention.coder.partition('#')[0]}"
    yield from _votes(mention)
    yield from _date(mention)
    yield from _actors(mention, view)
    yield from _chain(mention, view)


def _grammar(mention: EventMention, document: Document) -> Iterator[str]:
    """The clause and what it is embedded under; nothing where the language is not installed."""
    try:
        pack = language_pack(document.languages[0] if document.languages else "und")
    except DragomanError:
        return
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    scene = build_scene(dated, parsed, mentions, pack)
    words = Span(mention.evidence[0].start, mention.evidence[0].end)
    for clause in parsed.clauses:
        if clause.lemma == mention.predicate and clause.span.overlaps(words):
            yield f"  clause     {_clause_words(clause, document)}"
            yield from _frame(clause, scene)
            yield from _above(clause, scene)
            return


def _clause_words(clause: Clause, document: Document) -> str:
    kind = "noun" if clause.nominal else f"{clause.tense or 'no'} tense"
    polarity = ", negated" if clause.negated else ""
    said = (
        f"{one.role}{'' if one.marker is None else f' ({one.marker})'} "
        f"“{visible(document.text[one.start : one.end])}”"
        for one in clause.arguments
    )
    return f"“{clause.lemma}” ({kind}{polarity}): {', '.join(said) or 'no arguments'}"


def _frame(clause: Clause, scene: Scene) -> Iterator[str]:
    """The row of the frame table that was taken."""
    found = framed(clause, scene)
    if found is not None:
        row = found[1].row
        kind = row.type if row.mode is None else f"{row.type} {row.mode}"
        yield f"  frame      {row.lemma} → {kind}, {' and '.join(row.when) or 'always'}"


def _above(clause: Clause, scene: Scene) -> Iterator[str]:
    """What the clause is embedded under, the nearest first."""
    for above, operator in embedding(clause, scene):
        effect = "no effect on how real it is" if operator is None else operator.row.effect
        yield f"  under      “{above.lemma}”: {effect}"


def _votes(mention: EventMention) -> Iterator[str]:
    for vote in mention.votes:
        yield f"  vote       {_vote_words(vote)}"
    if len({vote.type for vote in mention.votes}) > 1:
        yield "  disagree   the frames' type stands; confidence is lower for it"
    yield f"  confidence {mention.confidence:.2f}"


def _vote_words(vote: Vote) -> str:
    cues = f", by {', '.join(f'“{visible(one)}”' for one in vote.cues)}" if vote.cues else ""
    return f"{vote.voice}: {vote.type} at {vote.probability:.2f}{cues}"


def _date(mention: EventMention) -> Iterator[str]:
    when = mention.date
    if when is None:
        yield "  date       none: neither the words nor the document tell one"
        return
    said = "" if when.said is None else f", “{visible(when.said)}”"
    yield f"  date       {say_date(when)}: {_BASIS[when.basis]}{said}"


def _actors(mention: EventMention, view: CorpusView) -> Iterator[str]:
    wanted = dict.fromkeys((*mention.actor1, *mention.actor2, *mention.third))
    for link in view.corpus.entity_links:
        if link.doc == mention.doc and link.key in wanted:
            entity = view.entity(link.entity)
            name = link.entity if entity is None else f"{plain_name(entity)} ({link.entity})"
            yield f"  actor      {link.key} is {name}: {'; '.join(link.reasons) or 'by its key'}"


def _chain(mention: EventMention, view: CorpusView) -> Iterator[str]:
    for one in mention.attribution:
        entity = view.entity_of(mention.doc, one.entity)
        name = one.outlet if entity is None else plain_name(entity)
        who = _SAID_BY[one.form] if name is None else f"{visible(name)}, {_SAID_BY[one.form]}"
        yield f"  told by    {who}"
        for evidence in one.evidence:
            yield f"             {in_sentence(evidence, view)}"
