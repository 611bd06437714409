package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.git.BranchSnapshot;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import java.util.List;
import java.util.Map;
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
    List<Map.Entry<String, byte[]>> found =
        files.filesIn(folder).entrySet().stream()
            .filter(file -> file.getKey().endsWith(LedgerFiles.SUFFIX))
            .toList();
    AllAtOnce.map(found, file -> stack(branch, prefix + file.getKey(), file.getValue()))
        .forEach(stack -> stacks.put(stack.name(), stack));
  }

  private static AppliedStack stack(String branch, String path, byte[] content) {
    Node document = LedgerText.read(branch + ":" + path, content);
    AppliedStack stack = StackTree.decode(document);
    if (!LedgerFiles.ofStack(stack.name()).equals(path)) {
      throw LedgerProblems.damaged(
          document.required("stack").at(),
          "the file says it is stack \"" + stack.name() + "\", its name says otherwise");
    }
    return stack;
  }
}
