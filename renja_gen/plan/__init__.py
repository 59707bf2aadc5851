"""The domain model of a plan."""

from renja_gen.plan.model import Plan, plan_schema
from renja_gen.plan.muat import plan_from_node

__all__ = ["Plan", "plan_from_node", "plan_schema"]
