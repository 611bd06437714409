package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.TimingText;
import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.fault.Fault;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proxmoxctl lab fault add}: a command per kind of fault. */
@Command(name = "add", description = "Add a fault.", mixinStandardHelpOptions = true)
final class LabFaultAddCommand implements Runnable {

  private static final String VMID = "the VM; default: any";

  private final Session session;
  @Spec private CommandSpec spec;

  LabFaultAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "answer, drop, delay, fail-task, no-quorum, full, take-id or no-agent is missing");
  }

  @Command(
      name = "answer",
      description =
          "Requests get an error: 500, or pveproxy's 595 and 596 for a node it does not reach.",
      mixinStandardHelpOptions = true)
  int answer(
      @Mixin LabDirectoryOption directory,
      @Mixin RequestOptions requests,
      @Mixin WhenOptions when,
      @Parameters(paramLabel = "STATUS", description = "of HTTP, 400 to 599") int status,
      @Option(
              names = "--message",
              paramLabel = "TEXT",
              description = "what Proxmox says; default: its usual words for the status")
          @Nullable String message) {
    return add(
        directory,
        () ->
            message == null
                ? Fault.Answer.of(requests.pattern(), when.when(), status)
                : new Fault.Answer(requests.pattern(), when.when(), status, message));
  }

  @Command(
      name = "drop",
      description = "Connections break off without an answer.",
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin LabDirectoryOption directory,
      @Mixin RequestOptions requests,
      @Mixin WhenOptions when,
      @Option(
              names = "--done",
              description = "the request is carried out all the same, and only its answer is lost")
          boolean isDone) {
    return add(directory, () -> new Fault.Drop(requests.pattern(), when.when(), isDone));
  }

  @Command(name = "delay", description = "Answers come late.", mixinStandardHelpOptions = true)
  int delay(
      @Mixin LabDirectoryOption directory,
      @Mixin RequestOptions requests,
      @Mixin WhenOptions when,
      @Parameters(paramLabel = "TIME", description = "such as 500ms, 30s or 2m") String time) {
    return add(
        directory,
        () ->
            new Fault.Delay(
                requests.pattern(), when.when(), TimingText.duration("a delay", time).toMillis()));
  }

  @Command(
      name = "fail-task",
      description = "Tasks fail instead of doing anything.",
      mixinStandardHelpOptions = true)
  int failTask(
      @Mixin LabDirectoryOption directory,
      @Mixin WhenOptions when,
      @Parameters(paramLabel = "TYPE", description = "such as qmclone, qmstart or resize")
          String type,
      @Option(names = "--vmid", paramLabel = "ID", description = VMID) @Nullable Integer guest,
      @Option(
              names = "--message",
              paramLabel = "TEXT",
              description = "how the task ends; default: ${DEFAULT-VALUE}",
              defaultValue = "unable to read tail (got 0 bytes)")
          String message) {
    return add(directory, () -> new Fault.FailTask(type, guest, when.when(), message));
  }

  @Command(
      name = "no-quorum",
      description = "The cluster loses its quorum: it can be read and not changed.",
      mixinStandardHelpOptions = true)
  int noQuorum(@Mixin LabDirectoryOption directory, @Mixin WhenOptions when) {
    return add(directory, () -> new Fault.NoQuorum(when.when()));
  }

  @Command(
      name = "full",
      description = "A storage has no room for another disk; --after 6: from the seventh on.",
      mixinStandardHelpOptions = true)
  int full(
      @Mixin LabDirectoryOption directory,
      @Mixin WhenOptions when,
      @Parameters(paramLabel = "STORAGE", description = "such as local-lvm") String storage) {
    return add(directory, () -> new Fault.Full(storage, when.when()));
  }

  @Command(
      name = "take-id",
      description = "Somebody makes a VM of the id that is about to be used.",
      mixinStandardHelpOptions = true)
  int takeId(
      @Mixin LabDirectoryOption directory,
      @Mixin WhenOptions when,
      @Option(names = "--vmid", paramLabel = "ID", description = VMID) @Nullable Integer guest) {
    return add(directory, () -> new Fault.TakeId(guest, when.when()));
  }

  @Command(
      name = "no-agent",
      description = "Guest agents do not answer.",
      mixinStandardHelpOptions = true)
  int noAgent(
      @Mixin LabDirectoryOption directory,
      @Mixin WhenOptions when,
      @Option(names = "--vmid", paramLabel = "ID", description = VMID) @Nullable Integer guest) {
    RequestPattern agent = new RequestPattern(null, "nodes/*/qemu/*/agent/**", guest);
    return add(
        directory,
        () -> new Fault.Answer(agent, when.when(), 500, "QEMU guest agent is not running"));
  }

  private int add(LabDirectoryOption directory, Supplier<Fault> fault) {
    try {
      session
          .out()
          .println(
              LabFaultCommand.line(
                  Lab.faults(directory.path(session.environment())).add(fault.get())));
      return Outcome.OK.exitCode();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
