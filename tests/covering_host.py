"""The browser's host for coverage: the same program, but it keeps all that a page reports, not fifty things."""

from app.browser import host, records

if __name__ == "__main__":
    records.MAX_KEPT = 100_000
    host.main()
