"""What is packed is unpacked again, and is the same each time."""

import gzip

from gisapp.export.snapshot.gzipped import gzipped


def test_the_same_bytes_come_out_and_no_time_is_in_them() -> None:
    packed = gzipped(b"plots" * 1000)
    assert gzip.decompress(packed) == b"plots" * 1000
    assert packed[4:8] == bytes(4)
