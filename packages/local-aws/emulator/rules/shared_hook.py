"""Keeps a hook that several rules share from wrapping a function twice. It is no rule, but rules need it."""


def once(wrap):
    """The hook, which leaves as it is what another rule has just wrapped by it."""

    def wrap_once(module, function, acted):
        if getattr(function, "wrapped_by", None) is wrap:
            return function
        wrapped = wrap(module, function, acted)
        wrapped.wrapped_by = wrap
        return wrapped

    return wrap_once
