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

run "an_image_is_downloaded_once_and_checked" {
  command = plan

  variables {
    images = {
      "debian-12 v1 on pve1" = {
        node               = "pve1"
        datastore          = "local"
        file_name          = "debian-12-v1-9f86d081884c.qcow2"
        url                = "https://images.example.org/debian-12.qcow2"
        checksum           = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        checksum_algorithm = "sha256"
      }
    }
  }

  assert {
    condition = (
      proxmox_download_file.image["debian-12 v1 on pve1"].content_type == "import" &&
      !proxmox_download_file.image["debian-12 v1 on pve1"].overwrite &&
      proxmox_download_file.image["debian-12 v1 on pve1"].checksum_algorithm == "sha256"
    )
    error_message = "No plan asks for the URL, and nothing counts but the digest."
  }
}
