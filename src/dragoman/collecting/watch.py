"""Watching feeds: what is new in them is fetched, archived and handed on, each page once.

The state of a watch (validators of feeds, pages seen) is a file beside the archive, replaced whole
after every page: an interrupted watch goes on where it stopped.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.collecting.archive import append
from dragoman.collecting.client import Client, Fetched
from dragoman.errors import BadData, NotFetched
from dragoman.reading.feeds import is_json_feed, json_entries, xml_entries
from dragoman.reading.items import Item, Told, inside

STATE = "state.json"
"""The file of a watch's state, in the folder of its archive."""

_REMEMBERED = 5000
"""Pages of one feed that are remembered; feeds forget far sooner."""


class Feed(Struct, frozen=True, forbid_unknown_fields=True):
    """A feed to watch.

    Attributes:
        url: Its address.
        outlet: Who publishes it, where its pages do not say.
    """

    url: str
    outlet: str | None = None


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What is watched.

    Attributes:
        feed: The feeds.
        archive: The folder for the web archive and the state.
        every: Minutes between two rounds.
    """

    feed: tuple[Feed, ...]
    archive: str = "collected"
    every: float = 30.0


class FeedState(Struct):
    """What is remembered of a feed."""

    known: dict[str, str] = {}
    seen: list[str] = []


class New(Struct, frozen=True):
    """What became of a page: the document it is, or the reason why there is none."""

    url: str
    item: Item | None = None
    outlet: str | None = None
    fault: str | None = None


def load_plan(path: Path) -> Plan:
    """The plan in a TOML file.

    Raises:
        BadData: It is no TOML, or says something a plan does not have.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Plan)
    except OSError as error:
        raise BadData(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadData(f"{path}: {error}; see docs/how-to/collect.md") from error


class Watch:
    """A plan being carried out.

    Args:
        plan: What is watched.
        folder: Of the archive; made when it is missing.
        client: Fetches.
    """

    def __init__(self, plan: Plan, folder: Path, client: Client) -> None:
        self._plan, self._folder, self._client = plan, folder, client
        folder.mkdir(parents=True, exist_ok=True)
        self._state = _loaded(folder / STATE)

    def round(self, when: str) -> Iterator[New]:
        """One look at every feed: its new pages, each archived before it comes.

        A page that could not be fetched is tried again in the next round.

        Args:
            when: The time (UTC, ISO 8601 with ``Z``).
        """
        for feed in self._plan.feed:
            state = self._state.setdefault(feed.url, FeedState())
            try:
                found = self._client.fetch(feed.url, known=state.known)
            except NotFetched as error:
                yield New(feed.url, fault=error.message)
                continue
            if found.status == 304:
                continue
            missed = False
            for url in _links(found):
                if url in state.seen:
                    continue
                new = self._page(url, feed, when)
                if new.fault is None:
                    state.seen = [*state.seen, url][-_REMEMBERED:]
                    self._save()
                missed = missed or new.fault is not None
                yield new
            state.known = {} if missed else _validators(found)
            self._save()

    def _page(self, url: str, feed: Feed, when: str) -> New:
        try:
            found = self._client.fetch(url)
        except NotFetched as error:
            return New(url, fault=error.message)
        return New(url, archived(found, self._folder, when), feed.outlet)

    def _save(self) -> None:
        file = self._folder / STATE
        fresh = file.with_suffix(".new")
        with fresh.open("wb") as out:
            out.write(msgspec.json.format(msgspec.json.encode(self._state)))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)


def archived(found: Fetched, folder: Path, when: str) -> Item:
    """A response put into the day's archive, as the document that adding the archive would give."""
    file = folder / f"{when[:10]}.warc.gz"
    append(file, found, when=when)
    return Item(inside(str(file), found.url), data=found.body, told=Told(url=found.url))


def _links(found: Fetched) -> list[str]:
    """The addresses of the entries, the oldest (last) first."""
    where = found.url
    try:
        decoded = msgspec.json.decode(found.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        decoded = None
    entries = json_entries if is_json_feed(decoded) else xml_entries
    urls = (one.told.url for one in entries(found.body, where))
    return list(dict.fromkeys(filter(None, urls)))[::-1]


def _validators(found: Fetched) -> dict[str, str]:
    names = ("etag", "last-modified")
    return {name: value for name in names if (value := found.header(name)) is not None}


def _loaded(file: Path) -> dict[str, FeedState]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, FeedState])
    except FileNotFoundError:
        return {}
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadData(f"{file}: {error}; remove it to begin anew") from error
