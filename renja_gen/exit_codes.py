"""How a command ends when it does not end well; wrong usage is 2, which is Click's."""

GALAT_RENCANA = 1
GALAT_PROGRAM = 3  # a bug of ours
