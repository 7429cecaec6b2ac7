"""What events are coded into: PLOVER's types, modes, contexts and scores, stages, CAMEO.

The ontology is data (tables beside this file) with typed accessors; nothing here reads a text.
Types, modes, contexts and scores follow the PLOVER manual (Open Event Data Alliance, CC BY-SA
4.0), in the project's own words.
"""

from __future__ import annotations

from dragoman.ontology.crosswalk import CameoRow, cameo_code, from_cameo
from dragoman.ontology.plover import (
    ContextRow,
    ModeRow,
    Quad,
    QuadRow,
    SectorRow,
    TypeRow,
    contexts,
    event_type,
    event_types,
    is_conflict,
    is_material,
    modes,
    quad,
    score,
    sectors,
)
from dragoman.ontology.stages import StageRow, progress, stage, stages

__all__ = [
    "CameoRow",
    "ContextRow",
    "ModeRow",
    "Quad",
    "QuadRow",
    "SectorRow",
    "StageRow",
    "TypeRow",
    "cameo_code",
    "contexts",
    "event_type",
    "event_types",
    "from_cameo",
    "is_conflict",
    "is_material",
    "modes",
    "progress",
    "quad",
    "score",
    "sectors",
    "stage",
    "stages",
]
