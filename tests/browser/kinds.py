"""One page of every kind, in one language or the other: what holds of a kind is tested on each."""

KINDS = (
    "./",
    "en/studies/",
    "studies/2022/labour-market-integration-of-applicants/",
    "en/annual-reports/2022/migration-and-asylum-2022/",
    "countries/",
    "en/countries/lithuania/",
    "countries/bulgaria/",
    "en/indicators/refugees-hosted/",
    "compare/",
    "en/publications/",
    "topics/asylum/",
    "search/?q=migracija",
    "glossary/",
    "en/about/",
    "about/accessibility/",
    "en/about/open-data/",
    "editing/",
    "en/editing/problems/",
    "editions/",
    "nowhere/",
)
