"""The exchange as a state machine: who may do what, and what changes. Pure: no clock, chance or files."""
