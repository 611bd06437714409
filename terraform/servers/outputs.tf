# Only what never moves by itself: no addresses that an agent reports, no live status.
output "servers" {
  description = "What was made, by server name: VM id, node, and the MAC address of each network slot."
  value = {
    for name, server in module.server : name => {
      vm_id         = server.vm_id
      node          = server.node
      mac_addresses = server.mac_addresses
    }
  }
}
