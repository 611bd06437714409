package io.github.proxmoxctl.terraform;

import java.util.List;

/**
 * What Terraform, the provider bpg/proxmox 0.112, Proxmox VE behind it and Go's network code say,
 * and what it means. The first rule that matches wins, so the narrow ones stand above.
 */
final class ProblemRules {

  private static final String GO_ON = "; then run the command again, it goes on from here";

  static final List<ProblemRule> ALL =
      List.of(
          rule(
              "image.unreachable",
              "invalid server response: '5\\d\\d Can't connect|download failed: exit code [45]\\b",
              "the node does not reach the server that the image is downloaded from",
              "check the address, the node's name service, its time and certificates, and the proxy"
                  + " (Datacenter, Options)"
                  + GO_ON),
          rule(
              "image.address",
              "invalid server response: '|download failed: exit code [68]\\b",
              "the server that the image is downloaded from does not give it",
              "correct `download.url`, or put the file there again" + GO_ON),
          rule(
              "image.full",
              "download failed: exit code 3\\b",
              "the datastore that keeps the image is full",
              "free space on it, or name another in `download.datastore`" + GO_ON),
          rule(
              "image.download",
              "download failed: ",
              "the node could not download the image",
              "mend what the task says" + GO_ON),
          rule(
              "image.checksum",
              "checksum mismatch: got '",
              "what was downloaded is not what its checksum says",
              "compare `download.checksum` with what its publisher says today, and see that nobody"
                  + " changed the file on the way; a file that has its name on the datastore already"
                  + " has to be removed"),
          rule(
              "image.format",
              "failed to verify file: ",
              "what was downloaded is no disk image of the format that its name tells",
              "name the file itself in `download.url`, in a format that its ending tells"),
          rule(
              "image.datastore",
              "is not configured for content-type|not a file based storage"
                  + "|content type 'import' is not supported",
              "that datastore keeps no images to import",
              "add the content Import to it in Proxmox (Datacenter, Storage; VE 8.4 or newer), or name"
                  + " another in `download.datastore`"),
          rule(
              "image.gone",
              "failed to stat '[^']*/import/",
              "the image's file is not on the node's datastore",
              "plan with --all and apply: it is downloaded before its servers are made",
              "image"),
          rule(
              "cluster.certificate",
              "x509: certificate is valid for|x509: cannot validate certificate for"
                  + "|x509: certificate is not valid for any names",
              "the cluster's certificate is for another name",
              "use an endpoint name that the certificate has, or renew the certificate"),
          rule(
              "cluster.certificate",
              "x509: certificate has expired",
              "the cluster's certificate is out of date",
              "renew it (pvecm updatecerts), and check the clocks"),
          rule(
              "cluster.certificate",
              "x509: certificate signed by unknown authority|tls: failed to verify|x509:",
              "the cluster's certificate is signed by an authority that is not trusted",
              "set the cluster's caFile to its CA: /etc/pve/pve-root-ca.pem of any node"),
          rule(
              "cluster.certificate",
              "http: server gave HTTP response to HTTPS client|tls: |remote error: tls",
              "the cluster's endpoint does not speak TLS as it should",
              "check the endpoint's port (8006) and what listens there"),
          rule(
              "cluster.token",
              "the API token must be in the format",
              "the cluster's token is not in the form user@realm!id=secret",
              "correct the variable or file that the token's reference names"),
          rule(
              "cluster.token",
              "received an HTTP 401 response",
              "the cluster refused the token",
              "check that the token exists, has not expired and that its secret is right"),
          rule(
              "cluster.permission",
              "received an HTTP 403 response|Permission check failed",
              "the token may not do that",
              "give the token's role the privilege that is named, with privilege separation in mind"),
          rule(
              "cluster.quorum",
              "no quorum",
              "the cluster has lost its quorum: it can be read and not changed",
              "bring its nodes back (`pvecm status` on one of them)" + GO_ON),
          rule(
              "cluster.gateway",
              "received an HTTP (?:50[234]|59[569]) response",
              "the cluster does not reach one of its nodes",
              "see that the node is up and reached by the others" + GO_ON),
          rule(
              "state.unreachable",
              "(?s)(?:Error acquiring the state lock|refreshing state|upload state|get state)"
                  + ".*connection refused",
              "Terraform could not reach the state backend within this process",
              "run the command again; a state that could not be saved is taken in first"),
          rule(
              "state.unsaved",
              "Failed to save state|Failed to persist state to backend",
              "Terraform's newest state could not be stored",
              "keep errored.tfstate in its folder; proxmoxctl state recover takes it in"),
          rule(
              "state.locked",
              "Error acquiring the state lock|state already locked",
              "the state is locked",
              "wait for the other run, or see who holds it: proxmoxctl state"),
          rule(
              "cluster.dropped",
              "(?s)HTTP \\w+ (?:request|response).* - Reason: .*(?:\\bEOF\\b|connection reset|broken pipe"
                  + "|server closed idle connection)",
              "the connection to the cluster broke off, so it is not known whether that was done",
              "check the network and pveproxy" + GO_ON),
          rule(
              "cluster.timeout",
              "timeout while waiting for|\\btimed? ?out waiting",
              "Proxmox did not come to an end in time",
              "see the task in Proxmox, and when it has ended run the command again; it goes on from"
                  + " here"),
          rule(
              "cluster.unreachable",
              "dial tcp|no such host|connection refused|connection reset by peer|i/o timeout"
                  + "|no route to host|network is unreachable|Client.Timeout|TLS handshake timeout"
                  + "|context deadline exceeded",
              "the cluster does not answer",
              "check the cluster's endpoints, its pveproxy and the network in between"),
          rule(
              "datastore.full",
              "free space in thin pool|insufficient free space|\\(28\\) No space left"
                  + "|(?:qemu-img|HTTP \\d+ response|exit code).*No space left on device"
                  + "|out of space",
              "a datastore is full",
              "free space on it (`pvesm status` on the node lists them), or choose another datastore"
                  + " in the YAML; then run the command again, it goes on from here",
              "disks"),
          rule(
              "disk.full",
              "no space left on device",
              "a disk is full",
              "free space where the detail says, then run the command again"),
          rule(
              "disk.readonly",
              "read-only file system",
              "a file system is read-only",
              "make it writable, or work in another folder"),
          rule(
              "terraform.lockfile",
              "Inconsistent dependency lock file|dependency lock file|Provider dependency changes"
                  + "|checksums? .*(?:match|previously recorded)",
              "the provider lock file does not fit the provider that is installed",
              "delete the provider lock file and run plan, then review and commit the new one"),
          rule(
              "terraform.provider",
              "Failed to query available provider packages|Failed to install provider"
                  + "|Required plugins are not installed|provider .* was not found",
              "the provider bpg/proxmox could not be had",
              "run tools/setup, or name a folder that holds it in PROXMOXCTL_PROVIDER_MIRROR"),
          rule(
              "terraform.stale",
              "Saved plan is stale",
              "the state changed after the plan was made",
              "plan again"),
          rule(
              "cluster.datastore",
              "storage '[^']+' does not exist|storage '[^']+' is not available on node",
              "a datastore is not there",
              "correct the datastore in the YAML; `pvesm status` on the node lists what it has",
              "disks"),
          rule(
              "cluster.bridge",
              "bridge '[^']+' does not exist",
              "a bridge is not there on that node",
              "make it on the node, or correct the bridge of the network in the YAML" + GO_ON,
              "networks"),
          rule(
              "firewall.existing",
              "Existing rules detected",
              "firewall rules are there that Terraform did not make, such as a template's",
              "plan and apply again: they are taken over and made as declared"),
          rule(
              "cluster.exists",
              "VM \\d+ already exists|config file already exists",
              "somebody else has taken its VM id meanwhile",
              "move that VM away, or put the id into spec.vmIds.reserved of the cluster; then plan and"
                  + " apply again"),
          rule(
              "cluster.exists",
              "already exists",
              "something is in the cluster already that was to be created",
              "adopt it, remove it, or give the server another id"),
          rule(
              "cluster.busy",
              "is locked \\(|can't lock file|got timeout|got lock request timeout"
                  + "|trying to acquire lock",
              "Proxmox holds a lock on the guest or its storage",
              "wait for the task that holds it" + GO_ON),
          rule(
              "cluster.protected",
              "protection mode enabled",
              "the guest is protected in Proxmox",
              "take the protection off in the YAML, apply that, and only then remove it"),
          rule(
              "terraform.provider.ended",
              "Plugin did not respond|plugin6?\\.\\(\\*GRPCProvider\\)|plugin exited|Plugin error"
                  + "|transport is closing|rpc error: code = (?:Unavailable|Canceled)",
              "the provider ended in the middle of it",
              "see what ended it (memory? somebody's kill?)" + GO_ON),
          rule(
              "cluster.task",
              "failed to complete with exit code",
              "a task of Proxmox failed",
              "mend what the task says" + GO_ON),
          rule(
              "cluster.refused",
              "received an HTTP 5\\d\\d response",
              "Proxmox could not do it",
              "mend what it says; the node's log has more (`journalctl -u pvedaemon -u pveproxy`);"
                  + " then run the command again, it goes on from here"));

  private ProblemRules() {}

  private static ProblemRule rule(String code, String where, String summary, String remedy) {
    return ProblemRule.of(code, where, summary, remedy, null);
  }

  private static ProblemRule rule(
      String code, String where, String summary, String remedy, String about) {
    return ProblemRule.of(code, where, summary, remedy, about);
  }
}
