"""What the rules of domains share. It is no rule, but rules need it."""

OPERATIONS = ("CreateUserPoolDomain", "UpdateUserPoolDomain")


def domains_of(pool):
    """The domains that a pool has: one with a prefix, and one of its own."""
    return [pool[kind] for kind in ("Domain", "CustomDomain") if pool.get(kind)]
