"""What a rule is. Every module beside this one that has a RULE is one."""

import dataclasses
from collections.abc import Callable, Mapping

COGNITO = "ministack.services.cognito"


@dataclasses.dataclass(frozen=True)
class Rule:
    """A rule of AWS that ministack doesn't apply.

    Its hooks get the module of ministack that they change. "acted" is a function: a hook calls it where the rule made a
    difference, so that a proof can say which rules it rests on. `before` and `after` needn't.
    """

    # Short and unique. The proof, the documentation and the tests call it so.
    name: str
    # What AWS's documentation says, word for word, and on which of its pages.
    sentence: str
    page: str
    # Whether it only keeps and describes settings as AWS does, so that nothing that a user can do depends on it.
    keeps_settings: bool = False
    # By operation, (module, request): the answer that refuses the request, or None.
    before: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation, (module, request, answer): the answer in place of a successful one, or None.
    after: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation, (module, request, proceed, acted): the answer; proceed(request) gives ministack's.
    around: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By operation that ministack doesn't have, (module, request): the answer.
    operations: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # By name of a function of the module, (module, function, acted): the function in its place.
    wrapped: Mapping[str, Callable] = dataclasses.field(default_factory=dict)
    # What else of the module the hooks need, by name.
    uses: tuple = ()
    # The service of the operations, by its endpoint's name.
    service: str = "cognito-idp"
    module: str = COGNITO

    @property
    def required(self):
        """The names that the module must have."""
        return sorted({*self.wrapped, *self.uses})
