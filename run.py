"""The one command: `python3 run.py [words…]` sets everything up and starts Cognomega; `python3 run.py test` tests it.

Standard library only, since it runs before anything is installed. What was set up once is remembered in `.venv`, so
that a second start goes straight to the product; an interrupted set-up goes on where it stopped.
"""

import os
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def main(words: list[str]) -> int:
    """Set up what is missing, then do what the words say; return the exit code."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        print(
            "Cognomega needs Python 3.11, 3.12 or 3.13, and this is Python {}.{}.\n"
            "Start it with another one, for example: python3.11 run.py".format(*sys.version_info[:2]),
            file=sys.stderr,
        )
        return 2
    # Imported only now: an older Python cannot even read these files.
    from installer.progress import SetupError
    from installer.setup import Setup
    from installer.suite import run_suite

    try:
        if words[:1] == ["test"]:
            setup = Setup(for_tests=True)
            setup.complete(with_models=True)
            return run_suite(setup.python, words[1:])
        setup = Setup(for_tests=False)
        setup.complete(with_models=needs_models(words))
        return setup.start_product(words or ["window" if has_screen() else "build"])
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
        return 130


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def needs_models(words: list[str]) -> bool:
    """Only what turns words into apps needs the models; asking for help or a report must not fetch a gigabyte."""
    return not words or (words[0] in ("build", "resume") and not {"-h", "--help"} & set(words))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
