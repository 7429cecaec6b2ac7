# ruff: noqa: E501 - the scripts that run in the browser read better in long lines
"""The reading room in a real browser: Debian's Chromium, no network but this machine's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from dragoman.serve.settings import Settings
from tests.serve.rooms import CHROMIUM, open_browser, open_room
from tests.serve.walks import PAGES, Known

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"
    ),
]

CONTRASTS = """() => {
  const seen = [];
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((one, at) => at == 3 ? one / 255 : one);
  };
  const over = (top, under) => top.slice(0, 3).map((one, at) => one * top[3] + under[at] * (1 - top[3]));
  const light = colour => {
    const [r, g, b] = colour.map(one => { one /= 255; return one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = one => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    let colour = rgba(getComputedStyle(document.body).backgroundColor).slice(0, 3);
    for (const layer of layers.reverse()) if (layer[3] > 0) colour = over(layer, colour);
    return colour;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, one = node.parentElement;
    if (!node.textContent.trim() || one.closest("svg, .hidden, .skip, title")) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (style.visibility != "visible" || !box.width || !box.height) continue;
    const back = behind(one), front = over(rgba(style.color), back);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) seen.push(`${ratio.toFixed(2)} ${one.className} ${node.textContent.trim().slice(0, 40)}`);
  }
  return [...new Set(seen)];
}"""
"""Texts of the page whose contrast is below WCAG 2.2 AA, with the ratio."""

SMALL = """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, nav a")]
  .filter(one => { const b = one.getBoundingClientRect(); return b.width && b.height && !one.closest(".hidden, .skip"); })
  .filter(one => { const b = one.getBoundingClientRect(); return b.height < 23.5 && one.type != "radio"; })
  .map(one => one.outerHTML.slice(0, 80))"""
"""Targets lower than the 24 pixels of WCAG 2.2's 2.5.8."""


@pytest.fixture(scope="module")
def room(sample_ledger: Path) -> Iterator[str]:
    with open_room(Settings(ledger=sample_ledger, rate=1_000_000, link=False)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Any, room: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1180, "height": 900}, base_url=room)
    opened = context.new_page()
    opened.faults = []
    opened.asked = []
    opened.on("console", lambda said: opened.faults.append(said.text))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("request", lambda request: opened.asked.append(request.url))
    yield opened
    assert opened.faults == []
    assert {urlsplit(one).hostname for one in opened.asked} <= {"127.0.0.1"}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_has_contrast_and_says_nothing_on_the_console(
    page: Any, known: Known, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    weak: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        page.goto(path.format(**known.ids))
        found = page.evaluate(CONTRASTS)
        if found:
            weak[name] = found
    assert weak == {}


def test_every_page_fits_a_phone(page: Any, known: Known) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for name, path in PAGES.items():
        page.goto(path.format(**known.ids))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert page.evaluate(SMALL) == [], name


def test_a_page_is_readable_at_twice_the_letters(page: Any, known: Known) -> None:
    page.set_viewport_size({"width": 590, "height": 450})
    for name in ("home", "event", "document"):
        page.goto(PAGES[name].format(**known.ids))
        assert page.evaluate("document.documentElement.scrollWidth") <= 590, name


def test_filters_are_clicked_and_taken_back(page: Any) -> None:
    page.goto("/events")
    whole = page.locator(".line").count()
    page.get_by_role("link", name="Requests").first.click()
    page.wait_for_url("**/events?type=REQUEST*")
    assert 0 < page.locator(".line").count() < whole
    page.locator("a.chosen").first.click()
    page.wait_for_url("**/events")
    assert page.locator(".line").count() == whole


def test_a_pair_is_opened_from_the_home_page(page: Any) -> None:
    page.goto("/")
    page.get_by_label("One country").fill("عربستان")
    page.get_by_label("and another").fill("Iran")
    page.get_by_role("button", name="Open the pair").click()
    page.wait_for_url("**/pairs/SAU-IRN")
    assert page.locator("h1").inner_text() == "Saudi Arabia and Iran"


def test_the_evidence_of_a_persian_document_is_jumped_to(page: Any, known: Known) -> None:
    page.set_viewport_size({"width": 900, "height": 300})
    page.goto(PAGES["documents"] + "?language=fa")
    page.goto(f"/documents/{known.ids['document']}")
    link = page.get_by_role("link", name="Show the words of number 5")
    link.click()
    page.wait_for_url("**#here")
    here = page.locator(".text .run.here").first
    box = here.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 300
    assert here.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.evaluate("location.hash") == "#here"


def test_a_fragment_marks_the_words_it_names(page: Any, known: Known) -> None:
    page.goto(f"/documents/{known.ids['document']}")
    anchor = page.locator(".text .anchor[id^=at-]").nth(3).get_attribute("id")
    page.goto(f"/documents/{known.ids['document']}#{anchor}")
    style = "one => getComputedStyle(one.nextElementSibling).outlineStyle"
    assert page.locator(f"#{anchor}").evaluate(style) == "solid"


def test_the_keyboard_alone_leads_through_a_page(page: Any, known: Known) -> None:
    page.goto(f"/events/{known.ids['event']}")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    assert skip == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    before = -1
    for _ in range(25):
        page.keyboard.press("Tab")
        place, width = page.evaluate(
            """() => { const one = document.activeElement, all = [...document.querySelectorAll("*")];
                return [all.indexOf(one), getComputedStyle(one).outlineWidth]; }"""
        )
        if place <= before:
            break
        before = place
        assert width != "0px"
    assert before > 0


def test_a_verdict_can_be_given_by_keyboard(page: Any, known: Known) -> None:
    page.goto(f"/undertakings/{known.ids['undertaking']}")
    page.locator(".review summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#reason").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator("input[value=reject]").is_checked()


def test_a_page_prints_without_its_tools(page: Any, known: Known, tmp_path: Path) -> None:
    page.goto(PAGES["pair"].format(**known.ids))
    page.emulate_media(media="print")
    assert not page.locator("header.site nav").is_visible()
    assert not page.locator(".find").is_visible()
    assert page.locator("h1").is_visible()
    printed = tmp_path / "pair.pdf"
    page.pdf(path=printed)
    assert printed.read_bytes().startswith(b"%PDF-")
    import pypdfium2

    assert len(pypdfium2.PdfDocument(printed)) > 1


def test_a_script_in_an_address_does_not_run(page: Any) -> None:
    page.goto("/search?q=%3Cscript%3Edocument.title%3D%22run%22%3C%2Fscript%3E")
    assert page.title() != "run"
    page.goto("/entities?name=%22%3E%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D1%3E")
    assert page.title() != "1"


def test_the_token_is_asked_for_once(browser: Any, sample_ledger: Path) -> None:
    settings = Settings(ledger=sample_ledger, token="long-word", link=False)
    with open_room(settings) as address:
        context = browser.new_context()
        opened = context.new_page()
        opened.goto(address)
        opened.get_by_label("Token").fill("long-word")
        opened.get_by_role("button", name="Enter").click()
        opened.wait_for_url(f"{address}/")
        assert opened.locator("h1").inner_text() == "Who deals with whom, and who says so"
        opened.goto(f"{address}/events")
        assert opened.locator(".line").count() > 10
        context.close()
