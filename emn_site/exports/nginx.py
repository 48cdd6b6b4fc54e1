"""What a server of one's own needs to serve the published branch: a configuration of nginx."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from emn_site.exports.redirects import moved_addresses, old_addresses
from emn_site.locale.templates import render_template
from emn_site.model.site import Site

SCRIPT_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")


@dataclass(frozen=True)
class Server:
    """A server of the published branch: where its files and logs are, and where it listens."""

    root: str = "/srv/emn-site"
    log: str = "/var/log/nginx"
    listen: str = "80"


def nginx_configuration(site: Site, server: Server, pages: Iterable[str]) -> str:
    """Return the configuration of nginx for a site; `pages` say which scripts of their own they run."""
    address = urlsplit(str(site.settings.address))
    prefix = f"{address.path.rstrip('/')}/"
    newest = f"{prefix}latest/"
    return render_template(
        "nginx.conf.jinja",
        name=address.hostname,
        prefix=prefix,
        root=server.root,
        log=server.log,
        listen=server.listen,
        is_encrypted="ssl" in server.listen,
        scripts=sorted({found for page in pages for found in SCRIPT_HASH.findall(page)}),
        old=sorted((prefix + one.asked, newest + one.target) for one in old_addresses(site)),
        moved=sorted((newest + old, newest + new) for old, new in moved_addresses(site)),
    )
