"""The real browser engine, started once for all tests that use it (they run on the session's event loop)."""

from collections.abc import AsyncIterator

import pytest_asyncio

from app.browser.client import BrowserClient


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[BrowserClient]:
    async with BrowserClient() as client:
        yield client
