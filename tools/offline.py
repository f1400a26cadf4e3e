"""Run a command where there is no network: a room of its own in which only the loopback interface exists.

``python tools/offline.py COMMAND …`` ends as the command does. Linux only: `unshare` of util-linux makes the room, and
this file, started again inside it, switches the loopback interface on.
"""

import os
import shutil
import socket
import struct
import sys

GET_FLAGS, SET_FLAGS = 0x8913, 0x8914  # SIOCGIFFLAGS and SIOCSIFFLAGS of linux/sockios.h
UP = 0x1


def wrap(command):
    """Return the command line that runs a command without network."""
    return ["unshare", "--map-root-user", "--net", sys.executable, os.path.abspath(__file__), "--inside", *command]


def can_unshare():
    """Say whether this machine can make such a room."""
    if shutil.which("unshare") is None:
        return False
    return os.spawnlp(os.P_WAIT, "unshare", "unshare", "--map-root-user", "--net", "true") == 0


def switch_loopback_on():
    """Switch the interface `lo` on; in a new room it is off."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(plug, GET_FLAGS, request))[1]
        fcntl.ioctl(plug, SET_FLAGS, struct.pack("16sH14x", b"lo", flags | UP))


def main(arguments):
    """Make the room, or, inside it, run the command."""
    if arguments[:1] == ["--inside"]:
        switch_loopback_on()
        os.execvp(arguments[1], arguments[1:])
    if not arguments:
        sys.exit(__doc__)
    if not can_unshare():
        sys.exit("A room without network cannot be made here: `unshare` of util-linux is missing, or not permitted.")
    os.execvp("unshare", wrap(arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
