package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that cannot be read, and those that ask for help. */
class UsageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plna                     | plna                | plan",
        "plan --detailed-exitcod  | --detailed-exitcod  | --detailed-exitcode",
        "apply --approve          | --approve           | proxmoxctl apply --help",
        "apply --lock-timeout x   | 30s, 5m or 2h       | proxmoxctl apply --help",
        "plan -o yaml             | yaml                | json",
        "plan extra               | extra               | proxmoxctl plan --help",
        "state                    | list, verify        | proxmoxctl state --help",
        "state unlock             | STACK               | proxmoxctl state unlock --help",
        "state recover nonsense   | shop/r01            | proxmoxctl state list",
        "state restore shop/r01   | SERIAL              | proxmoxctl state restore --help",
        "state restore shop/r01 x | SERIAL              | proxmoxctl state restore --help",
        "validate --watch -o json | exclude each other  | proxmoxctl validate --help",
        "schema servr             | servr               | Server",
        "schema image --all x     | exclude each other  | proxmoxctl schema --help",
        "plan -o jsno             | jsno                | did you mean \"json\"?",
        "plan -o sarif            | sarif               | json",
        "lab                      | start, stop         | proxmoxctl lab --help",
        "lab start --port many    | many                | proxmoxctl lab start --help",
        "lab start --latency soon     | 20ms, 3s or 2m    | proxmoxctl lab start --help",
        "lab fault                    | add, list or clear | proxmoxctl lab fault --help",
        "lab fault add                | answer, drop      | proxmoxctl lab fault add --help",
        "lab fault add answer 200     | 400 to 599        | proxmoxctl lab fault add --help",
        "lab fault add delay soon     | 20ms, 3s or 2m    | proxmoxctl lab fault add --help",
        "lab start --hosts --no-hosts | exclude each other | proxmoxctl lab start --help"
      })
  void anUnreadableCommandLineIsToldSo(String line, String what, String next) {
    Answer answer = run(Map.of(), line.split(" ", -1)).expect(64);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).startsWith("error[").contains(what, next).doesNotContain("Exception");
  }

  @Test
  void aCommandIsNeeded() {
    assertThat(run(Map.of()).expect(64).err()).contains("a command is missing", "--help");
  }

  @Test
  void aWrongVariableIsNamed() {
    Answer answer = run(Map.of("PROXMOXCTL_LOCK_TIMEOUT", "soon"), "apply").expect(64);
    assertThat(answer.err()).contains("soon", "--lock-timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "plan --help",
    "apply --help",
    "lab start --help",
    "state recover --help",
    "schema --help"
  })
  void helpIsThere(String line) {
    assertThat(run(Map.of(), line.split(" ", -1)).expect(0).out()).contains("Usage: proxmoxctl");
  }

  private Answer run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    String[] line = arguments;
    if (arguments.length > 1 && arguments[1].equals("recover")) {
      line = new String[] {"state", "recover", arguments[2], "-C", folder.toString()};
      line = arguments[2].startsWith("-") ? arguments : line;
    }
    int code =
        Main.run(outWriter, errWriter, new Session(environment, outWriter, errWriter, false), line);
    return new Answer(String.join(" ", arguments), code, out.toString(), err.toString());
  }
}
