"""Merging: the drafts of one document that tell the same event become one.

A report tells its event in the title, the lead, a caption and the body. Drafts are one event when
type, mode and modality agree, their parties are compatible (one names the other's countries, and
no named person stands against another of the same country), neither dates nor places exclude each
other, and, for anything but a meeting, theme and speaker are the same.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace

from dragoman.coding.attribution import NARRATOR
from dragoman.coding.drafts import Draft
from dragoman.coding.modality import DONE, STRENGTH
from dragoman.coding.parties import polities
from dragoman.coding.scene import Scene
from dragoman.coding.topic import completed, topic_of
from dragoman.model import Attribution, Date, Theme


def dates_meet(left: Date | None, right: Date | None) -> bool:
    """Whether two dates may be the same time; an unknown one may be any."""
    if left is None or right is None:
        return True
    if left.earliest is not None and right.latest is not None and left.earliest > right.latest:
        return False
    return not (
        right.earliest is not None and left.latest is not None and right.earliest > left.latest
    )


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


def _same_theme(left: Draft, right: Draft) -> bool:
    """Whether two drafts are about the same; a headline may leave the theme out."""
    one, other = _key(left.theme), _key(right.theme)
    if left.headline or right.headline:
        return one is None or other is None or one.split(":")[0] == other.split(":")[0]
    if one is None or other is None:
        return one == other and left.lemma == right.lemma
    return one == other


def _key(theme: Theme | None) -> str | None:
    return None if theme is None else theme.key


def _same_speaker(left: Draft, right: Draft) -> bool:
    """Whether two drafts are not of two people; the narrator repeats in the same words."""
    one, other = left.attribution[0], right.attribution[0]
    if NARRATOR in (one, other) and one != other:
        narrow = ":" in (_key(left.theme) or "")
        return left.lemma == right.lemma or left.headline or right.headline or narrow
    return one.entity == other.entity


def _same_modality(left: Draft, right: Draft) -> bool:
    if left.modality == right.modality or {left.modality, right.modality} <= DONE:
        return True
    purpose = {left.modality, right.modality}
    return left.stage == right.stage == "signed" and purpose <= DONE | {"planned"}


def _same_time(left: Draft, right: Draft, scene: Scene) -> bool:
    """Whether two drafts may be of one time; the undated is news, unless it only points back."""
    if left.date is not None and right.date is not None:
        return dates_meet(left.date, right.date)
    dated = left.date or right.date
    news = scene.document.published
    points_back = right.anaphoric and right.date is None
    if dated is None or news is None or points_back or left.modality not in DONE:
        return True
    return dates_meet(dated, fortnight(news))


def fortnight(news: Date) -> Date:
    """The two weeks before a report, of which it tells where it gives no date."""
    first = None if news.earliest is None else news.earliest - timedelta(days=14)
    return Date(None, first, news.latest, "interval", "inferred")


def _same_place(left: Draft, right: Draft, scene: Scene) -> bool:
    one, other = scene.country(left.place), scene.country(right.place)
    if (one is None) != (other is None) and left.lemma != right.lemma:
        return left.named and right.named
    return one is None or other is None or one == other


def _kind(draft: Draft) -> tuple[str, str | None]:
    if draft.stage == "signed":
        return "SIGN", None
    return draft.type, "visit" if draft.mode == "visit" else None


def _meeting(draft: Draft) -> bool:
    return draft.type in ("CONSULT", "PROTEST") or draft.stage == "signed"


def _compatible(left: Draft, right: Draft, scene: Scene) -> bool:
    related = _is_within(left, right, scene)
    return _told_alike(left, right, scene, related=related)


def _told_alike(left: Draft, right: Draft, scene: Scene, *, related: bool) -> bool:
    """Whether two drafts are one event by what they tell; those related need no common theme."""
    if _kind(left) != _kind(right) or left.polarity != right.polarity:
        return False
    if not _same_modality(left, right) or not _same_time(left, right, scene):
        return False
    if not _same_place(left, right, scene):
        return False
    alike = related or _same_theme(left, right)
    if not _meeting(left) and not (alike and _same_speaker(left, right)):
        return False
    return _same_parties(left, right, scene)


def _is_within(left: Draft, right: Draft, scene: Scene) -> bool:
    """Whether a noun in one clause tells what its verb tells ("put a loan at their disposal")."""
    for verb, noun in ((left, right), (right, left)):
        inner = scene.parse.clauses[noun.clause]
        if inner.nominal and inner.parent == verb.clause and left.type == right.type:
            return True
    return False


def _same_parties(left: Draft, right: Draft, scene: Scene) -> bool:
    one, other = polities(left.actors, scene), polities(right.actors, scene)
    if right.anaphoric:
        return bool(set(left.lemma.split()) & set(right.lemma.split())) and other <= one
    if left.mode == "visit":
        visitors = polities(left.actor1, scene), polities(right.actor1, scene)
        if visitors[0] != visitors[1]:
            return False
    return (one <= other or other <= one) and _same_people(left, right, scene)


def _weight(draft: Draft, scene: Scene) -> tuple[bool, bool, int, int]:
    """What makes a draft the one to keep: both parties, the body's own, most people, most said."""
    people = sum(len(keys) for keys in _people(draft, scene).values())
    told = (draft.date is not None) + (draft.place is not None) + (draft.theme is not None)
    return not draft.anaphoric, not draft.headline, people, told


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
    return replace(
        best,
        actor1=_everyone(best, group, scene),
        date=date,
        place=best.place or next((d.place for d in group if d.place is not None), None),
        theme=best.theme or next((d.theme for d in group if d.theme is not None), None),
        third=best.third or next((d.third for d in group if d.third), ()),
        modality=modality,
        type=next(d.type for d in group if d.modality == modality),
        attribution=_source(best, group),
        evidence=tuple(sorted({e for draft in group for e in draft.evidence})),
        headline=all(draft.headline for draft in group),
        anaphoric=False,
        background=all(draft.background for draft in group),
        confidence=max(draft.confidence for draft in group),
    )


def _everyone(best: Draft, group: list[Draft], scene: Scene) -> tuple[str, ...]:
    """Who took part in what all do together: of each country, the people that some draft names."""
    if not best.symmetric or best.actor2:
        return best.actor1
    named = _people(best, scene)
    for draft in group:
        for country, people in _people(draft, scene).items():
            if len(people) > len(named.get(country, ())):
                named[country] = people
    more = [
        key for d in group for key in d.actor1 if key in named.get(scene.country(key) or "", ())
    ]
    states = [key for key in best.actor1 if scene.country(key) not in named]
    kept = [key for key in best.actor1 if key not in states and not _state(key, named, scene)]
    return tuple(dict.fromkeys((*kept, *more, *states))) or best.actor1


def _state(key: str, named: dict[str, set[str]], scene: Scene) -> bool:
    """Whether a key is a state for which people of it stand."""
    return key.startswith("state:") and bool(named.get(scene.country(key) or ""))


def _source(best: Draft, group: list[Draft]) -> tuple[Attribution, ...]:
    """Who the kept draft is from; a press statement on a meeting is found in any of its drafts."""
    if best.attribution[0] != NARRATOR:
        return best.attribution
    credited = [d.attribution for d in group if d.attribution[0].outlet is not None]
    return credited[0] if credited else best.attribution


class _Group:
    """Drafts that tell one event, those told in the same way side by side."""

    def __init__(self, first: Draft) -> None:
        self.drafts: list[Draft] = []
        self._clauses: list[int] = []
        self._alike: dict[Draft, list[Draft]] = {}
        self.add(first)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        insort(self._clauses, draft.clause)
        self._alike.setdefault(_as_told(draft), []).append(draft)

    def distance(self, clause: int) -> int:
        """How many clauses away the nearest draft stands."""
        place = bisect_left(self._clauses, clause)
        return min(abs(clause - near) for near in self._clauses[max(0, place - 1) : place + 1])

    def fits(self, draft: Draft, scene: Scene) -> bool:
        """Whether a draft tells the same as each, or as one if it names no actors of its own."""
        test = any if draft.anaphoric else all
        return test(self._agree(alike, draft, scene) for alike in self._alike.values())

    def _agree(self, alike: list[Draft], draft: Draft, scene: Scene) -> bool:
        """Whether each of the drafts told in one way fits, or one of them: asked once for all."""
        if _told_alike(alike[0], draft, scene, related=False):
            return True
        test = any if draft.anaphoric else all
        return test(_compatible(kept, draft, scene) for kept in alike)


def _as_told(draft: Draft) -> Draft:
    """What a draft tells, wherever in the document it stands."""
    date = draft.date
    return replace(
        draft,
        clause=0,
        rule="",
        evidence=(),
        date=None if date is None else replace(date, said=None, evidence=None),
        attribution=tuple(map(_bare, draft.attribution)),
    )


def _bare(told: Attribution) -> Attribution:
    bare = replace(told, evidence=())
    return told if bare == NARRATOR else bare


def merge(found: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """One draft per event; drafts that name too few actors join another or are dropped."""
    groups: list[_Group] = []
    full = tuple(draft for draft in found if not draft.anaphoric)
    for draft in full:
        _place_draft(draft, groups, scene)
    alone = [one for one in found if one.anaphoric and not _joins(one, groups, scene)]
    wholes = _completed(alone, full, scene) if alone else ()
    for whole in wholes:
        _place_draft(whole, groups, scene)
    return tuple(_join(group.drafts, scene) for group in groups)


def _completed(alone: Iterable[Draft], full: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """The drafts among those that no other tells of which the report tells the parties."""
    topic = topic_of(full, scene)
    wholes = (completed(draft, topic, scene) for draft in alone)
    return tuple(whole for whole in wholes if whole is not None)


def _joins(draft: Draft, groups: list[_Group], scene: Scene) -> bool:
    near = groups
    if draft.anaphoric:
        near = sorted(groups, key=lambda group: group.distance(draft.clause))
    for group in near:
        if group.fits(draft, scene):
            group.add(draft)
            return True
    return False


def _place_draft(draft: Draft, groups: list[_Group], scene: Scene) -> None:
    if not _joins(draft, groups, scene):
        groups.append(_Group(draft))
