output "vm_id" {
  description = "The VM's id."
  value       = proxmox_virtual_environment_vm.vm.vm_id
}

output "node" {
  description = "The node the VM is on."
  value       = proxmox_virtual_environment_vm.vm.node_name
}

output "mac_addresses" {
  description = "MAC address by network name."
  value       = { for network in var.networks : network.name => network.mac }
}
