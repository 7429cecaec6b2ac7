"""Saved mail (``.eml``): subject and body, as press offices send their releases."""

from __future__ import annotations

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
    try:
        mail = message_from_bytes(data, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(("plain", "html"))
        words = _words(body)
        subject = " ".join(str(mail["subject"] or "").split()) or None
        sender = parseaddr(str(mail["from"] or ""))[0] or None
        sent = _day(mail)
        attached = any(True for _ in mail.iter_attachments())
    except RecursionError as error:
        raise UnreadableDocument("not readable as mail: nested too deeply") from error
    except (MessageError, LookupError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UnreadableDocument(f"not readable as mail: {error}") from error
    text = "\n\n".join(filter(None, (subject, words.strip())))
    return Found(text, title=subject, outlet=sender, published=sent, truncated=attached)


def _words(body: object) -> str:
    if not isinstance(body, EmailMessage):
        return ""
    raw = body.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = body.get_content_charset()
    try:
        text = data.decode(charset) if charset else decode(data)
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    text = text.replace("\r\n", "\n")
    return plain_text(text) if body.get_content_subtype() == "html" else text


def _day(mail: EmailMessage) -> date | None:
    stamp = getattr(mail["date"], "datetime", None)
    return None if stamp is None else stamp.date()
