"""The pages of the reading room, one module for each kind of record."""
