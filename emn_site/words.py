"""The words of the site itself: which there must be, and how they are looked up."""

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from emn_site.model import Site
from emn_site.rendering import fill

TEXTS = frozenset(
    (
        "about",
        "about_data",
        "about_publication",
        "all_countries",
        "all_countries_table",
        "all_publications",
        "annual-reports",
        "annual_report",
        "annual_report_list",
        "annual_report_summary",
        "applications",
        "breadcrumbs",
        "by_topic",
        "change",
        "change_on",
        "chart_description",
        "chart_gaps",
        "chart_title",
        "charts",
        "cite",
        "cite_country",
        "close",
        "column_country",
        "column_flag",
        "column_indicator",
        "column_source",
        "column_unit",
        "column_value",
        "column_year",
        "compare",
        "compare_limit",
        "compare_link",
        "compare_needs_script",
        "compare_none",
        "compare_summary",
        "computed",
        "contact_point",
        "contents",
        "copied",
        "copy",
        "countries",
        "countries_summary",
        "country",
        "country_summary",
        "data_of_page",
        "difference_and_percent",
        "difference_points",
        "disclaimer",
        "edit_file",
        "editing",
        "emn_since",
        "eu_member_since",
        "extracted",
        "figures_by_year",
        "figures_note",
        "find_country",
        "flag_break",
        "flag_break_sign",
        "flag_estimated",
        "flag_estimated_sign",
        "flag_fewer_than_five",
        "flag_fewer_than_five_sign",
        "flag_not_available",
        "flag_not_available_sign",
        "flag_provisional",
        "flag_provisional_sign",
        "footer_contact",
        "footer_publisher",
        "footer_site",
        "group_asylum",
        "group_decisions",
        "group_population",
        "group_protection",
        "group_rates",
        "home",
        "in_language",
        "indicator",
        "indicator_summary",
        "indicators",
        "indicators_about",
        "inform",
        "inform_list",
        "inform_summary",
        "informs",
        "key_figures",
        "kind_flow",
        "kind_stock",
        "label_countries",
        "label_languages",
        "label_published",
        "label_scope",
        "label_topics",
        "label_type",
        "label_year",
        "language",
        "legal_basis",
        "licence",
        "main_navigation",
        "map_about",
        "map_title",
        "member_state",
        "member_state_about",
        "member_state_list",
        "menu",
        "more_about",
        "newest",
        "next",
        "no_data",
        "not_found",
        "not_found_about",
        "not_known",
        "observer",
        "observer_about",
        "observer_list",
        "official_title",
        "only_in_language",
        "open_data",
        "open_data_columns",
        "open_data_columns_about",
        "open_data_descriptor",
        "open_data_everything",
        "open_data_files",
        "open_data_files_about",
        "open_data_flags",
        "open_data_licence",
        "open_data_licence_about",
        "open_data_summary",
        "origin",
        "origin_stateless",
        "origin_unknown",
        "origins",
        "origins_caption",
        "origins_note",
        "other_name",
        "previous",
        "previous_and_next",
        "problem_is_warning",
        "problems_summary",
        "problems_title",
        "publications",
        "publications_about",
        "publications_summary",
        "rank",
        "rank_in_network",
        "read_in_language",
        "read_original",
        "release",
        "report_body",
        "report_error",
        "report_title",
        "reuse",
        "role",
        "scheme",
        "schengen_since",
        "scope_national",
        "scope_network",
        "search",
        "search_all_results",
        "search_failed",
        "search_hint",
        "search_label",
        "search_more",
        "search_needs_script",
        "search_none",
        "search_open",
        "search_results",
        "search_submit",
        "search_summary",
        "skip_to_content",
        "sort_by",
        "source",
        "sources",
        "studies",
        "study",
        "study_list",
        "study_summary",
        "summary_of_publication",
        "title_announced",
        "title_translated",
        "to_home",
        "to_table",
        "topic_summary",
        "topics",
        "translation_outdated",
        "unit_cases",
        "unit_per_1000",
        "unit_percent",
        "unit_persons",
        "unit_persons_and_cases",
        "value",
        "where_seen",
        "year",
    )
)
"""The keys of `data/words.yml` that hold plain text in each language."""

PLURALS = frozenset(("country_count", "publication_count", "search_count"))
"""The keys that hold the forms going with a number (CLDR: one, few, many, other)."""


class Phrase(str):
    """Words with gaps; filling them never fails, whatever an editor has written in the braces."""

    def format(self, *_: object, **values: object) -> str:
        """Return the words with their gaps filled; an unknown gap stays as it is written."""
        return fill(self, **values)


def word(site: Site, key: str, locale: str) -> Any:
    """Return the words under a key: text, or the forms of a plural."""
    found = site.words[key][locale]
    return Phrase(found) if isinstance(found, str) else found


def in_language(site: Site, locale: str) -> SimpleNamespace:
    """Return all words of a language for a template: `words.key`.

    Not a dictionary, whose own `copy`, `items` or `values` a template would find before the words.
    """
    return SimpleNamespace(**{key: words[locale] for key, words in site.words.items()})


def with_missing_keys(
    words: Mapping[str, Any], locales: Sequence[str], groups: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return the words with every key and language there is to be; what is missing stands for itself.

    The checks report what is missing; standing in lets them look at everything else all the same.
    """
    keys = {*TEXTS, *(f"group_{group}" for group in groups), *words} - PLURALS
    texts = {key: _in_all(words.get(key, {}), locales, key) for key in keys}
    return texts | {key: _in_all(words.get(key, {}), locales, {"other": key}) for key in PLURALS}


def _in_all(found: Mapping[str, Any], locales: Sequence[str], otherwise: Any) -> dict[str, Any]:
    """Return words in every language, borrowed from another, or else from what stands for them."""
    borrowed = next(iter(found.values()), otherwise)
    same_kind = {locale: text for locale, text in found.items() if isinstance(text, type(otherwise))}
    return {
        locale: same_kind.get(locale, borrowed if isinstance(borrowed, type(otherwise)) else otherwise)
        for locale in locales
    }
