"""What Git says of names that it does not know, or knows for several things."""

import subprocess
from hashlib import sha1
from itertools import count
from pathlib import Path

from emn_site.content.git import read_contents


def test_a_name_of_several_things_is_one_of_nothing_and_the_others_are_read(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    known, twins = dict[str, bytes](), list[bytes]()
    for number in count():
        content = b"%d" % number
        name = sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()[:4]
        if name in known:
            twins = [known[name], content]
            break
        known[name] = content
    names = [
        subprocess.run(
            ["git", "hash-object", "-w", "--stdin"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            input=twin,
        )
        .stdout.decode()
        .strip()
        for twin in twins
    ]

    found = read_contents(tmp_path, [names[0][:4], "0" * 40, *names])

    assert found == dict(zip(names, twins, strict=True))
