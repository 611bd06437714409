package io.github.proxmoxctl.language;

import io.github.proxmoxctl.language.CheckedFile.Checked;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.TreeReader;
import io.github.proxmoxctl.language.tree.TreeWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Files that were found right, as bytes: each with its whole source, so that what is found for a
 * file is what would be read of it now. What this very build did not write is taken for nothing.
 */
final class ParsedFiles {

  private static final byte[] MAGIC =
      "proxmoxctl parsed files 1\n".getBytes(StandardCharsets.UTF_8);
  static final ParsedFiles NONE = new ParsedFiles(Map.of());

  private final Map<String, Entry> entries;

  private ParsedFiles(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * A file and its documents.
   *
   * @param source all its bytes
   * @param documents as a {@link TreeWriter} wrote them
   */
  record Entry(String file, ByteBuffer source, ByteBuffer documents) {

    /** Null when anything is wrong with the file: then it is not kept. */
    static @Nullable Entry of(Contents contents, CheckedFile checked) {
      if (!checked.isRight()) {
        return null;
      }
      var writer = new TreeWriter(checked.file());
      writer.number(checked.documents().size());
      checked.documents().forEach(d -> writer.text(d.kind().word()).node(d.root()));
      return new Entry(checked.file(), contents.bytes(), ByteBuffer.wrap(writer.bytes()));
    }

    CheckedFile checked(Contents contents) {
      var reader = new TreeReader(file, documents.duplicate());
      var checked = new ArrayList<Checked>();
      for (int rest = reader.number(); rest > 0; rest--) {
        Kind kind = Kind.of(reader.text()).orElseThrow();
        checked.add(new Checked(kind, (MapNode) reader.node(), true));
      }
      return new CheckedFile(file, contents.knownText(), checked, List.of(), true);
    }
  }

  /**
   * @param stamp of the code that reads
   */
  static ParsedFiles of(byte[] content, String stamp) {
    byte[] head = head(stamp);
    int end = content.length - Long.BYTES;
    if (end < head.length
        || !Arrays.equals(content, 0, head.length, head, 0, head.length)
        || ByteBuffer.wrap(content).getLong(end) != checksum(content, end)) {
      return NONE;
    }
    Map<String, Entry> entries = new HashMap<>();
    var rest = ByteBuffer.wrap(content, head.length, end - head.length);
    while (rest.hasRemaining()) {
      String file = StandardCharsets.UTF_8.decode(part(rest)).toString();
      entries.put(file, new Entry(file, part(rest), part(rest)));
    }
    return new ParsedFiles(entries);
  }

  private static ByteBuffer part(ByteBuffer content) {
    int length = content.getInt();
    ByteBuffer part = content.slice(content.position(), length);
    content.position(content.position() + length);
    return part;
  }

  /** What {@link #of} reads. */
  static byte[] bytes(Collection<Entry> entries, String stamp) {
    byte[] head = head(stamp);
    int length = head.length + Long.BYTES;
    for (Entry entry : entries) {
      length += 3 * Integer.BYTES + name(entry).length;
      length += entry.source().remaining() + entry.documents().remaining();
    }
    var content = ByteBuffer.allocate(length).put(head);
    for (Entry entry : entries) {
      put(content, ByteBuffer.wrap(name(entry)));
      put(content, entry.source());
      put(content, entry.documents());
    }
    int end = content.position();
    return content.putLong(checksum(content.array(), end)).array();
  }

  private static byte[] name(Entry entry) {
    return entry.file().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer content, ByteBuffer part) {
    content.putInt(part.remaining()).put(part.duplicate());
  }

  private static byte[] head(String stamp) {
    byte[] build = (stamp + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(MAGIC.length + build.length).put(MAGIC).put(build).array();
  }

  private static long checksum(byte[] content, int end) {
    var checksum = new CRC32C();
    checksum.update(content, 0, end);
    return checksum.getValue();
  }

  /** The entry of a file; null when it had other bytes, or was not right. */
  @Nullable Entry find(Contents contents) {
    Entry entry = entries.get(contents.file());
    return entry != null && contents.problem() == null && entry.source().equals(contents.bytes())
        ? entry
        : null;
  }

  int count() {
    return entries.size();
  }
}
