"""Users and their attributes."""

from . import (
    aliases_are_unique,
    attribute_constraints,
    attribute_deletion,
    attributes_at_first_sign_in,
    case_of_usernames,
    immutable_attributes,
    phone_numbers,
    preferred_usernames,
    readable_attributes,
    required_attributes,
    searchable_attributes,
    self_sign_up,
    status_filter,
    unique_sign_in_attributes,
    usernames_beside_aliases,
    verified_at_confirmation,
    writable_attributes,
)

# The first comes first at each operation: who may do something, before what is wrong with it, before what others have.
RULES = (
    self_sign_up.RULE,
    writable_attributes.RULE,
    usernames_beside_aliases.RULE,
    required_attributes.RULE,
    attribute_constraints.RULE,
    phone_numbers.RULE,
    preferred_usernames.RULE,
    immutable_attributes.RULE,
    unique_sign_in_attributes.RULE,
    aliases_are_unique.RULE,
    case_of_usernames.RULE,
    attributes_at_first_sign_in.RULE,
    verified_at_confirmation.RULE,
    readable_attributes.RULE,
    attribute_deletion.RULE,
    searchable_attributes.RULE,
    status_filter.RULE,
)
