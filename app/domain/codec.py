"""Turns the domain's values into JSON and back, so that what a stage made survives the end of the process.

Every dataclass is written as an object whose key `is` names its class: a union is read back by that name.
What cannot be read back (an older or newer shape) raises `CodecError`; the caller then makes the value anew.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class CodecError(ValueError):
    """The text does not hold a value of the wanted type."""


def to_json(value: object) -> str:
    """Return one line of JSON for a value built of dataclasses, tuples, mappings, paths and plain values."""
    return json.dumps(_encode(value), ensure_ascii=True, separators=(",", ":"))


def from_json(wanted: type[T], text: str) -> T:
    """Return the value of type `wanted` that `to_json` wrote. Raises `CodecError`."""
    try:
        return typing.cast(T, _decode(wanted, json.loads(text)))
    except CodecError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CodecError(f"not a {wanted.__name__}: {error}") from error


def _encode(value: object) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Path():
            return str(value)
        case datetime():
            return value.isoformat()
        case tuple() | list():
            return [_encode(item) for item in value]
        case Mapping():
            return {str(key): _encode(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


def _decode(wanted: Any, data: Any) -> object:
    origin = typing.get_origin(wanted)
    if origin in (typing.Union, types.UnionType):
        return _decode_union(typing.get_args(wanted), data)
    if origin is tuple:
        return _decode_tuple(typing.get_args(wanted), data)
    if origin is typing.Literal:
        return _expect(data in typing.get_args(wanted), wanted, data)
    if origin is not None and issubclass(origin, Mapping):
        _, item = typing.get_args(wanted)
        return {key: _decode(item, value) for key, value in _expect(isinstance(data, dict), wanted, data).items()}
    if dataclasses.is_dataclass(wanted):
        return _decode_dataclass(typing.cast(type, wanted), data)
    return _decode_plain(wanted, data)


def _decode_plain(wanted: Any, data: Any) -> object:
    if wanted is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if wanted is Path:
        return Path(_expect(isinstance(data, str), wanted, data))
    if wanted is datetime:
        return datetime.fromisoformat(_expect(isinstance(data, str), wanted, data))
    if wanted is None or wanted is type(None):
        return _expect(data is None, wanted, data)
    is_right = isinstance(data, wanted) and (wanted is bool or not isinstance(data, bool))
    return _expect(is_right, wanted, data)


def _decode_tuple(items: tuple[Any, ...], data: Any) -> tuple[object, ...]:
    _expect(isinstance(data, list), tuple, data)
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(_decode(items[0], item) for item in data)
    _expect(len(items) == len(data), tuple, data)
    return tuple(_decode(item, value) for item, value in zip(items, data, strict=True))


def _decode_union(options: tuple[Any, ...], data: Any) -> object:
    if isinstance(data, dict) and "is" in data:
        options = tuple(o for o in options if getattr(o, "__name__", "") == data["is"])
    for option in options:
        try:
            return _decode(option, data)
        except CodecError:
            continue
    raise CodecError(f"no member of the union takes {str(data)[:60]}")


def _decode_dataclass(wanted: type, data: Any) -> object:
    _expect(isinstance(data, dict) and data.get("is") == wanted.__name__, wanted, data)
    hints = _hints(wanted)
    unknown = set(data) - set(hints) - {"is"}
    _expect(not unknown, wanted, unknown)
    return wanted(**{name: _decode(hints[name], value) for name, value in data.items() if name != "is"})


@functools.cache
def _hints(wanted: type) -> dict[str, Any]:
    return typing.get_type_hints(wanted)


def _expect(is_right: bool, wanted: Any, data: Any) -> Any:
    if not is_right:
        raise CodecError(f"expected {getattr(wanted, '__name__', wanted)}, found {str(data)[:60]}")
    return data
