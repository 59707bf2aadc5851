"""Two versions of a plan compared: as data, on the terminal, and as a document."""
