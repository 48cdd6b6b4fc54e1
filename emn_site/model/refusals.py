"""What a command would not do, and why: a code and its values. Each language says it in its words."""


class Refused(Exception):
    """Nothing was changed; `code` is a key of `commands` in every language's `problems.yml`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, *values.values())
        self.code, self.values = code, {gap: str(value) for gap, value in values.items()}
