locals {
  imported = one([for disk in var.disks : disk.slot if disk.import_from != null])

  by_slot      = { for network in var.networks : tostring(network.slot) => network }
  device_count = length(var.networks) == 0 ? 0 : max(var.networks[*].slot...) + 1
  devices      = [for slot in range(local.device_count) : lookup(local.by_slot, tostring(slot), null)]

  # A gap below the last device is held by a device without link on the first device's bridge: the provider
  # reads a missing netN as a device of nulls and would plan a change for ever.
  gap_bridge = try(local.by_slot[tostring(min(var.networks[*].slot...))].bridge, null)

  # The provider never deletes an ipconfigN. One that a removed device left behind is overwritten with an
  # address that means nothing; Proxmox ignores it where there is no netN.
  addresses = [
    for slot in range(max(local.device_count, var.network_slots)) : {
      address = try(local.by_slot[tostring(slot)].address, "169.254.254.${slot}/32")
      gateway = try(local.by_slot[tostring(slot)].gateway, null)

      address6 = try(local.by_slot[tostring(slot)].address6, null)
      gateway6 = try(local.by_slot[tostring(slot)].gateway6, null)
    }
  ]
}

# Every block is always there: the provider does not see drift in a block that a clone does not declare.
resource "proxmox_virtual_environment_vm" "vm" {
  name        = var.name
  vm_id       = var.vm_id
  node_name   = var.node
  description = trimspace(replace(var.description, "\r\n", "\n"))
  tags        = sort(distinct([for tag in var.tags : lower(tag)]))
  started     = var.started
  on_boot     = var.on_boot
  protection  = var.protection

  # A changed node moves the VM; without this it would be destroyed and made anew.
  migrate = true

  reboot_after_update = var.reboot_after_update

  # Destroying waits for no guest; backup jobs are not ours to change (purge drops the id from all of them).
  stop_on_destroy                      = true
  purge_on_destroy                     = false
  delete_unreferenced_disks_on_destroy = true

  scsi_hardware = "virtio-scsi-single"

  # A clone has its template's order. Without one the provider would also name a network card that may not be there.
  boot_order = local.imported == null ? null : [local.imported]

  dynamic "clone" {
    for_each = var.clone == null ? [] : [var.clone]

    content {
      node_name = clone.value.node
      vm_id     = clone.value.vm_id
      full      = true

      # Never more: on a second try the provider takes "VM 100 already exists" for its own success and goes on to
      # reconfigure whoever has that id.
      retries = 1
    }
  }

  agent {
    enabled = var.agent
    timeout = "30s"
    trim    = false
    type    = "virtio"

    # Addresses come from cloud-init; waiting for the agent would stall every refresh of a silent guest.
    wait_for_ip {
      disabled = true
    }
  }

  cpu {
    cores   = var.cpu.cores
    sockets = var.cpu.sockets
    type    = var.cpu.type
    limit   = var.cpu.limit
    numa    = var.cpu.numa
    flags   = var.cpu.flags

    # Never left out: the provider would keep the value that it once had.
    units = var.cpu.units
  }

  memory {
    dedicated = var.memory
    floating  = coalesce(var.balloon, var.memory)
  }

  smbios {
    uuid = var.uuid
  }

  operating_system {
    type = var.os_type
  }

  # Cloud images write their console to the first serial port.
  serial_device {
    device = "socket"
  }

  vga {
    type = "serial0"
  }

  dynamic "disk" {
    for_each = var.disks

    content {
      interface = disk.value.slot

      # The provider remembers this computed path by position. Where a new disk takes the position of an old one
      # it would attach the old one's volume a second time; a size in its place asks for a new volume.
      path_in_datastore = tostring(disk.value.size)

      datastore_id = disk.value.datastore
      size         = disk.value.size
      serial       = disk.value.serial
      aio          = disk.value.aio
      backup       = disk.value.backup
      cache        = disk.value.cache
      discard      = disk.value.discard ? "on" : "ignore"
      iothread     = disk.value.iothread && can(regex("^(scsi|virtio)", disk.value.slot))
      replicate    = disk.value.replicate
      ssd          = disk.value.ssd
      import_from  = disk.value.import_from

      # Read back as no block at all when nothing is limited: then declaring one would differ for ever.
      dynamic "speed" {
        for_each = disk.value.speed == null ? [] : [disk.value.speed]

        content {
          read       = speed.value.read
          write      = speed.value.write
          iops_read  = speed.value.iops_read
          iops_write = speed.value.iops_write
        }
      }
    }
  }

  network_device = [
    for network in local.devices : {
      bridge       = network == null ? local.gap_bridge : network.bridge
      disconnected = network == null ? true : network.disconnected
      mac_address  = network == null ? null : network.mac
      vlan_id      = network == null ? null : network.vlan
      mtu          = network == null ? null : network.mtu
      model        = network == null ? "virtio" : network.model
      firewall     = network != null && var.firewall.enabled
      enabled      = null
      queues       = network == null ? null : network.queues
      rate_limit   = network == null ? null : network.rate_limit
      trunks       = network == null ? null : join(";", network.trunks)
    }
  ]

  initialization {
    datastore_id = var.cloud_init.datastore
    interface    = var.cloud_init.slot

    # Read back as no block at all when nothing is set: then declaring one would differ for ever.
    dynamic "dns" {
      for_each = length(var.cloud_init.dns.servers) > 0 || var.cloud_init.dns.domain != null ? [var.cloud_init.dns] : []

      content {
        servers = dns.value.servers
        domain  = dns.value.domain
      }
    }

    dynamic "ip_config" {
      for_each = local.addresses

      content {
        ipv4 {
          address = ip_config.value.address
          gateway = ip_config.value.gateway
        }

        dynamic "ipv6" {
          for_each = ip_config.value.address6 == null ? [] : [ip_config.value]

          content {
            address = ipv6.value.address6
            gateway = ipv6.value.gateway6
          }
        }
      }
    }

    user_account {
      username = var.cloud_init.user
      keys     = var.cloud_init.ssh_keys
    }
  }
}

# One list per VM, in its order. It waits for the VM, so that the devices leave the firewall before the rules go.
resource "proxmox_virtual_environment_firewall_rules" "rules" {
  count = var.firewall.enabled ? 1 : 0

  node_name = proxmox_virtual_environment_vm.vm.node_name
  vm_id     = proxmox_virtual_environment_vm.vm.vm_id

  dynamic "rule" {
    for_each = var.firewall.rules

    content {
      security_group = rule.value.security_group
      type           = rule.value.type
      action         = rule.value.action
      macro          = rule.value.macro
      proto          = rule.value.proto
      source         = rule.value.source
      sport          = rule.value.sport
      dest           = rule.value.dest
      dport          = rule.value.dport
      iface          = rule.value.iface
      log            = rule.value.log
      comment        = rule.value.comment
      enabled        = rule.value.enabled
    }
  }

  # Proxmox forgets a VM's firewall with the VM.
  lifecycle {
    replace_triggered_by = [proxmox_virtual_environment_vm.vm.id]
  }
}

# Always there, and never only left out: the provider does nothing when this is destroyed. The rules are there
# before the policy stops what they do not let in.
resource "proxmox_virtual_environment_firewall_options" "options" {
  node_name = proxmox_virtual_environment_vm.vm.node_name
  vm_id     = proxmox_virtual_environment_vm.vm.vm_id

  enabled       = var.firewall.enabled
  input_policy  = var.firewall.policy_in
  output_policy = var.firewall.policy_out
  log_level_in  = var.firewall.log_level_in
  log_level_out = var.firewall.log_level_out
  macfilter     = var.firewall.mac_filter
  ipfilter      = var.firewall.ip_filter
  dhcp          = var.firewall.dhcp
  ndp           = true
  radv          = false

  depends_on = [proxmox_virtual_environment_firewall_rules.rules]

  lifecycle {
    replace_triggered_by = [proxmox_virtual_environment_vm.vm.id]
  }
}
