"""The laws notice mistakes: each wrong variant of the library breaks its law within the budget of examples."""

import pytest
from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from tests.properties.wrong_courses import WRONG_COURSES
from tests.properties.wrong_variants import WRONG_VARIANTS, WrongVariant

BUDGET = settings(max_examples=1000, phases=[Phase.generate], derandomize=True, database=None, deadline=None)


@pytest.mark.thorough
@pytest.mark.parametrize("variant", [*WRONG_VARIANTS, *WRONG_COURSES], ids=lambda variant: variant.mistake)
def test_each_wrong_variant_is_caught(variant: WrongVariant) -> None:
    """A mistake breaks its law on some example on which the law holds without the mistake."""
    law, examples = variant.law
    try:
        example = find(examples, variant.breaks, settings=BUDGET)
    except NoSuchExample:
        pytest.fail(f"{BUDGET.max_examples} examples did not show: {variant.mistake}")
    law(*example)
