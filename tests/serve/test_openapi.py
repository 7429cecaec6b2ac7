"""The interface against its own description: whatever is sent, what comes back is as described."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.serve.settings import Settings
from tests.serve.rooms import open_room

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def described(sample_ledger: Path) -> Iterator[Any]:
    with open_room(Settings(ledger=sample_ledger, rate=1_000_000, link=False)) as room:
        yield schemathesis.openapi.from_url(f"{room}/api/openapi.json")


@pytest.mark.slow
def test_what_comes_back_is_as_described(described: Any) -> None:
    operations = [one.ok() for one in described.get_all_operations()]
    assert len(operations) == 27
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def check(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        check()
