"""Function words of English: what they are and how they hang on a head."""

from __future__ import annotations

from dragoman.parsing.conllu import Word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DET = {
    "the": "Definite=Def|PronType=Art",
    "a": "Definite=Ind|PronType=Art",
    "an": "Definite=Ind|PronType=Art",
    "this": "Number=Sing|PronType=Dem",
    "these": "Number=Plur|PronType=Dem",
    "any": "PronType=Ind",
    "no": "PronType=Neg",
    "all": "PronType=Tot",
    "both": "PronType=Tot",
    "some": "PronType=Ind",
    "every": "PronType=Tot",
}
_POSS = {"its": "Sing", "his": "Sing", "her": "Sing", "their": "Plur", "our": "Plur"}
_PRON = {
    "he": ("Nom", "Sing"),
    "she": ("Nom", "Sing"),
    "it": ("Nom", "Sing"),
    "they": ("Nom", "Plur"),
    "we": ("Nom", "Plur"),
    "him": ("Acc", "Sing"),
    "them": ("Acc", "Plur"),
    "us": ("Acc", "Plur"),
}
_REL = frozenset({"who", "which", "whom"})
_ADP = _set(
    "of in on at by for with from over against under during between among before after since until"
    " through across into towards toward despite about as within without amid via near outside"
    " inside along behind beyond following including off around upon ahead alongside opposite"
    " except per like unlike throughout above below"
)
_MARK = _set("that if unless because whether although while when once")
_BE = {
    "is": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "are": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "was": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "were": "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "be": "VerbForm=Inf",
    "been": "Tense=Past|VerbForm=Part",
    "being": "Tense=Pres|VerbForm=Part",
}
_AUX = {
    "has": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "have": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "had": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "having": "Tense=Pres|VerbForm=Part",
    "does": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "do": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "did": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "will": "VerbForm=Fin",
    "would": "VerbForm=Fin",
    "can": "VerbForm=Fin",
    "could": "VerbForm=Fin",
    "may": "VerbForm=Fin",
    "might": "VerbForm=Fin",
    "must": "VerbForm=Fin",
    "should": "VerbForm=Fin",
}
_CC = frozenset({"and", "or", "but", "nor"})
_PUNCT = frozenset(
    {",", ".", ";", ":", "-", "--", "\u2013", "(", ")", '"', "\u201c", "\u201d", "?"}
)
_PLURALS = frozenset({"people", "police", "personnel", "militia", "States", "Nations", "Emirates"})
_SINGULAR_ENDINGS = ("ss", "sis", "us", "series", "news", "headquarters")

RELATION_POS = {
    "amod": "ADJ",
    "advmod": "ADV",
    "nummod": "NUM",
    "det": "DET",
    "case": "ADP",
    "mark": "SCONJ",
    "compound:prt": "ADP",
    "expl": "PRON",
    "nsubj": "PRON",
    "nsubj:pass": "PRON",
}
"""Parts of speech of ``word/relation`` in templates where none is given; others are nouns."""


def _word(form: str, upos: str, feats: str, deprel: str, lemma: str | None = None) -> Word:
    return Word(form, lemma or form.lower(), upos, feats, 0, deprel, True)


def _determiner(form: str) -> Word | None:
    if form in _DET:
        return _word(form, "DET", _DET[form], "det")
    if form in _POSS:
        feats = f"Case=Gen|Number={_POSS[form]}|Person=3|Poss=Yes|PronType=Prs"
        return _word(form, "PRON", feats, "nmod:poss")
    return None


def _pronoun(form: str) -> Word | None:
    if form in _PRON:
        case, number = _PRON[form]
        return _word(form, "PRON", f"Case={case}|Number={number}|Person=3|PronType=Prs", "nsubj")
    if form in _REL:
        return _word(form, "PRON", "PronType=Rel", "nsubj")
    return None


def _auxiliary(form: str, head: Word | None) -> Word | None:
    if form in _BE:
        deprel = "cop" if head is None or head.upos not in {"VERB", "AUX"} else "aux"
        if head is not None and "Voice=Pass" in head.feats:
            deprel = "aux:pass"
        return _word(form, "AUX", _BE[form], deprel, "be")
    if form in _AUX:
        return _word(form, "AUX", _AUX[form], "aux")
    return None


def _linker(form: str, head: Word | None) -> Word | None:
    verbal = head is not None and head.upos in {"VERB", "AUX"}
    if form == "to":
        return _word(form, "PART" if verbal else "ADP", "", "mark" if verbal else "case")
    if form in _ADP:
        return _word(form, "SCONJ" if verbal else "ADP", "", "mark" if verbal else "case")
    if form in _MARK:
        return _word(form, "SCONJ", "", "mark")
    if form in _CC:
        return _word(form, "CCONJ", "", "cc")
    if form in {"'s", "'"}:
        return _word(form, "PART", "", "case")
    if form in {"not", "n't"}:
        return _word(form, "PART", "Polarity=Neg", "advmod", "not")
    return None


def closed_word(form: str, head: Word | None) -> Word | None:
    """A function word (lower case) as it hangs on ``head``; nothing if ``form`` is none.

    Args:
        form: The word as the template has it.
        head: The head of its sequence; ``None`` where the word stands alone.
    """
    if form in _PUNCT:
        return _word(form, "PUNCT", "", "punct")
    for read in (_determiner(form), _pronoun(form), _auxiliary(form, head), _linker(form, head)):
        if read is not None:
            return read
    return None


def noun_word(form: str, upos: str | None) -> Word:
    """An open word: a noun or name unless ``upos`` tells otherwise."""
    if upos == "ADJ":
        return _word(form, "ADJ", "Degree=Pos", "")
    if upos is not None and upos not in {"NOUN", "PROPN"}:
        return _word(form, upos, "NumType=Card" if upos == "NUM" else "", "")
    name = form[:1].isupper()
    plural = form in _PLURALS or (
        not name and form.endswith("s") and not form.endswith(_SINGULAR_ENDINGS)
    )
    if upos is None and form.replace(",", "").replace(".", "").isdigit():
        return _word(form, "NUM", "NumType=Card", "")
    kind = upos or ("PROPN" if name else "NOUN")
    return _word(form, kind, f"Number={'Plur' if plural else 'Sing'}", "")
