from __future__ import annotations

import numpy as np

from dragoman.languages.en import PACK
from dragoman.parsing.network import BATCH, WORDS, annotate, network_of
from dragoman.parsing.parse import load_parser

TEXTS = (
    "Norway and Finland opened a new crossing at their border.",
    "Kenya said on Monday that it would send police to Haiti.",
    "Peru.",
    "The treaty, which Chile had rejected twice, was signed in Lima by both presidents.",
    "\"We won't pay,\" Ghana's minister said; the IMF (and others) hadn't answered by 9 May.",
    "South Sudan's U.N.-backed force, 4,000 strong, left the Bor-Malakal road -- or not?",
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


def test_a_word_is_read_alike_beside_other_sentences() -> None:
    nlp = load_parser(PACK.folder / "parser")
    network = network_of(nlp)
    docs = [nlp.make_doc(text) for text in TEXTS]
    alone = [network.vectors([doc]) for doc in docs]
    together = network.vectors(docs)
    assert np.allclose(np.vstack(alone), together, atol=1e-4)


def test_words_are_forgotten_when_there_are_too_many() -> None:
    nlp = load_parser(PACK.folder / "parser")
    network = network_of(nlp)
    before = network.vectors([nlp.make_doc(TEXTS[0])])
    many = nlp.make_doc(" ".join(f"Q{number}ville" for number in range(WORDS + 2)))
    network.vectors([many])
    after = network.vectors([nlp.make_doc(TEXTS[0])])
    assert len(network.words.embedded) == WORDS + 1
    assert np.allclose(before, after, atol=1e-5)
