"""Matches patterns of AWS's models, which are Java's regular expressions, with Python's."""

import functools
import re
import string
import unicodedata

LINE_TERMINATORS = r"\n\r\u0085\u2028\u2029"
# Java's $ also matches before a line terminator that ends the string.
END = rf"(?=(?:\r\n|(?<!\r)\n|[\r\u0085\u2028\u2029])?\Z)"
# These mean the same in both with re.ASCII, which is how Java has them.
COMMON_ESCAPES = frozenset("dDwWsSbBtnrfux")
CHARACTER_CLASSES = frozenset("dDwWsS")
# In Java, two escapes can be a surrogate pair.
SURROGATES = re.compile(r"\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})", re.IGNORECASE)
ASCII = [chr(code) for code in range(128)]
ASCII_PROPERTY = r"\p{ASCII}"


class UnsupportedPattern(Exception):
    """A pattern that means something else in Python or is invalid there."""


def matches(pattern, text):
    """Whether the pattern matches the whole string, as AWS requires."""
    own = frozenset(character for character in text if character > "\x7f") if r"\p" in pattern else frozenset()
    return translate(pattern, own).fullmatch(text) is not None


@functools.lru_cache(maxsize=512)
def translate(pattern, characters=frozenset()):
    r"""The pattern for Python, which is correct for strings of ASCII and these characters.

    Python's re doesn't know \p{L}; it becomes those characters of the text that are letters, and ASCII's.
    """
    dot_matches_all = pattern.startswith("(?s)")
    rest = pattern[4:] if dot_matches_all else pattern
    translated = []
    position = 0
    while position < len(rest):
        character = rest[position]
        if character == "[":
            part, position = character_class(rest, position, characters)
        elif character == "\\":
            part, position = escape(rest, position, characters)
            if isinstance(part, list):
                part = class_of(part)
        else:
            part = {".": r"[\s\S]" if dot_matches_all else f"[^{LINE_TERMINATORS}]", "$": END}.get(character, character)
            position += 1
        translated.append(part)
    try:
        return re.compile("".join(translated), re.ASCII)
    except re.error as error:
        raise UnsupportedPattern(f"{pattern}: {error}") from error


def character_class(pattern, start, characters):
    """The class that begins there, and where it ends."""
    position = start + 1
    negated = pattern.startswith("^", position)
    position += negated
    items = []
    while not pattern.startswith("]", position):
        if position >= len(pattern) or pattern[position] == "[" or pattern.startswith("&&", position):
            raise UnsupportedPattern(f"{pattern}: a class in a class, an intersection or no end")
        if pattern[position] == "\\":
            part, position = escape(pattern, position, characters)
            # A hyphen after a class of characters begins no range.
            is_class = isinstance(part, list) or part[1] in CHARACTER_CLASSES
            items += part if isinstance(part, list) else [part]
            if is_class and pattern.startswith("-", position):
                items.append(r"\-")
                position += 1
        else:
            items.append(pattern[position])
            position += 1
    return class_of(items, negated), position + 1


def class_of(items, negated=False):
    if items:
        return f"[{'^' if negated else ''}{''.join(items)}]"
    return r"[\s\S]" if negated else "(?!)"


def escape(pattern, position, characters):
    r"""An escape and where it ends: a pattern for Python, or for \p the characters that it matches."""
    letter = pattern[position + 1 : position + 2]
    if pattern.startswith(ASCII_PROPERTY, position):
        return [escaped(one) for one in ASCII], position + len(ASCII_PROPERTY)
    if letter == "p":
        found = re.compile(r"\\p\{([A-Z][a-z]?)\}").match(pattern, position)
        if found is None:
            raise UnsupportedPattern(f"{pattern}: a property that isn't a general category")
        return [escaped(one) for one in of_category(found[1], characters)], found.end()
    halves = SURROGATES.match(pattern, position)
    if halves is not None:
        code = 0x10000 + ((int(halves[1], 16) & 0x3FF) << 10) + (int(halves[2], 16) & 0x3FF)
        return escaped(chr(code)), halves.end()
    if letter == "" or letter in string.digits or (letter in string.ascii_letters and letter not in COMMON_ESCAPES):
        raise UnsupportedPattern(f"{pattern}: \\{letter}")
    return f"\\{letter}", position + 2


def of_category(category, characters):
    return [one for one in [*ASCII, *sorted(characters)] if unicodedata.category(one).startswith(category)]


def escaped(character):
    return f"\\U{ord(character):08x}"


