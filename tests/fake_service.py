"""The service over scripted parts, as a program: `python -m tests.fake_service`. Variables: `tests.fakes`."""

from app.service.host import main
from tests.fakes import FakeHouse

if __name__ == "__main__":
    main(FakeHouse)
