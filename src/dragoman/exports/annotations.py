"""W3C Web Annotation (JSON-LD): every piece of evidence as an annotation of its document.

The target is selected twice: by position (code points of the document's text) and by quote with
the words around it, so that an annotation finds its place in another copy of the text too. The body
says what the words are evidence of. Model: www.w3.org/TR/annotation-model.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.ledger import CorpusView
from dragoman.model import Document, EventMention, Evidence, Statement

AROUND = 32
"""Code points of context before and after a quote."""
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"dragoman": "urn:dragoman:"})

Json = dict[str, object]


def write(view: CorpusView) -> Iterator[bytes]:
    """One annotation collection with one page."""
    found = list(_annotations(view))
    page: Json = {
        "id": "urn:dragoman:annotations:1",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": found,
    }
    collection: Json = {
        "@context": CONTEXT,
        "id": "urn:dragoman:annotations",
        "type": "AnnotationCollection",
        "label": "Evidence",
        "total": len(found),
        "first": page,
    }
    yield msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"


def _annotations(view: CorpusView) -> Iterator[Json]:
    for event in view.events:
        for report in view.event_mentions(event):
            for number, one in enumerate(report.evidence, 1):
                yield from _annotation(one, f"{report.id}.{number}", _told(report, event.id), view)
    for statement in view.statements:
        for number, one in enumerate(statement.evidence, 1):
            yield from _annotation(one, f"{statement.id}.{number}", _said(statement), view)


def _annotation(
    evidence: Evidence, ident: str, bodies: list[Json], view: CorpusView
) -> Iterator[Json]:
    document = view.document(evidence.doc)
    if document is None:
        return
    yield {
        "id": f"urn:dragoman:{ident}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": _source(document),
            "selector": _selectors(evidence, document),
        },
    }


def _source(document: Document) -> str:
    if document.locator.startswith(("http://", "https://")):
        return document.locator
    return f"urn:sha256:{document.sha256}"


def _selectors(evidence: Evidence, document: Document) -> list[Json]:
    before = document.text[max(0, evidence.start - AROUND) : evidence.start]
    after = document.text[evidence.end : evidence.end + AROUND]
    return [
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
        {"type": "TextQuoteSelector", "exact": evidence.quote, "prefix": before, "suffix": after},
    ]


def _told(report: EventMention, event: str) -> list[Json]:
    tags = (report.type, report.mode, *report.contexts, report.modality, report.polarity)
    found = [_text(tag, "tagging") for tag in tags if tag is not None]
    link: Json = {"type": "SpecificResource", "source": f"urn:dragoman:{event}"}
    return [*found, {**link, "purpose": "linking"}]


def _said(statement: Statement) -> list[Json]:
    return [_text("statement", "tagging"), _text(statement.form, "tagging")]


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}
