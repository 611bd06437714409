# Runs on the hosts: Python 3.6 and later.

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: named_disk
short_description: Makes, mounts and grows the file system of a whole disk that is found by its serial
description:
  - The disk is the one whose link in /dev/disk/by-id ends with the serial, or with drive- and the slot. Which of
    the two QEMU shows depends on the version of the VM's machine.
  - A disk is given a file system only when nothing at all is recognised on it - no file system, no partition table,
    no RAID or LVM label, no partition. Whatever else is found on it ends the task without a change.
  - An empty folder is mounted over, one with files in it is not.
  - It is mounted by its UUID at every boot; a boot does not wait for it. What needs it should say RequiresMountsFor.
  - Nothing is ever shrunk, unmounted or removed.
options:
  name:
    description: What the disk is called; it becomes the label of a new file system.
    type: str
    required: true
  serial:
    description: End of the disk's name in /dev/disk/by-id.
    type: str
    required: true
  slot:
    description: The disk's slot, such as scsi1.
    type: str
    default: ""
  filesystem:
    description: What a blank disk gets, and what one that is not blank must have.
    type: str
    choices: [ext4, xfs]
    default: ext4
  mount:
    description: Where it is mounted.
    type: path
    required: true
  links:
    description: The folder with the disks' names.
    type: path
    default: /dev/disk/by-id
author: [The proxmoxctl authors]
"""

EXAMPLES = r"""
- name: Keep the database on a disk of its own
  named_disk:
    name: data
    serial: data
    slot: scsi1
    filesystem: xfs
    mount: /var/lib/mysql
"""

RETURN = r"""
device:
  description: The disk.
  returned: success
  type: str
done:
  description: What was done, or would be, of made, recorded, mounted, grown.
  returned: success
  type: list
  elements: str
"""

import os
import re
import tempfile

from ansible.module_utils.basic import AnsibleModule

FSTAB = "/etc/fstab"
OPTIONS = "defaults,nofail,x-systemd.device-timeout=30s"
# Less is not worth a resize, and a file system may leave a rest unused for ever.
WORTH_GROWING = 16 * 1024 * 1024


class Disk(object):
    def __init__(self, module):
        self.module = module
        self.name = module.params["name"]
        self.names = [module.params["serial"]]
        if module.params["slot"]:
            self.names.append("drive-" + module.params["slot"])
        self.filesystem = module.params["filesystem"]
        self.mount = os.path.normpath(module.params["mount"])
        self.done = []

    def fail(self, text, *values):
        self.module.fail_json(msg="disk {0}: {1}".format(self.name, text.format(*values)), done=self.done)

    def run(self, *command, **options):
        return self.module.run_command(list(command), check_rc=options.get("check", True),
                                       environ_update={"LC_ALL": "C"})

    def does(self, what):
        """Whether to do it now."""
        self.done.append(what)
        return not self.module.check_mode

    def find(self):
        folder = self.module.params["links"]
        devices = {}
        for link in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if self.is_named(link):
                devices[os.path.realpath(os.path.join(folder, link))] = link
        if not devices:
            self.fail("no disk whose name in {0} ends with {1} is there; is it attached to the server?",
                      folder, " or ".join(self.names))
        if len(devices) > 1:
            self.fail("{0} fits several disks: {1}", " or ".join(self.names), ", ".join(sorted(devices.values())))
        return list(devices)[0]

    def is_named(self, link):
        return any(link == name or link.endswith("_" + name) for name in self.names)

    def type_of(self, device):
        """The disk's file system, None for a blank disk; anything else ends it."""
        # Low-level and without the cache. 0 found something, 2 found nothing, 8 found things that contradict.
        code, out, dummy = self.run("blkid", "--probe", "--output", "export", device, check=False)
        found = dict(line.split("=", 1) for line in out.splitlines() if "=" in line)
        if code == 0 and found.get("TYPE") == self.filesystem and found.get("USAGE", "filesystem") == "filesystem":
            return self.filesystem
        signatures = self.run("wipefs", "--no-act", "--parsable", device)[1]
        signatures = [line for line in signatures.splitlines() if line and not line.startswith("#")]
        children = self.run("lsblk", "--noheadings", "--list", "--output", "NAME", device)[1].split()[1:]
        if code == 2 and not signatures and not children:
            return None
        self.fail(
            "{0} is not blank ({1}) and holds no {2}: nothing was done to it; clean it by hand if it holds nothing "
            "of worth (wipefs --all {0}), or declare the file system that it has",
            device,
            found.get("TYPE") or found.get("PTTYPE") or ("partitions" if children else "unknown signatures"),
            self.filesystem,
        )

    def make(self, device):
        if self.does("made"):
            # Neither is forced: both look at the disk once more and refuse one in use.
            self.run("mkfs." + self.filesystem, "-q", "-L", re.sub(r"[^A-Za-z0-9_-]", "-", self.name)[:12], device)

    def uuid(self, device):
        return self.run("blkid", "--probe", "--match-tag", "UUID", "--output", "value", device)[1].strip()

    def mounts(self):
        with open("/proc/self/mountinfo") as file:
            for line in file:
                fields = line.split()
                yield re.sub(r"\\(\d{3})", lambda code: chr(int(code.group(1), 8)), fields[4]), fields[2]

    def number(self, device):
        status = os.stat(device)
        return "{0}:{1}".format(os.major(status.st_rdev), os.minor(status.st_rdev))

    def record(self, device):
        """The line of fstab. A line of another's for the same folder is not touched."""
        source = "UUID=" + self.uuid(device)
        line = "{0} {1} {2} {3} 0 2".format(source, self.mount, self.filesystem, OPTIONS)
        with open(FSTAB) as file:
            lines = file.read().splitlines()
        for present in lines:
            fields = present.split()
            if len(fields) > 1 and not present.lstrip().startswith("#") and os.path.normpath(fields[1]) == self.mount:
                if fields[0] == source:
                    return
                self.fail("{0} already mounts {1} at {2}; remove that line first", FSTAB, fields[0], self.mount)
        if self.does("recorded"):
            descriptor, name = tempfile.mkstemp(dir=self.module.tmpdir)
            with os.fdopen(descriptor, "w") as file:
                file.write("\n".join(lines + ["# disk {0}".format(self.name), line]) + "\n")
            self.module.atomic_move(name, FSTAB)
            self.run("systemctl", "daemon-reload", check=False)

    def attach(self, device):
        mounted = [number for folder, number in self.mounts() if folder == self.mount]
        number = self.number(device)
        if mounted:
            if mounted[-1] != number:
                self.fail("another file system is mounted at {0}", self.mount)
            return
        if os.path.isdir(self.mount) and os.listdir(self.mount):
            self.fail("{0} holds files, which mounting would hide; move them to the disk or away", self.mount)
        if self.does("mounted"):
            if not os.path.isdir(self.mount):
                os.makedirs(self.mount, 0o755)
            self.run("mount", "-t", self.filesystem, device, self.mount)

    def size(self, device):
        if self.filesystem == "ext4":
            out = self.run("dumpe2fs", "-h", device)[1]
            count = re.search(r"^Block count:\s+(\d+)", out, re.M)
            block = re.search(r"^Block size:\s+(\d+)", out, re.M)
        else:
            out = self.run("xfs_info", self.mount)[1]
            count = re.search(r"^data\s.*\sblocks=(\d+)", out, re.M)
            block = re.search(r"^data\s.*\sbsize=(\d+)", out, re.M)
        return int(count.group(1)) * int(block.group(1))

    def grow(self, device):
        whole = int(self.run("blockdev", "--getsize64", device)[1])
        before = self.size(device)
        if whole - before < WORTH_GROWING:
            return
        if self.module.check_mode:
            self.done.append("grown")
            return
        self.run(*(["resize2fs", device] if self.filesystem == "ext4" else ["xfs_growfs", "-d", self.mount]))
        if self.size(device) > before:
            self.done.append("grown")

    def bring(self):
        device = self.find()
        blank = self.type_of(device) is None
        if blank:
            self.make(device)
        if blank and self.module.check_mode:
            self.done += ["recorded", "mounted"]
        else:
            self.attach(device)
            self.record(device)
            if "mounted" not in self.done or not self.module.check_mode:
                self.grow(device)
        self.module.exit_json(changed=bool(self.done), device=device, done=self.done)


def main():
    module = AnsibleModule(
        argument_spec={
            "name": {"type": "str", "required": True},
            "serial": {"type": "str", "required": True},
            "slot": {"type": "str", "default": ""},
            "filesystem": {"type": "str", "choices": ["ext4", "xfs"], "default": "ext4"},
            "mount": {"type": "path", "required": True},
            "links": {"type": "path", "default": "/dev/disk/by-id"},
        },
        supports_check_mode=True,
    )
    if not module.params["serial"] or not module.params["mount"].startswith("/"):
        module.fail_json(msg="disk {0}: serial must not be empty and mount must be absolute".format(
            module.params["name"]))
    Disk(module).bring()


if __name__ == "__main__":
    main()
