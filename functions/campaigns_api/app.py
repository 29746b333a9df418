"""The campaigns door: whom the shop writes to by itself, and the offers of a year."""

from datetime import timedelta
from typing import Annotated

from rapport.campaigns import calendar_changing, calendar_store, saving, told
from rapport.campaigns import store as campaigns
from rapport.campaigns.calendar_model import CalendarSaid, CalendarTold
from rapport.campaigns.campaign import Status
from rapport.campaigns.model import CampaignFields, CampaignTold, MissedCallSaid, MissedCallTold, Switched
from rapport.campaigns.planning import sending
from rapport.campaigns.planning.planner import TimeLeft
from rapport.campaigns.planning.sending import PreviewTold, SendAsked, SentTold
from rapport.campaigns.results import numbers
from rapport.campaigns.results.numbers import StatsTold
from rapport.kernel import cursors, sqs
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Path, Query, Response
from rapport.kernel.work import Work
from rapport.messaging.ledger.message import MessageChannel

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

IN_A_REQUEST = timedelta(seconds=15)
"""What is not planned by then goes on behind the bus, under the same run."""

OfStatus = Annotated[Status | None, Query()]
OfChannel = Annotated[MessageChannel | None, Query()]
Year = Annotated[int, Path(ge=2020, le=2100)]

# -- campaigns -----------------------------------------------------------------------------------------------


@app.get("/crm/automation/campaigns", summary="The shop's campaigns", tags=["campaigns"])
def every_campaign(
    status: OfStatus = None, channel: OfChannel = None, limit: Limit = 200, cursor: Cursor = None
) -> Response[list[CampaignTold]]:
    found, after = told.page(request.look(), status, channel, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/crm/automation/campaigns/active", summary="Those that are switched on and not over", tags=["campaigns"])
def active_campaigns(limit: Limit = 200, cursor: Cursor = None) -> Response[list[CampaignTold]]:
    return every_campaign("active", None, limit, cursor)


@app.get("/crm-automation/campaigns", summary="The shop's campaigns, as the guide has it", tags=["campaigns"])
def guides_campaigns(
    status: OfStatus = None, channel: OfChannel = None, limit: Limit = 200, cursor: Cursor = None
) -> Response[list[CampaignTold]]:
    return every_campaign(status, channel, limit, cursor)


@app.post("/crm/automation/campaigns", summary="Make a campaign", tags=["campaigns"], status_code=201)
def create_campaign(said: CampaignFields) -> Response[CampaignTold]:
    return reply.write(lambda work: saving.create(work, said), told.campaign)


@app.post("/crm-automation/campaign", summary="The same, as the guide has it", tags=["campaigns"], status_code=201)
def guides_create_campaign(said: CampaignFields) -> Response[CampaignTold]:
    return create_campaign(said)


@app.get("/crm/automation/campaigns/<campaign_id>", summary="One campaign", tags=["campaigns"])
def one_campaign(campaign_id: RecordId) -> Response[CampaignTold]:
    work = request.look()
    return reply.found(told.campaign(work, campaigns.get(work, campaign_id)))


@app.put("/crm/automation/campaigns/<campaign_id>", summary="Change a campaign", tags=["campaigns"])
def change_campaign(campaign_id: RecordId, said: CampaignFields) -> Response[CampaignTold]:
    expected = request.expected_version()
    return reply.write(lambda work: saving.change(work, campaign_id, said, expected), told.campaign)


@app.delete(
    "/crm/automation/campaigns/<campaign_id>",
    summary="Take a campaign out; what of it waits does not leave",
    tags=["campaigns"],
    status_code=204,
)
def remove_campaign(campaign_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: campaigns.remove(work, campaign_id, expected), reply.nothing)


@app.put("/crm/automation/campaigns/<campaign_id>/toggle", summary="Switch it on or off", tags=["campaigns"])
def toggle_campaign(campaign_id: RecordId, said: Switched | None = None) -> Response[CampaignTold]:
    expected, on = request.expected_version(), said.is_active if said else None
    return reply.write(lambda work: saving.switch(work, campaign_id, on, expected), told.campaign)


@app.put("/crm/automation/campaigns/<campaign_id>/pause", summary="Hold its messages back", tags=["campaigns"])
def pause_campaign(campaign_id: RecordId) -> Response[CampaignTold]:
    expected = request.expected_version()
    return reply.write(lambda work: campaigns.pause(work, campaign_id, expected), told.campaign)


@app.put("/crm/automation/campaigns/<campaign_id>/resume", summary="Let them go on", tags=["campaigns"])
def resume_campaign(campaign_id: RecordId) -> Response[CampaignTold]:
    expected = request.expected_version()
    return reply.write(lambda work: campaigns.resume(work, campaign_id, expected), told.campaign)


# -- what would happen, what happens, what came of it -------------------------------------------------------


@app.post(
    "/crm/automation/campaigns/<campaign_id>/preview",
    summary="Whom it would reach, in which words, at what cost; nothing is sent",
    tags=["campaigns"],
)
def preview_campaign(campaign_id: RecordId) -> Response[PreviewTold]:
    return reply.write(lambda work: sending.preview(work, campaign_id, _in_time(work)), reply.as_is)


@app.post(
    "/crm/automation/campaigns/<campaign_id>/send", summary="Send it, once to everybody it is for", tags=["campaigns"]
)
def send_campaign(campaign_id: RecordId, said: SendAsked | None = None) -> Response[SentTold]:
    def send() -> SentTold:
        work = request.look()
        return sending.send(work, campaign_id, said or SendAsked(), sqs.named(sqs.MESSAGES), _in_time(work))

    return reply.write_in_parts(send, lambda _: True)


@app.post(
    "/crm/automation/campaigns/missed-call",
    summary="Answer a call that met nobody with a message now",
    tags=["campaigns"],
)
def answer_missed_call(said: MissedCallSaid) -> Response[MissedCallTold]:
    # Late: one route of this door knows calls.
    from rapport.calls.tasks import store as tasks
    from rapport.campaigns.planning import missed_calls

    def answer() -> MissedCallTold:
        work = request.look()
        call = missed_calls.call_of(tasks.get(work, said.task_id))
        found = missed_calls.at_once(work, call, sqs.named(sqs.MESSAGES))
        return told.missed_call(call.task_id, call.customer_id, found)

    return reply.write_in_parts(answer, lambda _: True)


@app.post("/crm-automation/campaign/<campaign_id>/send", summary="The same, as the guide has it", tags=["campaigns"])
def guides_send_campaign(campaign_id: RecordId, said: SendAsked | None = None) -> Response[SentTold]:
    return send_campaign(campaign_id, said)


@app.get("/crm/automation/campaigns/<campaign_id>/stats", summary="A campaign in numbers", tags=["campaigns"])
def campaign_stats(campaign_id: RecordId) -> Response[StatsTold]:
    return reply.found(numbers.stats(request.look(), campaign_id))


def _in_time(work: Work) -> TimeLeft:
    until = work.now + IN_A_REQUEST
    return lambda: work.shop.clock.now() < until


# -- the offers of a year ------------------------------------------------------------------------------------


@app.get("/crm/automation/offer-calendar/<year>", summary="Twelve months, twelve offers", tags=["campaigns"])
def offer_calendar(year: Year) -> Response[CalendarTold]:
    work = request.look()
    return reply.found(calendar_changing.told(work, calendar_store.get(work, year)))


@app.put("/crm/automation/offer-calendar/<year>", summary="Plan all of them, or some", tags=["campaigns"])
def change_offer_calendar(year: Year, said: CalendarSaid) -> Response[CalendarTold]:
    expected = request.expected_version()
    return reply.write(
        lambda work: calendar_changing.change(work, year, said, expected),
        calendar_changing.told,
    )


lambda_handler = door.opened(app)
