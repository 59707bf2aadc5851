"""A plan as it was: its states in git, and the one that a perubahan changes."""
