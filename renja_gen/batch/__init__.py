"""Many plans in one go: which of them need building, and the building in this process, in several, on a cluster."""

from renja_gen.batch.job import Job, Outcome, Result, run_job

__all__ = ["Job", "Outcome", "Result", "run_job"]
