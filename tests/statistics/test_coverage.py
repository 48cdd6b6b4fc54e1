"""What indicators rest on."""

from dataclasses import replace

from emn_site.model.indicators import Derivation
from emn_site.model.site import Site
from emn_site.statistics.coverage import stored_indicators


def test_the_rate_of_a_sum_rests_on_all_that_is_added_up(site: Site) -> None:
    """Its source is that of the parts and of the inhabitants: two, where these are counted by another."""
    rate = Derivation(numerator=["first_instance_outcomes"], denominator=["population"], times=1000)
    added = site.indicators["first_instance_outcomes"]
    both = {**site.indicators, "rate": added.model_copy(update={"derived": rate})}

    found = stored_indicators(replace(site, indicators=both), ["rate"])

    assert added.derived is not None
    assert found == [*added.derived.numerator, "population"]
