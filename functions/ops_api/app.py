"""The operations door: what became of messages, who carries them, and what the house could not do."""

import os
from typing import Annotated

from rapport.kernel import cursors, dead_letters, functions, keys, sqs
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Path, Query, Response
from rapport.kernel.ids import BROUGHT
from rapport.messaging.dispatch import by_hand
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import State
from rapport.messaging.ops import listing, providers, told
from rapport.messaging.ops.model import MessageTold, PauseAsked, ProviderTold
from rapport.messaging.providers.choosing import provider_of
from rapport.oversight import dead_letters as letters
from rapport.oversight.dead_letters import DeadLetterTold, Post, RedriveAsked, RedriveTold

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

MessageId = Annotated[str, Path(pattern=keys.MESSAGE_ID, max_length=110)]
Word = Annotated[str | None, Query(pattern=BROUGHT)]


def queue() -> sqs.SqsQueue:
    return sqs.named(sqs.MESSAGES)


def post() -> Post:
    return Post(
        of_functions=dead_letters.named(dead_letters.FUNCTIONS),
        of_messages=dead_letters.named(dead_letters.MESSAGES),
        of_tasks=dead_letters.named(dead_letters.RECORDS),
        functions=functions.ours(),
        queue=queue(),
        back_room=sqs.named(sqs.RECORDS),
        sweeper=os.environ["OUTBOX_SWEEPER"],
    )


# -- messages ------------------------------------------------------------------------------------------------


@app.get("/ops/messages", summary="Messages, and where they stand", tags=["messages"])
def messages(
    state: Annotated[State | None, Query()] = None,
    campaign: Word = None,
    customer: Word = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[list[MessageTold]]:
    found, after = listing.page(request.look(), state, campaign, customer, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/ops/messages/<message_id>", summary="One message, word for word", tags=["messages"])
def message(message_id: MessageId) -> Response[MessageTold]:
    work = request.look()
    return reply.found(told.read(work, store.get(work.table, message_id)))


@app.post("/ops/messages/<message_id>/resend", summary="Send again what failed or is in doubt", tags=["messages"])
def resend(message_id: MessageId) -> Response[MessageTold]:
    return reply.write(lambda work: by_hand.send_again(work, queue(), message_id), told.one)


@app.post("/ops/messages/<message_id>/mark-sent", summary="It went: somebody asked", tags=["messages"])
def mark_sent(message_id: MessageId) -> Response[MessageTold]:
    return reply.write(lambda work: by_hand.mark_sent(work, message_id), told.one)


# -- providers -----------------------------------------------------------------------------------------------


@app.get("/ops/providers", summary="Who carries messages, and how they are", tags=["messages"])
def carriers() -> Response[list[ProviderTold]]:
    return reply.listed(providers.told(request.look(), provider_of))


@app.put("/ops/providers/<name>/pause", summary="Send nothing by one of them, or go on", tags=["messages"])
def pause(name: RecordId, said: PauseAsked) -> Response[ProviderTold]:
    expected = request.expected_version()
    return reply.write(lambda work: providers.pause(work, name, said.paused, expected, provider_of), reply.as_is)


# -- what could not be done ----------------------------------------------------------------------------------


@app.get("/ops/dead-letters", summary="What was tried in vain", tags=["house"])
def in_vain() -> Response[list[DeadLetterTold]]:
    return reply.listed(letters.look(request.look(), post()))


@app.post("/ops/dead-letters/redrive", summary="Send it again to where it came from", tags=["house"])
def redrive(said: RedriveAsked) -> Response[RedriveTold]:
    work = request.look()
    return reply.write_in_parts(lambda: letters.redrive(work, post(), said), lambda told: not told.more)


lambda_handler = door.opened(app)
