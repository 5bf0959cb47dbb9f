"""Requests written by someone who knows nothing of how apps are made here: calculators and converters."""

from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, calculate, convert, enter


@behaviour("knots")
def knots(p: Person) -> None:
    convert(p, "knot", "kilometer per hour", 10, 18.52)
    convert(p, "kilometer per hour", "knot", 50, 26.99784)
    convert(p, "knot", "kilometer per hour", 7, 12.964)


@behaviour("yarn")
def yarn(p: Person) -> None:
    """1050 meters are exactly five balls of 210: nothing is rounded up there."""
    fields = (
        "meters the sweater needs|meters needed|needed|sweater|total meters|needed meters|sweater meters",
        "meters on one ball|meters per ball|meters on a ball|ball length|per ball|one ball",
        "price of a ball|price per ball|ball price|price|cost per ball|cost",
    )
    need = ("balls", "need", "you need", "buy", "number of balls")
    for values, balls, cost in (((1100, 210, 4.9), 6, 29.4), ((1050, 210, 7.5), 5, 37.5)):
        calculate(p, dict(zip(fields, values, strict=True)), cost)
        p.sees_near(need, balls)


@behaviour("drip")
def drip(p: Person) -> None:
    """Twenty drops a milliliter may be fixed or a field; drops may be whole."""
    fields = "milliliters|volume|ml|amount", "hours|time|duration", "drops per milliliter|drop factor|drops?"
    calculate(p, dict(zip(fields, (500, 4, 20), strict=True)), 500 * 20 / 240)
    calculate(p, dict(zip(fields, (720, 8, 20), strict=True)), 30)


@behaviour("led")
def led(p: Person) -> None:
    """The power may be in watts or milliwatts."""
    fields = ("supply voltage|supply|source voltage|input voltage",
              "LED voltage|voltage of the LED|forward voltage|LED",
              "current|milliamps|mA|current in milliamps")  # fmt: skip
    watts = ("watts", "power", "W", "wattage")
    calculate(p, dict(zip(fields, (9, 2, 20), strict=True)), 350)
    p.sees_near(watts, 0.14, 140)
    calculate(p, dict(zip(fields, (12, 3, 15), strict=True)), 600)
    p.sees_near(watts, 0.135, 135)


@behaviour("vat")
def vat(p: Person) -> None:
    """Two fields, one field and a choice, or one field with both readings of it: all serve."""
    for source, target, price, other, tax in (
        ("without tax", "with tax", 250, 297.5, 47.5),
        ("with tax", "without tax", 238, 200, 38),
    ):
        try:
            convert(p, source, target, price, other)
        except Unmet:
            enter(p, {"price|amount": price})
            p.press_if(GO)
            p.sees(other)
        p.sees(tax)
