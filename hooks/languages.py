"""Tells static-i18n the languages of the site, which are named in `data/site.yml` alone."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs_static_i18n.config import I18nPluginLanguage


@event_priority(90)  # before static-i18n reads them, and after the site is loaded
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the languages in the place of those in mkdocs.yml: a folder each, the default one at the root."""
    settings, plugin = config.extra["emn"].site.settings, config.plugins["i18n"]
    plugin.config.languages = [
        _language(locale, locale == settings.default_locale) for locale in settings.locales
    ]
    return config


def _language(locale: str, is_default: bool) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": locale, "name": locale, "default": is_default})
    language.validate()
    return language
