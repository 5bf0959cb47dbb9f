"""How what the window shows tells those who show it that it has changed, without any toolkit."""

from collections.abc import Callable


class Observable:
    """Calls its listeners, in the order they came, whenever `tell` is called."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` at each change; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
