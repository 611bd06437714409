"""The callback against real runs of ansible-playbook: run with the Python of a venv that has ansible-core."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ANSIBLE = os.path.dirname(HERE)
PLAYBOOK = os.path.join(os.path.dirname(os.path.abspath(sys.executable)), "ansible-playbook")


def run(events, *arguments, **environment):
    environment = dict(
        os.environ,
        ANSIBLE_CALLBACKS_ENABLED="proxmoxctl_events",
        ANSIBLE_CALLBACK_PLUGINS=os.path.join(ANSIBLE, "callback_plugins"),
        ANSIBLE_HOST_KEY_CHECKING="True",
        ANSIBLE_NOCOWS="1",
        **environment,
    )
    if events is None:
        environment.pop("PROXMOXCTL_EVENTS", None)
    else:
        environment["PROXMOXCTL_EVENTS"] = events
    return subprocess.run(
        [PLAYBOOK, "-i", os.path.join(HERE, "callback", "inventory.yml"), *arguments],
        cwd=HERE, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=120, check=False,
    )


PLAY = os.path.join(HERE, "callback", "play.yml")


class EventsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "events.jsonl")
            cls.outcome = run(path, PLAY, "--diff")
            cls.mode = os.stat(path).st_mode & 0o777
            with open(path, encoding="ascii") as file:
                cls.text = file.read()
        cls.events = [json.loads(line) for line in cls.text.splitlines()]

    def of(self, task, *kinds):
        return [event for event in self.events if event.get("task") == task and event["event"] in kinds]

    def only(self, task, kind):
        found = self.of(task, "ok", "changed", "failed", "skipped", "unreachable")
        self.assertEqual([kind], [event["event"] for event in found], self.outcome.stdout)
        return found[0]

    def test_lines_are_numbered_and_dated(self):
        self.assertEqual(list(range(1, len(self.events) + 1)), [event["seq"] for event in self.events])
        for event in self.events:
            self.assertEqual(1, event["v"])
            self.assertRegex(event["ts"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual(0o600, self.mode)
        self.assertTrue(self.text.endswith("\n"))

    def test_start_is_first_and_stats_is_last(self):
        self.assertEqual("start", self.events[0]["event"])
        self.assertEqual("stats", self.events[-1]["event"])
        hosts = self.events[-1]["hosts"]
        self.assertEqual(["here", "nowhere"], sorted(hosts))
        self.assertEqual(
            {"ok": 13, "changed": 5, "failures": 1, "unreachable": 0, "skipped": 1, "rescued": 1, "ignored": 6},
            hosts["here"],
        )
        self.assertEqual(1, hosts["nowhere"]["unreachable"])

    def test_every_end_was_announced(self):
        begun = {(event["host"], event["task_id"]) for event in self.events if event["event"] == "task"}
        for event in self.events:
            if event["event"] in ("ok", "changed", "failed", "skipped", "unreachable"):
                self.assertIn((event["host"], event["task_id"]), begun)

    def test_outcomes(self):
        self.assertFalse(self.only("Is ok", "ok")["changed"])
        self.assertTrue(self.only("Changes", "changed")["changed"])
        self.assertIn("Conditional", self.only("Is skipped", "skipped")["msg"])
        ignored = self.only("Fails and is ignored", "failed")
        self.assertEqual((True, "not so bad", "here"), (ignored["ignored"], ignored["msg"], ignored["host"]))
        first = self.only("Fails first", "failed")
        self.assertEqual((False, "first"), (first["ignored"], first["msg"]))
        self.assertEqual("ok", self.only("Mends", "ok")["event"])
        self.assertEqual(["here"], [event["host"] for event in self.of("Reaches", "ok")])
        (lost,) = self.of("Reaches", "unreachable")
        self.assertEqual("nowhere", lost["host"])
        self.assertRegex(lost["msg"], "(?i)refused")
        self.assertIn("/nonexistent/folder", self.only("Fails with arguments", "failed")["msg"])

    def test_loops(self):
        rounds = self.of("Loops", "item_ok", "item_failed")
        self.assertEqual(
            [("one", "item_ok", False), ("two", "item_failed", False), ("three", "item_ok", True)],
            [(event["item"], event["event"], event["changed"]) for event in rounds],
        )
        self.assertEqual(["shown"], [event["item"] for event in self.of("Loops over mappings", "item_ok")])

    def test_retries(self):
        attempts = self.of("Is tried again", "retry")
        self.assertEqual(2, len(attempts))
        self.assertRegex(attempts[0]["msg"], "^attempt 1 of 3")

    def test_secrets_are_left_out(self):
        self.assertNotIn("CANARY", self.text)
        self.assertNotIn("invocation", self.text)
        for task, kind in (
            ("Keeps quiet", "changed"), ("Keeps quiet in a loop", "failed"), ("Keeps quiet by a variable", "changed"),
        ):
            event = self.only(task, kind)
            self.assertEqual((True, None), (event["censored"], event["msg"]))
        rounds = self.of("Keeps quiet in a loop", "item_ok", "item_failed")
        self.assertEqual(2, len(rounds))
        for event in rounds:
            self.assertEqual((True, None, None), (event["censored"], event["msg"], event["item"]))
        self.assertFalse(self.only("Is ok", "ok")["censored"])

    def test_texts_are_harmless_and_bounded(self):
        self.assertEqual("red  tab\nsecond line  turned 31m", self.only("Speaks in colours", "failed")["msg"])
        self.assertEqual(4001, len(self.only("Has a long story", "failed")["msg"]))


class SinkTest(unittest.TestCase):
    def converges(self, events):
        """A run with the given sink ends as one without."""
        result = run(events, os.path.join(HERE, "callback", "small.yml"))
        self.assertRegex(result.stdout, r"ok=2 .*failed=0 .*ignored=1")
        self.assertEqual(0, result.returncode)
        return result.stdout

    def test_no_sink(self):
        self.assertNotIn("proxmoxctl_events", self.converges(None))

    def test_a_folder_that_is_missing(self):
        self.assertIn("no more events are written", self.converges("/nonexistent/events"))

    def test_a_full_disk(self):
        self.assertIn("no more events are written", self.converges("/dev/full"))

    def test_a_reader_that_goes_away(self):
        with tempfile.TemporaryDirectory() as folder:
            fifo = os.path.join(folder, "fifo")
            os.mkfifo(fifo)
            lines = []

            def read():
                with open(fifo, encoding="ascii") as file:
                    lines.append(file.readline())

            reader = threading.Thread(target=read)
            reader.start()
            self.assertIn("no more events are written", self.converges(fifo))
            reader.join(10)
            self.assertEqual("start", json.loads(lines[0])["event"])

    def test_no_hosts(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "events")
            play = os.path.join(folder, "play.yml")
            with open(play, "w", encoding="utf-8") as file:
                file.write("- hosts: nobody\n  gather_facts: false\n  tasks: []\n")
            run(path, play)
            with open(path, encoding="ascii") as file:
                events = [json.loads(line)["event"] for line in file]
            self.assertEqual(["start", "no_hosts", "stats"], events)


if __name__ == "__main__":
    unittest.main()
