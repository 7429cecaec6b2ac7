"""Watching feeds: each new page once, also after an interruption."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.collecting.client import Client, Fetched
from dragoman.collecting.watch import STATE, Feed, New, Plan, Watch, load_plan
from dragoman.errors import BadData, NotFetched
from dragoman.reading.unfold import Unfolding, unfold

FEED = "https://wire.example/feed"
WHEN = "2024-05-06T07:08:09Z"
PAGE = b"<html><body><article><p>The envoys met.</p></article></body></html>"


def feed_of(*links: str) -> bytes:
    entries = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>'
    return f"{head}{entries}</channel></rss>".encode()


class Web(Client):
    """Pages by address; what is not there cannot be fetched."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages
        self.asked: list[str] = []
        self.unchanged: set[str] = set()

    def fetch(self, said: str, *, known: object = None) -> Fetched:
        self.asked.append(said)
        if said not in self.pages:
            raise NotFetched(f"{said}: the host answered 404")
        status = 304 if known and said in self.unchanged else 200
        return Fetched(said, status, (("etag", '"1"'),), self.pages[said], said)


def watched(folder: Path, web: Web) -> list[New]:
    plan = Plan(feed=(Feed(FEED, outlet="Wire"),))
    return list(Watch(plan, folder, web).round(WHEN))


def test_new_pages_come_once_and_oldest_first(tmp_path: Path) -> None:
    one, two = "https://wire.example/1", "https://wire.example/2"
    web = Web({FEED: feed_of(two, one), one: PAGE, two: PAGE})
    first = watched(tmp_path, web)
    assert [new.url for new in first] == [one, two]
    assert [new.outlet for new in first] == ["Wire", "Wire"]
    assert watched(tmp_path, web) == []


def test_what_is_archived_is_what_was_handed_on(tmp_path: Path) -> None:
    one = "https://wire.example/1"
    (new,) = watched(tmp_path, Web({FEED: feed_of(one), one: PAGE}))
    assert new.item is not None
    assert list(unfold(tmp_path / "2024-05-06.warc.gz", Unfolding())) == [new.item]


def test_a_page_that_failed_is_tried_again(tmp_path: Path) -> None:
    one = "https://wire.example/1"
    web = Web({FEED: feed_of(one)})
    assert [new.fault is not None for new in watched(tmp_path, web)] == [True]
    web.unchanged.add(FEED)
    web.pages[one] = PAGE
    assert [new.fault for new in watched(tmp_path, web)] == [None]


def test_an_unchanged_feed_is_not_read_again(tmp_path: Path) -> None:
    one = "https://wire.example/1"
    web = Web({FEED: feed_of(one), one: PAGE})
    watched(tmp_path, web)
    web.unchanged.add(FEED)
    web.pages[FEED] = feed_of("https://wire.example/3")
    assert watched(tmp_path, web) == []


def test_a_feed_that_cannot_be_had_does_not_stop_the_others(tmp_path: Path) -> None:
    one = "https://wire.example/1"
    web = Web({FEED: feed_of(one), one: PAGE})
    plan = Plan(feed=(Feed("https://gone.example/feed"), Feed(FEED)))
    found = list(Watch(plan, tmp_path, web).round(WHEN))
    assert [new.fault is None for new in found] == [False, True]


def test_a_feed_of_bad_bytes_does_not_stop_the_others(tmp_path: Path) -> None:
    one, bad = "https://wire.example/1", "https://bad.example/feed"
    web = Web({FEED: feed_of(one), one: PAGE, bad: b'{"ver\xff\xfesion": 1}'})
    plan = Plan(feed=(Feed(bad), Feed(FEED)))
    assert [new.url for new in Watch(plan, tmp_path, web).round(WHEN)] == [one]


@pytest.mark.parametrize("state", [b"{broken", b'{"\xff\xfe": {}}', b"[]"])
def test_a_broken_state_says_what_to_do(tmp_path: Path, state: bytes) -> None:
    (tmp_path / STATE).write_bytes(state)
    with pytest.raises(BadData, match="remove it to begin anew"):
        watched(tmp_path, Web({}))


def test_a_plan_is_read_from_toml(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text('every = 15\n[[feed]]\nurl = "https://a.example/rss"\noutlet = "A"\n')
    assert load_plan(file) == Plan((Feed("https://a.example/rss", "A"),), every=15)


@pytest.mark.parametrize("text", ["feed = 3", "[[feed]]\nlink = 'x'", "not toml ="])
def test_a_plan_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    with pytest.raises(BadData, match=r"feeds\.toml"):
        load_plan(file)
