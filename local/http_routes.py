"""Bridge: MiniStack does not read the OpenAPI `Body` that SAM makes for an HttpApi.

The same routes are told to it as Route, Integration and Authorizer resources.
"""

import hashlib
from typing import Any

Resource = dict[str, Any]
Resources = dict[str, Resource]

ANY = "x-amazon-apigateway-any-method"
INTEGRATION = "x-amazon-apigateway-integration"
AUTHORIZER = "x-amazon-apigateway-authorizer"
CORS = "x-amazon-apigateway-cors"
DEFAULT_ROUTE = "/$default"


def with_routes(resources: Resources) -> Resources:
    """The resources with every HTTP API's `Body` spelled out. Takes and gives plain CloudFormation."""
    told: Resources = {}
    for logical_id, resource in resources.items():
        body = resource.get("Properties", {}).get("Body")
        if resource["Type"] != "AWS::ApiGatewayV2::Api" or body is None:
            told[logical_id] = resource
            continue
        told[logical_id] = api(logical_id, resource, body)
        told |= authorizers(logical_id, body)
        told |= routes(logical_id, body)
    return told


def api(logical_id: str, resource: Resource, body: Resource) -> Resource:
    kept = {name: value for name, value in resource["Properties"].items() if name not in {"Body", "FailOnWarnings"}}
    properties = {"Name": body.get("info", {}).get("title", logical_id), "ProtocolType": "HTTP"} | kept
    if CORS in body:
        properties["CorsConfiguration"] = {name[0].upper() + name[1:]: value for name, value in body[CORS].items()}
    return {**resource, "Properties": properties}


def authorizers(api_id: str, body: Resource) -> Resources:
    schemes = body.get("components", {}).get("securitySchemes", {})
    return {
        authorizer_id(api_id, name): {
            "Type": "AWS::ApiGatewayV2::Authorizer",
            "Properties": {
                "ApiId": {"Ref": api_id},
                "Name": name,
                "AuthorizerType": "JWT",
                "IdentitySource": [scheme[AUTHORIZER]["identitySource"]],
                "JwtConfiguration": {
                    "Issuer": scheme[AUTHORIZER]["jwtConfiguration"]["issuer"],
                    "Audience": scheme[AUTHORIZER]["jwtConfiguration"]["audience"],
                },
            },
        }
        for name, scheme in schemes.items()
        if scheme.get(AUTHORIZER, {}).get("type") == "jwt"
    }


def routes(api_id: str, body: Resource) -> Resources:
    told: Resources = {}
    known = authorizers(api_id, body)
    for path, methods in body.get("paths", {}).items():
        for method, operation in methods.items():
            if INTEGRATION not in operation:
                continue
            key = route_key(path, method)
            name = f"{api_id}{hashlib.sha256(key.encode()).hexdigest()[:10]}"
            integration = operation[INTEGRATION]
            told[f"{name}Integration"] = {
                "Type": "AWS::ApiGatewayV2::Integration",
                "Properties": {
                    "ApiId": {"Ref": api_id},
                    "IntegrationType": integration["type"].upper(),
                    "IntegrationMethod": integration.get("httpMethod", "POST"),
                    "IntegrationUri": integration["uri"],
                    "PayloadFormatVersion": integration.get("payloadFormatVersion", "2.0"),
                },
            }
            told[f"{name}Route"] = {
                "Type": "AWS::ApiGatewayV2::Route",
                "Properties": {
                    "ApiId": {"Ref": api_id},
                    "RouteKey": key,
                    "Target": {"Fn::Join": ["/", ["integrations", {"Ref": f"{name}Integration"}]]},
                }
                | permission(api_id, operation.get("security", body.get("security", [])), known),
            }
    return told


def route_key(path: str, method: str) -> str:
    if path == DEFAULT_ROUTE:
        return "$default"
    return f"{'ANY' if method == ANY else method.upper()} {path}"


def permission(api_id: str, security: list[dict[str, list[str]]], known: Resources) -> Resource:
    """Who may pass. An operation without a requirement, or with SAM's `NONE`, is open to all."""
    for requirement in security:
        for name, scopes in requirement.items():
            if name == "NONE":
                continue
            logical_id = authorizer_id(api_id, name)
            if logical_id not in known:
                # Left open, a door that asks for a key in the cloud would be open on the laptop.
                raise ValueError(f"the route's authorizer {name} is none that MiniStack can be told")
            allowed: Resource = {"AuthorizationType": "JWT", "AuthorizerId": {"Ref": logical_id}}
            return allowed | ({"AuthorizationScopes": scopes} if scopes else {})
    return {"AuthorizationType": "NONE"}


def authorizer_id(api_id: str, name: str) -> str:
    return f"{api_id}Authorizer{''.join(sign for sign in name if sign.isalnum())}"
