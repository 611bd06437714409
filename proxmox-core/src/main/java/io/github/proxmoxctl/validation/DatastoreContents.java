package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import java.util.ArrayList;
import java.util.List;

/** A datastore keeps what is put there. */
final class DatastoreContents implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (DatastoreUse use : DatastoreUse.all(state)) {
      state
          .storages()
          .find(use.cluster(), use.name())
          .filter(store -> !store.content().contains(use.content()))
          .ifPresent(store -> problems.add(problem(use, store)));
    }
    return problems;
  }

  private static Diagnostic problem(DatastoreUse use, Datastore store) {
    return Diagnostic.error(
            "datastore.content",
            "datastore %s does not keep %s, which %s needs"
                .formatted(Quoted.of(store.name()), Quoted.of(use.content()), use.what()),
            use.place())
        .next(
            "choose another datastore, or add %s to its `content` if Proxmox has it so"
                .formatted(Quoted.of(use.content())))
        .see(store.origins().of("content"), "its content");
  }
}
