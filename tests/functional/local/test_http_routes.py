from typing import Any

import pytest

from local.http_routes import with_routes

ISSUER = {"Fn::Sub": "https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPool}"}
INVOCATIONS = {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/functions/${Door.Arn}/invocations"}


def operation(security: list[dict[str, list[str]]]) -> dict[str, Any]:
    integration = {"type": "aws_proxy", "httpMethod": "POST", "uri": INVOCATIONS, "payloadFormatVersion": "2.0"}
    return {"x-amazon-apigateway-integration": integration, "security": security, "responses": {}}


def api(paths: dict[str, Any], **body: Any) -> dict[str, Any]:
    """An HTTP API as SAM leaves it."""
    authorizer = {
        "type": "jwt",
        "identitySource": "$request.header.Authorization",
        "jwtConfiguration": {"issuer": ISSUER, "audience": [{"Ref": "Client"}]},
    }
    schemes = {"Cognito": {"type": "oauth2", "x-amazon-apigateway-authorizer": authorizer}}
    told = {"openapi": "3.0.1", "info": {"title": "shop"}, "components": {"securitySchemes": schemes}}
    return {"Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Body": told | {"paths": paths} | body}}}


def routes(resources: dict[str, Any]) -> dict[str, Any]:
    return {
        resource["Properties"]["RouteKey"]: resource["Properties"]
        for resource in with_routes(resources).values()
        if resource["Type"] == "AWS::ApiGatewayV2::Route"
    }


def test_a_path_for_any_method_becomes_one_route() -> None:
    door = api({"/crm/{proxy+}": {"x-amazon-apigateway-any-method": operation([{"Cognito": []}])}})
    assert list(routes(door)) == ["ANY /crm/{proxy+}"]


def test_each_method_of_a_path_becomes_a_route() -> None:
    door = api({"/me": {"get": operation([{"Cognito": []}]), "put": operation([{"Cognito": []}])}})
    assert sorted(routes(door)) == ["GET /me", "PUT /me"]


def test_a_route_leads_to_the_integration_of_its_own_function() -> None:
    told = with_routes(api({"/me": {"get": operation([])}}))
    route = next(part for part in told.values() if part["Type"] == "AWS::ApiGatewayV2::Route")
    slash, (kind, integration) = route["Properties"]["Target"]["Fn::Join"]
    assert (slash, kind) == ("/", "integrations")
    assert told[integration["Ref"]]["Properties"]["IntegrationUri"] == INVOCATIONS
    assert told[integration["Ref"]]["Properties"]["IntegrationType"] == "AWS_PROXY"


def test_a_route_with_an_authorizer_asks_for_its_token() -> None:
    told = with_routes(api({"/me": {"get": operation([{"Cognito": ["openid"]}])}}))
    route = next(part["Properties"] for part in told.values() if part["Type"] == "AWS::ApiGatewayV2::Route")
    assert route["AuthorizationType"] == "JWT"
    assert route["AuthorizationScopes"] == ["openid"]
    authorizer = told[route["AuthorizerId"]["Ref"]]["Properties"]
    assert authorizer["JwtConfiguration"] == {"Issuer": ISSUER, "Audience": [{"Ref": "Client"}]}
    assert authorizer["IdentitySource"] == ["$request.header.Authorization"]


@pytest.mark.parametrize("security", [[], [{"NONE": []}]])
def test_a_public_route_is_open(security: list[dict[str, list[str]]]) -> None:
    assert routes(api({"/health": {"get": operation(security)}}))["GET /health"]["AuthorizationType"] == "NONE"


def test_an_authorizer_that_cannot_be_told_is_refused_and_not_left_open() -> None:
    with pytest.raises(ValueError, match="Mystery"):
        with_routes(api({"/me": {"get": operation([{"Mystery": []}])}}))


def test_an_api_without_a_default_route_gets_none() -> None:
    assert "$default" not in routes(api({"/me": {"get": operation([])}}))


def test_a_default_route_is_kept_as_one() -> None:
    assert list(routes(api({"/$default": {"x-amazon-apigateway-any-method": operation([])}}))) == ["$default"]


def test_the_answer_to_other_origins_is_kept() -> None:
    told = with_routes(api({}, **{"x-amazon-apigateway-cors": {"allowOrigins": ["*"]}}))
    assert told["Api"]["Properties"]["CorsConfiguration"] == {"AllowOrigins": ["*"]}


def test_names_of_routes_stay_the_same_so_that_an_update_replaces_nothing() -> None:
    paths = {"/me": {"get": operation([])}}
    more = {"/a": {"get": operation([])}, **paths}
    assert with_routes(api(paths)).keys() < with_routes(api(more)).keys()


def test_other_resources_pass_untouched() -> None:
    table = {"Type": "AWS::DynamoDB::Table", "Properties": {"BillingMode": "PAY_PER_REQUEST"}}
    assert with_routes({"Table": table}) == {"Table": table}
