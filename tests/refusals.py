"""What a command that is refused says, in English."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from emn_site.content.load import report_settings
from emn_site.locale import reports
from emn_site.model.refusals import Refused
from tests.sites import ROOT


def refusal_sentence(refusal: Refused) -> str:
    """Return the sentence of a refusal, with its code as a report has it."""
    texts, _ = report_settings(ROOT)
    return f"{reports.message(refusal.code, refusal.values, texts, 'en')} [{refusal.code}]"


@dataclass
class CaughtRefusal:
    """What was said, once it has been."""

    text: str = ""


@contextmanager
def refused(part: str) -> Iterator[CaughtRefusal]:
    """Expect a refusal whose sentence, or code, has some words."""
    refusal = CaughtRefusal()
    with pytest.raises(Refused) as found:
        yield refusal
    refusal.text = refusal_sentence(found.value)
    assert part in refusal.text
