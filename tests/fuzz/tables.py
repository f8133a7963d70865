"""TOML: the tables of rekwiz's own files, with values of every kind under keys that are right or wrong."""

from __future__ import annotations

import tomli_w
from hypothesis import strategies as st

from tests.fuzz.odd import DAMAGES, ENCODINGS, encoded, texts
from tests.fuzz.promises import SECRET
from wizard.setup.steps import question_keys

VALUES = st.recursive(
    st.one_of(
        texts("us-east-1", "existing", "keys.csv", "skip", "yes", "retry", SECRET),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(),
        st.dates(),
        st.datetimes(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = st.one_of(st.sampled_from(sorted(question_keys())), texts("secret_access_key", "regoin"))
TABLES = st.dictionaries(KEYS, VALUES, max_size=5)
ANSWERS = st.one_of(
    st.tuples(TABLES, DAMAGES).map(lambda both: both[1](toml(both[0]))),
    st.builds(
        lambda key, value, encoding: encoded(f'{key} = "{value}"\n', encoding),
        KEYS,
        texts(),
        ENCODINGS,
    ),
    st.sampled_from(
        [b"a = " + b"[" * 9_000, b"a = " + b"9" * 9_000, b"[a]\n" * 2, b"\0", b"a = 1979-13-99"]
    ),
    st.binary(max_size=60),
)


def toml(table: dict) -> bytes:
    return tomli_w.dumps(table).encode("utf-8", "replace")
