"""The process that reads answers each request, and its answers are not mixed with GDAL's words."""

import pickle
from io import BytesIO
from pathlib import Path

import pyarrow as pa

from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.reading_process import serve
from gisapp.sources.formats.reading_request import Answer, Request
from tests.vector_files import BOX, write


def test_rows_follow_their_answer_and_another_one_follows_them(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX] * 3)
    asked = [
        Request(path, "layer_names", (), 60),
        Request(path, "arrow_stream", ("plots", ArrowQuery(("area",))), 60),
        Request(path, "arrow_stream", ("plans", ArrowQuery(("area",))), 60),
    ]
    answers = BytesIO()
    serve(BytesIO(b"".join(map(pickle.dumps, asked))), answers)
    answers.seek(0)
    assert pickle.load(answers) == Answer(("plots",))
    assert pickle.load(answers) == Answer(("fid", "geometry"))
    assert pa.ipc.open_stream(answers).read_all().column("area").to_pylist() == [0.5, None, 2.5]
    assert pickle.load(answers) == Answer()
    refused = pickle.load(answers)
    assert refused.failure.code == "damaged_layer"
