"""How a person reads and moves a puzzle of sliding tiles, whatever it is made of: tiles are figures in a square."""

from tests.e2e.person import Person
from tests.e2e.reading import Unmet

_TILES = """most => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .map(e => [[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim(),
        e.getBoundingClientRect(), window.__eyes.keep(e)])
    .filter(([t, r]) => /^[1-9]\\d?$/.test(t) && +t <= most && r.width >= 8 && r.height >= 8)
    .map(([t, r, i]) => [+t, r.left + r.width / 2, r.top + r.height / 2, i, r.height])"""


def read_board(p: Person, size: int) -> tuple[int, ...]:
    """Return the tiles row by row, 0 for the empty square."""
    tiles = _tiles(p, size)
    places = [_steps([tile[axis] for tile in tiles.values()], size) for axis in (0, 1)]
    board = [0] * size**2
    for number, tile in tiles.items():
        column, row = (_nearest(places[axis], tile[axis]) for axis in (0, 1))
        board[column + size * row] = number
    if sorted(board) != list(range(size**2)):
        raise Unmet(f"the numbers do not stand in {size} rows of {size}")
    return tuple(board)


def push(p: Person, size: int, tile: int) -> None:
    """Click a tile, even one that cannot move."""
    number = int(_tiles(p, size)[tile][2])
    p.page.evaluate("i => window.__eyes.thing(i).scrollIntoView({ block: 'nearest' })", number)
    x, y, *_ = _tiles(p, size)[tile]
    p.page.mouse.click(x, y)  # a tile that is disabled may be pushed in vain
    p.wait(0.6)


def is_beside(board: tuple[int, ...], tile: int, size: int) -> bool:
    """Return whether the tile is a neighbour of the empty square."""
    (y, x), (j, i) = divmod(board.index(0), size), divmod(board.index(tile), size)
    return abs(y - j) + abs(x - i) == 1


def is_in_line(board: tuple[int, ...], tile: int, size: int) -> bool:
    """Return whether the tile stands in the row or column of the empty square: some puzzles push whole rows."""
    (y, x), (j, i) = divmod(board.index(0), size), divmod(board.index(tile), size)
    return y == j or x == i


def is_solvable(board: tuple[int, ...], size: int) -> bool:
    """Return whether pushes can bring the tiles into order with the empty square last."""
    tiles = [tile for tile in board if tile]
    swaps = sum(a > b for i, a in enumerate(tiles) for b in tiles[i + 1 :])
    if size % 2:
        return swaps % 2 == 0
    return (swaps + size - 1 - board.index(0) // size) % 2 == 0


def _tiles(p: Person, size: int) -> dict[int, list[float]]:
    """Return the tiles: where the same figure stands elsewhere too, such as the count, the biggest is meant."""
    tiles: dict[int, list[float]] = {}
    for number, *rest in p.page.evaluate(_TILES, size**2 - 1):
        if number not in tiles or rest[3] > tiles[number][3]:
            tiles[number] = rest
    if len(tiles) != size**2 - 1:
        raise Unmet(f"does not show the numbers one to {size**2 - 1}")
    return tiles


def _steps(values: list[float], size: int) -> list[float]:
    groups: list[float] = []
    for value in sorted(values):
        if not groups or value - groups[-1] > 12:
            groups.append(value)
    if len(groups) != size:
        raise Unmet(f"the numbers do not stand in {size} rows of {size}")
    return groups


def _nearest(places: list[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))
