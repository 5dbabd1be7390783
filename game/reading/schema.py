"""The vocabulary as a JSON Schema (2020-12), so that an editor completes, explains and underlines.

A schema sees one entry at a time. That an id is defined, that words stand in a letter, that a condition can
be understood: such things only `demarche check` can say.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from game.reading.shapes import (
    Amounts,
    Answers,
    Entry,
    Id,
    Items,
    Lines,
    Named,
    One,
    OneOf,
    Prose,
    Proses,
    Quotes,
    Refs,
    Shape,
    Taken,
    Thing,
    Whole,
    Wholes,
    YesNo,
)
from game.reading.values import RESERVED
from game.reading.vocabulary import FORMAT, LEVELLED, MOMENT, ONLY_IN_DRAFTS, SCENARIO, THINGS

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""What YAML takes for a number or for yes stands for its own characters with us."""

_ID: Schema = {
    "pattern": r"^[^\s\-:,()\"'<>=!&|]+(-+[^\s\-:,()\"'<>=!&|]+)*$",
    "maxLength": 80,
    "not": {"enum": sorted(RESERVED)},
}
_WORDS_OF_YES = ("yes", "no", "true", "false", "on", "off")


def schema() -> Schema:
    """The schema of a scenario, as JSON has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Démarche",
        "$ref": _ref(SCENARIO)["$ref"],
        "$defs": {_name(thing): _thing(thing) for thing in THINGS},
    }


def _name(thing: Thing) -> str:
    """`a moment` as `moment`."""
    return thing.what.split(" ", 1)[1].replace(" ", "-")


def _ref(thing: Thing) -> Schema:
    return {"$ref": f"#/$defs/{_name(thing)}"}


def _thing(thing: Thing) -> Schema:
    return {
        "type": "object",
        "description": thing.about,
        "properties": {entry.name: _entry(entry) for entry in thing.entries.values()},
        "required": [entry.name for entry in thing.entries.values() if entry.required],
        "additionalProperties": False,
        **_together(thing),
    }


def _together(thing: Thing) -> Schema:
    """What one entry of a thing says of another."""
    if thing is SCENARIO:
        return {"anyOf": [{"required": ["start"]}, {"required": ["forms"]}]}
    if thing is MOMENT:
        pairs = (("read", "draft"), ("read", "decide"), ("draft", "decide"))
        return {
            "anyOf": [{"required": [kind]} for kind in ("read", "draft", "decide", "text")],
            "not": {"anyOf": [{"required": list(pair)} for pair in pairs]},
            "dependentRequired": {name: ["draft"] for name in ONLY_IN_DRAFTS},
        }
    return {}


def _entry(entry: Entry) -> Schema:
    if entry is SCENARIO.entries["format"]:
        return {"enum": [FORMAT, str(FORMAT)], "description": entry.about}
    return {**_shape(entry.shape), "description": entry.about}


def _shape(shape: Shape) -> Schema:
    match shape:
        case Prose():
            return _or(_TEXT, _levels(_TEXT))
        case Proses() | Lines():
            texts = _or(_TEXT, {"type": "array", "items": _or(_TEXT, _levels(_TEXT))})
            return _or(texts, _levels(texts))
        case Id():
            return {**_TEXT, **_ID, "minimum": 0}
        case Quotes() | Refs():
            return _or(_TEXT, {"type": "array", "items": _TEXT})
        case YesNo():
            return {"enum": [True, False, *_WORDS_OF_YES, *map(str.capitalize, _WORDS_OF_YES)]}
        case Whole(low=low, high=high):
            return _whole(low, high)
        case Wholes(low=low, high=high):
            number = _whole(low, high)
            return _or(number, {"type": "array", "items": number})
        case OneOf(words=words):
            return {"enum": list(words)}
        case _:
            return _things(shape)


def _things(shape: Shape) -> Schema:
    """The schema of a shape that holds things, or names; of any other, a short text."""
    match shape:
        case One(thing=thing):
            return _ref(thing)
        case Items():
            return _items(shape)
        case Named(thing=thing):
            return _by_id(_ref(thing))
        case Amounts(low=low, high=high):
            return {"type": "object", "additionalProperties": {**_whole(low, high), "not": {"const": 0}}}
        case Taken():
            return {"type": "object", "additionalProperties": _TEXT}
        case Answers(thing=thing):
            replies = _or(_TEXT, {"type": "array", "items": _ref(thing)})
            return {
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": replies},
            }
        case _:
            return _TEXT


def _items(shape: Items) -> Schema:
    item: Schema = _ref(shape.thing)
    if shape.texts:
        item = {"anyOf": [_or(_TEXT, _levels(_TEXT)) if not shape.alone else _TEXT, item]}
    whole: Schema = {"type": "array", "items": item}
    if shape.least:
        whole["minItems"] = shape.least
    if shape.alone:
        return {"anyOf": [_TEXT, whole, _ref(shape.thing)]}
    return _or(_or(_TEXT, whole), _levels(_or(_TEXT, whole))) if shape.texts else whole


def _by_id(things: Schema) -> Schema:
    return {"type": "object", "propertyNames": _ID, "additionalProperties": things}


def _whole(low: int, high: int) -> Schema:
    return {
        "type": ["integer", "string"],
        "minimum": low,
        "maximum": high,
        "pattern": "^\\s*[-+\u2212]?[0-9]{1,9}\\s*$",
    }


def _levels(of: Schema) -> Schema:
    """Entries that tell this in two levels."""
    return {
        "type": "object",
        "properties": {entry.name: {**of, "description": entry.about} for entry in LEVELLED.entries.values()},
        "required": [entry.name for entry in LEVELLED.entries.values() if entry.required],
        "additionalProperties": False,
    }


def _or(one: Schema, other: Schema) -> Schema:
    """Either of two that share no type, as one schema: an editor then says plainly what is wrong."""
    types = [*_types(one), *_types(other)]
    return {**one, **other, "type": types}


def _types(one: Schema) -> list[str]:
    return [one["type"]] if isinstance(one["type"], str) else list(one["type"])
