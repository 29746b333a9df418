"""The stack on the laptop's AWS: created once, updated when template or sources changed, found again else."""

import hashlib
import json
import time
from dataclasses import dataclass
from typing import Any

from local.emulator import CREDENTIALS, REGION
from local.packages import Package, Template
from local.places import Stopped

NAME = "rapport"
BUCKET = "laptop-packages"
# Kept as a tag of the stack, so that it is as old as the state it speaks of.
MADE_FROM = "laptop:made-from"
TEMPLATE_LIMIT = 51_200


@dataclass(frozen=True)
class Stack:
    outputs: dict[str, str]
    resources: dict[str, str]
    """Logical id to physical id."""


def client(service: str, endpoint: str) -> Any:
    import boto3
    from botocore.config import Config

    patient = Config(read_timeout=120, retries={"max_attempts": 0})
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        config=patient,
    )


def bring_up(endpoint: str, template: Template, packages: list[Package]) -> str:
    """Makes the stack what the plain template says; answers what had to be done."""
    body = json.dumps(template, sort_keys=True, default=str)
    made_from = hashlib.sha256(body.encode()).hexdigest()
    cloudformation = client("cloudformation", endpoint)
    there = describe(cloudformation)
    if there and tag(there, MADE_FROM) == made_from and there["StackStatus"].endswith("_COMPLETE"):
        return "found"
    upload(endpoint, packages)
    request = {
        "StackName": NAME,
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        "Tags": [{"Key": MADE_FROM, "Value": made_from}],
    } | where(endpoint, body)
    if there:
        cloudformation.update_stack(**request)
    else:
        cloudformation.create_stack(**request)
    wait(cloudformation)
    return "updated" if there else "created"


def upload(endpoint: str, packages: list[Package]) -> None:
    s3 = client("s3", endpoint)
    if BUCKET not in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]:
        s3.create_bucket(Bucket=BUCKET)
    for package in packages:
        s3.put_object(Bucket=BUCKET, Key=package.name, Body=package.content)


def where(endpoint: str, body: str) -> dict[str, str]:
    """A template goes in the request up to a limit, and by way of a bucket above it."""
    if len(body) < TEMPLATE_LIMIT:
        return {"TemplateBody": body}
    client("s3", endpoint).put_object(Bucket=BUCKET, Key="template.json", Body=body.encode())
    return {"TemplateURL": f"{endpoint}/{BUCKET}/template.json"}


def describe(cloudformation: Any) -> dict[str, Any] | None:
    from botocore.exceptions import ClientError

    try:
        found: list[dict[str, Any]] = cloudformation.describe_stacks(StackName=NAME)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    return found[0] if found else None


def tag(stack: dict[str, Any], key: str) -> str | None:
    return next((tag["Value"] for tag in stack.get("Tags", []) if tag["Key"] == key), None)


def wait(cloudformation: Any) -> None:
    give_up = time.monotonic() + 300
    while time.monotonic() < give_up:
        stack = describe(cloudformation)
        status = stack["StackStatus"] if stack else "missing"
        if status in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
            return
        if not status.endswith("_IN_PROGRESS"):
            raise Stopped(f"The stack did not stand up: {why(cloudformation)}")
        time.sleep(0.1)
    raise Stopped("The stack did not stand up within five minutes.")


def why(cloudformation: Any) -> str:
    """The first thing that failed; what follows it is only its consequence."""
    events = cloudformation.describe_stack_events(StackName=NAME)["StackEvents"]
    failed = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
    first = failed[-1] if failed else events[0]
    return f"{first['LogicalResourceId']}: {first.get('ResourceStatusReason', 'no reason given')}"


def look_up(endpoint: str) -> Stack:
    cloudformation = client("cloudformation", endpoint)
    stack = describe(cloudformation)
    assert stack is not None
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=NAME)
    resources = {
        resource["LogicalResourceId"]: resource["PhysicalResourceId"]
        for page in pages
        for resource in page["StackResourceSummaries"]
    }
    return Stack(outputs, resources)


def environment_of(endpoint: str, function: str) -> dict[str, str]:
    configuration = client("lambda", endpoint).get_function_configuration(FunctionName=function)
    variables: dict[str, str] = configuration.get("Environment", {}).get("Variables", {})
    return variables


def invoke(endpoint: str, function: str, event: Any) -> Any:
    """Runs a function and gives what it answers; its failure is raised with its own words."""
    answer = client("lambda", endpoint).invoke(FunctionName=function, Payload=json.dumps(event).encode())
    payload = json.loads(answer["Payload"].read() or b"null")
    if "FunctionError" in answer:
        raise RuntimeError(f"{function}: {payload}")
    return payload
