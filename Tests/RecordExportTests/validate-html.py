"""Checks printed pages: strict HTML, nothing from elsewhere, readable by who does not see them.

usage: validate-html.py FILE...

Exit 0: every file is right; 1: one is not (why is on stderr); 3: no html5lib to check with. Where
`vnu` is on the path, the Nu Html Checker has to agree.
"""

import re
import shutil
import subprocess
import sys

try:
    import html5lib
except ImportError:
    sys.exit(3)

FORBIDDEN = {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"}


def name(element):
    return element.tag.split("}")[-1] if isinstance(element.tag, str) else ""


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def style_faults(style):
    if re.search(r"url\(|@import|expression", style):
        yield "the style asks for something from elsewhere"
    for ink in re.findall(r"(?<![-\w])color: (#\w+)", style):
        if contrast(ink, "#fff") < 7:
            yield f"text in {ink} is too pale"
    for ink in re.findall(r"(?:fill|stroke): (#\w+)", style):
        if ink != "#fff" and contrast(ink, "#fff") < 3:
            yield f"drawing in {ink} is too pale"


def faults(text):
    parser = html5lib.HTMLParser(strict=True)
    try:
        root = parser.parse(text)
    except html5lib.html5parser.ParseError as error:
        yield f"not strict HTML: {error} {parser.errors[-1:]}"
        return
    if root.get("lang") != "en":
        yield "the language is not said"
    elements = list(root.iter())
    ids = [element.get("id") for element in elements if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    level = 0
    for element in elements:
        kind = name(element)
        if kind in FORBIDDEN:
            yield f"<{kind}> is there"
        for attribute, value in element.attrib.items():
            if attribute.startswith("on") or attribute in ("href", "src", "action", "style"):
                yield f"{kind} has {attribute}"
            named = value.split() if attribute == "aria-labelledby" else re.findall(
                r"url\(#([^)]*)\)", value)
            for one in named:
                if one not in ids:
                    yield f"nothing has the id {one}"
        if re.fullmatch("h[1-6]", kind):
            if int(kind[1]) > level + 1:
                yield f"{kind} skips a level"
            level = int(kind[1])
            if not "".join(element.itertext()).strip():
                yield f"an empty {kind}"
        if kind == "svg":
            title = element.find("{http://www.w3.org/2000/svg}title")
            if element.get("role") != "img" or title is None or not (title.text or "").strip():
                yield "a drawing has no words"
        if kind == "th" and element.get("scope") != "col":
            yield "a header cell without its scope"
        if kind == "article":
            first = [name(part) for part in element if name(part)][:1]
            if first != ["h1"]:
                yield "an article does not begin with its heading"
        if kind == "style":
            yield from style_faults(element.text or "")


def main(files):
    found = []
    for file in files:
        with open(file, encoding="utf-8") as opened:
            found += [f"{file}: {fault}" for fault in faults(opened.read())]
    if files and shutil.which("vnu"):
        checked = subprocess.run(
            ["vnu", "--html", *files], capture_output=True, text=True, check=False)
        if checked.returncode:
            found.append(checked.stderr)
    if found:
        print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


sys.exit(main(sys.argv[1:]))
