"""The command line of `build.py`, in modules of Python itself: it is read before anything is installed."""

import argparse
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path


def parse_arguments(summary: str, address: str, arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command line says; ends the program with a usage where it says nothing.

    Of a second `--` in the place of a word, argparse makes an empty list (Python before 3.13).
    """
    whole = argument_parser(summary, address)
    _refuse_unknown_command(whole, arguments)
    options = whole.parse_args(arguments)
    for name in ("what", "path", "to", "file"):
        if vars(options).get(name) == []:
            whole.error(f"the following arguments are required: {name}")
    return options


def _refuse_unknown_command(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """End the program where there is no such command, with the nearest."""
    commands = [name for one in parser._subparsers._group_actions for name in one.choices or ()]  # type: ignore[union-attr]
    typed = next((one for one in arguments if not one.startswith("-")), "")
    if typed and typed not in commands:
        near = get_close_matches(typed.lower(), commands, n=3) or commands
        parser.error(f"there is no command {typed!r}; is it one of these: {', '.join(near)}?")


def argument_parser(summary: str, address: str) -> argparse.ArgumentParser:
    """Return what the command line of `build.py` may say.

    `command` is the name of the command, `function` what it calls: it is given the options
    that its parameters name, or all as `options`.
    """
    whole = argparse.ArgumentParser(prog="build.py", description=summary)
    whole.add_argument("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    whole.set_defaults(
        command="build", function="cli.build.build_site", rest=[], clean=False, admin=False, pdf=False
    )
    commands = whole.add_subparsers(title="commands", dest="command_given", metavar="")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )

    def command(name: str, function: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, parents=[quiet])
        added.set_defaults(command=name, function=function)
        return added

    building = command("build", "cli.build.build_site", "build the site into site/ (the default)")
    building.add_argument("--clean", action="store_true", help="throw away what earlier builds have made")
    building.add_argument("--pdf", action="store_true", help="with PDFs and sharing cards, as published")
    setting = command("pdf", "cli.documents.write_pdfs", "write the PDFs of some texts, to look at them")
    setting.add_argument("paths", nargs="+", metavar="path", help="a text, for example studies/2022/name")
    setting.add_argument("--language", help="the language of the text; all it exists in if left out")
    serving = command(
        "serve", "cli.build.serve", f"show the site at http://{address}/, reloaded on every change"
    )
    serving.add_argument("--address", default=address, help="another address and port")
    checking = command(
        "check", "cli.content.judge", "check all content and say what is wrong; writes nothing"
    )
    checking.add_argument("--fix", action="store_true", help="first mend what is safe, and show it")
    checking.add_argument("--locale", dest="language", help="the language of the report, for example lt")
    _editing(command)
    testing = command("test", "cli.program._test", "run every test, those in the browser included")
    testing.add_argument("rest", nargs="*", metavar="pytest-argument", help="passed on to pytest, after --")
    command("lint", "cli.program._lint", "check the form and the types of code, scripts and styles")
    data = command(
        "data", "cli.refresh.update_data", "refresh figures from Eurostat, UNHCR and the World Bank"
    )
    data.add_argument("what", choices=["update"], help="update: fetch, compare, write what is new")
    data.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
    data.add_argument("--summary", type=Path, help="also write the table of changes to this file")
    data.add_argument("--eurostat", help="another address of Eurostat's API")
    data.add_argument("--unhcr", help="another address of UNHCR's API")
    data.add_argument("--world-bank", help="another address of the World Bank's API")
    command("status", "cli.content.status", "say what waits: drafts, translations, addresses, figures")
    spelling = command("spelling", "cli.content.spelling", "name the words that no dictionary knows")
    spelling.add_argument("files", nargs="*", help="only these texts, for example docs/lt/about/index.md")
    spelling.add_argument("--since", help="only texts changed since this commit, for example origin/main")
    command("admin", "cli.host.write_admin", "put the page for editing in the browser into site/admin/")
    changing = command("changes", "cli.content.changes", "say what a change does to pages and translations")
    changing.add_argument("--since", default="origin/main", help="compare with this commit (origin/main)")
    changing.add_argument("--summary", type=Path, help="write it to this file instead of the terminal")
    suggesting = command("suggestions", "cli.content.suggestions", "write what could be mended in a change")
    suggesting.add_argument("file", type=Path, help="the file to write (JSON)")
    suggesting.add_argument("--since", default="origin/main", help="compare with this commit (origin/main)")
    suggesting.add_argument("--head", default="HEAD", help="the newest commit of the change (HEAD)")
    command("links", "cli.content.links", "ask other websites whether linked pages are there")
    publishing = command("publish", "cli.editions.publish", "put an edition on the published branch")
    publishing.add_argument("what", help="latest, a year such as 2026, list, due, rollback, push, or erase")
    publishing.add_argument(
        "to", nargs="?", help="rollback: the state to go back to; erase: the address of a page or file"
    )
    publishing.add_argument(
        "--order", action="append", default=[], help="erase: on whose order; lt=… for each language, or one"
    )
    publishing.add_argument(
        "--dry-run", action="store_true", help="show what would change and change nothing"
    )
    publishing.add_argument("--push", action="store_true", help="publish on the remote, not only here")
    publishing.add_argument("--remote", help="the remote to look at, and with --push to publish on (origin)")
    publishing.add_argument("--correct", action="store_true", help="publish a frozen edition again")
    publishing.add_argument("--why", help="with --correct: what was wrong, for the list of corrections")
    publishing.add_argument("--if-due", action="store_true", help="only where a publication's day has come")
    publishing.add_argument("--admin", action="store_true", help="with the page for editing, at /admin/")
    publishing.add_argument(
        "--trial", action="store_true", help="with a banner, and kept from search engines"
    )
    redirecting = command("redirects", "cli.host.propose", "propose where addresses of a former website lead")
    redirecting.add_argument("file", type=Path, help="a sitemap, or a list of addresses, each with its title")
    leaving = command("leave", "cli.host.leave", "put all of the site, with its editions, into an archive")
    leaving.add_argument("--file", type=Path, default=Path("emn-site.zip"), help="the archive to write")
    leaving.add_argument("--remote", help="the remote whose editions are taken; those here if left out")
    hosting = command("host", "cli.host.write_nginx", "write the configuration of a server of your own")
    hosting.add_argument("what", choices=["nginx"], help="nginx: for the files of the published branch")
    hosting.add_argument("--file", type=Path, default=Path("emn-site.conf"), help="the file to write")
    hosting.add_argument("--root", help="where the files will be on the server (/srv/emn-site)")
    hosting.add_argument("--listen", help='where it listens (80), for example "443 ssl"')
    command("audit", "cli.audit.audit", "look the packages up among known vulnerabilities")
    command(
        "schemas", "content.schemas.write_schemas", "write the schemas that editors' programs complete from"
    )
    beginning = command("init", "cli.site.begin_site", "begin the site of another contact point")
    beginning.add_argument(
        "languages", nargs="+", metavar="language", help="lt, en, pl …; the first is the default"
    )
    beginning.add_argument("--home", required=True, help="the country of the contact point, for example PL")
    beginning.add_argument(
        "--into", required=True, type=Path, help="a folder that is not there yet, or empty"
    )
    beginning.add_argument(
        "--wheel", type=Path, help="the generator (the newest in dist/, by `build.py wheel`)"
    )
    raising = command("upgrade", "cli.site.upgrade_site", "bring this site to the generator in a wheel")
    raising.add_argument("wheel", type=Path, help="the later version, for example emn_site-1.1.0-….whl")
    raising.add_argument("--write", action="store_true", help="write what is shown")
    wording = command("words", "cli.site.translate_words", "write words for a translator, or take them back")
    wording.add_argument("what", choices=["export", "import"], help="as a PO file of gettext, or from one")
    wording.add_argument("language", help="the language, for example pl")
    wording.add_argument("--file", type=Path, help="the file; pl.po for Polish if left out")
    bringing = command(
        "dictionary", "cli.site.bring_dictionary", "bring the search a dictionary of a language"
    )
    bringing.add_argument("language", help="the language, for example pl")
    packing = command("wheel", "cli.program._wheel", "pack the generator, for sites built with it")
    packing.add_argument("--folder", type=Path, default=Path("dist"), help="where to (dist)")
    return whole


def _editing(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands with which editors write."""
    writing = command(
        "new",
        "cli.editing.new",
        'begin a publication: new study "Title", or new translation studies/2022/name',
    )
    writing.add_argument("what", help="study, news, event …; page, translation, country or term")
    writing.add_argument("title", nargs="?", help="the title; the text to translate, a country's code, a key")
    writing.add_argument("--role", help="of a country: its role in the Network")
    writing.add_argument("--source", help="of a term: a key of data/sources.yml")
    writing.add_argument("--name", action="append", default=[], help='of a term: lt="…", for each language')
    writing.add_argument("--definition", action="append", default=[], help='of a term: lt="…", likewise')
    _about_a_text(writing)
    marking = command("translated", "cli.editing.translate", "show what changed, and mark it as translated")
    marking.add_argument("path", help="the text, for example studies/2022/name")
    moving = command(
        "move", "cli.editing.move", "give a text another address; links and readers are led along"
    )
    moving.add_argument("path", help="the text, for example studies/2022/name")
    moving.add_argument("to", help="the new address, or only its last part")
    removing = command("remove", "cli.editing.remove", "take a text away and lead its address to another")
    removing.add_argument("path", help="the text, for example studies/2022/name")
    removing.add_argument("--to", required=True, help="the text that readers are led to")
    withdrawing = command(
        "withdraw", "cli.editing.withdraw", "put a notice in the place of a publication's text"
    )
    withdrawing.add_argument("path", help="the publication, for example studies/2022/name")
    withdrawing.add_argument("--why", action="append", default=[], help='lt="…", once for each language')
    taking = command(
        "import", "cli.documents.import_file", "make a publication of a Word file, or its record of a PDF"
    )
    taking.add_argument("file", help="the Word file, or the PDF")
    taking.add_argument("--type", dest="what", default="study", help="study, inform, annual-report …")
    taking.add_argument("--title", help="the title; that of the file if left out")
    taking.add_argument("--onto", help="the text that a reviewed Word file was made of: it is written anew")
    taking.add_argument(
        "--changes", choices=["accept", "reject"], default="accept", help="what becomes of tracked changes"
    )
    _about_a_text(taking)
    giving = command("export", "cli.documents.export_word", "write a text as a Word file, to be reviewed")
    giving.add_argument("path", help="the text, for example studies/2022/name")
    giving.add_argument("--language", help="the language of the text; that of the original if left out")
    giving.add_argument("--to", help="the Word file; named after the text if left out")


def _about_a_text(of: argparse.ArgumentParser) -> None:
    """Add what an editor may say of a new text."""
    of.add_argument("--summary", help="one or two sentences: what the reader finds there")
    of.add_argument("--topics", help="keys of data/topics.yml, with commas between them")
    of.add_argument("--countries", help="codes of the countries it is about, with commas between them")
    of.add_argument("--language", help="the language of the text, for example lt")
    of.add_argument("--year", help="the year it is published in; this year if left out")
    of.add_argument(
        "--starts", help="of an event: when it begins, for example 2026-05-20 or “2026-05-20 09:30”"
    )
    of.add_argument("--slug", help="the address; made from the title if left out")
