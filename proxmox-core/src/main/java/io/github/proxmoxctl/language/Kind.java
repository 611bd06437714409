package io.github.proxmoxctl.language;

import io.github.proxmoxctl.language.decode.BackupPolicyDecoder;
import io.github.proxmoxctl.language.decode.ClusterDecoder;
import io.github.proxmoxctl.language.decode.DatastoreDecoder;
import io.github.proxmoxctl.language.decode.Decoder;
import io.github.proxmoxctl.language.decode.ExternalHostDecoder;
import io.github.proxmoxctl.language.decode.ImageDecoder;
import io.github.proxmoxctl.language.decode.MonitoringDecoder;
import io.github.proxmoxctl.language.decode.NetworkDecoder;
import io.github.proxmoxctl.language.decode.PipelineDecoder;
import io.github.proxmoxctl.language.decode.RoleDecoder;
import io.github.proxmoxctl.language.decode.SecurityGroupDecoder;
import io.github.proxmoxctl.language.decode.ServerDecoder;
import io.github.proxmoxctl.language.decode.SizeDecoder;
import io.github.proxmoxctl.language.decode.StackDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of the language, each with its schema ({@code schema/v1/<kind>.schema.json}), its place
 * in the repo and its decoder. A new kind is a line here, that schema, a decoder and a record in
 * {@code model}. They are decoded in this order: later ones look up earlier ones.
 */
enum Kind {
  PIPELINE("Pipeline", Home.ROOT_FILE, new PipelineDecoder()),
  CLUSTER("Cluster", Home.CATALOG, new ClusterDecoder()),
  NETWORK("Network", Home.CATALOG, new NetworkDecoder()),
  IMAGE("Image", Home.CATALOG, new ImageDecoder()),
  SIZE("Size", Home.CATALOG, new SizeDecoder()),
  ROLE("Role", Home.CATALOG, new RoleDecoder()),
  MONITORING("Monitoring", Home.CATALOG, new MonitoringDecoder()),
  DATASTORE("Datastore", Home.CATALOG, new DatastoreDecoder()),
  SECURITY_GROUP("SecurityGroup", Home.CATALOG, new SecurityGroupDecoder()),
  BACKUP_POLICY("BackupPolicy", Home.CATALOG, new BackupPolicyDecoder()),
  STACK("Stack", Home.STACK_FILE, new StackDecoder()),
  SERVER("Server", Home.SERVERS, new ServerDecoder()),
  EXTERNAL_HOST("ExternalHost", Home.SERVERS, new ExternalHostDecoder());

  /** Words that the language keeps for later. */
  static final List<String> NOT_YET = List.of("Container", "ServerTemplate");

  private final String word;
  private final Home home;

  @SuppressWarnings("ImmutableEnumChecker") // decoders keep nothing
  private final Decoder decoder;

  Kind(String word, Home home, Decoder decoder) {
    this.word = word;
    this.home = home;
    this.decoder = decoder;
  }

  /** The kind that a document's {@code kind:} names. */
  static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Kind::word).toList();
  }

  String word() {
    return word;
  }

  /** The file name of its schema without the ending. */
  String schema() {
    return word.toLowerCase(Locale.ROOT);
  }

  Home home() {
    return home;
  }

  Decoder decoder() {
    return decoder;
  }
}
