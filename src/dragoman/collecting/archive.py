"""What was fetched, as it came: appended to a web archive (WARC 1.1), one gzip member a record."""

from __future__ import annotations

import gzip
import hashlib
import os
import uuid
from base64 import b32encode
from pathlib import Path

from dragoman.collecting.client import Fetched

_LEFT_OUT = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def append(archive: Path, fetched: Fetched, *, when: str) -> int:
    """Add a response to an archive; it is on the disk when this returns.

    Args:
        archive: A ``.warc.gz`` file; made when there is none.
        fetched: A response with a body, stored decoded.
        when: The time of fetching (UTC, ISO 8601 with ``Z``).

    Returns:
        The offset of the record in the file, in bytes.
    """
    record = gzip.compress(_record(fetched, when), mtime=0)
    with archive.open("ab") as file:
        start = file.tell()
        file.write(record)
        file.flush()
        os.fsync(file.fileno())
    return start


def _record(fetched: Fetched, when: str) -> bytes:
    kept = [(name, value) for name, value in fetched.headers if name not in _LEFT_OUT]
    kept.append(("content-length", str(len(fetched.body))))
    lines = [f"HTTP/1.1 {fetched.status} OK", *(f"{name}: {_flat(value)}" for name, value in kept)]
    block = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace") + fetched.body
    digest = b32encode(hashlib.sha1(fetched.body, usedforsecurity=False).digest()).decode()
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{fetched.url} {when} {digest}")
    head = (
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{identity}>",
        f"WARC-Date: {when}",
        f"WARC-Target-URI: {fetched.url}",
        f"WARC-Payload-Digest: sha1:{digest}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    )
    return ("\r\n".join(head) + "\r\n\r\n").encode() + block + b"\r\n\r\n"


def _flat(value: str) -> str:
    return " ".join(value.split())
