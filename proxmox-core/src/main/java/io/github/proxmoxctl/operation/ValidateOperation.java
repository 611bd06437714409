package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.language.ParseCache;
import io.github.proxmoxctl.language.ReadResult;
import io.github.proxmoxctl.language.Repository;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.operation.ValidateResult.Counts;
import io.github.proxmoxctl.validation.Rules;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Goal {@code validate}: offline, no secrets, no other tool. */
public final class ValidateOperation {

  private ValidateOperation() {}

  /** The goal as a front end runs it: {@link #execute}, and its files. */
  public static ValidateResult run(ValidateRequest request, Map<String, String> environment) {
    return execute(request, environment).written(request.report());
  }

  /** Reads every file, then checks every rule; throws nothing for what an operator wrote. */
  public static ValidateResult execute(ValidateRequest request) {
    return execute(request, ParseCache.NONE);
  }

  /**
   * The same; files that are as they were need not be read again.
   *
   * @param environment which says where the user's cache is
   */
  static ValidateResult execute(ValidateRequest request, Map<String, String> environment) {
    return execute(request, UserParseCache.of(environment, request.root(), Clock.systemUTC()));
  }

  private static ValidateResult execute(ValidateRequest request, ParseCache cache) {
    ReadResult read = Repository.read(request.root(), request.explain(), cache);
    List<Diagnostic> broken = Rules.check(read.readable(), read.undecoded());
    List<Diagnostic> all =
        Stream.of(read.diagnostics(), broken, PinnedVersion.check(read.readable().pipeline()))
            .flatMap(List::stream)
            .sorted()
            .toList();
    // a secret that was written in the open is told of by its place alone
    boolean isSecretThere =
        all.stream().anyMatch(problem -> problem.code().equals("secret.literal"));
    boolean isValid = all.stream().noneMatch(Diagnostic::isError);
    List<Diagnostic> unexplained = unexplained(request, read);
    return new ValidateResult(
        !unexplained.isEmpty() ? Outcome.USAGE : isValid ? Outcome.OK : Outcome.INVALID,
        Stream.concat(all.stream(), unexplained.stream()).toList(),
        read.sources(),
        counts(read),
        isValid ? read.state() : null,
        request.root(),
        isSecretThere ? null : read.explanation());
  }

  private static List<Diagnostic> unexplained(ValidateRequest request, ReadResult read) {
    String server = request.explain();
    return server == null || read.explanation() != null
        ? List.of()
        : List.of(UnexplainedServer.of(server, read.readable(), read.undecoded()));
  }

  private static Counts counts(ReadResult read) {
    DesiredState state = read.readable();
    return new Counts(
        read.sources().count(),
        state.clusters().size(),
        state.networks().size(),
        state.images().size(),
        state.servers().size());
  }
}
