"""Validates the parameters of a request against the constraints of the model and words violations as AWS does."""

from . import java_regex

NOT_NULL = "Member must not be null"


def violations_of(service, shape_name, parameters):
    """The violations of an operation's parameters, as sentences. They contain no secrets."""
    found = []
    check(service, shape_name, parameters, "", found)
    return found


def check(service, shape_name, value, path, found, hidden=False):
    shape = service.shapes[shape_name]
    hidden = hidden or bool(shape.get("sensitive"))
    if path and not shape.get("document"):
        broken = [text for text, holds in constraints_of(shape) if not holds(value)]
        shown = value if broken and not hidden and is_shown(service, shape_name) else None
        found += [sentence(shown, path, text) for text in broken]
    if shape["type"] == "structure" and not shape.get("document"):
        check_structure(service, shape, value, path, found, hidden)
    elif shape["type"] == "list":
        check_list(service, shape, value, path, found, hidden)
    elif shape["type"] == "map":
        check_map(service, shape, value, path, found, hidden)


def check_structure(service, shape, value, path, found, hidden):
    for name, member in shape["members"].items():
        place = f"{path}.{lower_first(name)}" if path else lower_first(name)
        if value.get(name) is not None:
            check(service, member["shape"], value[name], place, found, hidden)
        elif name in shape.get("required", []):
            is_hidden = hidden or service.shapes[member["shape"]].get("sensitive")
            found.append(f"Value {'' if is_hidden else 'null '}at '{place}' failed to satisfy constraint: {NOT_NULL}")


def check_list(service, shape, value, path, found, hidden):
    member = shape["member"]["shape"]
    elements = [element for element in value if element is not None]
    if is_scalar(service, member):
        check_scalars(service, member, elements, value, path, "Member", found, hidden or not is_shown(service, member))
        return
    for index, element in enumerate(value, 1):
        if element is not None:
            check(service, member, element, f"{path}.{index}.member", found, hidden)


def check_map(service, shape, value, path, found, hidden):
    key, member = shape["key"]["shape"], shape["value"]["shape"]
    entries = {name: entry for name, entry in value.items() if entry is not None}
    is_hidden = hidden or not is_shown(service, key) or not is_shown(service, member)
    check_scalars(service, key, list(entries), value, path, "Map keys", found, is_hidden)
    if is_scalar(service, member):
        check_scalars(service, member, list(entries.values()), value, path, "Map value", found, is_hidden)
        return
    for name, entry in entries.items():
        check(service, member, entry, f"{path}.{name}.member", found, hidden)


def check_scalars(service, shape_name, values, whole, path, what, found, hidden):
    """For a list or map of scalars, AWS says only that some are invalid, and lists all constraints of each."""
    constraints = constraints_of(service.shapes[shape_name])
    if all(holds(value) for value in values for _, holds in constraints):
        return
    words = ", ".join(text for text, _ in constraints)
    found.append(sentence(None if hidden else whole, path, f"{what} must satisfy constraint: [{words}]"))


def constraints_of(shape):
    """The constraints of a shape by itself, as (AWS's words, whether a value satisfies it)."""
    constraints = []
    if "enum" in shape:
        allowed = shape["enum"]
        text = f"Member must satisfy enum value set: [{', '.join(allowed)}]"
        constraints.append((text, lambda value: value in allowed))
    if "pattern" in shape:
        pattern = shape["pattern"]
        text = f"Member must satisfy regular expression pattern: {pattern}"
        constraints.append((text, lambda value: java_regex.matches(pattern, value)))
    is_number = shape["type"] in ("integer", "long", "float", "double")
    noun, measure = ("value", lambda value: value) if is_number else ("length", len)
    if "min" in shape:
        least = shape["min"]
        text = f"Member must have {noun} greater than or equal to {least}"
        constraints.append((text, lambda value: measure(value) >= least))
    if "max" in shape:
        most = shape["max"]
        text = f"Member must have {noun} less than or equal to {most}"
        constraints.append((text, lambda value: measure(value) <= most))
    return constraints


def sentence(shown, path, text):
    value = "" if shown is None else f"'{displayed(shown)}' "
    return f"Value {value}at '{path}' failed to satisfy constraint: {text}"


def displayed(value):
    """A value as Java prints it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(displayed, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}={displayed(entry)}' for key, entry in value.items())}}}"
    return str(value)


def is_shown(service, shape_name):
    """Whether a message shows such a value: no secrets, and no structures, of which AWS shows nothing useful."""
    shape = service.shapes[shape_name]
    if shape["type"] in ("structure", "blob") or service.holds_secrets(shape_name):
        return False
    return all(is_shown(service, shape[part]["shape"]) for part in ("member", "key", "value") if part in shape)


def is_scalar(service, shape_name):
    return service.shapes[shape_name]["type"] not in ("structure", "list", "map")


def lower_first(name):
    return name[:1].lower() + name[1:]
