"""What a rule is. Every module beside this one that has a RULE is one."""

import dataclasses
from collections.abc import Callable, Mapping

COGNITO = "ministack.services.cognito"


def located(name):
    """A name as a rule has it, as (the module, the name there)."""
    module, _, own = name.rpartition(":")
    return module or COGNITO, own


@dataclasses.dataclass(frozen=True)
class Rule:
    """A rule of AWS that ministack doesn't apply.

    Its hooks get the module that they change. "acted" is a function: a hook calls it where the rule made a difference, so
    that a proof can say which rules it rests on. `before` and `after` needn't.

    A name is one of ministack.services.cognito, or says its module: "ministack.services.sns:_sms_log_for".
    """

    # Short and unique. The proof, the documentation and the tests call it so.
    name: str
    # What AWS's documentation says, word for word, and on which of its pages.
    sentence: str
    page: str
    # Whether the sentence describes the setting only, and that AWS refuses some values is known from reports by users.
    reported: bool = False
    # Whether it keeps settings as AWS keeps them, and does nothing else. What follows from a setting is then ministack's
    # or another rule's: a proof doesn't count this one, since it changes what a proof reads, and not what it tries.
    keeps_settings: bool = False
    # By operation, (module, request): the answer that refuses the request, or None.
    before: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation, (module, request, answer): the answer in place of a successful one, or None.
    after: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation, (module, request, proceed, acted): the answer; proceed(request) gives ministack's.
    around: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation that ministack doesn't have, (module, request): the answer.
    operations: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By name of a function, (module, function, acted): the function in its place.
    wrapped: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # The names of what else the hooks need.
    uses: tuple = ()
    # The service of the operations, by its endpoint's name. The rule is installed where that is served.
    service: str = "cognito-idp"

    @property
    def required(self):
        """What must be there, as pairs of a module and a name."""
        return {located(name) for name in (*self.wrapped, *self.uses)}
