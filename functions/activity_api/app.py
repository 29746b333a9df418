"""The activity door: contacts and engagement with a customer, and everything that happened."""

from typing import Annotated

from rapport.activity import engagement_history, engagements, interactions, timeline
from rapport.activity.kinds import AskedChannel
from rapport.activity.model import (
    EngagementAsked,
    EngagementStatsTold,
    EngagementTold,
    EngagementType,
    InteractionAsked,
    InteractionTold,
    TimelineEntry,
)
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


@app.post("/crm/automation/engagement", summary="Log an engagement", tags=["activity"], status_code=201)
def engage(engagement: EngagementAsked) -> Response[EngagementTold]:
    return reply.write(lambda work: engagements.log(work, engagement), reply.as_is)


@app.post("/crm-automation/engagement", summary="The same, as the guide has it", tags=["activity"], status_code=201)
def guides_engage(engagement: EngagementAsked) -> Response[EngagementTold]:
    return engage(engagement)


@app.get("/crm/automation/engagement/<customer_id>", summary="Engagement history, newest first", tags=["activity"])
def engaged(
    customer_id: CustomerId,
    limit: Limit = 50,
    cursor: Cursor = None,
    channel: Annotated[AskedChannel | None, Query()] = None,
    engagement_type: Annotated[EngagementType | None, Query(alias="type")] = None,
) -> Response[list[EngagementTold]]:
    found, after = engagement_history.page(
        request.look(), customer_id, limit, cursors.opened(cursor), channel, engagement_type
    )
    return reply.listed(found, cursors.closed(after))


@app.get("/crm/automation/engagement/<customer_id>/stats", summary="What brings answers", tags=["activity"])
def engagement_stats(customer_id: CustomerId) -> Response[EngagementStatsTold]:
    return reply.found(engagement_history.stats(request.look(), customer_id))


lambda_handler = door.opened(app)
