"""Tells static-i18n the languages of the site, which are named in `data/site.yml` alone."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs_static_i18n.config import I18nPluginLanguage


@event_priority(90)  # before static-i18n reads them, and after the site is loaded
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the languages in the place of those in mkdocs.yml: a folder each, the default one at the root."""
    settings, plugin = config.extra["emn"].site.settings, config.plugins["i18n"]
    plugin.config.languages = [
        _language(language, language == settings.default_locale) for language in settings.locales
    ]
    return config


def _language(language: str, is_default: bool) -> I18nPluginLanguage:
    found = I18nPluginLanguage()
    found.load_dict({"locale": language, "name": language, "default": is_default})
    found.validate()
    return found
