"""One language of the site: its words, formats and addresses."""

from emn_site.locale.locale import (
    Locale as Locale,
    all_locales as all_locales,
    for_locale as for_locale,
    report_locale as report_locale,
)
