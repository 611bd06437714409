package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.ParseCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserParseCacheTest {

  @TempDir private Path folder;

  private ParseCache cache(String repo) {
    return UserParseCache.of(
        Map.of("PROXMOXCTL_CACHE", folder.resolve("cache").toString()),
        folder.resolve(repo),
        Clock.systemUTC());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache/parsed"))) {
      return files.toList();
    }
  }

  @Test
  void eachRepoHasItsOwnThatOnlyItsOwnerReads() throws IOException {
    cache("one").store(new byte[] {1});
    cache("other").store(new byte[] {2});

    assertThat(cache("one").load()).hasValue(new byte[] {1});
    assertThat(cache("other").load()).hasValue(new byte[] {2});
    assertThat(cache("third").load()).isEmpty();
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whatNobodyUsedForAMonthGoes() throws IOException {
    cache("one").store(new byte[] {1});
    Files.setLastModifiedTime(
        files().get(0), FileTime.from(Instant.now().minus(Duration.ofDays(31))));

    cache("other").store(new byte[] {2});

    assertThat(cache("one").load()).isEmpty();
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsNot() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file in the way");

    cache("one").store(new byte[] {1});

    assertThat(cache("one").load()).isEmpty();
  }

  @Test
  void withoutAHomeNothingIsKept() {
    assertThat(UserParseCache.of(Map.of(), folder, Clock.systemUTC())).isSameAs(ParseCache.NONE);
  }
}
