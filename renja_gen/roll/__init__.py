"""A plan rolled forward to a later year: what changes, what is due, and the text that keeps all the rest."""
