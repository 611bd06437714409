package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.model.CapacityLimits;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Pipeline.Ledger;
import io.github.proxmoxctl.model.Pipeline.Policy;
import io.github.proxmoxctl.model.Pipeline.Terraform;

/** Kind {@code Pipeline}. */
public final class PipelineDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    Fields ledger = spec.map("ledger");
    Fields terraform = spec.map("terraform");
    draft.add(
        new Pipeline(
            document.name(),
            spec.flag("allowNoServers", false),
            new Ledger(
                ledger.text("branch", Ledger.DEFAULT.branch()),
                ledger.text("remote", Ledger.DEFAULT.remote())),
            new Terraform(
                terraform.text("command", Terraform.DEFAULT.command()),
                terraform.number("serversPerRoot", Terraform.DEFAULT.serversPerRoot()),
                terraform.number("parallelRoots", Terraform.DEFAULT.parallelRoots())),
            new Policy(
                spec.map("policy").number("maxDestroys", Policy.DEFAULT.maxDestroys()),
                SelectorDecoder.of(spec.map("policy"), "requireBackup"),
                capacity(spec.map("policy").map("capacity"))),
            VaultSettingsDecoder.decode(spec.map("secrets"), draft),
            AnsibleDecoder.settings(spec, draft),
            ForgeDecoder.decode(spec, draft),
            spec.optionalText("toolVersion"),
            document.origins()));
  }

  private static CapacityLimits capacity(Fields capacity) {
    return new CapacityLimits(
        capacity.optionalNumber("memory"),
        capacity.optionalNumber("cpu"),
        capacity.optionalNumber("datastore"),
        capacity.flag("nodeLoss", CapacityLimits.NONE.survivesNodeLoss()));
  }
}
