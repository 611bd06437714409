# Runs on the hosts: Python 3.6 and later.

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: loaded_configuration
short_description: Tells whether a service runs with the configuration that is on disk
description:
  - Compares the digest of configuration files with the one recorded when the service last loaded them, and reports a
    change when they differ, so that a handler can be notified. A handler that a failed or killed run lost is thus
    found by the next run.
  - With O(record=true), for the handler after its reload or restart, the digest is recorded.
options:
  unit:
    description: Name of the service; the digest is kept under it.
    type: str
    required: true
  paths:
    description: Files and folders that the service reads when it starts or reloads.
    type: list
    elements: path
    required: true
  record:
    description: The service has just loaded what is on disk.
    type: bool
    default: false
  folder:
    description: Where digests are kept.
    type: path
    default: /var/lib/proxmoxctl/loaded
author: [The proxmoxctl authors]
"""

EXAMPLES = r"""
- name: See whether the configuration is loaded
  loaded_configuration:
    unit: nginx.service
    paths: [/etc/nginx/nginx.conf]
  notify: Reload nginx
"""

RETURN = r"""
pending:
  description: Whether the files differ from what was loaded.
  returned: always
  type: bool
"""

import hashlib
import os
import tempfile

from ansible.module_utils.basic import AnsibleModule


def files_of(path):
    if not os.path.isdir(path):
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders.sort()
        found.extend(os.path.join(folder, name) for name in sorted(names))
    return found


def digest_of(paths):
    digest = hashlib.sha256()
    for path in paths:
        for name in files_of(path):
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
            try:
                with open(name, "rb") as file:
                    content = hashlib.sha256(file.read()).hexdigest()
            except (IOError, OSError):
                content = "absent"
            digest.update(content.encode("ascii") + b"\n")
    return digest.hexdigest()


def read(path):
    try:
        with open(path) as file:
            return file.read().strip()
    except (IOError, OSError):
        return None


def write(module, path, text):
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.makedirs(folder, 0o700)
    descriptor, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
    module.atomic_move(name, path)


def main():
    module = AnsibleModule(
        argument_spec={
            "unit": {"type": "str", "required": True},
            "paths": {"type": "list", "elements": "path", "required": True},
            "record": {"type": "bool", "default": False},
            "folder": {"type": "path", "default": "/var/lib/proxmoxctl/loaded"},
        },
        supports_check_mode=True,
    )
    stamp = os.path.join(module.params["folder"], module.params["unit"].replace("/", "_"))
    digest = digest_of(module.params["paths"])
    pending = read(stamp) != digest
    if module.params["record"]:
        if pending and not module.check_mode:
            write(module, stamp, digest)
        module.exit_json(changed=False, pending=False)
    module.exit_json(changed=pending, pending=pending)


if __name__ == "__main__":
    main()
