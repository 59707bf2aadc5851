"""Python's search for cycles, which takes a third of the time of what makes hundreds of thousands of objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no cycles: what a plan and its pages consist of has few, and lives to the end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
