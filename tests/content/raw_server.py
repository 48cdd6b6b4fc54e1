"""A server on a free port that sends bytes as they are, well-formed or not; and an internet made of it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Thread

import pytest

Speak = Callable[[socket.socket], None]
PUBLIC = "93.184.215.14"


def _send(answer: bytes, taken: socket.socket) -> None:
    taken.sendall(answer)


@dataclass
class RawServer:
    """What is said on each connection, by turns, the last again and again; and what was asked."""

    port: int
    turns: list[Speak] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    stopped: Event = field(default_factory=Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def says(self, *answers: bytes) -> None:
        """Let each connection be answered with bytes, and closed."""
        self.turns = [partial(_send, answer) for answer in answers]

    def drips(self, head: bytes, piece: bytes, pause: float) -> None:
        """Let a connection be answered without end: bytes, and then the same piece after each pause."""

        def speak(taken: socket.socket) -> None:
            taken.sendall(head)
            while not self.stopped.wait(pause):
                taken.sendall(piece)

        self.turns = [speak]

    def take(self, taken: socket.socket) -> None:
        with taken, suppress(OSError):
            taken.settimeout(20)
            self.asked.append(taken.recv(65536))
            (self.turns.pop(0) if len(self.turns) > 1 else self.turns[0])(taken)
            taken.shutdown(socket.SHUT_WR)
            while taken.recv(65536):
                pass


def redirect(to: bytes) -> bytes:
    """Return an answer that leads elsewhere."""
    return b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % to


@contextmanager
def serving() -> Iterator[RawServer]:
    """Serve until the test ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = RawServer(listening.getsockname()[1])
        server.says(b"")

        def accept() -> None:
            with suppress(OSError):
                while True:
                    Thread(target=server.take, args=(listening.accept()[0],), daemon=True).start()

        Thread(target=accept, daemon=True).start()
        yield server
        server.stopped.set()
        listening.shutdown(socket.SHUT_RDWR)


@dataclass
class Internet:
    """Names and where they are; what is reached is the raw server, wherever it is said to be."""

    places: dict[str, str]
    looked_up: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)


def internet(patch: pytest.MonkeyPatch, server: RawServer, **places: str) -> Internet:
    """Stand between Python and the machine: names are looked up here, connections lead to the server."""
    network, connect = Internet(places), socket.socket.connect

    def look_up(host: str, port: int, **_: object) -> list[object]:
        host.encode("idna")  # as Python does
        network.looked_up.append(host)
        place = network.places.get(host.partition(".")[0], PUBLIC if host.endswith(".example") else "")
        if not place:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        family = socket.AF_INET6 if ":" in place else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (place, port))]

    def reach(self: socket.socket, place: tuple[str, int]) -> None:
        network.reached.append(place[0])
        connect(self, ("127.0.0.1", server.port))

    patch.setattr(socket, "getaddrinfo", look_up)
    patch.setattr(socket.socket, "connect", reach)
    return network
