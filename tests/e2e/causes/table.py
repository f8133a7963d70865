"""The table: every case of every area, in the order of the guide."""

from __future__ import annotations

from tests.e2e.causes import (
    rows_account,
    rows_buckets,
    rows_cli,
    rows_credentials,
    rows_detection,
    rows_files,
    rows_network,
    rows_region,
    rows_sdk,
    rows_together,
)

CASES = (
    *rows_cli.CASES,
    *rows_files.CASES,
    *rows_credentials.CASES,
    *rows_network.CASES,
    *rows_account.CASES,
    *rows_region.CASES,
    *rows_sdk.CASES,
    *rows_detection.CASES,
    *rows_buckets.CASES,
    *rows_together.CASES,
)
