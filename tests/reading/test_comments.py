"""Comments under an article go, also where nothing names them; what only looks like them stays."""

from __future__ import annotations

import pytest

from dragoman.reading import read_item
from dragoman.reading.items import Item

TOLD = "".join(
    f"<p>The foreign ministers of Kenya and Uganda met in Nairobi on 3 May 2019 for round {n} of "
    "talks on trade, and agreed to meet again in the spring, officials of both sides said.</p>"
    for n in range(5)
)
COMMENTS = (
    ("jane_r", "May 4, 2019 at 10:15 am", "They should have done that years ago!"),
    ("Mark T.", "2 days ago", "I disagree. The last treaty was signed for nothing at all."),
    ("کاربر مهمان", "۳ ساعت پیش", "چرا کسی نمی‌گوید که هزینه آن را چه کسی می‌دهد؟"),
)


def page(after: str, *, told: str = TOLD) -> Item:
    text = f"<title>Talks</title><body><article><h1>Talks</h1>{told}{after}</article></body>"
    return Item("x.html", data=f"<!doctype html><html>{text}</html>".encode())


def blocks(shape: str, rows: tuple[tuple[str, str, str], ...] = COMMENTS) -> str:
    return "".join(shape.format(*row) for row in rows)


@pytest.mark.parametrize("in_bulk", [False, True])
@pytest.mark.parametrize(
    "shape",
    [
        "<div><span>{}</span><span>{}</span><p>{}</p></div>",
        "<div class='x1'><div><b>{}</b></div><div><time>{}</time></div><div>{}</div></div>",
        "<section><a href='/u/1'>{}</a> <small>{}</small><p>{}</p><p>Reply</p></section>",
    ],
)
def test_comments_that_nothing_names_are_left_out(shape: str, in_bulk: bool) -> None:
    text = read_item(page(f"<div>{blocks(shape)}</div>"), in_bulk=in_bulk).text
    assert text.count("officials of both sides") == 5
    assert "years ago" not in text
    assert "I disagree" not in text
    assert "هزینه" not in text


@pytest.mark.parametrize("in_bulk", [False, True])
@pytest.mark.parametrize(
    ("shape", "rows"),
    [
        ("<div><span>10:1{0}</span><b>Jane Roe</b><p>{2}</p></div>", COMMENTS),
        ("<div><h3>{0}</h3><span>{1}</span><p>{2}</p></div>", COMMENTS),
        ("<div><b>{0}</b><span>{1}</span><p>{2}</p></div>", COMMENTS[:1]),
        ("<div><b>{0}</b><p>{2}</p></div>", COMMENTS),
        ("<div><b>{0}</b><span>{1}</span><p>" + "{2} " * 20 + "</p></div>", COMMENTS),
    ],
)
def test_what_only_looks_like_comments_stays(
    shape: str, rows: tuple[tuple[str, str, str], ...], in_bulk: bool
) -> None:
    text = read_item(page(f"<div>{blocks(shape, rows)}</div>"), in_bulk=in_bulk).text
    assert "They should have done that years ago!" in text


def test_a_page_of_nothing_but_such_blocks_is_left_as_it_is() -> None:
    rows = tuple((name, when, f"{said} {TOLD[3:160]}") for name, when, said in COMMENTS)
    item = page(blocks("<div><b>{}</b><i>{}</i><p>{}</p></div>", rows), told="")
    assert "years ago" in read_item(item).text
