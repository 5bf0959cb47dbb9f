"""The catalogue is data that must make sense as a whole."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.engines.catalog import load_catalog
from app.paths import Paths


def test_the_shipped_catalogue_has_one_default_for_each_role(paths: Paths) -> None:
    catalog = load_catalog(paths.model_catalog)
    assert sorted(card.role for card in catalog.defaults()) == ["language", "partials", "speech"]
    assert catalog.default_id("language") == "qwen2.5-coder-1.5b-instruct"


def test_every_shipped_model_that_has_wheels_says_where_each_file_lies_in_them(paths: Paths) -> None:
    for card in load_catalog(paths.model_catalog).cards:
        assert len({file.name for file in card.files}) == len(card.files)
        assert card.wheels is None or all(file.wheel_pattern for file in card.files)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('name = "config.json"', 'name = "../config.json"'),
        ("bytes = 2309", "bytes = 0"),
        ('sha256 = "56a6', 'sha256 = "56a'),
        ('role = "speech"', 'role = "song"'),
        ("[[model]]", "[[modle]]"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(paths: Paths, tmp_path: Path, was: str, becomes: str) -> None:
    text = paths.model_catalog.read_text("utf-8")
    assert was in text
    file = tmp_path / "catalog.toml"
    file.write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(ModelError):
        load_catalog(file)
