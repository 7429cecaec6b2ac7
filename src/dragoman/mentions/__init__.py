"""Who, what, where and when a document names, and whose words it quotes."""

from __future__ import annotations

from dragoman.mentions.find import find_mentions

__all__ = ["find_mentions"]
