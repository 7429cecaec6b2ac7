from __future__ import annotations

from dragoman.linking.groups import Groups


def test_joined_items_are_together_and_keep_their_reasons() -> None:
    groups = Groups(["a", "b", "c"])
    assert groups.join("a", "b", ("same name",))
    assert groups.together("a", "b")
    assert not groups.together("a", "c")
    assert groups.edges() == (("a", "b", ("same name",)),)
    assert groups.groups() == (("a", "b"), ("c",))


def test_items_held_apart_never_meet_even_through_a_third() -> None:
    groups = Groups(["a", "b", "c"])
    groups.keep_apart("a", "c")
    assert groups.join("a", "b", ())
    assert not groups.join("b", "c", ())
    assert groups.groups() == (("a", "b"), ("c",))


def test_joining_twice_adds_no_edge() -> None:
    groups = Groups(["a", "b"])
    groups.join("a", "b", ("first",))
    assert groups.join("b", "a", ("second",))
    assert len(groups.edges()) == 1
