"""Starting a plan: what the official catalogue already knows, written as YAML for planners to complete."""
