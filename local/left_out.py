"""Bridge: what MiniStack cannot stand up is left out of the stack, by name.

Each of these makes the whole stack fail, and none of them is anything a laptop can show. A type that is on
neither side (MiniStack knows it, or it is here) stops the launcher, so that nothing is left out unnoticed.
"""

from typing import Any

from local.places import Stopped

Resource = dict[str, Any]
Resources = dict[str, Resource]

LEFT_OUT = {
    "AWS::Backup::BackupSelection": "backups are the cloud's",
    "AWS::CloudWatch::Alarm": "metric math is refused, and nobody is woken by a laptop",
    "AWS::CloudWatch::CompositeAlarm": "nobody is woken by a laptop",
    "AWS::CodeDeploy::Application": "a laptop changes its functions at once",
    "AWS::CodeDeploy::DeploymentConfig": "a laptop changes its functions at once",
    "AWS::CodeDeploy::DeploymentGroup": "a laptop changes its functions at once",
    "AWS::Cognito::UserPoolUser": "the first admin is invited by email; the demo brings its own people",
    "AWS::Cognito::UserPoolUserToGroupAttachment": "as above",
    "AWS::Events::Archive": "the bus keeps no archive",
    "AWS::SNS::Subscription": "who tells what becomes of messages reaches no laptop",
    "AWS::SecretsManager::RotationSchedule": "a laptop's secrets do not rotate",
}


def without_left_out(template: dict[str, Any]) -> dict[str, Any]:
    resources: Resources = template["Resources"]
    gone = {logical_id for logical_id, resource in resources.items() if resource["Type"] in LEFT_OUT}
    kept = {
        logical_id: without_order_after(gone, resource)
        for logical_id, resource in resources.items()
        if logical_id not in gone
    }
    for logical_id, resource in kept.items():
        if still := mentions(gone, resource):
            raise ValueError(f"{logical_id} needs {', '.join(sorted(still))}, which the laptop leaves out")
    outputs = {name: output for name, output in template.get("Outputs", {}).items() if not mentions(gone, output)}
    return {**template, "Resources": kept, "Outputs": outputs}


def without_order_after(gone: set[str], resource: Resource) -> Resource:
    # UpdatePolicy hands an alias to CodeDeploy.
    kept = {name: value for name, value in resource.items() if name not in {"DependsOn", "UpdatePolicy"}}
    after = resource.get("DependsOn", [])
    after = [name for name in ([after] if isinstance(after, str) else after) if name not in gone]
    return {**kept, "DependsOn": after} if after else kept


def mentions(names: set[str], part: Any) -> set[str]:
    """Which of the names a piece of a template refers to, by Ref, GetAtt or inside a Sub."""
    if isinstance(part, list):
        return set().union(*(mentions(names, item) for item in part)) if part else set()
    if not isinstance(part, dict):
        return set()
    found: set[str] = set()
    for key, value in part.items():
        if key == "Ref" and value in names:
            found.add(value)
        elif key == "Fn::GetAtt":
            first = value.split(".")[0] if isinstance(value, str) else value[0]
            found |= {first} & names
        elif key == "Fn::Sub":
            text = value if isinstance(value, str) else value[0]
            found |= {name for name in names if f"${{{name}}}" in text or f"${{{name}." in text}
            found |= mentions(names, value)
        else:
            found |= mentions(names, value)
    return found


def nothing_undecided(template: dict[str, Any], known_to_ministack: set[str]) -> None:
    """Stops at a type that MiniStack does not know and that nobody has decided to leave out."""
    types = {resource["Type"] for resource in template["Resources"].values()}
    if undecided := types - known_to_ministack:
        raise Stopped(
            f"MiniStack cannot stand up {', '.join(sorted(undecided))}: if a laptop can do without, "
            f"say so in local/left_out.py."
        )
