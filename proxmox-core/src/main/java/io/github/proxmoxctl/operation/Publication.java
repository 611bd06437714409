package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.forge.Author;
import io.github.proxmoxctl.forge.CommitStatus;
import io.github.proxmoxctl.forge.CommitStatus.State;
import io.github.proxmoxctl.forge.Forge;
import io.github.proxmoxctl.forge.GitHubForge;
import io.github.proxmoxctl.forge.RequestContext;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.render.CommentContent;
import io.github.proxmoxctl.render.PlanMarkdown;
import io.github.proxmoxctl.secret.LocalSecretStore;
import io.github.proxmoxctl.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a pull request of its plan: a pending status at the beginning, at the end one comment and
 * the verdict as the status. A plan that could not be told is a failure, however good it is.
 */
final class Publication implements AutoCloseable {

  private final PlanRequest request;
  private final Surroundings around;
  private final RequestContext context;
  private final StickyName name;
  private final Forge forge;
  private final List<Diagnostic> problems = new ArrayList<>();
  private @Nullable Announced announced;

  /** What the beginning told us: which commit, and who we are. */
  private record Announced(String commit, Author us) {}

  private Publication(
      PlanRequest request, Surroundings around, RequestContext context, Forge forge) {
    this.request = request;
    this.around = around;
    this.context = context;
    this.name = StickyName.of(request.directory(), request.stacks());
    this.forge = forge;
  }

  /**
   * Finds the request and announces the plan. A forge that does not take it is reported by {@link
   * #tell}: the plan is made nevertheless.
   *
   * @throws DiagnosticException when it is not known which request is meant, or the token is
   *     missing
   */
  static Publication begin(PlanRequest request, ValidateResult valid, Surroundings around) {
    // of a request that is invalid the forge's own pipeline has to say where it is
    DesiredState desired = valid.state();
    Pipeline pipeline = desired == null ? null : desired.pipeline();
    RequestContext context =
        RequestContext.of(
            request.comment().request(),
            request.comment().commit(),
            pipeline == null ? null : pipeline.forge(),
            around.environment());
    Forge forge =
        GitHubForge.of(
            context.repository(), context.api(), token(request, pipeline, around, context));
    Publication publication = new Publication(request, around, context, forge);
    publication.announce();
    return publication;
  }

  private static Secret token(
      PlanRequest request,
      @Nullable Pipeline pipeline,
      Surroundings around,
      RequestContext context) {
    if (pipeline == null) {
      return new LocalSecretStore(around.environment(), around.redactor()).read(context.token());
    }
    try (Secrets secrets = Secrets.of(around, request.directory(), pipeline)) {
      return secrets.read(context.token());
    }
  }

  private void announce() {
    try {
      String commit = context.commit();
      if (commit == null) {
        commit = forge.request(context.request()).head();
      }
      announced = new Announced(commit, forge.announce(commit, status(State.PENDING, "planning")));
    } catch (DiagnosticException e) {
      problems.addAll(e.diagnostics());
    }
  }

  /** The result, failed if it could not be told. */
  PlanResult tell(PlanResult planned) {
    if (announced == null) {
      return planned.failed(problems);
    }
    try {
      return tell(planned, announced);
    } catch (DiagnosticException e) {
      setLastStatus(announced, status(State.ERROR, "the plan could not be posted"));
      return planned.failed(e.diagnostics());
    }
  }

  private PlanResult tell(PlanResult planned, Announced plan) {
    if (planned.outcome() == Outcome.INTERRUPTED || planned.outcome() == Outcome.TERMINATED) {
      // the next run has the say, and may be under way
      setLastStatus(plan, status(State.ERROR, "interrupted"));
      return planned;
    }
    CommentContent content =
        new CommentContent(
            planned.outcome(),
            planned.diagnostics(),
            planned.report(),
            request.stacks(),
            plan.commit(),
            context.run());
    CommitStatus verdict = status(state(planned.outcome()), PlanMarkdown.headline(content));
    String newest = forge.request(context.request()).head();
    if (!newest.equals(plan.commit())) {
      forge.setStatus(plan.commit(), verdict);
      return planned.with(List.of(outdated(plan.commit(), newest)));
    }
    String address =
        forge.comment(
            context.request(),
            plan.us(),
            name.marker(),
            List.of(body(content, PlanMarkdown.LONGEST), body(content, PlanMarkdown.SUMMARY)));
    forge.setStatus(plan.commit(), verdict);
    around.progress().say("comment: " + address);
    return planned;
  }

  private String body(CommentContent content, int budget) {
    String beginning = name.marker() + "\n\n";
    String body =
        beginning
            + PlanMarkdown.render(content, around.redactor()::redact, budget - beginning.length());
    if (around.redactor().finds(body) || around.redactor().finds(PlanMarkdown.readable(body))) {
      throw DiagnosticException.error(
          Diagnostic.error("forge.secret", "the comment would show a secret: not posted", null)
              .because("a secret of this run was found in the finished text")
              .next("change that secret to one that is not made of ordinary words"));
    }
    return body;
  }

  private CommitStatus status(State state, String description) {
    return new CommitStatus(state, name.context(), description, context.run());
  }

  private static State state(Outcome outcome) {
    return switch (outcome) {
      case OK, CHANGES_PRESENT -> State.SUCCESS;
      case INVALID, REFUSED -> State.FAILURE;
      default -> State.ERROR;
    };
  }

  /** What failed before is what is reported, not that this did too. */
  private void setLastStatus(Announced plan, CommitStatus status) {
    try {
      forge.setStatus(plan.commit(), status);
    } catch (DiagnosticException e) {
      around.progress().say("the status of " + plan.commit() + " stays pending");
    }
  }

  private static Diagnostic outdated(String planned, String newest) {
    return Diagnostic.warning(
            "forge.outdated",
            "the request has moved on from %s to %s: its comment was left alone"
                .formatted(planned.substring(0, 7), newest.substring(0, 7)),
            null)
        .next("the run of the newer commit comments");
  }

  @Override
  public void close() {
    forge.close();
  }
}
