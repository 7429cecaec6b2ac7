"""Runners: how many documents are worked on at a time, and what happens when one fails.

A runner takes a task and items and gives one result for every item, in the order of the items; a
failure becomes a result too. It knows nothing of documents.
"""
