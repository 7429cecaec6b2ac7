"""The entities of one document while its mentions are being found."""

from __future__ import annotations

import msgspec

from dragoman.mentions.knowledge import Knowledge
from dragoman.mentions.view import View
from dragoman.model import (
    Document,
    EntityType,
    LocalEntity,
    Mention,
    MentionForm,
    Role,
)


class Register:
    """Entities by key and mentions by place; positions are those of the view.

    Args:
        document: The document.
        view: Its folded copy.
        knowledge: Facts about the gazetteer's keys.
        language: Of the names, ISO 639-1.
    """

    def __init__(self, document: Document, view: View, knowledge: Knowledge, language: str) -> None:
        self.document = document
        self.view = view
        self.knowledge = knowledge
        self.language = language
        self.entities: dict[str, LocalEntity] = {}
        self.mentions: list[Mention] = []
        self.phrases: list[Mention] = []
        self._joined: dict[tuple[str, ...], str] = {}

    def add(self, entity: LocalEntity) -> str:
        """The entity's key; the first entity of a key stays."""
        self.entities.setdefault(entity.key, entity)
        return entity.key

    def local(self, entity: LocalEntity, *same: str) -> str:
        """The key of a new entity, or of that made before for the same words ``same``."""
        if same and same in self._joined:
            return self._joined[same]
        key = f"local:{sum(key.startswith('local:') for key in self.entities) + 1}"
        if same:
            self._joined[same] = key
        return self.add(msgspec.structs.replace(entity, key=key))

    def state(self, code: str) -> str:
        """The key of a state or, for a bloc, of a group."""
        name = self.knowledge.state_name(code)
        if ":" in code:
            return self.add(LocalEntity(code, "group", name, "en"))
        return self.add(LocalEntity(f"state:{code}", "state", name, "en", country=code))

    def mention(
        self,
        span: tuple[int, int],
        type_: EntityType,
        form: MentionForm,
        entity: str | None,
        why: str,
    ) -> None:
        """Keeps a mention."""
        self.mentions.append(Mention(span[0], span[1], type_, form, entity, why))

    def phrase(self, start: int, end: int, key: str) -> None:
        """Keeps that a stretch as a whole, a name with its office, means a person."""
        self.phrases.append(Mention(start, end, "person", "name", key, "name-with-office"))

    def add_role(self, key: str, role: Role) -> None:
        """Says an office of a person; a second saying adds its evidence, a country fills a gap."""
        person = self.entities[key]
        same = [
            old
            for old in person.roles
            if (old.title, old.organisation, old.country)
            == (role.title, role.organisation, role.country)
        ]
        roles = person.roles if same else (*person.roles, role)
        self.entities[key] = msgspec.structs.replace(
            person, roles=roles, country=person.country or role.country
        )

    def update(self, key: str, **changes: object) -> None:
        """Changes fields of an entity."""
        self.entities[key] = msgspec.structs.replace(self.entities[key], **changes)
