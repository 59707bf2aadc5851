"""Renja (annual work plans of local government agencies) from YAML."""
