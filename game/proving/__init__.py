"""What can happen in a scenario, found out exactly and counted. Pure: no clock, chance or files."""
