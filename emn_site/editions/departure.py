"""All that a site is in one archive, for another host, another publisher, or a library that keeps it.

The archive is a bag (BagIt 1.0, RFC 8493): below `data/` the published branch, the source with texts, data
and licences, and a page that says how to serve them; beside it their checksums, as `sha256sum -c` reads them.
All of it lies in one folder of the archive, called as the file is (section 4).
"""

import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from emn_site.content.writer import is_outside_site
from emn_site.editions.publish import current_state
from emn_site.editions.repository import Repository, work_folder
from emn_site.editions.verification import verify_editions
from emn_site.locale import all_locales
from emn_site.locale.templates import render_template
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

_ALGORITHM = "sha256"
_FIRST = (1980, 1, 1, 0, 0, 0)  # the day of every file in the archive: the same content gives the same bytes


def write_departure(site: Site, repository: Repository, remote: str | None, target: Path) -> int:
    """Write the archive of a site and return how many files it has; raises `Refused` where it cannot."""
    if not is_outside_site(site.root, target):
        raise Refused("argument-unfit", argument="FILE", value=target, expected="report-file")
    state, head = current_state(repository, remote), repository.commit("HEAD")
    if state is None or head is None:
        raise Refused("nothing-published")
    editions = verify_editions(repository, state)
    with work_folder(repository) as folder:
        archive = folder / "archive.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bag:
            add = partial(_add, bag, target.stem)
            sums = {"data/index.html": add("data/index.html", _page(site, state, head).encode())}
            for name, commit in (("site", state), ("source", head)):
                packed = folder / f"{name}.zip"
                repository.git("archive", "--format=zip", f"--output={packed}", commit)
                sums |= _copied(add, packed, f"data/{name}/")
            about = {"Bag-Software-Agent": "emn-site", "External-Identifier": str(site.settings.address)}
            octets = sum(bag.getinfo(f"{target.stem}/{path}").file_size for path in sums)
            about["Payload-Oxum"] = f"{octets}.{len(sums)}"
            about |= {f"Edition-{one.name}": one.checksum for one in editions}
            tags = {
                "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
                "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in about.items()),
                f"manifest-{_ALGORITHM}.txt": _manifest(sums),
            }
            of_tags = {path: add(path, text.encode()) for path, text in tags.items()}
            add(f"tagmanifest-{_ALGORITHM}.txt", _manifest(of_tags).encode())
        archive.replace(target)
    return len(sums)


def _page(site: Site, state: str, head: str) -> str:
    about = {
        "address": site.settings.address,
        "branch": site.settings.published_branch,
        "state": state[:12],
        "head": head[:12],
    }
    locales = all_locales(site)
    introductions = [(locale, locale.word("leave_from", **about)) for locale in locales]
    return render_template("departure.html.jinja", locales=locales, introductions=introductions)


def _copied(add: Callable[[str, bytes], str], packed: Path, folder: str) -> dict[str, str]:
    """Put the files of an archive of Git below a folder of the bag; returns their checksums."""
    with zipfile.ZipFile(packed) as given:
        files = [one for one in given.infolist() if not one.is_dir()]
        return {path: add(path, given.read(one)) for one in files if (path := f"{folder}{one.filename}")}


def _add(bag: zipfile.ZipFile, base: str, path: str, content: bytes) -> str:
    entry = zipfile.ZipInfo(f"{base}/{path}", _FIRST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    bag.writestr(entry, content)
    return sha256(content).hexdigest()


def _manifest(sums: Mapping[str, str]) -> str:
    return "".join(f"{checksum}  {path}\n" for path, checksum in sorted(sums.items()))
