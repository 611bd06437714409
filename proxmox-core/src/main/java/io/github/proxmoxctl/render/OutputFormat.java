package io.github.proxmoxctl.render;

import java.util.Set;

/** How a result is written to standard output. */
public enum OutputFormat {
  TEXT,
  MARKDOWN,
  JSON,
  /** Problems for code scanning: SARIF 2.1.0. */
  SARIF,
  /** Problems for CI servers: the XML of JUnit reports. */
  JUNIT;

  private static final Set<OutputFormat> OF_EVERY_GOAL = Set.of(TEXT, MARKDOWN, JSON);
  private static final Set<OutputFormat> OF_VALIDATE = Set.of(values());

  /** What every goal can write. */
  public static Set<OutputFormat> ofEveryGoal() {
    return OF_EVERY_GOAL;
  }

  /** What {@code validate} can write: also the two that hold nothing but problems. */
  public static Set<OutputFormat> ofValidate() {
    return OF_VALIDATE;
  }
}
