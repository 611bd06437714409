package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JunitXmlTest {

  @Test
  void aTestCaseForEachFile() {
    assertThat(
            JunitXml.of(
                List.of(TestProblems.WARNING, TestProblems.SUGGESTED), TestProblems.SOURCES))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="proxmoxctl validate" tests="3" failures="1" errors="0">
              <testsuite name="proxmoxctl validate" tests="3" failures="1" errors="0">
                <testcase classname="proxmoxctl.validate" name="catalog/networks.yaml"/>
                <testcase classname="proxmoxctl.validate" name="proxmox.yaml">
                  <system-out>
            warning[ssh.noKey]: no key
              --&gt; proxmox.yaml:9:3
            </system-out>
                </testcase>
                <testcase classname="proxmoxctl.validate" name="servers/shop/ä b#1.yaml">
                  <failure type="reference.unknown" message="there is no network &quot;ap&quot;">
            error[reference.unknown]: there is no network &quot;ap&quot;
              --&gt; servers/shop/ä b#1.yaml:2:16
               |
             2 | # \uD83D\uDE80\uD83D\uDE80 {network: ap} 日本
               |                  ^^ did you mean &quot;app&quot;? (catalog/networks.yaml:1)
            </failure>
                </testcase>
              </testsuite>
            </testsuites>
            """);
  }

  @Test
  void theSchemaOfJenkinsAcceptsIt() {
    String report = JunitXml.of(TestProblems.ALL, TestProblems.SOURCES);

    assertThat(PublishedSchemas.violationsOfJunit(report)).isEmpty();
    assertThat(PublishedSchemas.violationsOfJunit(JunitXml.of(List.of(), TestProblems.SOURCES)))
        .isEmpty();
    assertThat(PublishedSchemas.violationsOfJunit(report.replace("<failure", "<bad"))).isNotEmpty();
    assertThat(PublishedSchemas.violationsOfJunit(report.replace(" tests=", " test=")))
        .isNotEmpty();
  }

  @Test
  void countsFilesWithErrorsAndNamesWhatIsInNoFileToo() {
    String report = JunitXml.of(TestProblems.ALL, TestProblems.SOURCES);

    assertThat(report)
        .contains("tests=\"5\" failures=\"3\" errors=\"0\"")
        .contains("name=\"(the whole repo)\"", "name=\"servers/shop/web.yml\"");
  }

  @Test
  void oneFailureTellsAllErrorsOfAFile() {
    String report =
        JunitXml.of(List.of(TestProblems.MARKUP, TestProblems.MARKUP), TestProblems.SOURCES);

    assertThat(report).containsOnlyOnce("<failure").contains(" (and 1 more)\"");
  }
}
