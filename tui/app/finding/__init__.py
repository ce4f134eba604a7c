"""Finding words in what is shown: one line and one kind of list for help, matrix, event log and pages."""
