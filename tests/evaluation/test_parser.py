from __future__ import annotations

from pathlib import Path

from dragoman.evaluation.parser import score_parser
from dragoman.languages.en import PACK

GOLD = """1\tKenya\tKenya\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tsigned\tsign\tVERB\t_\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\t_\t_\t4\tdet\t_\t_
4\ttreaty\ttreaty\tNOUN\t_\t_\t2\t{relation}\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def test_right_tree_scores_one_without_punctuation(tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD.format(relation="obj"), encoding="utf-8")
    score = score_parser(PACK, path)
    assert (score.words, score.uas, score.las, score.lemmas) == (4, 1.0, 1.0, 1.0)


def test_wrong_relation_costs_las_only(tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD.format(relation="obl"), encoding="utf-8")
    score = score_parser(PACK, path)
    assert (score.uas, score.las) == (1.0, 0.75)
    assert [(r.relation, r.f1) for r in score.relations if r.gold][2] == ("obl", 0.0)
