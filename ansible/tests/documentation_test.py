"""The variables in README.md are those of the roles' argument_specs. With --write, they become so."""

import os
import re
import sys

import yaml

ANSIBLE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROLES = ("base", "node_exporter", "web", "was", "db")
README = os.path.join(ANSIBLE, "README.md")
START, END = "<!-- variables: made by tests/documentation_test.py --write -->\n", "<!-- end of variables -->\n"


def plain(text):
    """A description's markup as Markdown."""
    text = " ".join(text) if isinstance(text, list) else text
    return re.sub(r"[OVCE]\(([^)]*)\)", r"`\1`", text).replace("|", "\\|")


def shown(option):
    if option.get("required"):
        return "required"
    value = option.get("default")
    if value is None:
        return ""
    if isinstance(value, list) and len(value) > 3:
        return "those of `defaults/main.yml`"
    text = "true" if value is True else "false" if value is False else str(value).replace("'", "")
    return "`{0}`".format(text) if text else "empty"


def kind(option):
    text = option.get("type", "str")
    if "elements" in option:
        text += " of " + option["elements"]
    if "choices" in option:
        text = " or ".join("`{0}`".format(choice) for choice in option["choices"])
    return text + (", secret" if option.get("no_log") else "")


def rows(options, prefix=""):
    for name, option in options.items():
        yield "| `{0}{1}` | {2} | {3} | {4} |".format(
            prefix, name, kind(option), shown(option), plain(option["description"]))
        yield from rows(option.get("options", {}), prefix + name + "[].")


def load(role, *path):
    with open(os.path.join(ANSIBLE, "roles", role, *path), encoding="utf-8") as file:
        return yaml.safe_load(file)


def variables():
    lines = []
    for role in ROLES:
        main = load(role, "meta", "argument_specs.yml")["argument_specs"]["main"]
        lines += ["", "### `{0}`".format(role), "", plain(main["short_description"]) + ".", ""]
        lines += ["| variable | type | default | |", "|---|---|---|---|", *rows(main["options"])]
    return "\n".join(lines).lstrip("\n") + "\n\n"


def defaults_disagree():
    """A default is written twice, for Ansible and for readers: both must say the same."""
    for role in ROLES:
        options = load(role, "meta", "argument_specs.yml")["argument_specs"]["main"]["options"]
        defaults = load(role, "defaults", "main.yml")
        for name in sorted(set(options) | set(defaults)):
            said = options.get(name, {}).get("default")
            if name not in options:
                yield "{0} has a default and is not in argument_specs of role {1}".format(name, role)
            elif not name.startswith(role + "_"):
                yield "{0} does not begin with the name of its role, {1}".format(name, role)
            elif said != defaults.get(name) and "{{" not in str(defaults.get(name)):
                yield "{0}: argument_specs say {1}, defaults say {2}".format(name, said, defaults.get(name))


def main():
    problems = list(defaults_disagree())
    with open(README, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(START)
    after = rest.split(END)[1]
    wanted = before + START + "\n" + variables() + END + after
    if wanted != text and "--write" in sys.argv:
        with open(README, "w", encoding="utf-8") as file:
            file.write(wanted)
    elif wanted != text:
        problems.append("ansible/README.md is not current: run ansible/tests/documentation_test.py --write")
    for problem in problems:
        print("error: " + problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
