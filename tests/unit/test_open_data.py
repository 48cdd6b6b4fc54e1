"""The data as others get it: whole, tidy, and accepted by a validator that is not ours."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from frictionless import validate

from emn_site.model.site import Site
from emn_site.outputs import open_data


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    return open_data.files(site)


def test_every_stored_figure_is_there_once(site: Site, files: dict[str, str]) -> None:
    rows = list(csv.DictReader(StringIO(files["data/figures.csv"])))
    found = {(row["country"], row["indicator"], int(row["year"])): row["value"] for row in rows}

    assert len(found) == len(rows)
    for country in site.countries.values():
        for key, series in country.figures.items():
            for year, figure in series.values.items():
                assert found[country.code, key, year] == str(figure.value)


def test_computed_values_say_that_they_are(files: dict[str, str]) -> None:
    rows = [row for row in json.loads(files["data/figures.json"]) if row["indicator"] == "recognition_rate"]

    assert rows
    assert {row["source"] for row in rows} == {"computed"}


def test_each_country_and_indicator_has_its_own_files(site: Site, files: dict[str, str]) -> None:
    assert {f"data/countries/{slug}.{kind}" for slug in site.countries for kind in ("csv", "json")} <= set(
        files
    )
    assert {f"data/indicators/{key.replace('_', '-')}.csv" for key in site.shown_indicators} <= set(files)


def test_csv_is_that_of_rfc_4180(files: dict[str, str]) -> None:
    text = files["data/countries/lithuania.csv"]

    assert text.startswith("country,indicator,year,value,unit,flag,source\r\n")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_the_descriptor_is_accepted_by_frictionless(files: dict[str, str], tmp_path: Path) -> None:
    for address, text in files.items():
        file = tmp_path / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    report = validate(str(tmp_path / "data" / "datapackage.json"))
    described = {resource["path"] for resource in json.loads(files["data/datapackage.json"])["resources"]}

    assert {f"data/{path}" for path in described} == {
        address for address in files if address.endswith(".csv")
    }

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
