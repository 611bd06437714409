# What the module asks of the provider, without a cluster. That it works is proxmox-cli's FirewallIT.

mock_provider "proxmox" {}

run "a_group_keeps_its_rules_in_order" {
  command = plan

  variables {
    security_groups = {
      "ssh-from-office" = {
        comment = "The office"
        rules = [
          { type = "in", action = "ACCEPT", macro = "SSH", source = "192.0.2.0/24" },
          { type = "in", action = "DROP", proto = "tcp", dport = "22", enabled = false },
        ]
      }
    }
  }

  assert {
    condition     = proxmox_virtual_environment_cluster_firewall_security_group.group["ssh-from-office"].rule[*].action == tolist(["ACCEPT", "DROP"])
    error_message = "The order of the rules decides what they do."
  }

  assert {
    condition     = proxmox_virtual_environment_cluster_firewall_security_group.group["ssh-from-office"].rule[*].enabled == tolist([true, false])
    error_message = "Rules are enabled unless said otherwise."
  }
}

run "nothing_declared_is_nothing_made" {
  command = plan

  assert {
    condition     = length(proxmox_virtual_environment_cluster_firewall_security_group.group) == 0
    error_message = "Without groups there are none."
  }
}
