"""What managers are told of data requests and of the lists that were exported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.kernel.objects import Objects
from rapport.kernel.work import Work
from rapport.privacy import listing
from rapport.privacy.model import DataRequestTold, ListExportTold
from rapport.privacy.requests import DataRequest, NoSuchRequest


def request_told(work: Work, request: DataRequest) -> DataRequestTold:
    return DataRequestTold(
        request_id=request.request_id,
        kind=request.kind,
        state=request.state,
        customer_ids=list(request.customer_ids) or None,
        reason=request.why or None,
        filters=dict(request.filters) or None,
        by=request.by,
        asked_at=request.asked_at,
        due=request.due,
        overdue=request.state != "done" and request.due < work.today,
        finished_at=request.finished_at,
        counts=dict(request.counts),
    )


def list_told(_: Work, request: DataRequest) -> ListExportTold:
    if request.kind != "list":
        raise NoSuchRequest(f"there is no export {request.request_id}")
    return ListExportTold(
        export_id=request.request_id,
        state=request.state,
        by=request.by,
        asked_at=request.asked_at,
        finished_at=request.finished_at,
        rows_written=request.counts.get("rows", 0),
        gone_at=_gone_at(request),
    )


def with_link(work: Work, request: DataRequest, files: Callable[[], Objects]) -> ListExportTold:
    told, gone = list_told(work, request), _gone_at(request)
    if gone is None or gone <= work.now:
        return told
    name = f"customers-{work.shop.place.day(request.asked_at).isoformat()}.csv"
    url = files().to_get(listing.key_of(request.request_id), name, listing.LINK_LIVES)
    return told.model_copy(update={"file_name": name, "url": url, "url_valid_until": work.now + listing.LINK_LIVES})


def _gone_at(request: DataRequest) -> datetime | None:
    return request.finished_at + listing.KEPT if request.finished_at else None
