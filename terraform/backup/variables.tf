variable "jobs" {
  description = "The backup jobs of one stack, by the name of their policy, which is their key in the state."
  nullable    = false

  type = map(object({
    id       = string
    schedule = string
    storage  = string

    # At least one: without any the job must not be here.
    vm_ids = list(number)

    mode     = string
    compress = string

    # keep-last and the like; null leaves it to the storage.
    keep = optional(map(string))

    # With \n and \\ as Proxmox escapes them; null for none.
    notes = optional(string)
  }))

  validation {
    # Proxmox makes a job of a longer id, and then refuses to read, change or remove it.
    condition     = alltrue([for job in values(var.jobs) : length(job.id) <= 50])
    error_message = "The id of a backup job must not be longer than 50 characters."
  }

  validation {
    condition     = alltrue([for job in values(var.jobs) : length(job.vm_ids) > 0])
    error_message = "A backup job must name a VM."
  }
}

variable "adopt" {
  description = "Jobs that exist already and come under management: policy name to job id."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.adopt) : contains(keys(var.jobs), name)])
    error_message = "Each adopted name must be one of the jobs."
  }
}
