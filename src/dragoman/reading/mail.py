"""Saved mail (``.eml``): subject and body, as press offices send their releases.

Browsers save a page with its pictures as a mail too (``.mhtml``): the page is taken out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from dragoman.errors import UnreadableDocument
from dragoman.reading.encoding import decode
from dragoman.reading.found import Found
from dragoman.reading.fragments import plain_text


def read(data: bytes) -> Found:
    """The words of a mail, opened by its subject; attachments are left out and flagged.

    Raises:
        UnreadableDocument: It has no readable body.
    """
    with _refusals("mail"):
        mail = _parsed(data)
        body = mail.get_body(("plain", "html"))
        words = _words(body)
        subject = " ".join(str(mail["subject"] or "").split()) or None
        sender = parseaddr(str(mail["from"] or ""))[0] or None
        sent = _day(mail)
        attached = any(True for _ in mail.iter_attachments())
    text = "\n\n".join(filter(None, (subject, words.strip())))
    return Found(text, title=subject, outlet=sender, published=sent, truncated=attached)


def page_in(data: bytes) -> str:
    """The markup of a page that a browser saved as one file (``.mhtml``).

    Raises:
        UnreadableDocument: There is no page in it.
    """
    with _refusals("a saved page"):
        part = _parsed(data).get_body(("html",))
        markup = _decoded(part) if isinstance(part, EmailMessage) else ""
    if not markup.strip():
        raise UnreadableDocument("a saved page (MHTML) that holds no HTML; save it again")
    return markup


@contextmanager
def _refusals(what: str) -> Iterator[None]:
    """Whatever the parser of mail raises, as a refusal."""
    try:
        yield
    except RecursionError as error:
        raise UnreadableDocument(f"not readable as {what}: nested too deeply") from error
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise UnreadableDocument(f"not readable as {what}: {error}") from error


def _parsed(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def _words(body: object) -> str:
    if not isinstance(body, EmailMessage):
        return ""
    text = _decoded(body)
    return plain_text(text) if body.get_content_subtype() == "html" else text


def _decoded(body: EmailMessage) -> str:
    raw = body.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = body.get_content_charset()
    try:
        text = data.decode(charset) if charset else decode(data)
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    return text.replace("\r\n", "\n")


def _day(mail: EmailMessage) -> date | None:
    stamp = getattr(mail["date"], "datetime", None)
    return None if stamp is None else stamp.date()
