package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;

/** A range whose end is before its beginning. */
final class RangeProblem {

  private RangeProblem() {}

  static Diagnostic backwards(Fields range) {
    return Diagnostic.error(
            "range.backwards",
            "the range runs backwards: from "
                + range.text("from", "?")
                + " to "
                + range.text("to", "?"),
            range.at("to"))
        .next("write the smaller one as `from`");
  }
}
