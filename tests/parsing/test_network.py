from __future__ import annotations

from dragoman.languages.en import PACK
from dragoman.parsing.network import BATCH, annotate
from dragoman.parsing.parse import load_parser

TEXTS = (
    "Norway and Finland opened a new crossing at their border.",
    "Kenya said on Monday that it would send police to Haiti.",
    "Peru.",
    "The treaty, which Chile had rejected twice, was signed in Lima by both presidents.",
)


def test_the_trees_are_those_of_the_networks_own_loop() -> None:
    nlp = load_parser(PACK.folder / "parser")
    ours = annotate(nlp, [nlp.make_doc(text) for text in TEXTS])
    for text, found in zip(TEXTS, ours, strict=True):
        wanted = nlp(text)
        assert [(w.dep_, w.head.i, w.pos_) for w in found] == [
            (w.dep_, w.head.i, w.pos_) for w in wanted
        ]


def test_more_sentences_than_a_batch_keep_their_order() -> None:
    nlp = load_parser(PACK.folder / "parser")
    texts = [f"Chad sent {number} lorries." for number in range(BATCH + 3)]
    assert [doc.text for doc in annotate(nlp, [nlp.make_doc(t) for t in texts])] == texts
