"""The activity door: contacts with a customer, and everything that happened."""

from typing import Annotated

from rapport.activity import interactions, timeline
from rapport.activity.model import InteractionAsked, InteractionTold, TimelineEntry
from rapport.kernel import cursors
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


@app.post("/cdm/interaction", summary="Log a contact", tags=["activity"], status_code=201)
def log(interaction: InteractionAsked) -> Response[InteractionTold]:
    return reply.write(lambda work: interactions.log(work, interaction), reply.as_is)


@app.get("/cdm/interactions/<customer_id>", summary="Contacts with a customer, newest first", tags=["activity"])
def latest(
    customer_id: CustomerId, limit: Annotated[int, Query(ge=1, le=200)] = 20, cursor: Cursor = None
) -> Response[list[InteractionTold]]:
    found, after = interactions.latest(request.look(), customer_id, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/cdm/customers/<customer_id>/timeline", summary="Everything that happened", tags=["activity"])
def timeline_of(customer_id: CustomerId, limit: Limit = 50, cursor: Cursor = None) -> Response[list[TimelineEntry]]:
    found, after = timeline.page(request.look(), customer_id, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


lambda_handler = door.opened(app)
