"""What the data say of events."""

from emn_site.model.dates import DateField
from emn_site.model.shapes import Line, Model


class Event(Model):
    """An event (`data/events.yml`)."""

    day: DateField
    place: Line


class EventWords(Model):
    """What a language calls an event (`events.yml`)."""

    title: Line
    summary: Line
