package io.github.proxmoxctl.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Remembers all that it hears of a process. */
final class Recorder implements ProcessListener {
  final List<String> output = Collections.synchronizedList(new ArrayList<>());
  final List<String> error = Collections.synchronizedList(new ArrayList<>());
  final CompletableFuture<RunningProcess> started = new CompletableFuture<>();

  @Override
  public void started(RunningProcess process) {
    started.complete(process);
  }

  @Override
  public void output(String line) {
    output.add(line);
  }

  @Override
  public void error(String line) {
    error.add(line);
  }

  void await(String line) throws InterruptedException {
    while (!output.contains(line)) {
      Thread.sleep(10);
    }
  }
}
