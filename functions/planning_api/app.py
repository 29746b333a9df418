"""The planning door: a manager's morning. The day's tasks made or shown first, the team side by side, work moved."""

from datetime import timedelta
from typing import Annotated

from rapport.calls.agents import rebalancing, team_board
from rapport.calls.agents.rebalancing import RebalanceTold
from rapport.calls.agents.team_board import Period, TeamDashboardTold
from rapport.calls.morning import generated_told, generating
from rapport.calls.morning.generated_told import GeneratedTold
from rapport.calls.morning.which_day import which_day
from rapport.calls.tasks.model import GenerateAsked, RebalanceAsked
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Day
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

IN_A_REQUEST = timedelta(seconds=20)
"""What is not done by then goes on behind the bus, under the same run."""

DryRun = Annotated[bool, Query()]
OnDay = Annotated[Day | None, Query()]


@app.post("/crm/automation/tasks/generate", summary="Make a day's call tasks, or show them first", tags=["calls"])
def generate(said: GenerateAsked | None = None, dry_run: DryRun = False) -> Response[GeneratedTold]:
    work, said = request.look(), said or GenerateAsked()
    day, language = which_day(work, said.task_date, dry_run=dry_run), work.settings.business.language
    if dry_run:
        return reply.found(generated_told.told(generating.preview(work, day), language, dry_run=True))
    until = work.now + IN_A_REQUEST
    return reply.write_in_parts(
        lambda: generated_told.told(
            generating.asked_for(work, day, lambda: work.shop.clock.now() < until, said.plan_hash),
            language,
            dry_run=False,
        ),
        lambda _: True,
    )


@app.post("/crm-automation/generate-call-tasks", summary="The same, as the guide has it", tags=["calls"])
def guides_generate(said: GenerateAsked | None = None, dry_run: DryRun = False) -> Response[GeneratedTold]:
    return generate(said, dry_run)


@app.get("/crm/automation/team/dashboard", summary="The team side by side", tags=["calls"])
def team(period: Annotated[Period, Query()] = "daily", day: OnDay = None) -> Response[TeamDashboardTold]:
    return reply.found(team_board.dashboard(request.look(), period, day))


@app.post("/crm/automation/team/rebalance", summary="Move open tasks to where there is room", tags=["calls"])
def rebalance(
    said: RebalanceAsked | None = None,
    dry_run: DryRun = False,
    plan_hash: Annotated[str | None, Query(max_length=64)] = None,
) -> Response[RebalanceTold]:
    quoted = said.plan_hash if said and said.plan_hash else plan_hash
    return reply.write_in_parts(
        lambda: rebalancing.rebalance(request.look(), dry_run=dry_run, quoted=quoted), lambda _: True
    )


lambda_handler = door.opened(app)
