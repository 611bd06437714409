terraform {
  required_version = ">= 1.11.0"

  required_providers {
    proxmox = {
      source = "bpg/proxmox"
      # One exact version: the module's settings answer to this provider's behaviour.
      version = "= 0.112.0"
    }
  }

  # Configured by TF_HTTP_*, so that a new port needs no new init.
  backend "http" {}
}

# Everything by environment: PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN; a private CA by SSL_CERT_FILE.
provider "proxmox" {}
