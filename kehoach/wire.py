"""What parent and worker say to each other: length-prefixed frames, msgspec inside, no pickle."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from ingest.limits import Limits


class Kind(IntEnum):
    """What a frame from a worker says."""

    READY = 1
    PROGRESS = 2
    READING = 3
    VERDICT = 4


@dataclass(frozen=True, slots=True)
class Request:
    """Read this file within these limits."""

    path: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a file could not be read: the code of a kind of ingest.errors, and a detail for the log."""

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what it says, by how many bytes the worker has grown since it was ready, and the message."""

    kind: Kind
    growth_bytes: int
    payload: bytes


class BrokenWire(Exception):
    """What came over the wire is no frame."""


class TooLong(BrokenWire):
    """A frame is longer than allowed."""


_HEAD = struct.Struct("<IBQ")
_REQUEST_HEAD = struct.Struct("<I")


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame and flush it."""
    stream.write(_HEAD.pack(len(frame.payload), frame.kind, frame.growth_bytes))
    stream.write(frame.payload)
    stream.flush()


def read_frame(stream: BinaryIO, most_bytes: int) -> Frame | None:
    """Return the next frame, None where the stream has ended; raise BrokenWire or TooLong for anything else."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, kind, growth_bytes = _HEAD.unpack(head)
    if kind not in list(Kind):
        raise BrokenWire(f"frame of kind {kind}")
    if length > most_bytes:
        raise TooLong(f"frame of {length} bytes")
    payload = stream.read(length)
    return Frame(Kind(kind), growth_bytes, payload) if len(payload) == length else None


def write_request(stream: BinaryIO, payload: bytes) -> None:
    """Write an encoded request and flush it."""
    stream.write(_REQUEST_HEAD.pack(len(payload)) + payload)
    stream.flush()


def read_request(stream: BinaryIO) -> bytes | None:
    """Return the next encoded request, None where the parent has closed the stream."""
    head = stream.read(_REQUEST_HEAD.size)
    if len(head) < _REQUEST_HEAD.size:
        return None
    payload = stream.read(_REQUEST_HEAD.unpack(head)[0])
    return payload or None
