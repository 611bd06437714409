variable "name" {
  description = "The server's name; the VM's name and the guest's host name."
  type        = string
  nullable    = false
}

variable "vm_id" {
  description = "The VM's id, chosen by us: Proxmox cannot reserve one."
  type        = number
  nullable    = false
}

variable "node" {
  description = "The node the VM runs on. A change migrates it."
  type        = string
  nullable    = false
}

variable "uuid" {
  description = "The SMBIOS UUID, by which an orphan of a killed run is recognised."
  type        = string
  nullable    = false
}

variable "description" {
  description = "The VM's notes."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Proxmox tags."
  type        = list(string)
  nullable    = false
}

variable "started" {
  description = "Whether the VM runs."
  type        = bool
  nullable    = false
}

variable "on_boot" {
  description = "Whether the VM starts with its node."
  type        = bool
  nullable    = false
}

variable "protection" {
  description = "Whether Proxmox refuses to remove the VM and its disks."
  type        = bool
  nullable    = false
}

variable "reboot_after_update" {
  description = "Whether a change that needs it may restart the VM; if not, it stays pending."
  type        = bool
  nullable    = false
}

variable "agent" {
  description = "Whether the image runs the QEMU guest agent."
  type        = bool
  nullable    = false
}

variable "os_type" {
  description = "Proxmox' ostype."
  type        = string
  nullable    = false
}

variable "clone" {
  description = "The template to clone, or null for a VM that is adopted or whose disk is imported."
  type = object({
    node  = string
    vm_id = number
  })
}

variable "cpu" {
  description = "Cores per socket, sockets, the CPU type and flags that the guest sees, limit (0 for none) and weight."
  type = object({
    cores   = number
    sockets = number
    type    = string
    limit   = optional(number, 0)
    units   = optional(number, 100)
    numa    = optional(bool, false)
    flags   = optional(list(string), [])
  })
  nullable = false
}

variable "memory" {
  description = "Memory in MiB."
  type        = number
  nullable    = false
}

variable "balloon" {
  description = "MiB that are left when the node is short of memory; 0 for no balloon device, null for all of it."
  type        = number
  default     = null
}

variable "disks" {
  description = "The disks, sizes in GiB, limits in MB and operations per second; empty leaves the image's disks alone. What import_from names is the content of a new VM's disk; later it does nothing."
  type = list(object({
    name        = string
    slot        = string
    datastore   = string
    size        = number
    serial      = string
    cache       = optional(string, "none")
    aio         = optional(string, "io_uring")
    discard     = optional(bool, true)
    iothread    = optional(bool, true)
    ssd         = optional(bool, false)
    backup      = optional(bool, true)
    replicate   = optional(bool, true)
    import_from = optional(string)
    speed = optional(object({
      read       = number
      write      = number
      iops_read  = number
      iops_write = number
    }))
  }))
  nullable = false
}

variable "networks" {
  description = "The network devices; slots may have gaps. Rates in MB per second, 0 for no limit."
  type = list(object({
    name         = string
    slot         = number
    bridge       = string
    vlan         = optional(number)
    trunks       = optional(list(number), [])
    mtu          = optional(number)
    mac          = string
    address      = string
    gateway      = optional(string)
    address6     = optional(string)
    gateway6     = optional(string)
    model        = optional(string, "virtio")
    rate_limit   = optional(number, 0)
    queues       = optional(number, 0)
    disconnected = optional(bool, false)
  }))
  nullable = false
}

variable "network_slots" {
  description = "How many network slots the server ever had; 0 if never more than it has now."
  type        = number
  nullable    = false
}

variable "cloud_init" {
  description = "The cloud-init drive and what it tells the guest."
  type = object({
    datastore = string
    slot      = string
    user      = string
    ssh_keys  = list(string)
    dns = object({
      servers = list(string)
      domain  = optional(string)
    })
  })
  nullable = false
}

variable "firewall" {
  description = "The firewall of the VM: its options, and its rules in the order in which they are tried."
  type = object({
    enabled       = bool
    policy_in     = optional(string, "DROP")
    policy_out    = optional(string, "ACCEPT")
    log_level_in  = optional(string, "nolog")
    log_level_out = optional(string, "nolog")
    mac_filter    = optional(bool, true)
    ip_filter     = optional(bool, false)
    dhcp          = optional(bool, false)

    rules = optional(list(object({
      security_group = optional(string, "")
      type           = optional(string)
      action         = optional(string)
      macro          = optional(string, "")
      proto          = optional(string, "")
      source         = optional(string, "")
      sport          = optional(string, "")
      dest           = optional(string, "")
      dport          = optional(string, "")
      iface          = optional(string, "")
      log            = optional(string, "")
      comment        = optional(string, "")
      enabled        = optional(bool, true)
    })), [])
  })
  nullable = false
}
