module "job" {
  source   = "./job"
  for_each = var.jobs

  id       = each.value.id
  schedule = each.value.schedule
  storage  = each.value.storage
  vm_ids   = each.value.vm_ids
  mode     = each.value.mode
  compress = each.value.compress
  keep     = each.value.keep
  notes    = each.value.notes
}

import {
  for_each = var.adopt
  to       = module.job[each.key].proxmox_backup_job.job
  id       = each.value
}
