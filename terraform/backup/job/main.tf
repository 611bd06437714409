resource "proxmox_backup_job" "job" {
  id       = var.id
  schedule = var.schedule
  storage  = var.storage
  # By number, each once: another order would be a change.
  vmid = [for id in sort([for id in toset(var.vm_ids) : format("%09d", id)]) : tostring(tonumber(id))]

  # What has a default is said all the same: the provider keeps the old value of what is left out.
  enabled       = true
  mode          = var.mode
  compress      = var.compress
  protected     = false
  repeat_missed = false

  prune_backups  = var.keep
  notes_template = var.notes

  lifecycle {
    replace_triggered_by = [terraform_data.keep_by_storage]
  }
}

# The provider cannot take prune_backups away from a job: it is made anew.
resource "terraform_data" "keep_by_storage" {
  input = var.keep == null
}
