"""A secret stands in the diagram.

A diagram is committed, drawn, mailed about. And who may ask the engine about a service reads its variables.
`secrets` are files in memory that only the service reads; many images take the path of one in a variable
whose name ends in `_FILE`. A variable without a value gets the one that it has where the target runs.

```dot
digraph {
    db [container="postgres:16", env="POSTGRES_PASSWORD=hunter2"]  // expect: secret-in-env
}
```

Instead:

```dot
digraph {
    db [container="postgres:16", secrets=password, env="POSTGRES_PASSWORD_FILE=/run/secrets/password"]
}
```
"""

import re
from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC281",
    "secret-in-env",
    Severity.WARNING,
    "Everyone who sees the diagram has the secret.",
    str(__doc__),
)
_NAME = (
    r"(?i)(?:.*_)?(?:password|passwd|passphrase|secret|token|api_?key|access_?key|secret_?key|private_?key"
    r"|credentials?|auth_?key|encryption_?key)"
)
_NO_SECRET = r"(?i)(?:|yes|no|true|false|none|null|[01])"
#: A path, or a variable of another language.
_ELSEWHERE = ("/", "./", "$")
_IN_URL = r"[a-z][a-z0-9+.-]*://[^/\s:@]*:([^/\s@]+)@.*"


def find_secrets(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each variable whose name or value says that it is a secret; its value is not repeated."""
    for value, _ in subject.said("env"):
        for number, (name, said) in enumerate(value.value):
            if said is not None and _is_secret(name, said):
                entry = subject.entries(value, lines=True)[number]
                message = f"the secret {shown(name)} stands here for everyone to read"
                help_ = (
                    "`secrets=` gives it as a file; the name alone, without `=`, leaves it to where it runs"
                )
                yield Diagnostic(KIND, message, entry.span(), help=help_)


def _is_secret(name: str, said: str) -> bool:
    if re.fullmatch(_NO_SECRET, said) or said.startswith(_ELSEWHERE):
        return False
    if re.fullmatch(_NAME, name):
        return True
    password = re.fullmatch(_IN_URL, said)
    return password is not None and not password[1].startswith("$")


CHECK = Check(KIND, find_secrets)
