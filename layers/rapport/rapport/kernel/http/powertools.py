"""What doors are built of. They import it from here, so that the first thing a door imports is `rapport`, which puts
garbage collection off for as long as a cold start lasts."""

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Path, Query
from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse

__all__ = ["APIGatewayHttpResolver", "Body", "OpenAPIResponse", "Path", "Query", "Response"]
