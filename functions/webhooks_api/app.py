"""What comes from outside without a token: providers tell what became of messages, and people who want no more of them
say so. Each brings its own proof: a signature, or a link that only its receiver was sent."""

import os
from collections.abc import Mapping, Sequence
from functools import cache

from rapport.kernel.caller import Caller, system
from rapport.kernel.clock import SystemClock
from rapport.kernel.http import customer_page, door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.powertools import APIGatewayHttpResolver, OpenAPIResponse, Response
from rapport.messaging.receipts import opt_out_page, way_out
from rapport.messaging.receipts.hearing import Hearing, ReceivedTold
from rapport.messaging.receipts.notifications import Topics
from rapport.messaging.receipts.opening import opened
from rapport.messaging.receipts.opt_out_page import Step

RECEIVED: dict[int, OpenAPIResponse] = {
    200: {"description": "Kept.", "content": {"application/json": {"model": ReceivedTold}}},
}
PAGE: dict[int, OpenAPIResponse] = {
    200: {"description": "A page, in Bangla and English.", "content": {"text/html": {"schema": {"type": "string"}}}},
    404: {"description": "A page that says so.", "content": {"text/html": {"schema": {"type": "string"}}}},
}

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.post("/webhooks/<provider>", summary="What became of messages", tags=["messages"], responses=RECEIVED)
def receive_receipts(provider: str) -> Response[ReceivedTold]:
    """A gateway signs the body; AWS tells by SNS, which signs its notifications. Receipts may come late, twice and in
    any order. Those that are not understood are named, and the others of the same body are kept all the same."""
    return reply.found(hearing().hear(provider, app.current_event.raw_event))


@app.get("/u/<token>", summary="No more offers? A page that asks", tags=["messages"], responses=PAGE)
def ask_before_opting_out(token: str) -> Response[str]:
    """Changes nothing: scanners of mail open every link."""
    return page(way_out.ask(request.shop(), token))


@app.post("/u/<token>", summary="No more offers", tags=["messages"], responses=PAGE)
def opt_out(token: str) -> Response[str]:
    """By the button of that page, or by one click in a mail program (RFC 8058). The body means nothing: the link says
    whose it is."""
    return page(way_out.take(request.shop(), caller(), token))


def page(step: Step) -> Response[str]:
    shop_name = request.shop().settings.current().business.name
    return Response(opt_out_page.STATUS[step], None, opt_out_page.page(step, shop_name), {**customer_page.HEADERS})


def caller() -> Caller:
    """Nobody who is signed in: the house acts on what it is told."""
    return system("webhooks", app.current_event.request_context.request_id)


def hearing() -> Hearing:
    return Hearing(request.shop(), caller(), gateway_secrets, topics(), opened)


def gateway_secrets() -> Sequence[str]:
    # Late: it brings every provider along, and whoever opts out needs none.
    from rapport.messaging.providers.choosing import webhook_secrets

    return webhook_secrets()


@cache
def topics() -> Mapping[str, Topics]:
    """Written as `<provider>=<topic>`, with blanks between them. Each keeps the certificates that it has fetched."""
    named = (each.partition("=") for each in os.environ.get("RECEIPT_TOPICS", "").split())
    return {provider: Topics([topic], opened, SystemClock()) for provider, _, topic in named}


lambda_handler = door.opened(app)
