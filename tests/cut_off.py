"""Runs a command in a little world of its own: without a network, or with disks that are full or read-only.

Linux only. Root needs nothing else; others get the rights from a user namespace.
"""

import os


def without_network(*command: str) -> list[str]:
    """Return the command for running it with loopback alone, and even that is down."""
    return [*_unshare("--net"), *command]


def with_disk(options: str, place: str, *command: str) -> list[str]:
    """Return the command for running it with a new disk at `place` (tmpfs options: "size=4k", "ro").

    What the disk then holds is listed at the end of standard error, each name after "left: ".
    """
    script = (
        'mount -t tmpfs -o "$1" none "$2" || exit 99; place=$2; shift 2; "$@"; code=$?; '
        'ls -A "$place" | sed "s/^/left: /" >&2; exit $code'
    )
    return [*_unshare("--mount"), "sh", "-c", script, "sh", options, place, *command]


def _unshare(what: str) -> list[str]:
    return ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), what]
