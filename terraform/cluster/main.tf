# Few in number, so a resource's own for_each will do.
resource "proxmox_virtual_environment_cluster_firewall_security_group" "group" {
  for_each = var.security_groups

  name    = each.key
  comment = each.value.comment

  dynamic "rule" {
    for_each = each.value.rules

    content {
      type    = rule.value.type
      action  = rule.value.action
      macro   = rule.value.macro
      proto   = rule.value.proto
      source  = rule.value.source
      sport   = rule.value.sport
      dest    = rule.value.dest
      dport   = rule.value.dport
      log     = rule.value.log
      comment = rule.value.comment
      enabled = rule.value.enabled
    }
  }
}
