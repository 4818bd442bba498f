"""Pickling a chain that could not be written before."""

import io
import pickle

import pytest

from tests.model.test_chains import MEETING, chain_of, pickled, record_of


def test_a_long_chain_is_pickled_whatever_became_of_the_one_before() -> None:
    """A chain is pickled after one that could not be written, while its last pickler is there, and beside others."""

    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _: object) -> int:
            raise OSError("no space")

    chain = chain_of("after", MEETING)[:1000]
    with pytest.raises(OSError, match="no space"):
        pickle.dump(chain[-1], Full())
    kept = pickle.Pickler(io.BytesIO())
    kept.dump(chain[-1])
    record = record_of(chain)
    last, found, again = pickled((chain[-1], record, chain[500]))
    assert (last, found, again) == (chain[-1], record, chain[500])
    assert found["call-999"] is last
    assert found["call-500"] is again
