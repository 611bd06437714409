#!/usr/bin/env python3
"""Records what `terraform show -json` says of a plan, for the tests of package `plan`.

The real Terraform and the real provider compute every plan, from the static module and a state that
this script writes (`-refresh=false`: no cluster is asked). What needs a cluster is marked by hand and
says so below: drift and import.

    record_plans.py <folder of the module terraform/servers> <provider mirror> <output folder>
"""
import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

MODULE, MIRROR, OUT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
KEPT = ("format_version", "terraform_version", "errored", "output_changes")

BASE = {
    "vm_id": 1042, "node": "pve1", "uuid": "11111111-2222-5333-8444-555555555555",
    "description": "", "tags": ["proxmoxctl", "shop"], "started": True, "on_boot": True,
    "protection": False, "reboot_after_update": True, "agent": True, "os_type": "l26",
    "clone": {"node": "pve1", "vm_id": 9001},
    "cpu": {"cores": 2, "sockets": 1, "type": "x86-64-v2-AES"}, "memory": 4096,
    "disks": [
        {"name": "system", "slot": "scsi0", "datastore": "local-lvm", "size": 20, "serial": "system"},
        {"name": "data", "slot": "scsi1", "datastore": "ssd", "size": 100, "serial": "data"}],
    "networks": [
        {"name": "front", "slot": 0, "bridge": "vmbr0", "vlan": None, "mtu": None,
         "mac": "BC:24:11:00:00:01", "address": "10.1.0.11/24", "gateway": "10.1.0.1"},
        {"name": "store", "slot": 2, "bridge": "vmbr1", "vlan": 30, "mtu": None,
         "mac": "BC:24:11:00:00:02", "address": "10.2.0.11/24", "gateway": None}],
    "cloud_init": {
        "datastore": "local-lvm", "slot": "ide2", "user": "debian", "ssh_keys": ["ssh-ed25519 AAAA ops"],
        "dns": {"servers": ["10.1.0.1", "10.1.0.2"], "domain": "example.org"}}}

ADDRESS = 'module.server["%s"].proxmox_virtual_environment_vm.vm'


def with_(**changes):
    server = copy.deepcopy(BASE)
    for key, value in changes.items():
        target = server
        *parents, last = key.split("__")
        for parent in parents:
            target = target[int(parent) if parent.isdigit() else parent]
        target[int(last) if last.isdigit() else last] = value
    return server


def terraform(folder, *arguments):
    done = subprocess.run(["terraform", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"terraform {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return done.stdout


def plan(folder, servers, moves=None):
    (folder / "servers.auto.tfvars.json").write_text(json.dumps({"servers": servers, "adopt": {}}))
    (folder / "moves.tf.json").write_text(json.dumps(
        {"moved": [{"from": f'module.server["{old}"]', "to": f'module.server["{new}"]'}
                   for new, old in moves.items()]} if moves else {}))
    terraform(folder, "plan", "-input=false", "-refresh=false", "-out=saved")
    return json.loads(terraform(folder, "show", "-json", "saved"))


def as_applied(after):
    """The attributes that apply fills in, as the provider reads them back."""
    applied = copy.deepcopy(after)
    applied.update(id=str(after["vm_id"]), hotplug="network,disk,usb", boot_order=["scsi0"],
                   ipv4_addresses=[["127.0.0.1"], ["10.1.0.11"]], ipv6_addresses=[["::1"], []],
                   mac_addresses=["00:00:00:00:00:00", "BC:24:11:00:00:01"],
                   network_interface_names=["lo", "eth0"])
    for number, disk in enumerate(applied["disk"]):
        disk.update(file_format="raw", path_in_datastore=f"vm-{after['vm_id']}-disk-{number}")
    for cpu in applied["cpu"]:
        cpu["units"] = 1024
    for nic in applied["network_device"]:
        nic.setdefault("mac_address", "")
    for init in applied["initialization"]:
        init.update(file_format="", meta_data_file_id="", network_data_file_id="", type="", upgrade=False,
                    user_data_file_id="", vendor_data_file_id="")
    return applied


def password_path():
    step, index = (lambda name: {"type": "get_attr", "value": name}), {
        "type": "index", "value": {"value": 0, "type": "number"}}
    return [step("initialization"), index, step("user_account"), index, step("password")]


def outputs(attributes):
    """What the module's output was when these servers were applied."""
    value = {name: {"vm_id": values["vm_id"], "node": values["node_name"],
                    "mac_addresses": {"front": "BC:24:11:00:00:01", "store": "BC:24:11:00:00:02"}}
             for name, values in attributes.items()}
    macs = ["object", {"front": "string", "store": "string"}]
    one = ["object", {"vm_id": "number", "node": "string", "mac_addresses": macs}]
    return {"servers": {"value": value, "type": ["object", {name: one for name in value}]}}


def state(folder, attributes, tainted=()):
    resources = [{
        "module": f'module.server["{name}"]', "mode": "managed",
        "type": "proxmox_virtual_environment_vm", "name": "vm",
        "provider": 'provider["registry.terraform.io/bpg/proxmox"]',
        "instances": [{"schema_version": 0, "attributes": values,
                       "sensitive_attributes": [password_path()],
                       **({"status": "tainted"} if name in tainted else {})}]}
        for name, values in attributes.items()]
    (folder / "terraform.tfstate").write_text(json.dumps(
        {"version": 4, "terraform_version": "1.11.4", "serial": 1,
         "lineage": "00000000-0000-0000-0000-000000000001", "outputs": outputs(attributes), "resources": resources}))


def record(name, shown, drift=None, importing=None):
    kept = {key: shown[key] for key in KEPT if key in shown}
    kept["resource_changes"] = shown.get("resource_changes", [])
    if importing:
        for change in kept["resource_changes"]:
            change["change"]["importing"] = {"id": importing}
    if drift:
        kept["resource_drift"] = [{
            **{key: value for key, value in kept["resource_changes"][0].items() if key != "change"},
            "change": {"actions": ["update"], "before": drift[0], "after": drift[1], "after_unknown": {},
                       "before_sensitive": {}, "after_sensitive": {}}}]
    lines = ",\n".join(f' {json.dumps(key)}: {json.dumps(value)}' for key, value in kept.items())
    (OUT / f"{name}.json").write_text("{\n" + lines + "\n}\n")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "servers"
        shutil.copytree(MODULE, folder)
        (folder / "override.tf").write_text('terraform {\n  backend "local" {}\n}\n')
        configuration = pathlib.Path(temporary) / "cli.tfrc"
        configuration.write_text('provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' % MIRROR)
        os.environ.update(TF_CLI_CONFIG_FILE=str(configuration), CHECKPOINT_DISABLE="1",
                          PROXMOX_VE_ENDPOINT="https://127.0.0.1:1/",
                          PROXMOX_VE_API_TOKEN="a@pve!b=00000000-0000-0000-0000-000000000000")
        terraform(folder, "init", "-input=false")
        scenarios(folder)


def scenarios(folder):
    created = plan(folder, {"web": BASE})
    record("create", created)
    applied = as_applied(created["resource_changes"][0]["change"]["after"])

    def update(name, server, before=applied, **marks):
        state(folder, {"web": before})
        record(name, plan(folder, {"web": server}), **marks)

    update("no-op", BASE)
    update("memory", with_(memory=8192))
    update("cores", with_(cpu__cores=4))
    update("disk-size", with_(disks__1__size=200))
    update("disk-datastore", with_(disks__1__datastore="local-lvm"))
    update("disk-added", with_(disks=BASE["disks"] + [
        {"name": "logs", "slot": "scsi2", "datastore": "ssd", "size": 50, "serial": "logs"}]))
    update("disk-removed", with_(disks=BASE["disks"][:1]))
    update("tags", with_(tags=["proxmoxctl", "web"]))
    update("ssh-keys", with_(cloud_init__ssh_keys=["ssh-ed25519 AAAA ops", "ssh-ed25519 BBBB eve"]))
    update("dns-order", with_(cloud_init__dns__servers=["10.1.0.2", "10.1.0.1"]))
    update("address", with_(networks__0__address="10.1.0.12/24"))
    update("power-off", with_(started=False))
    update("power-on", BASE, {**applied, "started": False})
    update("node", with_(node="pve2"))
    update("description", with_(description="the shop's front\nsecond line"))
    update("protection", with_(protection=True))
    update("nic-added-in-gap", with_(networks=[BASE["networks"][0], {
        "name": "admin", "slot": 1, "bridge": "vmbr2", "vlan": None, "mtu": None,
        "mac": "BC:24:11:00:00:03", "address": "dhcp", "gateway": None}, BASE["networks"][1]]))
    update("nic-removed", with_(networks=BASE["networks"][:1]))
    update("nic-removed-with-gap", with_(networks=BASE["networks"][1:]))
    update("nic-vlan", with_(networks__1__vlan=31))
    update("several", with_(memory=8192, cpu__cores=4, tags=["proxmoxctl", "web"], disks__1__size=200))
    update("replace", with_(clone={"node": "pve1", "vm_id": 9002}))

    bookkeeping = {**applied, "migrate": False, "stop_on_destroy": False, "timeout_clone": 900}
    update("bookkeeping", BASE, bookkeeping)
    slow = copy.deepcopy(applied)
    slow["agent"][0]["timeout"] = "15m"
    update("agent-timeout", BASE, slow)

    # by hand: Terraform reports drift only after asking a cluster
    fewer = copy.deepcopy(applied)
    fewer["cpu"][0]["cores"] = 1
    fewer["ipv4_addresses"] = [["127.0.0.1"], ["10.1.0.99"]]
    update("drift", with_(memory=8192), fewer, drift=(applied, fewer))
    # a disk that somebody took away is read as a block without a value
    lost = copy.deepcopy(applied)
    lost["disk"][1] = {key: ([] if key == "speed" else type(value)() if value is not None else None)
                       for key, value in lost["disk"][1].items()}
    update("drift-disk-lost", BASE, lost, drift=(applied, lost))
    moved = copy.deepcopy(applied)
    moved["ipv4_addresses"] = [["127.0.0.1"], ["10.1.0.99"]]
    update("agent-reports-other-address", BASE, moved, drift=(applied, moved))

    # by hand: an import asks a cluster; what it reads has no clone and the defaults of the provider
    imported = copy.deepcopy(applied)
    imported.update(clone=[], migrate=None, stop_on_destroy=None, purge_on_destroy=None,
                    delete_unreferenced_disks_on_destroy=None, reboot_after_update=None, reboot=None,
                    **{key: None for key in applied if key.startswith("timeout_")})
    update("import", with_(clone=None), imported, importing="pve1/1042")

    state(folder, {"web": applied})
    record("destroy", plan(folder, {}))
    state(folder, {"web": applied}, tainted=["web"])
    record("tainted", plan(folder, {"web": BASE}))
    state(folder, {"old": {**applied, "name": "old"}})
    record("moved", plan(folder, {"web": BASE}, {"web": "old"}))
    state(folder, {"old": applied})
    record("moved-only", plan(folder, {"web": BASE}, {"web": "old"}))
    db = {**copy.deepcopy(BASE), "vm_id": 1043, "uuid": "11111111-2222-5333-8444-555555555556", "clone": None}
    state(folder, {"web": applied, "gone": {**applied, "name": "gone", "vm_id": 1050, "id": "1050"}})
    record("several-servers", plan(folder, {"web": with_(memory=8192), "db": db}))


if __name__ == "__main__":
    main()
