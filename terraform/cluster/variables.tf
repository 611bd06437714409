variable "security_groups" {
  description = "The security groups of this cluster, by name. Rules in the order in which they are tried; what is empty restricts nothing."
  default     = {}
  nullable    = false

  type = map(object({
    comment = optional(string, "")

    rules = list(object({
      type    = string
      action  = string
      macro   = optional(string, "")
      proto   = optional(string, "")
      source  = optional(string, "")
      sport   = optional(string, "")
      dest    = optional(string, "")
      dport   = optional(string, "")
      log     = optional(string, "")
      comment = optional(string, "")
      enabled = optional(bool, true)
    }))
  }))
}

variable "images" {
  description = "Files that the datastores of this cluster keep for its servers to be made from, by what plans call them. Digests in lower-case hexadecimal."
  default     = {}
  nullable    = false

  type = map(object({
    node               = string
    datastore          = string
    file_name          = string
    url                = string
    checksum           = string
    checksum_algorithm = string
  }))
}
