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
from emn_site.exports import open_data_files
from emn_site.exports.data_tables import data_tables, file_facts
from emn_site.model.site import Site

BASE = "https://emn.example/"
DESCRIPTOR = re.compile(r"csv-metadata\.json$|datapackage\.json$|\.jsonld$")


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, Any]:
    return dict(open_data_files(site, BASE, NO_CACHE))


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
                    assert value == (str(figure.value) if is_observed and figure.value is not None else "")
                    is_small = is_observed and (figure.value or 0) < 10 and "unhcr" in (series.dataset or "")
                    assert below == ("10" if is_small else "")


def test_a_share_that_is_the_highest_it_can_be_is_below_nothing(files: dict[str, str]) -> None:
    rows = csv.DictReader(StringIO(files["data/indicators/recognition-rate.csv"]))
    found = {(row["OBS_VALUE"], row["BELOW"], row["OBS_STATUS"]) for row in rows if row["OBS_VALUE"] == "100"}

    assert found == {("100", "", "U")}


@pytest.mark.parametrize(
    ("table", "text"), [("first-instance-recognised", "<5"), ("recognition-rate", "<13.0")]
)
def test_a_file_with_names_says_a_limit_as_its_page_does(
    files: dict[str, Any], table: str, text: str
) -> None:
    sheet = load_workbook(BytesIO(files[f"data/indicators/{table}.en.xlsx"])).worksheets[0]
    rows = {(row[0], row[2]): row[5] for row in sheet.iter_rows(min_row=2, values_only=True)}

    assert str(rows["Norway", 2010]).endswith(f"; {text}")


def test_a_repeated_year_has_no_value_and_says_what_it_repeats(files: dict[str, str]) -> None:
    rows = [
        row
        for row in csv.DictReader(StringIO(files["data/countries/lithuania.csv"]))
        if row["TIME_PERIOD"] == "2021" and row["CARRIED_FROM"]
    ]

    assert len(rows) == 8
    assert {(row["OBS_VALUE"], row["CARRIED_FROM"], row["OBS_STATUS"]) for row in rows} == {("", "2020", "O")}


def test_computed_values_say_that_they_are(files: dict[str, str]) -> None:
    rows = json.loads(files["data/indicators/recognition-rate.json"])

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

    assert ("Lithuania", "Asylum applicants", 2021, 3940) in [row[:4] for row in rows]
    assert book.sheetnames == ["Figures", "Indicators", "Sources", "Notes"]


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
    rows = csv.DictReader(StringIO(files["data/figures.csv"]))

    assert {flag for row in rows for name in ("FLAGS", "DOUBTS") for flag in row[name].split()} <= known


def test_as_json_each_figure_is_there_once(files: dict[str, str]) -> None:
    of_indicators = [name for name in files if re.fullmatch(r"data/indicators/[^.]+\.json", name)]
    rows = [row for name in of_indicators for row in json.loads(files[name])]

    assert len(rows) == len(list(csv.DictReader(StringIO(files["data/figures.csv"]))))
    repeated = re.compile(r"data/(?:figures|(?:countries|years)/[^.]+)\.json")
    assert not [name for name in files if repeated.fullmatch(name)]


def test_a_spreadsheet_names_its_own_sources_with_day_rounding_and_licence(files: dict[str, Any]) -> None:
    book = load_workbook(BytesIO(files["data/indicators/asylum-applicants.en.xlsx"]))
    head, *rows = book["Sources"].iter_rows(values_only=True)
    (source,) = (dict(zip(map(str, head), row, strict=True)) for row in rows)

    assert str(source["Dataset"]).startswith("Asylum applicants")
    assert source["Read from the source"] == "2025"
    assert source["Rounding"]
    assert source["Address of the licence"] == "https://eur-lex.europa.eu/eli/dec/2011/833/oj"
    assert [row[0] for row in book["Indicators"].iter_rows(min_row=2, values_only=True)] == [
        "Asylum applicants"
    ]


def test_a_spreadsheet_says_of_itself_what_it_is(files: dict[str, Any]) -> None:
    book = load_workbook(BytesIO(files["data/countries/lithuania.en.xlsx"]))
    notes = {str(row[0]): row[1] for row in book["Notes"].iter_rows(values_only=True)}
    properties: Any = book

    assert str(book.properties.title).startswith("Lithuania – ")
    assert book.properties.created is not None
    assert book.properties.created.year >= 2025
    assert properties.custom_doc_props["License"].value == f"{BASE}about/open-data/#licence"
    assert notes["Address"] == f"{BASE}en/countries/lithuania/"


def _graph(files: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files["data/catalogue.jsonld"])["@graph"]
    return found


def _node(files: dict[str, Any], ending: str) -> dict[str, Any]:
    return next(node for node in _graph(files) if node["@id"].endswith(ending))


def test_the_catalogue_is_valid_dcat_ap(files: dict[str, str]) -> None:
    shapes = Graph().parse(Path(__file__).parents[1] / "shared" / "dcat-ap-shapes.ttl")
    data = Graph().parse(data=files["data/catalogue.jsonld"], format="json-ld")

    conforms, _, text = shacl(data, shacl_graph=shapes, inference="none")

    assert conforms, text


def test_the_catalogue_has_every_file_of_the_data_with_its_size(files: dict[str, Any]) -> None:
    sizes = {
        node["@id"]: int(node["dcat:byteSize"]["@value"])
        for node in _graph(files)
        if node["@type"] == "dcat:Distribution"
    }

    assert sizes == {
        f"{BASE}{address}#distribution": file_facts(content).size
        for address, content in files.items()
        if not DESCRIPTOR.search(address)
    }


def test_a_dataset_is_of_the_day_of_extraction_not_of_a_build(files: dict[str, Any]) -> None:
    assert _node(files, "#indicators-asylum-applicants")["dct:modified"] == {
        "@value": "2025",
        "@type": "xsd:gYear",
    }


def test_a_series_held_for_one_month_of_each_year_is_yearly(files: dict[str, Any]) -> None:
    rhythm = _node(files, "#indicators-temporary-protection-ukrainians")["dct:accrualPeriodicity"]

    assert rhythm["@id"].endswith("/ANNUAL")


def test_a_table_of_one_source_has_its_licence_and_one_of_several_the_page_of_all(
    files: dict[str, Any],
) -> None:
    of_one = _node(files, "data/indicators/asylum-applicants.csv#distribution")["dct:license"]
    of_several = _node(files, "data/figures.csv#distribution")["dct:license"]

    assert of_one == {"@id": "https://eur-lex.europa.eu/eli/dec/2011/833/oj"}
    assert of_several == {"@id": f"{BASE}about/open-data/#licence"}


def test_only_countries_with_a_value_are_covered(files: dict[str, Any]) -> None:
    places = _node(files, "#indicators-asylum-applicants")["dct:spatial"]
    rows = csv.DictReader(StringIO(files["data/indicators/asylum-applicants.csv"]))

    assert len(places) == len({row["REF_AREA"] for row in rows if row["OBS_VALUE"] or row["BELOW"]})


def test_the_metadata_beside_a_csv_name_its_columns_in_order(site: Site, files: dict[str, Any]) -> None:
    for path in data_tables(site):
        schema = json.loads(files[f"data/{path}.csv-metadata.json"])["tableSchema"]
        head = files[f"data/{path}.csv"].partition("\r\n")[0].split(",")

        assert [column["name"] for column in schema["columns"]] == head
        assert set(schema["primaryKey"]) <= set(head)


def test_the_package_says_what_it_is_and_how_its_tables_belong_together(files: dict[str, Any]) -> None:
    package = json.loads(files["data/datapackage.json"])
    keys = {
        one["name"]: [key["reference"]["resource"] for key in one["schema"]["foreignKeys"]]
        for one in package["resources"]
        if "schema" in one
    }

    assert package["id"] == f"{BASE}data/datapackage.json"
    assert package["description"]
    assert package["contributors"][0]["role"] == "publisher"
    assert keys["figures"] == ["indicators", "datasets"]
    assert keys["totals"] == ["indicators"]
    assert keys["flags"] == []


def test_the_same_data_make_the_same_bytes(site: Site, files: dict[str, Any]) -> None:
    assert dict(open_data_files(site, BASE, NO_CACHE)) == files


def test_each_country_and_indicator_has_its_own_files(site: Site, files: dict[str, str]) -> None:
    assert {f"data/countries/{slug}.csv" for slug in site.countries} <= set(files)
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
    resources = json.loads(files["data/datapackage.json"])["resources"]

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert {f"data/{one['path']}" for one in resources} == {
        address for address in files if not DESCRIPTOR.search(address)
    }
    assert all(one["hash"].startswith("sha256:") and one["licenses"] for one in resources)


def test_a_changed_byte_is_noticed_by_frictionless(files: dict[str, str], tmp_path: Path) -> None:
    descriptor = json.loads(files["data/datapackage.json"])
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] == "flags"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
    (tmp_path / "flags.csv").write_text(files["data/flags.csv"] + "x,,,\r\n", newline="")

    report = validate(str(tmp_path / "datapackage.json"))

    assert "hash-count" in {found[0] for found in report.flatten(["type"])}
