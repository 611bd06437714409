package io.github.proxmoxctl.lab.task;

import java.util.Locale;

/**
 * A task's name: {@code UPID:<node>:<pid>:<pstart>:<start>:<type>:<id>:<user>:}, numbers in
 * hexadecimal.
 *
 * @param pid number of the worker; unique among the tasks of this lab
 * @param start seconds since the epoch
 * @param id what the task is about, often a guest's id; may be empty
 */
record Upid(String node, int pid, long start, String type, String id, String user) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "UPID:%s:%08X:%08X:%08X:%s:%s:%s:",
        node,
        pid,
        pid * 10L,
        start,
        type,
        id,
        user);
  }
}
