"""Time to live, which the emulator keeps but does not take from a template: set on each table that asks for it."""

from typing import Any

from local import stack as stacks
from local.stack import Stack


def apply(endpoint: str, template: dict[str, Any], stack: Stack) -> list[str]:
    """The tables whose records now expire; what is set already is left as it is."""
    dynamodb = stacks.client("dynamodb", endpoint)
    applied = []
    for name, resource in template["Resources"].items():
        asked = resource.get("Properties", {}).get("TimeToLiveSpecification")
        if resource["Type"] != "AWS::DynamoDB::Table" or not asked:
            continue
        table = stack.resources[name]
        kept = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        if kept["TimeToLiveStatus"] != "ENABLED":
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=asked)
        applied.append(table)
    return applied
