"""What someone says by a verb of praise, thanks, blame or stress that has no clause under it.

"The envoy praised Qatar's mediation", «وی از حمایت چین قدردانی کرد»: the words tell what the person
said as much as those after "said that" do, so they are an indirect statement of the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.mentions.speech import Speech
from dragoman.model import Clause, Mention, Parse, Quote
from dragoman.text import Span, trimmed

MIN_WORDS = 4
SPEAKING = frozenset({"person", "organisation"})
EDGES = " \n,.;:،؛"


def find_stances(speech: Speech, parse: Parse) -> Iterator[Quote]:
    """The indirect statements that clauses with such verbs make, in text order."""
    verbs = speech.chart.knowledge.links.get("stance-verb", frozenset())
    nouns = speech.chart.knowledge.links.get("stance-noun", frozenset())
    for index, clause in enumerate(parse.clauses):
        first = clause.lemma.split(" ")[0]
        known = first in nouns or (not clause.nominal and {first, clause.lemma} & verbs)
        if known and parse.sentences[clause.sentence].role != "title":
            quote = _stance(speech, parse, index)
            if quote is not None:
                yield quote


def _stance(speech: Speech, parse: Parse, index: int) -> Quote | None:
    clause = parse.clauses[index]
    speaker = _speaker(speech, clause)
    if speaker is None or clause.negated:
        return None
    span = _words(speech, parse, index)
    inside = speech.chart.view.between(
        speech.chart.view.place(span.start), speech.chart.view.place(span.end)
    )
    if len(inside) < MIN_WORDS:
        return None
    said = speech.chart.view.original(speaker.start, speaker.end)
    return Quote(span.start, span.end, "indirect", speaker.entity, said, None, clause.predicate)


def _speaker(speech: Speech, clause: Clause) -> Mention | None:
    """Who is the subject: a person or an organ of a state, by name, office or pronoun."""
    for argument in clause.arguments:
        if argument.role == "subject":
            head = speech.chart.view.place(argument.head.start)
            found = [m for m in speech.mentions if m.start <= head < m.end and m.form != "demonym"]
            widest = max(found, key=lambda m: m.end - m.start, default=None)
            if widest is not None and widest.type in SPEAKING and _is_official(speech, widest):
                return widest
    return None


def _is_official(speech: Speech, mention: Mention) -> bool:
    entity = speech.register.entities.get(mention.entity or "")
    return entity is not None and (entity.type == "person" or entity.key.startswith("body:"))


def _words(speech: Speech, parse: Parse, index: int) -> Span:
    """The clause's words without its subject, with what is embedded under its verb."""
    clause = parse.clauses[index]
    start, end = clause.start, _reach(parse, index)
    for argument in clause.arguments:
        within = argument.role == "subject" and not argument.shared
        if within and clause.start <= argument.start and argument.end <= clause.predicate.start:
            start = max(start, argument.end)
    text = speech.chart.view.text
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return trimmed(text, start, end)


def _reach(parse: Parse, index: int) -> int:
    """Where the clause ends, with all that hangs on it except what is joined to it."""
    inside = {index}
    for place in range(index + 1, len(parse.clauses)):
        clause = parse.clauses[place]
        if clause.parent in inside and clause.relation != "conjunct":
            inside.add(place)
    ends = [parse.clauses[place].end for place in inside]
    ends += [a.end for a in parse.clauses[index].arguments if not a.shared and a.role != "subject"]
    return min(parse.sentences[parse.clauses[index].sentence].end, max(ends))
