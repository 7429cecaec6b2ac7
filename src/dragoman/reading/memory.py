"""Whether a parser gave up because memory ran out, which libxml2 reports as an error of syntax."""

from __future__ import annotations

from lxml import etree

_NO_MEMORY = "ERR_NO_MEMORY"


def tell_memory(error: etree.LxmlError | ValueError) -> None:
    """Pass an error of parsing by, unless memory ran out.

    Raises:
        MemoryError: It did.
    """
    log = getattr(error, "error_log", None) or ()
    if any(entry.type_name == _NO_MEMORY for entry in log):
        raise MemoryError from error
