# What a run does, as one JSON object per line, for the program that started it.
# Runs under ansible-core 2.14 and later; a sink that breaks never breaks the play.

from __future__ import annotations

DOCUMENTATION = """
name: proxmoxctl_events
type: notification
short_description: Writes the events of a run as lines of JSON
description:
  - Appends one JSON object per line to the file or FIFO that the environment variable E(PROXMOXCTL_EVENTS) names.
  - Without that variable it does nothing.
  - Every line has C(v) (1), C(seq) (from 1), C(ts) (UTC, ISO 8601) and C(event).
  - C(start) and C(no_hosts) are about the play; C(task) says that a host begins a task; C(ok), C(changed),
    C(failed), C(skipped) and C(unreachable) end it; C(item_ok) and C(item_failed) are one round of a loop,
    C(retry) one attempt of C(until). They carry C(host), C(role), C(task), C(task_id), C(action), C(changed),
    C(ignored), C(msg), C(item) and C(censored).
  - C(stats) is last and carries C(hosts), with the counts of each.
  - Arguments of modules are never written. Of a task with C(no_log) neither message nor item is, and C(censored)
    is true.
requirements:
  - enabled by C(callbacks_enabled) or E(ANSIBLE_CALLBACKS_ENABLED)
"""

import datetime
import json
import os
import re
import threading

from ansible import constants as C
from ansible.plugins.callback import CallbackBase

VERSION = 1
LONGEST_TEXT = 4000
COUNTS = ("ok", "changed", "failures", "unreachable", "skipped", "rescued", "ignored")
# Colours and cursor movements, then what is left of control characters but for the end of a line, and the
# characters that turn the direction of text.
TERMINAL_SEQUENCE = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[@-Z\\\\-_])")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Sink:
    """A file descriptor that takes whole lines and gives up quietly."""

    def __init__(self, path):
        self.lock = threading.Lock()
        self.seq = 0
        self.problem = None
        self.descriptor = None
        try:
            self.descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            self.problem = error

    def write(self, event):
        with self.lock:
            if self.descriptor is None:
                return
            self.seq += 1
            now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
            line = {"v": VERSION, "seq": self.seq, "ts": now.replace("+00:00", "Z")}
            line.update(event)
            rest = (json.dumps(line, separators=(",", ":")) + "\n").encode("ascii")
            try:
                while rest:
                    rest = rest[os.write(self.descriptor, rest):]
            except OSError as error:
                self.problem = error
                self.close()

    def close(self):
        if self.descriptor is not None:
            try:
                os.close(self.descriptor)
            except OSError:
                pass
            self.descriptor = None


def readable(value):
    """A text without control characters, of bounded length; None for what is no text."""
    if value is None:
        return None
    text = value if isinstance(value, str) else str(value)
    text = CONTROL.sub(" ", TERMINAL_SEQUENCE.sub("", text.replace("\r\n", "\n"))).strip()
    # A plain str: subclasses of Ansible's may carry tags.
    text = str(text[:LONGEST_TEXT] + "\u2026" if len(text) > LONGEST_TEXT else text)
    return text or None


def part(result, name):
    """Of a task result: 2.19 has public names, older versions only private ones."""
    value = getattr(result, name, None)
    return getattr(result, "_" + name, None) if value is None else value


def truth(value):
    """Whether no_log holds. A text that is no known word is an expression nobody evaluated: then it does."""
    if isinstance(value, str):
        return value.strip().lower() not in ("", "no", "n", "false", "off", "0", "f", "none")
    return bool(value)


def is_censored(result, values):
    fields = part(result, "task_fields") or {}
    return (
        truth(values.get("_ansible_no_log"))
        or "censored" in values
        or truth(fields.get("no_log"))
        or truth(getattr(part(result, "task"), "no_log", False))
        or truth(getattr(C, "DEFAULT_NO_LOG", False))
    )


def label(values):
    """What a round of a loop is called: its label or its item, of a mapping only the name."""
    item = values.get("_ansible_item_label")
    if item is None:
        item = values.get(values.get("ansible_loop_var") or "item")
    if isinstance(item, dict):
        item = item.get("name")
    return item if isinstance(item, (str, int, float)) else None


# Messages that say nothing by themselves.
GENERIC = ("non-zero return code", "MODULE FAILURE", "failed to validate")


def why(values):
    """The message of a failure: the module's own, where that says nothing also the end of what the command said."""
    for key in ("msg", "stderr", "module_stderr", "stdout", "module_stdout", "reason"):
        text = values.get(key)
        if isinstance(text, list):
            text = "\n".join(str(one) for one in text)
        # 2.14 to 2.18 write a second line that says where to look; this is there
        first = str(text or "").split("\n", 1)[0]
        if key == "msg" and first in GENERIC:
            said = values.get("stderr") or values.get("module_stderr") or values.get("stdout") or ""
            code = values.get("rc", values.get("exit_status"))
            text = "{0} (rc {1}): {2}".format(first, code, str(said)[-LONGEST_TEXT // 2:].strip())
        if text:
            return text
    return None


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "proxmoxctl_events"
    CALLBACK_NEEDS_ENABLED = True
    CALLBACK_NEEDS_WHITELIST = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sink = None
        self.warned = False
        path = os.environ.get("PROXMOXCTL_EVENTS")
        if path:
            self.sink = Sink(path)
            self._warn()
        else:
            self.disabled = True

    def _warn(self):
        if self.sink.problem is not None and not self.warned:
            self.warned = True
            self._display.warning("proxmoxctl_events: no more events are written: {0}".format(self.sink.problem))

    def _emit(self, event, make):
        """Writes what make() returns. Whatever goes wrong here must not reach the play."""
        if self.sink is None:
            return
        try:
            line = {"event": event}
            line.update(make())
            self.sink.write(line)
            self._warn()
        except Exception as error:  # pylint: disable=broad-except
            self.sink.problem = error
            self._warn()

    @staticmethod
    def _task(task, fields=None):
        role = getattr(task, "_role", None)
        name = (fields or {}).get("name") or getattr(task, "name", None) or getattr(task, "action", None)
        return {
            "role": readable(role.get_name()) if role else None,
            "task": readable(name),
            "task_id": readable(getattr(task, "_uuid", None)),
            "action": readable(getattr(task, "action", None)),
        }

    def _of(self, result, message=None, ignored=False, item=False):
        values = part(result, "result") or {}
        censored = is_censored(result, values)
        line = {"host": readable(part(result, "host").get_name())}
        line.update(self._task(part(result, "task"), part(result, "task_fields")))
        text = message(values) if message and not censored else None
        line.update(
            changed=bool(values.get("changed", False)),
            ignored=bool(ignored),
            msg=readable(text),
            item=readable(label(values)) if item and not censored else None,
            censored=censored,
        )
        return line

    def v2_playbook_on_start(self, playbook):
        self._emit("start", dict)

    def v2_playbook_on_no_hosts_matched(self):
        self._emit("no_hosts", lambda: {"msg": "no host matched"})

    def v2_playbook_on_no_hosts_remaining(self):
        self._emit("no_hosts", lambda: {"msg": "no host remains"})

    def v2_runner_on_start(self, host, task):
        self._emit("task", lambda: dict(self._task(task), host=readable(host.get_name())))

    def v2_runner_on_ok(self, result):
        changed = bool((part(result, "result") or {}).get("changed", False))
        self._emit("changed" if changed else "ok", lambda: self._of(result))

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._emit("failed", lambda: self._of(result, why, ignore_errors))

    def v2_runner_on_skipped(self, result):
        self._emit("skipped", lambda: self._of(result, lambda values: values.get("skip_reason")))

    def v2_runner_on_unreachable(self, result):
        task = part(result, "task")
        self._emit("unreachable", lambda: self._of(result, why, getattr(task, "ignore_unreachable", False)))

    def v2_runner_item_on_ok(self, result):
        self._emit("item_ok", lambda: self._of(result, item=True))

    def v2_runner_item_on_failed(self, result):
        task = part(result, "task")
        self._emit("item_failed", lambda: self._of(result, why, getattr(task, "ignore_errors", False), True))

    def v2_runner_retry(self, result):
        self._emit("retry", lambda: self._of(result, self._attempt))

    @staticmethod
    def _attempt(values):
        attempt = "attempt {0} of {1}".format(values.get("attempts"), values.get("retries"))
        reason = why(values)
        return "{0}: {1}".format(attempt, reason) if reason else attempt

    def v2_playbook_on_stats(self, stats):
        self._emit("stats", lambda: {"hosts": {host: self._counts(stats, host) for host in sorted(stats.processed)}})
        if self.sink is not None:
            self.sink.close()

    @staticmethod
    def _counts(stats, host):
        summary = stats.summarize(host)
        return {name: summary.get(name, 0) for name in COUNTS}
