"""For each write with a body one that the shop accepts: a test sends every one of them."""

from __future__ import annotations

from typing import Any

RICE = {"product_id": "rice-5kg", "quantity": 2}

BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("PUT", "/api/config/<section>"): {"hot_days": 5},
    ("POST", "/crm/automation/agents"): {
        "name": "Nila Akter",
        "role": "crm_agent",
        "districts": ["Dhaka"],
        "daily_capacity": 30,
        "absences": [{"start": "2026-03-12", "end": "2026-03-13"}],
    },
    ("PUT", "/crm/automation/agents/<agent_id>"): {"name": "Nila Akter", "seniority": "senior", "starts_at": "10:00"},
    ("POST", "/crm/automation/recommendation-rules"): {
        "rule_name": "Honey → Pain Relief Oil",
        "trigger_product_id": "honey-500g",
        "recommended_product_id": "pain-relief-oil",
        "min_days_passed": 10,
        "max_days_passed": 20,
        "min_order_value": 800,
        "priority": "high",
    },
    ("PUT", "/crm/automation/recommendation-rules/<rule_id>"): {
        "rule_name": "Rice → Spices",
        "trigger_category": "Rice",
        "recommended_product_id": "spices-200g",
        "min_days_passed": 7,
        "target_customer_type": "repeat",
        "discount_percentage": "7.5",
        "priority": 5,
    },
    ("POST", "/crm/automation/consumption-profiles"): {
        "product_id": "rice-5kg",
        "avg_consumption_days": 29,
        "standard_pack": 5,
        "unit": "kg",
        "buffer_days": 7,
        "min_days": 10,
        "max_days": 90,
    },
    ("PUT", "/crm/automation/consumption-profiles/<profile_id>"): {
        "avg_consumption_days": 26,
        "standard_pack": 5,
        "unit": "kg",
        "one_need": True,
    },
    ("POST", "/crm/automation/tasks"): {
        "customer_id": "cus_1001",
        "task_type": "congratulate_gold_member",
        "priority": "hot",
        "call_reason": "Reached gold this morning",
    },
    ("PUT", "/crm/automation/tasks/<task_id>/status"): {
        "status": "completed",
        "outcome": "interested",
        "notes": "Will buy pain relief oil next week",
        "follow_up_date": "2026-03-17",
    },
    ("PUT", "/crm-automation/call-task/<task_id>/status"): {
        "status": "completed",
        "outcome": "successful - placed order",
        "notes": "Customer ordered 2kg honey",
    },
    ("PUT", "/crm/automation/tasks/<task_id>/assign"): {"agent_id": "1"},
    ("POST", "/crm/automation/tasks/bulk"): {
        "action": "reschedule",
        "task_ids": ["tsk_1001"],
        "task_date": "2026-03-11",
    },
    ("POST", "/crm/automation/team/rebalance"): {"plan_hash": None},
    ("POST", "/crm/automation/tasks/generate"): {"task_date": "2026-03-10"},
    ("POST", "/crm-automation/generate-call-tasks"): {"task_date": "2026-03-10"},
    ("POST", "/cdm/customers"): {
        "first_name": "রহিমা",
        "last_name": "বেগম",
        "phone": "01712345678",
        "email": "rahima@example.com",
        "address": "House 4, Road 7, Dhanmondi",
        "district": "Dhaka",
        "date_of_birth": "1990-03-20",
        "tags": ["organic"],
    },
    ("PUT", "/cdm/customers/<customer_id>"): {"first_name": "Rahima", "phone": "01712345678", "language": "bn"},
    ("PATCH", "/cdm/customers/<customer_id>"): {
        "notes": "Rings before ten.",
        "contact_hours": {"start": "09:00", "end": "10:00"},
    },
    ("PUT", "/cdm/customers/<customer_id>/consent"): {"channel": "sms", "purpose": "marketing", "allowed": True},
    ("POST", "/cdm/family-member"): {
        "customer_id": "cus_1001",
        "name": "Karim",
        "relationship": "child",
        "date_of_birth": "2018-07-07",
    },
    ("PUT", "/cdm/family-members/<customer_id>/<member_id>"): {"name": "Karim", "relationship": "sibling"},
    ("POST", "/cdm/interaction"): {
        "customer_id": "cus_1001",
        "interaction_type": "call",
        "subject": "Delivery on Friday",
        "outcome": "interested",
        "follow_up_date": "2026-03-12",
    },
    ("POST", "/catalog/products"): {
        "name": "Miniket rice, 5 kg",
        "category": "Rice",
        "price": "425.50",
        "unit": "kg",
        "pack_size": 5,
    },
    ("PUT", "/catalog/products/<product_id>"): {"name": "Miniket rice, 5 kg", "category": "Rice", "price": 440},
    ("POST", "/catalog/categories"): {"name": "Spices"},
    ("POST", "/orders"): {
        "customer_id": "cus_1001",
        "lines": [RICE],
        "discount": "20.50",
        "delivery_fee": 60,
        "payment_method": "cash",
        "channel": "phone",
    },
    ("POST", "/orders/batch"): {"orders": [{"id": "web-2001", "customer_id": "cus_1001", "lines": [RICE]}]},
    ("PUT", "/orders/<order_id>"): {"lines": [RICE | {"quantity": 3}], "delivery_fee": 60},
    ("PUT", "/orders/<order_id>/status"): {"status": "delivered"},
    ("POST", "/carts/abandoned"): {"customer_id": "cus_1001", "items": [RICE], "value": 851},
}
