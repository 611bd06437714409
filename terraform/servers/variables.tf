variable "servers" {
  description = "The servers of this root, by name. A server's name is its VM's name and its key in the state."
  nullable    = false

  type = map(object({
    vm_id               = number
    node                = string
    uuid                = string
    description         = optional(string, "")
    tags                = optional(list(string), [])
    started             = optional(bool, true)
    on_boot             = optional(bool, true)
    protection          = optional(bool, false)
    reboot_after_update = optional(bool, false)
    agent               = optional(bool, false)
    os_type             = optional(string, "l26")

    # The template the server was made from; null for a server that was adopted.
    clone = optional(object({
      node  = string
      vm_id = number
    }))

    cpu = object({
      cores   = number
      sockets = number
      type    = string
      limit   = optional(number, 0)
      units   = optional(number, 100)
      numa    = optional(bool, false)
      flags   = optional(list(string), [])
    })

    # MiB
    memory = number

    # MiB that are left when the node is short of memory; 0 for no balloon device, null for all of it.
    balloon = optional(number)

    # Sizes in GiB. Empty leaves the image's disks alone.
    disks = optional(list(object({
      name      = string
      slot      = string
      datastore = string
      size      = number
      serial    = string
      cache     = optional(string, "none")
      aio       = optional(string, "io_uring")
      discard   = optional(bool, true)
      iothread  = optional(bool, true)
      ssd       = optional(bool, false)
      backup    = optional(bool, true)
      replicate = optional(bool, true)

      # The volume whose content a new server's disk gets.
      import_from = optional(string)

      # MB and operations per second; 0 for no limit.
      speed = optional(object({
        read       = number
        write      = number
        iops_read  = number
        iops_write = number
      }))
    })), [])

    # A slot is the N of netN and ipconfigN. Slots are kept for life, so there may be gaps.
    networks = optional(list(object({
      name     = string
      slot     = number
      bridge   = string
      vlan     = optional(number)
      trunks   = optional(list(number), [])
      mtu      = optional(number)
      mac      = string
      address  = string
      gateway  = optional(string)
      address6 = optional(string)
      gateway6 = optional(string)
      model    = optional(string, "virtio")

      # MB per second; 0 for no limit.
      rate_limit   = optional(number, 0)
      queues       = optional(number, 0)
      disconnected = optional(bool, false)
    })), [])

    # How many slots were ever given, if the last ones are no longer in use.
    network_slots = optional(number, 0)

    cloud_init = object({
      datastore = string
      slot      = string
      user      = string
      ssh_keys  = list(string)
      dns = object({
        servers = list(string)
        domain  = optional(string)
      })
    })

    # Rules in the order in which they are tried; what is empty restricts nothing.
    firewall = optional(object({
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
    }), { enabled = false })
  }))
}

variable "adopt_rules" {
  description = "VMs whose firewall rules come under management as they are: server name to vm/<node>/<vmid>."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "adopt" {
  description = "VMs that exist already and come under management: server name to <node>/<vmid>."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.adopt) : contains(keys(var.servers), name)])
    error_message = "Each adopted name must be one of the servers."
  }

  validation {
    # With a clone block the provider plans a replacement of what it imports.
    condition     = alltrue([for name in keys(var.adopt) : try(var.servers[name].clone, null) == null])
    error_message = "An adopted server must not have a clone block."
  }
}
