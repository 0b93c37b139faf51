"""What is done in a run, one file per verb."""
