package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Storages;
import java.util.List;
import java.util.Map;

/**
 * What one root module of servers is made from.
 *
 * @param members its servers, as declared and as allocated; may be empty
 * @param storages what the names of datastores stand for
 * @param moves former name by new name, of members
 * @param adoptions {@code node/vmid} by name, of members that exist but that the state lacks
 * @param firewalls what its servers let in and out
 * @param ruleAdoptions {@code vm/node/vmid} by name, of members that exist and whose firewall rules
 *     the state lacks
 */
public record RootInputs(
    List<Member> members,
    Map<String, Image> images,
    Map<String, Network> networks,
    Storages storages,
    Map<String, String> moves,
    Map<String, String> adoptions,
    ServerFirewalls firewalls,
    Map<String, String> ruleAdoptions) {

  public RootInputs {
    members = List.copyOf(members);
    images = Map.copyOf(images);
    networks = Map.copyOf(networks);
    moves = Map.copyOf(moves);
    adoptions = Map.copyOf(adoptions);
    ruleAdoptions = Map.copyOf(ruleAdoptions);
  }

  /** A server as declared and what it was given. */
  public record Member(Server server, AppliedServer given) {}
}
