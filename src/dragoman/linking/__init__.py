"""Linking: who is who, who copied whom, what happened once, how each undertaking moved."""

from __future__ import annotations

from dragoman.linking.link import link

__all__ = ["link"]
