"""The data as others get it: whole, tidy, and accepted by a validator that is not ours."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate
from openpyxl import load_workbook
from pyshacl import validate as shacl
from rdflib import Graph

from emn_site.cache.cache import NO_CACHE
from emn_site.exports import open_data, spreadsheet_files
from emn_site.model.site import Site


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, Any]:
    return {**open_data.data_files(site, "https://emn.example/"), **dict(spreadsheet_files(site, NO_CACHE))}


def test_every_observed_figure_is_there_once(site: Site, files: dict[str, str]) -> None:
    rows = list(csv.DictReader(StringIO(files["data/figures.csv"])))
    found = {
        (row["REF_AREA"], row["INDICATOR"], row["TIME_PERIOD"]): (
            row["OBS_VALUE"],
            row["BELOW"],
            row["OBS_STATUS"],
        )
        for row in rows
    }

    assert len(found) == len(rows)
    for country in site.countries.values():
        for key, series in country.figures.items():
            for period, figure in series.values.items():
                is_observed = figure.carried_from is None and "reporting_gap" not in figure.flags
                value, below, status = found[country.code, key, str(period)]
                if is_observed and figure.value == 0 and "unhcr" in (series.dataset or ""):
                    assert (value, below, status) == ("", "5", "N")
                else:
                    assert value == (str(figure.value) if is_observed else "")
                    is_small = is_observed and figure.value < 10 and "unhcr" in (series.dataset or "")
                    assert below == ("10" if is_small else "")


def test_a_repeated_year_has_no_value_and_says_what_it_repeats(files: dict[str, str]) -> None:
    rows = [
        row
        for row in json.loads(files["data/countries/lithuania.json"])
        if row["TIME_PERIOD"] == "2021" and row["CARRIED_FROM"]
    ]

    assert len(rows) == 8
    assert {(row["OBS_VALUE"], row["CARRIED_FROM"], row["OBS_STATUS"]) for row in rows} == {
        (None, "2020", "O")
    }


def test_computed_values_say_that_they_are(files: dict[str, str]) -> None:
    rows = [row for row in json.loads(files["data/figures.json"]) if row["INDICATOR"] == "recognition_rate"]

    assert rows
    assert {row["SOURCE"] for row in rows} == {"computed"}


def test_the_file_with_names_opens_rightly_in_a_lithuanian_excel(files: dict[str, str]) -> None:
    text = files["data/figures.lt.csv"]

    assert text.startswith("\ufeffŠalis;Rodiklis;Laikotarpis;Reikšmė;Vienetas;")
    assert "\r\nLietuva;Prieglobsčio prašytojai;2021;3940;asmenys;;" in text
    assert re.search(r"\r\nLietuva;[^;]*1\s000 gyventojų;2021;\d,\d+;", text)


def test_a_spreadsheet_has_numbers_definitions_and_sources(files: dict[str, str]) -> None:
    content = files["data/countries/lithuania.en.xlsx"]
    assert isinstance(content, bytes)
    book = load_workbook(BytesIO(content))
    rows = list(book["Figures"].iter_rows(values_only=True))

    assert ("Lithuania", "Asylum applicants", "2021", 3940) in [row[:4] for row in rows]
    assert book.sheetnames == ["Figures", "Indicators", "Sources"]


def test_nothing_names_a_source_whose_figures_are_not_there(site: Site, files: dict[str, str]) -> None:
    descriptor = json.loads(files["data/datapackage.json"])

    assert {source["path"] for source in descriptor["sources"]} == {
        site.sources[key].url for key in ("unhcr-refugee-statistics", "world-bank-wdi", "eurostat")
    }
    assert {row["DATASET"] for row in json.loads(files["data/datasets.json"])} == {
        series.dataset for country in site.countries.values() for series in country.figures.values()
    }


def test_eurostats_terms_are_its_own(files: dict[str, str]) -> None:
    terms = {row["LICENCE"] for row in json.loads(files["data/datasets.json"]) if row["SOURCE"] == "eurostat"}

    assert terms == {"Commission Decision 2011/833/EU"}


def test_every_flag_and_doubt_is_explained(files: dict[str, str]) -> None:
    known = {row["FLAG"] for row in json.loads(files["data/flags.json"])}
    rows = json.loads(files["data/figures.json"])

    assert {
        flag for row in rows for name in ("FLAGS", "DOUBTS") for flag in (row[name] or "").split()
    } <= known


def test_the_catalogue_is_valid_dcat_ap(files: dict[str, str]) -> None:
    shapes = Graph().parse(Path(__file__).parents[1] / "shared" / "dcat-ap-shapes.ttl")
    data = Graph().parse(data=files["data/catalogue.jsonld"], format="json-ld")

    conforms, _, text = shacl(data, shacl_graph=shapes, inference="none")

    assert conforms, text


def test_each_country_and_indicator_has_its_own_files(site: Site, files: dict[str, str]) -> None:
    assert {f"data/countries/{slug}.{kind}" for slug in site.countries for kind in ("csv", "json")} <= set(
        files
    )
    assert {f"data/indicators/{key.replace('_', '-')}.csv" for key in site.shown_indicators} <= set(files)


def test_csv_is_that_of_rfc_4180(files: dict[str, str]) -> None:
    text = files["data/countries/lithuania.csv"]

    assert text.startswith("FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,FLAGS,")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_the_descriptor_is_accepted_by_frictionless(files: dict[str, str], tmp_path: Path) -> None:
    for address, text in files.items():
        file = tmp_path / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    report = validate(str(tmp_path / "data" / "datapackage.json"))
    described = {resource["path"] for resource in json.loads(files["data/datapackage.json"])["resources"]}

    assert {f"data/{path}" for path in described} == {
        address
        for address in files
        if address.endswith(".csv") and not re.search(r"(origins|\.[a-z]{2})\.csv$", address)
    }

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
