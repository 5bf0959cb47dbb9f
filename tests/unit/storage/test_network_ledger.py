"""What reaches beyond the machine is written down by whoever does it, and read back by all."""

import multiprocessing
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.network import count_attempts, left_count
from app.engines.network_watch import watch_network
from app.storage.network_ledger import NetworkLedger


def test_attempts_are_counted_by_part_and_address(tmp_path: Path) -> None:
    ledger = NetworkLedger(tmp_path / "state" / "network.jsonl")
    for address, outcome in (("a:1", "left"), ("a:1", "left"), ("b", "refused")):
        ledger.record("part", address, outcome)  # type: ignore[arg-type]
    counts = count_attempts(ledger.attempts())
    assert [(c.address, c.outcome, c.times) for c in counts] == [("a:1", "left", 2), ("b", "refused", 1)]
    assert left_count(counts) == 2


def test_damaged_lines_lose_no_others(tmp_path: Path) -> None:
    path = tmp_path / "network.jsonl"
    ledger = NetworkLedger(path)
    ledger.record("part", 'a\n{}"', "refused")
    path.write_bytes(path.read_bytes() + b'\xff\n{"at": 1}\n[]\n')
    ledger.record("part", "b", "refused")
    assert [each.address for each in ledger.attempts()] == ['a\n{}"', "b"]


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    NetworkLedger(tmp_path / "file" / "network.jsonl").record("part", "a", "left")


def _write(path: Path) -> None:
    for number in range(200):
        NetworkLedger(path).record("part", str(number), "left")


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "network.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path,)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(NetworkLedger(path).attempts()) == 600


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("203.0.113.7", 53)),
        lambda: socket.create_connection(("203.0.113.7", 443), timeout=0.01),
        lambda: socket.getaddrinfo("nobody.invalid", 443),
        lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::7", 443)),
    ],
    ids=["datagram", "connection", "name", "ipv6"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_way_out_of_python_is_seen(reach: object) -> None:
    seen: list[tuple[str, str]] = []
    stop = watch_network(lambda part, address: seen.append((part, address)))
    try:
        reach()  # type: ignore[operator]
    except OSError:
        pass
    finally:
        stop()
    assert seen and ("203.0.113.7" in seen[0][1] or "nobody.invalid" in seen[0][1] or "2001:db8" in seen[0][1])
    before = len(seen)
    with pytest.raises(OSError):
        socket.getaddrinfo("nobody.invalid", 443)
    assert len(seen) == before, "nobody listens any more"


def test_downloads_by_pip_are_seen_and_this_machine_is_not() -> None:
    seen: list[str] = []
    stop = watch_network(lambda part, address: seen.append(address))
    try:
        subprocess.run([sys.executable, "-m", "pip", "download", "--help"], capture_output=True, check=True)
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()
        left, right = socket.socketpair()
        left.close()
        right.close()
    finally:
        stop()
    assert seen == ["the Python package index (pip)"]
