from __future__ import annotations

import lzma
from pathlib import Path

from dragoman.parsing.conllu import read_conllu

TREE = """# text = We can't sign.
1\tWe\twe\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsign\tsign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tit\tit\tPRON\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def test_multiword_tokens_are_read_as_their_words(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(TREE, encoding="utf-8")
    (tree,) = read_conllu(path)
    assert [(w.form, w.space) for w in tree] == [
        ("We", True),
        ("ca", False),
        ("n't", True),
        ("sign", False),
        (".", True),
    ]


def test_root_is_its_own_head_and_features_may_be_none(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu.xz"
    path.write_bytes(lzma.compress(TREE.encode()))
    (tree,) = read_conllu(path)
    assert tree[3].head == 3
    assert (tree[0].feats, tree[1].feats) == ("Number=Plur", "")
