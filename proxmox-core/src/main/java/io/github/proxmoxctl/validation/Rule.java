package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import java.util.List;

/** One thing that must hold in the desired state. */
@FunctionalInterface
interface Rule {

  /** Where it does not hold; empty when it does. */
  List<Diagnostic> check(DesiredState state);
}
