"""The reviewer's actions: verdicts given by form, listed, and taken back."""

from __future__ import annotations

import hmac
from typing import Annotated, get_args

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.params import Body, FromPath
from msgspec import Meta, Struct

from dragoman.errors import LedgerError
from dragoman.ledger.browse_records import count_decisions, page_decisions
from dragoman.ledger.browse_view import records_of
from dragoman.model import Decision, Event, Verdict
from dragoman.serve.asked import AnyRequest, PageAsked, asked_of, given_of
from dragoman.serve.desk import AtDesk, Desk, Judgement
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Listing
from dragoman.serve.pages.base import Page, show
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE

PATH = "/decisions"
Text = Annotated[str, Meta(max_length=500)]
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


class VerdictForm(Struct, frozen=True):
    """A verdict as the form sends it; ``target`` and ``other`` are ids, parted by spaces."""

    form_key: Text
    verdict: Verdict
    target: Text
    other: Text = ""
    by: Text = ""
    reason: Text = ""
    field: Text = ""
    value: Text = ""


@get(PATH, sync_to_thread=True)
def decisions_page(request: AnyRequest, desk: AtDesk) -> Page:
    """Every verdict ever given, the newest first, with who took it back."""
    asked = asked_of(request, PageAsked)
    listing = Listing(
        PATH, given_of(asked), total=desk.recall(count_decisions), page=asked.page, sorts=()
    )
    rows = desk.recall(page_decisions, None, (asked.page - 1) * PAGE_SIZE, PAGE_SIZE)
    return show(
        desk,
        "decisions.html",
        title="Decisions",
        listing=listing,
        rows=rows,
        verdicts=get_args(Verdict),
    )


@get(f"{PATH}.csv", sync_to_thread=True)
def decisions_csv(desk: AtDesk) -> Response[bytes]:
    """The verdicts as a table."""
    header = ("id", "made at", "by", "verdict", "target", "field", "value", "reason", "withdrawn")
    rows = (
        (
            *(one.decision.id, one.decision.made_at, one.decision.by, one.decision.verdict),
            *(one.decision.target, one.decision.field, one.decision.value, one.decision.reason),
            one.withdrawn_at,
        )
        for one in desk.ask(page_decisions, None, 0, LARGEST_DOWNLOAD)
    )
    return csv_file("decisions", header, rows)


@get(f"{PATH}.json", sync_to_thread=True)
def decisions_json(desk: AtDesk) -> Response[bytes]:
    """The verdicts as records, each with its withdrawal."""
    return json_file("decisions", desk.ask(page_decisions, None, 0, LARGEST_DOWNLOAD))


@post("/verdicts", sync_to_thread=True)
def decide(data: Form, request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """Records a verdict and goes back to where it was given."""
    form = msgspec.convert(data, VerdictForm)
    _check_key(form.form_key, desk)
    setting = (form.field.strip(), form.value) if form.verdict == "set" else None
    if setting is not None and not setting[0]:
        raise ClientException("a verdict `set` needs the field that it sets")
    try:
        made = desk.decide(
            Judgement(
                verdict=form.verdict,
                target=_targets(form, desk),
                by=form.by.strip() or desk.settings.reviewer,
                reason=form.reason.strip() or None,
                setting=setting,
            )
        )
    except LedgerError as error:
        raise ClientException(error.message) from error
    return _seen(made)


@post("/decisions/{record:str}/withdraw", sync_to_thread=True)
def withdraw(data: Form, record: FromPath[str], desk: AtDesk) -> Response[bytes]:
    """Takes a verdict back."""
    _check_key(data.get("form_key", ""), desk)
    by = data.get("by", "").strip()[:500] or desk.settings.reviewer
    desk.withdraw(record, by=by)
    return Response(b"", status_code=303, headers={"location": f"{PATH}#{record}"})


def _targets(form: VerdictForm, desk: Desk) -> tuple[str, ...]:
    """The ids that a verdict speaks of: of an event, its reports, since linking makes events anew.

    That an event is another than a second one is said of the first report of each; without a
    second one, that the reports of this one are different events.
    """
    these, others = _reports(form.target, desk), _reports(form.other, desk)
    if form.verdict == "different" and others:
        return (these[0], others[0]) if these else others[:1]
    return tuple(dict.fromkeys((*these, *others)))


def _reports(ids: str, desk: Desk) -> tuple[str, ...]:
    said = tuple(dict.fromkeys(ids.split()))
    events = {one.id: one.mentions for one in desk.ask(records_of, Event, said)}
    return tuple(report for one in said for report in events.get(one, (one,)))


def _seen(made: Decision) -> Response[bytes]:
    return Response(b"", status_code=303, headers={"location": f"{PATH}#{made.id}"})


def _check_key(shown: str, desk: Desk) -> None:
    if not hmac.compare_digest(shown.encode(), desk.form_key.encode()):
        raise PermissionDeniedException("the form is out of date; go back, reload, send it again")
