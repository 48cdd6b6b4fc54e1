"""What a command would not do, and why: a code and its values. Each language says it in its words."""

from collections.abc import Mapping
from typing import Any

from emn_site.model.problems import Problem


class Refused(Exception):
    """Nothing was changed; `code` is a key of `commands` in every language's `problems.yml`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, *values.values())
        self.code, self.values = code, {gap: str(value) for gap, value in values.items()}


class UnreadableSite(Exception):
    """Not even the settings of the site could be read; `problems` says why, `reports` how to say it."""

    def __init__(self, problems: list[Problem], reports: Mapping[str, Any]) -> None:
        super().__init__()
        self.problems, self.reports = problems, reports
