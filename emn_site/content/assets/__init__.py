"""Images and downloads: each is read by its structure, and must be what its name says.

A picture may not say where, by whom and with what it was taken; a drawing may draw and nothing else; a
document or a workbook may not run or fetch anything, nor hold other files. What is published is what was
judged: the file's own bytes, or a drawing written anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, tee
from pathlib import Path, PurePosixPath

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.content import safe_read, sandbox
from emn_site.content.assets.findings import Finding, finding
from emn_site.model.refusals import Refused
from emn_site.model.text import Asset

MOST_IMAGE, MOST_DOWNLOAD = 5_000_000, 20_000_000  # bytes an image and a download may have
MOST_FINDINGS = 20  # faults of one file that are told: who mends these looks at it again
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
KINDS = (*IMAGES, ".pdf", ".csv", ".xlsx")


@dataclass(frozen=True)
class Judgement:
    """What is wrong with a file, and what is published in place of its own bytes, if not these."""

    findings: tuple[Finding, ...] = ()
    written: bytes | None = None
    size: int = 0
    pages: int = 0
    cover: bytes | None = None
    """Of a document: its bytes, its pages, and a picture of the first."""


def judge_asset(name: str, content: bytes) -> Judgement:
    """Return what becomes of a file below docs/assets; the end of its name says what it should be."""
    suffix = PurePosixPath(name).suffix
    if suffix not in (".pdf", ".csv", ".xlsx") and (other := _of_other_format(name, content)):
        return other
    if suffix not in KINDS:
        known = ", ".join(kind[1:] for kind in KINDS)
        return Judgement((finding("asset-kind", value=suffix or name, known=known),))
    limit = MOST_IMAGE if suffix in IMAGES else MOST_DOWNLOAD
    if len(content) > limit:
        return Judgement((finding("asset-too-large", limit=limit // 1_000_000),))
    return _judged(suffix, content)


def _of_other_format(name: str, content: bytes) -> Judgement | None:
    """Return what is wrong with a picture of another format than its name says; None for all else."""
    from emn_site.content.assets import picture_copy

    kind, count = picture_copy.picture_format(content)
    if kind in picture_copy.REFUSED and count != 1:
        return Judgement((finding(picture_copy.REFUSED[kind], value=kind, count=count),))
    usual, converted = picture_copy.usual_picture(name, content)
    if usual.lower() == name.lower() and converted == content:
        return None
    if mend_asset(usual, converted) is None:
        return judge_asset(usual, converted)
    code = "asset-misnamed" if kind in picture_copy.SUFFIXES else "asset-format"
    return Judgement((finding(code, value=kind, ending=PurePosixPath(usual).suffix),))


def _judged(suffix: str, content: bytes) -> Judgement:
    # Imported here: a build that judges nothing new needs none of these.
    from emn_site.content.assets import documents, drawings, pictures, workbooks

    if suffix == ".svg":
        found_in_it, written = drawings.redraw(content)
        return Judgement(found_in_it[:MOST_FINDINGS], written)
    judges = {
        ".pdf": documents.document_findings,
        ".csv": workbooks.table_findings,
        ".xlsx": workbooks.workbook_findings,
    }
    judged = judges[suffix](content) if suffix in judges else pictures.picture_findings(content, suffix)
    findings = tuple(dict.fromkeys(islice(judged, MOST_FINDINGS)))
    if suffix != ".pdf" or findings:
        return Judgement(findings)
    pages, cover = documents.count_and_draw(content)
    return Judgement(size=len(content), pages=pages, cover=cover)


def cover_address(address: str) -> str:
    """Return where the picture of a document's first page is published, beside the document."""
    return f"{address.removesuffix('.pdf')}.cover.jpg"


def mend_asset(name: str, content: bytes) -> tuple[str, bytes] | None:
    """Return a picture by the name of its format, without what it may not tell or do, if it can be so."""
    from emn_site.content.assets import drawings, picture_copy

    name, content = picture_copy.usual_picture(name, content)
    judged, suffix = judge_asset(name, content), PurePosixPath(name).suffix
    mended: bytes | None = judged.written or content
    if judged.findings:
        if suffix not in IMAGES or len(content) > MOST_IMAGE:
            return None
        is_drawn = suffix == ".svg"
        mended = drawings.mend_drawing(content) if is_drawn else picture_copy.copy_picture(content, suffix)
    return None if mended is None else (name, mended)


def mend_all(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the pictures that can be mended, where and what they are then; all are read in one sandbox."""
    seen, calls = tee((path, _start(root, path, MOST_DOWNLOAD)) for path in paths)
    for (path, _), mended in zip(seen, sandbox.run_each_sandboxed(mend_asset, calls), strict=True):
        if isinstance(mended, tuple):
            yield path, *mended


def judge_all(
    root: Path, digests: Mapping[str, str], cache: Cache, program: str
) -> Iterator[tuple[str, Judgement | None]]:
    """Yield each file with its judgement, stored or made now; None for one that has changed meanwhile.

    `digests` has for each file the digest of its bytes. All are read in one sandbox, where a file that is too
    much for its reader is a finding of that file alone.
    """
    wanted = {path: digest(program, "asset", path, checksum) for path, checksum in digests.items()}
    judgements: dict[str, Judgement | None] = {}

    def share(
        make: Callable[[str], Judgement | None], missing: list[str]
    ) -> Iterator[tuple[str, Judgement | None]]:
        seen, calls = tee((path, _start(root, path, MOST_DOWNLOAD)) for path in missing)
        for (path, content), outcome in zip(
            seen, sandbox.run_each_sandboxed(judge_asset, calls), strict=True
        ):
            if isinstance(outcome, sandbox.SandboxRejected):
                outcome = Judgement((finding("asset-unreadable"),))
            judgements[path] = outcome if sha256(content).hexdigest() == digests[path] else None
            yield path, make(path)

    yield from cache.get_or_make_all(wanted, Judgement, judgements.__getitem__, share)


def _start(root: Path, path: str, limit: int) -> bytes:
    """Return the bytes of a file; none of one that was taken away since it was listed."""
    with suppress(safe_read.Rejected):
        return safe_read.read_start(root, path, limit)
    return b""


def publication_bytes(root: Path, path: str, asset: Asset) -> bytes:
    """Return what is published of a file: what was judged. Raises `Refused` where it is another by now."""
    if asset.written is not None:
        return asset.written
    content = _start(root, path, MOST_DOWNLOAD)
    if sha256(content).hexdigest() != asset.digest:
        raise Refused("asset-changed", path=path)
    return content
