"""Content ids: the same content gives the same id on every machine and in every order."""

from __future__ import annotations

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """An id made from what the record says.

    Args:
        prefix: The kind of record, one or two letters (``d`` document, ``n`` entity, ``m`` entity
            mention, ``em`` event mention, ``e`` event, ``u`` undertaking, ``s`` statement,
            ``c`` conflict, ``x`` decision, ``r`` rejected).
        parts: What tells this record from every other one; ``str()`` of each is hashed.

    Returns:
        ``prefix``, a hyphen and 16 hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "replace"))
    return f"{prefix}-{digest.hexdigest()[:16]}"
