package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedState;
import java.util.Optional;

/**
 * The ledger at one commit.
 *
 * @param commit 40 hexadecimal digits, empty before the first record
 */
public record LedgerSnapshot(AppliedState state, Optional<String> commit) {}
