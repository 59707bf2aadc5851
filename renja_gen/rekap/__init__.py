"""Many plans at a glance: what a Bappeda sums up of all agencies' plans of a year."""
