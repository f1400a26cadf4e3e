"""Python imports this at its start when its folder is on PYTHONPATH: no name is looked up and nothing is reached.

What was asked for beyond this machine is refused, and written down, so that an attempt that somebody catches is known.
Programs of others are not watched from within; those whose whole purpose is to reach a machine are refused by name.
"""

import contextlib
import ipaddress
import os
import platform
import re
import sys

ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
REACHING = ("socket.connect", "socket.sendto", "socket.sendmsg")
STARTING = {"subprocess.Popen": 1, "os.system": 0, "os.exec": 1, "os.posix_spawn": 1, "os.spawn": 2}
PROGRAMS = {"curl", "wget", "ssh", "scp", "sftp", "rsync", "nc", "ncat", "telnet", "nslookup", "dig", "ping"}


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


def reaching_programs(command):
    """Return the programs in a command, a line for a shell or words, that reach other machines."""
    words = [command] if isinstance(command, (str, bytes, os.PathLike)) else command
    words = [os.fsdecode(word) for word in words if isinstance(word, (str, bytes, os.PathLike))]
    if len(words) > 1 and os.path.basename(words[0]) not in ("sh", "bash", "dash", "zsh"):
        words = words[:1]
    called = re.split(r"[\s;&|()`]+", " ".join(words))
    return [word for word in called if os.path.basename(word) in PROGRAMS]


def wanted(event, arguments):
    """Return what an event asks of another machine, or None."""
    if event in ASKING:
        return None if is_here(arguments[0]) else arguments[0]
    if event == "socket.getnameinfo" or event in REACHING:
        address = arguments[0 if event == "socket.getnameinfo" else 1]
        return None if not isinstance(address, tuple) or is_here(address[0]) else address[0]
    if event in STARTING:
        return next(iter(reaching_programs(arguments[STARTING[event]])), None)
    return None


def refuse(event, arguments):
    """Refuse, and note, what leaves this machine."""
    if (what := wanted(event, arguments)) is not None:
        with contextlib.suppress(OSError), open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {what} by {sys.argv[0]}\n")
        raise OSError(f"{event} wants {what}; the course needs no network.")


sys.addaudithook(refuse)
