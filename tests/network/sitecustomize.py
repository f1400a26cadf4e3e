"""Python imports this at its start when its folder is on PYTHONPATH: no name is looked up and nothing is reached.

What was asked for beyond this machine is refused, and written down, so that an attempt that somebody catches is known.
"""

import contextlib
import ipaddress
import os
import platform
import sys

ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
REACHING = ("socket.connect", "socket.sendto", "socket.sendmsg")


def is_here(host):
    """Say whether a host is this machine; the path of a socket in the file system is, too."""
    name = host.decode() if isinstance(host, bytes) else host
    if not name or name in ("localhost", platform.node()):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(event, arguments):
    """Refuse, and note, what leaves this machine."""
    if event in ASKING:
        host = arguments[0]
    elif event in REACHING and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not is_here(host):
        with contextlib.suppress(OSError), open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {host} by {sys.argv[0]}\n")
        raise OSError(f"{event} wants {host}; the course needs no network.")


sys.addaudithook(refuse)
