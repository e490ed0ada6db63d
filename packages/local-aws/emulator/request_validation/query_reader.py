"""Reads the forms of the Query protocol."""

from .reading import Reading, body_members, from_string

# Parameters of every request rather than of an operation.
COMMON = ("Action", "Version")


def read(service, shape_name, form):
    """Reads the parameters of an operation; shape_name is None where it has none."""
    known = set(COMMON)
    parameters = structure(service, service.shapes[shape_name], form, "", known) if shape_name else {}
    return Reading(parameters, [key for key in form if key not in known])


def structure(service, shape, form, prefix, known):
    found = {}
    for name, wire, member in body_members(shape):
        key = prefix + wire
        if is_given(form, key):
            found[name] = value_of(service, member["shape"], form, key, known)
    return found


def value_of(service, shape_name, form, key, known):
    shape = service.shapes[shape_name]
    known.add(key)
    if shape["type"] == "structure":
        return structure(service, shape, form, f"{key}.", known)
    if shape["type"] == "list":
        start = key if shape.get("flattened") else f"{key}.{shape['member'].get('locationName', 'member')}"
        return [value_of(service, shape["member"]["shape"], form, one, known) for one in numbered(form, start)]
    if shape["type"] == "map":
        start = key if shape.get("flattened") else f"{key}.entry"
        names = (shape["key"].get("locationName", "key"), shape["value"].get("locationName", "value"))
        entries = {}
        for one in numbered(form, start):
            of_key, of_value = (f"{one}.{name}" for name in names)
            known.add(of_key)
            entries[form.get(of_key)] = value_of(service, shape["value"]["shape"], form, of_value, known)
        return entries
    return from_string(shape, form.get(key, ""))


def is_given(form, key):
    return key in form or any(one.startswith(f"{key}.") for one in form)


def numbered(form, start):
    """The keys START.1, START.2 and so on, as far as there are any."""
    index = 1
    while is_given(form, f"{start}.{index}"):
        yield f"{start}.{index}"
        index += 1
