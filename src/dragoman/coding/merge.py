"""Merging: the drafts of one document that tell the same event become one.

A report tells its event in the title, the lead, a caption and the body. Drafts are the same event
when type, mode and modality agree, their parties are compatible (one names the other's countries,
and no named person stands against another of the same country), their dates do not exclude each
other, and their themes are not different.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.modality import STRENGTH
from dragoman.coding.scene import Scene
from dragoman.model import Date, Modality, Theme

_DONE: frozenset[Modality] = frozenset({"happened", "ongoing"})


def dates_meet(left: Date | None, right: Date | None) -> bool:
    """Whether two dates may be the same time; an unknown one may be any."""
    if left is None or right is None:
        return True
    if left.earliest is not None and right.latest is not None and left.earliest > right.latest:
        return False
    return not (
        right.earliest is not None and left.latest is not None and right.earliest > left.latest
    )


def _countries(draft: Draft, scene: Scene) -> frozenset[str]:
    found = {scene.country(key) or key.removeprefix("state:") for key in draft.actors}
    return frozenset(c for c in found if not c.startswith("local:"))


def _people(draft: Draft, scene: Scene) -> dict[str, set[str]]:
    """Named persons by country."""
    found: dict[str, set[str]] = {}
    for key in draft.actors:
        entity = scene.entities.get(key)
        if entity is not None and entity.type == "person":
            found.setdefault(entity.country or "", set()).add(key)
    return found


def _same_people(left: Draft, right: Draft, scene: Scene) -> bool:
    one, other = _people(left, scene), _people(right, scene)
    return all(one[c] <= other[c] or other[c] <= one[c] for c in one.keys() & other.keys())


def _same_theme(left: Theme | None, right: Theme | None) -> bool:
    if left is None or right is None or left.key is None or right.key is None:
        return True
    return left.key == right.key or left.key in right.key or right.key in left.key


def _same_modality(left: Draft, right: Draft) -> bool:
    if left.modality == right.modality or {left.modality, right.modality} <= _DONE:
        return True
    purpose = {left.modality, right.modality}
    return left.stage == right.stage == "signed" and purpose <= _DONE | {"planned"}


def _kind(draft: Draft) -> tuple[str, str | None]:
    if draft.stage == "signed":
        return "SIGN", None
    return draft.type, "visit" if draft.mode == "visit" else None


def _compatible(left: Draft, right: Draft, scene: Scene) -> bool:
    if _kind(left) != _kind(right) or left.polarity != right.polarity:
        return False
    if not _same_modality(left, right) or not dates_meet(left.date, right.date):
        return False
    if left.type != "CONSULT" and not _same_theme(left.theme, right.theme):
        return False
    one, other = _countries(left, scene), _countries(right, scene)
    if right.anaphoric:
        return left.lemma.split()[-1] == right.lemma.split()[-1] and other <= one
    return (one <= other or other <= one) and _same_people(left, right, scene)


def _weight(draft: Draft, scene: Scene) -> tuple[bool, int, int]:
    """What makes a draft the one to keep: the body's own, then most people, then most said."""
    people = sum(len(keys) for keys in _people(draft, scene).values())
    told = (draft.date is not None) + (draft.place is not None) + (draft.theme is not None)
    return not draft.headline, people, told


def _narrower(left: Date | None, right: Date | None) -> Date | None:
    if left is None or right is None:
        return left or right
    return min(left, right, key=_width)


def _width(date: Date) -> int:
    if date.earliest is None or date.latest is None:
        return 10**6
    return (date.latest - date.earliest).days


def _join(group: list[Draft], scene: Scene) -> Draft:
    best = max(group, key=lambda draft: _weight(draft, scene))
    date = best.date
    for draft in group:
        date = _narrower(date, draft.date)
    modality = min((draft.modality for draft in group), key=STRENGTH.index)
    named = [draft for draft in group if draft.attribution[0].form != "narrator"]
    return replace(
        best,
        date=date,
        place=best.place or next((d.place for d in group if d.place is not None), None),
        theme=best.theme or next((d.theme for d in group if d.theme is not None), None),
        third=best.third or next((d.third for d in group if d.third), ()),
        modality=modality,
        type=next(d.type for d in group if d.modality == modality),
        attribution=(named or [best])[0].attribution,
        evidence=tuple(sorted({e for draft in group for e in draft.evidence})),
        headline=all(draft.headline for draft in group),
        anaphoric=False,
        background=all(draft.background for draft in group),
        confidence=max(draft.confidence for draft in group),
    )


def merge(found: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """One draft per event; drafts that name too few actors join another or are dropped."""
    groups: list[list[Draft]] = []
    ordered = sorted(found, key=lambda draft: (draft.anaphoric, draft.clause))
    for draft in ordered:
        home = next((g for g in groups if all(_compatible(kept, draft, scene) for kept in g)), None)
        if home is not None:
            home.append(draft)
        elif not draft.anaphoric:
            groups.append([draft])
    return tuple(_join(group, scene) for group in groups)
