"""Asserts that ministack has what is patched in it, so that no patch is skipped silently."""

import importlib.metadata


def require(module, *names):
    """Raises one error that lists all of the names that a module of ministack doesn't have."""
    missing = [name for name in names if not hasattr(module, name)]
    if missing:
        raise AttributeError(f"{module.__name__} of ministack {version()} has no {', '.join(missing)}")


def version():
    try:
        return importlib.metadata.version("ministack")
    except importlib.metadata.PackageNotFoundError:
        return "of an unknown version"
