package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.git.BranchSnapshot;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all stacks from the ledger branch, strictly. */
final class LedgerReader {

  private LedgerReader() {}

  /**
   * @param branch for messages
   */
  static LedgerSnapshot read(String branch, BranchSnapshot files) {
    SortedMap<String, AppliedStack> stacks = new TreeMap<>();
    readFolder(branch, "", files, stacks);
    readFolder(branch, LedgerFiles.CLUSTERS + "/", files, stacks);
    return new LedgerSnapshot(new AppliedState(stacks), files.commit());
  }

  private static void readFolder(
      String branch, String prefix, BranchSnapshot files, SortedMap<String, AppliedStack> stacks) {
    String folder = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    files
        .filesIn(folder)
        .forEach(
            (name, content) -> {
              if (name.endsWith(LedgerFiles.SUFFIX)) {
                AppliedStack stack = stack(branch + ":" + prefix + name, prefix + name, content);
                stacks.put(stack.name(), stack);
              }
            });
  }

  private static AppliedStack stack(String shownAs, String path, byte[] content) {
    Node document = LedgerText.read(shownAs, content);
    AppliedStack stack = StackTree.decode(document);
    if (!LedgerFiles.ofStack(stack.name()).equals(path)) {
      throw LedgerProblems.damaged(
          document.required("stack").at(),
          "the file says it is stack \"" + stack.name() + "\", its name says otherwise");
    }
    return stack;
  }
}
