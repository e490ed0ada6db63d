"""Functions, and who may invoke them."""

from . import permission_of_apis

RULES = (permission_of_apis.RULE,)
