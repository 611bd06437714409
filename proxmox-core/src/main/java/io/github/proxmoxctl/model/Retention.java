package io.github.proxmoxctl.model;

/** Which backups are kept. */
public sealed interface Retention {

  /** As the storage itself is set. */
  record ByStorage() implements Retention {}

  /** All of them. */
  record Everything() implements Retention {}

  /** So many of each kind; a kind with zero keeps none of its own. */
  record Counts(int last, int hourly, int daily, int weekly, int monthly, int yearly)
      implements Retention {

    /** Whether any backup outlives the next one. */
    public boolean keepsAny() {
      return last + hourly + daily + weekly + monthly + yearly > 0;
    }
  }
}
