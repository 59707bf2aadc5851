"""The domain model of a plan."""

from renja_gen.plan.model import Plan
from renja_gen.plan.muat import plan_from_node
from renja_gen.plan.skema import plan_schema

__all__ = ["Plan", "plan_from_node", "plan_schema"]
