package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a lab that does not run: they wait for its start. */
class LabFaultTest {

  @TempDir Path folder;

  @Test
  void aFaultIsAddedListedAndCleared() {
    assertThat(run(0, "list").out()).isEqualTo("no faults\n");
    assertThat(
            run(0, "add", "answer", "595", "--path", "nodes/*/qemu/*/config", "--times", "2").out())
        .isEqualTo(
            "fault 1: nodes/*/qemu/*/config is answered 595 \"No route to host\", 2 times;"
                + " has not struck\n");
    assertThat(run(0, "add", "full", "local-lvm", "--after", "6").out())
        .isEqualTo("fault 2: storage local-lvm is full, each time after 6; has not struck\n");
    run(0, "add", "fail-task", "qmclone", "--vmid", "105");
    run(0, "add", "drop", "--done", "--method", "post");
    run(0, "add", "delay", "2s");
    run(0, "add", "no-quorum");
    run(0, "add", "take-id");
    run(0, "add", "no-agent", "--vmid", "105");
    assertThat(run(0, "list").out())
        .hasLineCount(8)
        .contains(
            "qmclone of VM 105 fails",
            "POST every request is carried out and not answered",
            "every request takes 2000 ms longer",
            "nodes/*/qemu/*/agent/** of VM 105 is answered 500");
    assertThat(run(0, "clear", "2", "3").out()).isEqualTo("cleared faults 2, 3\n");
    assertThat(run(1, "clear", "2").err()).contains("there is no fault 2", "lab fault list");
    assertThat(run(0, "clear").out()).isEqualTo("cleared faults 1, 4, 5, 6, 7, 8\n");
    assertThat(run(0, "list").out()).isEqualTo("no faults\n");
  }

  private Answer run(int code, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    String[] line = new String[arguments.length + 2];
    line[0] = "lab";
    line[1] = "fault";
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
    int exitCode =
        Main.run(outWriter, errWriter, new Session(environment, outWriter, errWriter, false), line);
    return new Answer(String.join(" ", line), exitCode, out.toString(), err.toString())
        .expect(code);
  }
}
