"""Asking a service: what passes is waited for, what is final is said at once, and nothing takes for ever."""

import gzip
import json
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime

import pytest

from emn_site.content.retries import PASSING, RetryPolicy
from emn_site.refresh.service import ServiceAnswer, ServiceClient
from tests.refresh.services import Answer as RawAnswer, Server
from tests.refusals import refused

PLACE = "/table"
NOBODY = "http://127.0.0.1:1025/"
RIGHT = RawAnswer({"value": 1.10})
QUICK = RetryPolicy(seconds=5, silence=2, first_wait=0.01, tries=4)


def _ask(server: Server, *answers: RawAnswer, patience: RetryPolicy = QUICK) -> ServiceAnswer:
    server.answers[PLACE] = list(answers)
    return ServiceClient(patience, local=frozenset({server.address})).ask(server.address + PLACE, [])


def test_decimals_are_as_exact_as_they_were_written(server: Server) -> None:
    assert _ask(server, RawAnswer('{"value": 1.10}')).data == {"value": Decimal("1.10")}


@pytest.mark.parametrize("status", sorted(PASSING))
def test_a_failure_that_may_pass_is_tried_again(server: Server, status: int) -> None:
    _ask(server, RawAnswer("busy", status), RawAnswer("busy", status), RIGHT)

    assert len(server.asked) == 3


@pytest.mark.parametrize(
    "passing",
    [
        RawAnswer({"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Try again later."}}),
        RawAnswer({"warning": [{"status": 413, "label": "ASYNCHRONOUS_RESPONSE"}]}, 413),
        RawAnswer("<html>Maintenance</html>", headers={"Content-Type": "text/html"}),
        RawAnswer('<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"/>'),
        RawAnswer('{"value": [1, 2'),
        RawAnswer('{"value": 1}', headers={"Content-Length": "400"}),
        RawAnswer(b"\x1f\x8bno gzip at all", headers={"Content-Encoding": "gzip"}),
        RawAnswer(gzip.compress(b'{"value": 1}')[:-12], headers={"Content-Encoding": "gzip"}),
        RawAnswer(""),
        RawAnswer("\xff\xfe", headers={"Content-Type": "application/json"}),
        RawAnswer('{"value": NaN}'),
    ],
    ids=["later", "later, as an error", "a page", "SOAP", "half", "a cut body", "no gzip", "cut gzip",
         "nothing", "no text", "not a number"],
)  # fmt: skip
def test_an_answer_that_is_none_is_asked_for_again(server: Server, passing: RawAnswer) -> None:
    assert _ask(server, passing, RIGHT).data == {"value": Decimal("1.1")}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 410, 413, 501])
def test_a_final_failure_is_not_asked_for_again(server: Server, status: int) -> None:
    with refused(str(status)):
        _ask(server, RawAnswer("no", status), RIGHT)

    assert len(server.asked) == 1


def test_the_last_failure_is_said_when_patience_ends(server: Server) -> None:
    with refused("503: the service has failed"):
        _ask(server, RawAnswer("busy", 503))

    assert len(server.asked) == QUICK.tries


def test_the_service_may_say_in_seconds_how_long_to_wait(server: Server) -> None:
    start = time.monotonic()

    _ask(server, RawAnswer("busy", 429, {"Retry-After": "1"}), RIGHT)

    assert time.monotonic() - start >= 1


def test_the_service_may_say_at_which_time_to_come_again(server: Server) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    start = time.monotonic()

    _ask(server, RawAnswer("busy", 503, {"Retry-After": later}), RIGHT)

    assert time.monotonic() - start >= 0.9


def test_a_service_that_asks_for_an_hour_is_not_waited_for(server: Server) -> None:
    with refused("429"):
        _ask(server, RawAnswer("busy", 429, {"Retry-After": "3600"}), RIGHT)


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    packed = gzip.compress(json.dumps({"value": 1}).encode())

    assert _ask(server, RawAnswer(packed, headers={"Content-Encoding": "gzip"})).data == {"value": 1}


def test_a_slow_drip_ends_with_the_limit_of_the_question(server: Server) -> None:
    patience = RetryPolicy(seconds=0.5, silence=2, first_wait=0.01, tries=1)

    with refused("did not finish its answer in"):
        _ask(server, RawAnswer('{"value": "' + "x" * 400 + '"}', pace=0.01), patience=patience)


def test_a_silent_service_is_given_up(server: Server) -> None:
    patience = RetryPolicy(seconds=5, silence=0.1, first_wait=0.01, tries=1)

    with refused("too slow"):
        _ask(server, RawAnswer({"value": 1}, silence=1), patience=patience)


def test_an_answer_without_end_is_refused(server: Server) -> None:
    patience = RetryPolicy(seconds=5, silence=2, first_wait=0.01, tries=1, largest=1000)

    with refused("more than 1000 bytes"):
        _ask(server, RawAnswer({"value": "x" * 2000}), patience=patience)


def test_all_questions_together_have_an_end(server: Server) -> None:
    server.answers[PLACE] = [RawAnswer("busy", 503)]
    asker = ServiceClient(
        RetryPolicy(first_wait=0.2), until=time.monotonic() + 0.3, local=frozenset({server.address})
    )

    with refused("503"):
        asker.ask(server.address + PLACE, [])

    assert len(server.asked) <= 2


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    with refused("cannot be reached"):
        ServiceClient(QUICK, local=frozenset({NOBODY})).ask(NOBODY, [])


def test_the_same_answer_has_the_same_hash(server: Server) -> None:
    assert _ask(server, RIGHT).sha256 == _ask(server, RIGHT).sha256
    assert _ask(server, RIGHT).sha256 != _ask(server, RawAnswer({"value": 2})).sha256
