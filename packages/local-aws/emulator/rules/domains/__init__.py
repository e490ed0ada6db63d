"""The domains of user pools, and how their sign-in pages look."""

from . import (
    deletion_of_pools,
    plan_of_managed_login,
    prefixes,
    region_of_certificates,
    style_of_deleted_clients,
    styles,
)

RULES = (
    deletion_of_pools.RULE,
    plan_of_managed_login.RULE,
    prefixes.RULE,
    region_of_certificates.RULE,
    style_of_deleted_clients.RULE,
    styles.RULE,
)
