# The map goes to a module and its attributes one by one: a resource for_each over the whole map costs N².
module "server" {
  source   = "./server"
  for_each = var.servers

  name                = each.key
  vm_id               = each.value.vm_id
  node                = each.value.node
  uuid                = each.value.uuid
  description         = each.value.description
  tags                = each.value.tags
  started             = each.value.started
  on_boot             = each.value.on_boot
  protection          = each.value.protection
  reboot_after_update = each.value.reboot_after_update
  agent               = each.value.agent
  os_type             = each.value.os_type
  clone               = each.value.clone
  cpu                 = each.value.cpu
  memory              = each.value.memory
  balloon             = each.value.balloon
  disks               = each.value.disks
  networks            = each.value.networks
  network_slots       = each.value.network_slots
  cloud_init          = each.value.cloud_init
  firewall            = each.value.firewall
}

import {
  for_each = var.adopt
  to       = module.server[each.key].proxmox_virtual_environment_vm.vm
  id       = each.value
}

# The provider creates no rules where there are some already: a killed run's, or a template's.
import {
  for_each = var.adopt_rules
  to       = module.server[each.key].proxmox_virtual_environment_firewall_rules.rules[0]
  id       = each.value
}
