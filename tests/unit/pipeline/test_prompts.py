"""The nearest examples stand before the request, and only those that are near."""

from dataclasses import replace

from app.pipeline.prompts import read_prompt

BANK = """# a comment
> bottles of wine with year and grape
app Wine
record wine: grape text, year number

> how far do I run
app Runs
record run: km number

> my wine cellar: which wine in which rack
app Cellar
record wine: name text, rack text
"""


def test_the_nearest_comes_last_and_what_is_not_near_does_not_come() -> None:
    asked = read_prompt("Do it.", "", BANK).ask("wine in my cellar, with year")
    assert "far do I run" not in asked
    assert asked.index("bottles of wine") < asked.index("my wine cellar:") < asked.index("wine in my cellar")


def test_a_second_example_that_is_much_further_away_is_not_shown() -> None:
    asked = read_prompt("Do it.", "", BANK).ask("bottles of wine with year and grape, please")
    assert "bottles of wine" in asked and "cellar" not in asked


def test_long_examples_come_alone() -> None:
    long_one = (
        f"{BANK}\n> wine in my cellar by year, {'and so on ' * 80}\napp Wine\nrecord wine: name text, year number\n"
    )
    asked = read_prompt("Do it.", "", long_one).ask("wine in my cellar by year and so on")
    assert asked.count("<|im_start|>user") == 2 and "and so on and so on" in asked


def test_a_request_like_none_of_them_is_asked_alone() -> None:
    assert read_prompt("Do it.", "", BANK).ask("play chess").count("<|im_start|>user") == 1


def test_to_long_requests_only_what_is_very_like_them_is_shown() -> None:
    prompt = replace(read_prompt("Do it.", "", BANK), short_words=4, likeness_of_long=0.8)
    assert prompt.ask("wine in my cellar").count("<|im_start|>user") > 1
    assert prompt.ask("wine in my cellar, with the year").count("<|im_start|>user") == 1
    assert prompt.ask("my wine cellar: which wine in which rack").count("<|im_start|>user") == 2


def test_the_prefix_does_not_depend_on_the_bank() -> None:
    assert read_prompt("Do it.", "> a\nb", BANK).prefix == read_prompt("Do it.", "> a\nb").prefix
