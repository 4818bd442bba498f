"""Mappings that cannot change."""

import copy
import pickle

import pytest

from vnus_trade.frozen import FrozenMapping


def test_a_frozen_mapping_is_a_value() -> None:
    """A frozen mapping reads like a mapping, equals one of the same items, and does not follow the dict given."""
    items: dict[str, tuple[str, ...]] = {"He": ("jamieson-greer",), "the Party chief": ("to-lam",)}
    mapping = FrozenMapping(items)
    items["She"] = ()
    assert list(mapping) == ["He", "the Party chief"]
    assert len(mapping) == 2
    assert mapping["He"] == ("jamieson-greer",)
    assert repr(mapping) == "{'He': ('jamieson-greer',), 'the Party chief': ('to-lam',)}"
    assert mapping == FrozenMapping(dict(mapping))
    assert hash(mapping) == hash(FrozenMapping(dict(mapping)))
    assert FrozenMapping({"when": "the dateline"}) == FrozenMapping({"when": "the dateline"})
    assert not FrozenMapping()
    assert copy.deepcopy(mapping) == pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301 (our own)
    with pytest.raises(TypeError):
        mapping["She"] = ()  # type: ignore[index]
