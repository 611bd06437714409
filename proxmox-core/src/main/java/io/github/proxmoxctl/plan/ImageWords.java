package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Downloaded images ({@code proxmox_download_file}) in the words of an Image. */
final class ImageWords {

  private ImageWords() {}

  /** What differs: the file is another then. */
  static List<AttributeChange> differences(ResourceChange change, @Nullable Origins origins) {
    List<AttributeChange> changes = new ArrayList<>();
    add(changes, "checksum", checksum(change.before()), checksum(change.after()), origins);
    add(
        changes,
        "datastore",
        text(change.before(), "datastore_id"),
        text(change.after(), "datastore_id"),
        origins);
    add(
        changes,
        "file",
        text(change.before(), "file_name"),
        text(change.after(), "file_name"),
        null);
    return changes;
  }

  /** Where it comes from. */
  static String summary(@Nullable Map<String, @Nullable Object> values) {
    String url = text(values, "url");
    return url == null ? "" : url;
  }

  private static void add(
      List<AttributeChange> changes,
      String attribute,
      @Nullable String before,
      @Nullable String after,
      @Nullable Origins origins) {
    if (!Objects.equals(before, after)) {
      changes.add(
          new AttributeChange(
              attribute,
              before,
              after,
              Effect.ONLINE,
              false,
              origins == null ? null : origins.of("download." + attribute)));
    }
  }

  private static @Nullable String checksum(@Nullable Map<String, @Nullable Object> values) {
    String digest = text(values, "checksum");
    return digest == null ? null : text(values, "checksum_algorithm") + ":" + digest;
  }

  private static @Nullable String text(@Nullable Map<String, @Nullable Object> values, String key) {
    Object value = values == null ? null : values.get(key);
    return value == null ? null : value.toString();
  }
}
