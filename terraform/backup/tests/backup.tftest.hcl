# What the module asks of the provider, without a cluster. That it works is proxmox-lab's BackupJobsIT.

mock_provider "proxmox" {}

variables {
  jobs = {
    "daily" = {
      id       = "acme_shop_daily"
      schedule = "02:30"
      storage  = "backup"
      vm_ids   = [1002, 999, 1001, 1002]
      mode     = "snapshot"
      compress = "zstd"
      keep     = { keep-last = "3", keep-daily = "7" }
      notes    = "{{guestname}}"
    }
  }
}

run "settings_that_avoid_the_known_traps" {
  command = plan

  module {
    source = "./job"
  }

  variables {
    id       = "acme_shop_daily"
    schedule = "02:30"
    storage  = "backup"
    vm_ids   = [1002, 999, 1001, 1002]
    mode     = "snapshot"
    compress = "zstd"
    keep     = { keep-last = "3", keep-daily = "7" }
    notes    = null
  }

  assert {
    condition     = proxmox_backup_job.job.vmid == tolist(["999", "1001", "1002"])
    error_message = "VMs are named by number, each once."
  }

  assert {
    condition = (
      proxmox_backup_job.job.enabled &&
      !proxmox_backup_job.job.protected &&
      !proxmox_backup_job.job.repeat_missed &&
      proxmox_backup_job.job.mode == "snapshot" &&
      proxmox_backup_job.job.compress == "zstd"
    )
    error_message = "What the provider would not reset is always said."
  }

  assert {
    condition     = proxmox_backup_job.job.starttime == null && proxmox_backup_job.job.maxfiles == null
    error_message = "What Proxmox no longer takes is never said."
  }
}

run "an_id_that_could_not_be_read_again" {
  command = plan

  variables {
    jobs = {
      "daily" = {
        id       = "acme_0123456789012345678901234567890123456789_daily"
        schedule = "02:30"
        storage  = "backup"
        vm_ids   = [100]
        mode     = "snapshot"
        compress = "zstd"
      }
    }
  }

  expect_failures = [var.jobs]
}

run "a_job_for_nobody" {
  command = plan

  variables {
    jobs = {
      "daily" = {
        id       = "acme_shop_daily"
        schedule = "02:30"
        storage  = "backup"
        vm_ids   = []
        mode     = "snapshot"
        compress = "zstd"
      }
    }
  }

  expect_failures = [var.jobs]
}

run "an_adopted_job_that_is_none" {
  command = plan

  variables {
    adopt = { "weekly" = "acme_shop_weekly" }
  }

  expect_failures = [var.adopt]
}
