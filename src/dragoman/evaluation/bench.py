"""The bench: what reading, analysing, linking and asking cost, beside open tools in the same call.

    python -m dragoman.evaluation.bench [--documents 40] [--rounds 5] [--ledgers 1000] [--json]

Documents and pages are made of the sample that ships with dragoman. Times are processor time of
this process (and of readers it begins), so that a busy machine does not stretch them; the time of
questions is by the clock, its median.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct

from dragoman.evaluation import speed
from dragoman.evaluation.growth import Growth
from dragoman.evaluation.growth import measure as measure_growth
from dragoman.evaluation.growth import write_table as growth_table
from dragoman.evaluation.synthetic import synthetic_analyses
from dragoman.ledger import Query, Store
from dragoman.linking.link import relink
from dragoman.products.chronology import write_chronology
from dragoman.reading import html, read_item
from dragoman.reading.unfold import Unfolding, unfold

ASKED = 1000
"""Documents of the ledger that is asked."""
_TIMES = 20
_DATE = re.compile(r"\b\d{1,2} (?:January|May|June|July|August|October|November) \d{4}\b")
_VERB = re.compile(r"\b(?:met|signed|said|agreed|accused|visited|warned|called)\b")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")


class Rate(Struct, frozen=True):
    """How much of something is done in a second of processor time."""

    what: str
    a_second: float
    megabytes_a_second: float


class Peer(Struct, frozen=True):
    """An open tool on the same input; ``ratio`` is its rate by that of ours."""

    what: str
    beside: str
    a_second: float
    ratio: float


class Asked(Struct, frozen=True):
    """A question to a ledger of ``ASKED`` documents, by the clock."""

    question: str
    milliseconds: float


class Bench(Struct, frozen=True):
    """Everything that was measured in one call."""

    stages: speed.SpeedReport
    reading: tuple[Rate, ...]
    peers: tuple[Peer, ...]
    linking: tuple[Growth, ...]
    asking: tuple[Asked, ...]
    peak_megabytes: float


def page_of(text: str, number: int) -> str:
    """A page of news as sites make them: head, navigation, the text, links, a foot."""
    title, *rest = [line for line in text.splitlines() if line.strip()]
    links = "".join(
        f'<li><a href="/{one}">More news of the day {one}</a></li>' for one in range(40)
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in rest)
    return (
        f'<!DOCTYPE html><html><head><title>{escape(title)}</title><meta charset="utf-8">'
        f"<script>var page = {number};</script></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{escape(title)}</h1>{body}</article><footer><ul>{links}</ul></footer>"
        "</body></html>"
    )


def archive_of(pages: Sequence[bytes], copies: int) -> bytes:
    """A web archive with every page some times, each record compressed by itself."""
    records = []
    for number, page in enumerate([*pages] * copies):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:bench:{number}>\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n", 6, mtime=0))
    return b"".join(records)


def seconds_of(work: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the fastest of some rounds."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return max(min(spent), 1e-9)


def _rate(what: str, count: int, size: int, seconds: float) -> Rate:
    return Rate(what, round(count / seconds, 1), round(size / 1e6 / seconds, 2))


def reading_rates(texts: Sequence[str], rounds: int) -> Iterator[Rate]:
    """Pages and records of web archives, before they are analysed."""
    pages = [page_of(text, number) for number, text in enumerate(texts)]
    encoded = [page.encode() for page in pages]
    size = sum(map(len, encoded))
    for what, read in (("pages read", html.read), ("pages read in bulk", html.read_in_bulk)):
        read(pages[0])
        spent = seconds_of(lambda read=read: [read(page) for page in pages], rounds)  # type: ignore[misc]
        yield _rate(what, len(pages), size, spent)
    copies = max(1, 1000 // len(pages))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        path.write_bytes(archive_of(encoded, copies))
        spent = seconds_of(lambda: sum(1 for _ in unfold(path, Unfolding())), rounds)
        yield _rate("WARC records opened", copies * len(pages), copies * size, spent)
        items = list(unfold(path, Unfolding()))[: len(pages)]
        spent = seconds_of(lambda: [read_item(one, in_bulk=True) for one in items], rounds)
        yield _rate("WARC pages to text", len(items), size, spent)


def peers(texts: Sequence[str], ours: Sequence[Rate], whole: float, rounds: int) -> Iterator[Peer]:
    """Open tools on the same documents; one that is not installed is left out.

    Args:
        texts: English documents.
        ours: What ``reading_rates`` measured.
        whole: Documents a second through all our stages.
        rounds: Rounds, of which the best counts.
    """

    def patterns() -> None:
        for text in texts:
            for shape in (_DATE, _VERB, _NAME):
                shape.findall(text)

    def peer(what: str, beside: str, mine: float, work: Callable[[], object]) -> Peer:
        rate = len(texts) / seconds_of(work, rounds)
        return Peer(what, beside, round(rate, 1), round(rate / mine, 2))

    yield peer("regular expressions alone", "all stages", whole, patterns)
    try:
        import spacy
    except ImportError:
        pass
    else:
        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        work = lambda: [blank(text) for text in texts]  # noqa: E731 - a name for one line
        yield peer("spaCy blank pipeline with sentences", "all stages", whole, work)
    import trafilatura

    pages = [page_of(text, number) for number, text in enumerate(texts)]
    read = next(rate.a_second for rate in ours if rate.what == "pages read")
    yield peer("trafilatura alone", "pages read", read, lambda: [*map(trafilatura.extract, pages)])


def asking(path: Path) -> Iterator[Asked]:
    """How long questions to a ledger take."""
    with Store(path, version="bench", clock=lambda: "2020-01-01T00:00:00Z", link=relink) as store:
        for analysis in synthetic_analyses(ASKED, seed=1):
            store.add_analysis(analysis, folded=analysis.document.text.lower())
        store.link()
        view = store.view(Query())
        event = view.events[len(view.events) // 2].id
        pair = ("IRN", "RUS")
        yield _asked("events of a pair", lambda: store.query(Query(pair=pair)))
        yield _asked("view of a pair", lambda: store.view(Query(pair=pair)))
        yield _asked("chronology of a pair as a page", lambda: _page(store, pair))
        yield _asked("one event with its evidence", lambda: store.view_of(event))
        yield _asked("search for a word", lambda: store.search("met"))
        yield _asked("counts", store.counts)


def _page(store: Store, pair: tuple[str, str]) -> str:
    return write_chronology(store.view(Query(pair=pair)), "html")


def _asked(question: str, ask: Callable[[], object]) -> Asked:
    spent = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - began)
    return Asked(question, round(1000 * median(spent), 2))


def measure(documents: int, rounds: int, ledgers: Sequence[int]) -> Bench:
    """Everything, in one call."""
    stages = speed.measure_all(documents, rounds)
    english = list(speed.documents_of(speed.sample_texts()["en"], documents))
    whole = next(
        row.documents_a_second
        for one in stages.languages
        for row in one.stages
        if (one.language, row.stage) == ("en", "all")
    )
    rates = tuple(reading_rates(english, rounds))
    beside = tuple(peers(english, rates, whole, rounds))
    with tempfile.TemporaryDirectory() as folder:
        grown = tuple(measure_growth(one, Path(folder) / f"{one}.db") for one in ledgers)
        asked = tuple(asking(Path(folder) / "asked.db"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Bench(stages, rates, beside, grown, asked, round(peak, 1))


def table(bench: Bench) -> str:
    """The bench as tables of Markdown."""
    room = io.StringIO()

    def rows(head: str, found: Sequence[Struct]) -> None:
        cells = [" | ".join(str(getattr(one, f)) for f in one.__struct_fields__) for one in found]
        room.write(f"\n| {head} |\n|{'---|' * (head.count('|') + 1)}\n")
        room.writelines(f"| {line} |\n" for line in cells)

    room.write("\n".join(speed.table(bench.stages)) + "\n")
    rows("reading | a second | MB/s", bench.reading)
    rows("peer | beside our | a second | times ours", bench.peers)
    if bench.linking:
        room.write("\n" + growth_table(bench.linking) + "\n")
    rows(f"question to a ledger of {ASKED} documents | ms", bench.asking)
    room.write(f"\nPeak memory of all this: {bench.peak_megabytes} MB\n")
    return room.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the tables, or with ``--json`` the record, to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=40, help="documents of each language")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts")
    parser.add_argument(
        "--ledgers", type=int, nargs="*", default=[1000, 10_000], help="sizes that are linked"
    )
    parser.add_argument("--json", action="store_true", help="a record instead of tables")
    given = parser.parse_args(arguments)
    found = measure(given.documents, given.rounds, given.ledgers)
    text = msgspec.json.encode(found).decode() + "\n" if given.json else table(found)
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
