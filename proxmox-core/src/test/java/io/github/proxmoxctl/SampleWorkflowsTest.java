package io.github.proxmoxctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows that we ship give to nobody more than he needs. */
class SampleWorkflowsTest {

  private static final Path FOLDER = Path.of("..", "sample-infra-repo", ".github", "workflows");
  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Set<String> WITH_SECRETS_FOR_ANYBODY =
      Set.of("pull_request_target", "workflow_run", "issue_comment", "pull_request_review");
  private static final String OF_THIS_REPOSITORY =
      "github.event.pull_request.head.repo.full_name == github.repository";

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void bothAreThere() throws IOException {
    assertThat(workflows())
        .extracting(f -> f.getFileName().toString())
        .containsExactly("deploy.yml", "plan.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowIsSafe(Path file) throws IOException {
    assertThat(problems(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permissions: {} -> permissions: write-all",
        "permissions: {} -> # none",
        "pull_request: -> pull_request_target:",
        "pull_request: -> workflow_run:",
        "run: proxmoxctl plan -> run: echo ${{ github.event.pull_request.title }} && proxmoxctl plan",
        "dded0888837ed1f317902acf8a20df0ad188d165 # v5.0.0 -> v5",
        "persist-credentials: false -> fetch-tags: true",
        "head.repo.full_name == github.repository -> head.repo.full_name != ''",
        "timeout-minutes: 30 -> strategy: {}",
        "environment: plan -> env: {}",
        "statuses: write -> packages: write",
        "contents: read -> contents: write"
      })
  void eachOfTheseWouldBeFound(String change) throws IOException {
    String plan = Files.readString(FOLDER.resolve("plan.yml"));
    String[] parts = change.split(" -> ", 2);
    String changed = plan.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(plan);
    assertThat(problems(changed)).isNotEmpty();
  }

  @Test
  void whatIsTypedIntoADispatchIsData() throws IOException {
    String deploy = Files.readString(FOLDER.resolve("deploy.yml"));

    assertThat(problems(deploy.replace("\"--approve=$DIGEST\"", "--approve ${{ inputs.digest }}")))
        .anyMatch(problem -> problem.contains("expression in a script"));
  }

  private static List<String> problems(String text) throws IOException {
    List<String> problems = new ArrayList<>();
    JsonNode workflow = new YAMLMapper().readTree(text);
    workflow
        .path("on")
        .fieldNames()
        .forEachRemaining(
            event -> {
              if (WITH_SECRETS_FOR_ANYBODY.contains(event)) {
                problems.add("runs with secrets for anybody: " + event);
              }
            });
    if (!workflow.path("permissions").isObject() || !workflow.path("permissions").isEmpty()) {
      problems.add("permissions are not taken away first");
    }
    if (!workflow.has("concurrency")) {
      problems.add("runs may overtake each other");
    }
    text.lines()
        .filter(line -> line.contains(" uses:") && !PINNED.matcher(line).find())
        .forEach(line -> problems.add("not pinned: " + line.strip()));
    boolean isForRequests = !workflow.path("on").has("workflow_dispatch");
    for (var job : workflow.path("jobs").properties()) {
      job(job.getKey(), job.getValue(), isForRequests, problems);
    }
    return problems;
  }

  private static void job(String name, JsonNode job, boolean isForRequests, List<String> problems) {
    if (!job.has("timeout-minutes")) {
      problems.add(name + " may run for hours");
    }
    permissions(name, job, isForRequests, problems);
    boolean isOurs = job.path("runs-on").toString().contains("self-hosted");
    boolean hasSecrets = job.toString().contains("secrets.");
    if (isForRequests && (isOurs || hasSecrets)) {
      if (!job.path("if").asText().contains(OF_THIS_REPOSITORY)) {
        problems.add(name + " runs for forks");
      }
    }
    if (hasSecrets && job.path("environment").asText().isEmpty()) {
      problems.add(name + " has secrets that no environment guards");
    }
    for (JsonNode step : job.path("steps")) {
      if (step.path("run").asText().contains("${{")) {
        problems.add(name + " has an expression in a script: " + step.path("run"));
      }
      if (step.path("uses").asText().startsWith("actions/checkout@")
          && !step.path("with").path("persist-credentials").asText().equals("false")) {
        problems.add(name + " leaves the token in .git/config");
      }
    }
  }

  private static void permissions(
      String name, JsonNode job, boolean isForRequests, List<String> problems) {
    Set<String> writable = isForRequests ? Set.of("pull-requests", "statuses") : Set.of("contents");
    if (!job.path("permissions").isObject()) {
      problems.add(name + " does not say what it may");
    }
    for (var permission : job.path("permissions").properties()) {
      if (permission.getValue().asText().equals("write")
          && !writable.contains(permission.getKey())) {
        problems.add(name + " may write " + permission.getKey());
      }
    }
  }
}
