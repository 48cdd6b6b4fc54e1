"""How readers ask in a language: the words of its `questions.yml`."""

from pydantic import Field

from emn_site.model.shapes import Line, Model


class QuestionWords(Model):
    """How readers ask in a language (`questions.yml`); without it no question is answered."""

    function_words: list[Line] = Field(default=[], description="Words that say little by themselves.")
    asking_figures: list[Line] = Field(default=[], description="Words with which any figure is asked for.")
    asking_definitions: list[Line] = Field(default=[], description="Words with which a meaning is asked for.")
    asking_newest: list[Line] = Field(default=[], description="With one of these the newest is wanted.")
    phrases: dict[Line, list[Line]] = Field(
        default={}, description="Words of a question for a figure, by what they do, or the group they name."
    )
    attribute_case: Line | None = Field(
        default=None, description="The case of a country before what belongs to it, as `cases.yml` names it."
    )
    countries: dict[Line, list[Line]] = Field(default={}, description="Other names of countries, by code.")
    peoples: dict[Line, list[Line]] = Field(default={}, description="Names of peoples, by country.")
    adjectives: dict[Line, list[Line]] = Field(
        default={}, description="What belongs to a country or comes from it, by country."
    )
    indicators: dict[Line, list[Line]] = Field(
        default={}, description="Other names of indicators, by key, as readers say them; `/` parts words."
    )
    pages: dict[Line, list[Line]] = Field(
        default={}, description="Words by which a page is looked for and which do not stand on it, by path."
    )
