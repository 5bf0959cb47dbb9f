"""The engine is compiled once a machine, and never taken from a machine that is not this one."""

import sys
import tarfile
from pathlib import Path

import pytest

from installer import llama_wheel
from installer.llama_wheel import find_or_build_wheel, wheel_key
from installer.progress import SetupError, Step


def test_a_wheel_in_the_cache_is_not_built_again(tmp_path: Path) -> None:
    wheel = tmp_path / "wheels" / wheel_key() / "llama_cpp_python-0.3.36-py3-none-linux_x86_64.whl"
    wheel.parent.mkdir(parents=True)
    wheel.write_bytes(b"")
    assert find_or_build_wheel(Path("/no/python"), tmp_path, Step()) == wheel


def test_another_processor_has_another_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    here = wheel_key()
    monkeypatch.setattr(llama_wheel, "_processor_tag", lambda: "another")
    assert wheel_key() != here


def test_without_a_compiler_the_package_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(SetupError, match=r"g\+\+"):
        find_or_build_wheel(Path(sys.executable), tmp_path, Step())


def test_a_source_that_was_unpacked_whole_is_used_again(tmp_path: Path) -> None:
    source = tmp_path / f"llama_cpp_python-{llama_wheel.VERSION}"
    source.mkdir()
    assert llama_wheel._unpacked_source(Path("/no/python"), tmp_path, Step()) == source


def test_unpacking_that_was_stopped_is_started_again(tmp_path: Path) -> None:
    name = f"llama_cpp_python-{llama_wheel.VERSION}"
    inside = tmp_path / "made" / name
    inside.mkdir(parents=True)
    (inside / "pyproject.toml").write_text("")
    with tarfile.open(tmp_path / f"{name}.tar.gz", "w:gz") as bundle:
        bundle.add(inside, name)
    (tmp_path / "unpacking" / name).mkdir(parents=True)
    (tmp_path / "unpacking" / name / "half").write_text("")
    source = llama_wheel._unpacked_source(Path("/no/python"), tmp_path, Step())
    assert [item.name for item in source.iterdir()] == ["pyproject.toml"]
