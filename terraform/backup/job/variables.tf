variable "id" {
  description = "The job's id, of at most 50 characters."
  type        = string
  nullable    = false
}

variable "schedule" {
  description = "A calendar event, in the time zone of the nodes."
  type        = string
  nullable    = false
}

variable "storage" {
  description = "Where archives go."
  type        = string
  nullable    = false
}

variable "vm_ids" {
  description = "Whom it backs up; at least one."
  type        = list(number)
  nullable    = false
}

variable "mode" {
  description = "snapshot, suspend or stop."
  type        = string
  nullable    = false
}

variable "compress" {
  description = "0, gzip, lzo or zstd."
  type        = string
  nullable    = false
}

variable "keep" {
  description = "How many backups are kept, by keep-last and the like; null leaves it to the storage."
  type        = map(string)
}

variable "notes" {
  description = "The note on each archive, escaped as Proxmox has it; null for none."
  type        = string
}
