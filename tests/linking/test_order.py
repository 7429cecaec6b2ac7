"""The corpus half gives the same records in whatever order documents come."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.evaluation.synthetic import synthetic_analyses
from dragoman.linking import link

WORLD = tuple(synthetic_analyses(60, seed=7))
EXPECTED = msgspec.json.encode(link(WORLD))


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(WORLD))))
def test_any_order_of_documents_gives_the_same_corpus(order: list[int]) -> None:
    assert msgspec.json.encode(link([WORLD[place] for place in order])) == EXPECTED


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from(range(len(WORLD))), min_size=2, max_size=12), st.randoms())
def test_any_part_of_the_documents_is_linked_alike_in_any_order(
    part: set[int], chance: object
) -> None:
    chosen = [WORLD[place] for place in sorted(part)]
    mixed = list(chosen)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert link(mixed) == link(chosen)


def test_the_made_up_world_is_worth_shuffling() -> None:
    corpus = link(WORLD)
    assert any(len(event.documents) > 1 for event in corpus.events)
    assert any(len(undertaking.stages) > 1 for undertaking in corpus.undertakings)
    assert any(source.duplicate_of for source in corpus.sources)
    assert len(corpus.entities) < sum(len(analysis.entities) for analysis in WORLD) / 2
