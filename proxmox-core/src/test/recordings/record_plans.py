#!/usr/bin/env python3
"""Records what `terraform show -json` says of a plan, for the tests of package `plan`.

The real Terraform and the real provider plan each scenario, from the static module, against a running
lab: drift is made through the lab's API, an import is an import. Needs a fresh lab.

    record_plans.py <folder terraform/servers> <provider mirror> <output folder> <lab folder> <lab URL>
"""
import copy
import http.client
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.parse

MODULE, MIRROR, OUT, LAB = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
ENDPOINT = sys.argv[5]
KEPT = ("format_version", "terraform_version", "errored", "output_changes", "resource_changes",
        "resource_drift")

BASE = {
    "vm_id": 1042, "node": "pve1", "uuid": "11111111-2222-5333-8444-555555555555",
    "description": "", "tags": ["proxmoxctl", "shop"], "started": True, "on_boot": True,
    "protection": False, "reboot_after_update": True, "agent": False, "os_type": "l26",
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


def write(folder, servers, moves=None, adopt=None):
    (folder / "servers.auto.tfvars.json").write_text(json.dumps({"servers": servers, "adopt": adopt or {}}))
    (folder / "moves.tf.json").write_text(json.dumps(
        {"moved": [{"from": f'module.server["{old}"]', "to": f'module.server["{new}"]'}
                   for new, old in moves.items()]} if moves else {}))


def apply(folder, servers):
    write(folder, servers)
    terraform(folder, "apply", "-input=false", "-auto-approve")


def record(folder, name, servers, moves=None, adopt=None):
    write(folder, servers, moves, adopt)
    terraform(folder, "plan", "-input=false", "-out=saved")
    shown = json.loads(terraform(folder, "show", "-json", "saved"))
    kept = {key: shown[key] for key in KEPT if key in shown}
    lines = ",\n".join(f' {json.dumps(key)}: {json.dumps(value)}' for key, value in kept.items())
    (OUT / f"{name}.json").write_text("{\n" + lines + "\n}\n")


def call(method, path, **parameters):
    """What a hand does: straight to the API, past Terraform."""
    url = urllib.parse.urlparse(ENDPOINT)
    connection = http.client.HTTPSConnection(
        url.hostname, url.port, context=ssl.create_default_context(cafile=str(LAB / "ca.pem")))
    connection.request(method, "/api2/json" + path, urllib.parse.urlencode(parameters), {
        "Authorization": "PVEAPIToken=" + (LAB / "tokens" / "apply").read_text().strip(),
        "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != 200:
        sys.exit(f"{method} {path}: {answer.status} {body}")


def edited(folder, **attributes):
    """Values that only the state has: what an older version of the module had set."""
    path = folder / "terraform.tfstate"
    state = json.loads(path.read_text())
    state["resources"][0]["instances"][0]["attributes"].update(attributes)
    path.write_text(json.dumps(state))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "servers"
        shutil.copytree(MODULE, folder)
        (folder / "override.tf").write_text('terraform {\n  backend "local" {}\n}\n')
        configuration = pathlib.Path(temporary) / "cli.tfrc"
        configuration.write_text('provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' % MIRROR)
        os.environ.update(TF_CLI_CONFIG_FILE=str(configuration), CHECKPOINT_DISABLE="1",
                          PROXMOX_VE_ENDPOINT=ENDPOINT, SSL_CERT_FILE=str(LAB / "ca.pem"),
                          PROXMOX_VE_API_TOKEN=(LAB / "tokens" / "apply").read_text().strip())
        terraform(folder, "init", "-input=false")
        scenarios(folder)


def scenarios(folder):
    record(folder, "create", {"web": BASE})
    apply(folder, {"web": BASE})
    state = (folder / "terraform.tfstate").read_text()

    def update(name, server):
        record(folder, name, {"web": server})

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
    update("node", with_(node="pve2"))
    update("description", with_(description="the shop's front\nsecond line"))
    update("protection", with_(protection=True))
    update("nic-added-in-gap", with_(networks=[BASE["networks"][0], {
        "name": "admin", "slot": 1, "bridge": "vmbr1", "vlan": None, "mtu": None,
        "mac": "BC:24:11:00:00:03", "address": "dhcp", "gateway": None}, BASE["networks"][1]]))
    update("nic-added", with_(networks=BASE["networks"] + [{
        "name": "admin", "slot": 3, "bridge": "vmbr1", "vlan": None, "mtu": None,
        "mac": "BC:24:11:00:00:03", "address": "10.3.0.11/24", "gateway": None}]))
    update("nic-removed", with_(networks=BASE["networks"][:1], network_slots=3))
    update("nic-removed-with-gap", with_(networks=BASE["networks"][1:]))
    update("nic-vlan", with_(networks__1__vlan=31))
    update("several", with_(memory=8192, cpu__cores=4, tags=["proxmoxctl", "web"], disks__1__size=200))
    update("replace", with_(clone={"node": "pve1", "vm_id": 9011}, memory=8192))
    record(folder, "destroy", {})
    record(folder, "moved", {"shop-web": BASE}, {"shop-web": "web"})

    edited(folder, migrate=False, stop_on_destroy=False, timeout_clone=900)
    update("bookkeeping", BASE)
    (folder / "terraform.tfstate").write_text(state)
    agent = copy.deepcopy(json.loads(state)["resources"][0]["instances"][0]["attributes"]["agent"])
    agent[0]["timeout"] = "15m"
    edited(folder, agent=agent)
    update("agent-timeout", BASE)
    (folder / "terraform.tfstate").write_text(state)

    terraform(folder, "state", "mv", 'module.server["web"]', 'module.server["old"]')
    record(folder, "moved-only", {"web": BASE}, {"web": "old"})
    (folder / "terraform.tfstate").write_text(state)
    terraform(folder, "taint", ADDRESS % "web")
    update("tainted", BASE)
    (folder / "terraform.tfstate").unlink()
    record(folder, "import", {"web": with_(clone=None)}, adopt={"web": "pve1/1042"})
    (folder / "terraform.tfstate").write_text(state)

    config = "/nodes/pve1/qemu/1042/config"
    call("PUT", config, cores=1)
    update("drift", with_(memory=8192))
    call("PUT", config, cores=2)
    call("PUT", config, delete="net2")
    update("drift-nic-lost", BASE)
    call("PUT", config, net2="virtio=BC:24:11:00:00:02,bridge=vmbr1,tag=30")
    call("PUT", config, delete="scsi1")
    update("drift-disk-lost", BASE)

    (folder / "terraform.tfstate").unlink()
    second = {**copy.deepcopy(BASE), "vm_id": 1142, "uuid": "11111111-2222-5333-8444-555555555557"}
    gone = {**copy.deepcopy(BASE), "vm_id": 1150, "uuid": "11111111-2222-5333-8444-555555555558"}
    apply(folder, {"web": second, "gone": gone})
    record(folder, "several-servers", {"web": {**second, "memory": 8192}, "db": database()})
    apply(folder, {"web": {**second, "started": False}})
    record(folder, "power-on", {"web": second})


def database():
    return {**copy.deepcopy(BASE), "vm_id": 1043, "uuid": "11111111-2222-5333-8444-555555555556"}


if __name__ == "__main__":
    main()
