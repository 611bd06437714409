package io.github.proxmoxctl.forge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contract can be broken: a check that finds nothing would prove nothing. */
class GitHubContractTest {

  private static final String STATUSES = "/repos/acme/infra/statuses/3f9c2e1";
  private static final String COMMENTS = "/repos/acme/infra/issues/12/comments";
  private static final GitHubContract GITHUB = GitHubContract.published();

  private static void broken(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(AssertionError.class);
  }

  @Test
  void whatGitHubDescribesIsAccepted() {
    JsonNode unused = GITHUB.operation("POST", STATUSES, "{\"state\": \"success\"}");
    JsonNode list = GITHUB.operation("GET", COMMENTS + "?per_page=100&page=2", "");
    GITHUB.answer(list, 200, "[]");
    GITHUB.answer(list, 404, "{\"message\": \"Not Found\"}");
  }

  @Test
  void pathsMethodsAndParametersThatItDoesNotDescribeAreNot() {
    broken(() -> GITHUB.operation("GET", "/repos/acme/infra/remarks", ""));
    broken(() -> GITHUB.operation("PUT", COMMENTS, "{\"body\": \"x\"}"));
    broken(() -> GITHUB.operation("GET", COMMENTS + "?perpage=100", ""));
    broken(() -> GITHUB.operation("GET", COMMENTS + "?per_page=many", ""));
  }

  @Test
  void bodiesThatItDoesNotDescribeAreNot() {
    broken(() -> GITHUB.operation("POST", STATUSES, "{\"state\": \"green\"}"));
    broken(() -> GITHUB.operation("POST", STATUSES, "{\"context\": \"x\"}"));
    broken(() -> GITHUB.operation("POST", STATUSES, "{\"state\": \"error\", \"url\": \"x\"}"));
    broken(() -> GITHUB.operation("POST", COMMENTS, "{\"body\": 1}"));
    broken(() -> GITHUB.operation("GET", COMMENTS, "{}"));
  }

  @Test
  void answersThatItDoesNotDescribeAreNot() {
    JsonNode list = GITHUB.operation("GET", COMMENTS, "");
    broken(() -> GITHUB.answer(list, 200, "{}"));
    broken(() -> GITHUB.answer(list, 200, "[{\"id\": 1}]"));
    broken(() -> GITHUB.answer(list, 418, "{}"));
  }
}
