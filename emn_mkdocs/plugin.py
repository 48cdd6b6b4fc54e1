"""The plugin `emn`: all events, for a site that names it in `mkdocs.yml` instead of `hooks/`."""

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, CombinedEvent

from emn_mkdocs import addresses, content, languages, layout, outputs, pages


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin has none: a site's are in `data/site.yml`."""


class EmnPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Gives MkDocs what the modules of this package do; it keeps no state of its own."""

    on_startup = staticmethod(content.on_startup)
    on_config = CombinedEvent(*map(staticmethod, (content.on_config, layout.on_config, languages.on_config)))
    on_files = staticmethod(pages.on_files)
    on_pre_page = staticmethod(pages.on_pre_page)
    on_page_read_source = staticmethod(pages.on_page_read_source)
    on_env = staticmethod(pages.on_env)
    on_page_context = staticmethod(pages.on_page_context)  # type: ignore[assignment]
    on_template_context = staticmethod(pages.on_template_context)  # type: ignore[assignment]
    on_post_build = CombinedEvent(*map(staticmethod, (outputs.on_post_build, addresses.on_post_build)))
