"""Parquet: the flat tables as columns with types, for DuckDB, Spark, pandas and Polars.

Columns of several texts are lists. Needs the extra ``lake``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from dragoman.errors import MissingExtra
from dragoman.exports.rows import Table, dictionary, tables
from dragoman.ledger import CorpusView


def write_files(view: CorpusView) -> Iterator[tuple[str, bytes]]:
    """Each file with its name; ``columns.parquet`` says what the columns mean.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    found = tables(view)
    return ((f"{table.name}.parquet", _file(table)) for table in (*found, dictionary(found)))


def _file(table: Table) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra(
            "Parquet needs pyarrow, which is not installed: pip install 'dragoman[lake]'"
        ) from error
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
    }
    fields = [
        pa.field(one.name, kinds[one.kind], metadata={"meaning": one.meaning})
        for one in table.columns
    ]
    cells = list(zip(*table.rows, strict=True)) or [()] * len(fields)
    columns = [pa.array(list(c), type=f.type) for c, f in zip(cells, fields, strict=True)]
    out = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()
