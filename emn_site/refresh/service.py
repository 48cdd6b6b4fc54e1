"""Asks a statistics service over the network: patiently, and believing nothing that is not whole."""

from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from emn_site.model.refusals import Refused

TIMEOUT = (10, 60)
"""Seconds to connect, and to wait for the next part of an answer."""

MEANINGS = {400: "wrong-query", 404: "no-such-dataset", 413: "extraction-too-big"}
"""What the status of an answer means, as a key of `expectations` in a language's `problems.yml`."""


def session(retries: int = 4, backoff: float = 1.0) -> requests.Session:
    """Return a session that tries again after a failure that may pass.

    Waits `backoff` × 1, 2, 4 … seconds between tries, or as long as the service asks (RFC 9110, Retry-After).
    """
    retry = Retry(
        total=retries,
        backoff_factor=backoff,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods=("GET",),
        raise_on_status=False,
    )
    made = requests.Session()
    made.mount("https://", HTTPAdapter(max_retries=retry))
    made.mount("http://", HTTPAdapter(max_retries=retry))
    made.headers["Accept"] = "application/json"
    return made


def get_json(
    asked: requests.Session,
    address: str,
    parameters: list[tuple[str, str]],
    timeout: tuple[float, float] = TIMEOUT,
) -> dict[str, Any]:
    """Return the JSON object a service answers with.

    Raises `Refused` for an error status, a connection that fails or is too slow, and an answer
    that is not a JSON object.
    """
    try:
        answer = asked.get(address, params=parameters, timeout=timeout)
        if not answer.ok:
            status = answer.status_code
            raise Refused("service-refuses", address=address, status=status, reason=_reason(answer))
        data = answer.json()
    except requests.JSONDecodeError as error:
        raise Refused("service-no-json", address=address) from error
    except requests.RequestException as error:
        raise Refused("service-unreachable", address=address, detail=type(error).__name__) from error
    if not isinstance(data, dict):
        raise Refused("service-no-json", address=address)
    return data


def _reason(answer: requests.Response) -> str:
    """Return the service's own words for an error, or ours for its status."""
    try:
        data = answer.json()
        errors = data["error"] if isinstance(data["error"], list) else [data["error"]]
        return "; ".join(str(error["label"]) for error in errors)
    except (requests.JSONDecodeError, KeyError, TypeError):
        return MEANINGS.get(answer.status_code, "service-failed")
