from __future__ import annotations

import json
import re
from typing import Any, get_args

import altair
import pytest
from lxml import etree
from msgspec.structs import replace

from dragoman.errors import BadData
from dragoman.ledger import CorpusView, Query
from dragoman.ontology import stages
from dragoman.products import charts, drawing
from dragoman.products.charts import Kind, figure
from tests.products.world import CORPUS, VIEW

KINDS = get_args(Kind)


def _values(spec: Any) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_valid_vega_lite(kind: Kind) -> None:
    altair.Chart.from_dict(figure(kind, VIEW), validate=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_can_be_drawn_of_nothing(kind: Kind) -> None:
    view = CorpusView(query=Query(pair=("PER", "ECU")))
    assert drawing.to_svg(figure(kind, view)).startswith("<svg")


def test_the_timeline_keeps_a_season_an_interval_and_a_wish_apart() -> None:
    rows = {row["id"]: row for row in _values(figure("timeline", VIEW))}
    assert (rows["e-ask"]["first"], rows["e-ask"]["last"]) == ("2020-09-22", "2020-12-20")
    assert not rows["e-ask"]["day"]
    assert rows["e-visit"]["day"]
    assert rows["e-wish"]["reality"] == "Planned, offered or wished"
    assert not rows["e-wish"]["filled"]
    assert rows["e-visit"]["reality"] == "Done or under way"
    assert "e-undated" not in rows


def test_the_series_has_a_bar_for_each_year_and_side() -> None:
    rows = _values(figure("series", VIEW))
    assert {row["period"] for row in rows} == {"2020", "2021"}
    assert all(row["score"] <= 0 for row in rows if row["side"] == "conflict")
    assert {row["period"] for row in _values(figure("series", VIEW, by="month"))} == {"2021-03"}


def test_the_board_has_a_mark_for_each_dated_stage() -> None:
    rows = _values(figure("board", VIEW))
    assert [(row["stage"], row["phase"]) for row in rows] == [
        ("requested", "under discussion"),
        ("signed", "agreed"),
        ("signed", "agreed"),
    ]


def test_undertakings_of_one_name_are_told_apart() -> None:
    first = CORPUS.undertakings[0]
    both = (first, replace(first, id="u-other"))
    view = replace(VIEW, corpus=replace(CORPUS, undertakings=both))
    names = {row["undertaking"] for row in _values(figure("board", view))}
    assert len(names) == 2


def test_the_network_sets_the_two_countries_against_each_other() -> None:
    spec: Any = figure("network", VIEW)
    nodes = {row["name"]: row["at"] for row in spec["layer"][1]["data"]["values"]}
    assert nodes["Wang Yi"] == nodes["China"] == "right"
    assert nodes["Iran"] == nodes["Mohammad Javad Zarif"] == "left"
    assert "Mavn Vzyr" not in nodes


def test_every_phase_of_a_stage_has_a_colour() -> None:
    assert {row.phase for row in stages()} == set(charts.PHASES)


def test_every_modality_has_its_place() -> None:
    from dragoman.model import Modality

    assert set(get_args(Modality)) == set(charts.REALITIES)


def test_an_inline_figure_has_the_colours_of_the_page_and_names_of_its_own() -> None:
    svg = drawing.inline(figure("timeline", VIEW), name="one", alt='a "figure" <here>')
    root = etree.fromstring(svg.encode())
    assert root.get("aria-label") == 'a "figure" <here>'
    assert "xmlns" not in svg
    assert charts.SOFT not in svg
    assert "var(--soft)" in svg
    assert all(one.startswith("one-") for one in re.findall(r'id="([^"]*)"', svg))


def test_a_page_needs_no_network_and_says_that_it_is_ours() -> None:
    page = drawing.to_page(figure("timeline", VIEW))
    assert '<meta name="generator" content="dragoman">' in page
    assert not re.search(r'<(script|link)[^>]+(src|href)="', page)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!doctype")]
)
def test_the_suffix_says_how_a_figure_is_written(suffix: str, start: bytes) -> None:
    assert drawing.draw(figure("series", VIEW), suffix).lstrip()[:9].startswith(start)


def test_the_specification_itself_can_be_had() -> None:
    assert json.loads(drawing.draw(figure("series", VIEW), ".json"))["$schema"] == charts.SCHEMA


def test_an_unknown_suffix_is_told() -> None:
    with pytest.raises(BadData, match=r"\.svg, \.png, \.html"):
        drawing.draw(figure("series", VIEW), ".gif")


def test_a_name_of_a_document_is_data_in_a_figure() -> None:
    events = tuple(replace(e, summary={"en": "</script><b>x"}) for e in CORPUS.events)
    view = replace(VIEW, corpus=replace(CORPUS, events=events))
    page = drawing.to_page(figure("timeline", view))
    assert "</script><b>x" not in page


EVIL = '</svg><script>alert(1)</script>" onload="x\u202e'


@pytest.mark.parametrize("kind", KINDS)
def test_an_inline_figure_holds_no_markup_of_a_document(kind: Kind) -> None:
    first = CORPUS.undertakings[0]
    subject = replace(first.subject, text=EVIL)
    mentions = tuple(replace(stage, event_mention=None) for stage in first.stages)
    corpus = replace(
        CORPUS,
        undertakings=(replace(first, subject=subject, stages=mentions),),
        entities=tuple(replace(one, name=EVIL) for one in CORPUS.entities),
        events=tuple(replace(one, summary={"en": EVIL}) for one in CORPUS.events),
    )
    svg = drawing.inline(figure(kind, replace(VIEW, corpus=corpus)), name="one", alt=EVIL)
    root = etree.fromstring(svg.encode())
    assert [one for one in root.iter() if etree.QName(one).localname == "script"] == []
    assert not [key for one in root.iter() for key in one.attrib if str(key).startswith("on")]
