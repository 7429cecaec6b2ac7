"""A sentence as a row of items: verb groups, nominals, markers, conjunctions, adverbs, marks.

Words of several tokens (adpositions, conjunctions, adverbs) and verb groups (participle,
auxiliaries) become one item each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dragoman.model import Tense
from dragoman.pack import Pack
from dragoman.parsing.shallow_compounds import light_rows
from dragoman.parsing.shallow_rows import (
    AdpositionRow,
    AdverbRow,
    AuxiliaryRow,
    ConjunctionRow,
    FrameRow,
)
from dragoman.parsing.shallow_tokens import Word
from dragoman.parsing.shallow_verbs import verb_forms
from dragoman.parsing.zwnj import restore_zwnj

Kind = Literal[
    "noun",
    "adposition",
    "object",
    "coordinator",
    "relative",
    "content",
    "subordinator",
    "late",
    "adverb",
    "time",
    "modal",
    "negation",
    "partitive",
    "mark",
    "verb",
]


class Group(NamedTuple):
    """A verb with its auxiliaries."""

    infinitive: str
    tense: Tense | None
    progressive: bool
    perfect: bool
    passive: bool
    negated: bool
    plural: bool
    finite: bool
    subjunctive: bool = False
    infinitival: bool = False


class Item(NamedTuple):
    """A stretch ``[first, last]`` of tokens and what it is."""

    kind: Kind
    first: int
    last: int
    value: str = ""
    role: str = ""
    group: Group | None = None


class Phrasebook(NamedTuple):
    """Function words of one or more tokens, by their first form; the longest first.

    ``sizes`` are the numbers of tokens of those that begin with a form, the largest first, and
    ``whole`` the first entry of each spelling.
    """

    entries: dict[str, tuple[tuple[tuple[str, ...], Kind, str, str], ...]]
    sizes: dict[str, tuple[int, ...]]
    whole: dict[tuple[str, ...], tuple[int, Kind, str, str]]
    auxiliaries: dict[str, AuxiliaryRow]
    passive: frozenset[str]
    modal: frozenset[str]
    copula: str
    posts: frozenset[str]
    compounds: dict[str, frozenset[str]]
    content: frozenset[str]

    def match(self, forms: Sequence[str], start: int) -> tuple[int, Kind, str, str] | None:
        """Length, kind, value and role of the longest entry at ``start``."""
        for size in self.sizes.get(forms[start], ()):
            found = self.whole.get(tuple(forms[start : start + size]))
            if found is not None:
                return found
        return None


_CONJUNCTIONS: dict[str, Kind] = {
    "coordinator": "coordinator",
    "relative": "relative",
    "content": "content",
    "subordinator": "subordinator",
}
_ADVERBS: dict[str, Kind] = {
    "time": "time",
    "modal": "modal",
    "negation": "negation",
    "partitive": "partitive",
    "other": "adverb",
}

Entry = tuple[str, Kind, str, str]


def _entries(pack: Pack) -> Iterable[Entry]:
    for row in pack.table("conjunctions", ConjunctionRow):
        if row.after_verb is None:
            yield row.text, _CONJUNCTIONS[row.kind], row.text, ""
    for adposition in pack.table("adpositions", AdpositionRow):
        kind: Kind = "object" if adposition.role == "object" else "adposition"
        role = "negated" if adposition.negated is not None else adposition.role
        yield adposition.text, kind, adposition.lemma or adposition.text, role
    for adverb in pack.table("adverbs", AdverbRow):
        yield adverb.text, _ADVERBS[adverb.kind], adverb.text, ""
    for row in pack.table("conjunctions", ConjunctionRow):
        if row.after_verb is not None:
            yield row.text, "late", row.text, ""


def _compound_nouns(pack: Pack) -> dict[str, frozenset[str]]:
    """The last words of the nominal parts that go with each light verb."""
    nouns: dict[str, set[str]] = {}
    for row in light_rows(pack):
        last = restore_zwnj(row.noun, pack).text.split()[-1]
        nouns.setdefault(pack.fold(row.verb).text, set()).add(last)
    return {infinitive: frozenset(found) for infinitive, found in nouns.items()}


@cache
def phrasebook(pack: Pack) -> Phrasebook:
    """The function words of a pack, compiled."""
    entries: dict[str, list[tuple[tuple[str, ...], Kind, str, str]]] = {}
    late = {row.text for row in pack.table("conjunctions", ConjunctionRow) if row.after_verb}
    for text, kind, value, role in _entries(pack):
        forms = tuple(restore_zwnj(text, pack).text.split())
        if text not in late or kind == "late":
            entries.setdefault(forms[0], []).append((forms, kind, value, role))
    auxiliaries = pack.table("auxiliaries", AuxiliaryRow)
    folded = {pack.fold(row.text).text: row for row in auxiliaries}

    infinitives = {form.infinitive for form in verb_forms(pack).values()}

    def of(use: str) -> frozenset[str]:
        return frozenset(text for text, row in folded.items() if row.use == use)

    whole: dict[tuple[str, ...], tuple[int, Kind, str, str]] = {}
    for rows in entries.values():
        rows.sort(key=lambda row: -len(row[0]))
        for spelling, kind, value, role in rows:
            whole.setdefault(spelling, (len(spelling), kind, value, role))
    return Phrasebook(
        {form: tuple(rows) for form, rows in entries.items()},
        {form: tuple(dict.fromkeys(len(row[0]) for row in rows)) for form, rows in entries.items()},
        whole,
        folded,
        of("passive"),
        of("modal"),
        next((t for t in of("copula") if t in infinitives), ""),
        frozenset(form for form, rows in entries.items() if any(r[1] == "object" for r in rows)),
        _compound_nouns(pack),
        frozenset(row.lemma for row in pack.table("operators", FrameRow) if row.kind == "v"),
    )


def _use(word: Word, book: Phrasebook) -> str:
    row = book.auxiliaries.get(word.token.form)
    return "" if row is None else row.use


def _chain(words: Sequence[Word], start: int, book: Phrasebook) -> int:
    """The end (exclusive) of the verb group that starts at ``start``."""
    end = start
    while end < len(words):
        word = words[end]
        use = _use(word, book)
        if use == "future":
            end += 1
            continue
        if word.verb is None and use != "copula":
            break
        if end > start and not _supports(word, words[end - 1], book):
            break
        end += 1
        if use == "copula" or word.verb is None or word.verb.kind != "participle":
            break
    return max(end, start + 1)


def _supports(word: Word, before: Word, book: Phrasebook) -> bool:
    """Whether ``word`` is an auxiliary, or the verb that the auxiliary before it asks for."""
    if _use(before, book) == "future" or _use(word, book) == "copula":
        return True
    return word.verb is not None and word.verb.infinitive in book.passive | {book.copula}


def _tense(parts: Sequence[Word], book: Phrasebook) -> Tense | None:
    if any(_use(word, book) == "future" for word in parts):
        return "future"
    last = parts[-1]
    row = book.auxiliaries.get(last.token.form)
    if row is not None and row.use == "copula":
        return "past" if len(parts) > 1 else row.tense
    return last.verb.tense if last.verb is not None else None


def _group(parts: Sequence[Word], book: Phrasebook) -> Group:
    verbs = [w.verb for w in parts if w.verb is not None and _use(w, book) != "future"]
    main = verbs[0] if verbs else None
    rows = [book.auxiliaries.get(word.token.form) for word in parts]
    copular = any(row is not None and row.use == "copula" for row in rows)
    passive = len(verbs) > 1 and any(v.infinitive in book.passive for v in verbs[1:])
    aspects = {aspect for verb in verbs for aspect in verb.aspects}
    participle = main is not None and main.kind == "participle"
    real = [verb for verb in verbs[1 if passive else 0 :]]
    perfect = any("perfect" in verb.aspects for verb in real)
    return Group(
        infinitive=book.copula if main is None else main.infinitive,
        tense=_tense(parts, book),
        progressive="progressive" in aspects,
        perfect=perfect,
        passive=passive,
        negated=any(v.negated for v in verbs) or any(r is not None and r.negated for r in rows),
        plural=verbs[-1].plural if verbs else False,
        finite=copular or len(parts) > 1 or not participle,
        subjunctive="subjunctive" in aspects,
        infinitival=main is not None and main.kind == "infinitive",
    )


def _governs(word: Word, noun: str, book: Phrasebook) -> bool:
    """Whether a verb makes a compound with the noun before it, be it in the passive."""
    if word.verb is None or word.verb.infinitive == book.copula:
        return False
    verbs = book.compounds if word.verb.infinitive in book.passive else (word.verb.infinitive,)
    return any(noun in book.compounds.get(verb, ()) for verb in verbs)


def _is_noun_here(words: Sequence[Word], place: int, book: Phrasebook) -> bool:
    """Whether a form that may be a noun (bare stems) or an infinitive is not the clause's verb."""
    verb = words[place].verb
    if verb is None or verb.kind == "infinitive":
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    after = None if following is None else following.token
    compound = following is not None and _governs(following, words[place].token.form, book)
    if compound and (verb.kind == "finite" or verb.bare):
        return True
    if not verb.bare or words[place].token.upos == "VERB":
        return False
    before = words[place - 1] if place else None
    if before is not None and _use(before, book) == "future":
        return False
    nouns = book.compounds.get(verb.infinitive, frozenset())
    if before is not None and {before.token.form, before.token.lemma} & nouns:
        return False
    if before is None or (
        before.token.upos in ("ADP", "DET") and before.token.form not in book.posts
    ):
        return True
    if after is not None and after.upos == "ADP" and _verb_follows(words, place, book):
        return True
    ends = after is None or after.upos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "ADP", "PRON")
    return not ends


def _verb_follows(words: Sequence[Word], place: int, book: Phrasebook) -> bool:
    """Whether the clause goes on to another verb, so that a form before it is a noun.

    Verbs that take content may stand before it without a conjunction.
    """
    verb = words[place].verb
    if verb is None or verb.infinitive in book.content:
        return False
    for word in words[place + 1 :]:
        if word.token.upos in ("PUNCT", "SCONJ"):
            return False
        if word.verb is not None and word.token.upos == "VERB" and word.verb.kind == "finite":
            return True
    return False


def _modal(items: list[Item], place: int, book: Phrasebook) -> Item:
    """The item, or a modal in its stead where a subjunctive verb follows in the same clause."""
    item = items[place]
    group = item.group
    if group is None or group.infinitive not in book.modal:
        return item
    for later in items[place + 1 :]:
        if later.kind in ("relative", "content", "subordinator", "late", "mark"):
            return item
        if later.group is not None:
            role = "negated" if group.negated else ""
            if not later.group.subjunctive:
                return item
            able = group.subjunctive and not group.negated
            kind: Kind = "adverb" if able else "modal"
            return Item(kind, item.first, item.last, group.infinitive, role)
    return item


def _ends_clause(words: Sequence[Word], place: int, book: Phrasebook) -> bool:
    """Whether a lone participle before ``place`` stands where its auxiliary was left out."""
    if place >= len(words):
        return False
    form = words[place].token.form
    kinds = {row[1] for row in book.entries.get(form, ())}
    return form in "،,؛;" or bool(kinds & {"coordinator", "late"})


def find_items(words: Sequence[Word], pack: Pack) -> tuple[Item, ...]:
    """The items of a sentence.

    Args:
        words: Its words.
        pack: Gives the function words and auxiliaries.
    """
    book = phrasebook(pack)
    forms = [word.token.form for word in words]
    items: list[Item] = []
    place = 0
    while place < len(words):
        item = _item(words, forms, place, book)
        items.append(item)
        place = item.last + 1
    return tuple(_modal(items, number, book) for number in range(len(items)))


def _item(words: Sequence[Word], forms: list[str], place: int, book: Phrasebook) -> Item:
    word = words[place]
    found = book.match(forms, place)
    if found is not None and found[1] == "adposition" and found[0] > 1:
        after = words[place + found[0]].token.upos if place + found[0] < len(words) else "PUNCT"
        if after in ("VERB", "AUX", "PUNCT"):
            found = book.match(forms[: place + 1], place)
    if found is not None:
        size, kind, value, role = found
        return Item(kind, place, place + size - 1, value, role)
    if word.token.upos == "PUNCT":
        return Item("mark", place, place, word.token.form)
    use = _use(word, book)
    if use == "modal":
        negated = book.auxiliaries[word.token.form].negated is not None
        return Item("modal", place, place, word.token.form, "negated" if negated else "")
    if use in ("future", "copula") or (
        word.verb is not None and not _is_noun_here(words, place, book)
    ):
        end = _chain(words, place, book)
        group = _group(words[place:end], book)
        last = words[end - 1].verb
        if last is not None and last.kind == "infinitive":
            return Item("noun", place, place)
        if group.finite or _ends_clause(words, end, book):
            return Item("verb", place, end - 1, group=group)
    return Item("noun", place, place)
