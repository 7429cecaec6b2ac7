"""Options and arguments that several commands share."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TypeVar, get_args

import click

from dragoman.errors import BadDate, LedgerError
from dragoman.ledger.view import Query
from dragoman.model import EventType, Modality

Command = TypeVar("Command", bound=Callable[..., object])

LEDGER = "dragoman.db"


class Day(click.ParamType[date]):
    """A day, month or year of the Gregorian calendar in ISO 8601: 2016-01-03, 2016-01 or 2016.

    Args:
        last: Take the last day of a month or year, not the first.
    """

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self._last = last

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that is meant."""
        if isinstance(value, date):
            return value
        try:
            return iso_day(value, last=self._last)
        except ValueError as error:
            name = "a date" if param is None else param.opts[0]
            raise BadDate(
                f"{name}: {value!r} is no date; write 2016-01-03, 2016-01 or 2016"
            ) from error


def iso_day(value: str, *, last: bool) -> date:
    """The first or last day of a day, month or year in ISO 8601.

    Raises:
        ValueError: It is none of these.
    """
    year, *rest = (int(part) for part in value.split("-"))
    if len(rest) == 2:
        return date.fromisoformat(value)
    if len(rest) > 2:
        raise ValueError(value)
    month = rest[0] if rest else (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)


def ledger_option(command: Command) -> Command:
    """``--ledger FILE``: which ledger, also from the environment."""
    return click.option(
        "--ledger",
        "ledger",
        type=click.Path(path_type=Path, readable=False),
        default=LEDGER,
        show_default=True,
        envvar="DRAGOMAN_LEDGER",
        show_envvar=True,
        help="The ledger's file.",
    )(command)


def asks(*, pair: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Which events: two countries and ``--since``, ``--until``, ``--type``, ``--modality``.

    The command gets them as one ``Query`` in its parameter ``query``.

    Args:
        pair: Whether two countries must be given.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def called(  # noqa: PLR0913 - one parameter for each option
            countries: tuple[str, ...],
            since: date | None,
            until: date | None,
            types: tuple[EventType, ...],
            modalities: tuple[Modality, ...],
            **others: object,
        ) -> None:
            query = asked(countries, since=since, until=until, types=types, modalities=modalities)
            command(query=query, **others)

        for option in reversed(_QUESTION):
            called = option(called)
        number, shown = (2, "A B") if pair else (-1, "[A B]")
        return click.argument("countries", nargs=number, metavar=shown)(called)

    return decorate


_QUESTION = (
    click.option("--since", type=Day(), help="First day (2016-01-03, 2016-01 or 2016)."),
    click.option("--until", type=Day(last=True), help="Last day, likewise."),
    click.option(
        "--type",
        "types",
        multiple=True,
        type=click.Choice(get_args(EventType), case_sensitive=False),
        help="Only events of this PLOVER type; may be given several times.",
    ),
    click.option(
        "--modality",
        "modalities",
        multiple=True,
        type=click.Choice(get_args(Modality), case_sensitive=False),
        help="Only events that are said to be so; may be given several times.",
    ),
)


def existing(ledger: Path) -> Path:
    """The ledger's path, where there is a file; asking a ledger never makes one."""
    if not ledger.exists():
        raise LedgerError(f"{ledger}: no ledger there yet; `dragoman add FILES` makes one")
    return ledger


def asked(
    countries: tuple[str, ...],
    *,
    since: date | None,
    until: date | None,
    types: tuple[EventType, ...],
    modalities: tuple[Modality, ...],
) -> Query:
    """The query that arguments spell out.

    Raises:
        BadDate: The first day is after the last.
    """
    if since is not None and until is not None and since > until:
        raise BadDate(f"--since {since} is after --until {until}; exchange them")
    return Query(pair_of(countries), since, until, types, modalities)


def pair_of(said: tuple[str, ...]) -> tuple[str, str] | None:
    """The two countries meant, as alpha-3 codes; none where none is given.

    Raises:
        UnknownCountry: A name that no installed language knows.
    """
    if not said:
        return None
    if len(said) != 2:
        raise click.UsageError(f"give two countries or none, not {len(said)}")
    from dragoman.gazetteer.lookup import country
    from dragoman.languages import installed

    packs = tuple(installed().values())
    first, second = (country(one, packs) for one in said)
    if first == second:
        raise click.UsageError(f"{said[0]} and {said[1]} are one country, {first}")
    return first, second
