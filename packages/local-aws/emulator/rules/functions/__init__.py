"""Functions, and who may invoke them."""
