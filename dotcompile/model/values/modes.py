"""How a service is run: drivers, network mode, restarts, signals, capabilities, logging, pulling."""

import re

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_CHOICE, BAD_NAME
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import join, list_of, split
from dotcompile.model.values.quantities import DURATION
from dotcompile.model.values.scalars import not_among, one_of
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

NETWORK_DRIVERS = (
    "bridge",
    "overlay",
    "macvlan",
    "ipvlan",
    "veth",
    "host",
    "none",
    "weave",
    "calico",
    "flannel",
    "ovs",
)
LOG_DRIVERS = (
    "json-file", "local", "none", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk",
    "etwlogs", "gcplogs",
)  # fmt: skip
PULL_POLICIES = ("always", "never", "missing", "if_not_present", "build", "daily", "weekly", "refresh")
SIGNALS = (
    "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGWINCH",
    "SIGABRT", "SIGALRM", "SIGBUS", "SIGCHLD", "SIGCONT", "SIGFPE", "SIGILL", "SIGIO", "SIGPIPE",
    "SIGPROF", "SIGPWR", "SIGSEGV", "SIGSTKFLT", "SIGSTOP", "SIGSYS", "SIGTRAP", "SIGTSTP",
    "SIGTTIN", "SIGTTOU", "SIGURG", "SIGVTALRM", "SIGXCPU", "SIGXFSZ",
)  # fmt: skip
#: https://man7.org/linux/man-pages/man7/capabilities.7.html
CAPABILITIES = (
    "ALL", "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF",
    "CHECKPOINT_RESTORE", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID",
    "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE",
    "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "PERFMON", "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE",
    "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "SYSLOG",
    "WAKE_ALARM",
)  # fmt: skip
RESTARTS = ("no", "always", "on-failure", "unless-stopped")
NETWORK_MODES = ("bridge", "host", "none")
_PLUGIN = (
    r"(?a)(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?/)?[a-zA-Z0-9]+(?:[._/-]+[a-zA-Z0-9]+)*"
    r"(?::[\w][\w.-]{0,127})?"
)
_NAME = r"[a-zA-Z0-9][a-zA-Z0-9_.-]*"


def driver(known: tuple[str, ...], what: str) -> Form[str]:
    """A driver that is built in, or a plugin's name. A bare word close to a known one is a slip."""
    help_ = f"write {', '.join(known)}, or a plugin as in `vendor/plugin:tag`"

    def parse(text: ValueText) -> Parsed[str]:
        said = text.text
        if said.lower() in known:
            return said.lower(), ()
        if re.fullmatch(_PLUGIN, said) is None:
            return fail(BAD_NAME, text, f"{shown(said)} is not the name of a driver", help_)
        if len(said) > 3 and not {"/", ":"} & set(said) and nearest_word(said, known) is not None:
            return None, (not_among(text, known, help_),)
        return said, ()

    return Form("driver", f"{what}, or a plugin", known[0], parse, choices=known)


def _restart(text: ValueText) -> Parsed[str]:
    policy, colon, times = text.text.partition(":")
    if policy != "on-failure" or not colon:
        return one_of(text, RESTARTS, f"the value is {', '.join(RESTARTS)} or on-failure:TIMES")
    if re.fullmatch(r"[0-9]{1,9}", times) is None:
        message = f"{shown(times)} is not a number of times"
        return fail(BAD_CHOICE, text, message, "for example `on-failure:3`", len(policy) + 1)
    return text.text, ()


def _signal(text: ValueText) -> Parsed[str]:
    said = text.text.upper()
    if re.fullmatch(r"[1-9]|[1-5][0-9]|6[0-4]|SIGRTMIN(\+[0-9]{1,2})?|SIGRTMAX(-[0-9]{1,2})?", said):
        return said, ()
    name = said if said.startswith("SIG") else f"SIG{said}"
    return (name, ()) if name in SIGNALS else one_of(text, SIGNALS, "for example `SIGTERM`")


def _capability(text: ValueText) -> Parsed[str]:
    name = text.text.upper().removeprefix("CAP_")
    if name in CAPABILITIES:
        return name, ()
    return None, (not_among(text, CAPABILITIES, "for example `NET_ADMIN`, or `ALL`"),)


def _pull_policy(text: ValueText) -> Parsed[str]:
    if not text.text.startswith("every_"):
        return one_of(
            text, PULL_POLICIES, f"the value is {', '.join(PULL_POLICIES)} or `every_` and a duration"
        )
    value, findings = DURATION.read(text.part(len("every_"), len(text.text)))
    if value is None and not findings:
        return fail(BAD_CHOICE, text, "`every_` lacks its duration", "for example `every_12h`")
    return (text.text if value is not None else None), findings


@dataclass(frozen=True, slots=True)
class NetworkMode:
    """Whose network a service uses: `bridge`, `host`, `none`, or that of a named container or service."""

    mode: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.mode}:{self.of}" if self.of else self.mode


def _network_mode(text: ValueText) -> Parsed[NetworkMode]:
    mode, colon, of = text.text.partition(":")
    help_ = "write bridge, host, none, container:NAME or service:NAME"
    if not colon:
        value, findings = one_of(text, NETWORK_MODES, help_)
        return (None if value is None else NetworkMode(value)), findings
    if mode not in ("container", "service"):
        return None, (not_among(text.part(0, len(mode)), ("container", "service"), help_),)
    if re.fullmatch(_NAME, of) is None:
        message = f"{shown(of)} is not the name of a {mode}" if of else f"the name of the {mode} is missing"
        return fail(BAD_NAME, text, message, help_, len(mode) + 1)
    return NetworkMode(mode, of), ()


@dataclass(frozen=True, slots=True)
class Logging:
    """Where a service's log goes, and the driver's options."""

    driver: str
    options: tuple[tuple[str, str], ...] = ()


def _logging(text: ValueText) -> Parsed[Logging]:
    found = split(text)
    if found.findings or not found.items:
        return None, found.findings
    name, wrong = LOG_DRIVER.read(found.items[0])
    findings = list(wrong)
    options: list[tuple[str, str]] = []
    for item in found.items[1:]:
        key, equals, value = item.text.partition("=")
        if not equals or not key:
            message = f"{shown(item.text)} is not an option of a log driver"
            help_ = "for example `json-file,max-size=10m`"
            findings.append(Diagnostic(BAD_NAME, message, item.span(), help=help_))
        options.append((key.strip(), value.strip()))
    return (None if name is None or findings else Logging(name, tuple(options))), tuple(findings)


def _write_logging(value: Logging) -> str:
    return join((value.driver, *(f"{key}={option}" for key, option in value.options)))


TARGETS = ("compose", "swarm", "kubernetes", "shell", "shell-swarm")


def _target(text: ValueText) -> Parsed[str]:
    """What to compile for. Graphviz's own `target` is a browser's window, `_blank` and the like."""
    if text.text.startswith("_"):
        return None, ()
    return one_of(text, TARGETS, f"the value is {', '.join(TARGETS[:-1])} or {TARGETS[-1]}")


TARGET: Form[str] = Form("target", "what the diagram is compiled for", "swarm", _target, choices=TARGETS)
NETWORK_DRIVER = driver(NETWORK_DRIVERS, "a network driver")
VOLUME_DRIVER = driver(("local",), "a volume driver")
IPAM_DRIVER = driver(("default", "dhcp", "null"), "an address manager")
LOG_DRIVER = driver(LOG_DRIVERS, "a log driver")
RESTART: Form[str] = Form("restart policy", "a restart policy", "on-failure:3", _restart, choices=RESTARTS)
SIGNAL: Form[str] = Form("signal", "a signal's name or number", "SIGTERM", _signal, choices=SIGNALS)
CAPABILITY: Form[str] = Form(
    "capability", "a Linux capability", "NET_ADMIN", _capability, choices=CAPABILITIES
)
CAPS = list_of(CAPABILITY, "capabilities")
PULL_POLICY: Form[str] = Form(
    "pull policy", "when an image is pulled", "always", _pull_policy, choices=PULL_POLICIES
)
NETWORK_MODE: Form[NetworkMode] = Form(
    "network mode",
    "bridge, host, none, container:NAME or service:NAME",
    "host",
    _network_mode,
    choices=NETWORK_MODES,
)
LOGGING: Form[Logging] = Form(
    "logging", "a log driver and its options", "json-file,max-size=10m", _logging, _write_logging, LOG_DRIVERS
)
