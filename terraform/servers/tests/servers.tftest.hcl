# What the module asks of the provider, without a cluster. That it works is proxmox-lab's ServersModuleIT.

mock_provider "proxmox" {}

variables {
  servers = {
    "web-1" = {
      vm_id       = 100
      node        = "pve1"
      uuid        = "5b2f0b7e-5c0c-4d0a-9a44-6f0f2f0d0001"
      description = "first line\r\nsecond line\n"
      tags        = ["web", "Prod", "web"]
      clone       = { node = "pve1", vm_id = 9001 }
      cpu         = { cores = 2, sockets = 1, type = "x86-64-v2-AES" }
      memory      = 4096
      disks = [
        { name = "system", slot = "scsi0", datastore = "local-lvm", size = 40, serial = "system" },
        { name = "media", slot = "sata0", datastore = "ssd", size = 7, serial = "media" },
      ]
      networks = [
        { name = "back", slot = 2, bridge = "vmbr1", vlan = 10, mtu = 1450, mac = "BC:24:11:00:00:02", address = "dhcp" },
        { name = "front", slot = 0, bridge = "vmbr0", mac = "BC:24:11:00:00:01", address = "10.1.0.11/24", gateway = "10.1.0.1" },
      ]
      network_slots = 4
      cloud_init = {
        datastore = "local-lvm"
        slot      = "ide2"
        user      = "debian"
        ssh_keys  = ["ssh-ed25519 AAAA test"]
        dns       = { servers = ["10.1.0.1"], domain = "example.org" }
      }
    }
  }
}

run "settings_that_avoid_the_known_traps" {
  command = plan

  module {
    source = "./server"
  }

  variables {
    name                = "web-1"
    vm_id               = var.servers["web-1"].vm_id
    node                = "pve2"
    uuid                = var.servers["web-1"].uuid
    description         = var.servers["web-1"].description
    tags                = var.servers["web-1"].tags
    started             = true
    on_boot             = true
    protection          = true
    reboot_after_update = false
    agent               = true
    os_type             = "l26"
    clone               = var.servers["web-1"].clone
    cpu                 = var.servers["web-1"].cpu
    memory              = 4096
    disks               = var.servers["web-1"].disks
    networks            = var.servers["web-1"].networks
    network_slots       = var.servers["web-1"].network_slots
    cloud_init          = var.servers["web-1"].cloud_init
    firewall = {
      enabled = true
      rules = [
        { type = "in", action = "ACCEPT", proto = "tcp", dport = "22", source = "10.1.0.1" },
        { security_group = "office" },
      ]
    }
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.migrate &&
      proxmox_virtual_environment_vm.vm.stop_on_destroy &&
      !proxmox_virtual_environment_vm.vm.purge_on_destroy &&
      !proxmox_virtual_environment_vm.vm.reboot_after_update &&
      proxmox_virtual_environment_vm.vm.protection
    )
    error_message = "A changed node migrates; destroying stops and leaves backup jobs alone; no restart unasked."
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.clone[0].retries == 1 &&
      proxmox_virtual_environment_vm.vm.clone[0].node_name == "pve1" &&
      proxmox_virtual_environment_vm.vm.clone[0].full
    )
    error_message = "A clone is tried once: a second try would take over the owner of a taken id."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.memory[0].floating == proxmox_virtual_environment_vm.vm.memory[0].dedicated
    error_message = "The balloon equals the memory."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.tags == tolist(["prod", "web"])
    error_message = "Tags are lower-case, sorted and unique."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.description == "first line\nsecond line"
    error_message = "Notes are spelled as Proxmox gives them back."
  }

  assert {
    condition     = [for disk in proxmox_virtual_environment_vm.vm.disk : disk.path_in_datastore] == ["40", "7"]
    error_message = "Each disk asks for a volume of its size, never for a remembered one."
  }

  assert {
    condition     = [for disk in proxmox_virtual_environment_vm.vm.disk : disk.iothread] == [true, false]
    error_message = "Only SCSI and virtio disks have an I/O thread."
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.agent[0].enabled &&
      proxmox_virtual_environment_vm.vm.agent[0].wait_for_ip[0].disabled
    )
    error_message = "A silent agent must not stall a refresh."
  }

  assert {
    condition     = proxmox_virtual_environment_firewall_rules.rules[0].rule[*].security_group == tolist(["", "office"])
    error_message = "The order of the rules decides what they do."
  }

  assert {
    condition     = proxmox_virtual_environment_firewall_options.options.enabled && proxmox_virtual_environment_firewall_options.options.input_policy == "DROP"
    error_message = "A firewall that is on drops what no rule lets in."
  }
}

run "devices_as_they_are_said" {
  command = plan

  module {
    source = "./server"
  }

  variables {
    name                = "web-1"
    vm_id               = 100
    node                = "pve1"
    uuid                = var.servers["web-1"].uuid
    description         = ""
    tags                = []
    started             = true
    on_boot             = true
    protection          = false
    reboot_after_update = false
    agent               = false
    os_type             = "l26"
    clone               = null
    cpu                 = { cores = 2, sockets = 1, type = "host", limit = 1, units = 200, numa = true, flags = ["+pcid", "-ssbd"] }
    memory              = 4096
    balloon             = 0
    disks = [
      {
        name  = "data", slot = "scsi1", datastore = "ssd", size = 7, serial = "data"
        cache = "writeback", aio = "threads", discard = false, iothread = false, ssd = true, backup = false, replicate = false
        speed = { read = 200, write = 0, iops_read = 0, iops_write = 1000 }
      },
    ]
    networks = [
      {
        name     = "front", slot = 0, bridge = "vmbr0", mac = "BC:24:11:00:00:01", address = "10.1.0.11/24"
        address6 = "2001:db8:1::11/64", gateway6 = "fe80::1"
        model    = "e1000", trunks = [10, 20], rate_limit = 50, queues = 2, disconnected = true
      },
      { name = "back", slot = 1, bridge = "vmbr1", mac = "BC:24:11:00:00:02", address = "dhcp", address6 = "auto" },
    ]
    network_slots = 3
    cloud_init    = var.servers["web-1"].cloud_init
    firewall      = { enabled = false }
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.cpu[0].limit == 1 &&
      proxmox_virtual_environment_vm.vm.cpu[0].units == 200 &&
      proxmox_virtual_environment_vm.vm.cpu[0].numa &&
      proxmox_virtual_environment_vm.vm.cpu[0].flags == tolist(["+pcid", "-ssbd"])
    )
    error_message = "The processors are as said."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.memory[0].floating == 0
    error_message = "0 is no balloon device, not the default."
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.disk[0].cache == "writeback" &&
      proxmox_virtual_environment_vm.vm.disk[0].aio == "threads" &&
      proxmox_virtual_environment_vm.vm.disk[0].discard == "ignore" &&
      !proxmox_virtual_environment_vm.vm.disk[0].iothread &&
      proxmox_virtual_environment_vm.vm.disk[0].ssd &&
      !proxmox_virtual_environment_vm.vm.disk[0].backup &&
      !proxmox_virtual_environment_vm.vm.disk[0].replicate &&
      proxmox_virtual_environment_vm.vm.disk[0].speed[0].read == 200 &&
      proxmox_virtual_environment_vm.vm.disk[0].speed[0].iops_write == 1000
    )
    error_message = "The disk is as said."
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.network_device[0].model == "e1000" &&
      proxmox_virtual_environment_vm.vm.network_device[0].trunks == "10;20" &&
      proxmox_virtual_environment_vm.vm.network_device[0].rate_limit == 50 &&
      proxmox_virtual_environment_vm.vm.network_device[0].queues == 2 &&
      proxmox_virtual_environment_vm.vm.network_device[0].disconnected &&
      !proxmox_virtual_environment_vm.vm.network_device[1].disconnected
    )
    error_message = "The network device is as said."
  }

  assert {
    condition = [for config in proxmox_virtual_environment_vm.vm.initialization[0].ip_config : join("", config.ipv6[*].address)] == [
      "2001:db8:1::11/64", "auto", "",
    ]
    error_message = "Who has an IPv6 address is told so, and nobody else."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.initialization[0].ip_config[0].ipv6[0].gateway == "fe80::1"
    error_message = "The gateway goes with the address."
  }

  assert {
    condition     = length(proxmox_virtual_environment_firewall_rules.rules) == 0 && !proxmox_virtual_environment_firewall_options.options.enabled
    error_message = "A firewall that is off has no rules, and its options say so."
  }
}

run "gaps_between_network_slots" {
  command = plan

  module {
    source = "./server"
  }

  variables {
    name                = "web-1"
    vm_id               = 100
    node                = "pve1"
    uuid                = var.servers["web-1"].uuid
    description         = ""
    tags                = []
    started             = true
    on_boot             = true
    protection          = false
    reboot_after_update = false
    agent               = false
    os_type             = "l26"
    clone               = null
    cpu                 = var.servers["web-1"].cpu
    memory              = 4096
    disks               = []
    networks            = var.servers["web-1"].networks
    network_slots       = 4
    cloud_init          = var.servers["web-1"].cloud_init
    firewall            = { enabled = false }
  }

  assert {
    condition     = [for device in proxmox_virtual_environment_vm.vm.network_device : device.disconnected] == [false, true, false]
    error_message = "The gap at slot 1 is held by a device without link, whatever the order of the networks."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.network_device[1].bridge == "vmbr0"
    error_message = "The gap is on the bridge of the lowest slot."
  }

  assert {
    condition = (
      proxmox_virtual_environment_vm.vm.network_device[2].mac_address == "BC:24:11:00:00:02" &&
      proxmox_virtual_environment_vm.vm.network_device[2].vlan_id == 10 &&
      proxmox_virtual_environment_vm.vm.network_device[2].mtu == 1450
    )
    error_message = "A network keeps its slot."
  }

  assert {
    condition = [for config in proxmox_virtual_environment_vm.vm.initialization[0].ip_config : config.ipv4[0].address] == [
      "10.1.0.11/24", "169.254.254.1/32", "dhcp", "169.254.254.3/32",
    ]
    error_message = "Every slot that was ever given has an address of its own or one that means nothing."
  }

  assert {
    condition     = length(proxmox_virtual_environment_vm.vm.clone) == 0 && length(proxmox_virtual_environment_vm.vm.disk) == 0
    error_message = "An adopted server has no clone block, and without disks the image's stay."
  }
}

run "every_server_of_the_map" {
  command = plan

  assert {
    condition     = output.servers["web-1"].vm_id == 100 && output.servers["web-1"].node == "pve1"
    error_message = "The output says what was made."
  }

  assert {
    condition     = output.servers["web-1"].mac_addresses["back"] == "BC:24:11:00:00:02"
    error_message = "The output has the MAC address of each network."
  }
}

run "an_adopted_server_has_no_clone_block" {
  command = plan

  variables {
    adopt = { "web-1" = "pve1/100" }
  }

  expect_failures = [var.adopt]
}

run "an_adopted_name_is_a_server" {
  command = plan

  variables {
    adopt = { "web-2" = "pve1/101" }
  }

  expect_failures = [var.adopt]
}

run "an_imported_disk_is_the_only_one_that_boots" {
  command = plan

  module {
    source = "./server"
  }

  variables {
    name                = "web-1"
    vm_id               = 100
    node                = "pve1"
    uuid                = var.servers["web-1"].uuid
    description         = ""
    tags                = []
    started             = true
    on_boot             = true
    protection          = false
    reboot_after_update = false
    agent               = true
    os_type             = "l26"
    clone               = null
    cpu                 = var.servers["web-1"].cpu
    memory              = 1024
    disks = [
      { name = "system", slot = "scsi0", datastore = "local-lvm", size = 10, serial = "system", import_from = "local:import/debian-12-v1-9f86d081884c.qcow2" },
      { name = "data", slot = "scsi1", datastore = "local-lvm", size = 1, serial = "data" },
    ]
    networks      = []
    network_slots = 0
    cloud_init    = var.servers["web-1"].cloud_init
    firewall      = { enabled = false }
  }

  assert {
    condition     = [for disk in proxmox_virtual_environment_vm.vm.disk : (disk.import_from == null ? "" : disk.import_from)] == ["local:import/debian-12-v1-9f86d081884c.qcow2", ""]
    error_message = "The boot disk is imported, another one is blank."
  }

  assert {
    condition     = proxmox_virtual_environment_vm.vm.boot_order == tolist(["scsi0"])
    error_message = "Without an order the provider names a network card that is not there."
  }

  assert {
    condition     = length(proxmox_virtual_environment_vm.vm.clone) == 0
    error_message = "What is imported is no clone."
  }
}
