"""The team door: agents, their places, their load, and their sign-ins."""

import os

from rapport.kernel import aws
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Response
from rapport.team import store, told
from rapport.team.model import AgentFields, AgentTold, NewAgent
from rapport.team.sign_ins import CognitoSignIns, SignIns

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


def sign_ins() -> SignIns:
    return CognitoSignIns(aws.client("cognito-idp"), os.environ["USER_POOL"])


@app.get("/crm/automation/agents", summary="Everyone in the team", tags=["team"])
def agents() -> Response[list[AgentTold]]:
    work = request.look()
    return reply.listed([told.agent(each) for each in store.everyone(work)])


@app.post("/crm/automation/agents", summary="Add an agent, and invite them", tags=["team"], status_code=201)
def add(agent: NewAgent) -> Response[AgentTold]:
    return reply.write(lambda work: store.add(work, agent, sign_ins()), told.written)


@app.put("/crm/automation/agents/<agent_id>", summary="Change an agent, their role, their standing", tags=["team"])
def change(agent_id: RecordId, said: AgentFields) -> Response[AgentTold]:
    expected = request.expected_version()
    return reply.write(lambda work: store.change(work, agent_id, said, expected, sign_ins()), told.written)


lambda_handler = door.opened(app)
