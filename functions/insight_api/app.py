"""The insight door: one customer whole, many by what they are, who falls silent, what is coming."""

from typing import Annotated

from rapport.customer_view import listing, whole
from rapport.customer_view.listing import Filters, Sort
from rapport.customer_view.whole import Customer360, CustomerRow
from rapport.customers.rules import CustomerType, LifecycleStage, RiskLevel, Warmth
from rapport.insight import behavior, coming_events, sales, silent_customers, summary
from rapport.insight.behavior import BehaviorTold
from rapport.insight.coming_events import EventTold
from rapport.insight.sales import SalesTold, Step
from rapport.insight.silent_customers import DropOffTold
from rapport.insight.summary import SummaryTold
from rapport.kernel import cursors
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, CustomerId, Day, Limit, Offset
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

Word = Annotated[str | None, Query(min_length=1, max_length=200)]


@app.get("/cdm/customer360", summary="Customers by what they are", tags=["insight"])
def customers(
    customer_type: Annotated[CustomerType | None, Query()] = None,
    lifecycle_stage: Annotated[LifecycleStage | None, Query()] = None,
    temperature: Annotated[Warmth | None, Query()] = None,
    district: Word = None,
    agent: Word = None,
    tag: Word = None,
    search: Word = None,
    sort: Annotated[Sort, Query()] = "last_order",
    limit: Limit = 50,
    offset: Offset = None,
    cursor: Cursor = None,
) -> Response[list[CustomerRow]]:
    work = request.look()
    filters = Filters(customer_type, lifecycle_stage, temperature, district, agent, tag, search)
    found, after = listing.page_from(work, filters, sort, limit, offset, cursors.opened(cursor))
    return reply.listed([whole.row(work, each) for each in found], cursors.closed(after))


@app.get("/cdm/customer360/<customer_id>", summary="One customer, whole", tags=["insight"])
def customer(customer_id: CustomerId) -> Response[Customer360]:
    return reply.found(whole.whole(request.look(), customer_id))


@app.get("/cdm/behavior/<customer_id>", summary="How a customer buys", tags=["insight"])
def behaves(customer_id: CustomerId) -> Response[BehaviorTold]:
    return reply.found(behavior.behavior(request.look(), customer_id))


@app.get("/cdm/dropoff", summary="Customers who fall silent, most valuable first", tags=["insight"])
def drop_off(
    risk_level: Annotated[RiskLevel | None, Query()] = None, limit: Limit = 50, cursor: Cursor = None
) -> Response[list[DropOffTold]]:
    found, after = silent_customers.page(request.look(), risk_level, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/cdm/upcoming-events", summary="Birthdays and anniversaries to come", tags=["insight"])
def events(
    days: Annotated[int, Query(ge=0, le=365)] = 30, limit: Limit = 50, cursor: Cursor = None
) -> Response[list[EventTold]]:
    found, after = coming_events.upcoming(request.look(), days, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/cdm/segments/summary", summary="How many, and how much value, of each kind", tags=["insight"])
def segments(day: Annotated[Day | None, Query()] = None) -> Response[SummaryTold]:
    work = request.look()
    return reply.found(summary.summary(work, day or work.today))


@app.get("/crm/insights/sales", summary="What was sold, and how much of it to those who came again", tags=["insight"])
def sold(
    start_date: Annotated[Day | None, Query()] = None,
    end_date: Annotated[Day | None, Query()] = None,
    by: Annotated[Step, Query()] = "day",
) -> Response[SalesTold]:
    return reply.found(sales.sales(request.look(), start_date, end_date, by))


lambda_handler = door.opened(app)
