"""Which addresses may be connected to: public ones, whatever way they are written or wrapped.

An address that carries another one (IPv4 in IPv6, 6to4, NAT64, Teredo) is as good as the worst of
them. Sources: IANA's special-purpose address registries; RFC 4291, 3056, 4380, 6052, 8215.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

Address = IPv4Address | IPv6Address

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")
_PROTOCOLS = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SITE_LOCAL = IPv6Network("fec0::/10")


def is_public(said: str) -> bool:
    """Whether a numeric address, and every address inside it, is one of the public internet."""
    try:
        address = ip_address(said.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_public, (address, *_carried(address))))


def _is_public(address: Address) -> bool:
    special = (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_loopback
        or address.is_link_local
    )
    if isinstance(address, IPv6Address):
        if address in _NAT64[0] or address.ipv4_mapped is not None or address.sixtofour:
            return True  # as good as what it carries
        special = special or address in _SITE_LOCAL or address in _NAT64[1]
        special = special or address in _COMPATIBLE
    else:
        special = special or any(address in network for network in _PROTOCOLS)
    return address.is_global and not special


def _carried(address: Address) -> Iterator[Address]:
    """The addresses inside an address."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in network for network in _NAT64):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
