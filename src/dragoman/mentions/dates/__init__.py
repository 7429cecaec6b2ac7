"""When things were: date expressions found, the publication date inferred, relative dates resolved.

``tokens`` reads words and numbers, ``words`` looks them up in the pack, ``grammar`` matches the
pack's patterns, ``meaning`` turns an expression into days seen from an anchor, ``published`` infers
when a text was published and ``resolve`` puts all together.
"""

from __future__ import annotations

from dragoman.mentions.dates.resolve import date_document

__all__ = ["date_document"]
