from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.exports.test_jsonl import KEYS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "format.md"


def _section(kind: str) -> str:
    text = REFERENCE.read_text(encoding="utf-8")
    found = re.search(rf"^### {kind}\n(.*?)(?=^##|\Z)", text, flags=re.M | re.S)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_of_a_record_is_documented(kind: str) -> None:
    section = _section(kind)
    assert [key for key in KEYS[kind].split() if f"`{key}`" not in section] == []
