"""Copied, zeroed, shifted and half-reported years are doubted, and nothing is computed from them."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
import yaml

from emn_site import checks
from emn_site.cache.cache import Cache
from emn_site.content.load import load_site
from emn_site.content.yaml_lines import read_yaml
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, figures, key_figures
from tests.sites import HERE, copy_of
from tests.sites.countries import add_countries

FEW = ("DE", "EE", "FI", "GR", "HR", "PL", "SE")
Change = Callable[[dict[str, dict[int, object]]], None]
Falsify = Callable[[Path, str, Change], Site]


@pytest.fixture
def network_copy(tmp_path: Path) -> Path:
    """The data of the network's site, for a test to falsify."""
    return copy_of("network", tmp_path)


@pytest.fixture
def crowded_copy(network_copy: Path) -> Path:
    """The same with some countries more."""
    return add_countries(network_copy, FEW)


@pytest.fixture(scope="module")
def falsified(tmp_path_factory: pytest.TempPathFactory) -> Falsify:
    """Changes the values of a country by indicator and reads the site; what is not changed is read once."""
    return partial(_falsified, Cache(tmp_path_factory.mktemp("kept")))


def _falsified(cache: Cache, root: Path, slug: str, change: Change) -> Site:
    file = root / "data" / "countries" / f"{slug}.yml"
    data = read_yaml(file.read_text()).data
    change({key: series["values"] for key, series in data["figures"].items()})
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return load_site(root, cache)


def _codes(site: Site) -> set[tuple[str, str]]:
    return {(p.path, p.code) for p in checks.data.check_anomalies(site)}


COUNTRIES = sorted(path.stem for path in (HERE / "network/data/countries").glob("*.yml"))


@pytest.mark.parametrize("slug", COUNTRIES)
def test_a_year_copied_into_the_next_is_found_in_every_country(
    network_copy: Path, falsified: Falsify, slug: str
) -> None:
    def copied(values: dict[str, dict[int, object]]) -> None:
        for by_year in values.values():
            if 2022 in by_year and 2023 in by_year:
                by_year[2023] = deepcopy(by_year[2022])

    site = falsified(network_copy, slug, copied)

    assert (f"data/countries/{slug}.yml", "repeats-period") in _codes(site)


@pytest.mark.parametrize("slug", COUNTRIES)
def test_a_zero_in_the_place_of_a_large_value_is_found_in_every_country(
    network_copy: Path, falsified: Falsify, slug: str
) -> None:
    def zeroed(values: dict[str, dict[int, object]]) -> None:
        values["refugees_hosted"][2023] = 0

    site = falsified(network_copy, slug, zeroed)
    held = site.countries[slug].figures["refugees_hosted"].values

    is_large = any((held[Period(year)].value or 0) >= 100 for year in (2022, 2024))
    assert ((f"data/countries/{slug}.yml", "zero-beside-large") in _codes(site)) == is_large


@pytest.mark.parametrize("slug", ["germany", "sweden", "poland", "finland", "norway"])
def test_a_series_moved_by_a_year_is_found_where_another_source_speaks(
    crowded_copy: Path, falsified: Falsify, slug: str
) -> None:
    def shifted(values: dict[str, dict[int, object]]) -> None:
        by_year = values["asylum_applications_new"]
        values["asylum_applications_new"].update(
            {y + 1: deepcopy(v) for y, v in dict(by_year).items() if y + 1 in by_year}
        )

    site = falsified(crowded_copy, slug, shifted)

    found = {code for file, code in _codes(site) if slug in file}
    assert found & {"shifted", "sources-differ"}


def test_two_sources_that_disagree_are_found(network_copy: Path, falsified: Falsify) -> None:
    def tripled(values: dict[str, dict[int, object]]) -> None:
        values["asylum_applications_new"][2022] = 30_000

    site = falsified(network_copy, "latvia", tripled)

    assert ("data/countries/latvia.yml", "sources-differ") in _codes(site)


def test_a_newest_period_few_have_reported_is_called_partial(crowded_copy: Path, falsified: Falsify) -> None:
    def newest(values: dict[str, dict[int, object]]) -> None:
        values["refused_entry"][2024] = 1000

    site = falsified(crowded_copy, "latvia", newest)

    assert ("data/countries/latvia.yml", "partial-period") in _codes(site)
    latest = key_figures.latest_value(site, site.countries["latvia"], "refused_entry")
    assert latest is not None
    assert latest[0] == Period(2023)


def test_a_value_read_before_its_period_ended_is_called_partial(
    network_copy: Path, falsified: Falsify
) -> None:
    file = network_copy / "data/countries/latvia.yml"
    text = file.read_text().replace(
        "dataset: migr_eirfs\n    extracted: 2025", "dataset: migr_eirfs\n    extracted: 2023-07-01"
    )
    file.write_text(text)

    assert ("data/countries/latvia.yml", "partial-period") in _codes(load_site(network_copy))


def test_nothing_is_ranked_or_set_against_a_doubtful_value(crowded_copy: Path, falsified: Falsify) -> None:
    def zeroed(values: dict[str, dict[int, object]]) -> None:
        values["refugees_hosted"][2023] = 0

    site = falsified(crowded_copy, "germany", zeroed)
    germany = site.countries["germany"]

    assert comparability.country_rank(site, germany.code, "refugees_hosted", Period(2023)) is None
    assert comparability.value_change(site, germany, "refugees_hosted", Period(2023)) is None
    assert comparability.value_change(site, germany, "refugees_hosted", Period(2024)) is None


def test_what_a_person_has_checked_is_not_doubted_again(network_copy: Path, falsified: Falsify) -> None:
    before = _codes(falsified(network_copy, "latvia", _slip))
    file = network_copy / "data/countries/latvia.yml"
    data = yaml.safe_load(file.read_text())
    data["figures"]["found_illegally_present"]["checked"] = [2022]
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))

    assert ("data/countries/latvia.yml", "jump") in before
    assert ("data/countries/latvia.yml", "jump") not in _codes(load_site(network_copy))


def _slip(values: dict[str, dict[int, object]]) -> None:
    values["found_illegally_present"].update({2021: 175, 2022: 13575, 2023: 180})


@pytest.mark.parametrize(
    ("slug", "key", "period"),
    [("greece", "found_illegally_present", 2015), ("latvia", "found_illegally_present", 2022)],
)
def test_a_jump_is_no_doubt_where_the_level_stays(
    crowded_site: Site, slug: str, key: str, period: int
) -> None:
    known = figures.get_value(crowded_site, crowded_site.countries[slug], key, Period(period))

    assert known is not None
    assert known.anomalies == ()


def test_a_jump_that_other_countries_made_too_is_none(crowded_copy: Path, falsified: Falsify) -> None:
    key = "found_illegally_present"

    def rises(values: dict[str, dict[int, object]]) -> None:
        values[key].update({2021: 500, 2022: 6000})
        values[key].pop(2023, None)

    for slug in ("estonia", "finland", "poland"):
        falsified(crowded_copy, slug, rises)
    site = falsified(crowded_copy, "latvia", rises)

    assert ("data/countries/latvia.yml", "jump") not in _codes(site)


def test_a_jump_that_the_source_s_own_total_shows_is_none(network_copy: Path, falsified: Falsify) -> None:
    totals = network_copy / "data" / "totals"
    totals.mkdir(exist_ok=True)
    (totals / "eu.yml").write_text(
        "code: EU27_2020\nfigures:\n  found_illegally_present:\n    dataset: migr_eipre\n"
        "    values: {2021: 600000, 2022: 613000}\n"
    )

    assert ("data/countries/latvia.yml", "jump") not in _codes(falsified(network_copy, "latvia", _slip))


def test_a_jump_that_another_source_confirms_is_no_doubt(crowded_site: Site) -> None:
    known = figures.get_value(
        crowded_site, crowded_site.countries["croatia"], "asylum_applicants", Period(2016)
    )

    assert known is not None
    assert (known.number, known.anomalies) == (Decimal(2225), ())


def test_a_definition_that_does_not_name_its_filter_is_found(network_copy: Path, falsified: Falsify) -> None:
    file = network_copy / "data/indicators.yml"
    file.write_text(file.read_text().replace("applicant: FRST", "applicant: SSEQ"))

    found = {(p.path, dict(p.values)["key"]) for p in checks.words.check_definitions(load_site(network_copy))}

    assert found == {
        (f"data/{language}/indicators.yml", "first_time_applicants") for language in ("lt", "en")
    }


def test_the_known_faults_are_entered_and_raise_no_warning(site: Site) -> None:
    repeated = [
        p for p in checks.data.check_anomalies(site) if p.code in ("repeats-period", "zero-beside-large")
    ]
    carried = [
        key
        for key, series in site.countries["lithuania"].figures.items()
        for period, figure in series.values.items()
        if figure.carried_from == Period(2020) and period == Period(2021)
    ]

    assert repeated == []
    assert len(carried) == 8
