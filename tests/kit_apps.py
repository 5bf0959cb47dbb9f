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
GUESTS = """app Guests
record guest: name text unique, company text, arrived time, left time
button Arrive: arrived = now()
button Leave: left = now()
calc hours = hours_between(arrived, left)
calc minutes_so_far = minutes_between(arrived, now())
warn Still here when arrived and not left
total Inside = count() where arrived != "" and left = ""
record feeding: date date, time time = now(), side choice(left/right)
"""
BOOKINGS = """app Rooms
record room: name text
record booking: day date, slot choice(morning/evening), room ref(room), who text
unique day + slot + room
record court: day date, start_time time required, player text required, phone phone required
unique day + start_time
record dog: name text, price money, owes money = 0, walks number = 0, last_walk date, home time
button Walked: owes = owes + price, walks += 1, last_walk = today(), home = now()
button Start over all: owes = 0, walks = 31 where owes > 0
"""
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
WORDS = """app Words
record card: word text, translation text, due date, level choice(easy/hard), learned yesno, rank stars
cards word / translation
start Chat, cat, 2026-01-05 | Chien, dog, 2026-02-06
remind due 3 days
group level
calendar due
goal Words = count() of 20 per month
"""
CLUB = """app Club
record person: name text, born date, email email, phone phone, site link
tick daily
remind born yearly
total People = count()
record payment: person ref(person), amount money, day date, note longtext optional
calc fee = amount * 0.1
calc week = weekday(day)
total Paid = sum(amount) by month(day)
total Usual = median(amount)
total Most = max(amount)
total Least = min(amount)
total Mean = avg(amount)
chart line sum(amount) by month(day)
chart pie count() by person
filter person
button Clear small: delete where amount < 5
button Round all: amount = round(amount)
sort day
setting budget money 500
total Left = budget - sum(amount)
text Be kind.
style green dark
"""
GAMES = """app Games
timer stopwatch
timer intervals: Work 25 min, Break 5 min x 4
drill a * b: a 1 to 12, b 1 to 12
pick Name from list
pick Answer: Yes | No
counter Glasses daily goal 8
habit Drink water
machine tic-tac-toe
generate Dice = random_int(1, 6)
generate Word = password(12)
convert celsius <-> fahrenheit
"""
JOBS = """app Jobs
record job: title text, due date, where choice(home/town)
tick done
hide when done
hide when due < today()
group where
sort by hand
"""
DRAWS = """app Draws
pick Name from list without repeats
pick 2 Helpers from list without repeats
record song: title text, played yesno
pick Song from song where not played without repeats
pick 3 Songs from song without repeats
"""
PLANKS = """app Planks
record plank: date date, seconds number
timer stopwatch keeps seconds
total Longest = max(seconds)
record brushing: child text, day date, at time = now(), minutes number
timer stopwatch keeps minutes
record visit: kind choice(check/repair) required, place text optional, hours number
timer stopwatch keeps hours
hide when kind = "repair"
timer stopwatch
"""
CHORES = """app Chores
record chore: name text
tick weekly
record bill: name text, amount money
tick monthly
"""
FINDS = """app Raffle and Guests
setting tax percent 10
record seller: name text
record ticket: owner text, number_from number, number_to number, seller ref(seller)
start Ann, 900, 950
find Drawn number where number_from <= asked and asked <= number_to
find Seller where seller = asked
record guest: guest text, arrival date, departure date, arrives time, size choice(S/M/L), price money, gone yesno
calc with_tax money = price * (1 + tax / 100)
find Day where arrival <= asked and asked < departure
find Who where guest = asked
find At where arrives <= asked and not gone
find Size where size = asked
find Budget where with_tax <= asked
record letter: who text, due date
tick written
hide when written if asked
record bill: bill text, amount money, due date
tick paid
hide when paid
hide when due < today() if asked
"""
LEDGER = """app Ledger
record client: name text, since date, vip yesno
calc owed = sum(invoice.amount)
calc years = age(since)
record invoice: title text, client ref(client), amount money, kind choice(work/travel)
chart pie sum(amount) by kind
group kind
"""
VOCABULARY = "app Vocabulary\nrecord word: front text, back text\ncards front / back\n"
PLAY = """app Play
machine rock-paper-scissors
machine snake
machine memory-pairs
machine guess-the-number
machine caesar-cipher
machine drawing-pad
machine pixel-art
machine maze
machine piano
"""
STAYS = """app Cabins
record stay: cabin choice(Fjord/Fell), guest text, arrival date, departure date
apart arrival to departure by cabin
record rehearsal: band text, date date, start time, end time
apart start to end
record boat: name text, berths number
record trip: boat ref(boat), skipper text, from number, to number
apart from to to by boat
"""
COURSES = """app Courses
setting per_evening number 8
record course: course text, places number
record booking: name text, course ref(course)
limit course.places per course
record table: guest text, evening date, part choice(early/late)
limit per_evening per evening + part
record tour: day date, leader text, persons number
limit sum(persons) of 40 per day
record wish: wish text, size choice(small/large)
limit 20
limit 3 per size
"""
