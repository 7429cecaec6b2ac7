"""What every pack owes, as checks that say in words what is amiss and what to add."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from dragoman import gazetteer
from dragoman.coding.lexicon import FrameRow, lexicon, read_slot
from dragoman.errors import BadData
from dragoman.mentions.dates.meaning import OPS
from dragoman.model import EntityType
from dragoman.ontology import contexts, event_types, modes
from dragoman.pack import OPTIONAL_TABLES, REQUIRED_TABLES, Pack
from dragoman.tables import read_table
from tests.contract.schema import BY_CLAUSES, GAZETTEER, TABLES, cells, columns

PAGE = "docs/reference/packs.md"
RAW = frozenset({"folding", "spellings", "seams"})
"""Tables that hold what is not canonical on purpose."""

Check = Callable[[Pack], Iterator[str]]


def has_what_it_must(pack: Pack) -> Iterator[str]:
    """Required tables, and those that its way to clauses needs."""
    for name in (*REQUIRED_TABLES, *BY_CLAUSES[pack.clauses]):
        if not pack.has_table(name):
            yield f"add {name}.tsv with the columns {', '.join(columns(name))} (see {PAGE})"
    if pack.clauses == "tree" and not (pack.folder / "parser" / "MODEL_CARD.md").is_file():
        yield f"add a trained parser in parser/ with its MODEL_CARD.md (see {PAGE})"


def has_nothing_else(pack: Pack) -> Iterator[str]:
    """No table that nobody reads."""
    known = {*REQUIRED_TABLES, *OPTIONAL_TABLES}
    for path in pack.folder.rglob("*.tsv"):
        name = path.relative_to(pack.folder).with_suffix("").as_posix()
        if name not in known and not name.startswith("parser/"):
            yield f"{name}.tsv: no such table (see {PAGE})"


def decodes(pack: Pack) -> Iterator[str]:
    """Source and licence lines, columns and values."""
    for name, rows in TABLES.items():
        for row in rows if pack.has_table(name) else ():
            try:
                read_table(pack.path(name), row)
            except BadData as error:
                yield str(error)


def states_its_source(pack: Pack) -> Iterator[str]:
    """Words after ``# source:`` and ``# licence:``."""
    for path in pack.folder.rglob("*.tsv"):
        yield from headless(path)


def headless(path: Path) -> Iterator[str]:
    """What is missing in the header comment of a data file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for wanted in ("# source:", "# licence:"):
        said = [line for line in lines if line.startswith(wanted)]
        if not any(line.removeprefix(wanted).strip() for line in said):
            yield f"{path.name}: say the {wanted.strip('# :')} in a first line {wanted!r}"


def has_known_columns(pack: Pack) -> Iterator[str]:
    """No column that no row type has, and no cell without a column."""
    for name in TABLES:
        header, *rows = cells(pack, name) or ((),)
        for column in set(header) - set(columns(name)):
            yield f"{name}.tsv: column {column!r} is read by nobody (see {PAGE})"
        yield from (f"{name}.tsv: too many cells: {row}" for row in rows if len(row) > len(header))


def repeats_nothing(pack: Pack) -> Iterator[str]:
    """No row twice."""
    for name in TABLES:
        counted = Counter(cells(pack, name))
        yield from (f"{name}.tsv: twice: {row}" for row, count in counted.items() if count > 1)


def is_trimmed(pack: Pack) -> Iterator[str]:
    """No space at the edge of a cell, none doubled, Unicode normal form C."""
    for name in TABLES:
        for row in cells(pack, name):
            for cell in row:
                if name not in RAW and cell != cell.strip():
                    yield f"{name}.tsv: space at an edge: {row}"
                if name not in RAW and not unicodedata.is_normalized("NFC", cell):
                    yield f"{name}.tsv: not in normal form C: {row}"


def is_canonical(pack: Pack) -> Iterator[str]:
    """Of letters that folding unites, only the one they are united to."""
    other = {
        row[0]: row[1]
        for row in cells(pack, "folding")[1:]
        if len(row) > 1 and _is_variant(row[0]) and _is_letter(row[1])
    }
    for name in TABLES:
        for row in cells(pack, name) if name not in RAW else ():
            for char in other.keys() & set("".join(row)):
                yield f"{name}.tsv: write {other[char]!r} for {char!r}: {row}"


def _is_variant(char: str) -> bool:
    """A letter of its own; one with a mark on it is spelling, which folding may drop."""
    return _is_letter(char) and not unicodedata.decomposition(char)


def _is_letter(char: str) -> bool:
    return len(char) == 1 and unicodedata.category(char) == "Lo"


def folds_once(pack: Pack) -> Iterator[str]:
    """Folding what is folded changes nothing, and offsets lead back."""
    for name in ("folding", "states", "agents"):
        for row in cells(pack, name)[1:]:
            once = pack.fold(" ".join(row))
            if pack.fold(once.text).text != once.text:
                yield f"folding.tsv: {row} folds to {once.text!r}, which folds again"
            if len(once.offsets) != len(once.text) + 1:
                yield f"folding.tsv: offsets of {row} do not fit"


def names_known_keys(pack: Pack) -> Iterator[str]:
    """Keys are those of the gazetteer."""
    for name in GAZETTEER:
        known: Mapping[str, object] = getattr(gazetteer, name)()
        for row in cells(pack, name)[1:]:
            if row[0] not in known:
                yield f"{name}.tsv: {row[0]!r} is no key of gazetteer/{name}.tsv"


def names_every_state(pack: Pack) -> Iterator[str]:
    """Each member of the United Nations has a name, four in five a word for what is theirs."""
    given = {(row[0], row[1]) for row in cells(pack, "states")[1:]}
    members = [one.key for one in gazetteer.states().values() if one.kind == "member"]
    unnamed = [key for key in members if (key, "name") not in given]
    if unnamed:
        yield f"states.tsv: add the form name of {', '.join(unnamed)}"
    own = {key for key, form in given if form in ("adjective", "people")}
    bare = [key for key in members if key not in own]
    if len(bare) > len(members) / 5:
        yield f"states.tsv: add the form adjective or people of {', '.join(bare)}"


def names_every_office(pack: Pack) -> Iterator[str]:
    """Each body and office has a word."""
    for name in ("bodies", "offices"):
        known: Mapping[str, object] = getattr(gazetteer, name)()
        missing = known.keys() - {row[0] for row in cells(pack, name)[1:]}
        if missing:
            yield f"{name}.tsv: add words for {', '.join(sorted(missing))}"


def names_every_month(pack: Pack) -> Iterator[str]:
    """Twelve months of each calendar that the pack claims."""
    given = {(row[0], row[1]) for row in cells(pack, "months")[1:]}
    for calendar in pack.calendars:
        missing = [str(n) for n in range(1, 13) if (calendar, str(n)) not in given]
        if missing:
            yield f"months.tsv: add the {calendar} months {', '.join(missing)}"


def tells_weekdays(pack: Pack) -> Iterator[str]:
    """Seven weekdays, and date patterns that have a meaning."""
    given = {row[1] for row in cells(pack, "date_words")[1:] if row[0] == "weekday"}
    missing = [str(number) for number in range(7) if str(number) not in given]
    if missing:
        yield f"date_words.tsv: add the weekdays {', '.join(missing)} (0 is Monday)"
    for row in cells(pack, "date_patterns")[1:]:
        if row[0] != "stop" and row[0].removeprefix("then-") not in OPS:
            yield f"date_patterns.tsv: {row[0]!r} means nothing; it may be: {', '.join(OPS)}"


def has_readable_frames(pack: Pack) -> Iterator[str]:
    """Slots and conditions are in their language; types, modes and contexts are PLOVER's."""
    try:
        known = lexicon(pack)
    except BadData as error:
        yield str(error)
        return
    classes = {name for found in known.classes.values() for name in found}
    classes |= {f"@{name}" for name in get_args(EntityType)}
    for frames in known.frames.values():
        for frame in frames:
            yield from _amiss(frame.row)
            for condition in frame.when:
                for name in condition.classes - classes:
                    yield f"noun_classes.tsv: add nouns of {name!r}, which {frame.row} needs"


def _amiss(row: FrameRow) -> Iterator[str]:
    listed = {one.type: {mode.mode for mode in modes(one.type)} for one in event_types()}
    if row.type != "-" and row.mode is not None and row.mode not in listed[row.type]:  # type: ignore[index]
        yield f"frames.tsv: {row.mode!r} is no mode of {row.type}: {row}"
    for name in set(row.contexts) - {one.context for one in contexts()}:
        yield f"frames.tsv: {name!r} is no context: {row}"
    for slot in map(read_slot, (*row.actor1, *row.actor2, *row.third, *row.theme)):
        for marker in slot.markers:
            if not marker[0].isalpha():
                yield f"frames.tsv: {marker!r} is no adposition: {row}"
    if row.type != "-" and not row.actor1:
        yield f"frames.tsv: nobody acts: {row}"


def has_enough_frequent_words(pack: Pack) -> Iterator[str]:
    """Enough function words to know the language by."""
    found = len(cells(pack, "function_words")[1:])
    if found < 80:
        yield f"function_words.tsv: {found} words; give the 80 to 120 most frequent ones"


CHECKS: tuple[Check, ...] = (
    has_what_it_must,
    has_nothing_else,
    decodes,
    states_its_source,
    has_known_columns,
    repeats_nothing,
    is_trimmed,
    is_canonical,
    folds_once,
    names_known_keys,
    names_every_state,
    names_every_office,
    names_every_month,
    tells_weekdays,
    has_readable_frames,
    has_enough_frequent_words,
)
"""All that is checked of a pack; each check gives what is amiss, a line each."""
