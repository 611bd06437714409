package io.github.proxmoxctl.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files, each by itself; those that are as they were come from the cache. */
final class FileReading {

  /** Below it the threads would cost more than they spare. */
  private static final int FEW = 8;

  /** In bytes. Below it all files are read sooner than a cache is looked for. */
  static final int SMALL = 64 * 1024;

  private final ParseCache cache;
  private final Supplier<Optional<String>> stamp;
  private final long small;
  private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);

  /**
   * @param stamp of the code that reads, empty when that cannot be told: then nothing is kept
   * @param small as many bytes as are read without a cache
   */
  FileReading(ParseCache cache, Supplier<Optional<String>> stamp, long small) {
    this.cache = cache;
    this.stamp = stamp;
    this.small = small;
  }

  private record One(Contents contents, CheckedFile checked, ParsedFiles.@Nullable Entry known) {}

  /** In the order of their names; of many, several at a time. */
  List<CheckedFile> of(SortedMap<String, Path> files) {
    List<Contents> all =
        files.entrySet().stream().map(f -> Contents.of(f.getKey(), f.getValue())).toList();
    Optional<String> build = isLarge(all) ? stamp.get() : Optional.empty();
    ParsedFiles known =
        build
            .flatMap(is -> cache.load().map(bytes -> ParsedFiles.of(bytes, is)))
            .orElse(ParsedFiles.NONE);
    Stream<Contents> some = all.size() < FEW ? all.stream() : all.parallelStream();
    List<One> read = some.map(contents -> read(contents, known)).toList();
    boolean isNews =
        known.count() != read.stream().filter(one -> one.known() != null).count()
            || read.stream().anyMatch(one -> one.known() == null && one.checked().isRight());
    if (build.isPresent() && isNews) {
      // while the others are put together
      storing = CompletableFuture.runAsync(() -> store(read, build.get()));
    }
    return read.stream().map(One::checked).toList();
  }

  private boolean isLarge(List<Contents> all) {
    return cache != ParseCache.NONE
        && all.stream().mapToLong(contents -> contents.bytes().remaining()).sum() > small;
  }

  private static One read(Contents contents, ParsedFiles known) {
    ParsedFiles.Entry entry = known.find(contents);
    return entry == null
        ? new One(contents, CheckedFile.of(contents), null)
        : new One(contents, entry.checked(contents), entry);
  }

  private void store(List<One> read, String build) {
    cache.store(
        ParsedFiles.bytes(
            read.stream()
                .map(
                    one ->
                        one.known() == null
                            ? ParsedFiles.Entry.of(one.contents(), one.checked())
                            : one.known())
                .filter(Objects::nonNull)
                .toList(),
            build));
  }

  /** Waits until what was read is kept. */
  void finish() {
    storing.join();
  }
}
