"""The tables of a ledger: every table and column is named here once, and nowhere else defined.

A ledger is one SQLite file. Bodies are the records of ``dragoman.model`` as JSON; the columns
beside a body are what queries look for. Rows of people (``decision``, ``withdrawn``) and of the
document half (``document``, ``analysis``, ``named``, ``statement``, ``passage``) are only ever
added; those of the corpus half are what linking last made of them and are replaced together.
"""

from __future__ import annotations

from dragoman.ledger.cards import CARDS

APPLICATION_ID = 0x64726167
"""``drag`` in ASCII: the mark in a SQLite file's header by which a ledger is known as ours."""

DOCUMENTS = """
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    locator TEXT NOT NULL,
    language TEXT,
    outlet TEXT
) STRICT;
CREATE TABLE analysis (
    doc TEXT PRIMARY KEY REFERENCES document (id),
    version TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE named (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES document (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE statement (
    id TEXT PRIMARY KEY,
    doc TEXT NOT NULL REFERENCES document (id),
    first TEXT,
    second TEXT
) STRICT;
CREATE INDEX statement_pair ON statement (first, second);
CREATE VIRTUAL TABLE passage USING fts5 (doc UNINDEXED, folded, tokenize = 'unicode61');
CREATE TABLE rejected (
    id TEXT PRIMARY KEY,
    locator TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""

PEOPLE = """
CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE withdrawn (
    decision TEXT PRIMARY KEY REFERENCES decision (id),
    made_at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
"""

CORPUS = """
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    country TEXT,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE entity_link (
    doc TEXT NOT NULL REFERENCES document (id),
    key TEXT NOT NULL,
    entity TEXT NOT NULL REFERENCES entity (id),
    body BLOB NOT NULL,
    PRIMARY KEY (doc, key)
) STRICT;
CREATE INDEX entity_link_entity ON entity_link (entity);
CREATE TABLE source (
    doc TEXT PRIMARY KEY REFERENCES document (id),
    origin TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    type TEXT,
    modality TEXT NOT NULL,
    dated INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX event_time ON event (earliest, latest);
CREATE TABLE event_country (
    event TEXT NOT NULL REFERENCES event (id),
    country TEXT NOT NULL,
    acts INTEGER NOT NULL,
    PRIMARY KEY (country, event)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_document (
    event TEXT NOT NULL REFERENCES event (id),
    doc TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (event, doc)
) STRICT, WITHOUT ROWID;
CREATE TABLE undertaking (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    latest_stage TEXT,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE undertaking_country (
    undertaking TEXT NOT NULL REFERENCES undertaking (id),
    country TEXT NOT NULL,
    PRIMARY KEY (country, undertaking)
) STRICT, WITHOUT ROWID;
CREATE TABLE conflict (
    id TEXT PRIMARY KEY,
    about TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX conflict_about ON conflict (about);
CREATE TABLE linking (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    state TEXT NOT NULL
) STRICT;
INSERT INTO linking VALUES (1, 'done');
"""

SHELF = """
CREATE TABLE shelf (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE shelf_key (
    key INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (key, first, last, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE shelved (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version TEXT
) STRICT;
INSERT INTO shelved VALUES (1, NULL);
CREATE TABLE unlinked (
    doc TEXT PRIMARY KEY REFERENCES document (id)
) STRICT, WITHOUT ROWID;
INSERT INTO unlinked SELECT doc FROM analysis;
UPDATE linking SET state = 'stale' WHERE EXISTS (SELECT 1 FROM analysis);
"""
"""What linking keeps of every document (``ledger.shelf``), the release that put it there, and the
documents that are not linked yet."""

CORPUS_TABLES = (
    "conflict",
    "undertaking_country",
    "undertaking",
    "event_document",
    "event_country",
    "event",
    "source",
    "entity_link",
    "entity",
)
"""What linking replaces, in an order that foreign keys allow to be emptied in."""

MIGRATIONS: tuple[str, ...] = (DOCUMENTS + PEOPLE + CORPUS, CARDS, SHELF)
"""Step *n* takes a ledger of ``user_version`` *n* to *n* + 1; steps are only ever added."""

VERSION = len(MIGRATIONS)
"""The ``user_version`` of a ledger that this release writes."""
