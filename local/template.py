"""The project's template as the laptop's AWS takes it: packed, transformed, bridged."""

import hashlib
import logging
from pathlib import Path
from typing import Any

from local.http_routes import with_routes
from local.left_out import without_left_out
from local.packages import Package, Template


class NoManagedPolicies:
    """SAM asks for a list of managed policies only to turn their names into ARNs; nobody checks them here."""

    def load(self) -> dict[str, str]:
        return {}


def read_template(path: Path) -> Template:
    # Installed with the emulator and not with the product, here and below: asked for where it is needed.
    from samtranslator.yaml_helper import yaml_parse

    template: Template = yaml_parse(path.read_text())
    return template


def laptop_template(template: Template, packages: list[Package], bucket: str, url: str) -> Template:
    here = at_home(template, url)
    return without_left_out(bridged(transformed(with_packages(here, packages, bucket))))


def at_home(template: Template, url: str) -> Template:
    """Where a deployment would be asked for its address, the laptop knows it: links in its messages can be followed."""
    asked = template.get("Parameters", {})
    if "PublicUrl" not in asked:
        return template
    return {**template, "Parameters": {**asked, "PublicUrl": {**asked["PublicUrl"], "Default": url}}}


def with_packages(template: Template, packages: list[Package], bucket: str) -> Template:
    """What `sam package` does: the path of a source becomes the place of its package."""
    resources = dict(template["Resources"])
    for package in packages:
        resource = resources[package.logical_id]
        field = "CodeUri" if resource["Type"] == "AWS::Serverless::Function" else "ContentUri"
        properties = {**resource["Properties"], field: {"Bucket": bucket, "Key": package.name}}
        resources[package.logical_id] = {**resource, "Properties": properties}
    return {**template, "Resources": {name: published(resources[name], packages) for name in resources}}


def published(resource: dict[str, Any], packages: list[Package]) -> dict[str, Any]:
    """SAM publishes a new version for new code only: with a new layer, an alias would stay with the old one."""
    if resource["Type"] != "AWS::Serverless::Function":
        return resource
    names = sorted(package.name for package in packages)
    digest = hashlib.sha256("".join(names).encode()).hexdigest()
    return {**resource, "Properties": {**resource["Properties"], "AutoPublishCodeSha256": digest}}


def transformed(template: Template) -> dict[str, Any]:
    from samtranslator.translator.transform import transform

    # It warns of switches in its own roll-out, which are nobody's business here.
    logging.getLogger("samtranslator").setLevel(logging.CRITICAL)
    plain: dict[str, Any] = transform(template, {}, NoManagedPolicies())
    plain.pop("Transform", None)
    return plain


def bridged(template: dict[str, Any]) -> dict[str, Any]:
    return {**template, "Resources": with_routes(template["Resources"])}
