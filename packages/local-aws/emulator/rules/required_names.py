"""Asserts that ministack has what is patched in it, so that no patch is skipped silently."""

import importlib
import importlib.metadata


def require(pairs):
    """Raises one error that lists all that ministack doesn't have of pairs of a module and a name."""
    missing = [f"{module}.{name}" for module, name in sorted(pairs) if not has(module, name)]
    if missing:
        raise AttributeError(f"ministack {version()} has no {', '.join(missing)}")


def has(module, name):
    return hasattr(importlib.import_module(module), name)


def version():
    try:
        return importlib.metadata.version("ministack")
    except importlib.metadata.PackageNotFoundError:
        return "of an unknown version"
