"""Every predicate that the tables of Persian know is one that the parser can find."""

import pytest

from dragoman.languages.fa import PACK
from dragoman.pack import Pack
from dragoman.parsing.shallow import shallow_parse
from dragoman.parsing.shallow_rows import FrameRow
from dragoman.parsing.shallow_verbs import verb_forms
from tests.parsing.reading import document_of


def lemmas_of(text: str) -> list[str]:
    return [clause.lemma for clause in shallow_parse(document_of(text, "fa"), PACK).clauses]


def past_forms(pack: Pack) -> dict[str, str]:
    """What "they" did, by the dictionary form of each verb, plain or negated."""
    forms: dict[str, str] = {}
    for form in verb_forms(pack).values():
        if form.kind == "finite" and form.tense == "past" and form.person == 5:
            negation = "ن" if form.negated else ""
            if not set(form.aspects) - {"subjunctive"}:
                forms.setdefault(negation + form.infinitive, form.surface)
    return forms


def verbal_predicates(pack: Pack) -> list[str]:
    """The lemmas of both tables that end in a verb; adpositions and particles are no verbs."""
    forms = past_forms(pack)
    rows = [*pack.table("frames", FrameRow), *pack.table("operators", FrameRow)]
    lemmas = {row.lemma for row in rows if row.kind == "v"}
    return sorted(one for one in lemmas if pack.fold(one).text.split()[-1] in forms)


@pytest.mark.parametrize("start", range(10))
def test_every_verbal_predicate_of_the_tables_is_found(start: int) -> None:
    forms = past_forms(PACK)
    missed = []
    for lemma in verbal_predicates(PACK)[start::10]:
        *noun, verb = PACK.fold(lemma).text.split()
        told = " ".join((*noun, forms[verb]))
        texts = (f"ایران عراق را {told}.", f"ایرانی‌ها {told}.")
        if not any(lemma in lemmas_of(text) for text in texts):
            missed.append(lemma)
    assert not missed
