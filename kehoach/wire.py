"""The wire between supervisor and worker: msgspec messages behind a four-byte length, checked on decoding."""

from __future__ import annotations

import struct
from typing import BinaryIO, Generic, TypeVar

import msgspec

from ingest.limits import Limits

DEFAULT_MESSAGE_BYTES = 200_000_000
_LENGTH = struct.Struct(">I")
_encoder = msgspec.msgpack.Encoder()

M = TypeVar("M")


class Garbled(Exception):
    """What came over the wire is no message."""


class Request(msgspec.Struct, frozen=True):
    """Read one document; `path` is os.fsencode'd, for a name on disk need not be text. `errand`: see supervision."""

    serial: int
    path: bytes
    limits: Limits
    message_bytes: int
    errand: bytes = b""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The reader is loaded; the worker waits for its first document."""

    resident_bytes: int


class Beat(msgspec.Struct, frozen=True, tag=True):
    """The document being read has moved on."""


class Reading(msgspec.Struct, frozen=True, tag=True):
    """A document as read, encoded; `worn` says that it left threads or children behind in the worker."""

    serial: int
    content: bytes
    resident_bytes: int
    worn: bool


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """A document that could not be read, by the reason codes of ingest.errors; `worn` as in Reading."""

    serial: int
    reason: str
    detail: str
    resident_bytes: int
    worn: bool


Answer = Ready | Beat | Reading | Refusal


def requests() -> msgspec.msgpack.Decoder[Request]:
    """Return a decoder of what a worker is asked."""
    return msgspec.msgpack.Decoder(Request)


def answers() -> msgspec.msgpack.Decoder[Answer]:
    """Return a decoder of what a worker says."""
    return msgspec.msgpack.Decoder(Answer)


class Incoming(Generic[M]):
    """Messages of one type as they arrive on a stream."""

    def __init__(self, stream: BinaryIO, decoder: msgspec.msgpack.Decoder[M], message_bytes: int) -> None:
        self._stream = stream
        self._decoder = decoder
        self._message_bytes = message_bytes

    def next(self) -> M:
        """Return the next message; raise EOFError at the end of the stream, Garbled for anything that is no message."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
        if length > self._message_bytes:
            raise Garbled(f"{length} bytes announced")
        try:
            return self._decoder.decode(self._exactly(length))
        except (msgspec.DecodeError, RecursionError) as error:
            raise Garbled(type(error).__name__) from error

    def _exactly(self, length: int) -> bytes:
        received = self._stream.read(length)
        if len(received) < length:
            raise EOFError
        return received


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message and flush it."""
    encoded = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(encoded)))
    stream.write(encoded)
    stream.flush()
