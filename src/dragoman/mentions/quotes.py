"""Whose words a document gives: in quotation marks, as reported speech, or a mixture of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.interviews import find_answers
from dragoman.mentions.register import Register
from dragoman.mentions.speech import Speaker, Speech, inside, make_speech
from dragoman.mentions.stances import find_stances
from dragoman.mentions.view import Unit
from dragoman.model import Document, Parse, Quote, StatementForm
from dragoman.text import Span, trimmed

OPENING = {"“": "”", "«": "»", "„": "“”", '"': '"', "‟": "”"}
PARAGRAPH = re.compile(r"\n\s*")
MIN_QUOTE_WORDS = 4
MIN_REPORT_WORDS = 3
THAT_REACH = 45
CUE_REACH = 110
AUDIENCE_REACH = 60
AUDIENCE_GAP = 12
EDGES = ' \n,.;:!?،؛؟"“”«»„-'


def find_quotes(
    chart: Chart, register: Register, document: Document, parse: Parse
) -> tuple[Quote, ...]:
    """All quotes, in order. The own opinion of a document's author is none."""
    speech = make_speech(chart, register, parse)
    marked = list(_marked(chart))
    answers = list(find_answers(speech, document))
    direct: list[Quote] = []
    used: set[int] = set()
    for start, end in marked:
        quote = _direct(speech, start, end, direct, used)
        if quote is not None and not any(a.span.overlaps(quote.span) for a in answers):
            direct.append(quote)
    direct += answers
    reported: list[Quote] = []
    for hit in _cues(chart):
        if hit.start not in used and not inside(marked, hit.start):
            reported += _reported(speech, hit, marked, reported)
    reported = [q for q in reported if not any(q.span.overlaps(d.span) for d in direct)]
    said = direct + _apart(reported)
    stances = [
        q for q in find_stances(speech, parse) if not any(q.span.overlaps(o.span) for o in said)
    ]
    quotes = sorted(said + _apart(stances), key=lambda quote: quote.start)
    if document.genre == "opinion":
        quotes = [quote for quote in quotes if quote.speaker is not None]
    return tuple(quotes)


def _marked(chart: Chart) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks; one left open goes on where the next paragraph opens."""
    raw, position = chart.view.raw, 0
    opener = re.compile("[" + "".join(OPENING) + "]")
    while match := opener.search(raw, position):
        start, end = match.end(), _closing(raw, match.end(), OPENING[match[0]], match[0])
        position = max(end, match.end()) + (match[0] == OPENING[match[0]])
        if chart.view.unit_at(start) is not None and end > start:
            span = trimmed(raw, start, end)
            yield span.start, span.end


def _closing(raw: str, start: int, closers: str, opener: str) -> int:
    closer = re.compile("[" + re.escape(closers) + "]")
    while True:
        close = closer.search(raw, start)
        paragraph = re.search(r"\n\s*", raw[start : close.start() if close else None])
        if paragraph is None:
            return close.start() if close else len(raw)
        following = start + paragraph.end()
        if opener == '"' or raw[following : following + 1] != opener:
            return start + paragraph.start()
        start = following + 1


def _direct(
    speech: Speech, start: int, end: int, earlier: list[Quote], used: set[int]
) -> Quote | None:
    view = speech.chart.view
    if len(view.between(start, end)) < MIN_QUOTE_WORDS:
        return None
    cue, speaker = _cue_after(speech, end)
    if cue is None:
        cue, speaker = _cue_before(speech, start)
    if cue is None:
        if not earlier or not _goes_on(speech, earlier[-1], start):
            return None
        speaker = Speaker(earlier[-1].speaker, earlier[-1].speaker_span)
    elif earlier and _is_thing_pronoun(speech, cue):
        speaker = Speaker(earlier[-1].speaker, earlier[-1].speaker_span)
    if cue is not None:
        used.add(cue.start)
    form: StatementForm = "mixed" if _runs_on(view.low, start) else "direct"
    return _quote(speech, start, end, form=form, speaker=speaker, cue=cue)


def _runs_on(low: str, start: int) -> bool:
    """Whether the marks open in the middle of the reporter's own clause."""
    before = low[:start].rstrip(' "“«„\u200c')
    return bool(before) and before[-1].isalnum()


def _goes_on(speech: Speech, last: Quote, start: int) -> bool:
    """Whether nothing but a few words stand between this quote and the last one's sentence."""
    begin = speech.chart.view.place(last.end)
    between = speech.chart.view.low[begin:start]
    return len(between) < CUE_REACH and between.count("\n") <= 2


def _is_thing_pronoun(speech: Speech, cue: Hit) -> bool:
    before = speech.chart.view.back(cue.start, " ")
    return speech.chart.word_until(before, "thing-pronoun") is not None


def _cue_after(speech: Speech, end: int) -> tuple[Hit | None, Speaker]:
    view = speech.chart.view
    limit = _line_end(view.raw, end, view.raw[end : end + CUE_REACH])
    if view.raw[max(0, end - 1) : end] not in (",", "،", "!", "?", "؟"):
        gap = view.raw[end : end + 3]
        if gap[1:2] not in (",", "،"):
            return None, Speaker(None, None)
    for word in view.between(end, limit):
        cue = speech.chart.word_at(word.start, "speech", "clause-speech")
        if cue is not None:
            before = speech.between(end, cue.start)
            found = before if before.span else speech.after(cue.end, limit)
            return cue, found
    return None, Speaker(None, None)


def _line_end(raw: str, start: int, text: str) -> int:
    opening = re.search(r"[\n“«„]", text[1:])
    return start + 1 + opening.start() if opening else start + len(text)


def _cue_before(speech: Speech, start: int) -> tuple[Hit | None, Speaker]:
    view = speech.chart.view
    unit = view.unit_at(max(0, start - 1)) or view.unit_at(start)
    if unit is None:
        return None, Speaker(None, None)
    for word in reversed(view.between(max(unit.start, start - 2 * CUE_REACH), start)):
        cue = speech.chart.word_at(word.start, "speech", "clause-speech")
        if cue is not None:
            return cue, speech.subject(cue, unit, unit.start)
    return None, Speaker(None, None)


def _cues(chart: Chart) -> tuple[Hit, ...]:
    return chart.words("clause-speech", "according", "told")


def _reported(
    speech: Speech, cue: Hit, marked: list[tuple[int, int]], earlier: list[Quote]
) -> Iterator[Quote]:
    unit = speech.chart.view.unit_at(cue.start)
    if unit is None or unit.role == "title":
        return
    if speech.chart.word_at(cue.start, "according"):
        span, speaker = _according(speech, cue, unit)
    else:
        span = _content(speech, cue, unit)
        since = span[1] if span and span[1] <= cue.start else unit.start
        speaker = _reporter(speech, cue, unit, earlier, since=since)
    if span is None:
        return
    start, end = _trim(speech.chart.view.low, *span)
    if len(speech.chart.view.between(start, end)) < MIN_REPORT_WORDS:
        return
    mixed = any(start <= a and b <= end and b - a > 1 for a, b in marked)
    form: StatementForm = "mixed" if mixed else "indirect"
    yield _quote(speech, start, end, form=form, speaker=speaker, cue=cue)


def _reporter(speech: Speech, cue: Hit, unit: Unit, earlier: list[Quote], *, since: int) -> Speaker:
    """Who reports: for ", adding that" whoever spoke before in the same sentence."""
    view = speech.chart.view
    last = earlier[-1] if earlier and earlier[-1].cue else None
    if last and last.cue and unit.start <= view.place(last.cue.start) < cue.start:
        before = view.back(cue.start, " ")
        if view.low[before - 1 : before] in (",", "،"):
            return Speaker(last.speaker, last.speaker_span)
    return speech.subject(cue, unit, since)


def _trim(low: str, start: int, end: int) -> tuple[int, int]:
    while start < end and low[start] in EDGES:
        start += 1
    while end > start and low[end - 1] in EDGES:
        end -= 1
    return start, end


def _content(speech: Speech, cue: Hit, unit: Unit) -> tuple[int, int] | None:
    """What is said: after "that" or a colon, after the bare verb, or before a closing "he said"."""
    chart, view = speech.chart, speech.chart.view
    limit = min(_next_cue(chart, cue, unit), unit.end)
    rest = view.between(cue.end, limit)
    colon = view.low.find(":", cue.end, min(limit, cue.end + THAT_REACH))
    for word in rest:
        if word.start - cue.end > THAT_REACH:
            break
        kinds = ("that", "that-next") if word.start == rest[0].start else ("that",)
        that = chart.word_at(word.start, *kinds)
        if that is not None:
            return that.end, limit
    if colon >= 0:
        return colon + 1, limit
    closing = view.low.rfind(",", unit.start, cue.start)
    if len(rest) <= MIN_REPORT_WORDS and closing > unit.start:
        return unit.start, closing
    if chart.word_at(cue.start, "bare-speech") and view.low[cue.end : cue.end + 1] == " ":
        joined = bool(rest) and chart.word_at(rest[0].start, "conjunction")
        return None if joined else (cue.end, limit)
    return None


def _next_cue(chart: Chart, cue: Hit, unit: Unit) -> int:
    """Where the next report of the same sentence begins ("..., adding that ...")."""
    for word in chart.view.between(cue.end, unit.end):
        comma = chart.view.low[chart.view.back(word.start, " ") - 1] in ",،"
        if comma and chart.word_at(word.start, "clause-speech"):
            return word.start
    return unit.end


def _according(speech: Speech, cue: Hit, unit: Unit) -> tuple[tuple[int, int] | None, Speaker]:
    low = speech.chart.view.low
    comma = next((place for place in range(cue.end, unit.end) if low[place] in ",،"), unit.end)
    speaker = speech.after(cue.end, min(comma, cue.end + CUE_REACH))
    if speech.chart.word_at(cue.start, "according-first"):
        return _following(speech, speaker, unit, comma), speaker
    if cue.start - unit.start > MIN_REPORT_WORDS * 5:
        return (unit.start, cue.start), speaker
    return ((comma + 1, unit.end) if comma < unit.end else None), speaker


def _following(speech: Speech, speaker: Speaker, unit: Unit, comma: int) -> tuple[int, int] | None:
    """What stands behind the source's name and a comma after it."""
    if speaker.span is None:
        return (comma + 1, unit.end) if comma < unit.end else None
    end = speech.chart.view.place(speaker.span.end)
    near = not speech.chart.view.between(end, comma)
    return (comma + 1 if near and comma < unit.end else end), unit.end


def _apart(reported: list[Quote]) -> list[Quote]:
    """Of reports that overlap, the first and shortest."""
    kept: list[Quote] = []
    for quote in sorted(reported, key=lambda q: (q.start, q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _quote(
    speech: Speech,
    start: int,
    end: int,
    *,
    form: StatementForm,
    speaker: Speaker,
    cue: Hit | None,
) -> Quote:
    view = speech.chart.view
    said = view.original(start, end)
    entity = speech.register.entities.get(speaker.key or "")
    joint = form == "indirect" and entity is not None and len(entity.members) > 1
    return Quote(
        said.start,
        said.end,
        "joint" if joint else form,
        speaker.key,
        speaker.span,
        _audience(speech, cue),
        view.original(cue.start, cue.end) if cue else None,
    )


def _audience(speech: Speech, cue: Hit | None) -> Span | None:
    if cue is None or not speech.chart.word_at(cue.start, "told"):
        return None
    view = speech.chart.view
    audience = speech.between(cue.end, cue.end + AUDIENCE_REACH).span
    if audience is None or view.place(audience.start) - cue.end > AUDIENCE_GAP:
        return None
    return audience
