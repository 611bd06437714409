# Runs on the hosts: Python 3.6 and later.

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: web_archive
short_description: Makes a WAR of texts
description:
  - Writes a WAR that holds the given files, byte for byte the same for the same files, so that nothing changes
    when nothing changed.
options:
  dest:
    description: Where the WAR goes.
    type: path
    required: true
  files:
    description: Text of each file by its path in the archive.
    type: dict
    required: true
extends_documentation_fragment: [files]
author: [The proxmoxctl authors]
"""

EXAMPLES = r"""
- name: Deploy a page
  web_archive:
    dest: /var/lib/tomcat10/webapps/ROOT.war
    files:
      index.jsp: "<html></html>"
    mode: "0644"
"""

RETURN = r"""
dest:
  description: Where the WAR is.
  returned: always
  type: str
"""

import io
import os
import tempfile
import zipfile

from ansible.module_utils.basic import AnsibleModule


def archive(files):
    """The bytes of an archive without times and without compression: no library's version can change them."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            target.writestr(entry, files[name].encode("utf-8"))
    return data.getvalue()


def main():
    module = AnsibleModule(
        argument_spec={
            "dest": {"type": "path", "required": True},
            "files": {"type": "dict", "required": True},
        },
        add_file_common_args=True,
        supports_check_mode=True,
    )
    dest = module.params["dest"]
    wanted = archive(module.params["files"])
    try:
        with open(dest, "rb") as file:
            changed = file.read() != wanted
    except (IOError, OSError):
        changed = True
    if changed and not module.check_mode:
        folder = os.path.dirname(dest)
        if not os.path.isdir(folder):
            module.fail_json(msg="the folder {0} does not exist".format(folder))
        descriptor, name = tempfile.mkstemp(dir=module.tmpdir)
        with os.fdopen(descriptor, "wb") as file:
            file.write(wanted)
        module.atomic_move(name, dest)
    if os.path.exists(dest):
        changed = module.set_fs_attributes_if_different(module.load_file_common_arguments(module.params), changed)
    module.exit_json(changed=changed, dest=dest)


if __name__ == "__main__":
    main()
