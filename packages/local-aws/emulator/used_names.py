"""Makes sure that ministack has what is changed in it, so that no change is left out silently."""

import importlib.metadata


def require(module, *names):
    """Raises one error that tells all of the names that a module of ministack's doesn't have."""
    missing = [name for name in names if not hasattr(module, name)]
    if missing:
        raise AttributeError(f"{module.__name__} of ministack {version()} has no {', '.join(missing)}")


def version():
    try:
        return importlib.metadata.version("ministack")
    except importlib.metadata.PackageNotFoundError:
        return "of an unknown version"
