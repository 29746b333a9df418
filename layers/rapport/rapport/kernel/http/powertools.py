"""What doors are built of. Everybody imports it from here: the first thing that a door imports is then `rapport`, which
puts garbage collection off for as long as a cold start lasts; and of Powertools comes what is used.

Its packages import every kind of door and of event that they know, metrics and tracing: 90 modules, asyncio's among
them, in a door's cold start. Modules that stand in for those are put away again; whoever asks for one of them by its
name gets it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

NOT_OURS = (
    "event_handler.appsync",
    "event_handler.bedrock_agent",
    "event_handler.bedrock_agent_function",
    "event_handler.events_appsync.appsync_events",
    "event_handler.http_resolver",
    "event_handler.lambda_function_url",
    "event_handler.vpc_lattice",
    "metrics",
    "tracing",
)
EVENTS_OF_OTHERS = tuple(
    f"utilities.data_classes.{each}"
    for each in (
        "appsync_resolver_event",
        "appsync_resolver_events_event",
        "aws_config_rule_event",
        "bedrock_agent_event",
        "bedrock_agent_function_event",
        "cloud_watch_alarm_event",
        "cloud_watch_custom_widget_event",
        "cloud_watch_logs_event",
        "cloudformation_custom_resource_event",
        "code_deploy_lifecycle_hook_event",
        "code_pipeline_job_event",
        "connect_contact_flow_event",
        "dynamo_db_stream_event",
        "kafka_event",
        "kinesis_firehose_event",
        "kinesis_stream_event",
        "s3_batch_operation_event",
        "s3_event",
        "secrets_manager_event",
        "ses_event",
        "sns_event",
        "sqs_event",
        "transfer_family_event",
    )
)


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


@contextmanager
def _without(package: str, *modules: str) -> Iterator[None]:
    names = [f"{package}.{each}" for each in modules if f"{package}.{each}" not in sys.modules]
    sys.modules.update((name, _StandIn(name)) for name in names)
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


with _without("aws_lambda_powertools", *NOT_OURS, *EVENTS_OF_OTHERS):
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
    from aws_lambda_powertools.event_handler.api_gateway import Route
    from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
    from aws_lambda_powertools.event_handler.openapi.params import Body, Path, Query
    from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse

__all__ = [
    "APIGatewayHttpResolver",
    "Body",
    "OpenAPIResponse",
    "Path",
    "Query",
    "RequestValidationError",
    "Response",
    "Route",
]
