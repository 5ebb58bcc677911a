"""Names of services that there are not.

In: a name within a value. Out: a finding with the nearest name that there is, and the fix that writes it.
"""

from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.text import ValueText


def misnamed(kind: Kind, message: str, name: str, text: ValueText, subject: Subject) -> Diagnostic:
    """The finding that a name, which stands in a text, is that of no service."""
    services = subject.topology.service
    by_id = (service.name for service in subject.topology.services if service.id == name)
    near = next(by_id, None) or nearest_word(name, services)
    if near is None:
        return Diagnostic(kind, message, text.span(), help="write the name of a service that is drawn")
    at = text.text.find(name)
    fix = text.fix(f"write `{near}`", near, at, at + len(name)) if at >= 0 else None
    help_ = "a service's name is its id, unless `name=` says another"
    return Diagnostic(kind, f"{message}; did you mean `{near}`?", text.span(), help=help_, fix=fix)
