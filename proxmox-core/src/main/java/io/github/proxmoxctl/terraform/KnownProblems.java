package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Severity;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports of Terraform as diagnostics with a code and a way forward. What Proxmox said stays in the
 * detail.
 */
final class KnownProblems {

  private KnownProblems() {}

  /**
   * @param phase {@code terraform.init}, {@code terraform.plan} or {@code terraform.apply}: the
   *     code of what no rule knows
   */
  static TerraformProblem translate(TerraformEvent.Report report, String phase) {
    var address = report.address();
    var server = address == null ? null : ResourceAddress.serverOf(address);
    var words = report.summary() + (report.detail().isEmpty() ? "" : "\n" + report.detail());
    var known =
        ProblemRules.ALL.stream()
            .filter(rule -> report.isError() && rule.where().matcher(words).find())
            .findFirst();
    if (!report.isError() && report.summary().startsWith("The file does not exist in datastore")) {
      return new TerraformProblem(address, server, null, imageGone(report, address));
    }
    var whose = server == null ? "" : server + ": ";
    var diagnostic =
        known.map(rule -> known(rule, whose, words)).orElseGet(() -> unknown(report, whose, phase));
    return new TerraformProblem(
        address, server, known.map(ProblemRule::about).orElse(null), diagnostic);
  }

  private static Diagnostic known(ProblemRule rule, String whose, String words) {
    return new Diagnostic(
        Severity.ERROR,
        rule.code(),
        whose + rule.summary(),
        null,
        ProxmoxWords.in(words).orElse(words),
        rule.remedy(),
        List.of());
  }

  // the provider takes any failure to list the datastore for this
  private static Diagnostic imageGone(TerraformEvent.Report report, @Nullable String address) {
    var key = address == null ? null : ResourceChange.keyOf(address);
    return Diagnostic.warning(
            "image.gone",
            "image " + (key == null ? "file" : key) + " is not on its datastore any more",
            null)
        .because(report.detail())
        .next("apply downloads it again, unless it is there after all");
  }

  private static Diagnostic unknown(TerraformEvent.Report report, String whose, String phase) {
    return new Diagnostic(
        report.isError() ? Severity.ERROR : Severity.WARNING,
        phase,
        whose + report.summary(),
        null,
        report.detail().isEmpty() ? null : report.detail(),
        null,
        List.of());
  }
}
