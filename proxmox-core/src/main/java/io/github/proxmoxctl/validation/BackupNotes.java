package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The note on archives has placeholders that Proxmox fills in; it refuses any other. */
final class BackupNotes implements Rule {

  private static final List<String> KNOWN = List.of("guestname", "vmid", "node", "cluster");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^\\s{}]+)}}");

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (BackupPolicy policy : state.backupPolicies()) {
      Matcher placeholder = PLACEHOLDER.matcher(policy.notes());
      while (placeholder.find()) {
        String name = placeholder.group(1);
        if (!KNOWN.contains(name)) {
          problems.add(
              Diagnostic.error(
                      "backup.notes",
                      "Proxmox knows no " + Quoted.of(placeholder.group()) + " in notes",
                      policy.origins().of("notes"))
                  .next(
                      DidYouMean.nearest(name, KNOWN)
                          .map(meant -> "did you mean {{" + meant + "}}?")
                          .orElse("write {{guestname}}, {{vmid}}, {{node}} or {{cluster}}")));
        }
      }
    }
    return problems;
  }
}
