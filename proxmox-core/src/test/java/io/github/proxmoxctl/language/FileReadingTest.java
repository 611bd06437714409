package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadingTest {

  private static final Path SAMPLE = Path.of("..", "sample-infra-repo");
  private static final String BUILD = "this build";

  @TempDir private Path root;
  private final MemoryParseCache cache = new MemoryParseCache();
  private final List<CheckedFile> fresh = new ArrayList<>();

  @BeforeEach
  void readOnce() throws IOException {
    for (var file : sources(SAMPLE).entrySet()) {
      Path copy = root.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.copy(file.getValue(), copy);
    }
    fresh.addAll(read(BUILD));
  }

  private static SortedMap<String, Path> sources(Path root) {
    return SourceFiles.below(root, new ArrayList<>());
  }

  private List<CheckedFile> read(String build) {
    FileReading reading = cache.reading(build);
    List<CheckedFile> files = reading.of(sources(root));
    reading.finish();
    return files;
  }

  @Test
  void whatIsKeptIsWhatWasRead() {
    assertThat(fresh).hasSizeGreaterThan(10).allMatch(CheckedFile::isRight);
    assertThat(read(BUILD)).isEqualTo(fresh);
    assertThat(cache.stores()).as("nothing new to keep").isEqualTo(1);
  }

  @Test
  void changedFileIsReadAgain() throws IOException {
    Path file = root.resolve("catalog/networks.yaml");
    Files.writeString(file, Files.readString(file).replace("kind: Network", "kind: Netwerk"));

    List<CheckedFile> changed = read(BUILD);

    assertThat(changed.stream().filter(one -> !one.isRight()))
        .singleElement()
        .satisfies(one -> assertThat(one.diagnostics()).isNotEmpty());
    assertThat(read(BUILD)).as("and is never kept").isEqualTo(changed);
  }

  @Test
  void changeOfOneCharacterWithTheSameLengthIsSeen() throws IOException {
    Path file = root.resolve("catalog/networks.yaml");
    var time = Files.getLastModifiedTime(file);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("Network", "NetworK"));
    Files.setLastModifiedTime(file, time);

    assertThat(read(BUILD)).isNotEqualTo(fresh);
  }

  @Test
  void fileThatMovesIsReadAgain() throws IOException {
    Files.move(root.resolve("catalog/networks.yaml"), root.resolve("servers/networks.yaml"));

    assertThat(read(BUILD).stream().filter(one -> !one.isRight()))
        .singleElement()
        .satisfies(one -> assertThat(one.file()).isEqualTo("servers/networks.yaml"));
  }

  @Test
  void fileThatIsGoneIsForgotten() throws IOException {
    Files.delete(root.resolve("catalog/networks.yaml"));

    assertThat(read(BUILD)).hasSize(fresh.size() - 1);
    assertThat(cache.stores()).isEqualTo(2);
  }

  @Test
  void anotherBuildBelievesNothing() {
    assertThat(read("another build")).isEqualTo(fresh);
    assertThat(cache.stores()).isEqualTo(2);
  }

  @Test
  void damagedCacheIsTakenForNone() {
    byte[] good = cache.load().orElseThrow();
    for (int length : List.of(0, 1, 26, good.length / 2, good.length - 1)) {
      assertThat(ParsedFiles.of(java.util.Arrays.copyOf(good, length), BUILD).count()).isZero();
    }
    for (int at = 0; at < good.length; at += 1 + good.length / 500) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      assertThat(ParsedFiles.of(bad, BUILD).count()).as("byte %d", at).isZero();
    }
    assertThat(ParsedFiles.of(good, BUILD).count()).isEqualTo(fresh.size());
  }

  @Test
  void littleIsReadWithoutACache() {
    var other = new MemoryParseCache();
    var reading = new FileReading(other, () -> Optional.of(BUILD), FileReading.SMALL);

    assertThat(reading.of(sources(root))).isEqualTo(fresh);
    reading.finish();
    assertThat(other.stores()).isZero();
  }

  @Test
  void codeThatCannotBeToldApartKeepsNothing() {
    var other = new MemoryParseCache();
    var reading = new FileReading(other, Optional::empty, 0);

    assertThat(reading.of(sources(root))).isEqualTo(fresh);
    reading.finish();
    assertThat(other.stores()).isZero();
  }
}
