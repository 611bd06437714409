package io.github.proxmoxctl.ansible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Our real playbook and callback with a role {@code base} that does nothing: a test's host is this
 * machine, and must stay as it is.
 */
public final class TestContent {

  private static final Path OURS = Path.of("..", "ansible");

  private TestContent() {}

  public static AnsibleContent of(Path repository) {
    try {
      SortedMap<String, ContentFile> ours = new TreeMap<>(ContentFiles.of(OURS));
      ours.keySet().removeIf(name -> name.startsWith("roles/") || name.startsWith("tests/"));
      Path tasks = Files.createTempFile("base", ".yml");
      tasks.toFile().deleteOnExit();
      Files.writeString(tasks, "- name: Do nothing\n  ansible.builtin.debug:\n    msg: nothing\n");
      ours.put("roles/base/tasks/main.yml", ContentFile.of(tasks));
      return AnsibleContent.of(ours, repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
