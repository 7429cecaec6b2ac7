"""Cards: narrow rows beside the bodies, by which lists are sorted, filtered, counted and searched.

They are the step of ``schema.MIGRATIONS`` that makes a ledger browsable. Triggers write and remove
them with the records they stand for, so whoever writes a record need not know of them.

``day`` is the first (else the last) possible day of a record; where it has none, ``''``, and for
events ``9999-99-99``, which sorts last. A place in ``document_card`` is the ``rowid`` of the
document's passage, one in ``entity_card`` that of the entity's names. ``folded_names`` is the
function of ``ledger.folding`` that every connection of ours has.
"""

from __future__ import annotations

UNDATED = "9999-99-99"
"""The day of an event without one."""

_TABLES = """
CREATE TABLE document_card (
    place INTEGER PRIMARY KEY,
    doc TEXT NOT NULL UNIQUE,
    title TEXT,
    genre TEXT NOT NULL,
    language TEXT NOT NULL,
    outlet TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX document_card_day ON document_card (day, doc);
CREATE INDEX document_card_language ON document_card (language, day);
CREATE INDEX document_card_outlet ON document_card (outlet, day);
CREATE TABLE statement_card (
    statement TEXT PRIMARY KEY,
    doc TEXT NOT NULL,
    speaker TEXT,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_card_day ON statement_card (day, statement);
CREATE INDEX statement_card_doc ON statement_card (doc, speaker);
CREATE TABLE credit_card (
    doc TEXT NOT NULL,
    name TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (doc, name, how)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_card (
    event TEXT PRIMARY KEY,
    undated INTEGER NOT NULL,
    day TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    type TEXT,
    modality TEXT NOT NULL,
    place TEXT,
    sources INTEGER NOT NULL,
    reports INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_card_day ON event_card (day, event);
CREATE INDEX event_card_newest ON event_card (undated, day DESC, event);
CREATE INDEX event_card_kind ON event_card (type, modality);
CREATE INDEX event_card_founded ON event_card (sources DESC, reports DESC, event);
CREATE INDEX event_card_place ON event_card (place);
CREATE TABLE event_actor (
    entity TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (entity, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event);
CREATE TABLE event_pair (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (first, second, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_pair_event ON event_pair (event);
CREATE TABLE event_voice (
    event TEXT NOT NULL,
    language TEXT NOT NULL,
    outlet TEXT NOT NULL,
    PRIMARY KEY (event, language, outlet)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_voice_language ON event_voice (language, event);
CREATE INDEX event_voice_outlet ON event_voice (outlet, event);
CREATE TABLE entity_card (
    place INTEGER PRIMARY KEY,
    entity TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT
) STRICT;
CREATE INDEX entity_card_type ON entity_card (type, name, entity);
CREATE INDEX entity_card_name ON entity_card (name, entity);
CREATE INDEX entity_card_country ON entity_card (country, type, name);
CREATE VIRTUAL TABLE entity_name USING fts5 (folded, tokenize = 'unicode61', prefix = '2 3');
CREATE TABLE undertaking_card (
    undertaking TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    type TEXT NOT NULL,
    latest_stage TEXT,
    moved TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX undertaking_card_moved ON undertaking_card (moved DESC, undertaking);
CREATE INDEX event_country_event ON event_country (event);
CREATE INDEX event_document_doc ON event_document (doc, event);
CREATE INDEX named_record ON named (record, doc);
CREATE INDEX source_origin ON source (origin, doc);
"""

_REMOVE = {
    "analysis": (
        "DELETE FROM document_card WHERE doc = {row}.doc",
        "DELETE FROM statement_card WHERE doc = {row}.doc",
        "DELETE FROM credit_card WHERE doc = {row}.doc",
    ),
    "event": (
        "DELETE FROM event_card WHERE event = {row}.id",
        "DELETE FROM event_actor WHERE event = {row}.id",
    ),
    "event_document": ("DELETE FROM event_voice WHERE event = {row}.event",),
    "event_country": (
        "DELETE FROM event_pair WHERE event = {row}.event AND {row}.country IN (first, second)",
    ),
    "entity": (
        "DELETE FROM entity_name WHERE rowid ="
        " (SELECT place FROM entity_card WHERE entity = {row}.id)",
        "DELETE FROM entity_card WHERE entity = {row}.id",
    ),
    "undertaking": ("DELETE FROM undertaking_card WHERE undertaking = {row}.id",),
}
"""What takes the cards of a row away."""

_WRITE = {
    "analysis": (
        "INSERT INTO document_card (doc, title, genre, language, outlet, day)"
        " SELECT new.doc, body ->> 'title', body ->> 'genre',"
        " coalesce(body ->> '$.languages[0]', ''), coalesce(body ->> 'outlet', ''),"
        " coalesce(body ->> '$.published.earliest', body ->> '$.published.latest', '')"
        " FROM (SELECT json_extract(CAST(new.body AS TEXT), '$.document') AS body)",
        "INSERT OR IGNORE INTO statement_card (statement, doc, speaker, day)"
        " SELECT value ->> 'id', new.doc, value ->> 'speaker',"
        " coalesce(value ->> '$.date.earliest', value ->> '$.date.latest', '')"
        " FROM json_each(CAST(new.body AS TEXT), '$.statements')",
        "INSERT OR IGNORE INTO credit_card (doc, name, how)"
        " SELECT new.doc, value ->> 'name', value ->> 'how'"
        " FROM json_each(CAST(new.body AS TEXT), '$.document.credits')",
    ),
    "event": (
        "INSERT INTO event_card SELECT new.id, coalesce(new.earliest, new.latest) IS NULL,"
        f" coalesce(new.earliest, new.latest, '{UNDATED}'), new.earliest, new.latest, new.type,"
        " new.modality, body ->> 'place', body ->> 'independent_sources',"
        " json_array_length(body, '$.documents')"
        " FROM (SELECT CAST(new.body AS TEXT) AS body)",
        "INSERT OR IGNORE INTO event_actor (entity, event) SELECT one.value, new.id"
        " FROM (SELECT CAST(new.body AS TEXT) AS body), json_each(json_array("
        "json(body -> 'actor1'), json(body -> 'actor2'), json(body -> 'third'))) AS role,"
        " json_each(role.value) AS one",
    ),
    "event_document": (
        "INSERT OR IGNORE INTO event_voice (event, language, outlet)"
        " SELECT new.event, language, outlet FROM document_card WHERE doc = new.doc",
    ),
    "event_country": (
        "INSERT OR IGNORE INTO event_pair (first, second, event)"
        " SELECT min(country, new.country), max(country, new.country), event FROM event_country"
        " WHERE event = new.event AND country != new.country AND (acts = 1 OR new.acts = 1)",
    ),
    "entity": (
        "INSERT INTO entity_card (entity, type, name, country)"
        " VALUES (new.id, new.type, CAST(new.body AS TEXT) ->> 'name', new.country)",
        "INSERT INTO entity_name (rowid, folded)"
        " SELECT place, folded_names(new.body) FROM entity_card WHERE entity = new.id",
    ),
    "undertaking": (
        "INSERT INTO undertaking_card SELECT new.id, body ->> '$.subject.text', new.type,"
        " new.latest_stage, coalesce((SELECT max(coalesce(value ->> '$.date.latest',"
        " value ->> '$.date.earliest')) FROM json_each(body, '$.stages')), '')"
        " FROM (SELECT CAST(new.body AS TEXT) AS body)",
    ),
}
"""What makes the cards of a row anew."""

_REST = (
    "INSERT OR IGNORE INTO event_voice (event, language, outlet)"
    " SELECT old.event, language, outlet FROM document_card"
    " WHERE doc IN (SELECT doc FROM event_document WHERE event = old.event)",
)
"""What makes the cards of an event's documents anew once one of them is gone."""


def _trigger(table: str, on: str, statements: tuple[str, ...]) -> str:
    body = " ".join(f"{statement};" for statement in statements)
    return f"CREATE TRIGGER {table}_{on.lower()}_cards AFTER {on} ON {table} BEGIN {body} END;\n"


def _triggers(table: str) -> str:
    before = tuple(one.format(row="old") for one in _REMOVE[table])
    again = tuple(one.format(row="new") for one in _REMOVE[table])
    written = _WRITE[table]
    if table == "event_document":  # one row of several of an event
        return _trigger(table, "INSERT", written) + _trigger(table, "DELETE", before + _REST)
    return (
        _trigger(table, "INSERT", again + written)
        + _trigger(table, "UPDATE", before + again + written)
        + _trigger(table, "DELETE", before)
    )


_AGAIN = """
CREATE TEMP TABLE again AS SELECT * FROM analysis;
DELETE FROM analysis;
INSERT INTO analysis SELECT again.* FROM passage JOIN again ON again.doc = passage.doc
    ORDER BY passage.rowid;
DROP TABLE again;
UPDATE linking SET state = 'stale' WHERE EXISTS (SELECT 1 FROM analysis);
"""
"""Cards for what an older ledger holds: its documents now, the rest when it is linked next."""

CARDS = _TABLES + "".join(_triggers(table) for table in _WRITE) + _AGAIN
"""The step that makes a ledger browsable."""
