package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.plan.Interpreter;
import io.github.proxmoxctl.plan.ObjectInterpreter;
import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.terraform.PlanOptions;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.SavedPlan;
import io.github.proxmoxctl.workspace.FileMutex;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Plans one root: writes its files, runs Terraform, reads the answer in the words of the YAML. */
final class RootPlanner {

  private static final int PARALLELISM = 10;

  private final Site site;
  private final TerraformSession session;
  private final Map<String, Server> declared;
  private final Map<String, String> serverNames;

  private final Retention retention;
  private final Rebuilds rebuilds;

  RootPlanner(
      Site site,
      TerraformSession session,
      Estate estate,
      Retention retention,
      StateContents states) {
    this.rebuilds = new Rebuilds(states);
    this.retention = retention;
    this.site = site;
    this.session = session;
    this.declared = estate.desired().serversByName();
    this.serverNames = estate.serverNames();
  }

  /**
   * Plans a root.
   *
   * @param why what speaks for planning it
   */
  PlannedRoot plan(StackScope stack, RootScope root, String why) {
    FileMutex oneAtATime =
        new FileMutex(site.workspace().path(session.purpose().folder(root.name()) + ".lock"));
    FileMutex.Hold hold = oneAtATime.acquire();
    try {
      PlannedRoot planned = planAlone(stack, root, why);
      Set<String> kept = root.kind() == RootKind.CLUSTER ? retention.kept(planned) : Set.of();
      return kept.isEmpty()
          ? planned
          : planAlone(stack, retention.keeping(planned, kept), why)
              .noting(Retention.note(root, kept));
    } finally {
      hold.close();
    }
  }

  private PlannedRoot planAlone(StackScope stack, RootScope root, String why) {
    RootDirectory directory = write(root, session.directory(root.rootName(), root.cluster()));
    session.terraform().ready(directory);
    session.keepLockFile(directory);
    PlanOptions options =
        PlanOptions.ofParallelism(PARALLELISM).replacing(rebuilds.addresses(stack, root));
    SavedPlan saved =
        session
            .terraform()
            .plan(directory, session.purpose() == Purpose.APPLY ? options : options.withoutLock());
    refuseUnusable(root, saved.changes());
    return new PlannedRoot(root, directory, saved, interpret(stack, root, saved.changes(), why));
  }

  private RootPlan interpret(StackScope stack, RootScope root, RootChanges changes, String why) {
    // the first init of all made the lock file, which counts as well
    String inputs = session.pins().inputs(root.hash());
    if (root.kind() != RootKind.SERVERS) {
      return RootPlan.ofObjects(
          root.root(),
          inputs,
          new ObjectInterpreter(root.objects(), serverNames).interpret(changes),
          changes.changesOutputs(),
          why);
    }
    Map<String, AppliedServer> given = new HashMap<>();
    root.members().forEach(member -> given.put(member.server().name(), member.given()));
    Interpreter interpreter = new Interpreter(declared, given, stack.applied().servers());
    return RootPlan.of(
        root.root(), inputs, interpreter.interpret(changes), changes.changesOutputs(), why);
  }

  private RootDirectory write(RootScope root, RootDirectory directory) {
    session.module(root.kind()).unpack(directory.path());
    root.files()
        .files()
        .forEach(
            (file, text) ->
                site.workspace()
                    .write(
                        session.purpose().folder(root.name()) + "/" + file,
                        text.getBytes(StandardCharsets.UTF_8)));
    return directory;
  }

  private static void refuseUnusable(RootScope root, RootChanges changes) {
    if (changes.isErrored()) {
      throw DiagnosticException.error(
          Diagnostic.error("terraform.plan", "the plan of " + root.name() + " is incomplete", null)
              .next("run plan again"));
    }
  }
}
