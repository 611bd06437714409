package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.terraform.TerraformEvent.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the lines of {@code -json} output. Lines of unknown types and lines that are no JSON
 * (they occur) are nothing; the format promises that new types may come.
 */
final class UiStream {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Step> STEPS =
      Map.of(
          "apply_start", Step.START,
          "apply_progress", Step.PROGRESS,
          "apply_complete", Step.COMPLETE,
          "apply_errored", Step.ERRORED);

  private UiStream() {}

  static Optional<TerraformEvent> decode(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    JsonNode message;
    try {
      message = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    var type = message.path("type").asText();
    var step = STEPS.get(type);
    if (step != null) {
      return Optional.of(apply(step, message.path("hook")));
    }
    return switch (type) {
      case "diagnostic" -> Optional.of(report(message.path("diagnostic")));
      case "change_summary" -> Optional.of(summary(message.path("changes")));
      default -> Optional.empty();
    };
  }

  private static TerraformEvent apply(Step step, JsonNode hook) {
    var address = hook.path("resource").path("addr").asText();
    return new TerraformEvent.Apply(
        step,
        address,
        ResourceAddress.serverOf(address),
        hook.path("action").asText(),
        Duration.ofSeconds(hook.path("elapsed_seconds").asLong()),
        text(hook.path("id_value")));
  }

  private static TerraformEvent report(JsonNode diagnostic) {
    return new TerraformEvent.Report(
        !diagnostic.path("severity").asText().equals("warning"),
        diagnostic.path("summary").asText(),
        diagnostic.path("detail").asText(),
        text(diagnostic.path("address")));
  }

  private static TerraformEvent summary(JsonNode changes) {
    return new TerraformEvent.Summary(
        changes.path("add").asInt(),
        changes.path("change").asInt(),
        changes.path("remove").asInt(),
        changes.path("import").asInt());
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
  }
}
