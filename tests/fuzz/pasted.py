"""Texts that people paste and logs: what programs really say, whole, torn, and with odd things in it."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import strategies as st

from tests.fuzz.odd import DAMAGES, ENCODINGS, GIANTS, encoded, texts
from tests.fuzz.promises import PASSWORD, SECRET, TOKEN

FIELD = Path(__file__).parents[1] / "data"
KNOWN = tuple(
    row[0].replace("\\n", "\n")
    for name in ("field_texts.tsv", "field_texts_more.tsv")
    for row in csv.reader(
        (FIELD / name).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    if row
)
LINES = st.one_of(
    st.sampled_from(KNOWN),
    st.tuples(st.sampled_from(KNOWN), st.integers(0, 200), texts()).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]
    ),
    texts(
        f"aws_secret_access_key = {SECRET}", f"AWS_SESSION_TOKEN={TOKEN}", f"password: {PASSWORD}",
        "Traceback (most recent call last):", "An error occurred () when calling the  operation: ", "--",
        "An error occurred (AccessDenied) when calling the ListBuckets operation: ", "region.not-set", "a.b",
    ),
)  # fmt: skip
PASTED = st.one_of(st.lists(LINES, max_size=6).map("\n".join), st.sampled_from(GIANTS))
LOGS = st.one_of(
    st.tuples(PASTED, ENCODINGS, DAMAGES).map(lambda parts: parts[2](encoded(parts[0], parts[1]))),
    st.tuples(st.sampled_from(KNOWN), st.integers(2, 300)).map(
        lambda both: f"{both[0]}\n".encode() * both[1]
    ),
    st.binary(max_size=200),
)
