"""Coding: clauses become events (PLOVER) and statements. One coder serves every language."""

from __future__ import annotations

from dragoman.coding.coder import CODER, Coded, code

__all__ = ["CODER", "Coded", "code"]
