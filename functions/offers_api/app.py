"""The offers door: what to offer a customer, and what they are about to run out of."""

from typing import Annotated

from rapport.kernel import cursors
from rapport.kernel.figures import Language
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, CustomerId, Day, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response
from rapport.recommendations import ruling, told
from rapport.recommendations import store as rules
from rapport.recommendations.model import NewRule, RecommendationTold, RuleFields, RuleTold
from rapport.replenishment import reminding
from rapport.replenishment import store as consumption
from rapport.replenishment.model import ForecastTold, NewProfile, ProfileFields, ProfileTold, ReminderTold
from rapport.replenishment.told import profile as profile_told
from rapport.replenishment.told import profile_of

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

# -- recommendations and their rules -------------------------------------------------------------------------


InLanguage = Annotated[Language | None, Query()]


@app.get("/crm/automation/recommendations/<customer_id>", summary="What to offer a customer", tags=["recommendations"])
def recommendations(customer_id: CustomerId, lang: InLanguage = None) -> Response[list[RecommendationTold]]:
    return reply.listed(told.recommendations(request.look(), customer_id, lang))


@app.get(
    "/crm-automation/recommendations/<customer_id>", summary="The same, as the guide has it", tags=["recommendations"]
)
def guides_recommendations(customer_id: CustomerId, lang: InLanguage = None) -> Response[list[RecommendationTold]]:
    return recommendations(customer_id, lang)


@app.get("/crm/automation/recommendation-rules", summary="The shop's rules", tags=["recommendations"])
def recommendation_rules(limit: Limit = 200, cursor: Cursor = None) -> Response[list[RuleTold]]:
    found, after = told.rules(request.look(), limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.post("/crm/automation/recommendation-rules", summary="Make a rule", tags=["recommendations"], status_code=201)
def create_recommendation_rule(said: NewRule) -> Response[RuleTold]:
    return reply.write(lambda work: ruling.create(work, said), told.rule)


@app.get("/crm/automation/recommendation-rules/<rule_id>", summary="One rule", tags=["recommendations"])
def recommendation_rule(rule_id: RecordId) -> Response[RuleTold]:
    work = request.look()
    return reply.found(told.rule(work, rules.get(work, rule_id)))


@app.put("/crm/automation/recommendation-rules/<rule_id>", summary="Change a rule", tags=["recommendations"])
def change_recommendation_rule(rule_id: RecordId, said: RuleFields) -> Response[RuleTold]:
    expected = request.expected_version()
    return reply.write(lambda work: ruling.change(work, rule_id, said, expected), told.rule)


@app.delete(
    "/crm/automation/recommendation-rules/<rule_id>",
    summary="Take a rule out",
    tags=["recommendations"],
    status_code=204,
)
def remove_recommendation_rule(rule_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: rules.remove(work, rule_id, expected), reply.nothing)


# -- consumption and reminders -------------------------------------------------------------------------------


@app.get("/crm/automation/consumption-profiles", summary="How fast things are used up", tags=["reminders"])
def consumption_profiles() -> Response[list[ProfileTold]]:
    return reply.listed([profile_told(each) for each in consumption.page(request.look())])


@app.post(
    "/crm/automation/consumption-profiles",
    summary="Say how fast a thing is used up",
    tags=["reminders"],
    status_code=201,
)
def create_consumption_profile(said: NewProfile) -> Response[ProfileTold]:
    return reply.write(lambda work: consumption.create(work, said), profile_of)


@app.get("/crm/automation/consumption-profiles/<profile_id>", summary="One consumption profile", tags=["reminders"])
def consumption_profile(profile_id: RecordId) -> Response[ProfileTold]:
    return reply.found(profile_told(consumption.get(request.look(), profile_id)))


@app.put("/crm/automation/consumption-profiles/<profile_id>", summary="Change one", tags=["reminders"])
def change_consumption_profile(profile_id: RecordId, said: ProfileFields) -> Response[ProfileTold]:
    expected = request.expected_version()
    return reply.write(lambda work: consumption.change(work, profile_id, said, expected), profile_of)


@app.delete(
    "/crm/automation/consumption-profiles/<profile_id>",
    summary="Back to the default, if there is one",
    tags=["reminders"],
    status_code=204,
)
def remove_consumption_profile(profile_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: consumption.remove(work, profile_id, expected), reply.nothing)


@app.get("/crm/automation/reminders", summary="Who is reminded that day, of what, and why", tags=["reminders"])
def reminders(
    date: Annotated[Day | None, Query()] = None, limit: Limit = 50, cursor: Cursor = None
) -> Response[list[ReminderTold]]:
    work = request.look()
    found, after = reminding.of_day(work, date or work.today, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/crm/automation/reminders/forecast", summary="How much work is coming", tags=["reminders"])
def forecast(days: Annotated[int, Query(ge=1, le=90)] = 30) -> Response[list[ForecastTold]]:
    return reply.listed(reminding.forecast(request.look(), days))


@app.get(
    "/crm/automation/reminders/<customer_id>", summary="What a customer is about to run out of", tags=["reminders"]
)
def customers_reminders(customer_id: CustomerId) -> Response[list[ReminderTold]]:
    return reply.listed(reminding.of_customer(request.look(), customer_id))


lambda_handler = door.opened(app)
