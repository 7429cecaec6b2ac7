"""The heavy voice: a small transformer with marks around the actors, run by onnxruntime.

It is loaded when it is first asked. One thread, so that the same input gives the same bits and
processes that work side by side do not fight for cores.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.coding.votes.marking import SOURCE, TARGET, marked
from dragoman.coding.votes.question import Question
from dragoman.coding.votes.settings import folder_of
from dragoman.pack import Pack

Floats = NDArray[np.float32]

MODEL, VOCABULARY = "encoder.onnx", "vocabulary.txt"
LONGEST = 96
"""Word pieces of a sentence that are read."""
BATCH = 16


class Encoder(Struct, frozen=True):
    """The model and its tokenizer.

    Attributes:
        session: onnxruntime's, of one thread.
        tokenizer: Gives the pieces of a marked sentence.
        marks: The pieces that open and close source and target.
    """

    session: Any
    tokenizer: Any
    marks: tuple[int, int]

    def logits(self, questions: Sequence[Question]) -> Floats:
        """How much speaks for each root: a row for each question."""
        pieces = [self.tokenizer.encode(marked(one)).ids for one in questions]
        order = sorted(range(len(pieces)), key=lambda at: len(pieces[at]))
        found = np.empty((len(pieces), self.session.get_outputs()[0].shape[1]), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            found[chosen] = self._run([pieces[at] for at in chosen])
        return found

    def _run(self, batch: Sequence[Sequence[int]]) -> Floats:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        for row, pieces in zip(ids, batch, strict=True):
            row[: len(pieces)] = pieces
        places = [[_place(row, mark) for mark in self.marks] for row in batch]
        given = {"ids": ids, "places": np.array(places, dtype=np.int64)}
        logits: Floats = self.session.run(None, given)[0]
        return logits


def _place(pieces: Sequence[int], mark: int) -> int:
    """Where a mark first stands; the first piece where it was cut off."""
    return pieces.index(mark) if mark in pieces else 0


@lru_cache(maxsize=2)
def encoder_of(pack: Pack) -> Encoder:
    """The encoder of a pack whose settings name one."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    folder = folder_of(pack)
    session = InferenceSession(
        (folder / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = BertWordPieceTokenizer(str(folder / VOCABULARY), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    marks = tokenizer.token_to_id(SOURCE) or 0, tokenizer.token_to_id(TARGET) or 0
    return Encoder(session, tokenizer, marks)
