# How most people begin, and what bench/LargePlan.java measures beside us: one root, one resource, a map that is
# read from a file. It asks the cluster for less than our module, which looks after each firewall as well.
terraform {
  required_providers {
    proxmox = {
      source  = "bpg/proxmox"
      version = "= 0.112.0"
    }
  }
}

provider "proxmox" {}

locals {
  servers = jsondecode(file("${path.module}/servers.json"))
}

resource "proxmox_virtual_environment_vm" "vm" {
  for_each = local.servers

  name                = each.key
  vm_id               = each.value.vm_id
  node_name           = each.value.node
  description         = each.value.description
  tags                = each.value.tags
  started             = each.value.started
  on_boot             = each.value.on_boot
  protection          = each.value.protection
  reboot_after_update = each.value.reboot_after_update
  scsi_hardware       = "virtio-scsi-single"

  migrate                              = true
  stop_on_destroy                      = true
  purge_on_destroy                     = false
  delete_unreferenced_disks_on_destroy = true

  clone {
    node_name = each.value.clone.node
    vm_id     = each.value.clone.vm_id
    full      = true
    retries   = 1
  }

  agent {
    enabled = each.value.agent
    timeout = "30s"
    trim    = false
    type    = "virtio"

    wait_for_ip {
      disabled = true
    }
  }

  cpu {
    cores   = each.value.cpu.cores
    sockets = each.value.cpu.sockets
    type    = each.value.cpu.type
    limit   = each.value.cpu.limit
    numa    = each.value.cpu.numa
    flags   = each.value.cpu.flags
    units   = each.value.cpu.units
  }

  memory {
    dedicated = each.value.memory
    floating  = each.value.balloon
  }

  smbios {
    uuid = each.value.uuid
  }

  operating_system {
    type = each.value.os_type
  }

  serial_device {
    device = "socket"
  }

  vga {
    type = "serial0"
  }

  dynamic "disk" {
    for_each = each.value.disks

    content {
      interface         = disk.value.slot
      path_in_datastore = tostring(disk.value.size)
      datastore_id      = disk.value.datastore
      size              = disk.value.size
      serial            = disk.value.serial
      aio               = disk.value.aio
      backup            = disk.value.backup
      cache             = disk.value.cache
      discard           = disk.value.discard ? "on" : "ignore"
      iothread          = disk.value.iothread
      replicate         = disk.value.replicate
      ssd               = disk.value.ssd
    }
  }

  network_device = [
    for network in each.value.networks : {
      bridge       = network.bridge
      disconnected = network.disconnected
      mac_address  = network.mac
      vlan_id      = network.vlan
      mtu          = network.mtu
      model        = network.model
      firewall     = each.value.firewall.enabled
      enabled      = null
      queues       = network.queues
      rate_limit   = network.rate_limit
      trunks       = join(";", network.trunks)
    }
  ]

  initialization {
    datastore_id = each.value.cloud_init.datastore
    interface    = each.value.cloud_init.slot

    dns {
      servers = each.value.cloud_init.dns.servers
      domain  = each.value.cloud_init.dns.domain
    }

    dynamic "ip_config" {
      for_each = each.value.networks

      content {
        ipv4 {
          address = ip_config.value.address
          gateway = ip_config.value.gateway
        }
      }
    }

    user_account {
      username = each.value.cloud_init.user
      keys     = each.value.cloud_init.ssh_keys
    }
  }
}
