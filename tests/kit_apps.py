"""Blueprints whose apps use most of the kit, and the kit's own files, for tests that compile and use them."""

from pathlib import Path

KIT = Path(__file__).parents[1] / "resources" / "kit"
PARTS = {p.relative_to(KIT).as_posix(): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file()}
EXPENSES = """app Expenses
record expense: what text, amount money, category choice(food/rent), due date
total Spent = sum(amount) where category = "food"
chart bar sum(amount) by category
filter category
sort amount desc
search what
warn Late when due < today()
tick paid
button Half: amount = amount / 2
"""
METERS = """app Meters
record reading: date date, meter choice(oil/water), value number
calc used = value - previous(value)
calc share percent = value / sum(value) * 100
"""
BOARD = "app Deals\nrecord deal: title text\nstage status: lead > won\n"
TOOLS = """app Tools
convert miles <-> kilometers
timer countdown 10 minutes
timer clock
timer until Christmas
counter Laps
calculator Meeting
input people number
output cost money = people * elapsed_seconds() / 3600
quiz Planets
ask Which is the largest? = Jupiter | Mars
ask Which is nearest to the sun? = Mercury | Venus
"""
