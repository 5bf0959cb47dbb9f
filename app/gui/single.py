"""One window a user: a second start brings the first one to the front."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class SingleInstance(QObject):
    """Listens under a name made of the data folder, so that two homes have two windows."""

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._name = "cognomega-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self.on_called: Callable[[], None] = lambda: None
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """Return whether this is the first; the first one is told where it is not."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.disconnectFromServer()
            return False
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)  # one that crashed has left its name behind
        return self._server.listen(self._name)

    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection:
            connection.close()
            connection.deleteLater()
        self.on_called()
