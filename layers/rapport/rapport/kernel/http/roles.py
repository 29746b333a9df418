"""The one table of routes and roles. A function with a route that has no row here does not start."""

from __future__ import annotations

from rapport.kernel.caller import Role

ADMIN = frozenset({Role.ADMIN})
MANAGERS = ADMIN | {Role.SALES_MANAGER}
SELLERS = MANAGERS | {Role.CRM_AGENT}
"""Who sells: agents their own customers (or the team's), managers everybody's."""
DESK = SELLERS | {Role.SUPPORT}
"""Who talks with customers."""
EVERYONE = frozenset(Role)
PUBLIC: frozenset[Role] = frozenset()
"""No token asked for."""

ROUTES: dict[tuple[str, str], frozenset[Role]] = {
    # The house
    ("GET", "/health"): PUBLIC,
    ("GET", "/openapi.json"): PUBLIC,
    ("GET", "/docs"): PUBLIC,
    ("GET", "/me"): EVERYONE,
    ("GET", "/audit"): ADMIN,
    ("GET", "/audit/verify"): ADMIN,
    ("GET", "/ops/runs"): ADMIN,
    # From outside: what became of messages, signed; and who wants no more of them, by a link
    ("POST", "/webhooks/<provider>"): PUBLIC,
    ("GET", "/u/<token>"): PUBLIC,
    ("POST", "/u/<token>"): PUBLIC,
    # What became of messages, who carries them, and what could not be done
    ("GET", "/ops/messages"): MANAGERS,
    ("GET", "/ops/messages/<message_id>"): MANAGERS,
    ("POST", "/ops/messages/<message_id>/resend"): ADMIN,
    ("POST", "/ops/messages/<message_id>/mark-sent"): ADMIN,
    ("GET", "/ops/providers"): ADMIN,
    ("PUT", "/ops/providers/<name>/pause"): ADMIN,
    ("GET", "/ops/dead-letters"): ADMIN,
    ("POST", "/ops/dead-letters/redrive"): ADMIN,
    ("GET", "/api/config"): ADMIN,
    ("GET", "/api/config/<section>"): ADMIN,
    ("PUT", "/api/config/<section>"): ADMIN,
    # The team
    ("GET", "/crm/automation/agents"): SELLERS,
    ("POST", "/crm/automation/agents"): ADMIN,
    ("PUT", "/crm/automation/agents/<agent_id>"): ADMIN,
    # The morning: whom to call
    ("GET", "/crm/automation/tasks/today"): SELLERS,
    ("GET", "/crm-automation/call-tasks/today"): SELLERS,
    ("POST", "/crm/automation/tasks"): SELLERS,
    ("GET", "/crm/automation/tasks/<task_id>"): SELLERS,
    ("PUT", "/crm/automation/tasks/<task_id>/status"): SELLERS,
    ("PUT", "/crm-automation/call-task/<task_id>/status"): SELLERS,
    ("PUT", "/crm/automation/tasks/<task_id>/assign"): SELLERS,
    ("POST", "/crm/automation/tasks/bulk"): SELLERS,
    ("POST", "/crm/automation/tasks/generate"): MANAGERS,
    ("POST", "/crm-automation/generate-call-tasks"): MANAGERS,
    ("GET", "/crm/automation/agent/<agent_id>/dashboard"): SELLERS,
    ("GET", "/crm/automation/agent/<agent_id>/next-action"): SELLERS,
    ("GET", "/crm/automation/agent/performance"): SELLERS,
    ("GET", "/crm-automation/agent-performance"): SELLERS,
    ("GET", "/crm/automation/team/dashboard"): MANAGERS,
    ("POST", "/crm/automation/team/rebalance"): MANAGERS,
    # What to offer
    ("GET", "/crm/automation/recommendations/<customer_id>"): SELLERS,
    ("GET", "/crm-automation/recommendations/<customer_id>"): SELLERS,
    ("GET", "/crm/automation/recommendation-rules"): SELLERS,
    ("POST", "/crm/automation/recommendation-rules"): MANAGERS,
    ("GET", "/crm/automation/recommendation-rules/<rule_id>"): SELLERS,
    ("PUT", "/crm/automation/recommendation-rules/<rule_id>"): MANAGERS,
    ("DELETE", "/crm/automation/recommendation-rules/<rule_id>"): MANAGERS,
    ("GET", "/crm/automation/consumption-profiles"): SELLERS,
    ("POST", "/crm/automation/consumption-profiles"): MANAGERS,
    ("GET", "/crm/automation/consumption-profiles/<profile_id>"): SELLERS,
    ("PUT", "/crm/automation/consumption-profiles/<profile_id>"): MANAGERS,
    ("DELETE", "/crm/automation/consumption-profiles/<profile_id>"): MANAGERS,
    ("GET", "/crm/automation/reminders"): SELLERS,
    ("GET", "/crm/automation/reminders/forecast"): SELLERS,
    ("GET", "/crm/automation/reminders/<customer_id>"): SELLERS,
    # What messages say
    ("GET", "/crm/automation/templates"): SELLERS,
    ("POST", "/crm/automation/templates"): MANAGERS,
    ("POST", "/crm/automation/templates/preview"): SELLERS,
    ("GET", "/crm/automation/templates/<template_id>"): SELLERS,
    ("PUT", "/crm/automation/templates/<template_id>"): MANAGERS,
    ("DELETE", "/crm/automation/templates/<template_id>"): MANAGERS,
    # Campaigns, and the offers of a year
    ("GET", "/crm/automation/campaigns"): SELLERS,
    ("GET", "/crm/automation/campaigns/active"): SELLERS,
    ("GET", "/crm-automation/campaigns"): SELLERS,
    ("POST", "/crm/automation/campaigns"): MANAGERS,
    ("POST", "/crm-automation/campaign"): MANAGERS,
    ("GET", "/crm/automation/campaigns/<campaign_id>"): SELLERS,
    ("PUT", "/crm/automation/campaigns/<campaign_id>"): MANAGERS,
    ("DELETE", "/crm/automation/campaigns/<campaign_id>"): MANAGERS,
    ("PUT", "/crm/automation/campaigns/<campaign_id>/toggle"): MANAGERS,
    ("PUT", "/crm/automation/campaigns/<campaign_id>/pause"): MANAGERS,
    ("PUT", "/crm/automation/campaigns/<campaign_id>/resume"): MANAGERS,
    ("POST", "/crm/automation/campaigns/<campaign_id>/preview"): MANAGERS,
    ("POST", "/crm/automation/campaigns/<campaign_id>/send"): MANAGERS,
    ("POST", "/crm-automation/campaign/<campaign_id>/send"): MANAGERS,
    ("GET", "/crm/automation/campaigns/<campaign_id>/stats"): SELLERS,
    ("GET", "/crm/automation/offer-calendar/<year>"): SELLERS,
    ("PUT", "/crm/automation/offer-calendar/<year>"): MANAGERS,
    # Customers
    ("POST", "/cdm/customers"): SELLERS,
    ("GET", "/cdm/customers/<customer_id>"): EVERYONE,
    ("PUT", "/cdm/customers/<customer_id>"): SELLERS,
    ("PATCH", "/cdm/customers/<customer_id>"): SELLERS,
    ("DELETE", "/cdm/customers/<customer_id>"): MANAGERS,
    ("PUT", "/cdm/customers/<customer_id>/consent"): DESK,
    ("GET", "/cdm/customers/<customer_id>/consent"): DESK,
    ("GET", "/cdm/lookup"): DESK,
    ("GET", "/cdm/family-members/<customer_id>"): DESK,
    ("POST", "/cdm/family-member"): SELLERS,
    ("PUT", "/cdm/family-members/<customer_id>/<member_id>"): SELLERS,
    ("DELETE", "/cdm/family-members/<customer_id>/<member_id>"): SELLERS,
    # What happened
    ("GET", "/cdm/interactions/<customer_id>"): DESK,
    ("POST", "/cdm/interaction"): DESK,
    ("GET", "/cdm/customers/<customer_id>/timeline"): DESK,
    ("POST", "/crm/automation/engagement"): SELLERS,
    ("POST", "/crm-automation/engagement"): SELLERS,
    ("GET", "/crm/automation/engagement/<customer_id>"): SELLERS,
    ("GET", "/crm/automation/engagement/<customer_id>/stats"): SELLERS,
    # What it means
    ("GET", "/cdm/customer360"): EVERYONE,
    ("GET", "/cdm/customer360/<customer_id>"): EVERYONE,
    ("GET", "/cdm/behavior/<customer_id>"): SELLERS,
    ("GET", "/cdm/dropoff"): SELLERS,
    ("GET", "/cdm/upcoming-events"): SELLERS,
    ("GET", "/cdm/segments/summary"): MANAGERS,
    ("GET", "/cdm/customers/<customer_id>/why"): SELLERS,
    ("GET", "/crm/automation/intelligence/<customer_id>"): SELLERS,
    ("GET", "/crm/automation/customers/hot"): SELLERS,
    ("GET", "/crm/automation/customers/warm"): SELLERS,
    ("GET", "/crm/automation/customers/cold"): SELLERS,
    # Catalogue and orders
    ("GET", "/catalog/products"): EVERYONE,
    ("POST", "/catalog/products"): MANAGERS,
    ("GET", "/catalog/products/<product_id>"): EVERYONE,
    ("PUT", "/catalog/products/<product_id>"): MANAGERS,
    ("DELETE", "/catalog/products/<product_id>"): MANAGERS,
    ("GET", "/catalog/categories"): EVERYONE,
    ("POST", "/catalog/categories"): MANAGERS,
    ("GET", "/orders"): EVERYONE,
    ("POST", "/orders"): SELLERS,
    ("POST", "/orders/batch"): MANAGERS,
    ("GET", "/orders/<order_id>"): EVERYONE,
    ("PUT", "/orders/<order_id>"): SELLERS,
    ("PUT", "/orders/<order_id>/status"): EVERYONE,
    ("GET", "/cdm/customers/<customer_id>/orders"): EVERYONE,
    ("POST", "/carts/abandoned"): SELLERS,
    ("POST", "/carts/<cart_id>/recovered"): SELLERS,
}
