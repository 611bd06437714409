package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the goals have in common, on the one that needs nothing from outside. */
class ProxmoxMojoTest {

  private static final String PIPELINE =
      """
      apiVersion: proxmoxctl/v1
      kind: Pipeline
      metadata:
        name: acme
      """;

  @TempDir private Path repository;
  private final RecordedLog log = new RecordedLog();

  @BeforeEach
  void repository() throws IOException {
    Files.writeString(repository.resolve("proxmox.yaml"), PIPELINE);
  }

  private void validate(Configured configured) throws Exception {
    mojo(configured).execute();
  }

  private ValidateMojo mojo(Configured configured) {
    ValidateMojo mojo = configured.mojo(new ValidateMojo());
    mojo.setLog(log);
    return mojo;
  }

  private Path result() {
    return repository.resolve("target/proxmox/validate-result.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxmox.skip", "proxmox.validate.skip"})
  void skipped(String property) throws Exception {
    validate(Configured.in(repository).user(Map.of(property, "true")));
    assertThat(log.entries).containsExactly("INFO proxmox:validate is skipped");
    assertThat(result()).doesNotExist();
  }

  @Test
  void anotherGoalsSkipIsNotOurs() throws Exception {
    Files.writeString(repository.resolve("proxmox.yaml"), PIPELINE + "spec: {surprise: 1}\n");
    assertThatThrownBy(
            () -> validate(Configured.in(repository).user(Map.of("proxmox.apply.skip", "true"))))
        .isInstanceOf(MojoFailureException.class);
  }

  @Test
  void aModuleIsLeftToTheProjectThatMavenWasStartedFor() throws Exception {
    ValidateMojo mojo = mojo(Configured.in(repository));
    mojo.project.setExecutionRoot(false);
    mojo.execute();
    assertThat(log.entries)
        .containsExactly(
            "INFO proxmox:validate runs once, in the project that Maven was started for");
    assertThat(result()).doesNotExist();
  }

  @Test
  void problemsAreErrorsLineByLineAndTheMessageDoesNotRepeatThem() throws Exception {
    Files.writeString(repository.resolve("proxmox.yaml"), PIPELINE + "spec: {surprise: 1}\n");
    assertThatThrownBy(() -> validate(Configured.in(repository)))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("run proxmox:validate again")
        .hasMessageNotContaining("surprise");
    assertThat(log.entries)
        .anySatisfy(line -> assertThat(line).startsWith("ERROR error[").contains("surprise"))
        .anySatisfy(line -> assertThat(line).startsWith("ERROR ").contains("proxmox.yaml:5:"))
        .allSatisfy(line -> assertThat(line).hasLineCount(1));
    assertThat(result()).content().contains("\"outcome\" : \"invalid\"");
  }

  @Test
  void aWrongParameterIsAnErrorOfItsOwn() {
    assertThatThrownBy(
            () -> validate(Configured.in(repository).user(Map.of("proxmox.output", "yaml"))))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("mvn proxmox:help");
    assertThat(log.entries)
        .first()
        .asString()
        .isEqualTo("ERROR error[usage]: proxmox.output cannot be \"yaml\"");
    assertThat(result()).doesNotExist();
  }

  @Test
  void aDocumentIsOneEntryThatCanBeCopied() throws Exception {
    Files.writeString(repository.resolve("proxmox.yaml"), PIPELINE + "spec: {surprise: 1}\n");
    assertThatThrownBy(
            () -> validate(Configured.in(repository).user(Map.of("proxmox.output", "json"))))
        .isInstanceOf(MojoFailureException.class);
    String document = log.entries.get(log.entries.size() - 1);
    assertThat(document).startsWith("INFO " + System.lineSeparator() + "{");
    assertThat(document.substring("INFO ".length()).strip())
        .isEqualTo(Files.readString(result()).strip());
  }

  @Test
  void colourIsOnlyWhereItIsWanted() {
    Configured broken = Configured.in(repository.resolve("missing"));
    assertThatThrownBy(() -> validate(broken.user(Map.of("proxmox.color", "always"))))
        .isInstanceOf(MojoFailureException.class);
    assertThat(log.entries).anySatisfy(line -> assertThat(line).contains("\u001b["));
    log.entries.clear();
    assertThatThrownBy(() -> validate(broken)).isInstanceOf(MojoFailureException.class);
    assertThat(log.entries).isNotEmpty().noneSatisfy(line -> assertThat(line).contains("\u001b["));
  }
}
