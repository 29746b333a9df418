"""The intelligence door: what to know before a call, whom it is most pressing to call, and why, or why not."""

from typing import Annotated

from rapport.calls.plan.rules import Priority
from rapport.customer_view import by_priority, intelligence, why
from rapport.customer_view.by_priority import Meaning, PriorityRow
from rapport.customer_view.intelligence import IntelligenceTold
from rapport.customer_view.why import WhyTold
from rapport.kernel import cursors
from rapport.kernel.figures import Language
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, CustomerId, Limit
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

Speaks = Annotated[Language | None, Query()]
ByWhat = Annotated[Meaning, Query()]


@app.get("/cdm/customers/<customer_id>/why", summary="Why they are called, or not", tags=["insight"])
def why_called(
    customer_id: CustomerId, lang: Speaks = None, limit: Limit = 50, cursor: Cursor = None
) -> Response[WhyTold]:
    told, after = why.why(request.look(), customer_id, lang, limit, cursors.opened(cursor))
    return reply.found(told.model_copy(update={"next_cursor": cursors.closed(after)}))


@app.get("/crm/automation/intelligence/<customer_id>", summary="What to know before the call", tags=["insight"])
def before_the_call(customer_id: CustomerId, lang: Speaks = None) -> Response[IntelligenceTold]:
    return reply.found(intelligence.intelligence(request.look(), customer_id, lang))


@app.get("/crm/automation/customers/hot", summary="Whom to call first", tags=["insight"])
def hot(by: ByWhat = "call_priority", limit: Limit = 50, cursor: Cursor = None) -> Response[list[PriorityRow]]:
    return _by_priority("hot", by, limit, cursor)


@app.get("/crm/automation/customers/warm", summary="Whom to call this week", tags=["insight"])
def warm(by: ByWhat = "call_priority", limit: Limit = 50, cursor: Cursor = None) -> Response[list[PriorityRow]]:
    return _by_priority("warm", by, limit, cursor)


@app.get("/crm/automation/customers/cold", summary="Whom to send a message instead", tags=["insight"])
def cold(by: ByWhat = "call_priority", limit: Limit = 50, cursor: Cursor = None) -> Response[list[PriorityRow]]:
    return _by_priority("cold", by, limit, cursor)


def _by_priority(priority: Priority, by: Meaning, limit: int, cursor: str | None) -> Response[list[PriorityRow]]:
    found, after = by_priority.page(request.look(), priority, by, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


lambda_handler = door.opened(app)
