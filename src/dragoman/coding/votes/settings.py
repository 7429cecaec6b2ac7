"""What a pack's ``classifier/`` says about its voices, in ``settings.json``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.coding.votes.features import Stemmer, Stemming
from dragoman.coding.votes.trust import Trust
from dragoman.errors import BadData
from dragoman.pack import Pack

SETTINGS = "settings.json"


class EncoderSettings(Struct, frozen=True):
    """How the encoder is used.

    Attributes:
        enough: Probability of the linear voice from which on the encoder is not asked.
        linear: What linear margins are multiplied by where both voices are summed.
        encoder: What the encoder's logits are multiplied by.
    """

    enough: float
    linear: float
    encoder: float


class Settings(Struct, frozen=True):
    """All settings of a pack's classifier.

    Attributes:
        stemming: How words become stems.
        temperature: What linear margins are divided by before they become probabilities.
        encoder: ``None`` where the pack has the linear voice only.
        trust: ``None`` where it was not fitted; events keep the coder's confidence.
    """

    stemming: Stemming
    temperature: float
    encoder: EncoderSettings | None = None
    trust: Trust | None = None


def folder_of(pack: Pack) -> Path:
    """Where a pack's classifier lies, whether or not there is one."""
    return pack.folder / "classifier"


def has_classifier(pack: Pack) -> bool:
    """Whether a pack has a second voice."""
    return _exists(folder_of(pack) / SETTINGS)


@lru_cache(maxsize=16)
def _exists(path: Path) -> bool:
    return path.is_file()


@lru_cache(maxsize=16)
def settings_of(pack: Pack) -> Settings:
    """The settings of a pack that has a classifier.

    Raises:
        BadData: They cannot be read.
    """
    path = folder_of(pack) / SETTINGS
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadData(f"{pack.name} classifier, {SETTINGS}: {error}; train it again") from error


@lru_cache(maxsize=16)
def stemmer_of(pack: Pack) -> Stemmer:
    """The stemmer of a pack that has a classifier."""
    return Stemmer(settings_of(pack).stemming)
