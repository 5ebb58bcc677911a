"""Every kind of finding that there is, for those who name one."""

from dotcompile.backends import kinds as backends
from dotcompile.backends.proving import kinds as proving
from dotcompile.checks.catalogue import CHECKS
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.diagnostics import Kind
from dotcompile.engine import kinds as engine
from dotcompile.engine.verifying import kinds as verifying
from dotcompile.importers import kinds as importing
from dotcompile.importers.documents import kinds as documents
from dotcompile.judging import configuration_kinds as configuring
from dotcompile.judging import kinds as judging
from dotcompile.lowering import kinds as lowering
from dotcompile.model.kinds import attributes
from dotcompile.model.kinds import links as link_kinds
from dotcompile.model.kinds import merging as merging_kinds
from dotcompile.model.kinds import names as name_kinds
from dotcompile.model.kinds import openings as opening_kinds
from dotcompile.model.kinds import parts as part_kinds
from dotcompile.model.kinds import registries as registry_kinds
from dotcompile.model.kinds import sites as site_kinds
from dotcompile.render.theming import kinds as theming
from dotcompile.rules import kinds as rules
from dotcompile.syntax import kinds as syntax

ALL_KINDS = (
    *syntax.KINDS,
    *judging.KINDS,
    *configuring.KINDS,
    *attributes.KINDS,
    *name_kinds.KINDS,
    *part_kinds.KINDS,
    *link_kinds.KINDS,
    *opening_kinds.KINDS,
    *site_kinds.KINDS,
    *registry_kinds.KINDS,
    *merging_kinds.KINDS,
    *backends.KINDS,
    *proving.KINDS,
    *engine.KINDS,
    *verifying.KINDS,
    *theming.KINDS,
    *documents.KINDS,
    *importing.KINDS,
    *(check.kind for check in CHECKS),
    *lowering.KINDS,
    *rules.KINDS,
)


def no_such_kind(word: str) -> UsageError:
    """What to say of a word that names no kind."""
    names = [name for kind in ALL_KINDS for name in (kind.code, kind.name)]
    return UsageError(f"there is no kind of finding `{word}`{did_you_mean(word, names)}")


def find_kind(word: str) -> Kind | None:
    """The kind that has a code or a name."""
    for kind in ALL_KINDS:
        if word.upper() == kind.code or word.lower() == kind.name:
            return kind
    return None
