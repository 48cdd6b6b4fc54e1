"""What is frozen stays as it was, no address is lost, and none that was erased comes back.

Every state of the branch is compared with what was recorded of it. Frozen is what the branch itself says:
each folder named as an edition, and each edition that any earlier state lists. Whoever edits or deletes such
a folder by hand, or the list of editions, is found out here.
"""

from collections.abc import Iterable
from pathlib import Path

from emn_site.editions import edition as editions
from emn_site.editions.edition import FORMER, NAME, VERSIONS, Edition
from emn_site.editions.repository import Repository
from emn_site.exports.redirects import MARK
from emn_site.locale.addresses import markdown_file as file_of
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

MOST_STATES = 50  # states looked at for the last in which all was well


def verify_editions(repository: Repository, state: str | None) -> list[Edition]:
    """Return the editions of a state of the branch, none for no state.

    Raises `Refused` where the list is missing or broken, or a frozen edition is changed, gone or unlisted;
    the sentence names the last state in which all was well. Raises it, too, where a part of the history is
    not here, so that nothing could be said of what was frozen before.
    """
    if state is None:
        return []
    if repository.is_cut(state):
        raise Refused("history-cut")
    try:
        return _checked(repository, state, _recorded(repository, repository.states(state)[1:]))
    except Refused as fault:
        good = _last_good(repository, state)
        remedy = f"go-back:{good[:12]}" if good else "no-way-back"
        raise Refused(fault.code, **fault.values, remedy=remedy) from fault


def _checked(repository: Repository, state: str, recorded: list[Edition]) -> list[Edition]:
    folders, text = repository.folders(state), repository.read(state, VERSIONS)
    if text is None and folders:
        raise Refused("editions-list-missing")
    known = editions.read_versions(text)
    expected = _expected(known)
    for name, checksum in expected.items():
        if name not in folders:
            raise Refused("edition-gone", name=name)
        if folders[name] != checksum:
            raise Refused("edition-changed", name=name, found=folders[name], recorded=checksum)
    for name in sorted(folders):
        if (NAME.fullmatch(name) or FORMER.fullmatch(name)) and name not in expected:
            raise Refused("edition-unlisted", name=name)
    refuse_loss(known, recorded)
    return known


def _expected(known: list[Edition]) -> dict[str, str]:
    """Return the checksum that each frozen folder must have: editions, and what they were before."""
    frozen = [one for one in known if one.is_frozen]
    former = [found for one in frozen for found in one.corrections if found.former and found.checksum]
    return {one.name: one.checksum for one in frozen} | {str(one.former): str(one.checksum) for one in former}


def refuse_loss(known: Iterable[Edition], recorded: Iterable[Edition]) -> None:
    """Raise `Refused` where an edition once frozen is gone, or another without a correction that says so."""
    by_name = {one.name: one for one in known}
    for once in recorded:
        now = by_name.get(once.name)
        if now is None:
            raise Refused("edition-gone", name=once.name)
        if once.is_frozen and not _follows(now, once):
            raise Refused("edition-changed", name=once.name, found=now.checksum, recorded=once.checksum)


def _follows(now: Edition, once: Edition) -> bool:
    """Whether an edition is the same as once, or a correction of it."""
    has_same_past = now.corrections[: len(once.corrections)] == once.corrections
    return has_same_past and (now.checksum == once.checksum or len(now.corrections) > len(once.corrections))


def last_sound_state(repository: Repository, state: str) -> list[Edition]:
    """Return the editions of a state, or of the last before it in which no frozen one was tampered with."""
    try:
        return verify_editions(repository, state)
    except Refused:
        good = _last_good(repository, state)
        return verify_editions(repository, good)


def _recorded(repository: Repository, states: list[str]) -> list[Edition]:
    """Return what states, newest first, recorded of frozen editions; what contradicts an older is left."""
    found: dict[str, Edition] = {}
    for text in reversed(_lists(repository, states)):
        try:
            listed = editions.read_versions(text)
        except Refused:
            continue  # a list broken by hand says nothing of what was frozen
        for one in listed:
            if one.is_frozen and (one.name not in found or _follows(one, found[one.name])):
                found[one.name] = one
    return list(found.values())


def _lists(repository: Repository, states: list[str]) -> list[str]:
    """Return the lists of editions of some states, read by one command."""
    if not states:
        return []
    asked = "".join(f"{state}:{VERSIONS}\n" for state in states)
    lists, rest = [], repository.git("cat-file", "--batch=%(objectsize)", given=asked).encode() + b"\n"
    while rest.strip():
        head, _, rest = rest.partition(b"\n")
        if head.isdigit():
            lists.append(rest[: int(head)].decode())
            rest = rest[int(head) + 1 :]
    return lists


def _last_good(repository: Repository, state: str) -> str | None:
    states = repository.states(state)[1:]
    for place, one in enumerate(states[:MOST_STATES], start=1):
        try:
            _checked(repository, one, _recorded(repository, states[place:]))
        except Refused:
            continue
        return one
    return None


DOWNLOADS = (".pdf", ".csv", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".svg")


def lost_addresses(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Return the pages and downloads that were served and would be no more, named below the edition.

    What the site writes itself (its styles, its search, its open data) may change with the site; what lies
    below `assets/` is cited like a page.
    """
    present = set(after)
    return sorted(file for file in before if _is_cited(file) and not {file, f"{file}/index.html"} & present)


def refuse_erased(known: Iterable[Edition], target: Path) -> None:
    """Raise `Refused` where something stands again that was erased from any edition by order."""
    for path in {erasure.path for one in known for erasure in one.erasures}:
        page = target / path / "index.html"
        if (target / path).is_file() or (page.exists() and MARK not in page.read_text(encoding="utf-8")):
            raise Refused("erased-again", value=path)


def _is_cited(file: str) -> bool:
    parts = file.split("/")
    is_own = "stylesheets" in parts or "javascripts" in parts or parts[:2] == ["assets", "images"]
    return file.endswith("/index.html") or (
        "assets" in parts[:2] and not is_own and file.lower().endswith(DOWNLOADS)
    )


def deleted_source(site: Site, lost_file: str) -> str:
    """Return the file of the content that is gone: the Markdown of a page, or the download itself."""
    if not lost_file.endswith("/index.html"):
        return f"docs/{lost_file}"
    address = lost_file.removesuffix("/index.html")
    language, _, rest = address.partition("/")
    if language in site.settings.locales:
        return file_of(language, rest)
    return file_of(site.settings.default_locale, address)
