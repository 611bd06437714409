package io.github.proxmoxctl.operation;

import java.util.Optional;

/** Port to a person who can answer; empty where nobody can. */
public interface Terminal {

  Terminal NOBODY = question -> Optional.empty();

  /** Shows the text and reads one line. */
  Optional<String> ask(String question);
}
