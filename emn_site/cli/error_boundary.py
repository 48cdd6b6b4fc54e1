"""What a command tells, in the language of reports; what stops it is one sentence."""

import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from emn_site.content import writer
from emn_site.content.git import hide_password
from emn_site.model.refusals import Refused, UnreadableSite

MEANINGS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
}
"""What the machine says, as a key of `commands` in a language's `problems.yml`."""


def command_message(root: Path, code: str, **values: object) -> str:
    """Return a sentence of `commands` in the language of reports."""
    from emn_site.content.load import report_message  # most commands end without one

    return report_message(root, code, **values)


def run_command(root: Path, run: Callable[[], int]) -> int:
    """Run a command and return its exit code; what stops it is said in one sentence, never a traceback.

    What a killed command had begun to write is put back first.
    """
    try:
        writer.recover_changes(root)
        code = run()
        sys.stdout.flush()
        return code
    except Refused as refusal:
        message = command_message(root, refusal.code, **refusal.values)
    except UnreadableSite as error:
        from emn_site.locale import reports

        message = reports.format_report(error.problems, error.reports)
    except BrokenPipeError:  # whoever reads what is printed has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        message = command_message(root, MEANINGS.get(error.errno or 0, "machine-fails"), **_about(error))
    print(message, file=sys.stderr)
    return 1


def _about(error: OSError) -> dict[str, str]:
    return {"place": str(error.filename or "–"), "detail": hide_password(error.strerror or repr(error))}


def main(target: str, *arguments: str) -> int:
    """Run a function of another module, `module:function`, as a command in this folder."""
    module, _, function = target.partition(":")
    try:
        return run_command(
            Path.cwd(), lambda: getattr(import_module(module), function)(Path.cwd(), *arguments)
        )
    except KeyboardInterrupt:
        return 130  # Control-C is an answer, not a fault.


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
