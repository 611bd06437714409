package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Leaves only those keys unquoted that every YAML reader takes for text; a server may be called
 * {@code 1e3} or {@code no}.
 */
final class QuotedNames extends StringQuotingChecker.Default {

  private static final long serialVersionUID = 1L;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

  @Override
  public boolean needToQuoteName(String name) {
    return !PLAIN.matcher(name).matches() || super.needToQuoteName(name);
  }
}
