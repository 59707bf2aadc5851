"""Two versions of a plan beside each other, as `diff` shows them: on the terminal, as data, as a document."""
