"""Everything that depends on a language."""

from emn_site.locale.locale import (
    Language as Language,
    all_languages as all_languages,
    in_language as in_language,
    reporting_language as reporting_language,
)
