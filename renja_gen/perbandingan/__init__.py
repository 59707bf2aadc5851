"""Two versions of a plan compared: what belongs together, and what of it differs."""
