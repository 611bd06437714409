package io.github.proxmoxctl.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows that the sample brings hold what the security page says of them. */
class SampleWorkflowsTest {

  private static final Path FOLDER = Path.of("../sample-infra-repo/.github/workflows");

  @ParameterizedTest
  @ValueSource(strings = {"plan.yml", "deploy.yml"})
  void nobodysTextBecomesCodeAndNobodyGetsMoreThanItNeeds(String file) throws IOException {
    JsonNode workflow = read(file);
    assertThat(workflow.path("on").has("pull_request_target")).isFalse();
    assertThat(workflow.path("on").has("issue_comment")).isFalse();
    assertThat(workflow.path("permissions").isObject()).isTrue();
    assertThat(workflow.path("permissions")).isEmpty();
    assertThat(workflow.path("concurrency").isMissingNode()).isFalse();
    for (JsonNode job : workflow.path("jobs")) {
      assertThat(job.path("permissions").isObject()).isTrue();
      for (JsonNode step : job.path("steps")) {
        assertThat(step.path("run").asText()).doesNotContain("${{");
        if (step.has("uses")) {
          assertThat(step.path("uses").asText()).matches("[^@]+@[0-9a-f]{40}");
          assertThat(step.path("with").path("persist-credentials").asText()).isEqualTo("false");
        }
      }
    }
  }

  @Test
  void aForksRequestMeetsNoSecret() throws IOException {
    JsonNode jobs = read("plan.yml").path("jobs");
    assertThat(jobs.path("validate").toString()).doesNotContain("secrets.", "github.token");
    assertThat(jobs.path("plan").path("if").asText())
        .isEqualTo("github.event.pull_request.head.repo.full_name == github.repository");
    assertThat(runs(jobs.path("plan"))).contains("proxmoxctl plan --comment");
  }

  @Test
  void theReviewedDigestIsDeployedFromTheDefaultBranchOnly() throws IOException {
    JsonNode job = read("deploy.yml").path("jobs").path("deploy");
    assertThat(job.path("if").asText()).contains("default_branch");
    assertThat(runs(job))
        .contains("proxmoxctl deploy --stack \"$STACK\" --approve \"$DIGEST\" --lock-timeout 10m");
    assertThat(read("deploy.yml").path("concurrency").path("cancel-in-progress").asBoolean(true))
        .isFalse();
  }

  private static List<String> runs(JsonNode job) {
    return job.path("steps").findValuesAsText("run");
  }

  private static JsonNode read(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(FOLDER.resolve(file)));
  }
}
