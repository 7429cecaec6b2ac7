"""The reading room: web pages and a REST interface over a ledger, reading only but for decisions.

``create_app(Settings(...))`` gives the ASGI application; ``dragoman serve`` runs it. Pages carry no
script and load nothing from elsewhere; every text from a document is escaped, kept in its own
direction, and shown with its control characters visible.
"""
