package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.maven.MavenRun.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn proxmox:validate} in the ways that operators call it. */
class ValidateIT {

  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path folder;
  private InfrastructureRepo repo;

  @BeforeEach
  void repo() throws Exception {
    repo = InfrastructureRepo.files(folder.resolve("the shop's infra"));
    // what Maven still has to fetch (from a folder) would be said among what a test looks at
    MavenRun.of(repo.root(), NOTHING, "-q", "proxmox:help");
  }

  private Ended maven(String... arguments) throws Exception {
    return MavenRun.of(repo.root(), NOTHING, arguments);
  }

  private void breakIt() throws Exception {
    repo.edit("servers/shop/web.yaml", "network: front", "network: fornt");
  }

  private static long count(Ended ended, String text) {
    return ended.output().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void validOffline() throws Exception {
    Ended ended = maven("-B", "-o", "proxmox:validate");
    assertThat(ended.output())
        .contains("[INFO] No problem in 16 files. Nothing was contacted.")
        .contains("BUILD SUCCESS")
        .doesNotContain("WARN");
    assertThat(ended.exitCode()).isZero();
    assertThat(repo.result("validate").path("outcome").asText()).isEqualTo("ok");
  }

  @Test
  void brokenIsSaidOnceWithoutAStackTrace() throws Exception {
    breakIt();
    Ended ended = maven("-B", "proxmox:validate");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("[ERROR] error[reference.unknown]")
        .contains("[ERROR]   --> servers/shop/web.yaml:")
        .contains("BUILD FAILURE")
        .contains("The desired state is invalid. Correct what is shown above, then run")
        .doesNotContain("\tat ")
        .doesNotContain("Exception:");
    assertThat(count(ended, "reference.unknown")).isEqualTo(1);
    assertThat(repo.result("validate").path("exitCode").asInt()).isEqualTo(3);
  }

  @Test
  void quietIsSilentButForErrors() throws Exception {
    assertThat(maven("-q", "proxmox:validate")).isEqualTo(new Ended(0, ""));
    breakIt();
    Ended ended = maven("-q", "proxmox:validate");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output().lines()).isNotEmpty().allMatch(line -> line.startsWith("[ERROR] "));
  }

  @Test
  void withoutAPom() throws Exception {
    Files.delete(repo.root().resolve("pom.xml"));
    Ended ended = maven("-B", MavenRun.PLUGIN + ":validate");
    assertThat(ended.output()).contains("No problem in 16 files");
    assertThat(repo.result("validate").path("outcome").asText()).isEqualTo("ok");
  }

  @Test
  void aVariableIsTheDefaultOfItsParameter() throws Exception {
    Ended ended =
        MavenRun.of(
            folder,
            Map.of("PROXMOXCTL_DIRECTORY", repo.root().toString(), "PROXMOXCTL_OUTPUT", "json"),
            "-B",
            MavenRun.PLUGIN + ":validate");
    assertThat(ended.output()).contains("\"goal\" : \"validate\"").contains("\"files\" : 16");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void aProjectOfSeveralModulesIsValidatedOnce() throws Exception {
    for (String module : new String[] {"app", "db"}) {
      Files.createDirectories(repo.root().resolve(module));
      Files.writeString(repo.root().resolve(module + "/pom.xml"), pom(module, PARENT, ""));
    }
    Files.writeString(
        repo.root().resolve("pom.xml"),
        pom("infrastructure", "<groupId>com.example.acme</groupId><version>1</version>", BOUND));
    Ended bound = maven("-B", "validate");
    assertThat(count(bound, "No problem in 16 files")).as(bound.output()).isEqualTo(1);
    assertThat(count(bound, "runs once")).isEqualTo(2);
    Ended direct = maven("-B", "-T2", "proxmox:validate");
    assertThat(count(direct, "No problem in 16 files")).as(direct.output()).isEqualTo(1);
    assertThat(count(direct, "WARN")).as(direct.output()).isZero();
    assertThat(repo.root().resolve("app/target")).doesNotExist();
  }

  private static final String PARENT =
      "<parent><groupId>com.example.acme</groupId><artifactId>infrastructure</artifactId>"
          + "<version>1</version></parent>";

  private static final String BOUND =
      """
      <modules><module>app</module><module>db</module></modules>
      <build><plugins><plugin>
        <groupId>io.github.proxmoxctl</groupId>
        <artifactId>proxmox-maven-plugin</artifactId>
        <version>%s</version>
        <executions><execution><goals><goal>validate</goal></goals></execution></executions>
      </plugin></plugins></build>
      """
          .formatted(System.getProperty("it.version"));

  private static String pom(String artifact, String place, String more) {
    return "<project><modelVersion>4.0.0</modelVersion>%s<artifactId>%s</artifactId><packaging>pom</packaging>%s</project>"
        .formatted(place, artifact, more);
  }
}
