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

# Files that servers are made from. Another content has another name, so a file is never exchanged in place, and one
# that a killed run left is taken as it is: Proxmox compares its checksum.
resource "proxmox_download_file" "image" {
  for_each = var.images

  content_type       = "import"
  node_name          = each.value.node
  datastore_id       = each.value.datastore
  file_name          = each.value.file_name
  url                = each.value.url
  checksum           = each.value.checksum
  checksum_algorithm = each.value.checksum_algorithm

  # The provider would ask for the URL at every plan and replace what its publisher changed.
  overwrite = false

  # Seconds; a large image by a thin line.
  upload_timeout = 3600

  # Where a file came from, and by which node to a shared datastore, changes nothing of what is there.
  lifecycle {
    ignore_changes = [url, node_name]
  }
}
