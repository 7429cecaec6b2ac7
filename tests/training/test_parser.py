from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random  # noqa: TID251  seeded

import pytest

from dragoman.languages.en import PACK
from dragoman.parsing.conllu import Tree
from dragoman.parsing.parse import load_parser
from dragoman.training.parser import main
from dragoman.training.templates import template_trees


def _write(path: Path, trees: Iterable[Tree]) -> None:
    """The trees as a CoNLL-U file."""
    blocks = []
    for tree in trees:
        lines = []
        for place, word in enumerate(tree):
            head = 0 if word.head == place else word.head + 1
            feats, space = word.feats or "_", "_" if word.space else "SpaceAfter=No"
            relation = word.deprel if head else "root"
            cells = (place + 1, word.form, word.lemma, word.upos, "_", feats, head, relation)
            lines.append("\t".join(map(str, (*cells, "_", space))))
        blocks.append("\n".join(lines) + "\n\n")
    path.write_text("".join(blocks), encoding="utf-8")


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A small treebank of the project's own template trees."""
    trees = list(template_trees(PACK, Random(3), 180))
    _write(tmp_path / "own_en_x-ud-train.conllu", trees[:150])
    _write(tmp_path / "own_en_x-ud-dev.conllu", trees[150:])
    return tmp_path


@pytest.mark.slow
def test_the_command_of_the_model_card_goes_from_nothing_to_weights(
    treebank: Path, tmp_path: Path
) -> None:
    output = tmp_path / "weights"
    command = ["en", "--treebank", str(treebank), "--templates", "20", "--balance", "obj"]
    main([*command, "--epochs", "1", "--output", str(output)])
    card = (PACK.folder / "parser" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "dragoman.training.parser en --treebank DIR --templates 5000 --balance obj" in card
    assert (output / "lemmas.tsv").stat().st_size > 100
    found = load_parser(output)("Kenya signed a treaty with Peru.")
    assert sum(word.head.i == word.i for word in found) >= 1
    assert {word.pos_ for word in found} >= {"PROPN", "NOUN"}


def test_weights_to_go_on_from_are_kept_where_no_pass_is_made(
    treebank: Path, tmp_path: Path
) -> None:
    output = tmp_path / "weights"
    start = PACK.folder / "parser"
    main(
        ["en", "--treebank", str(treebank), "--output", str(output), "--epochs", "0"]
        + ["--start", str(start)]
    )
    kept, given = (load_parser(one).get_pipe("parser").model for one in (output, start))
    assert (kept.get_ref("upper").get_param("b") == given.get_ref("upper").get_param("b")).all()
