package io.github.proxmoxctl.lab.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.proxmoxctl.lab.api.RequestPattern;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong in a lab because somebody asked for it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = Fault.Drop.class, name = "drop"),
  @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
  @JsonSubTypes.Type(value = Fault.FailTask.class, name = "fail-task"),
  @JsonSubTypes.Type(value = Fault.NoQuorum.class, name = "no-quorum"),
  @JsonSubTypes.Type(value = Fault.Full.class, name = "full"),
  @JsonSubTypes.Type(value = Fault.TakeId.class, name = "take-id")
})
public sealed interface Fault {

  /** Which of the matching events it strikes. */
  When when();

  /**
   * Requests are answered with an error and not carried out: 595 and 596 are pveproxy's own when it
   * does not reach the node.
   *
   * @param status of HTTP
   */
  record Answer(RequestPattern requests, When when, int status, String message) implements Fault {
    /** Refuses what is no error. */
    public Answer {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("a status of an error is 400 to 599, not " + status);
      }
    }

    /** An answer in the words that Proxmox VE has for a status. */
    public static Answer of(RequestPattern requests, When when, int status) {
      return new Answer(requests, when, status, words(status));
    }

    private static String words(int status) {
      return switch (status) {
        case 401 -> "authentication failure";
        case 403 -> "Permission check failed (/, VM.Audit)";
        case 595 -> "No route to host";
        case 596 -> "Connection timed out";
        case 599 -> "Too many redirections";
        default -> "got no worker upid - start worker failed";
      };
    }

    @Override
    public String toString() {
      return requests + " is answered " + status + " \"" + message + "\"";
    }
  }

  /**
   * The connection breaks off without an answer.
   *
   * @param isDone whether the request is carried out all the same
   */
  record Drop(RequestPattern requests, When when, boolean isDone) implements Fault {
    @Override
    public String toString() {
      return requests + (isDone ? " is carried out and not answered" : " is cut off");
    }
  }

  /**
   * The answer comes late.
   *
   * @param milliseconds by so much
   */
  record Delay(RequestPattern requests, When when, long milliseconds) implements Fault {
    /** Refuses a delay that is none. */
    public Delay {
      if (milliseconds <= 0) {
        throw new IllegalArgumentException("a delay is longer than nothing");
      }
    }

    @Override
    public String toString() {
      return requests + " takes " + milliseconds + " ms longer";
    }
  }

  /**
   * Tasks fail instead of doing anything.
   *
   * @param type Proxmox's, such as {@code qmclone}
   * @param guest the guest that the task is about, or makes; null for any
   */
  record FailTask(String type, @Nullable Integer guest, When when, String message)
      implements Fault {
    @Override
    public String toString() {
      return type + (guest == null ? "" : " of VM " + guest) + " fails with \"" + message + "\"";
    }
  }

  /** The cluster has lost its quorum: it can be read, and nothing in it can be changed. */
  record NoQuorum(When when) implements Fault {
    @Override
    public String toString() {
      return "the cluster has no quorum: it can only be read";
    }
  }

  /** A storage has no room for another disk; {@code when} counts the disks that are made there. */
  record Full(String storage, When when) implements Fault {
    @Override
    public String toString() {
      return "storage " + storage + " is full";
    }
  }

  /**
   * Somebody else takes the id of a guest just before it is made.
   *
   * @param guest null for any
   */
  record TakeId(@Nullable Integer guest, When when) implements Fault {
    @Override
    public String toString() {
      return "somebody takes " + (guest == null ? "the id of a new VM" : "VM id " + guest);
    }
  }
}
