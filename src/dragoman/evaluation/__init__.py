"""Scorers: every figure the project states can be measured again with one command."""
