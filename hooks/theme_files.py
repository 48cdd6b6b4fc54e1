"""Writes the style sheets from their parts, and leaves out what of the theme no page loads."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from emn_site.cli.error_boundary import command_message
from emn_site.exports import style_bundles
from emn_site.model.refusals import Refused
from emn_site.pages.kinds import kind_styles


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n has built every language."""
    if vars(config.plugins["i18n"])["building"]:
        return
    ours = Path(str(config.theme.custom_dir)) / "assets"
    assets = Path(config.site_dir) / "assets"
    for theme in config.theme.dirs:
        _leave_out(assets, Path(theme) / "assets", ours)
    root = Path(str(config.config_file_path)).parent
    parts = style_bundles.read_style_parts(root)
    for part in parts:
        (assets / "stylesheets" / f"{part}.css").unlink()
    try:
        bundles = style_bundles.style_bundles(parts, kind_styles())
    except Refused as refusal:
        raise Abort(command_message(root, refusal.code, **refusal.values)) from refusal
    for kind, text in bundles.items():
        (assets / "stylesheets" / f"{kind}.css").write_text(text, encoding="utf-8", newline="\n")


def _leave_out(assets: Path, theirs: Path, ours: Path) -> None:
    """Remove the files of a theme that are not ours, with the folders they leave empty."""
    for file in sorted(theirs.rglob("*"), reverse=True):
        copied = assets / file.relative_to(theirs)
        if (ours / file.relative_to(theirs)).exists() or not copied.exists():
            continue
        if copied.is_file():
            copied.unlink()
        elif not any(copied.iterdir()):
            copied.rmdir()
